// Whether an attribution is read right.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Desk, articles, browse, enter, painted, press, shot, watch } from "./desk.mjs";

let browser;
before(async () => { browser = await browse(); });
after(() => browser.close());

async function desk(texts, run, options) {
  const made = new Desk(texts);
  try {
    const page = await enter(browser, await made.start(), options);
    const faults = watch(page);
    await run(page, made);
    assert.deepEqual(faults, []);
  } finally {
    await made.remove();
  }
}

const status = (page) => page.locator(".claim h2 small").first().textContent();
const waiting = async (page) => Number(await page.locator(".top nav a small").first().textContent());

test("accept, reject and undo go through the queue with the keyboard alone", async () => {
  await desk(articles(4), async (page) => {
    await shot(page, "reading");
    assert.equal(await waiting(page), 4);
    const first = await page.locator(".label, .queue a[aria-current=true] p").first().textContent();
    await press(page, "KeyR", "KeyV");
    assert.equal(await waiting(page), 2);
    await press(page, "Control+KeyZ", "Control+KeyZ");
    assert.equal(await waiting(page), 4);
    assert.equal(await page.locator(".queue a[aria-current=true] p").textContent(), first);
    await press(page, "Control+Shift+KeyZ");
    assert.equal(await waiting(page), 3);
    await press(page, "ArrowDown", "KeyJ", "KeyK");
  });
});

test("keys work under an Arabic layout", async () => {
  await desk(articles(2), async (page) => {
    await Promise.all([
      page.waitForNavigation(),
      page.evaluate(() => {
        const key = new KeyboardEvent("keydown", { key: "ق", code: "KeyR", bubbles: true });
        document.body.dispatchEvent(key);
      }),
    ]);
    assert.equal(await waiting(page), 1);
  });
});

test("a span in mid-word is painted, and moved with the keyboard to the letter", async () => {
  await desk(articles(1), async (page) => {
    assert.deepEqual(await painted(page, "via"), ["صحيفة البيرق"]);
    await page.keyboard.press("Shift+Digit4");
    const [before] = await painted(page, "content");
    for (let n = 0; n < 3; n += 1) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Control+ArrowRight");
    const [after] = await painted(page, "content");
    assert.ok(before.startsWith(after) && before.length > after.length + 3, `${before} / ${after}`);
    await shot(page, "amend-keyboard");
    await press(page, "KeyU");
    await page.goto(page.url().split("?")[0] + "?status=amended");
    assert.deepEqual(await painted(page, "content"), [after]);
    assert.match(await status(page), /معدّل/);
  });
});

test("a selection with the mouse gives exactly the code points selected", async () => {
  const text = "وقال الشيخ مُحَمَّدٌ 😀 لصحيـــفة البيرق إن العدد ٢٣ و23 راكبًا 👨‍👩‍👧 وصلوا.";
  const texts = [{ id: "a", outlet: "منبر", text }];
  await desk(texts, async (page) => {
    await page.keyboard.press("Shift+Digit1");
    const words = "مُحَمَّدٌ 😀 لصحيـــ";
    const box = await page.evaluate((words) => {
      const node = document.querySelector("[data-now]").firstChild;
      const at = node.data.indexOf(words);
      const rect = (start, end) => {
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, end);
        return range.getBoundingClientRect();
      };
      const [one, other] = [rect(at, at + 2), rect(at + words.length - 1, at + words.length)];
      return { from: [one.right - 0.5, one.top + one.height / 2], to: [other.left + 0.5, other.top + other.height / 2] };
    }, words);
    await page.mouse.move(...box.from);
    await page.mouse.down();
    await page.mouse.move(...box.to, { steps: 8 });
    await page.mouse.up();
    const [chosen] = await painted(page, "source");
    assert.equal(chosen, words);
    const field = JSON.parse(await page.locator("[data-amend] input[name=source]").inputValue());
    const points = [...text];
    assert.equal(points.slice(...field[0]).join(""), words);
    await press(page, "KeyU");
    await page.goto(page.url().split("?")[0] + "?status=amended");
    assert.deepEqual(await painted(page, "source"), [words]);
    assert.equal((await page.locator(".claim dd.source").textContent()).trim(), words);
    await shot(page, "amend-mouse");
  });
});

test("undo reaches over a restart of the server", async () => {
  await desk(articles(2), async (page, made) => {
    await press(page, "KeyR");
    assert.equal(await waiting(page), 1);
    await made.stop();
    const again = await enter(browser, await made.start());
    await press(again, "Control+KeyZ");
    assert.equal(await waiting(again), 2);
  });
});

test("what a user chose as a key works, and the help shows it", async () => {
  await desk(articles(2), async (page, made) => {
    await page.goto(`${made.base}/keys`);
    await page.locator("#key-accept").focus();
    await page.keyboard.press("KeyW");
    await Promise.all([page.waitForNavigation(), page.locator("button.go").click()]);
    await page.goto(`${made.base}/reading`);
    await page.keyboard.press("Shift+Slash");
    assert.ok(await page.locator("dialog[open]").isVisible());
    assert.match(await page.locator("dialog[open]").textContent(), /ص\s+صحيح/);
    await shot(page, "keys");
    await page.keyboard.press("Escape");
    await press(page, "KeyW");
    assert.equal(await waiting(page), 1);
  });
});

test("both languages, each in its direction", async () => {
  await desk(articles(1), async (page) => {
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    await Promise.all([page.waitForNavigation(), page.click("a[lang=en]")]);
    assert.equal(await page.locator("html").getAttribute("dir"), "ltr");
    assert.match(page.url(), /\/reading/);
    assert.equal(await page.locator("[data-text]").getAttribute("dir"), "rtl");
    await shot(page, "english");
  });
});

test("hostile texts stay text: nothing runs, nothing is loaded, controls are seen", async () => {
  const text = "وقال <script>alert(1)</script><img src=http://evil.example/x onerror=alert(2)> المتحدث باسم الوزارة إن \u202e العدد =cmd|'/c calc'!A1 javascript:alert(3).";
  const texts = [{ id: "h", outlet: "<svg onload=alert(4)>", title: "\"><script>alert(5)</script>\u202e", text }];
  await desk(texts, async (page, made) => {
    for (const path of ["/reading", "/sources", "/audit", "/claims"]) {
      await page.goto(made.base + path);
      await page.waitForTimeout(50);
    }
    await page.goto(`${made.base}/reading`);
    assert.ok((await page.locator("[data-text]").textContent()).includes("<script>alert(1)</script>"));
    assert.equal(await page.locator("[data-text] .control").textContent(), "RLO");
    await shot(page, "hostile");
  });
});

test("times and numbers are written as the user wants them", async () => {
  await desk(articles(2), async (page, made) => {
    await page.goto(`${made.base}/preferences`);
    await page.selectOption("[name=digits]", "arabic");
    await page.selectOption("[name=calendar]", "hijri");
    await page.fill("[name=zone]", "Asia/Riyadh");
    await Promise.all([page.waitForNavigation(), page.locator("button.go").click()]);
    await shot(page, "preferences");
    await page.goto(`${made.base}/reading?order=newest`);
    assert.match(await page.locator(".from").textContent(), /١٤٣٦/);
    assert.equal(await page.locator(".top nav a small").first().textContent(), "٢");
    await press(page, "KeyR");
    await page.goto(`${made.base}/reading?status=accepted`);
    assert.match(await page.locator(".record").last().textContent(), /[٠-٩]{2}:[٠-٩]{2}/);
  });
});

test("what a story says comes into the queue by itself", async () => {
  const text = (name) => `وقال مدير الميناء سامر الكيلاني لوكالة المرفأ إن الجسر البحري في مرسى الدوم سيُغلق ثلاثة أيام أمام الشاحنات الثقيلة.\nوتستمر أعمال الصيانة في ${name}.`;
  const outlets = ["وكالة المرفأ", "صحيفة الميناء", "موقع المدرج", "جريدة القلوع"];
  const texts = outlets.map((outlet, at) => ({ id: `s-${at}`, outlet, title: "إغلاق الجسر البحري في مرسى الدوم", published: `2024-07-03T1${at}:00:00Z`, text: text(outlet) }));
  await desk([...articles(3), ...texts], async (page) => {
    const first = page.locator(".queue li").first();
    assert.match(await first.textContent(), /تحمله منابر كثيرة/);
    assert.match(await first.textContent(), /أصل واحد/);
    await page.goto(`${new URL(page.url()).origin}/audit`);
    assert.match(await page.locator("table").textContent(), /قصص/);
  });
});

test("in a narrow window the passage, the acts and the claim follow each other", async () => {
  await desk(articles(3), async (page) => {
    const tops = await page.evaluate(() => [".queue", ".text", ".claim"].map((name) => document.querySelector(name).getBoundingClientRect().top));
    assert.deepEqual(tops, [...tops].sort((one, other) => one - other));
    const passage = await page.locator("[data-now]").boundingBox();
    const column = await page.locator(".text").boundingBox();
    assert.ok(passage.y >= column.y && passage.y < column.y + column.height, "the passage is in view of its column");
    await Promise.all([page.waitForNavigation(), page.locator("[data-act=accept]").click()]);
    assert.equal(await waiting(page), 2);
    assert.ok(await page.evaluate(() => scrollY > 0), "the page stays where the acts are");
  }, { viewport: { width: 390, height: 800 } });
});
