// No serious finding of axe on any page, in light and dark, in both languages.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { Desk, articles, browse, enter, press, shot } from "./desk.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PAGES = ["/reading", "/reading?status=all", "/claims", "/claims?second=1", "/sources", "/agreement", "/audit?verify=1", "/users", "/keys", "/mentions", "/reading/1/like", "/login", "/nothing"];

let browser;
before(async () => { browser = await browse(); });
after(() => browser.close());

test("no page has a serious finding", async () => {
  const desk = new Desk(articles(3));
  try {
    const page = await enter(browser, await desk.start());
    await press(page, "KeyT");
    await page.fill("[data-act=explanation]", "تعليل");
    await page.keyboard.press("Escape");
    await press(page, "Digit1");
    const found = [];
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const language of ["ar", "en"]) {
        await page.goto(`${desk.base}/language/${language}`);
        for (const path of PAGES) {
          await page.goto(desk.base + path);
          await page.evaluate(AXE);
          const { violations, passes } = await page.evaluate(() => axe.run());
          assert.ok(passes.length > 5, `axe looked at ${path}`);
          for (const { id, impact, nodes } of violations) {
            if (!["serious", "critical"].includes(impact)) continue;
            found.push(`${path} ${language} ${colorScheme}: ${id} ${nodes[0].html}`);
          }
          if (language === "ar" && colorScheme === "dark") await shot(page, `dark${path.replace(/\W/g, "-")}`);
        }
      }
    }
    assert.deepEqual(found, []);
    await page.setViewportSize({ width: 420, height: 800 });
    await page.goto(`${desk.base}/reading`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `a narrow window scrolls sideways by ${wide}`);
    await shot(page, "narrow");
  } finally {
    await desk.remove();
  }
});
