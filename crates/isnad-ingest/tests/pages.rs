//! Pages of many layouts and what must come out of them: `tests/pages/NAME.html` and `.toml`.
//! Outlets, people and events are invented.

use std::path::{Path, PathBuf};

use isnad_ingest::{Article, html};
use serde::Deserialize;

/// What a page must give.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    headline: String,
    published: Option<String>,
    byline: Option<String>,
    outlet: Option<String>,
    /// The words the story begins with.
    first: String,
    /// The words it ends with.
    last: String,
    /// It has at least so many.
    paragraphs: usize,
    must_not: Vec<String>,
}

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let files = std::fs::read_dir(folder).unwrap();
    let mut pages: Vec<PathBuf> = files
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .collect();
    pages.sort();
    pages
}

fn faults(article: &Article, expected: &Expected) -> Vec<String> {
    let mut faults = Vec::new();
    let mut check = |what: &str, found: Option<&String>, wanted: Option<&String>| {
        if found != wanted {
            faults.push(format!("{what}: {found:?}, expected {wanted:?}"));
        }
    };
    check("headline", article.title.as_ref(), Some(&expected.headline));
    check(
        "date",
        article.published.as_ref(),
        expected.published.as_ref(),
    );
    check("by-line", article.author.as_ref(), expected.byline.as_ref());
    if expected.outlet.is_some() {
        check("outlet", article.outlet.as_ref(), expected.outlet.as_ref());
    }
    if !article.text.starts_with(&expected.first) {
        let start: String = article.text.chars().take(80).collect();
        faults.push(format!("begins with {start:?}"));
    }
    if !article.text.ends_with(&expected.last) {
        let last = article.text.lines().last();
        faults.push(format!("ends with {last:?}"));
    }
    let paragraphs = article.text.split("\n\n").count();
    if paragraphs < expected.paragraphs {
        faults.push(format!(
            "{paragraphs} paragraphs of {}",
            expected.paragraphs
        ));
    }
    let found = expected
        .must_not
        .iter()
        .filter(|words| article.text.contains(*words));
    faults.extend(found.map(|words| format!("must not have {words:?}")));
    faults
}

#[test]
fn every_layout_gives_its_story() {
    let pages = pages();
    assert!(pages.len() >= 20);
    let mut all = Vec::new();
    for page in pages {
        let name = page.file_stem().unwrap().to_string_lossy().into_owned();
        let expected = std::fs::read_to_string(page.with_extension("toml")).unwrap();
        let expected: Expected = toml::from_str(&expected).unwrap();
        let retrieved = "2026-11-23T12:00:00Z".parse().unwrap();
        let bytes = std::fs::read(&page).unwrap();
        match html::read(&bytes, None, None, Some(retrieved)) {
            Ok(article) => {
                let faults = faults(&article, &expected);
                all.extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
            }
            Err(problem) => all.push(format!("{name}: {problem}")),
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
