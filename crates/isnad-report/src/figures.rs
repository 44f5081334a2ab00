//! The counts of a story: each value with whom it rests on, on a line from small to large.

use isnad_story::{Article, Comparison, Count, CountKind};

use crate::evidence::{Witness, anchor};
use crate::matrix::kind_name;
use crate::outside::Outside;
use crate::strings::Strings;

/// A count whose values differ.
pub(crate) struct Differing {
    pub what: Outside,
    pub kind: String,
    pub alarm: bool,
    pub values: Vec<Shown>,
}

/// One value.
pub(crate) struct Shown {
    pub value: String,
    /// Where it stands on the line, in percent of its length from the smallest value's end.
    pub place: String,
    /// As it is written, with its comparator.
    pub written: Outside,
    /// The sentence in which it stands.
    pub anchor: Option<String>,
    pub source: Outside,
    pub outlets: Vec<Outside>,
}

/// A count on which all agree.
pub(crate) struct Agreed {
    /// As it is first written, with its comparator and what it counts.
    pub written: Outside,
    pub outlets: String,
}

/// A number as a reader takes it in: whole thousands apart, 1,200,000.
pub(crate) fn amount(value: f64) -> String {
    let written = value.to_string();
    let whole = written.split('.').next().unwrap_or_default().len();
    if whole < 5 {
        return written;
    }
    let mut apart = String::new();
    for (place, digit) in written.chars().enumerate() {
        if place > 0 && place < whole && (whole - place).is_multiple_of(3) {
            apart.push(',');
        }
        apart.push(digit);
    }
    apart
}

/// Room at both ends of the line, in percent.
const ROOM: f64 = 8.0;

/// The counts whose values differ.
pub(crate) fn differing(
    comparison: &Comparison,
    articles: &[Article],
    witnesses: &[Witness],
    strings: &Strings,
) -> Vec<Differing> {
    let counts = comparison
        .counts
        .iter()
        .filter(|count| count.kind != CountKind::Agreement);
    counts
        .map(|count| Differing {
            what: Outside::new(&count.what),
            kind: kind_name(count.kind, strings).to_owned(),
            alarm: count.kind == CountKind::Divergence,
            values: shown(count, articles, witnesses, strings),
        })
        .collect()
}

fn shown(
    count: &Count,
    articles: &[Article],
    witnesses: &[Witness],
    strings: &Strings,
) -> Vec<Shown> {
    let smallest = count.values.first().map_or(0.0, |value| value.value);
    let largest = count.values.last().map_or(0.0, |value| value.value);
    let length = if largest > smallest {
        largest - smallest
    } else {
        1.0
    };
    count
        .values
        .iter()
        .map(|value| {
            let place = ROOM + (100.0 - 2.0 * ROOM) * (value.value - smallest) / length;
            Shown {
                value: amount(value.value),
                place: format!("{place:.1}"),
                written: Outside::new(&value.written),
                anchor: value
                    .articles
                    .first()
                    .and_then(|first| anchor(witnesses, *first, value.span))
                    .map(str::to_owned),
                source: Outside::new(value.source.as_ref().unwrap_or(&strings.unsourced)),
                outlets: outlets(&value.articles, articles),
            }
        })
        .collect()
}

fn outlets(indices: &[usize], articles: &[Article]) -> Vec<Outside> {
    let mut names: Vec<&str> = Vec::new();
    for at in indices {
        if !names.contains(&articles[*at].outlet.as_str()) {
            names.push(&articles[*at].outlet);
        }
    }
    names.into_iter().map(Outside::new).collect()
}

/// The counts on which at least two outlets agree.
pub(crate) fn agreed(
    comparison: &Comparison,
    articles: &[Article],
    strings: &Strings,
) -> Vec<Agreed> {
    let counts = comparison
        .counts
        .iter()
        .filter(|count| count.kind == CountKind::Agreement);
    counts
        .filter_map(|count| {
            let value = count.values.first()?;
            let outlets = outlets(&value.articles, articles).len();
            Some(Agreed {
                written: Outside::new(&value.written),
                outlets: strings.number.outlets.of(outlets),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart_in_long_numbers() {
        let amounts = [12.5, 2024.0, 120_000.0, 1_200_000.5].map(amount);
        assert_eq!(amounts, ["12.5", "2024", "120,000", "1,200,000.5"]);
    }
}
