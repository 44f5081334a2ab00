// A desk of its own for each test: a store with texts, the server, and a browser that looks at it.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const ISNAD = process.env.ISNAD ?? new URL("../../target/debug/isnad", import.meta.url).pathname;
const BROWSERS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"];
export const SHOTS = process.env.ISNAD_SHOTS;

/** Starts a browser, which the test closes. */
export const browse = () =>
  chromium.launch({
    executablePath: BROWSERS.find((path) => path && existsSync(path)),
    // Chromium has no sandbox of its own under root, as in a container.
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });

/** A desk over a store with these texts. */
export class Desk {
  constructor(texts) {
    this.folder = mkdtempSync(join(tmpdir(), "isnad-desk-"));
    this.store = join(this.folder, "desk.db");
    const file = join(this.folder, "texts.jsonl");
    writeFileSync(file, texts.map((text) => JSON.stringify(text)).join("\n"));
    this.run("ingest", "--store", this.store, file);
  }

  run(...words) {
    return execFileSync(ISNAD, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  }

  /** Starts the server; gives the address that lets in once. */
  async start(user = "salma") {
    const environment = { ...process.env, USER: user };
    this.server = spawn(ISNAD, ["review", "--store", this.store], { env: environment });
    const lines = createInterface({ input: this.server.stdout });
    for await (const line of lines) {
      this.base = new URL(line).origin;
      return line;
    }
    throw new Error("the server did not start");
  }

  async stop() {
    const ended = new Promise((resolve) => this.server.once("exit", resolve));
    this.server.kill();
    await ended;
  }

  async remove() {
    if (this.server?.exitCode === null) await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Whatever a page must never do is kept here. */
export function watch(page) {
  const faults = [];
  const origin = () => new URL(page.url()).origin;
  page.on("dialog", (dialog) => { faults.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (page.url().startsWith("http") && url.origin !== origin()) faults.push(`request to ${url}`);
  });
  return faults;
}

/** A page of somebody who came in by an address. */
export async function enter(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(address);
  return page;
}

/** A page of somebody who knows their password. */
export async function logIn(browser, desk, name, password) {
  const page = await enter(browser, `${desk.base}/login`);
  await page.fill("[name=name]", name);
  await page.fill("[name=password]", password);
  await Promise.all([page.waitForURL(/\/reading/), page.click("button")]);
  return page;
}

/** Presses keys that lead to another page, one after the other. */
export async function press(page, ...keys) {
  for (const key of keys) {
    await Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);
  }
}

/** Takes up one more claim in the reading in view. */
export async function openAnother(page, label) {
  const folded = page.locator("details", { has: page.locator("form[action='/claim']") }).last();
  await folded.locator("summary").click();
  await folded.locator("[name=label]").fill(label);
  await Promise.all([page.waitForNavigation(), folded.locator("button").click()]);
}

/** The words of a painted span, from the page's own highlights. */
export const painted = (page, role) =>
  page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map(String), role);

export async function shot(page, name) {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

/** Articles with one attribution each, of events months apart: no two are one story. */
export const articles = (count) =>
  Array.from({ length: count }, (_, at) => ({
    id: `article-${at}`,
    outlet: "صحيفة الميناء",
    title: `خبر رقم ${at}`,
    published: new Date(Date.UTC(2015, 6, 3 + 90 * at, 10, 5)).toISOString(),
    text: `افتتحت المدينة ميناءها الجديد.\nوقال المهندس سامر الكيلاني لصحيفة البيرق إن الجسر رقم ${at} سيُغلق ثلاثة أيام.\nوتستمر الأعمال.`,
  }));
