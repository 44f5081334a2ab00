//! W3C Web Annotation: a reading as an annotation whose targets are its spans.
//!
//! Each target has a quote selector and a position selector (in code points, as the model says),
//! the time of the text, and as its style class the name of the span. What the reading is besides
//! stands as JSON in a body, so that it comes back whole.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::ReadingRecord;
use crate::Anchor;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// An annotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Annotation {
    #[serde(rename = "@context")]
    context: String,
    id: String,
    #[serde(rename = "type")]
    sort: String,
    motivation: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Creator>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    body: Vec<Body>,
    target: Vec<Target>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Creator {
    #[serde(rename = "type")]
    sort: String,
    name: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Body {
    #[serde(rename = "type")]
    sort: String,
    purpose: String,
    format: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    value: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Target {
    #[serde(rename = "type")]
    sort: String,
    style_class: String,
    source: Source,
    state: TimeState,
    selector: (QuoteSelector, PositionSelector),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Source {
    id: String,
    #[serde(rename = "type")]
    sort: String,
    format: String,
    language: String,
    text_direction: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct TimeState {
    #[serde(rename = "type")]
    sort: String,
    source_date: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct QuoteSelector {
    #[serde(rename = "type")]
    sort: String,
    exact: String,
    prefix: String,
    suffix: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct PositionSelector {
    #[serde(rename = "type")]
    sort: String,
    start: usize,
    end: usize,
}

/// The reading as an annotation.
pub fn annotation(record: &ReadingRecord) -> Annotation {
    let mut rest = record.clone();
    for (name, _) in record.parts() {
        if let Some(part) = rest.part(name) {
            part.clear();
        }
    }
    let targets = record
        .parts()
        .into_iter()
        .flat_map(|(name, anchors)| anchors.iter().map(move |anchor| (name, anchor)));
    Annotation {
        context: CONTEXT.into(),
        id: identity(record),
        sort: "Annotation".into(),
        motivation: "classifying".into(),
        creator: record.by.as_ref().map(|name| Creator {
            sort: "Person".into(),
            name: name.clone(),
        }),
        created: record.at.clone(),
        body: vec![
            Body {
                sort: "TextualBody".into(),
                purpose: "tagging".into(),
                format: "text/plain".into(),
                language: Some("en".into()),
                value: record.status.name().into(),
            },
            Body {
                sort: "TextualBody".into(),
                purpose: "describing".into(),
                format: "application/json".into(),
                language: None,
                value: serde_json::to_string(&rest).expect("records become JSON"),
            },
        ],
        target: targets
            .map(|(name, anchor)| target(record, name, anchor))
            .collect(),
    }
}

fn target(record: &ReadingRecord, name: &str, anchor: &Anchor) -> Target {
    Target {
        sort: "SpecificResource".into(),
        style_class: name.into(),
        source: Source {
            id: record.url.clone().unwrap_or_else(|| identity(record)),
            sort: "Text".into(),
            format: "text/plain".into(),
            language: "ar".into(),
            text_direction: "rtl".into(),
        },
        state: TimeState {
            sort: "TimeState".into(),
            source_date: record.stored.clone(),
        },
        selector: (
            QuoteSelector {
                sort: "TextQuoteSelector".into(),
                exact: anchor.exact.clone(),
                prefix: anchor.prefix.clone(),
                suffix: anchor.suffix.clone(),
            },
            PositionSelector {
                sort: "TextPositionSelector".into(),
                start: anchor.start,
                end: anchor.end,
            },
        ),
    }
}

/// A name for the annotation that is the same every time.
fn identity(record: &ReadingRecord) -> String {
    let hash = Sha256::digest(record.subject().name());
    let hash: String = hash
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("urn:isnad:reading:{hash}")
}

/// Why an annotation is not one of isnad's.
#[derive(Debug, thiserror::Error)]
pub enum AnnotationError {
    /// It is no annotation.
    #[error("no annotation: {0}")]
    Json(#[from] serde_json::Error),
    /// It has no description of a reading.
    #[error("no body in application/json tells what the annotation is")]
    NoDescription,
    /// A target's style class names no span.
    #[error("a target has the style class {0:?}, which names no span")]
    UnknownSpan(String),
}

/// The annotation as a line of JSON, its end included.
pub fn line(record: &ReadingRecord) -> String {
    serde_json::to_string(&annotation(record)).expect("annotations become JSON") + "\n"
}

/// The reading that an annotation in JSON tells of.
///
/// # Errors
/// What is wrong with it.
pub fn parse(json: &str) -> Result<ReadingRecord, AnnotationError> {
    let annotation: Annotation = serde_json::from_str(json)?;
    let body = annotation
        .body
        .iter()
        .find(|body| body.format == "application/json")
        .ok_or(AnnotationError::NoDescription)?;
    let mut record: ReadingRecord = serde_json::from_str(&body.value)?;
    for target in annotation.target {
        let (quote, position) = target.selector;
        let part = record
            .part(&target.style_class)
            .ok_or(AnnotationError::UnknownSpan(target.style_class))?;
        part.push(Anchor {
            start: position.start,
            end: position.end,
            exact: quote.exact,
            prefix: quote.prefix,
            suffix: quote.suffix,
        });
    }
    Ok(record)
}
