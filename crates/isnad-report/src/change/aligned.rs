//! Two texts side by side for the page, with what happened between them at its place.

use isnad_story::{Article, ChangeEvent, Parallel, ParallelRow, Passage, TextPlace};
use isnad_text::Span;

use super::marks::{Mark, marked};
use super::words::{Words, change_name, is_alarm, is_of_content};
use crate::dates::{self, Clock};
use crate::outside::{Html, Outside, clip};
use crate::strings::{Strings, fill};

/// Two texts side by side.
pub(crate) struct Aligned {
    pub id: String,
    pub before: Name,
    pub after: Name,
    /// What happened to attributions: the first of each kind, its name, how often.
    pub kinds: Vec<Kind>,
    /// What else there is to say, as edits that are not shown.
    pub remark: Option<String>,
    pub lines: Vec<Line>,
    /// Whether something happened to attributions.
    pub is_open: bool,
}

/// Which text it is.
pub(crate) struct Name {
    pub outlet: Outside,
    pub when: String,
}

/// A kind of change in a list.
pub(crate) struct Kind {
    pub id: String,
    pub name: &'static str,
    pub alarm: bool,
    pub count: usize,
}

/// One line of the texts.
pub(crate) enum Line {
    /// Sentences that are the same in both.
    Same(Vec<Outside>),
    /// Sentences of the earlier text that the later has not.
    Before(Vec<Outside>),
    /// Sentences that came in.
    After(Vec<Outside>),
    /// A sentence that stands elsewhere now: its opening, and where.
    Gone(Outside, String),
    /// Sentences side by side.
    Pair {
        id: String,
        before: Option<Html>,
        after: Option<Html>,
        moved: bool,
        notes: Vec<Note>,
    },
}

/// What happened, in a sentence.
pub(crate) struct Note {
    pub id: String,
    pub number: usize,
    pub name: &'static str,
    pub alarm: bool,
    pub sentence: Html,
}

/// Letters by which a sentence is known again.
const OPENING: usize = 40;

/// The pairs of texts: those first in which something happened to attributions.
pub(crate) fn aligned(
    parallels: &[Parallel],
    articles: &[Article],
    clock: Clock,
    strings: &Strings,
) -> Vec<Aligned> {
    let mut order: Vec<&Parallel> = parallels.iter().collect();
    let is_of_attributions = |event: &ChangeEvent| !is_of_content(event.kind);
    order.sort_by_key(|it| !it.changes.events.iter().any(is_of_attributions));
    let pairs = (1..).zip(order);
    pairs
        .map(|(place, parallel)| {
            let id = format!("c{place}");
            let view = View::new(parallel, articles, &id, strings);
            let kinds = view.kinds();
            Aligned {
                before: name(parallel.before, articles, clock, strings),
                after: name(parallel.after, articles, clock, strings),
                is_open: !kinds.is_empty(),
                kinds,
                remark: remark(parallel, strings),
                lines: view.lines(),
                id,
            }
        })
        .collect()
}

/// Outlet and time of a text, and its number where the article has several.
pub(crate) fn name(
    place: TextPlace,
    articles: &[Article],
    clock: Clock,
    strings: &Strings,
) -> Name {
    let article = &articles[place.article];
    let published = article.versions[place.version].published.as_deref();
    let when = published.and_then(|at| clock.local(at));
    let number = (place.version + 1).to_string();
    let number =
        (article.versions.len() > 1).then(|| fill(&strings.version_number, &[("number", &number)]));
    let when = when.map(|at| dates::full(at, strings));
    let parts: Vec<String> = number.into_iter().chain(when).collect();
    Name {
        outlet: Outside::new(&article.outlet),
        when: parts.join(&strings.comma),
    }
}

fn remark(parallel: &Parallel, strings: &Strings) -> Option<String> {
    let changes = &parallel.changes;
    let nothing =
        changes.events.is_empty() && changes.details.is_empty() && changes.moved.is_empty();
    let hidden = changes.cosmetic.len();
    let hidden = (hidden > 0).then(|| strings.number.cosmetic.of(hidden));
    let nothing = nothing.then(|| strings.no_wording_changed.clone());
    let parts: Vec<String> = nothing.into_iter().chain(hidden).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The changes of one pair with the rows and numbers they go by.
struct View<'v> {
    parallel: &'v Parallel,
    texts: [&'v str; 2],
    strings: &'v Strings,
    id: &'v str,
    /// What happened to attributions, in the order of the rows: the event, its row, its id.
    told: Vec<(&'v ChangeEvent, usize, String)>,
}

impl<'v> View<'v> {
    fn new(
        parallel: &'v Parallel,
        articles: &'v [Article],
        id: &'v str,
        strings: &'v Strings,
    ) -> Self {
        let text = |place: TextPlace| {
            articles[place.article].versions[place.version]
                .text
                .as_str()
        };
        let events = parallel.changes.events.iter();
        let mut told: Vec<(&ChangeEvent, usize)> = events
            .filter(|event| !is_of_content(event.kind))
            .map(|event| (event, row_of(event, &parallel.rows)))
            .collect();
        told.sort_by_key(|(_, row)| *row);
        let told = (1..).zip(told);
        Self {
            texts: [text(parallel.before), text(parallel.after)],
            told: told
                .map(|(number, (event, row))| (event, row, format!("{id}-{number}")))
                .collect(),
            parallel,
            strings,
            id,
        }
    }

    fn kinds(&self) -> Vec<Kind> {
        let mut kinds: Vec<Kind> = Vec::new();
        for (event, _, id) in &self.told {
            let name = change_name(event.kind, self.strings.language);
            match kinds.iter_mut().find(|kind| kind.name == name) {
                Some(kind) => kind.count += 1,
                None => kinds.push(Kind {
                    id: id.clone(),
                    name,
                    alarm: is_alarm(event.kind),
                    count: 1,
                }),
            }
        }
        kinds.sort_by_key(|kind| !kind.alarm);
        kinds
    }

    /// The places of all changes in one of the texts.
    fn marks(&self, which: usize) -> Vec<Mark<'_>> {
        let spans = |event: &ChangeEvent| -> Vec<Span> {
            let passage = [&event.before, &event.after][which].as_ref();
            passage.map_or_else(Vec::new, |passage| passage.spans.clone())
        };
        let told = (1..).zip(&self.told).flat_map(|(number, (event, _, id))| {
            let class = if is_alarm(event.kind) {
                "alarm"
            } else {
                "calm"
            };
            spans(event).into_iter().map(move |span| Mark {
                span,
                number: Some(number),
                id,
                class,
            })
        });
        let changes = &self.parallel.changes;
        let others = changes.events.iter().chain(&changes.details);
        let others = others.filter(|event| is_of_content(event.kind));
        let rows = self.parallel.rows.iter();
        let only = rows.flat_map(|row| [&row.only_before, &row.only_after][which]);
        let others = others.flat_map(spans).chain(only.copied());
        let others = others.map(|span| Mark {
            span,
            number: None,
            id: "",
            class: "content",
        });
        told.chain(others).collect()
    }

    fn lines(&self) -> Vec<Line> {
        let marks = [self.marks(0), self.marks(1)];
        let mut lines = Vec::new();
        for (at, row) in self.parallel.rows.iter().enumerate() {
            let line = self.line(at, row, &marks);
            match (lines.last_mut(), line) {
                (Some(Line::Same(run)), Line::Same(more))
                | (Some(Line::Before(run)), Line::Before(more))
                | (Some(Line::After(run)), Line::After(more)) => run.extend(more),
                (_, line) => lines.push(line),
            }
        }
        lines
    }

    fn line(&self, at: usize, row: &ParallelRow, marks: &[Vec<Mark<'_>>; 2]) -> Line {
        let notes = self.notes(at);
        let has = |which: usize, side: Option<Span>| {
            side.is_some_and(|side| marks[which].iter().any(|mark| mark.span.overlaps(side)))
        };
        let plain = |which: usize, span: Span| Outside::new(span.of(self.texts[which]));
        match (row.before, row.after) {
            (Some(before), None) if row.moved => {
                let opening = Outside::new(clip(before.of(self.texts[0]), OPENING));
                Line::Gone(opening, self.place_of(before).unwrap_or_default())
            }
            (Some(before), None) if notes.is_empty() => Line::Before(vec![plain(0, before)]),
            (None, Some(after)) if notes.is_empty() => Line::After(vec![plain(1, after)]),
            (Some(before), Some(after))
                if notes.is_empty()
                    && !row.moved
                    && !has(0, Some(before))
                    && !has(1, Some(after)) =>
            {
                Line::Same(vec![plain(1, after)])
            }
            (before, after) => Line::Pair {
                id: format!("{}-r{at}", self.id),
                before: before.map(|span| marked(self.texts[0], span, "del", &marks[0])),
                after: after.map(|span| marked(self.texts[1], span, "ins", &marks[1])),
                moved: row.moved,
                notes,
            },
        }
    }

    /// What a sentence that stands elsewhere now goes by.
    fn place_of(&self, before: Span) -> Option<String> {
        let is_new = |row: &ParallelRow| {
            row.moved && row.after.is_some() && row.before.is_some_and(|it| it.overlaps(before))
        };
        let at = self.parallel.rows.iter().position(is_new)?;
        Some(format!("{}-r{at}", self.id))
    }

    fn notes(&self, row: usize) -> Vec<Note> {
        let words = Words {
            language: self.strings.language,
            quote: |words: &str| format!("<bdi lang=\"ar\">{}</bdi>", Outside::new(words)),
        };
        let told = (1..).zip(&self.told).filter(|(_, told)| told.1 == row);
        told.map(|(number, (event, _, id))| Note {
            id: id.clone(),
            number,
            name: change_name(event.kind, self.strings.language),
            alarm: is_alarm(event.kind),
            sentence: Html(words.sentence(event)),
        })
        .collect()
    }
}

/// The row beside which an event is explained: where the later text shows it, or else where the
/// earlier one does.
fn row_of(event: &ChangeEvent, rows: &[ParallelRow]) -> usize {
    let start =
        |passage: &Option<Passage>| passage.as_ref().and_then(|it| it.spans.first().copied());
    let holds = |side: Option<Span>, span: Span| side.is_some_and(|side| side.overlaps(span));
    let after =
        start(&event.after).and_then(|span| rows.iter().position(|row| holds(row.after, span)));
    let before = || {
        let span = start(&event.before)?;
        let here = |row: &&(usize, &ParallelRow)| holds(row.1.before, span);
        let found: Vec<_> = rows.iter().enumerate().collect();
        let is_whole = |row: &&(usize, &ParallelRow)| row.1.after.is_some() || !row.1.moved;
        let mut rows = found.iter().filter(here);
        rows.clone().find(is_whole).or(rows.next()).map(|row| row.0)
    };
    after.or_else(before).unwrap_or_default()
}
