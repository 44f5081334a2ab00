//! Spans as the store keeps them: JSON arrays of `[start, end)` pairs of code points.
//!
//! One column a field rather than a table of rows: spans are only ever read together with their
//! attribution, an attribution has up to five fields of them, and a row for each would multiply
//! the rows of the largest table by as much. Code points, since SQLite's own `substr` counts them:
//! `substr(text, start + 1, end - start)` over `json_each(cue)` works in plain SQL.

use isnad_parse::Spans;
use isnad_text::{CodePoints, Span};

use crate::{Error, Result};

/// The spans as JSON.
pub(crate) fn encode(spans: &[Span], points: &CodePoints<'_>) -> String {
    let pairs: Vec<_> = spans.iter().map(|span| points.pair(*span)).collect();
    serde_json::json!(pairs).to_string()
}

/// The spans in JSON.
pub(crate) fn decode(json: &str, points: &CodePoints<'_>) -> Result<Spans> {
    let pairs: Vec<[usize; 2]> =
        serde_json::from_str(json).map_err(|error| Error::Damaged(format!("spans: {error}")))?;
    Ok(pairs.into_iter().map(|pair| points.span(pair)).collect())
}

/// The only span in JSON.
pub(crate) fn decode_one(json: &str, points: &CodePoints<'_>) -> Result<Span> {
    match decode(json, points)?[..] {
        [span] => Ok(span),
        _ => Err(Error::Damaged(format!("one span expected: {json}"))),
    }
}
