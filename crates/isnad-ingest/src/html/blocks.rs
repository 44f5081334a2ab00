//! A page as the lines a reader sees, each with the elements it stands in.

use dom_query::{Document, NodeRef};

use super::hints;
use crate::Reason;

/// An element of the page that can hold lines.
#[derive(Debug)]
pub(super) struct Element {
    /// The element around it.
    pub parent: Option<usize>,
    /// Its name in small letters.
    pub name: String,
    /// Why it is furniture, as far as its name, class and id tell.
    pub reason: Option<Reason>,
    /// Whether its class, id or microdata say that it holds the story.
    pub praise: hints::Praise,
    /// The letters in it.
    pub letters: usize,
    /// Those of them that are links.
    pub link_letters: usize,
    /// Its lines: from the first up to the second.
    pub lines: (usize, usize),
}

/// One line: the text between two breaks.
#[derive(Debug)]
pub(super) struct Line {
    /// Its words, with single spaces.
    pub text: String,
    /// The innermost element of the page's structure around it.
    pub element: usize,
    /// Its letters.
    pub letters: usize,
    /// Those of them that are links.
    pub link_letters: usize,
}

/// The lines of a page and what they stand in.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub elements: Vec<Element>,
    pub lines: Vec<Line>,
}

/// Elements that hold nothing to read.
const SILENT: &[&str] = &[
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "iframe",
    "object",
    "canvas",
    "select",
    "datalist",
    "textarea",
    "input",
    "head",
    "audio",
    "video",
    "map",
    "amp-ad",
    "amp-embed",
    "amp-analytics",
    "amp-auto-ads",
    "amp-state",
];

/// Elements that break lines.
const STRUCTURE: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "ul",
];

impl Blocks {
    /// The lines of a page.
    pub(super) fn of(page: &Document) -> Self {
        let mut walk = Walk::default();
        walk.enter(&page.root(), "html");
        walk.children(&page.html_root());
        walk.leave();
        walk.blocks
    }

    /// The element itself and all around it, the innermost first.
    pub(super) fn around(&self, element: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(element), |at| self.elements[*at].parent)
    }
}

#[derive(Default)]
struct Walk {
    blocks: Blocks,
    open: Vec<usize>,
    text: String,
    letters: usize,
    link_letters: usize,
    links: usize,
}

impl Walk {
    /// Depth first; the tree is not deeper than [`super::page`] allows.
    fn children(&mut self, node: &NodeRef<'_>) {
        let mut next = node.first_child();
        while let Some(child) = next {
            if child.is_text() {
                self.push(&child.text());
            } else if child.is_element() {
                self.element(&child);
            }
            next = child.next_sibling();
        }
    }

    fn element(&mut self, node: &NodeRef<'_>) {
        let name = node.node_name().unwrap_or_default().to_ascii_lowercase();
        if SILENT.contains(&&*name) {
            return;
        }
        if name == "br" {
            return self.finish();
        }
        let is_link = name == "a";
        self.links += usize::from(is_link);
        let is_structure = STRUCTURE.contains(&&*name) || name.contains('-');
        if is_structure || hints::reason(node, &name).is_some() {
            self.enter(node, &name);
            self.children(node);
            self.leave();
        } else {
            self.children(node);
        }
        self.links -= usize::from(is_link);
    }

    fn enter(&mut self, node: &NodeRef<'_>, name: &str) {
        self.finish();
        let first = self.blocks.lines.len();
        self.blocks.elements.push(Element {
            parent: self.open.last().copied(),
            name: name.to_owned(),
            reason: hints::reason(node, name),
            praise: hints::praise(node, name),
            letters: 0,
            link_letters: 0,
            lines: (first, first),
        });
        self.open.push(self.blocks.elements.len() - 1);
    }

    fn leave(&mut self) {
        self.finish();
        let Some(at) = self.open.pop() else { return };
        self.blocks.elements[at].lines.1 = self.blocks.lines.len();
        let (letters, links) = {
            let element = &self.blocks.elements[at];
            (element.letters, element.link_letters)
        };
        if let Some(parent) = self.open.last() {
            self.blocks.elements[*parent].letters += letters;
            self.blocks.elements[*parent].link_letters += links;
        }
    }

    fn push(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                if !self.text.is_empty() && !self.text.ends_with(' ') {
                    self.text.push(' ');
                }
                continue;
            }
            self.text.push(c);
            if c.is_alphanumeric() {
                self.letters += 1;
                self.link_letters += usize::from(self.links > 0);
            }
        }
    }

    /// Ends the line.
    fn finish(&mut self) {
        let text = std::mem::take(&mut self.text);
        let letters = std::mem::take(&mut self.letters);
        let link_letters = std::mem::take(&mut self.link_letters);
        let Some(element) = self.open.last().copied() else {
            return;
        };
        if letters == 0 {
            return;
        }
        self.blocks.elements[element].letters += letters;
        self.blocks.elements[element].link_letters += link_letters;
        let text = text.trim_end().to_owned();
        self.blocks.lines.push(Line {
            text,
            element,
            letters,
            link_letters,
        });
    }
}
