// Whether a claim is right: from the queue to publication, and between two reviewers.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Desk, articles, browse, enter, logIn, press, shot, watch } from "./desk.mjs";

let browser;
before(async () => { browser = await browse(); });
after(() => browser.close());

const state = (page) => page.locator(".claim h2 small", { hasText: "·" }).first().textContent();

/** Takes up, decides, proves, settles and publishes the claim in view, by keys alone. */
async function check(page, at) {
  await press(page, "KeyT");
  await page.keyboard.press("KeyA");
  await page.keyboard.type(`تحققنا من الأمر ${at}`);
  await page.keyboard.press("Escape");
  await press(page, "Digit1");
  await page.keyboard.press("BracketRight");
  await page.keyboard.type("بيان الأمانة");
  await press(page, "Control+Enter");
  await press(page, "KeyH", "Shift+KeyK");
}

test("thirty claims in a row, from the queue to published, with the keyboard alone", async () => {
  const desk = new Desk(articles(30));
  try {
    const page = await enter(browser, await desk.start());
    const faults = watch(page);
    for (let at = 0; at < 30; at += 1) {
      await check(page, at);
      assert.match(await state(page), /منشورة/);
      if (at === 0) await shot(page, "published");
      await press(page, "KeyR");
    }
    await page.goto(`${desk.base}/claims?status=published`);
    assert.equal(await page.locator(".queue li").count(), 30);
    await shot(page, "claims");
    assert.deepEqual(faults, []);
  } finally {
    await desk.remove();
  }
});

test("nothing is published without evidence, or on unnamed evidence, but with a reason", async () => {
  const desk = new Desk(articles(1));
  try {
    const page = await enter(browser, await desk.start());
    await press(page, "KeyT");
    await page.fill("[data-act=explanation]", "تعليل");
    await page.keyboard.press("Escape");
    await press(page, "Digit2", "KeyH");
    assert.ok(await page.locator(".blocked").isVisible());
    await press(page, "Shift+KeyK");
    assert.match(await page.locator("h1").textContent(), /لا تسمح قواعد/);
    await page.goBack();
    await page.reload();
    await page.fill(".blocked + label input", "نشر عاجل بقرار رئيس التحرير");
    await page.keyboard.press("Escape");
    await press(page, "Shift+KeyK");
    assert.match(await state(page), /منشورة/);
    assert.match(await page.locator(".claim").textContent(), /نشر عاجل/);
  } finally {
    await desk.remove();
  }
});

test("two reviewers who don't see each other, and one who adjudicates", async () => {
  const desk = new Desk(articles(1));
  try {
    const admin = await enter(browser, await desk.start());
    for (const [name, role] of [["huda", "reviewer"], ["karim", "reviewer"], ["rana", "editor"]]) {
      await admin.goto(`${desk.base}/users`);
      const form = admin.locator("form.narrow");
      await form.locator("[name=name]").fill(name);
      await form.locator("[name=role]").selectOption(role);
      await form.locator("[name=password]").fill(`${name} has a long password`);
      await Promise.all([admin.waitForNavigation(), form.locator("button").click()]);
    }
    const people = {};
    for (const name of ["huda", "karim", "rana"]) {
      people[name] = await logIn(browser, desk, name, `${name} has a long password`);
    }
    const { huda, karim, rana } = people;
    await press(huda, "KeyT");
    await huda.fill("[data-act=explanation]", "سر هدى");
    await huda.keyboard.press("Escape");
    await press(huda, "Digit1", "KeyE");

    await karim.goto(`${desk.base}/claims?second=1`);
    const seen = await karim.locator("body").innerText();
    assert.ok(!seen.includes("سر هدى"), "the first decision is hidden");
    assert.match(seen, /القرار الأول مستور/);
    await shot(karim, "second");
    await karim.fill("[data-act=explanation]", "رأي كريم");
    await karim.keyboard.press("Escape");
    await press(karim, "Digit5");

    await rana.goto(`${desk.base}/claims?status=adjudication`);
    const both = await rana.locator(".claim").innerText();
    assert.ok(both.includes("سر هدى") && both.includes("رأي كريم"));
    await shot(rana, "adjudication");
    await rana.locator("input[value=neither]").check();
    await rana.fill("[data-act=explanation]", "كلاهما أخطأ");
    await rana.keyboard.press("Escape");
    await press(rana, "Digit3");
    assert.match(await state(rana), /محسومة/);
    await rana.goto(`${desk.base}/agreement`);
    assert.match(await rana.locator(".figures").innerText(), /0%/);
    await shot(rana, "agreement");
    await rana.goto(`${desk.base}/audit?verify=1`);
    assert.match(await rana.locator("main").innerText(), /السجل سليم/);
    await shot(rana, "audit");
  } finally {
    await desk.remove();
  }
});
