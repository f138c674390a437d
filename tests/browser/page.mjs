// Checks of one page: its HTML, its policy, its links, its reading by machines, and its print.
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { HtmlValidate } from "html-validate";
import { drawingFaults } from "./picture.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  // Spaces at the end of a line are the generator's business.
  rules: { "no-trailing-whitespace": "off" },
});

/** A4 without margins of 15 mm, in CSS pixels: what a line may take in print. */
const PRINT_WIDTH = Math.floor(((210 - 2 * 15) / 25.4) * 96);

/** What is wrong with the elements of a page; runs in the page. */
function documentFaults() {
  const faults = [];
  const policy = document.querySelector("meta[http-equiv=Content-Security-Policy]");
  if (!policy?.content.includes("default-src 'none'")) faults.push("no policy that forbids all");
  if (/unsafe/.test(policy?.content)) faults.push(`unsafe policy: ${policy.content}`);
  const ids = new Map();
  for (const element of document.querySelectorAll("*")) {
    if (/^(script|iframe|object|embed|form|base|link|img)$/i.test(element.localName)) {
      faults.push(`element not allowed: ${element.localName}`);
    }
    for (const { name, value } of element.attributes) {
      if (/^(on|style$|srcdoc$)/i.test(name)) faults.push(`attribute not allowed: ${name}`);
      if (/href$/.test(name) && !/^(https?:\/\/|#)/.test(value)) {
        faults.push(`link not allowed: ${value.slice(0, 80)}`);
      }
    }
    if (element.id) {
      if (ids.has(element.id)) faults.push(`id twice: ${element.id}`);
      ids.set(element.id, element);
    }
  }
  for (const link of document.querySelectorAll("a[href^='#']")) {
    const target = ids.get(decodeURIComponent(link.getAttribute("href").slice(1)));
    const number = /^\[?\d+\]?$/.test(link.textContent.trim());
    if (!target) {
      faults.push(`link leads nowhere: ${link.getAttribute("href")}`);
    } else if (number && !target.textContent.includes(link.textContent.replace(/[^\d]/g, ""))) {
      faults.push(`the citation ${link.textContent} leads to another entry`);
    }
  }
  const body = document.body.innerText;
  for (const letter of ["\u202e", "\u202d"]) {
    if (body.includes(letter)) faults.push("overrides the direction of a text");
  }
  return faults;
}

/** What is wider than the window, and what is hidden at an edge; runs in the page. */
function widthFaults(boxesScroll) {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
      .map((element) => `${element.localName}.${element.className?.baseVal ?? element.className}`);
    faults.push(`${root.scrollWidth} wide: ${wide.slice(0, 3).join(", ")}`);
  }
  for (const element of boxesScroll ? [] : document.body.querySelectorAll("*")) {
    const hides = getComputedStyle(element).overflowX !== "visible";
    if (hides && element.localName !== "svg" && element.scrollWidth > element.clientWidth + 1) {
      faults.push(`clipped: ${element.localName}.${element.className}`);
    }
  }
  return faults;
}

/** Which colours do not suit white paper; runs in the page. */
function inkFaults() {
  const light = (colour) => {
    const [red, green, blue, alpha] = colour.match(/[\d.]+/g).map(Number);
    return alpha === 0 ? 1 : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  };
  const faults = [];
  for (const element of [document.documentElement, document.body]) {
    if (light(getComputedStyle(element).backgroundColor) < 0.9) faults.push("prints on dark");
  }
  for (const text of document.querySelectorAll("h1,h2,p,td,svg text")) {
    const { color, fill } = getComputedStyle(text);
    if (light(text.localName === "text" ? fill : color) > 0.6) {
      faults.push(`prints pale: ${text.localName} ${text.textContent.trim().slice(0, 30)}`);
    }
  }
  return faults.slice(0, 3);
}

/** Prints the page to a PDF; returns which headings its text lacks. */
async function printFaults(page, file) {
  const pdf = `${file}.pdf`;
  await writeFile(pdf, await page.pdf({ format: "A4", preferCSSPageSize: true }));
  const headings = await page.evaluate(() =>
    [...document.querySelectorAll("h1,h2,h3")].map((heading) => heading.textContent),
  );
  const { stdout } = await promisify(execFile)("pdftotext", [pdf, "-"], { maxBuffer: 1e9 });
  // Line breaks fall anywhere; isolates and marks are not always in the text of a PDF.
  const letters = (text) => text.normalize("NFKD").replace(/[^a-zA-Z0-9]/g, "");
  const printed = letters(stdout);
  return headings
    .filter((heading) => !printed.includes(letters(heading)))
    .map((heading) => `not printed: ${heading.slice(0, 80)}`);
}

/** Everything that is wrong with a page. */
export async function pageFaults(tab, file) {
  const faults = [];
  const report = await validator.validateString(await readFile(file, "utf8"), file);
  for (const message of report.results.flatMap((result) => result.messages)) {
    faults.push(`html: line ${message.line}: ${message.message} (${message.ruleId})`);
  }
  await tab.page.emulateMedia({ media: "screen" });
  await tab.page.setViewportSize({ width: 1280, height: 800 });
  const events = await tab.visit(file, async (page) => {
    faults.push(...(await page.evaluate(documentFaults)));
    faults.push(...(await page.evaluate(drawingFaults, 1)));
    await page.evaluate(axe);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const run = (rules) => window.axe.run({ runOnly: rules });
      const { violations } = await page.evaluate(run, RULES);
      for (const { id, help, nodes } of violations) {
        faults.push(`axe, ${colorScheme}: ${help} (${id}): ${nodes[0].html.slice(0, 200)}`);
      }
    }
    await page.setViewportSize({ width: 360, height: 740 });
    const onPhone = await page.evaluate(widthFaults, true);
    // The reader's dark scheme must not reach paper.
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.setViewportSize({ width: PRINT_WIDTH, height: 1000 });
    const onPaper = await page.evaluate(widthFaults, false);
    faults.push(...onPhone.map((fault) => `phone: ${fault}`));
    faults.push(...onPaper.map((fault) => `paper: ${fault}`));
    faults.push(...(await page.evaluate(inkFaults)));
    faults.push(...(await printFaults(page, file)));
  });
  return [...faults, ...events];
}
