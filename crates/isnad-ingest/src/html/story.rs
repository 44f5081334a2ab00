//! Where on a page its story stands.

use std::collections::BTreeSet;

use super::blocks::{Blocks, Line};
use super::furniture;
use super::hints::Praise;
use super::shown_date;

/// A line of running text has at least so many letters outside links.
pub(super) const FEWEST_LETTERS: usize = 30;

/// A story has at least so many letters of running text.
const SHORTEST: f64 = 100.0;

/// Behind so many letters of running text, «التعليقات» ends the story.
const MOST_BEFORE_END: f64 = 200.0;

/// What else is known of a page, besides its lines.
pub(super) struct Known<'a> {
    /// The line that shows the headline.
    pub headline: Option<usize>,
    /// The story as the page gives it to machines.
    pub body: Option<&'a str>,
    /// The lines that the library for readable pages kept, folded.
    pub readable: BTreeSet<String>,
}

/// How much each line weighs as running text: its letters, more where its surroundings speak
/// for it and less where they speak against it.
pub(super) fn weights(blocks: &Blocks, known: &Known<'_>) -> Vec<f64> {
    let body = known.body.map(furniture::key).unwrap_or_default();
    let held = held(blocks);
    let all = held.first().copied().unwrap_or_default();
    let mut before = 0.0;
    let mut ended = false;
    let weigh = |(at, line): (usize, &Line)| {
        let mut weight = prose(line);
        if known.headline.is_none_or(|headline| at > headline) {
            before += weight;
        }
        // What readers write under «التعليقات» is often longer than the story.
        ended |= before > MOST_BEFORE_END
            && furniture::reason(line).is_some()
            && furniture::end_of_story(line).is_some();
        if ended {
            weight *= 0.1;
        }
        if weight == 0.0 {
            return 0.0;
        }
        let key = furniture::key(&line.text);
        if !body.is_empty() && body.contains(&key) {
            weight *= 6.0;
        }
        if known.readable.contains(&key) {
            weight *= 1.5;
        }
        if known.headline.is_some_and(|headline| at < headline) {
            weight *= 0.3;
        }
        let mut around = blocks.around(line.element);
        if around.any(|at| blocks.elements[at].praise == Praise::Surely) {
            weight *= 3.0;
        }
        // What holds most of the page is no furniture, whatever it is called.
        let is_furniture = |at: usize| blocks.elements[at].reason.is_some() && held[at] * 2.0 < all;
        if blocks.around(line.element).any(is_furniture) {
            weight *= 0.15;
        }
        weight
    };
    blocks.lines.iter().enumerate().map(weigh).collect()
}

/// The letters of running text that each element holds.
fn held(blocks: &Blocks) -> Vec<f64> {
    let mut held = vec![0.0; blocks.elements.len()];
    for line in &blocks.lines {
        let letters = prose(line);
        if letters > 0.0 {
            for at in blocks.around(line.element) {
                held[at] += letters;
            }
        }
    }
    held
}

/// The letters of a line of running text; 0 for one that is none.
fn prose(line: &Line) -> f64 {
    let own = line.letters - line.link_letters;
    if own < FEWEST_LETTERS || line.link_letters * 2 > line.letters {
        return 0.0;
    }
    if furniture::reason(line).is_some() || is_date(line) {
        return 0.0;
    }
    own as f64
}

pub(super) fn is_date(line: &Line) -> bool {
    !ends_sentence(&line.text) && shown_date::is_date_line(&line.text)
}

/// The element that holds the story.
pub(super) fn find(blocks: &Blocks, weights: &[f64]) -> Option<usize> {
    let mut scores = vec![0.0; blocks.elements.len()];
    let mut totals = vec![0.0; blocks.elements.len()];
    for (line, weight) in blocks.lines.iter().zip(weights) {
        if *weight == 0.0 {
            continue;
        }
        let around: Vec<usize> = blocks.around(line.element).collect();
        for at in &around {
            totals[*at] += weight;
        }
        let holds_lines = |at: &&usize| !is_paragraph(&blocks.elements[**at].name);
        for (distance, at) in around
            .iter()
            .skip_while(|at| !holds_lines(at))
            .take(5)
            .enumerate()
        {
            scores[*at] += weight / (1.0 + distance as f64 * 0.7);
        }
    }
    let best =
        (0..scores.len()).reduce(|best, at| if scores[at] > scores[best] { at } else { best })?;
    let (first, end) = blocks.elements[best].lines;
    let letters: f64 = blocks.lines[first..end].iter().map(prose).sum();
    if letters < SHORTEST {
        return None;
    }
    Some(widened(blocks, &totals, best))
}

pub(super) fn is_paragraph(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "ul"
            | "ol"
            | "blockquote"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "pre"
            | "center"
    )
}

/// The story's element, or one around it that holds much more of the story and little else.
fn widened(blocks: &Blocks, totals: &[f64], found: usize) -> usize {
    let mut best = found;
    for around in blocks.around(found).skip(1) {
        let element = &blocks.elements[around];
        let is_page = matches!(element.name.as_str(), "body" | "html");
        let more = totals[around] > totals[best] * 1.08;
        let running = element.letters - element.link_letters;
        let inner = &blocks.elements[best];
        let inner_running = inner.letters - inner.link_letters;
        // Letters that come with it and are no running text.
        let rest = running.saturating_sub(inner_running) as f64;
        let links = (element.link_letters - inner.link_letters) as f64;
        let gained = totals[around] - totals[best];
        let is_clean = links < gained * 0.5 && rest < gained * 2.0;
        if !is_page && more && is_clean && blocks.elements[best].praise != Praise::Surely {
            best = around;
        }
    }
    best
}

/// Whether a line ends as sentences do.
pub(super) fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(['"', '”', '»', ')', ' ']);
    end.ends_with(['.', '!', '؟', '…', ':'])
}
