// Opens files in Chromium and records everything that a harmless file never does.
import { writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

/**
 * Starts the Chromium of the system: playwright-core downloads none. It sees the fonts in the
 * folder `TIES_FONT` as if they were installed.
 */
export async function launch() {
  const fonts = fileURLToPath(new URL("fonts.conf", import.meta.url));
  await writeFile(
    fonts,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>` +
      `<include>/etc/fonts/fonts.conf</include><dir>${process.env.TIES_FONT}</dir></fontconfig>`,
  );
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox"],
    env: { ...process.env, FONTCONFIG_FILE: fonts },
  });
}

/** A tab of the browser that watches the files it opens, all of them below `folder`. */
export async function openTab(browser, folder) {
  const page = await browser.newPage();
  const inside = pathToFileURL(folder + "/").href;
  let events = [];
  const record = (event) => events.push(event.slice(0, 500));
  page.on("console", (message) => record(`message: ${message.text()}`));
  page.on("pageerror", (error) => record(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    record(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("popup", () => record("opens a window"));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(inside) && !url.startsWith("data:")) record(`request: ${url}`);
  });
  page.on("requestfailed", (request) => record(`failed request: ${request.url()}`));
  /** Opens a file, has `look` look at the page, and returns what the page did meanwhile. */
  const visit = async (file, look) => {
    events = [];
    try {
      await page.goto(pathToFileURL(file).href);
      await look(page);
    } catch (error) {
      record(`cannot be opened: ${error.message}`);
    }
    return events;
  };
  return { page, visit };
}
