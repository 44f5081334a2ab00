//! Who wrote the piece.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use dom_query::Document;
use isnad_text::Document as Words;
use serde::Deserialize;

use super::blocks::Blocks;
use super::furniture::{self, key};
use super::metadata::{Metadata, cleaned};
use crate::Reason;

/// A by-line has at most so many words.
const MOST_WORDS: usize = 9;

/// It stands at most so many lines from the story.
const NEAR: usize = 12;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    introduction: Vec<String>,
    nobody: Vec<String>,
}

struct Lists {
    introduction: Vec<String>,
    nobody: BTreeSet<String>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("../../data/bylines.toml")).expect("a test reads bylines.toml");
    let mut introduction: Vec<String> = file.introduction.iter().map(|word| key(word)).collect();
    introduction.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    Lists {
        introduction,
        nobody: file.nobody.iter().map(|name| key(name)).collect(),
    }
});

/// The by-line, and the line of the page that is nothing else.
pub(super) struct Byline {
    pub name: Option<String>,
    pub line: Option<usize>,
}

/// Where the page may show it: from the headline up to the story and a little into it.
pub(super) struct Place {
    pub headline: Option<usize>,
    pub first: usize,
    pub last: usize,
}

/// Finds the by-line: a person the page tells, then what it shows, then what else it tells.
pub(super) fn find(page: &Document, blocks: &Blocks, told: &Metadata, place: &Place) -> Byline {
    let told_name = self::told(told);
    let shown = shown(blocks, told, place);
    let line = shown.as_ref().map(|(line, _)| *line);
    let marked = || marked(page, told);
    let shown = shown.map(|(_, name)| name);
    // A page that shows a name and tells one means the shown one.
    Byline {
        name: shown.or(told_name).or_else(marked),
        line,
    }
}

/// The by-line that a page tells machines.
pub(super) fn told(told: &Metadata) -> Option<String> {
    name(told.author.as_deref()?, told)
}

/// A line near the headline or the story's ends that introduces a writer or is marked as one.
fn shown(blocks: &Blocks, told: &Metadata, place: &Place) -> Option<(usize, String)> {
    let start = place.headline.unwrap_or(place.first).min(place.first);
    let start = start
        .saturating_sub(3)
        .max(place.first.saturating_sub(NEAR * 3));
    let before = start..(place.first + 2).min(blocks.lines.len());
    let behind = (place.last + 1)..(place.last + 3).min(blocks.lines.len());
    let marked = |at: &usize| {
        let mut around = blocks.around(blocks.lines[*at].element).take(3);
        around.any(|element| {
            let element = &blocks.elements[element];
            element.reason == Some(Reason::Byline) && element.letters < 80
        })
    };
    let by_words = before
        .clone()
        .chain(behind.clone())
        .find_map(|at| Some((at, introduced(&blocks.lines[at].text, told)?)));
    let by_mark = || {
        (before.clone().chain(behind.clone()))
            .filter(marked)
            .find_map(|at| Some((at, name(&blocks.lines[at].text, told)?)))
    };
    let bracketed = || {
        before
            .clone()
            .find_map(|at| Some((at, place_and_name(&blocks.lines[at].text, told)?)))
    };
    by_words.or_else(by_mark).or_else(bracketed)
}

/// «كتبت أسماء نصار», «بقلم: فلان».
fn introduced(line: &str, told: &Metadata) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    if words.len() > MOST_WORDS {
        return None;
    }
    let phrase = LISTS.introduction.iter().find_map(|phrase| {
        let length = phrase.split(' ').count();
        let first = words.get(..length)?.join(" ");
        (key(&first) == *phrase).then_some(length)
    })?;
    let mut rest = &words[phrase..];
    while rest
        .first()
        .is_some_and(|word| !word.chars().any(char::is_alphanumeric))
    {
        rest = &rest[1..];
    }
    name(&rest.join(" "), told)
}

/// «(أبوظبي - البيان)», «القاهرة – سعيد الخالدي»: a short line of two names with a dash.
fn place_and_name(line: &str, told: &Metadata) -> Option<String> {
    let inner = line.trim_matches(['(', ')', ' ', '[', ']']);
    let (place, name) = [" - ", " – ", " — ", "- ", "ـ "]
        .iter()
        .find_map(|dash| inner.split_once(dash))?;
    let count = |text: &str| text.split_whitespace().count();
    let has_digits = inner.chars().any(char::is_numeric);
    let is_name = (1..=2).contains(&count(place)) && (1..=4).contains(&count(name)) && !has_digits;
    let ends = inner.ends_with(['.', ':', '!', '؟']) || inner.contains(['،', '"', '«', '|', '/']);
    let is_outlet = told
        .outlet
        .as_deref()
        .is_some_and(|outlet| key(outlet) == key(inner));
    (is_name && !ends && !is_outlet).then(|| inner.to_owned())
}

/// An element that says it names the writer, anywhere outside comments.
fn marked(page: &Document, told: &Metadata) -> Option<String> {
    let found = page.select("[itemprop=author], [rel=author], .author-name, .byline");
    found
        .nodes()
        .iter()
        .take(3)
        .find_map(|node| name(&cleaned(&node.text())?, told))
}

/// A name that could be a writer's: short, not the outlet's, not an address, not a date.
fn name(text: &str, told: &Metadata) -> Option<String> {
    let text = cleaned(text)?;
    let text = text
        .trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')'))
        .to_owned();
    let text = introduced_inside(&text).unwrap_or(text);
    let key = key(&text);
    let count = key.split(' ').count();
    let outlet = told
        .outlet
        .as_deref()
        .map(furniture::key)
        .unwrap_or_default();
    let is_outlet = !outlet.is_empty() && (outlet.contains(&key) || key.contains(&outlet));
    let is_outlet = is_outlet || isnad_outlets::by_name(&text).is_some() || is_site(&text, told);
    let is_address =
        text.contains("://") || text.contains('@') || text.contains(".com") || text.contains("www");
    let has_date = text.chars().any(char::is_numeric)
        || !isnad_text::dates(&Words::new(&text), None).is_empty();
    let is_name = !key.is_empty() && count <= MOST_WORDS && !is_outlet && !is_address && !has_date;
    let is_sentence = text.ends_with('.') || text.len() > 120;
    let names_nobody = LISTS.nobody.contains(&key) || LISTS.introduction.contains(&key);
    (is_name && !is_sentence && !names_nobody).then_some(text)
}

/// Whether it is the site's own name in its address: «akhbar» of akhbar.invalid.
fn is_site(text: &str, told: &Metadata) -> bool {
    let host = told
        .url
        .as_deref()
        .and_then(|url| url.split('/').nth(2))
        .unwrap_or_default();
    let mut labels = host.split('.');
    labels.any(|label| label.eq_ignore_ascii_case(text.trim_start_matches('@')))
}

/// The name behind an introduction within what was told: «كتب: فلان».
fn introduced_inside(text: &str) -> Option<String> {
    let (first, rest) = text.split_once([':', ' '])?;
    let is_introduction = LISTS.introduction.contains(&key(first));
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || c == ':');
    (is_introduction && !rest.is_empty()).then(|| rest.to_owned())
}
