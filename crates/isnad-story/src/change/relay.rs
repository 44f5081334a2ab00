//! Relays: the agency or paper that stands between a source and the text.

mod mentions;
pub(super) mod words;

use isnad_parse::SourceKind;
use isnad_parse::lexicon::Tags;
use isnad_text::Span;

use super::comparison::{Comparison, Which};
use super::kind::ChangeKind::{
    AttributionAdded, AttributionDropped, RelayAdded, RelayDropped, RelayReplaced,
};
use mentions::mentions;
use words::{
    identity, is_channel, is_empty, is_generic, is_read_as_relay, is_source, is_statement,
    names_relay,
};

/// How far apart, in units, two relays may stand to be the same channel of one report.
const NEAR: usize = 40;

/// A sentence of so few words is nothing but the relay.
const SLUG: usize = 6;

/// How many units behind its cue a report may name the statement that it is taken from.
const STATEMENT: usize = 8;

/// A mention of a relay.
struct Relay {
    spans: Vec<Span>,
    units: Vec<usize>,
    attribution: Option<usize>,
}

/// Tells of relays that came, went or changed.
pub(super) fn find(comparison: &mut Comparison<'_>) {
    let before = unmatched(comparison, Which::Before);
    let mut after = unmatched(comparison, Which::After);
    for relay in before {
        let place = anchor(comparison, Which::Before, &relay.units);
        let found = after
            .iter()
            .position(|other| other.units[0].abs_diff(place) <= NEAR);
        let spans = relay.spans.clone();
        comparison.explain(Which::Before, relay.units.iter().copied());
        let claim = relay.attribution.map(|it| (Which::Before, it));
        let Some(found) = found else {
            if stands_nearby(comparison, Which::Before, &relay.units) {
                continue;
            }
            let kind = if is_alone(comparison, Which::Before, &relay) {
                AttributionDropped
            } else {
                RelayDropped
            };
            comparison.tell(kind, spans, Vec::new(), claim);
            continue;
        };
        let other = after.remove(found);
        comparison.explain(Which::After, other.units.iter().copied());
        let same = {
            let one = identity(comparison.side(Which::Before), &relay.units);
            one.is_some() && one == identity(comparison.side(Which::After), &other.units)
        };
        if !same {
            comparison.tell(RelayReplaced, spans, other.spans, claim);
        }
    }
    for relay in after {
        comparison.explain(Which::After, relay.units.iter().copied());
        if stands_nearby(comparison, Which::After, &relay.units) {
            continue;
        }
        let kind = if is_alone(comparison, Which::After, &relay) {
            AttributionAdded
        } else {
            RelayAdded
        };
        comparison.tell(
            kind,
            Vec::new(),
            relay.spans,
            relay.attribution.map(|it| (Which::After, it)),
        );
    }
}

/// Whether nobody but the outlet answers for the sentence: it is the source then.
fn is_alone(comparison: &Comparison<'_>, which: Which, relay: &Relay) -> bool {
    let side = comparison.side(which);
    if relay.attribution.is_some() || side.slug().contains(&relay.units[0]) {
        return false;
    }
    let near = relay.units[0].saturating_sub(1);
    let sentences = [side.sentence[near], side.sentence[relay.units[0]]];
    let speaks = |index: usize| {
        let own = side.attributions[index]
            .cue
            .iter()
            .chain(&side.attributions[index].source);
        let spans: Vec<Span> = own.copied().collect();
        let is_relay = side
            .units_of(&spans)
            .any(|unit| relay.units.contains(&unit));
        !is_relay
            && comparison
                .content(which, index)
                .iter()
                .any(|unit| sentences.contains(&side.sentence[*unit]))
    };
    // Of a chain of two outlets one stays.
    let is_in_chain = side.attributions.iter().any(|attribution| {
        let mut source = side.units_of(&attribution.source);
        !attribution.via.is_empty() && source.any(|unit| relay.units.contains(&unit))
    });
    let is_said = is_in_chain || (0..side.attributions.len()).any(speaks);
    let is_stated = (0..side.units.len())
        .filter(|unit| sentences.contains(&side.sentence[*unit]))
        .any(|unit| is_statement(side, unit));
    !is_said && !is_stated
}

/// The relays of one text that the other does not have at that place.
fn unmatched(comparison: &Comparison<'_>, which: Which) -> Vec<Relay> {
    let side = comparison.side(which);
    let mut relays = Vec::new();
    for (index, attribution) in side.attributions.iter().enumerate() {
        for span in attribution
            .via
            .iter()
            .filter(|span| is_channel(side, **span) && !is_empty(side, **span))
        {
            relays.push(Relay {
                spans: vec![*span],
                units: side.units_in(*span).collect(),
                attribution: Some(index),
            });
        }
        if is_relay(comparison, which, index) {
            let spans: Vec<Span> = attribution
                .cue
                .iter()
                .chain(&attribution.source)
                .copied()
                .collect();
            let mut units: Vec<usize> = side.units_of(&spans).collect();
            units.sort_unstable();
            units.dedup();
            relays.push(Relay {
                spans,
                units,
                attribution: Some(index),
            });
        }
    }
    for units in mentions(comparison, which) {
        if !relays
            .iter()
            .any(|relay| relay.units.iter().any(|unit| units.contains(unit)))
        {
            let spans = side.spans(&units);
            relays.push(Relay {
                spans,
                units,
                attribution: None,
            });
        }
    }
    relays.retain(|relay| {
        !relay.units.is_empty()
            && !is_kept(comparison, which, &relay.units)
            && report_stays(comparison, which, relay.units[0])
    });
    relays.sort_by_key(|relay| relay.units[0]);
    relays.dedup_by(|one, other| one.units.iter().any(|unit| other.units.contains(unit)));
    relays
}

/// Whether an outlet that only one text has before or behind a report is a relay: somebody else
/// answers for the report in both.
pub(super) fn is_relay(comparison: &Comparison<'_>, which: Which, index: usize) -> bool {
    let side = comparison.side(which);
    let attribution = &side.attributions[index];
    let source: Vec<usize> = side.units_of(&attribution.source).collect();
    let is_outlet = attribution.kind == SourceKind::Outlet
        || source.len() == 1 && identity(side, &source).is_some()
        || side
            .units_of(&attribution.source)
            .any(|unit| names_relay(side, unit));
    if !is_outlet || comparison.twin(which, index).is_some() {
        return false;
    }
    let content = comparison.content(which, index);
    let beside = (0..side.attributions.len())
        .filter(|other| *other != index)
        .any(|other| {
            let others = comparison.content(which, other);
            let shared = others
                .iter()
                .filter(|unit| content.binary_search(unit).is_ok())
                .count();
            comparison.twin(which, other).is_some() && shared * 2 >= others.len()
        });
    let opening = content.iter().take(STATEMENT);
    beside || opening.copied().any(|unit| is_statement(side, unit))
}

/// Whether what the relay brought is in the other text too: else it went with its report.
fn report_stays(comparison: &Comparison<'_>, which: Which, unit: usize) -> bool {
    let sentences = &comparison.side(which).sentence;
    // A relay behind a full stop belongs to what stands before.
    let number = sentences[unit];
    let near = (0..sentences.len())
        .filter(|unit| (number.saturating_sub(1)..=number + 1).contains(&sentences[*unit]));
    let own: Vec<usize> = near
        .clone()
        .filter(|unit| sentences[*unit] == number)
        .collect();
    let looked_at = if own.len() > SLUG {
        own
    } else {
        near.collect()
    };
    let kept = looked_at
        .iter()
        .filter(|unit| comparison.partner(which, **unit).is_some())
        .count();
    kept * 5 >= looked_at.len() * 2
}

/// Whether the relay's own name, or all of it where it has none, stands in the other text too.
fn is_kept(comparison: &Comparison<'_>, which: Which, units: &[usize]) -> bool {
    let side = comparison.side(which);
    let own: Vec<usize> = (units.iter().copied())
        .filter(|unit| !is_generic(side, *unit))
        .collect();
    let looked_at = if own.is_empty() { units } else { &own };
    let other = comparison.side(which.other());
    // «المتحدث لصحة عسير» and «المتحدث بصحة عسير»: no channel, but part of who speaks.
    let is_of_speaker =
        |partner: usize| is_source(other, partner) && !is_read_as_relay(other, partner);
    let partners = own.iter().map(|unit| comparison.partner(which, *unit));
    if own.len() == units.len() && partners.into_iter().all(|it| it.is_some_and(is_of_speaker)) {
        return true;
    }
    looked_at
        .iter()
        .filter_map(|unit| comparison.partner(which, *unit))
        .any(|partner| {
            let around = partner.saturating_sub(2)..=partner;
            own.is_empty()
                || names_relay(other, partner)
                || around
                    .clone()
                    .any(|unit| other.has(unit, Tags::MEDIA.with(Tags::PRESS).with(Tags::CHANNEL)))
                || other.has(partner, Tags::FOR)
                || is_read_as_relay(other, partner)
        })
}

/// Whether the same agency, by one of its names, stands in the other text near the place.
fn stands_nearby(comparison: &Comparison<'_>, which: Which, units: &[usize]) -> bool {
    let Some(agency) = identity(comparison.side(which), units) else {
        return false;
    };
    let other = comparison.side(which.other());
    let place = anchor(comparison, which, units);
    let near = place.saturating_sub(NEAR)..(place + NEAR).min(other.units.len());
    let mut free = near.filter(|unit| comparison.partner(which.other(), *unit).is_none());
    free.any(|unit| identity(other, &[unit]) == Some(agency))
}

/// Where in the other text a relay would stand: beside the words around it.
fn anchor(comparison: &Comparison<'_>, which: Which, units: &[usize]) -> usize {
    let behind = units[units.len() - 1] + 1..comparison.side(which).units.len();
    let partner = |unit: usize| comparison.partner(which, unit);
    behind
        .take(NEAR)
        .find_map(partner)
        .or_else(|| (0..units[0]).rev().take(NEAR).find_map(partner))
        .unwrap_or(0)
}
