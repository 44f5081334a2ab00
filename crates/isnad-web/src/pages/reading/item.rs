//! One reading in its article, with what is known and decided of it.

use isnad_report::Outside;
use isnad_review::{ReadingStatus, Subject};
use isnad_store::Store;
use isnad_store::review::{HistoryEntry, Marks, ReadingView};

use super::QueueQuery;
use super::queue::mark;
use crate::Refusal;
use crate::guard::session::Visitor;
use crate::pages::claim::ClaimPanel;
use crate::pages::text::{Paragraph, paragraphs};
use crate::pages::{Choice, Visit, users};
use crate::strings::Strings;

/// The article of a reading with what is marked in it.
pub(crate) struct Article {
    pub outlet: Outside,
    pub published: Option<Outside>,
    pub version: String,
    pub title: Option<Outside>,
    pub paragraphs: Vec<Paragraph>,
    /// What is marked, as JSON for the script.
    pub spans: String,
}

impl Article {
    pub fn of(view: &ReadingView, t: Strings) -> Self {
        Self {
            outlet: Outside::new(&view.outlet),
            published: view.published.as_deref().map(|at| Outside::new(t.day(at))),
            version: t
                .say("version_of")
                .replace("{n}", &t.number(view.version))
                .replace("{of}", &t.number(view.versions)),
            title: view.title.as_deref().map(Outside::new),
            paragraphs: paragraphs(&view.text, extent(&view.marks)),
            spans: spans(&view.marks),
        }
    }
}

/// What the page shows of a reading.
pub(crate) struct Item {
    pub id: i64,
    pub revision: u64,
    /// Where to go when it is done.
    pub next: String,
    /// Where to go when there is more to do to it.
    pub here: String,
    pub article: Article,
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
    pub is_rejected: bool,
    /// Amended spans whose words the text does not have any more.
    pub lost: bool,
    pub users: Vec<Choice>,
    pub remarks: Vec<Remark>,
    pub record: Vec<Entry>,
    pub claim: ClaimPanel,
    /// The reading's claims, where it carries more than one.
    pub claims: Vec<Carried>,
}

/// A note for colleagues.
pub(crate) struct Remark {
    pub by: Outside,
    pub at: String,
    pub text: Outside,
}

/// The notes on something, as a page shows them.
pub(crate) fn remarks(remarks: &[isnad_review::Remark], t: Strings) -> Vec<Remark> {
    let shown = |remark: &isnad_review::Remark| Remark {
        by: Outside::new(&remark.by),
        at: t.minute(&remark.at),
        text: Outside::new(&remark.text),
    };
    remarks.iter().map(shown).collect()
}

/// A claim that a reading carries beside others.
pub(crate) struct Carried {
    pub href: String,
    pub label: Outside,
    pub status: &'static str,
    pub is_current: bool,
}

fn carried(
    store: &Store,
    view: &ReadingView,
    visit: &Visit,
    query: &QueueQuery,
    shown: &ClaimPanel,
) -> Result<Vec<Carried>, Refusal> {
    let mut carried = Vec::new();
    for id in store.claims_of(&view.subject)? {
        if let Some(claim) = store.claim(&id, &visit.visitor.actor.name)? {
            carried.push(Carried {
                href: query.with_claim(view.id, &id.0),
                label: Outside::new(&claim.state.label),
                status: visit.t().of("claim", claim.state.status.name()),
                is_current: matches!(shown, ClaimPanel::Opened(opened) if opened.id == id.0),
            });
        }
    }
    Ok(carried)
}

/// A line of the record of what was done.
pub(crate) struct Entry {
    pub by: Outside,
    pub did: String,
    pub at: String,
    pub undone: bool,
}

impl Item {
    /// The reading `id` as `visit`'s person may see it.
    pub fn of(
        store: &Store,
        id: i64,
        visit: &Visit,
        query: &QueueQuery,
        next: String,
    ) -> Result<Self, Refusal> {
        let here = query.with_claim(id, &query.claim);
        let (t, visitor) = (visit.t(), &visit.visitor);
        let view = store.reading_view(id)?;
        let record = record(store, &view.subject, visitor, t)?;
        let claim = ClaimPanel::of(store, &view, visit, &query.claim, &here)?;
        let claims = carried(store, &view, visit, query, &claim)?;
        let marks = &view.marks;
        let words = |spans: &[[usize; 2]]| words(&view.text, spans);
        let read = match (marks.source.is_empty(), marks.source_resolved.is_empty()) {
            (false, _) => words(&marks.source),
            (true, false) => words(&marks.source_resolved),
            (true, true) => None,
        };
        // A source that a reviewer chose has a name of its own; else the text's words say more.
        let source = match view.state.source {
            Some(_) => view.source_name.clone(),
            None => read.or_else(|| view.source_name.clone()),
        };
        Ok(Self {
            id,
            revision: view.revision,
            next,
            here,
            article: Article::of(&view, t),
            source: Outside::new(source.unwrap_or_else(|| t.say("no_source").to_owned())),
            via: words(&marks.via).map(Outside::new),
            cue: words(&marks.cue).map(Outside::new),
            kind: t.of("kind", marks.kind.name()),
            kinds: kinds(marks, t),
            grade: mark(marks.grade),
            grade_name: t.of("grade", marks.grade.name()),
            rule: format!(
                "{} · {}",
                t.known(&format!("construction_{}", view.construction))
                    .unwrap_or(&view.construction),
                t.number(format!("{:.2}", view.confidence))
            ),
            status: t.of("status", view.state.status.name()),
            is_open: view.state.status == ReadingStatus::New,
            is_rejected: view.state.status == ReadingStatus::Rejected,
            lost: !view.lost.is_empty(),
            users: users(store, view.state.assignee.as_deref())?,
            remarks: remarks(&view.state.remarks, t),
            record,
            claim,
            claims,
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
        name: kind.name().to_owned(),
        label: t.of("kind", kind.name()).to_owned(),
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
        at: t.minute(&entry.at),
        undone: entry.undone,
    }
}
