//! The JSON in which attributions leave the program: offsets are code points, `[start, end)`.

use isnad_text::CodePoints;
use serde::Serialize;

use crate::{
    Agreement, Attribution, Border, BorderKind, Construction, CueClass, Explanation, Grade,
    NoteKind, Reading, ReferentReason, SourceKind, Spans, Strength, Style,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<ExplanationRecord<'a>>,
}

/// Why an attribution was read as it was; see [`Explanation`] for the fields.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct ExplanationRecord<'a> {
    pub verb: Option<&'a str>,
    pub source_end: Option<BorderRecord<'a>>,
    pub content_end: Option<BorderRecord<'a>>,
    pub referent: Option<ReferentRecord>,
    /// What each feature adds to the logit of the confidence, the weightiest first.
    pub confidence: Vec<(String, f64)>,
}

/// What ended a span.
#[derive(Clone, Debug, Serialize)]
pub struct BorderRecord<'a> {
    /// What it is.
    pub kind: BorderKind,
    /// The word or mark.
    pub text: Option<&'a str>,
    /// Where it stands, in code points.
    pub span: Option<[usize; 2]>,
}

/// Why a mention was taken for a missing source.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ReferentRecord {
    /// How it was found.
    pub reason: ReferentReason,
    /// Gender and number of the verb.
    pub agreement: Option<Agreement>,
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
    explained(id, text, reading, &[])
}

/// The record of a reading of `text` with the explanations of its attributions, as far as there
/// are some.
pub fn explained<'a>(
    id: &'a str,
    text: &'a str,
    reading: &'a Reading,
    explanations: &'a [Explanation],
) -> DocumentRecord<'a> {
    let points = CodePoints::new(text);
    DocumentRecord {
        id,
        attributions: reading
            .attributions
            .iter()
            .enumerate()
            .map(|(index, attribution)| AttributionRecord {
                explanation: explanations
                    .get(index)
                    .map(|explanation| self::explanation(text, &points, explanation)),
                ..self::attribution(text, &points, attribution)
            })
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
        explanation: None,
    }
}

fn explanation<'a>(
    text: &'a str,
    points: &CodePoints<'_>,
    explanation: &'a Explanation,
) -> ExplanationRecord<'a> {
    let border = |border: Border| BorderRecord {
        kind: border.kind,
        text: border.span.map(|span| span.of(text)),
        span: border.span.map(|span| points.pair(span)),
    };
    let parts = explanation.parts.iter();
    ExplanationRecord {
        verb: explanation.verb.as_deref(),
        source_end: explanation.source_end.map(border),
        content_end: explanation.content_end.map(border),
        referent: explanation.referent.map(|referent| ReferentRecord {
            reason: referent.reason,
            agreement: referent.agreement,
        }),
        confidence: parts
            .map(|part| (part.feature.name(), part.weight))
            .collect(),
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
