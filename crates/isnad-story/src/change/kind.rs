//! The kinds of change events.

use serde::{Deserialize, Serialize};

/// What happened between two texts to an attribution or to a fact it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// The later text lays at somebody's door what the earlier one said itself.
    AttributionAdded,
    /// The later text says itself what the earlier one laid at somebody's door.
    AttributionDropped,
    /// Somebody else answers for the content.
    SourceReplaced,
    /// A source without a name, or with an office only, has got a name.
    SourceNamed,
    /// A source has lost its name.
    SourceUnnamed,
    /// A channel between source and text has come in.
    RelayAdded,
    /// A channel between source and text has gone.
    RelayDropped,
    /// Another channel stands between source and text.
    RelayReplaced,
    /// The cue vouches more for the content.
    CueStrengthened,
    /// The cue vouches less for the content.
    CueWeakened,
    /// What was certain has become uncertain.
    HedgeAdded,
    /// What was uncertain has become certain.
    HedgeLost,
    /// A quantity has another value or another comparator.
    FigureChanged,
    /// A negation has come or gone, or a word has become its opposite.
    PolarityChanged,
    /// Speech has lost its quotation marks.
    QuoteToIndirect,
    /// Words have become a quotation.
    IndirectToQuote,
    /// Another change of what is said.
    ContentChanged,
    /// Nothing above, only spelling, marks, order or synonyms.
    Cosmetic,
}

impl ChangeKind {
    /// Every kind, in the order in which a reader should see them.
    pub const ALL: [Self; 18] = [
        Self::AttributionAdded,
        Self::AttributionDropped,
        Self::SourceReplaced,
        Self::SourceNamed,
        Self::SourceUnnamed,
        Self::RelayAdded,
        Self::RelayDropped,
        Self::RelayReplaced,
        Self::CueStrengthened,
        Self::CueWeakened,
        Self::HedgeAdded,
        Self::HedgeLost,
        Self::FigureChanged,
        Self::PolarityChanged,
        Self::QuoteToIndirect,
        Self::IndirectToQuote,
        Self::ContentChanged,
        Self::Cosmetic,
    ];
}
