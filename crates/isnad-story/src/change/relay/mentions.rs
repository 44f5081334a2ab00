//! Mentions of outlets that the grammar does not read.

use isnad_parse::lexicon::Tags;

use super::super::comparison::{Comparison, Which};
use super::super::words::Lists;
use super::words::{is_generic, is_relaying, is_report, is_source, names_relay};

/// An outlet that no list knows has no longer name.
const NAME: usize = 3;

/// Mentions of outlets among the words that only this text has, outside what the grammar reads.
pub(super) fn mentions(comparison: &Comparison<'_>, which: Which) -> Vec<Vec<usize>> {
    let side = comparison.side(which);
    let lists = Lists::shipped();
    let mut found: Vec<Vec<usize>> = Vec::new();
    let slug = side.slug();
    if slug
        .clone()
        .any(|unit| comparison.partner(which, unit).is_none())
    {
        found.push(slug.collect());
    }
    for gap in &comparison.alignment.gaps {
        let units = match which {
            Which::Before => &gap.before,
            Which::After => &gap.after,
        };
        for (at, &unit) in units.iter().enumerate() {
            let is_free = comparison.partner(which, unit).is_none()
                && !found.iter().any(|other| other.contains(&unit));
            let is_known =
                names_relay(side, unit) || side.has(unit, Tags::PRESS.with(Tags::CHANNEL));
            if !is_free || !(is_known || side.has(unit, Tags::MEDIA)) {
                continue;
            }
            let run = run(comparison, which, units, at);
            let handed_on = |unit: &usize| {
                side.has(*unit, Tags::PUBLISHED) || lists.relaying.contains(&side.units[*unit].word)
            };
            if is_source(side, unit) && !run.iter().any(handed_on) {
                continue;
            }
            if is_known {
                let is_channel = run.iter().any(|unit| {
                    is_relaying(&side.units[*unit].word)
                        || side.has(*unit, Tags::PUBLISHED.with(Tags::CHANNEL))
                        || side.has(*unit, Tags::FOR) && names_relay(side, *unit)
                });
                if is_channel {
                    found.push(run.to_vec());
                }
            } else if run[..run.len() - 1].iter().any(handed_on) {
                // «في حديث إلى قناة …»: what follows is its name.
                let start = at - run.iter().position(|it| *it == unit).unwrap_or(0);
                let behind = units[at + 1..].iter().zip(unit + 1..);
                let name = behind
                    .take(NAME)
                    .take_while(|(it, next)| *it == next)
                    .take_while(|(it, _)| comparison.partner(which, **it).is_none());
                let end = at + 1 + name.count();
                found.push(units[start..end.max(start + run.len())].to_vec());
            }
        }
    }
    found
}

/// The words around one of a gap that speak of the outlet and of what it did.
fn run<'u>(
    comparison: &Comparison<'_>,
    which: Which,
    units: &'u [usize],
    at: usize,
) -> &'u [usize] {
    let side = comparison.side(which);
    let belongs = |unit: usize| {
        let is_part = is_generic(side, unit)
            || names_relay(side, unit)
            || side.has(unit, Tags::NATION.with(Tags::CHANNEL))
            || is_report(side, unit);
        comparison.partner(which, unit).is_none() && is_part
    };
    let mut start = at;
    while start > 0 && units[start - 1] + 1 == units[start] && belongs(units[start - 1]) {
        start -= 1;
    }
    let mut end = at + 1;
    while end < units.len() && units[end - 1] + 1 == units[end] && belongs(units[end]) {
        end += 1;
    }
    &units[start..end]
}
