//! What changed between two texts: attributions, sources, relays, wording, figures.
//!
//! Words are aligned by their light stems (`alignment`), attributions by the content they share
//! (`pairing`). Then one rule after the other looks at what differs and explains it; what no rule
//! explains is a change of content, unless only spelling, order or joining words differ.

mod alignment;
mod comparison;
mod content;
mod cue;
mod detail;
mod figure;
mod hedge;
mod kind;
mod lost;
mod orthography;
mod pairing;
mod quotation;
mod relay;
mod side;
mod source;
mod spelling;
mod words;

use isnad_text::Span;

pub use kind::ChangeKind;
pub use orthography::CosmeticEdit;

use crate::Version;
use comparison::Comparison;
use side::Side;

/// What changed from one text to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// What happened, in the order of the texts. Empty where only the look changed.
    pub events: Vec<ChangeEvent>,
    /// Words that came or went singly: when, a first name, a title, an adjective. The claim stays.
    pub details: Vec<ChangeEvent>,
    /// Places where spelling or marks alone differ.
    pub cosmetic: Vec<CosmeticEdit>,
    /// Passages that stand elsewhere in the later text.
    pub moved: Vec<(Span, Span)>,
}

/// One thing that happened between two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeEvent {
    /// What it is.
    pub kind: ChangeKind,
    /// Where the earlier text shows it.
    pub before: Option<Passage>,
    /// Where the later text shows it.
    pub after: Option<Passage>,
    /// The content it bears on, where it is one that somebody answers for.
    pub claim: Option<String>,
}

/// What one of the texts shows of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands, in bytes.
    pub spans: Vec<Span>,
    /// Its words, as they stand there.
    pub text: String,
}

impl Passage {
    fn new(text: &str, mut spans: Vec<Span>) -> Self {
        spans.sort();
        spans.dedup_by(|next, span| {
            let between = text.get(span.end..next.start).unwrap_or_default();
            let joined = between.chars().all(char::is_whitespace);
            if joined {
                span.end = span.end.max(next.end);
            }
            joined
        });
        let words: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
        Self {
            text: words.join(" … "),
            spans,
        }
    }
}

/// The changes from `before`, the earlier text, to `after`.
pub fn changes(before: &Version, after: &Version) -> Changes {
    let mut comparison = Comparison::new(Side::new(before), Side::new(after));
    relay::find(&mut comparison);
    lost::find(&mut comparison);
    source::find(&mut comparison);
    cue::find(&mut comparison);
    quotation::find(&mut comparison);
    figure::find(&mut comparison);
    hedge::find(&mut comparison);
    let cosmetic = orthography::find(&mut comparison);
    let details = content::find(&mut comparison);
    let mut events = std::mem::take(&mut comparison.events);
    events.sort_by_key(|event| {
        let start = |edge: &Option<Passage>| edge.as_ref().map(|edge| edge.spans[0].start);
        (start(&event.before).or(start(&event.after)), event.kind)
    });
    let moved = comparison.moved();
    Changes {
        events,
        details,
        cosmetic,
        moved,
    }
}
