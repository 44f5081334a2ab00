//! Readings, claims and histories for a person at a terminal. Each line opens with a word of the
//! interface, which gives it its direction.

use isnad_review::{Act, Scale};
use isnad_store::review::{ClaimView, Count, HistoryEntry, QueueRow, ReadingView};

use super::Desk;

/// The words at places `[start, end)` of a text, in code points.
pub fn words(text: &str, places: &[[usize; 2]]) -> String {
    let words: Vec<String> = places
        .iter()
        .map(|[start, end]| text.chars().skip(*start).take(end - start).collect())
        .collect();
    words.join(" … ")
}

/// Lines of a label and outside text; empty ones are left out.
struct Lines<'d> {
    desk: &'d Desk,
    text: String,
}

impl Lines<'_> {
    fn line(&mut self, label: &str, value: &str) {
        if !value.is_empty() {
            self.text += &format!("  {label}: {}\n", self.desk.screen.outside(value));
        }
    }
}

/// A reading in the queue.
pub fn row(desk: &Desk, row: &QueueRow) -> String {
    let words = desk.words;
    let mut lines = Lines {
        desk,
        text: format!(
            "{} {} · {}\n",
            words.reading, row.id, words.status[&row.status]
        ),
    };
    lines.line(&words.content, &row.content);
    lines.line(&words.source, row.source.as_deref().unwrap_or_default());
    lines.line(&words.via, &row.via);
    lines.line(&words.article, &format!("{} {}", row.outlet, row.article));
    let reasons: Vec<&str> = row
        .reasons
        .iter()
        .map(|it| words.reason[it].as_str())
        .collect();
    lines.line(&words.why, &reasons.join("، "));
    if row.outlets > 1 {
        lines.line(&words.carried_by, &row.outlets.to_string());
        lines.line(&words.origins, &row.origins.to_string());
    }
    lines.line(&words.assignee, row.assignee.as_deref().unwrap_or_default());
    lines.text
}

/// One reading with its text.
pub fn reading(desk: &Desk, view: &ReadingView) -> String {
    let label = desk.words;
    let mut lines = Lines {
        desk,
        text: format!(
            "{} {} · {}\n",
            label.reading, view.id, label.status[&view.state.status]
        ),
    };
    let marks = &view.marks;
    lines.line(&label.content, &words(&view.text, &marks.content));
    lines.line(&label.source, &words(&view.text, &marks.source));
    lines.line(&label.via, &words(&view.text, &marks.via));
    lines.line(&label.cue, &words(&view.text, &marks.cue));
    lines.line(&label.confidence, &format!("{:.2}", view.confidence));
    lines.line(&label.article, &format!("{} {}", view.outlet, view.article));
    let reasons: Vec<&str> = view
        .reasons
        .iter()
        .map(|it| label.reason[it].as_str())
        .collect();
    lines.line(&label.why, &reasons.join("، "));
    lines.line(
        &label.assignee,
        view.state.assignee.as_deref().unwrap_or_default(),
    );
    for remark in &view.state.remarks {
        lines.line(&label.notes, &format!("{}: {}", remark.by, remark.text));
    }
    lines.line(&label.text, &view.text);
    lines.text
}

/// A claim.
pub fn claim(desk: &Desk, view: &ClaimView, scale: &Scale) -> String {
    let label = desk.words;
    let state = &view.state;
    let named = |id: &str| {
        let verdict = scale.verdict(id);
        verdict.map_or_else(|| id.to_owned(), |verdict| format!("{} ({id})", verdict.ar))
    };
    let mut lines = Lines {
        desk,
        text: format!(
            "{} {} · {}\n",
            label.claim, view.claim, label.claim_status[&state.status]
        ),
    };
    lines.line(&label.content, &state.label);
    if view.first_is_hidden {
        lines.line(&label.verdict, &label.hidden);
    }
    for decision in [&state.first, &state.second].into_iter().flatten() {
        lines.line(&decision.by, &named(&decision.verdict));
    }
    lines.line(
        &label.verdict,
        &state.verdict.as_deref().map(named).unwrap_or_default(),
    );
    lines.line(&label.explanation, &state.explanation);
    for record in state.standing_evidence() {
        let evidence = &record.evidence;
        let parts = [evidence.quotation.as_str(), evidence.note.as_str()];
        let url = evidence.url.as_deref().unwrap_or_default();
        let told: Vec<&str> = parts
            .into_iter()
            .chain([url])
            .filter(|it| !it.is_empty())
            .collect();
        lines.line(
            &format!("{} {}", label.evidence, record.number),
            &told.join(" · "),
        );
    }
    if let Some(wanting) = view.wanting.as_ref().filter(|_| !state.status.is_public()) {
        lines.line(&label.wanting, &wanting.to_string());
    }
    let ids: Vec<String> = view
        .reading_ids
        .iter()
        .flatten()
        .map(i64::to_string)
        .collect();
    lines.line(&label.reading, &ids.join("، "));
    lines.text
}

/// One thing that was done.
pub fn entry(desk: &Desk, entry: &HistoryEntry) -> String {
    let words = desk.words;
    let acts: Vec<&str> = entry.acts.iter().map(|act| words.act(act.name())).collect();
    let mut what = match (entry.hidden, entry.entry) {
        (true, _) => words.hidden.clone(),
        (_, Some(of)) => format!("{} {of}", words.act(&entry.operation)),
        _ => acts.join("، "),
    };
    for act in &entry.acts {
        if let Act::Note { text } | Act::Reject { reason: text } = act {
            what += &format!(": {text}");
        }
    }
    if entry.undone {
        what += &format!(" ({})", words.undone);
    }
    let (at, by) = (
        desk.screen.outside(&entry.at),
        desk.screen.outside(&entry.by),
    );
    format!(
        "{} {at} {by}: {}\n",
        entry.sequence,
        desk.screen.outside(&what)
    )
}

/// How many wait.
pub fn count(desk: &Desk, count: Count) -> String {
    let more = if count.more {
        format!(" {}", desk.words.or_more)
    } else {
        String::new()
    };
    format!("{}: {}{more}\n", desk.words.reading, count.number)
}

/// A reading by its number, as in the queue's list but from its text.
pub fn row_of(desk: &Desk, reading: i64) -> anyhow::Result<String> {
    let view = desk.store.reading_view(reading)?;
    let label = desk.words;
    let mut lines = Lines {
        desk,
        text: format!("{} {}\n", label.reading, view.id),
    };
    lines.line(&label.content, &words(&view.text, &view.marks.content));
    lines.line(&label.source, &words(&view.text, &view.marks.source));
    lines.line(&label.article, &format!("{} {}", view.outlet, view.article));
    Ok(lines.text)
}
