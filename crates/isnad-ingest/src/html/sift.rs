//! Tells the story's lines from the furniture among them.

use std::collections::BTreeSet;

use super::blocks::Blocks;
use super::furniture;
use super::story::{FEWEST_LETTERS, Known, ends_sentence, is_date, is_paragraph};
use crate::Reason;

/// The first paragraph stands at most so many lines before the rest.
const LEAD_DISTANCE: usize = 20;

/// For each line of the page why it is left out; `None` for the story's own. `known` tells where the headline is shown.
pub(super) fn sort(
    blocks: &Blocks,
    weights: &[f64],
    story: usize,
    known: &Known<'_>,
    headline: &[String],
) -> Vec<Option<Reason>> {
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
        } else if headline.contains(&key) {
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
    verdicts
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
            .take_while(|at| blocks.elements[*at].lines.1 <= first)
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
    let last = without_headlines(blocks, range, last, verdicts);
    for at in (range.0..first).chain(last + 1..range.1) {
        if verdicts[at].is_none() {
            verdicts[at] = Some(Reason::Fragment);
        }
    }
}

/// The last line of the story, without headlines of other stories behind it: lines in elements of
/// their own that end without a full stop, where the story's lines end with one.
fn without_headlines(
    blocks: &Blocks,
    range: (usize, usize),
    last: usize,
    verdicts: &[Option<Reason>],
) -> usize {
    let kept: Vec<usize> = (range.0..=last)
        .filter(|at| verdicts[*at].is_none())
        .collect();
    let home = |at: usize| {
        let mut around = blocks.around(blocks.lines[at].element);
        around.find(|element| !is_paragraph(&blocks.elements[*element].name))
    };
    let ends = |at: &usize| ends_sentence(&blocks.lines[*at].text);
    let sound = kept.iter().filter(|at| ends(at)).count();
    if kept.len() < 4 || sound * 10 < kept.len() * 6 {
        return last;
    }
    let main = kept.iter().rfind(|at| ends(at)).copied().unwrap_or(last);
    let is_other = kept
        .iter()
        .filter(|at| **at > main)
        .all(|at| home(*at) != home(main));
    if is_other { main } else { last }
}

/// Whether a short line is a sentence all the same.
fn is_sentence(text: &str) -> bool {
    ends_sentence(text) && text.split_whitespace().count() >= 4
}
