// The desk without a framework: paints spans, moves their ends, and gives every act its key.
// Offsets are code points of the article's text everywhere; a bidi control that is shown by name
// stands for one code point.
"use strict";

const text = document.querySelector("[data-text]");

// --- Code points and places in the page -------------------------------------------------------

/** Every piece of the shown text in order: its node, first code point and length in code points. */
function pieces() {
  const found = [];
  for (const paragraph of text.querySelectorAll("[data-start]")) {
    let at = Number(paragraph.dataset.start);
    for (const node of paragraph.childNodes) {
      const length = node.nodeType === Node.TEXT_NODE ? [...node.data].length : 1;
      found.push({ node, at, length });
      at += length;
    }
  }
  return found;
}

/** The number of UTF-16 units that the first `points` code points of `data` take. */
function units(data, points) {
  let unit = 0;
  for (const character of data) {
    if (points-- === 0) break;
    unit += character.length;
  }
  return unit;
}

/** The place in the page of a code point; of one between two pieces, the later unless it ends a span. */
function place(all, point, isEnd) {
  const holds = ({ at, length }) => (isEnd ? at < point && point <= at + length : at <= point && point < at + length);
  const piece = all.find(holds) ?? (isEnd ? all[0] : all[all.length - 1]);
  const { node, at } = piece;
  if (node.nodeType === Node.TEXT_NODE) return [node, units(node.data, Math.max(0, point - at))];
  const index = [...node.parentNode.childNodes].indexOf(node);
  return [node.parentNode, index + (isEnd ? 1 : 0)];
}

/** The code point of a place in the page, or null outside the text. */
function point(node, offset) {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentNode : node).closest?.("[data-start]");
  if (!paragraph || !text.contains(paragraph)) return null;
  let at = Number(paragraph.dataset.start);
  for (const [index, child] of [...paragraph.childNodes].entries()) {
    if (node === paragraph && index === offset) return at;
    if (child === node) return at + [...child.data.slice(0, offset)].length;
    if (child.contains(node)) return at;
    at += child.nodeType === Node.TEXT_NODE ? [...child.data].length : 1;
  }
  return at;
}

function range(all, [start, end]) {
  const made = new Range();
  made.setStart(...place(all, start, false));
  made.setEnd(...place(all, end, true));
  return made;
}

// --- Painting ---------------------------------------------------------------------------------

const ROLES = ["content", "source", "via", "cue"];
let spans = text ? JSON.parse(text.dataset.spans) : {};

function paint() {
  if (!text || !window.Highlight) return;
  const all = pieces();
  for (const role of [...ROLES, "resolved"]) {
    const painted = new Highlight(...(spans[role] ?? []).map((span) => range(all, span)));
    painted.priority = role === "content" ? 0 : 1;
    CSS.highlights.set(role, painted);
  }
}

// --- Amending ---------------------------------------------------------------------------------

const form = document.querySelector("form[data-amend]");
let role = null;
let edge = "end";

const letters = text && [...new Intl.Segmenter("ar", { granularity: "grapheme" }).segment(whole())];

/** The text as it was received, its shown controls put back. */
function whole() {
  let received = "";
  for (const { node, at } of pieces()) {
    while ([...received].length < at) received += "\n";
    received += node.nodeType === Node.TEXT_NODE ? node.data : String.fromCodePoint(Number(node.dataset.point));
  }
  return received;
}

/** The ends of letters (grapheme clusters) in code points. */
function borders() {
  let at = 0;
  return [0, ...letters.map(({ segment }) => (at += [...segment].length))];
}

function choose(next) {
  role = next;
  for (const button of form.querySelectorAll("button[data-role]")) {
    button.setAttribute("aria-pressed", String(button.dataset.role === role));
  }
  form.querySelector("[data-status]").textContent = role ? form.dataset.hint : "";
}

function amended(changed) {
  spans[role] = changed;
  form.elements[role].value = JSON.stringify(changed);
  paint();
}

/** Takes what is selected with the mouse as the span of the chosen role. */
function takeSelection() {
  const selection = getSelection();
  if (!role || selection.isCollapsed || selection.rangeCount === 0) return;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const start = point(startContainer, startOffset);
  const end = point(endContainer, endOffset);
  if (start !== null && end !== null && start < end) amended([[start, end]]);
  selection.removeAllRanges();
}

/** Moves an end of the chosen span by a letter; `step` is in the direction of reading. */
function move(step) {
  const list = (spans[role] ?? []).map((span) => [...span]);
  if (list.length === 0) return;
  const places = borders();
  const span = edge === "start" ? list[0] : list[list.length - 1];
  const side = edge === "start" ? 0 : 1;
  const index = places.indexOf(span[side]);
  const next = places[(index < 0 ? places.findIndex((at) => at > span[side]) : index) + step];
  if (next === undefined || (side === 0 ? next >= span[1] : next <= span[0])) return;
  span[side] = next;
  amended(list);
}

if (form) {
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-role]");
    if (button) choose(button.dataset.role === role ? null : button.dataset.role);
  });
  document.addEventListener("mouseup", takeSelection);
}

// --- Keys -------------------------------------------------------------------------------------

/** Keys are known by their place on the keyboard, so that they work under any layout. */
function pressed(event) {
  const modifiers = [event.ctrlKey || event.metaKey ? "Ctrl+" : "", event.shiftKey ? "Shift+" : ""].join("");
  return modifiers + event.code;
}

const isWriting = (target) => target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select");

const rightToLeft = document.documentElement.dir === "rtl";

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey) return;
  if (event.code === "Escape") {
    if (isWriting(event.target)) event.target.blur();
    document.querySelector("dialog[open]")?.close();
    if (role) choose(null);
    return;
  }
  if (isWriting(event.target)) return;
  if (role && ["ArrowLeft", "ArrowRight"].includes(event.code)) {
    edge = event.shiftKey ? "start" : "end";
    move((event.code === "ArrowLeft") === (getComputedStyle(text).direction === "rtl") ? 1 : -1);
    return event.preventDefault();
  }
  const act = document.querySelector(`[data-key~="${CSS.escape(pressed(event))}"]:not([disabled])`);
  if (!act) return;
  event.preventDefault();
  if (act.matches("dialog")) act.open ? act.close() : act.showModal();
  else if (act.matches("input, textarea, select, details")) { act.closest("details")?.setAttribute("open", ""); act.focus(); act.select?.(); }
  else act.click();
});

document.querySelectorAll("[data-opens]").forEach((button) => {
  button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal());
});

paint();
document.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
document.querySelector("[data-now]")?.scrollIntoView({ block: "center" });
