// Checks every picture (*.svg) and page (*.html) below a folder; prints the faults of each.
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { launch, openTab } from "./browser.mjs";
import { pageFaults } from "./page.mjs";
import { pictureFaults } from "./picture.mjs";
import { PAGE, PICTURE, SPOILT_PAGES, SPOILT_PICTURES } from "./spoilt.mjs";

/** The number of files that are checked at a time. */
const AT_ONCE = 2;

const folder = path.resolve(process.argv[2]);
const browser = await launch();
let passed = 0;
let failed = 0;

const faultsOf = (tab, file) =>
  file.endsWith(".svg") ? pictureFaults(tab, file) : pageFaults(tab, file);

/** Does the work on each item, some at a time, each in a tab. */
async function each(items, work) {
  const rest = [...items];
  const next = async () => {
    const tab = await openTab(browser, folder);
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item, tab);
    await tab.page.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

function report(name, faults) {
  if (faults.length === 0) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`${name}: ${faults.length} faults`);
  for (const fault of faults.slice(0, 8)) console.log(`  ${fault}`);
}

const entries = await readdir(folder, { recursive: true });
const made = entries.filter((name) => /\.(svg|html)$/.test(name) && !name.includes(".svg."));
await each(made.sort(), async (name, tab) => {
  report(name, await faultsOf(tab, path.join(folder, name)));
});

// The checks must accept a file without fault, and find the fault of each spoilt one.
const spoilt = path.join(folder, "spoilt");
await mkdir(spoilt, { recursive: true });
const files = [
  ...[["", PICTURE], ...SPOILT_PICTURES].map((entry) => [...entry, "svg"]),
  ...[["", PAGE], ...SPOILT_PAGES].map((entry) => [...entry, "html"]),
];
let found = 0;
await each(files.entries(), async ([number, [wanted, text, ending]], tab) => {
  const file = path.join(spoilt, `${number}.${ending}`);
  await writeFile(file, text);
  const faults = await faultsOf(tab, file);
  if (wanted === "") report(`the ${ending} without fault`, faults);
  else if (faults.some((fault) => fault.includes(wanted))) found += 1;
  else report(`spoilt ${number}.${ending}`, [`not found: ${wanted}`, ...faults]);
});
await rm(spoilt, { recursive: true });
await browser.close();
console.log(`browser: ${passed} passed, ${failed} failed (${found} spoilt files refused)`);
process.exitCode = failed === 0 ? 0 : 1;
