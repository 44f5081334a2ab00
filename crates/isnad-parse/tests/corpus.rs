//! Walks the corpus: every case of `corpus/constructions` is a test of its own, every file of
//! `corpus/articles` must fit its texts, and `reports/scorecard.json` must be fresh.
//!
//! `cargo test -p isnad-parse --test corpus relayed` runs the cases of one construction.

use std::path::{Path, PathBuf};

use isnad_parse::Reader;
use isnad_parse::gold::{self, Case, Scorecard};
use libtest_mimic::{Arguments, Failed, Trial};

/// The folder of the workspace.
fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here)
}

fn main() -> std::process::ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = vec![Trial::test("scorecard", scorecard)];
    for file in files("constructions") {
        trials.extend(construction(&file));
    }
    for file in files("articles") {
        let name = format!("articles/{}", stem(&file));
        trials.push(Trial::test(name, move || article(&file)));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn files(folder: &str) -> Vec<PathBuf> {
    let files = gold::case_files(&root().join("corpus").join(folder)).expect("the corpus is there");
    assert!(!files.is_empty(), "corpus/{folder} is empty");
    files
}

fn stem(file: &Path) -> String {
    file.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into()
}

fn construction(file: &Path) -> Vec<Trial> {
    let stem = stem(file);
    let loaded = match gold::load_cases(file) {
        Ok(loaded) => loaded,
        Err(error) => {
            let message = error.to_string();
            return vec![Trial::test(stem, move || Err(message.into()))];
        }
    };
    let named = loaded.construction.as_deref() == Some(&stem) && !loaded.cases.is_empty();
    let shape = Trial::test(format!("{stem}/file"), move || {
        if named {
            Ok(())
        } else {
            Err("the file must have `construction = \"its name\"` and at least one case".into())
        }
    });
    let cases = loaded.cases.into_iter().map(|case| {
        let name = format!("{stem}/{}", case.document.id);
        Trial::test(name, move || read(&case))
    });
    std::iter::once(shape).chain(cases).collect()
}

fn read(case: &Case) -> Result<(), Failed> {
    let documents = std::slice::from_ref(&case.document);
    let read = gold::read_all(Reader::shipped(), documents).remove(0);
    let text = &case.document.text;
    match (
        gold::first_difference(&case.document, &read),
        &case.known_miss,
    ) {
        (None, None) | (Some(_), Some(_)) => Ok(()),
        (Some(difference), None) => Err(format!("{difference}\ntext: {text}").into()),
        (None, Some(reason)) => Err(format!(
            "it is read right now, but the case says known_miss = \"{reason}\"\n\
             help: take the line out, or run `cargo xtask bless`"
        )
        .into()),
    }
}

fn article(file: &Path) -> Result<(), Failed> {
    let loaded = gold::load_cases(file)?;
    if loaded.cases.is_empty() {
        return Err("it has no case".into());
    }
    if loaded.cases.iter().any(|case| case.known_miss.is_some()) {
        return Err("articles are scored, not matched: known_miss has no meaning here".into());
    }
    Ok(())
}

fn scorecard() -> Result<(), Failed> {
    let kept = std::fs::read_to_string(root().join("reports/scorecard.json"))?;
    let kept: Scorecard = serde_json::from_str(&kept)?;
    let now = Scorecard::of(Reader::shipped(), &root().join("corpus"))?;
    let falls = now.falls_since(&kept);
    if !falls.is_empty() {
        return Err(format!(
            "reading got worse than reports/scorecard.json says:\n{}\n\
             help: mend it; if the corpus grew harder, run `cargo xtask bless`",
            falls.join("\n")
        )
        .into());
    }
    if now != kept {
        return Err("reports/scorecard.json is stale\nhelp: run `cargo xtask bless`".into());
    }
    Ok(())
}
