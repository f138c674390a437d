// Photographs every picture (*.svg) and page (*.html) of a folder, for people to look at.
import { execFile } from "node:child_process";
import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const folder = path.resolve(process.argv[2]);
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
const devtools = await page.context().newCDPSession(page);

/** Writes what the window shows, down to the end of the page. */
const photograph = (name) => page.screenshot({ path: path.join(folder, name), fullPage: true });

/** Writes the page as one with the most common colour-blindness sees it. */
async function asColourBlind(name) {
  await devtools.send("Emulation.setEmulatedVisionDeficiency", { type: "deuteranopia" });
  await photograph(name);
  await devtools.send("Emulation.setEmulatedVisionDeficiency", { type: "none" });
}

async function photographPicture(name) {
  const svg = await readFile(path.join(folder, `${name}.svg`), "utf8");
  await page.setContent(`<body style="margin: 0">${svg.replace(/^<\?xml[^>]*\?>/, "")}`);
  await photograph(`${name}.png`);
  await asColourBlind(`${name}.deuteranopia.png`);
}

async function photographPage(name) {
  const file = path.join(folder, `${name}.html`);
  await page.goto(pathToFileURL(file).href);
  await photograph(`${name}.png`);
  await asColourBlind(`${name}.deuteranopia.png`);
  await page.emulateMedia({ colorScheme: "dark" });
  await photograph(`${name}.dark.png`);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 360, height: 740 });
  await photograph(`${name}.phone.png`);
  await page.setViewportSize({ width: 1280, height: 800 });
  const pdf = path.join(folder, `${name}.pdf`);
  await writeFile(pdf, await page.pdf({ format: "A4", preferCSSPageSize: true }));
  const paper = path.join(folder, `${name}.paper`);
  await promisify(execFile)("pdftoppm", ["-png", "-r", "70", pdf, paper]);
}

for (const entry of (await readdir(folder)).sort()) {
  const { name, ext } = path.parse(entry);
  if (ext === ".svg") await photographPicture(name);
  if (ext === ".html") await photographPage(name);
}
await browser.close();
