//! The headline: what the page shows, known by what it tells machines.

use std::collections::BTreeSet;

use dom_query::Document;

use super::blocks::{Blocks, Line};
use super::furniture::key;
use super::metadata::{Metadata, cleaned};

/// A headline has at most so many letters.
const LONGEST: usize = 260;

/// The headline, and the line that shows it.
pub(super) struct Headline {
    pub text: Option<String>,
    pub line: Option<usize>,
}

/// Finds the headline. The shown one is taken before the told ones: those lose their quotation
/// marks, are shortened, or have the site's name in them.
pub(super) fn find(page: &Document, blocks: &Blocks, told: &Metadata) -> Headline {
    let title = page
        .select("head > title")
        .nodes()
        .first()
        .and_then(|node| cleaned(&node.text()));
    let outlet = told.outlet.as_deref().unwrap_or_default();
    let known: Vec<String> = [told.headline.as_deref(), title.as_deref()]
        .into_iter()
        .flatten()
        .map(|text| without_site(text, outlet))
        .collect();
    let shown = shown(blocks, &known);
    let text = match shown {
        Some(line) => Some(blocks.lines[line].text.clone()),
        None => known.into_iter().find(|text| text.split(' ').count() > 1),
    };
    Headline { text, line: shown }
}

/// The line that has most in common with what the page tells, a heading before others.
fn shown(blocks: &Blocks, known: &[String]) -> Option<usize> {
    let known: Vec<BTreeSet<String>> = known.iter().map(|text| words(text)).collect();
    let mut best: Option<(f64, usize)> = None;
    for (at, line) in blocks.lines.iter().enumerate() {
        if line.letters > LONGEST || line.letters < 6 {
            continue;
        }
        let rank = rank(blocks, line);
        let own = words(&line.text);
        let likeness = known
            .iter()
            .map(|known| likeness(&own, known))
            .fold(0.0, f64::max);
        let needed = if rank > 0.0 { 0.6 } else { 0.8 };
        let score = match known.is_empty() {
            true => rank,
            false if likeness >= needed => likeness + rank,
            false => 0.0,
        };
        if score > best.map_or(0.2, |(best, _)| best) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at)
}

fn rank(blocks: &Blocks, line: &Line) -> f64 {
    let heading = blocks.around(line.element).take(4).find_map(|at| {
        match blocks.elements[at].name.as_str() {
            "h1" => Some(0.3),
            "h2" => Some(0.12),
            "h3" | "h4" => Some(0.06),
            _ => None,
        }
    });
    let is_link = line.link_letters * 2 > line.letters;
    let is_furniture = blocks
        .around(line.element)
        .any(|at| blocks.elements[at].reason.is_some());
    heading.unwrap_or(0.0) - if is_link { 0.2 } else { 0.0 } - if is_furniture { 0.25 } else { 0.0 }
}

fn words(text: &str) -> BTreeSet<String> {
    key(text).split(' ').map(str::to_owned).collect()
}

/// The share of the words of both that they have in common.
fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let common = a.intersection(b).count();
    let all = a.len() + b.len() - common;
    common as f64 / all.max(1) as f64
}

/// A title without the name of the site behind or before it: «عنوان | الموقع».
fn without_site(title: &str, outlet: &str) -> String {
    let outlet_words = words(outlet);
    let mut title = title.trim().to_owned();
    for mark in [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", "|"] {
        let parts: Vec<&str> = title.split(mark).collect();
        if parts.len() < 2 {
            continue;
        }
        let is_site = |part: &str| {
            let own = words(part);
            !outlet.is_empty() && likeness(&own, &outlet_words) >= 0.5
        };
        let longest = parts.iter().max_by_key(|part| part.split(' ').count());
        let kept: Vec<&str> = parts
            .iter()
            .filter(|part| !is_site(part))
            .filter(|part| {
                mark == " - " || mark == " – " || mark == " — " || Some(part) == longest.as_ref()
            })
            .copied()
            .collect();
        // A short last part behind a dash is the site as well, where nobody named it.
        let kept = match kept.split_last() {
            Some((last, before))
                if outlet.is_empty() && !before.is_empty() && last.split(' ').count() <= 3 =>
            {
                before.to_vec()
            }
            _ => kept,
        };
        if !kept.is_empty() {
            title = kept.join(mark).trim().to_owned();
        }
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_is_taken_from_titles() {
        for (title, outlet, expected) in [
            (
                "وزير النقل يفتتح المرفأ | صحيفة الميناء",
                "صحيفة الميناء",
                "وزير النقل يفتتح المرفأ",
            ),
            (
                "الميناء - وزير النقل يفتتح المرفأ",
                "الميناء",
                "وزير النقل يفتتح المرفأ",
            ),
            (
                "مصر - السودان: قمة في الخرطوم اليوم",
                "الميناء",
                "مصر - السودان: قمة في الخرطوم اليوم",
            ),
            (
                "وزير النقل يفتتح المرفأ الجديد - الميناء نيوز",
                "",
                "وزير النقل يفتتح المرفأ الجديد",
            ),
        ] {
            assert_eq!(without_site(title, outlet), expected);
        }
    }
}
