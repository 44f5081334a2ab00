//! The report for spreadsheets: a row for each place that carries a claim.

use isnad_story::{Article, Comparison};
use isnad_text::{CodePoints, Span};

use crate::outside::plain;

const COLUMNS: [&str; 13] = [
    "claim",
    "gist",
    "independent_origins",
    "outlet",
    "article",
    "published",
    "source",
    "grade",
    "cue",
    "strength",
    "denies",
    "content",
    "offsets",
];

/// The claims of a story as CSV in UTF-8, one carrier a row; claims are counted from 1.
pub fn story_csv(comparison: &Comparison, articles: &[Article]) -> String {
    let rows = comparison
        .claims
        .iter()
        .enumerate()
        .flat_map(|(place, claim)| {
            claim.carriers.iter().map(move |carrier| {
                let article = &articles[carrier.article];
                let text = &article.latest().text;
                [
                    (place + 1).to_string(),
                    claim.label.clone(),
                    claim.origins.independent.to_string(),
                    article.outlet.clone(),
                    article.id.clone(),
                    article.first_published().unwrap_or_default().to_owned(),
                    carrier.source.clone().unwrap_or_default(),
                    carrier.grade.name().to_owned(),
                    carrier.cue.clone().unwrap_or_default(),
                    carrier.strength.name().to_owned(),
                    if carrier.against { "yes" } else { "no" }.to_owned(),
                    carrier.span.of(text).to_owned(),
                    offsets(text, carrier.span),
                ]
            })
        });
    csv(&COLUMNS, rows)
}

/// The span in code points.
pub(crate) fn offsets(text: &str, span: Span) -> String {
    let [start, end] = CodePoints::new(text).pair(span);
    format!("{start}-{end}")
}

/// A table with a header. A cell that a spreadsheet would take for a formula opens with an
/// apostrophe.
pub(crate) fn csv<const N: usize>(
    columns: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    let write = |table: &mut csv::Writer<Vec<u8>>, cells: &[String]| {
        table
            .write_record(cells)
            .expect("writing to memory does not fail");
    };
    write(&mut table, &columns.map(str::to_owned));
    for row in rows {
        write(&mut table, &row.map(|cell| harmless(&cell)));
    }
    let bytes = table.into_inner().expect("writing to memory does not fail");
    String::from_utf8(bytes).expect("cells are UTF-8")
}

fn harmless(cell: &str) -> String {
    let cell = plain(cell);
    match cell
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    {
        true => format!("'{cell}"),
        false => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        let table = csv(
            &["a", "b"],
            [["=1+1".to_owned(), "قال \"نعم\"".to_owned()]].into_iter(),
        );
        assert_eq!(table, "a,b\n'=1+1,\"قال \"\"نعم\"\"\"\n");
    }
}
