//! A table for spreadsheets: one attribution a row.

use isnad_ingest::Article;
use isnad_parse::{Attribution, Explanation, Reading, contract};

use super::View;
use crate::terminal::visible;

const COLUMNS: [&str; 20] = [
    "id",
    "attribution",
    "parent",
    "via",
    "source",
    "source_resolved",
    "cue",
    "content",
    "kind",
    "grade",
    "class",
    "strength",
    "style",
    "construction",
    "confidence",
    "via_offsets",
    "source_offsets",
    "source_resolved_offsets",
    "cue_offsets",
    "content_offsets",
];

/// CSV in UTF-8. Attributions are counted from 0 within their document, as in `parent`.
#[derive(Debug)]
pub struct Table {
    header: String,
}

impl Table {
    /// A table with its header.
    pub fn new() -> anyhow::Result<Self> {
        Ok(Self {
            header: rows([COLUMNS.map(str::to_owned)])?,
        })
    }
}

impl View for Table {
    fn opening(&self) -> &str {
        &self.header
    }

    /// A table has no room for explanations.
    fn document(
        &self,
        article: &Article,
        reading: &Reading,
        _: &[Explanation],
    ) -> anyhow::Result<String> {
        let record = contract::document(&article.id, &article.text, reading);
        let attributions = reading.attributions.iter().zip(&record.attributions);
        let row = |(index, (attribution, record))| row(article, index, attribution, record);
        rows(attributions.enumerate().map(row))
    }
}

fn row(
    article: &Article,
    index: usize,
    attribution: &Attribution,
    record: &contract::AttributionRecord<'_>,
) -> [String; COLUMNS.len()] {
    let words = |spans: &isnad_parse::Spans| {
        let pieces: Vec<&str> = spans.iter().map(|span| span.of(&article.text)).collect();
        cell(&pieces.join(" … "))
    };
    [
        cell(&article.id),
        index.to_string(),
        record.parent.map(|at| at.to_string()).unwrap_or_default(),
        words(&attribution.via),
        words(&attribution.source),
        words(&attribution.source_resolved),
        words(&attribution.cue),
        words(&attribution.content),
        record.kind.name().to_owned(),
        record.grade.name().to_owned(),
        record.class.name().to_owned(),
        record.strength.name().to_owned(),
        record.style.name().to_owned(),
        record.construction.name().to_owned(),
        record.confidence.to_string(),
        offsets(record.via.as_ref()),
        offsets(record.source.as_ref()),
        offsets(record.source_resolved.as_ref()),
        offsets(record.cue.as_ref()),
        offsets(record.content.as_ref()),
    ]
}

/// The pieces as in the JSON: a bare `12-20` would become a date in a spreadsheet.
fn offsets(pieces: Option<&contract::Pieces>) -> String {
    let pieces = pieces.into_iter().flatten();
    let pieces: Vec<String> = pieces
        .map(|[start, end]| format!("[{start},{end}]"))
        .collect();
    match pieces.is_empty() {
        true => String::new(),
        false => format!("[{}]", pieces.join(",")),
    }
}

/// Outside text as a cell: one line, nothing hidden, and no formula.
///
/// Spreadsheets calculate what begins with = + - @ (in full width too), some behind blanks. The
/// apostrophe makes text of it.
pub fn cell(text: &str) -> String {
    let text = visible(text);
    if text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    {
        format!("'{text}")
    } else {
        text.into_owned()
    }
}

fn rows(rows: impl IntoIterator<Item = [String; COLUMNS.len()]>) -> anyhow::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", " +1", "-2", "@SUM(A1)", "\t=1", "＝1"] {
            assert!(cell(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(cell("قال = 1"), "قال = 1");
    }

    #[test]
    fn offsets_are_json() {
        assert_eq!(offsets(Some(&vec![[1, 4], [9, 12]])), "[[1,4],[9,12]]");
        assert_eq!(offsets(None), "");
    }
}
