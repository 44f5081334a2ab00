//! CSV for spreadsheets: no cell is a formula, whatever the texts say.

use super::outside::plain;
use super::{ClaimRecord, ReadingRecord};
use crate::{Anchor, Scale};

/// Outside text as a cell: one line, nothing hidden, and no formula.
///
/// Spreadsheets calculate what begins with = + - @ (in full width too), some behind blanks. The
/// apostrophe makes text of it.
pub fn cell(text: &str) -> String {
    let text = plain(&text.replace(['\n', '\r', '\t'], " "));
    let opens_formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%'];
    match text.trim_start().starts_with(opens_formula) {
        true => format!("'{text}"),
        false => text,
    }
}

const READINGS: [&str; 18] = [
    "outlet",
    "article",
    "title",
    "published",
    "url",
    "status",
    "by",
    "at",
    "reason",
    "source",
    "source_name",
    "kind",
    "grade",
    "via",
    "cue",
    "class",
    "content",
    "key",
];

/// Readings, one a row.
pub fn readings<'r>(records: impl IntoIterator<Item = &'r ReadingRecord>) -> Vec<u8> {
    let given = |value: &Option<String>| cell(value.as_deref().unwrap_or_default());
    let rows = records.into_iter().map(|record| {
        [
            cell(&record.outlet),
            cell(&record.article),
            given(&record.title),
            given(&record.published),
            given(&record.url),
            record.status.name().to_owned(),
            given(&record.by),
            given(&record.at),
            cell(&record.reason),
            words(&record.source),
            given(&record.source_name),
            record.kind.name().to_owned(),
            record.grade.name().to_owned(),
            words(&record.via),
            words(&record.cue),
            record.class.name().to_owned(),
            words(&record.content),
            record.key.clone(),
        ]
    });
    write(&READINGS, rows)
}

const CLAIMS: [&str; 11] = [
    "claim",
    "label",
    "status",
    "verdict",
    "verdict_ar",
    "rating",
    "explanation",
    "evidence",
    "appearances",
    "published",
    "corrections",
];

/// Claims, one a row.
pub fn claims<'r>(records: impl IntoIterator<Item = &'r ClaimRecord>, scale: &Scale) -> Vec<u8> {
    let rows = records.into_iter().map(|record| {
        let state = &record.state;
        let verdict = state.verdict.as_deref().unwrap_or_default();
        let known = scale.verdict(verdict);
        let rating = known.and_then(|verdict| verdict.rating);
        let outlets: Vec<&str> = record
            .appearances
            .iter()
            .map(|at| at.outlet.as_str())
            .collect();
        [
            record.claim.0.clone(),
            cell(&state.label),
            state.status.name().to_owned(),
            cell(verdict),
            cell(known.map_or("", |verdict| &verdict.ar)),
            rating.map(|rating| rating.to_string()).unwrap_or_default(),
            cell(&state.explanation),
            state.standing_evidence().count().to_string(),
            cell(&outlets.join("؛ ")),
            cell(state.published().map_or("", |publication| &publication.at)),
            state.publications.len().saturating_sub(1).to_string(),
        ]
    });
    write(&CLAIMS, rows)
}

fn words(anchors: &[Anchor]) -> String {
    let words: Vec<&str> = anchors.iter().map(|anchor| anchor.exact.as_str()).collect();
    cell(&words.join(" … "))
}

fn write<const N: usize>(head: &[&str; N], rows: impl Iterator<Item = [String; N]>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let written = writer.write_record(head).and_then(|()| {
        let mut rows = rows;
        rows.try_for_each(|row| writer.write_record(row))
    });
    written.expect("writing to memory does not fail");
    writer
        .into_inner()
        .expect("writing to memory does not fail")
}
