// No serious finding of axe on any page, in light and dark, in both languages.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { Desk, articles, browse, enter, openAnother, press, shot } from "./desk.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ROUTES = readFileSync(new URL("../../crates/isnad-web/src/routes.rs", import.meta.url), "utf8");

/** Looked at besides the pages that are routed, since they show more. */
const MORE = ["/reading?status=all", "/claims?second=1", "/claims?status=published", "/audit?verify=1", "/nothing"];
/** What answers with no page: files, and ways to another page. */
const NO_PAGES = ["/", "/enter", "/favicon.ico", "/assets/{name}", "/language/{code}", "/reading/export", "/claims/export", "/claims/{id}/export", "/attachments/{hash}"];

/** Every address that shows a page, from the routes themselves. */
function pages(claim) {
  const routes = [...ROUTES.matchAll(/\.route\(\s*"([^"]+)",\s*([^]*?)(?=\n {8}\.(?:route|nest))/g)];
  const shown = routes.filter(([, path, how]) => /\bget\(/.test(how) && !NO_PAGES.includes(path));
  assert.ok(shown.length >= 12, `${shown.length} pages are routed`);
  const filled = shown.map(([, path]) => path.replace(/^\/claims\/\{id\}/, claim).replace("{id}", "1"));
  return [...filled, ...MORE];
}

let browser;
before(async () => { browser = await browse(); });
after(() => browser.close());

/** What axe finds on a page that is serious. */
async function findings(page, what) {
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(() => axe.run());
  assert.ok(passes.length > 5, `axe looked at ${what}`);
  const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
  return serious.map(({ id, nodes }) => `${what}: ${id} ${nodes[0].html}`);
}

test("nothing on a page is written beside its files: no script, no style, no handler", () => {
  const folder = new URL("../../crates/isnad-web/templates/", import.meta.url);
  for (const name of readdirSync(folder)) {
    const template = readFileSync(new URL(name, folder), "utf8");
    assert.doesNotMatch(template, /<style|<script(?! src=)|\sstyle=|\son[a-z]+=|javascript:/, name);
  }
});

test("no page has a serious finding", async () => {
  const desk = new Desk(articles(3));
  try {
    const page = await enter(browser, await desk.start());
    await press(page, "KeyT");
    await page.fill("[data-act=explanation]", "تعليل");
    await page.keyboard.press("Escape");
    await press(page, "Digit1");
    await page.keyboard.press("BracketRight");
    await page.keyboard.type("بيان الأمانة");
    await press(page, "Control+Enter", "KeyH", "Shift+KeyK");
    const claim = await page.locator(".claim .refs a").first().getAttribute("href");
    await openAnother(page, "دعوى أخرى");
    const found = [];
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const language of ["ar", "en"]) {
        await page.goto(`${desk.base}/language/${language}`);
        for (const path of pages(claim)) {
          await page.goto(desk.base + path);
          // What is folded up is looked at too.
          await page.evaluate(() => document.querySelectorAll("details").forEach((it) => { it.open = true; }));
          found.push(...(await findings(page, `${path} ${language} ${colorScheme}`)));
          if (language === "ar" && colorScheme === "dark") await shot(page, `dark${path.replace(/\W/g, "-")}`);
        }
      }
    }
    // The one page that answers a form: what came of taking a file in.
    await page.goto(`${desk.base}/claims`);
    await page.evaluate(() => document.querySelectorAll("details").forEach((it) => { it.open = true; }));
    const file = { name: "a.jsonl", mimeType: "text/plain", buffer: Buffer.from("nonsense") };
    await page.locator("[action='/import'] [type=file]").setInputFiles(file);
    await Promise.all([page.waitForNavigation(), page.locator("[action='/import'] button").click()]);
    found.push(...(await findings(page, "/import")));
    assert.deepEqual(found, []);
    await page.setViewportSize({ width: 420, height: 800 });
    for (const path of pages(claim)) {
      await page.goto(desk.base + path);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${path} scrolls sideways by ${wide} in a narrow window`);
    }
    await page.goto(`${desk.base}/reading`);
    await shot(page, "narrow");
  } finally {
    await desk.remove();
  }
});
