// Checks of one picture: the SVG as strict XML, and its drawing in Chromium.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { SaxesParser } from "saxes";

const SVG = "http://www.w3.org/2000/svg";

/** The elements that a picture may have: none of them runs, loads or styles anything. */
const ELEMENTS = new Set(
  ("svg title desc defs g a path line polyline polygon rect circle ellipse text tspan marker " +
    "pattern clipPath linearGradient stop use").split(" "),
);

/** What is wrong with the text of an SVG, read by a strict XML parser. */
export function staticFaults(svg) {
  const faults = new Set();
  const ids = new Set();
  const fragments = new Set();
  const texts = { title: "", desc: "" };
  const open = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => faults.add(`not well-formed: ${error.message}`));
  parser.on("doctype", () => faults.add("has a document type"));
  parser.on("processinginstruction", () => faults.add("has a processing instruction"));
  parser.on("opentag", (tag) => {
    if (tag.uri !== SVG || !ELEMENTS.has(tag.local)) {
      faults.add(`element not allowed: ${tag.name}`);
    }
    open.push(tag.local);
    for (const { name, local, value } of Object.values(tag.attributes)) {
      if (local === "style" || local === "src" || /^on/i.test(local)) {
        faults.add(`attribute not allowed: ${name}`);
      } else if (local === "id") {
        if (ids.has(value)) faults.add(`id twice: ${value}`);
        ids.add(value);
      } else if (local === "href" && value.startsWith("#")) {
        fragments.add(value.slice(1));
      } else if (local === "href" && !/^https?:\/\//.test(value)) {
        faults.add(`link not allowed: ${value.slice(0, 80)}`);
      }
      const used = /url\((.*?)\)/.exec(value);
      if (used && !used[1].startsWith("#")) faults.add(`address not allowed: ${used[1]}`);
      if (used) fragments.add(used[1].slice(1));
    }
  });
  parser.on("closetag", () => open.pop());
  parser.on("text", (text) => {
    const parent = open.at(-1);
    if (open.length === 2 && parent in texts) texts[parent] += text;
    if (leaksDirection(text)) faults.add(`direction not isolated: ${text.slice(0, 80)}`);
  });
  try {
    parser.write(svg).close();
  } catch (error) {
    faults.add(`not well-formed: ${error.message}`);
  }
  for (const id of fragments) if (!ids.has(id)) faults.add(`no element has the id: ${id}`);
  for (const [name, text] of Object.entries(texts)) {
    if (text.trim() === "") faults.add(`no ${name}`);
  }
  return [...faults];
}

/** Whether a text overrides the direction of what is around it. */
function leaksDirection(text) {
  let isolates = 0;
  for (const letter of text) {
    if ("\u2066\u2067\u2068".includes(letter)) isolates += 1;
    if (letter === "\u2069") isolates = Math.max(isolates - 1, 0);
    if ("\u202a\u202b\u202d\u202e".includes(letter) && isolates === 0) return true;
  }
  return false;
}

/**
 * What is cut or overlaps in each `svg` of a document by more pixels than `tolerance`; runs in the
 * page.
 *
 * Texts are compared as boxes that may be turned, as high as the ink of their letters.
 */
export function drawingFaults(tolerance) {
  const faults = [];
  const number = (value) => Math.round(value * 10) / 10;
  const canvas = document.createElementNS("http://www.w3.org/1999/xhtml", "canvas");
  const pen = canvas.getContext("2d");
  const quoted = (text) => JSON.stringify(text.textContent.trim().slice(0, 40));
  for (const root of document.querySelectorAll("svg")) {
    const view = root.viewBox.baseVal;
    const toRoot = root.getScreenCTM().inverse();
    const texts = [];
    for (const shape of root.querySelectorAll("text,path,line,polyline,polygon,rect,circle")) {
      if (shape.closest("defs,marker,pattern,clipPath")) continue;
      const box = shape.getBBox();
      if (shape.localName === "text") {
        if (box.width === 0) continue;
        const { fontSize, fontFamily } = getComputedStyle(shape);
        pen.font = `${fontSize} ${fontFamily}`;
        const ink = pen.measureText(shape.textContent);
        // A second accent on a letter may touch the line above.
        const ascent = Math.min(ink.actualBoundingBoxAscent, 0.9 * parseFloat(fontSize));
        box.y = shape.getStartPositionOfChar(0).y - ascent;
        box.height = ascent + ink.actualBoundingBoxDescent;
      }
      const matrix = toRoot.multiply(shape.getScreenCTM());
      const corners = [[0, 0], [1, 0], [1, 1], [0, 1]].map(([right, down]) =>
        new DOMPoint(box.x + right * box.width, box.y + down * box.height).matrixTransform(matrix),
      );
      const xs = corners.map((corner) => corner.x - view.x);
      const ys = corners.map((corner) => corner.y - view.y);
      const beyond = Math.max(
        -Math.min(...xs), -Math.min(...ys),
        Math.max(...xs) - view.width, Math.max(...ys) - view.height,
      );
      if (beyond > tolerance) {
        faults.push(`cut by ${number(beyond)}: ${shape.localName} ${quoted(shape)}`);
      }
      if (shape.localName === "text") {
        texts.push({ shape, corners, left: Math.min(...xs), right: Math.max(...xs) });
      }
    }
    // The least overlap over the directions of the sides of both boxes.
    const overlap = (one, other) => {
      let least = Infinity;
      for (const { corners } of [one, other]) {
        for (const side of [1, 3]) {
          const x = corners[side].x - corners[0].x;
          const y = corners[side].y - corners[0].y;
          const length = Math.hypot(x, y) || 1;
          const [a, b] = [one, other].map((text) =>
            text.corners.map((corner) => (corner.x * x + corner.y * y) / length),
          );
          least = Math.min(least, Math.max(...a) - Math.min(...b), Math.max(...b) - Math.min(...a));
        }
      }
      return least;
    };
    texts.sort((one, other) => one.left - other.left);
    texts.forEach((one, place) => {
      for (const other of texts.slice(place + 1)) {
        if (other.left > one.right) break;
        const by = overlap(one, other);
        // Signs on crossing lines may touch.
        const areSigns = [one, other].every((text) => text.shape.classList.contains("sign"));
        if (by > (areSigns ? 3 : tolerance)) {
          faults.push(`overlap by ${number(by)}: ${quoted(one.shape)} and ${quoted(other.shape)}`);
        }
      }
    });
  }
  return faults;
}

/** A page that shows a picture in a way that HTML offers, and lets nothing run. */
const page = (body) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src file: 'self'">
<title>A picture</title></head><body>${body}</body></html>`;

/** Everything that is wrong with a picture: by itself, as an image, and inline in a page. */
export async function pictureFaults(tab, file) {
  const svg = await readFile(file, "utf8");
  const faults = staticFaults(svg);
  const open = async (opened, look) => {
    const events = await tab.visit(opened, look);
    faults.push(...events.map((event) => `${path.extname(opened)}: ${event}`));
  };
  await open(file, async (page) => {
    faults.push(...(await page.evaluate(drawingFaults, 1)));
    // Most readers do not have our font, and the letters of the next one are wider.
    await page.evaluate(() => document.documentElement.setAttribute("font-family", "sans-serif"));
    const inOtherFont = await page.evaluate(drawingFaults, 4);
    faults.push(...inOtherFont.map((fault) => `in another font: ${fault}`));
  });
  const asImage = `${file}.image.html`;
  await writeFile(asImage, page(`<img src="${path.basename(file)}" alt="">`));
  await open(asImage, async (page) => {
    const width = await page.evaluate(() => document.images[0].naturalWidth);
    if (width === 0) faults.push("not shown as an image");
  });
  const inline = `${file}.inline.html`;
  await writeFile(inline, page(svg.replace(/^<\?xml[^>]*\?>/, "")));
  await open(inline, async (page) => {
    const [before, after] = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
      const inline = document.querySelector("svg");
      return [parsed, inline].map((from) => from.querySelectorAll("*").length);
    }, svg);
    // The file has its root as one more element.
    if (before !== after + 1) faults.push(`inline, ${before - 1} elements become ${after}`);
  });
  return faults;
}
