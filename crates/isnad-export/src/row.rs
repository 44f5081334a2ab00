use isnad_parse::Attribution;
use isnad_store::KeptVersion;
use isnad_text::{CodePoints, Span};

use crate::record::hexadecimal;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number.
    Number,
    /// A number with a fraction.
    Real,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    None,
    /// Text as it stands in the store.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A number with a fraction.
    Real(f64),
}

/// The columns in their order.
pub const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Text),
    ("outlet", Kind::Text),
    ("url", Kind::Text),
    ("version", Kind::Number),
    ("versions", Kind::Number),
    ("title", Kind::Text),
    ("author", Kind::Text),
    ("published", Kind::Text),
    ("ingested", Kind::Text),
    ("extraction", Kind::Text),
    ("content_hash", Kind::Text),
    ("attribution", Kind::Number),
    ("key", Kind::Text),
    ("parent", Kind::Number),
    ("cue", Kind::Text),
    ("source", Kind::Text),
    ("via", Kind::Text),
    ("content", Kind::Text),
    ("source_resolved", Kind::Text),
    ("style", Kind::Text),
    ("kind", Kind::Text),
    ("class", Kind::Text),
    ("strength", Kind::Text),
    ("grade", Kind::Text),
    ("construction", Kind::Text),
    ("lemma", Kind::Text),
    ("confidence", Kind::Real),
    ("cue_spans", Kind::Text),
    ("source_spans", Kind::Text),
    ("via_spans", Kind::Text),
    ("content_spans", Kind::Text),
    ("source_resolved_spans", Kind::Text),
];

/// The rows of a version: one an attribution, or a single one without any.
pub fn rows(version: &KeptVersion) -> Vec<Vec<Value>> {
    let points = CodePoints::new(&version.text);
    let attributions = version.reading.attributions.iter().zip(&version.keys);
    let mut rows: Vec<_> = attributions
        .enumerate()
        .map(|(ordinal, (attribution, key))| {
            let mut row = head(version);
            row.push(number(ordinal));
            row.push(Value::Text(hexadecimal(key)));
            row.extend(fields(version, attribution, &points));
            row
        })
        .collect();
    if rows.is_empty() {
        let mut row = head(version);
        row.resize(COLUMNS.len(), Value::None);
        rows.push(row);
    }
    rows
}

fn head(version: &KeptVersion) -> Vec<Value> {
    let text = |text: &str| Value::Text(text.to_owned());
    let given = |value: &Option<String>| value.as_deref().map_or(Value::None, text);
    vec![
        text(&version.id),
        text(&version.outlet),
        given(&version.url),
        Value::Number(version.number.cast_signed()),
        Value::Number(version.versions.cast_signed()),
        given(&version.title),
        given(&version.author),
        given(&version.published),
        text(&version.ingested),
        text(&version.extraction),
        Value::Text(hexadecimal(&version.content_hash)),
    ]
}

fn fields(version: &KeptVersion, attribution: &Attribution, points: &CodePoints<'_>) -> Vec<Value> {
    let spans = [
        &attribution.cue,
        &attribution.source,
        &attribution.via,
        &attribution.content,
        &attribution.source_resolved,
    ];
    let name = |name: &str| Value::Text(name.to_owned());
    let mut fields = vec![attribution.parent.map_or(Value::None, number)];
    fields.extend(spans.map(|spans| words(&version.text, spans)));
    fields.extend([
        name(attribution.style.name()),
        name(attribution.kind.name()),
        name(attribution.class.name()),
        name(attribution.strength.name()),
        name(attribution.grade.name()),
        name(attribution.construction.name()),
        name(&attribution.lemma),
        // By its shortest digits, not by those that f64 would add.
        Value::Real(attribution.confidence.to_string().parse().unwrap_or(0.0)),
    ]);
    fields.extend(spans.map(|spans| offsets(spans, points)));
    fields
}

fn number(number: usize) -> Value {
    Value::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

fn words(text: &str, spans: &[Span]) -> Value {
    let pieces: Vec<_> = spans.iter().map(|span| span.of(text)).collect();
    match pieces.is_empty() {
        true => Value::None,
        false => Value::Text(pieces.join(" … ")),
    }
}

fn offsets(spans: &[Span], points: &CodePoints<'_>) -> Value {
    let pairs: Vec<_> = spans.iter().map(|span| points.pair(*span)).collect();
    match pairs.is_empty() {
        true => Value::None,
        false => Value::Text(serde_json::json!(pairs).to_string()),
    }
}
