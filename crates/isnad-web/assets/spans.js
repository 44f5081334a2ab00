// Spans of a text: where they are in the page, and how they are painted.
// Offsets are code points of the article's text everywhere; a bidi control that is shown by name
// stands for one code point.
"use strict";

const text = document.querySelector("[data-text]");

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
    if (child.contains(node)) return at + (offset > 0 ? 1 : 0);
    at += child.nodeType === Node.TEXT_NODE ? [...child.data].length : 1;
  }
  return at;
}

/** The part of the page that a span of code points takes. */
function range(all, [start, end]) {
  const made = new Range();
  made.setStart(...place(all, start, false));
  made.setEnd(...place(all, end, true));
  return made;
}

/** The text as it was received, its shown controls put back and one code point for each. */
function whole() {
  let received = "";
  let length = 0;
  for (const { node, at, length: points } of pieces()) {
    received += "\n".repeat(at - length);
    received += node.nodeType === Node.TEXT_NODE ? node.data : String.fromCodePoint(Number(node.dataset.point));
    length = at + points;
  }
  return received;
}

/** The places between letters, or between words, in code points, from 0 to the end. */
function borders(granularity) {
  let at = 0;
  const segments = new Intl.Segmenter("ar", { granularity }).segment(whole());
  return [0, ...[...segments].map(({ segment }) => (at += [...segment].length))];
}

const ROLES = ["content", "source", "via", "cue", "resolved"];
const spans = text ? JSON.parse(text.dataset.spans) : {};

/** Paints what is marked; letters stay joined, since nothing is put between them. */
function paint() {
  if (!text || !window.Highlight) return;
  const all = pieces();
  if (all.length === 0) return;
  for (const role of ROLES) {
    const painted = new Highlight(...(spans[role] ?? []).map((span) => range(all, span)));
    painted.priority = role === "content" ? 0 : 1;
    CSS.highlights.set(role, painted);
  }
}
