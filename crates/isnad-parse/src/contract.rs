//! The JSON in which attributions leave the program: offsets are code points, `[start, end)`.

use isnad_text::CodePoints;
use serde::Serialize;

use crate::{
    Attribution, Construction, CueClass, Grade, NoteKind, Reading, SourceKind, Spans, Strength,
    Style,
};

/// A span in code points: pieces in the order of the text.
pub type Pieces = Vec<[usize; 2]>;

/// One document's reading.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentRecord<'a> {
    /// The document's id, as it came.
    pub id: &'a str,
    /// Its attributions.
    pub attributions: Vec<AttributionRecord<'a>>,
    /// What its reader should know.
    pub notes: Vec<NoteRecord>,
}

/// One attribution; see [`Attribution`] for the fields.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct AttributionRecord<'a> {
    pub cue: Option<Pieces>,
    pub source: Option<Pieces>,
    pub via: Option<Pieces>,
    pub content: Option<Pieces>,
    pub source_resolved: Option<Pieces>,
    pub style: Style,
    pub kind: SourceKind,
    pub class: CueClass,
    pub strength: Strength,
    pub grade: Grade,
    pub parent: Option<usize>,
    pub confidence: f32,
    pub construction: Construction,
    pub lemma: &'a str,
    pub chain: Vec<Link<'a>>,
}

/// One hand in a chain, from the one nearest to this text to the one who answers for the content.
#[derive(Clone, Debug, Serialize)]
pub struct Link<'a> {
    /// `via` or `source`.
    pub role: &'static str,
    /// The words.
    pub text: &'a str,
}

/// One note.
#[derive(Clone, Debug, Serialize)]
pub struct NoteRecord {
    /// What it is.
    pub kind: NoteKind,
    /// Where, in code points.
    pub span: [usize; 2],
}

/// The record of a reading of `text`.
pub fn document<'a>(id: &'a str, text: &'a str, reading: &'a Reading) -> DocumentRecord<'a> {
    let points = CodePoints::new(text);
    DocumentRecord {
        id,
        attributions: reading
            .attributions
            .iter()
            .map(|attribution| self::attribution(text, &points, attribution))
            .collect(),
        notes: reading
            .notes
            .iter()
            .map(|note| NoteRecord {
                kind: note.kind,
                span: points.pair(note.span),
            })
            .collect(),
    }
}

fn attribution<'a>(
    text: &'a str,
    points: &CodePoints<'_>,
    attribution: &'a Attribution,
) -> AttributionRecord<'a> {
    let pieces = |spans: &Spans| {
        (!spans.is_empty()).then(|| spans.iter().map(|span| points.pair(*span)).collect())
    };
    AttributionRecord {
        cue: pieces(&attribution.cue),
        source: pieces(&attribution.source),
        via: pieces(&attribution.via),
        content: pieces(&attribution.content),
        source_resolved: pieces(&attribution.source_resolved),
        style: attribution.style,
        kind: attribution.kind,
        class: attribution.class,
        strength: attribution.strength,
        grade: attribution.grade,
        parent: attribution.parent,
        confidence: (attribution.confidence * 1000.0).round() / 1000.0,
        construction: attribution.construction,
        lemma: &attribution.lemma,
        chain: chain(text, attribution),
    }
}

/// The chain of an attribution: its relays in the text's order, then its source.
pub fn chain<'a>(text: &'a str, attribution: &Attribution) -> Vec<Link<'a>> {
    let source = if attribution.source.is_empty() {
        &attribution.source_resolved
    } else {
        &attribution.source
    };
    let links = |role, spans: &Spans| {
        spans
            .iter()
            .map(|span| Link {
                role,
                text: span.of(text),
            })
            .collect::<Vec<_>>()
    };
    let mut chain = links("via", &attribution.via);
    chain.extend(links("source", source));
    chain
}
