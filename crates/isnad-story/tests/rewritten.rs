//! Pairs of texts in the constructions of news, each with the kinds of change that must be told,
//! read forwards and backwards.

use isnad_parse::Reader;
use isnad_story::{ChangeKind, Version, changes};

/// How many of a hundred pairs must be told exactly so: nothing missing, nothing besides.
const EXACT: usize = 98;

/// A pair of texts, and what changed.
struct Pair {
    kinds: Vec<ChangeKind>,
    before: String,
    after: String,
}

fn pairs() -> Vec<Pair> {
    let lines = include_str!("rewritten/pairs.txt").lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (kinds, text) = line.split_once(" | ").expect("kinds and a text");
            let known = kinds.split(' ').filter(|name| *name != "none");
            Pair {
                kinds: known.map(kind).collect(),
                before: chosen(text, 0),
                after: chosen(text, 1),
            }
        })
        .collect()
}

fn kind(name: &str) -> ChangeKind {
    let found = toml::Value::String(name.to_owned()).try_into();
    found.expect("the name of a kind")
}

/// The text of one side: of every «{one|other}» its part.
fn chosen(text: &str, side: usize) -> String {
    let mut chosen = String::new();
    let mut rest = text;
    while let Some((plain, behind)) = rest.split_once('{') {
        let (choice, behind) = behind.split_once('}').expect("a closed choice");
        chosen.push_str(plain);
        chosen.push_str(choice.split('|').nth(side).expect("two parts"));
        rest = behind;
    }
    (chosen + rest).replace('¶', "\n")
}

/// What a change is when the texts change places.
fn mirrored(kind: ChangeKind) -> ChangeKind {
    use ChangeKind::*;
    const MIRRORS: [[ChangeKind; 2]; 6] = [
        [AttributionAdded, AttributionDropped],
        [RelayAdded, RelayDropped],
        [SourceNamed, SourceUnnamed],
        [CueStrengthened, CueWeakened],
        [HedgeAdded, HedgeLost],
        [QuoteToIndirect, IndirectToQuote],
    ];
    let found = MIRRORS.iter().find_map(|[one, other]| match kind {
        _ if kind == *one => Some(*other),
        _ if kind == *other => Some(*one),
        _ => None,
    });
    found.unwrap_or(kind)
}

fn told(before: &str, after: &str) -> Vec<ChangeKind> {
    let version = |text: &str| Version {
        published: None,
        text: text.to_owned(),
        reading: Reader::shipped().read(text),
    };
    let events = changes(&version(before), &version(after)).events;
    let mut kinds: Vec<_> = events.iter().map(|event| event.kind).collect();
    kinds.sort_unstable();
    kinds
}

#[test]
fn rewritten_news_is_told_by_kind_forwards_and_backwards() {
    let mut read = 0;
    let mut wrong = Vec::new();
    for Pair {
        kinds,
        before,
        after,
    } in pairs()
    {
        let mirrors = kinds.iter().copied().map(mirrored).collect();
        for (before, after, mut kinds) in [(&before, &after, kinds), (&after, &before, mirrors)] {
            kinds.sort_unstable();
            read += 1;
            let told = told(before, after);
            if told != kinds {
                wrong.push(format!(
                    "{before}\n{after}\n{kinds:?}, but told: {told:?}\n"
                ));
            }
        }
    }
    assert!(
        read > 300 && wrong.len() * 100 <= read * (100 - EXACT),
        "{} of {read} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
