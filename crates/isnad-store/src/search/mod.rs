//! Finding articles and contents by their words, the nearest first.
//!
//! An index of folded words finds «المسؤول» for «الـمَسْؤُول», and nothing else: what a proclitic
//! hides is found by asking for the word behind each of them. So no word is stored as a guessed
//! stem, «طين» does not find «فلسطين», and what is spelt as it was asked for comes first.

mod articles;
pub(crate) mod contents;
mod query;

pub use articles::ArticleHit;
pub use contents::ContentHit;
pub use query::Query;

pub(crate) use query::Nearness;

use isnad_parse::{CueClass, Grade, SourceKind};

/// What hits must be besides having the words.
#[derive(Clone, Debug, Default)]
pub struct SearchFilter {
    /// Only in this outlet.
    pub outlet: Option<String>,
    /// Only published on this day (`YYYY-MM-DD`) or later.
    pub since: Option<String>,
    /// Only published on this day or earlier.
    pub until: Option<String>,
    /// Only with an attribution to a source whose name has these words.
    pub source: Option<Query>,
    /// Only with an attribution to a source of this kind.
    pub kind: Option<SourceKind>,
    /// Only with an attribution whose cue does this.
    pub class: Option<CueClass>,
    /// Only with an attribution of this grade.
    pub grade: Option<Grade>,
}

impl SearchFilter {
    fn is_empty(&self) -> bool {
        !self.asks_attributions()
            && self.outlet.is_none()
            && self.since.is_none()
            && self.until.is_none()
    }

    fn asks_attributions(&self) -> bool {
        self.kind.is_some() || self.class.is_some() || self.grade.is_some() || self.source.is_some()
    }

    /// The source's words in the index's language.
    fn source_expression(&self) -> Option<String> {
        let query = self.source.as_ref()?;
        Some(query.expression(Nearness::Proclitics))
    }
}

/// The parameters of a filter in a statement.
macro_rules! filter_parameters {
    ($filter:expr, $expression:expr, $limit:expr, $source:expr) => {
        rusqlite::named_params! {
            ":match": $expression,
            ":outlet": $filter.outlet,
            ":since": $filter.since,
            ":until": $filter.until,
            ":source": $source,
            ":kind": $filter.kind.map(isnad_parse::SourceKind::name),
            ":class": $filter.class.map(isnad_parse::CueClass::name),
            ":grade": $filter.grade.map(isnad_parse::Grade::name),
            ":limit": $limit,
        }
    };
}
use filter_parameters;
