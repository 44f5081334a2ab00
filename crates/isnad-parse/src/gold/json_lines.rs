//! Gold and predictions as JSON Lines: one document a line, offsets in code points.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use isnad_text::CodePoints;
use serde::Deserialize;

use super::{Annotation, GoldDocument, GoldError};
use crate::contract::Pieces;
use crate::{Construction, CueClass, SourceKind, Spans, Style};

/// Loads gold documents from a JSON Lines file.
///
/// # Errors
/// If the file cannot be read, or a line is not a document that fits its own text.
pub fn load_documents(file: &Path) -> Result<Vec<GoldDocument>, GoldError> {
    parse_documents(file, &GoldError::read(file)?)
}

/// Loads what some program read in `gold` from a JSON Lines file: one list of annotations for each
/// gold document, in their order, empty where the file has none. Documents that `gold` does not
/// have are left out.
///
/// # Errors
/// If the file cannot be read, or a line is not a document that fits its gold text.
pub fn load_predictions(
    file: &Path,
    gold: &[GoldDocument],
) -> Result<Vec<Vec<Annotation>>, GoldError> {
    parse_predictions(file, &GoldError::read(file)?, gold)
}

/// [`load_documents`] from a string; `file` is for messages.
///
/// # Errors
/// If a line is not a document that fits its own text.
pub fn parse_documents(file: &Path, lines: &str) -> Result<Vec<GoldDocument>, GoldError> {
    let document = |line, written: Line| {
        let error = |problem| GoldError::Line {
            file: file.to_owned(),
            line,
            problem,
        };
        let text = written
            .text
            .ok_or_else(|| error("it has no text".to_owned()))?;
        let attributions = annotations(&text, written.attributions).map_err(error)?;
        Ok(GoldDocument {
            id: written.id,
            text,
            attributions,
        })
    };
    lines_of(file, lines)?
        .into_iter()
        .map(|(line, written)| document(line, written))
        .collect()
}

/// [`load_predictions`] from a string; `file` is for messages.
///
/// # Errors
/// If a line is not a document that fits its gold text.
pub fn parse_predictions(
    file: &Path,
    lines: &str,
    gold: &[GoldDocument],
) -> Result<Vec<Vec<Annotation>>, GoldError> {
    let mut written: BTreeMap<String, (usize, Line)> = lines_of(file, lines)?
        .into_iter()
        .map(|(line, written)| (written.id.clone(), (line, written)))
        .collect();
    gold.iter()
        .map(|document| {
            let Some((line, prediction)) = written.remove(&document.id) else {
                return Ok(Vec::new());
            };
            annotations(&document.text, prediction.attributions).map_err(|problem| {
                GoldError::Line {
                    file: file.to_owned(),
                    line,
                    problem,
                }
            })
        })
        .collect()
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: Option<String>,
    attributions: Vec<WrittenAnnotation>,
}

#[derive(Deserialize)]
struct WrittenAnnotation {
    cue: Option<Pieces>,
    source: Option<Pieces>,
    via: Option<Pieces>,
    content: Option<Pieces>,
    source_resolved: Option<Pieces>,
    style: Option<Style>,
    kind: Option<SourceKind>,
    class: Option<CueClass>,
    parent: Option<usize>,
    #[serde(default)]
    optional: bool,
    construction: Option<Construction>,
}

/// The documents of each line that is not blank, with the line's number from 1.
fn lines_of(file: &Path, lines: &str) -> Result<Vec<(usize, Line)>, GoldError> {
    let mut documents = Vec::new();
    let mut seen = BTreeSet::new();
    for (index, line) in lines.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let error = |problem| GoldError::Line {
            file: file.to_owned(),
            line: index + 1,
            problem,
        };
        let document: Line = serde_json::from_str(line).map_err(|e| error(e.to_string()))?;
        if !seen.insert(document.id.clone()) {
            return Err(error(format!("document {} stands twice", document.id)));
        }
        documents.push((index + 1, document));
    }
    Ok(documents)
}

fn annotations(text: &str, written: Vec<WrittenAnnotation>) -> Result<Vec<Annotation>, String> {
    let points = CodePoints::new(text);
    let length = points.at_byte(text.len());
    let spans = |pieces: Option<Pieces>| -> Result<Spans, String> {
        let piece = |[start, end]: [usize; 2]| {
            if start > end || end > length {
                return Err(format!(
                    "[{start}, {end}] does not fit the text of {length} code points"
                ));
            }
            Ok(points.span([start, end]))
        };
        pieces.unwrap_or_default().into_iter().map(piece).collect()
    };
    let annotation = |written: WrittenAnnotation| {
        Ok(Annotation {
            cue: spans(written.cue)?,
            source: spans(written.source)?,
            via: spans(written.via)?,
            content: spans(written.content)?,
            resolved: spans(written.source_resolved)?,
            style: written.style,
            kind: written.kind,
            class: written.class,
            parent: written.parent,
            optional: written.optional,
            construction: written.construction,
        })
    };
    written.into_iter().map(annotation).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOLD: &str = r#"{"id": "a", "text": "قال زيد: «نعم»", "outlet": "x", "attributions": [
        {"cue": [[0, 3]], "source": [[4, 7]], "via": null, "content": [[10, 13]], "style": "direct"}]}"#;

    fn gold() -> Vec<GoldDocument> {
        parse_documents(Path::new("g"), &GOLD.replace('\n', "")).unwrap()
    }

    #[test]
    fn code_points_become_bytes() {
        let document = &gold()[0];
        let annotation = &document.attributions[0];
        assert_eq!(annotation.content[0].of(&document.text), "نعم");
        assert_eq!(annotation.style, Some(Style::Direct));
        assert!(annotation.via.is_empty());
    }

    #[test]
    fn a_bad_line_is_named() {
        let bad = GOLD.replace('\n', "").replace("[10, 13]", "[10, 99]");
        let lines = format!("\n{bad}");
        let error = parse_documents(Path::new("g"), &lines).unwrap_err();
        assert!(error.to_string().starts_with("g:2: [10, 99] does not fit"));
        let twice = format!("{0}\n{0}", GOLD.replace('\n', ""));
        let error = parse_documents(Path::new("g"), &twice).unwrap_err();
        assert_eq!(error.to_string(), "g:2: document a stands twice");
    }

    #[test]
    fn predictions_follow_the_order_of_gold() {
        let lines = r#"{"id": "z", "attributions": []}
            {"id": "a", "attributions": [{"cue": [[0, 3]], "confidence": 0.5}]}"#;
        let predictions = parse_predictions(Path::new("p"), lines, &gold()).unwrap();
        assert_eq!(predictions.len(), 1);
        assert_eq!(predictions[0][0].cue, gold()[0].attributions[0].cue);
        let none = parse_predictions(Path::new("p"), "", &gold()).unwrap();
        assert_eq!(none, [[]]);
    }
}
