//! Which of the numbers beside one noun count one thing.

use super::Given;

/// Values that one source gives beside one another count different things, unless it speaks of a
/// change: each goes to the thing that has it already, or else to the first with which nothing keeps
/// it apart.
pub(super) fn things<'g>(given: impl Iterator<Item = &'g Given>) -> Vec<Vec<&'g Given>> {
    let mut things: Vec<Vec<&Given>> = Vec::new();
    for one in given {
        let fits = |thing: &[&Given]| {
            !thing.iter().any(|other| are_apart(one, other))
                && (!one.figure.is_loose || thing.iter().any(|other| are_near(one, other)))
        };
        let value = one.figure.value;
        let with_value = things.iter().position(|thing| {
            thing.iter().any(|it| are_one(it.figure.value, value)) && fits(thing)
        });
        let thing = with_value.or_else(|| things.iter().position(|thing| fits(thing)));
        match thing {
            Some(at) => things[at].push(one),
            None => things.push(vec![one]),
        }
    }
    things
}

fn are_apart(one: &Given, other: &Given) -> bool {
    let together = one.article == other.article && one.sources == other.sources;
    let is_change = (one.changed || other.changed) && one.sentence == other.sentence;
    together && !are_one(one.figure.value, other.figure.value) && !is_change
}

/// Whether two numbers stand among the same words.
fn are_near(one: &Given, other: &Given) -> bool {
    one.figure.around.intersection(&other.figure.around).count() >= NEAR
}

/// Words that must stand around both of two shares or spans of time.
const NEAR: usize = 1;

/// Whether two values are one, told more and less precisely: 43.16 and 43, and not 5.6 and 5.
pub(super) fn are_one(one: f64, other: f64) -> bool {
    let rounds_to = |fine: f64, rough: f64| {
        let is_rough =
            |factor: f64| (rough * factor).fract() == 0.0 && (fine * factor).fract() != 0.0;
        let same = |factor: f64| (fine * factor).round() == rough * factor;
        [1.0, 10.0]
            .into_iter()
            .any(|factor| is_rough(factor) && same(factor))
    };
    one == other || rounds_to(one, other) || rounds_to(other, one)
}
