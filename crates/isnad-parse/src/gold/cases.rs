//! Cases of the corpus: TOML in which spans are written as the words themselves.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use isnad_text::Span;
use serde::Deserialize;

use super::written::{Complaint, WrittenSpan, locate};
use super::{Annotation, GoldDocument, GoldError};
use crate::{Construction, CueClass, SourceKind, Style};

/// One file of `corpus/constructions` or `corpus/articles`.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseFile {
    /// The construction that its cases show; none in articles.
    pub construction: Option<String>,
    /// Its cases, in order.
    pub cases: Vec<Case>,
}

/// One text with what must be read in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The text and its attributions.
    pub document: GoldDocument,
    /// Why isnad does not read it right yet, where it does not.
    pub known_miss: Option<String>,
}

/// The `.toml` files of a folder, by name.
///
/// # Errors
/// If the folder cannot be read.
pub fn case_files(folder: &Path) -> Result<Vec<PathBuf>, GoldError> {
    let unreadable = |source| GoldError::Unreadable {
        file: folder.to_owned(),
        source,
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Loads one file of cases.
///
/// # Errors
/// If it cannot be read, is not in the shape of `corpus/README.md`, or does not fit its own texts.
pub fn load_cases(file: &Path) -> Result<CaseFile, GoldError> {
    parse_cases(file, &GoldError::read(file)?)
}

/// Reads cases from `toml`; `file` is for messages.
///
/// # Errors
/// If the cases are not in the shape of `corpus/README.md` or do not fit their own texts.
pub fn parse_cases(file: &Path, toml: &str) -> Result<CaseFile, GoldError> {
    let written: WrittenFile = toml::from_str(toml).map_err(|error| GoldError::Shape {
        file: file.to_owned(),
        problem: error.to_string(),
    })?;
    let mut seen = BTreeSet::new();
    let mut cases = Vec::with_capacity(written.cases.len());
    for case in written.cases {
        let place = Place {
            file,
            case: &case.id,
        };
        if !seen.insert(case.id.clone()) {
            return Err(place.error(
                "id",
                "it stands twice in the file",
                "give each case its own",
            ));
        }
        let attributions = annotations(&place, &case.text, &case.attributions)?;
        cases.push(Case {
            document: GoldDocument {
                id: case.id,
                text: case.text,
                attributions,
            },
            known_miss: case.known_miss,
        });
    }
    Ok(CaseFile {
        construction: written.construction,
        cases,
    })
}

/// Where in the corpus something is wrong.
struct Place<'a> {
    file: &'a Path,
    case: &'a str,
}

impl Place<'_> {
    fn error(
        &self,
        key: impl Into<String>,
        problem: impl Into<String>,
        help: &'static str,
    ) -> GoldError {
        GoldError::Case {
            file: self.file.to_owned(),
            case: self.case.to_owned(),
            key: key.into(),
            problem: problem.into(),
            help,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFile {
    construction: Option<String>,
    #[serde(default, rename = "case")]
    cases: Vec<WrittenCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCase {
    id: String,
    text: String,
    known_miss: Option<String>,
    #[serde(default, rename = "attribution")]
    attributions: Vec<WrittenAttribution>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAttribution {
    cue: Option<WrittenSpan>,
    source: Option<WrittenSpan>,
    via: Option<WrittenSpan>,
    content: WrittenSpan,
    resolved: Option<WrittenSpan>,
    style: Style,
    kind: SourceKind,
    class: CueClass,
    parent: Option<usize>,
    #[serde(default)]
    optional: bool,
    construction: Option<Construction>,
}

fn annotations(
    place: &Place<'_>,
    text: &str,
    written: &[WrittenAttribution],
) -> Result<Vec<Annotation>, GoldError> {
    let mut annotations = Vec::with_capacity(written.len());
    for (index, attribution) in written.iter().enumerate() {
        let span = |name: &str, span: Option<&WrittenSpan>| {
            span.map_or(Ok(Vec::new()), |span| {
                locate(text, span).map_err(|(problem, help)| {
                    place.error(format!("attribution {index}: {name}"), problem, help)
                })
            })
        };
        annotations.push(Annotation {
            cue: span("cue", attribution.cue.as_ref())?,
            source: span("source", attribution.source.as_ref())?,
            via: span("via", attribution.via.as_ref())?,
            content: span("content", Some(&attribution.content))?,
            resolved: span("resolved", attribution.resolved.as_ref())?,
            style: Some(attribution.style),
            kind: Some(attribution.kind),
            class: Some(attribution.class),
            parent: attribution.parent,
            optional: attribution.optional,
            construction: attribution.construction,
        });
    }
    for (index, annotation) in annotations.iter().enumerate() {
        check_parent(&annotations, index, annotation).map_err(|(problem, help)| {
            place.error(format!("attribution {index}: parent"), problem, help)
        })?;
    }
    Ok(annotations)
}

fn check_parent(
    annotations: &[Annotation],
    index: usize,
    annotation: &Annotation,
) -> Result<(), Complaint> {
    let Some(parent) = annotation.parent else {
        return Ok(());
    };
    let outer = annotations
        .get(parent)
        .filter(|_| parent != index)
        .ok_or_else(|| {
            (
                format!("there is no other attribution {parent}"),
                "count from 0 within the case",
            )
        })?;
    let within = |span: &Span| outer.content.iter().any(|piece| piece.contains(*span));
    // «… إن السفينة توقفت، بحسب البيانات»: the inner cue may stand behind the outer content.
    if annotation.cue.iter().chain(&annotation.content).any(within) {
        Ok(())
    } else {
        Err((
            format!("it does not stand inside the content of attribution {parent}"),
            "name the attribution whose content holds this one",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str = r#"
construction = "relayed"
[[case]]
id = "one"
text = "نقلت رويترز عن مسؤول عن الملف قوله إن المحادثات توقفت."
[[case.attribution]]
cue = [
  "نقلت",
  { exact = "عن", prefix = "رويترز " },
  "قوله",
]
source = "مسؤول عن الملف"
content = "المحادثات توقفت"
style = "indirect"
kind = "unnamed"
class = "according"
"#;

    fn problem(toml: &str) -> String {
        parse_cases(Path::new("x.toml"), toml)
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn words_become_spans() {
        let file = parse_cases(Path::new("x.toml"), CASE).unwrap();
        let document = &file.cases[0].document;
        let annotation = &document.attributions[0];
        let cue: Vec<_> = annotation
            .cue
            .iter()
            .map(|span| span.of(&document.text))
            .collect();
        assert_eq!(cue, ["نقلت", "عن", "قوله"]);
        assert_eq!(annotation.source[0].of(&document.text), "مسؤول عن الملف");
        assert_eq!(annotation.style, Some(Style::Indirect));
    }

    #[test]
    fn two_words_are_two_pieces() {
        let two = CASE.replace("  { exact = \"عن\", prefix = \"رويترز \" },\n", "");
        let file = parse_cases(Path::new("x.toml"), &two).unwrap();
        assert_eq!(file.cases[0].document.attributions[0].cue.len(), 2);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place_and_help() {
        let absent = problem(&CASE.replace("source = \"مسؤول", "source = \"وزير"));
        assert!(absent.starts_with("x.toml: case one: attribution 0: source: «وزير"));
        assert!(absent.contains("help: copy"), "{absent}");
        let twice = problem(&CASE.replace("{ exact = \"عن\", prefix = \"رويترز \" }", "\"عن\""));
        assert!(twice.contains("more than once"), "{twice}");
        let order = problem(
            &CASE
                .replace("  \"نقلت\",\n", "")
                .replace("  \"قوله\",\n", "  \"قوله\",\n  \"نقلت\",\n"),
        );
        assert!(order.contains("out of order"), "{order}");
        let number = problem(&CASE.replace("source = \"مسؤول عن الملف\"", "source = 3"));
        assert!(
            number.contains("a span is") && number.contains("line"),
            "{number}"
        );
        let key = problem(&CASE.replace("source =", "sources ="));
        assert!(key.contains("unknown field"), "{key}");
    }

    #[test]
    fn a_parent_holds_its_child() {
        let itself = problem(&format!("{CASE}parent = 0\n"));
        assert!(itself.contains("no other attribution 0"), "{itself}");
        let second = "[[case.attribution]]\ncontent = \"مسؤول\"\nstyle = \"direct\"\n\
                      kind = \"unnamed\"\nclass = \"say\"\nparent = 0\n";
        let outside = problem(&format!("{CASE}{second}"));
        assert!(outside.contains("does not stand inside"), "{outside}");
    }

    #[test]
    fn an_id_stands_once() {
        let twice = format!("{CASE}\n[[case]]\nid = \"one\"\ntext = \"لا شيء\"\n");
        assert!(problem(&twice).contains("case one: id: it stands twice"));
    }
}
