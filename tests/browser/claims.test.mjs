// Whether a claim is right: from the queue to publication, and between two reviewers.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync } from "node:fs";
import { Desk, articles, browse, enter, logIn, openAnother, press, shot, watch } from "./desk.mjs";

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

test("evidence is put right before and after publication, and what it said stays", async () => {
  const desk = new Desk(articles(1));
  try {
    const page = await enter(browser, await desk.start());
    const faults = watch(page);
    const amend = async (words, name, why) => {
      const folded = page.locator(".evidence details", { has: page.locator("[value=amend-evidence]") });
      await folded.locator("summary").click();
      await folded.locator("[name=text]").fill(words);
      await folded.locator(`[name=${name}]`).fill(why);
      await Promise.all([page.waitForNavigation(), folded.locator("button").click()]);
    };
    await press(page, "KeyT");
    await page.fill("[data-act=explanation]", "تعليل");
    await page.keyboard.press("Escape");
    await press(page, "Digit1");
    await page.keyboard.press("BracketRight");
    await page.keyboard.type("البيان الأول");
    const file = { name: "بيان.txt", mimeType: "text/plain", buffer: Buffer.from("نص البيان") };
    await page.locator("[data-adds] [type=file]").setInputFiles(file);
    await press(page, "Control+Enter");
    await amend("البيان الثاني", "because", "نُقل خطأ");
    await press(page, "KeyH", "Shift+KeyK");
    await amend("البيان الثالث", "correction", "صُحح الاقتباس");
    assert.match(await state(page), /مصحّحة/);
    const panel = await page.locator(".claim").textContent();
    for (const words of ["البيان الأول", "البيان الثاني", "البيان الثالث", "نُقل خطأ", "صُحح الاقتباس"]) {
      assert.ok(panel.includes(words), words);
    }
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".evidence a[download]").click()]);
    assert.equal(readFileSync(await download.path(), "utf8"), "نص البيان");
    await shot(page, "evidence");
    assert.deepEqual(faults, []);
  } finally {
    await desk.remove();
  }
});

test("a reading carries two claims, each with a link, and a digit decides the one in view", async () => {
  const desk = new Desk(articles(1));
  try {
    const page = await enter(browser, await desk.start());
    await press(page, "KeyT");
    await openAnother(page, "الجسر غير آمن");
    const claims = page.locator(".carried a");
    assert.equal(await claims.count(), 2);
    await Promise.all([page.waitForNavigation(), claims.nth(1).click()]);
    assert.equal(await page.locator(".label").textContent(), "الجسر غير آمن");
    await page.fill("[data-act=explanation]", "رأيناه");
    await page.keyboard.press("Escape");
    await press(page, "Digit2");
    assert.equal(await page.locator(".label").textContent(), "الجسر غير آمن");
    const states = await page.locator(".carried small").allTextContents();
    assert.notEqual(states[0], states[1]);
    await shot(page, "two-claims");
  } finally {
    await desk.remove();
  }
});

test("what one desk hands out as a file another takes in on its page", async () => {
  const [one, other] = [new Desk(articles(2)), new Desk(articles(2))];
  try {
    const page = await enter(browser, await one.start());
    await check(page, 1);
    await page.goto(`${one.base}/claims`);
    await page.locator("summary", { hasText: "تصدير" }).first().click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".queue a[download]", { hasText: "JSON" }).click()]);
    const guest = await enter(browser, await other.start());
    await guest.goto(`${other.base}/claims`);
    await guest.locator("summary", { hasText: "تصدير" }).first().click();
    await guest.locator("[action='/import'] [type=file]").setInputFiles(await download.path());
    await Promise.all([guest.waitForNavigation(), guest.locator("[action='/import'] button").click()]);
    assert.match(await guest.locator("[role=status]").textContent(), /1/);
    await guest.goto(`${other.base}/claims?status=published`);
    assert.match(await guest.locator(".claim").textContent(), /بيان الأمانة/);
    await press(guest, "Control+KeyZ");
    await guest.goto(`${other.base}/claims`);
    assert.equal(await guest.locator(".queue li").count(), 0);
  } finally {
    await one.remove();
    await other.remove();
  }
});
