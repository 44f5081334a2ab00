//! Claims by outlets: who says what, on whose word.

use isnad_parse::{Grade, Strength};
use isnad_story::{Article, Carrier, Claim, Comparison, Count, CountKind};

use crate::dates::{self, Clock};
use crate::evidence::{Witness, anchor};
use crate::figures::amount;
use crate::outside::{Outside, clip, plain};
use crate::strings::Strings;

/// The table of claims.
pub(crate) struct Matrix {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Claims that one outlet alone carries, beyond the rows.
    pub more: Vec<Row>,
    pub key: Vec<(&'static str, String)>,
}

/// One article.
pub(crate) struct Column {
    pub outlet: Outside,
    pub when: String,
    pub datetime: String,
}

/// One claim, or one count.
pub(crate) struct Row {
    pub label: Outside,
    pub full: String,
    pub flag: Option<String>,
    pub cells: Vec<Cell>,
}

/// What one article has of a claim.
pub(crate) enum Cell {
    Nothing,
    Said(Said),
    Number { value: String, anchor: String },
}

/// Who is said to have said it.
pub(crate) struct Said {
    pub anchor: String,
    pub grade: &'static str,
    pub grade_name: String,
    pub source: Outside,
    pub cue: Outside,
    pub against: bool,
    pub stronger: bool,
    pub distancing: bool,
    pub more: String,
}

/// Rows of claims in the table before those of one outlet are put apart.
const ROWS: usize = 8;
/// Letters of a claim, and of a source in a cell.
const LABEL: usize = 90;
const SOURCE: usize = 34;

pub(crate) fn matrix(
    comparison: &Comparison,
    articles: &[Article],
    witnesses: &[Witness],
    clock: Clock,
    strings: &Strings,
) -> Matrix {
    let mut rows = Vec::new();
    let mut more = Vec::new();
    for (place, claim) in comparison.claims.iter().enumerate() {
        let row = Row {
            label: Outside::new(clip(&claim.label, LABEL)),
            full: plain(&claim.label),
            flag: is_single(comparison, claim, articles).then(|| strings.single_origin.clone()),
            cells: cells(comparison, &claim.carriers, witnesses, strings),
        };
        let several = comparison.outlets(claim, articles) > 1;
        if place == 0 || (several && rows.len() < 2 * ROWS) {
            rows.push(row);
        } else {
            more.push(row);
        }
    }
    let open = ROWS.saturating_sub(rows.len()).min(more.len());
    rows.extend(more.drain(..open));
    let counts = comparison
        .counts
        .iter()
        .filter(|count| count.kind != CountKind::Agreement);
    rows.extend(counts.map(|count| count_row(comparison, count, witnesses, strings)));
    Matrix {
        columns: columns(comparison, articles, clock),
        rows,
        more,
        key: key(strings),
    }
}

/// Whether several outlets carry a claim that comes from one origin.
pub(crate) fn is_single(comparison: &Comparison, claim: &Claim, articles: &[Article]) -> bool {
    claim.origins.independent == 1 && comparison.outlets(claim, articles) > 1
}

fn columns(comparison: &Comparison, articles: &[Article], clock: Clock) -> Vec<Column> {
    let mut day = None;
    let column = |at: &usize| {
        let published = articles[*at].first_published();
        let local = published.and_then(|at| clock.local(at));
        let when = local.map_or_else(String::new, |at| {
            let same_day = day.replace(at.date()) == Some(at.date());
            if same_day {
                dates::time(at)
            } else {
                dates::short(at)
            }
        });
        Column {
            outlet: Outside::new(&articles[*at].outlet),
            when,
            datetime: published.unwrap_or_default().to_owned(),
        }
    };
    comparison.order.iter().map(column).collect()
}

fn cells(
    comparison: &Comparison,
    carriers: &[Carrier],
    witnesses: &[Witness],
    strings: &Strings,
) -> Vec<Cell> {
    let cell = |at: &usize| {
        let here: Vec<&Carrier> = carriers
            .iter()
            .filter(|carrier| carrier.article == *at)
            .collect();
        let Some(first) = here.first() else {
            return Cell::Nothing;
        };
        let more = match here.len() {
            1 => String::new(),
            n => strings.and_more.replace("{n}", &(n - 1).to_string()),
        };
        Cell::Said(said(first, more, witnesses, strings))
    };
    comparison.order.iter().map(cell).collect()
}

fn said(carrier: &Carrier, more: String, witnesses: &[Witness], strings: &Strings) -> Said {
    let unnamed = match carrier.attribution {
        Some(_) => &strings.source_hidden,
        None => &strings.own_voice,
    };
    let source = carrier.source.as_deref().unwrap_or(unnamed);
    Said {
        anchor: anchor(witnesses, carrier.article, carrier.span)
            .unwrap_or_default()
            .to_owned(),
        grade: carrier.grade.name(),
        grade_name: grade_name(carrier.grade, strings).to_owned(),
        source: Outside::new(clip(source, SOURCE)),
        cue: Outside::new(clip(carrier.cue.as_deref().unwrap_or_default(), SOURCE)),
        against: carrier.against,
        stronger: carrier.stronger,
        distancing: carrier.strength == Strength::Distancing,
        more,
    }
}

fn count_row(
    comparison: &Comparison,
    count: &Count,
    witnesses: &[Witness],
    strings: &Strings,
) -> Row {
    let cell = |at: &usize| {
        let value = count
            .values
            .iter()
            .find(|value| value.articles.contains(at));
        value.map_or(Cell::Nothing, |value| Cell::Number {
            value: amount(value.value),
            anchor: value
                .articles
                .first()
                .filter(|first| *first == at)
                .and_then(|first| anchor(witnesses, *first, value.span))
                .or_else(|| first_passage(witnesses, *at))
                .unwrap_or_default()
                .to_owned(),
        })
    };
    Row {
        label: Outside::new(clip(&count.what, LABEL)),
        full: plain(&count.what),
        flag: Some(kind_name(count.kind, strings).to_owned()),
        cells: comparison.order.iter().map(cell).collect(),
    }
}

fn first_passage(witnesses: &[Witness], article: usize) -> Option<&str> {
    let witness = witnesses
        .iter()
        .find(|witness| witness.article == article)?;
    witness.passages.first().map(|passage| passage.id.as_str())
}

/// What a reader calls a kind of count.
pub(crate) fn kind_name(kind: CountKind, strings: &Strings) -> &str {
    match kind {
        CountKind::Agreement => &strings.agreement,
        CountKind::Update => &strings.update,
        CountKind::Divergence => &strings.divergence,
    }
}

/// What a reader calls a grade.
pub(crate) fn grade_name(grade: Grade, strings: &Strings) -> &str {
    match grade {
        Grade::Named => &strings.grade_named,
        Grade::Body => &strings.grade_body,
        Grade::Relayed => &strings.grade_relayed,
        Grade::UnnamedReason => &strings.grade_unnamed_reason,
        Grade::Unnamed => &strings.grade_unnamed,
        Grade::Bare => &strings.grade_bare,
        Grade::None => &strings.grade_none,
    }
}

fn key(strings: &Strings) -> Vec<(&'static str, String)> {
    Grade::ALL
        .iter()
        .map(|grade| (grade.name(), grade_name(*grade, strings).to_owned()))
        .collect()
}
