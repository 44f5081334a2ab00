//! Where on a page its story stands.

use std::collections::BTreeSet;

use super::blocks::{Blocks, Line};
use super::furniture;
use super::hints::Praise;
use super::shown_date;
use crate::Reason;

/// A line of running text has at least so many letters outside links.
const FEWEST_LETTERS: usize = 30;

/// A story has at least so many letters of running text.
const SHORTEST: f64 = 100.0;

/// Behind so many letters of running text, «التعليقات» ends the story.
const MOST_BEFORE_END: f64 = 200.0;

/// The first paragraph stands at most so many lines before the rest.
const LEAD_DISTANCE: usize = 20;

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
        let around = || blocks.around(line.element).map(|at| &blocks.elements[at]);
        if around().any(|element| element.praise == Praise::Surely) {
            weight *= 3.0;
        }
        if around().any(|element| element.reason.is_some()) {
            weight *= 0.15;
        }
        weight
    };
    blocks.lines.iter().enumerate().map(weigh).collect()
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

fn is_date(line: &Line) -> bool {
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
    if totals[best] < SHORTEST {
        return None;
    }
    Some(widened(blocks, &totals, best))
}

fn is_paragraph(name: &str) -> bool {
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

/// Lines of the story with what was left out, in the page's order.
pub(super) struct Sorted {
    /// For each line of the page why it is left out; `None` for the story.
    pub verdicts: Vec<Option<Reason>>,
}

/// Tells the story's lines from all others. `known` tells where the headline is shown.
pub(super) fn sort(
    blocks: &Blocks,
    weights: &[f64],
    story: usize,
    known: &Known<'_>,
    headline: &[String],
) -> Sorted {
    let range = blocks.elements[story].lines;
    let mut verdicts: Vec<Option<Reason>> = vec![Some(Reason::Outside); blocks.lines.len()];
    let total: usize = blocks.elements[story].letters;
    let mut seen = BTreeSet::new();
    let mut ended = None;
    let mut in_list_of = None;
    for at in range.0..range.1 {
        let line = &blocks.lines[at];
        let key = furniture::key(&line.text);
        let own = furniture::reason(line).or_else(|| is_date(line).then_some(Reason::Date));
        if ended.is_none() && is_behind_most(weights, range, at) {
            ended = furniture::end_of_story(line);
        }
        let structural = around_within(blocks, line.element, story)
            .find_map(|element| furniture_element(blocks, element, total));
        let is_running = weights[at] > 0.0 && structural.is_none();
        // A list of links under «مقالات ذات صلة» ends where text runs on.
        if own == Some(Reason::Related) {
            in_list_of = Some(Reason::Related);
        } else if is_running {
            in_list_of = None;
        }
        let is_link = line.link_letters * 10 > line.letters * 9;
        verdicts[at] = if let Some(reason) = ended {
            Some(reason)
        } else if headline.iter().any(|headline| *headline == key) {
            Some(Reason::Headline)
        } else if own.is_some() || structural.is_some() {
            own.or(structural)
        } else if in_list_of.is_some() && (is_link || line.letters < FEWEST_LETTERS) {
            in_list_of
        } else if is_link && line.letters > 6 {
            Some(Reason::Related)
        } else if line.letters >= FEWEST_LETTERS && !seen.insert(key) {
            Some(Reason::Repeated)
        } else {
            None
        };
    }
    trim(blocks, weights, range, &mut verdicts);
    lead(blocks, weights, range.0, known, &mut verdicts);
    Sorted { verdicts }
}

/// The first paragraph often stands apart, between the headline and the story.
fn lead(
    blocks: &Blocks,
    weights: &[f64],
    first: usize,
    known: &Known<'_>,
    verdicts: &mut [Option<Reason>],
) {
    let Some(headline) = known.headline.filter(|headline| *headline < first) else {
        return;
    };
    let opening = verdicts
        .iter()
        .position(Option::is_none)
        .map(|at| &blocks.lines[at]);
    let opening = opening
        .map(|line| furniture::key(&line.text))
        .unwrap_or_default();
    for at in (headline + 1).max(first.saturating_sub(LEAD_DISTANCE))..first {
        let line = &blocks.lines[at];
        let is_furniture = blocks
            .around(line.element)
            .any(|at| blocks.elements[at].reason.is_some());
        if weights[at] == 0.0 || is_furniture || !ends_sentence(&line.text) {
            continue;
        }
        // A summary that was cut from the opening says nothing new.
        let key = furniture::key(line.text.trim_end_matches(['.', '…']));
        verdicts[at] = opening.starts_with(&key).then_some(Reason::Repeated);
    }
}

/// The elements around a line up to the story's, which is left out.
fn around_within(
    blocks: &Blocks,
    element: usize,
    story: usize,
) -> impl Iterator<Item = usize> + '_ {
    blocks.around(element).take_while(move |at| *at != story)
}

/// Why an element inside the story is furniture: by its names, or because it is mostly links. One
/// that holds much of the story is none, whatever it is called.
fn furniture_element(blocks: &Blocks, at: usize, total: usize) -> Option<Reason> {
    let element = &blocks.elements[at];
    if element.letters * 2 > total {
        return None;
    }
    let is_linked = element.letters > 15 && element.link_letters * 100 > element.letters * 55;
    let is_group = !matches!(
        element.name.as_str(),
        "p" | "h1" | "h2" | "h3" | "h4" | "blockquote"
    );
    let by_name = element.reason.filter(|reason| {
        let is_short = element.letters < 120;
        !matches!(reason, Reason::Date | Reason::Byline) || is_short
    });
    by_name.or((is_linked && is_group).then_some(Reason::Related))
}

/// Whether most of the running text lies before a line.
fn is_behind_most(weights: &[f64], range: (usize, usize), at: usize) -> bool {
    let before: f64 = weights[range.0..at].iter().sum();
    let behind: f64 = weights[at..range.1].iter().sum();
    before > behind
}

/// Takes away short lines before the first and behind the last line of running text.
fn trim(blocks: &Blocks, weights: &[f64], range: (usize, usize), verdicts: &mut [Option<Reason>]) {
    let runs = |at: &usize| {
        verdicts[*at].is_none() && (weights[*at] > 0.0 || is_sentence(&blocks.lines[*at].text))
    };
    let Some(first) = (range.0..range.1).find(runs) else {
        return;
    };
    let last = (range.0..range.1).rfind(runs).unwrap_or(first);
    for at in (range.0..first).chain(last + 1..range.1) {
        if verdicts[at].is_none() {
            verdicts[at] = Some(Reason::Fragment);
        }
    }
}

/// Whether a short line is a sentence all the same.
fn is_sentence(text: &str) -> bool {
    ends_sentence(text) && text.split_whitespace().count() >= 4
}

fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(['"', '”', '»', ')', ' ']);
    end.ends_with(['.', '!', '؟', '…', ':'])
}
