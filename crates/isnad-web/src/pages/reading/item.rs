//! One reading in its article, with what is known and decided of it.

use isnad_report::Outside;
use isnad_review::{ReadingStatus, Subject};
use isnad_store::Store;
use isnad_store::review::{HistoryEntry, Marks, ReadingView};

use super::super::text::{Paragraph, paragraphs};
use super::queue::mark;
use crate::Refusal;
use crate::guard::session::Visitor;
use crate::pages::claim::ClaimPanel;
use crate::strings::Strings;

/// What the page shows of a reading.
pub(crate) struct Item {
    pub id: i64,
    pub revision: u64,
    /// Where to go when it is done.
    pub next: String,
    pub outlet: Outside,
    pub published: Option<Outside>,
    pub version: String,
    pub title: Option<Outside>,
    pub paragraphs: Vec<Paragraph>,
    /// What is marked, as JSON for the script.
    pub spans: String,
    pub source: Outside,
    pub via: Option<Outside>,
    pub cue: Option<Outside>,
    pub kind: &'static str,
    pub kinds: Vec<Choice>,
    pub grade: &'static str,
    pub grade_name: &'static str,
    pub rule: String,
    pub status: &'static str,
    pub is_open: bool,
    /// Amended spans whose words the text does not have any more.
    pub lost: Vec<&'static str>,
    pub record: Vec<Entry>,
    pub claim: ClaimPanel,
}

/// One of several values that may be chosen.
pub(crate) struct Choice {
    pub name: &'static str,
    pub label: &'static str,
    pub is_chosen: bool,
}

/// A line of the record of what was done.
pub(crate) struct Entry {
    pub by: Outside,
    pub did: String,
    pub at: Outside,
    pub undone: bool,
}

impl Item {
    /// The reading `id` as `visitor` may see it.
    pub fn of(
        store: &Store,
        t: Strings,
        id: i64,
        visitor: &Visitor,
        next: String,
    ) -> Result<Self, Refusal> {
        let view = store.reading_view(id)?;
        let record = record(store, &view.subject, visitor, t)?;
        let claim = ClaimPanel::of(store, t, &view, visitor)?;
        let marks = &view.marks;
        let words = |spans: &[[usize; 2]]| words(&view.text, spans);
        let source = match (marks.source.is_empty(), marks.source_resolved.is_empty()) {
            (false, _) => words(&marks.source),
            (true, false) => words(&marks.source_resolved),
            (true, true) => view.source_name.clone(),
        };
        Ok(Self {
            id,
            revision: view.revision,
            next,
            outlet: Outside::new(&view.outlet),
            published: view.published.as_deref().map(Outside::new),
            version: t
                .say("version_of")
                .replace("{n}", &view.version.to_string())
                .replace("{of}", &view.versions.to_string()),
            title: view.title.as_deref().map(Outside::new),
            paragraphs: paragraphs(&view.text, extent(marks)),
            spans: spans(marks),
            source: Outside::new(source.unwrap_or_else(|| t.say("no_source").to_owned())),
            via: words(&marks.via).map(Outside::new),
            cue: words(&marks.cue).map(Outside::new),
            kind: t.of("kind", marks.kind.name()),
            kinds: kinds(marks, t),
            grade: mark(marks.grade),
            grade_name: t.of("grade", marks.grade.name()),
            rule: format!("{} · {:.2}", view.construction, view.confidence),
            status: t.of("status", view.state.status.name()),
            is_open: view.state.status == ReadingStatus::New,
            lost: view.lost,
            record,
            claim,
        })
    }
}

/// The words of spans of code points, pieces apart; `None` where there are none.
pub(crate) fn words(text: &str, spans: &[[usize; 2]]) -> Option<String> {
    let piece = |[start, end]: &[usize; 2]| {
        text.chars()
            .skip(*start)
            .take(end - start)
            .collect::<String>()
    };
    let pieces: Vec<String> = spans.iter().map(piece).collect();
    Some(pieces.join(" … ")).filter(|words| !words.is_empty())
}

/// The first and last code point of all that is marked.
fn extent(marks: &Marks) -> Option<(usize, usize)> {
    let all = || {
        [&marks.cue, &marks.source, &marks.via, &marks.content]
            .into_iter()
            .flatten()
    };
    Some((
        all().map(|span| span[0]).min()?,
        all().map(|span| span[1]).max()?,
    ))
}

fn spans(marks: &Marks) -> String {
    let spans = serde_json::json!({
        "cue": marks.cue,
        "source": marks.source,
        "via": marks.via,
        "content": marks.content,
        "resolved": marks.source_resolved,
    });
    spans.to_string()
}

fn kinds(marks: &Marks, t: Strings) -> Vec<Choice> {
    let choice = |kind: &isnad_parse::SourceKind| Choice {
        name: kind.name(),
        label: t.of("kind", kind.name()),
        is_chosen: *kind == marks.kind,
    };
    isnad_parse::SourceKind::ALL.iter().map(choice).collect()
}

/// What was done to a subject, the latest first.
pub(crate) fn record(
    store: &Store,
    subject: &Subject,
    visitor: &Visitor,
    t: Strings,
) -> Result<Vec<Entry>, Refusal> {
    let entries = store.history(subject, &visitor.actor.name)?;
    Ok(entries
        .into_iter()
        .rev()
        .map(|entry| shown(entry, t))
        .collect())
}

fn shown(entry: HistoryEntry, t: Strings) -> Entry {
    let act = |act: &isnad_review::Act| t.of("did", act.name());
    let did = match (entry.operation.as_str(), entry.hidden) {
        (_, true) => t.say("did_hidden").to_owned(),
        ("undo", _) => t.say("did_undo").to_owned(),
        ("redo", _) => t.say("did_redo").to_owned(),
        _ => entry
            .acts
            .iter()
            .map(act)
            .collect::<Vec<_>>()
            .join(t.say("list_separator")),
    };
    Entry {
        by: Outside::new(entry.by),
        did,
        at: Outside::new(entry.at),
        undone: entry.undone,
    }
}
