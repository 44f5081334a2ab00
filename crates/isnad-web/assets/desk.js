// The desk without a framework: gives every act its key and moves the ends of spans (see spans.js).
"use strict";

// --- Amending ---------------------------------------------------------------------------------

const form = document.querySelector("form[data-amend]");
let role = null;

function choose(next) {
  role = next;
  for (const button of form.querySelectorAll("button[data-role]")) {
    button.setAttribute("aria-pressed", String(button.dataset.role === role));
  }
  form.querySelector("[data-status]").textContent = role ? form.dataset.hint : "";
}

const isAmended = () =>
  ["source", "cue", "via", "content"].some((name) => form.elements[name].value !== "") ||
  [...form.elements.kind.options].some((option) => option.selected !== option.defaultSelected);

function amend(changed) {
  spans[role] = changed;
  form.elements[role].value = JSON.stringify(changed);
  paint();
}

/** Takes what is selected with the mouse as the span of the chosen role; with Ctrl as one more piece. */
function takeSelection({ ctrlKey }) {
  const selection = getSelection();
  if (!role || selection.isCollapsed || selection.rangeCount === 0) return;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const start = point(startContainer, startOffset);
  const end = point(endContainer, endOffset);
  selection.removeAllRanges();
  if (start === null || end === null || start >= end) return;
  const kept = ctrlKey ? (spans[role] ?? []).filter((span) => span[1] <= start || end <= span[0]) : [];
  amend([...kept, [start, end]].sort((one, other) => one[0] - other[0]));
}

/** Moves an end of the chosen span, a letter or a word; `step` is in the direction of reading. */
function move(side, step, granularity) {
  const list = (spans[role] ?? []).map((span) => [...span]);
  const places = borders(granularity);
  if (list.length === 0) return begin(places);
  const span = side === 0 ? list[0] : list[list.length - 1];
  const next = step > 0 ? places.find((at) => at > span[side]) : places.findLast((at) => at < span[side]);
  if (next === undefined || (side === 0 ? next >= span[1] : next <= span[0])) return;
  span[side] = next;
  amend(list);
}

/** A span that is not there yet begins with the first letter of the passage. */
function begin(places) {
  const paragraph = text.querySelector("[data-now]") ?? text.querySelector("[data-start]");
  const start = Number(paragraph.dataset.start);
  amend([[start, places.find((at) => at > start)]]);
}

if (form && text) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.role) choose(button.dataset.role === role ? null : button.dataset.role);
    // There is nothing to amend yet: begin with what is most often read too far.
    if (button?.value === "amend" && !isAmended()) {
      event.preventDefault();
      choose(role ?? "content");
    }
  });
  document.addEventListener("mouseup", takeSelection);
}

// --- Keys -------------------------------------------------------------------------------------

const acts = JSON.parse(document.body.dataset.keys ?? "{}");

/** Keys are known by their place on the keyboard, so that they work under any layout. */
function pressed(event) {
  const modifiers = [event.ctrlKey || event.metaKey ? "Ctrl+" : "", event.shiftKey ? "Shift+" : ""].join("");
  return modifiers + event.code;
}

const isWriting = (target) => target.matches("input:not([type=radio], [type=checkbox]), textarea, select");

/** Whether the key was one that moves ends of spans. */
function moved(event) {
  if (!role) return false;
  if (event.code === "Delete") {
    amend([]);
    return true;
  }
  if (!["ArrowLeft", "ArrowRight"].includes(event.code)) return false;
  const onward = (event.code === "ArrowLeft") === (getComputedStyle(text).direction === "rtl");
  move(event.shiftKey ? 0 : 1, onward ? 1 : -1, event.ctrlKey ? "word" : "grapheme");
  return true;
}

/** Does what an element is there for. */
function use(element) {
  const closed = element.closest("details:not([open])");
  closed?.setAttribute("open", "");
  if (!element.matches("input, textarea, select")) {
    // What was out of sight is looked at first.
    return closed ? closed.querySelector("textarea")?.focus() : element.click();
  }
  element.focus();
  element.select?.();
}

function escape(target) {
  if (isWriting(target)) target.blur();
  else if (role) choose(null);
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.code === "Escape") return escape(event.target);
  if (isWriting(event.target)) {
    // Undo within a field is the field's own.
    if (pressed(event) === "Ctrl+Enter") event.target.form?.requestSubmit();
    return;
  }
  if (moved(event)) return event.preventDefault();
  const key = pressed(event);
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(key)?.[1];
  const selector = digit ? `[data-digit="${digit}"]` : `[data-act="${acts[key]}"]`;
  const element = document.querySelector(`${selector}:not(:disabled)`);
  if (!element || event.repeat && element.matches("button")) return;
  event.preventDefault();
  use(element);
});

document.querySelectorAll("[data-opens]").forEach((button) => {
  button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal());
});

document.querySelectorAll("[data-takes-key]").forEach((field) => {
  field.addEventListener("keydown", (event) => {
    if (["Tab", "Enter", "Escape"].includes(event.code) || /^(Shift|Control|Alt|Meta)/.test(event.code)) return;
    event.preventDefault();
    field.value = pressed(event);
  });
});

// --- As the page comes up ---------------------------------------------------------------------

paint();

/** Where the page and the panel of the decision stood when a form was sent: there they stand again. */
const panel = document.querySelector(".claim");
const here = () => location.pathname + new URLSearchParams(location.search).get("item");
if (panel) {
  const { at, top, page } = JSON.parse(sessionStorage.getItem("panel") ?? "{}");
  if (at === here()) panel.scrollTop = top;
  if (page) scrollTo(0, page);
  sessionStorage.removeItem("panel");
  panel.addEventListener("submit", () => {
    sessionStorage.setItem("panel", JSON.stringify({ at: here(), top: panel.scrollTop, page: scrollY }));
  });
}

/** Scrolls within its own column alone: in a narrow window the page stays where it is. */
function show(element, column, share) {
  if (!element || !column) return;
  const [inner, outer] = [element.getBoundingClientRect(), column.getBoundingClientRect()];
  column.scrollTop += inner.top - outer.top - (outer.height - inner.height) * share;
}

show(document.querySelector(".queue [aria-current=true]"), document.querySelector(".queue"), 0.3);
show(document.querySelector("[data-now]"), document.querySelector(".text"), 0.4);
