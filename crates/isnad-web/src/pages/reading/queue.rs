//! The queue as the page shows it.

use isnad_parse::Grade;
use isnad_report::Outside;
use isnad_review::ReadingStatus;
use isnad_review::attention::Reason;
use isnad_store::review::QueueRow;

use super::QueueQuery;
use crate::strings::Strings;

/// A filter that is a click away.
pub(crate) struct Chip {
    pub label: &'static str,
    pub href: String,
    pub is_on: bool,
}

/// The reasons for attention as filters.
pub(super) fn chips(query: &QueueQuery, t: Strings) -> Vec<Chip> {
    let asked = query.reasons().unwrap_or_default();
    let chip = |reason: &Reason| Chip {
        label: t.of("reason", reason.name()),
        href: query.toggled(*reason),
        is_on: asked.contains(reason),
    };
    Reason::ALL.iter().map(chip).collect()
}

/// A reading in the queue.
pub(crate) struct Row {
    pub href: String,
    pub is_current: bool,
    /// The act whose key leads here: to the next or the previous one.
    pub act: Option<&'static str>,
    pub content: Outside,
    pub source: Outside,
    pub outlet: Outside,
    pub grade: &'static str,
    pub why: Vec<&'static str>,
    pub status: Option<&'static str>,
}

impl Row {
    fn new(row: QueueRow, query: &QueueQuery, chosen: Option<i64>, t: Strings) -> Self {
        let source = row.source.unwrap_or_else(|| t.say("no_source").to_owned());
        let decided = row.status != ReadingStatus::New;
        Self {
            href: query.at(row.id),
            is_current: chosen == Some(row.id),
            act: None,
            content: Outside::new(row.content),
            source: Outside::new(source),
            outlet: Outside::new(row.outlet),
            grade: mark(row.grade),
            why: row
                .reasons
                .iter()
                .map(|reason| t.of("reason", reason.name()))
                .collect(),
            status: decided.then(|| t.of("status", row.status.name())),
        }
    }
}

/// The rows of a page, of which those beside the chosen one know that they are.
pub(super) fn rows(
    found: Vec<QueueRow>,
    query: &QueueQuery,
    chosen: Option<i64>,
    t: Strings,
) -> Vec<Row> {
    let at = found.iter().position(|row| Some(row.id) == chosen);
    let (before, behind) = match at {
        Some(at) => (at.checked_sub(1), Some(at + 1)),
        None => (None, Some(0)),
    };
    let row = |(index, row)| Row {
        act: match index {
            _ if Some(index) == behind => Some("next"),
            _ if Some(index) == before => Some("previous"),
            _ => None,
        },
        ..Row::new(row, query, chosen, t)
    };
    found.into_iter().enumerate().map(row).collect()
}

/// The style of a grade's mark.
pub(crate) const fn mark(grade: Grade) -> &'static str {
    match grade {
        Grade::Named => "named",
        Grade::Body => "body",
        Grade::Relayed => "relayed",
        Grade::UnnamedReason | Grade::Unnamed => "unnamed",
        Grade::Bare => "bare",
        Grade::None => "none",
    }
}
