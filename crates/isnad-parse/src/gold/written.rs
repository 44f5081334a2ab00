//! Spans written as the words they hold.

use isnad_text::Span;
use serde::Deserialize;

use crate::Spans;

#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "a span is \"words\", { exact = \"words\", prefix = \"before\" }, or a list of them"
)]
pub(super) enum WrittenSpan {
    // Lists come first: a list of two would do for the two fields of `Behind`.
    Pieces(Vec<WrittenPiece>),
    Piece(WrittenPiece),
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum WrittenPiece {
    Words(String),
    Behind(Behind),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Behind {
    exact: String,
    prefix: String,
}

/// What is wrong, and what to do about it.
pub(super) type Complaint = (String, &'static str);

/// Finds the written span in `text`.
pub(super) fn locate(text: &str, written: &WrittenSpan) -> Result<Spans, Complaint> {
    let spans = match written {
        WrittenSpan::Piece(piece) => vec![locate_piece(text, piece)?],
        WrittenSpan::Pieces(pieces) => pieces
            .iter()
            .map(|piece| locate_piece(text, piece))
            .collect::<Result<_, _>>()?,
    };
    if spans.windows(2).any(|pair| pair[0].end > pair[1].start) {
        return Err((
            "its pieces overlap or are out of order".to_owned(),
            "write pieces in the order of the text",
        ));
    }
    Ok(spans)
}

fn locate_piece(text: &str, piece: &WrittenPiece) -> Result<Span, Complaint> {
    let (prefix, exact) = match piece {
        WrittenPiece::Words(exact) => ("", exact),
        WrittenPiece::Behind(behind) => (behind.prefix.as_str(), &behind.exact),
    };
    let sought = format!("{prefix}{exact}");
    if exact.is_empty() {
        return Err(("it is empty".to_owned(), "leave the key out instead"));
    }
    let mut found = text.match_indices(&sought);
    match (found.next(), found.next()) {
        (Some((start, _)), None) => Ok(Span::new(start + prefix.len(), start + sought.len())),
        (None, _) => Err((
            format!("«{sought}» does not stand in the text"),
            "copy the words letter for letter from `text`, marks and blanks included",
        )),
        _ => Err((
            format!("«{sought}» stands more than once in the text"),
            "write { exact = \"words\", prefix = \"what stands right before\" }, the prefix longer \
             until both together stand once",
        )),
    }
}
