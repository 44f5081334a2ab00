//! The shape of the project: whose libraries are whose, and where words may stand.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::binary::project;

/// Libraries that only one crate may use.
const OWNED: &[(&str, &str)] = &[
    ("rusqlite", "isnad-store"),
    ("clap", "isnad-cli"),
    ("ureq", "isnad-fetch"),
];

/// The dependencies of every crate of the workspace, those of its tests left aside.
fn dependencies() -> BTreeMap<String, Vec<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .current_dir(project())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let name = |value: &serde_json::Value| value["name"].as_str().unwrap().to_owned();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .map(|package| {
            let dependencies = package["dependencies"].as_array().unwrap().iter();
            let used = dependencies.filter(|dependency| dependency["kind"] != "dev");
            (name(package), used.map(name).collect())
        })
        .collect()
}

#[test]
fn some_libraries_have_one_owner() {
    let all = dependencies();
    for (library, owner) in OWNED {
        let users = all
            .iter()
            .filter(|(_, used)| used.iter().any(|name| name == library));
        // The project's chores are no part of the program.
        let users = users
            .map(|(package, _)| package)
            .filter(|package| *package != "xtask");
        let users: Vec<&String> = users.collect();
        assert_eq!(users, [owner], "{library}");
    }
}

/// The lines of a Rust file that hold Arabic words outside comments and tests: two letters or
/// more side by side. A single letter is spelling, not vocabulary.
fn arabic_words(source: &str) -> Vec<&str> {
    let code = source
        .split("\n#[cfg(test)]\nmod ")
        .next()
        .unwrap_or_default();
    let is_letter = |c: &char| {
        let arabic =
            matches!(c, '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
        arabic && c.is_alphabetic()
    };
    let holds_word = |line: &&str| {
        let code: Vec<char> = line
            .split("//")
            .next()
            .unwrap_or_default()
            .chars()
            .collect();
        code.windows(2).any(|pair| pair.iter().all(is_letter))
    };
    code.lines().filter(holds_word).collect()
}

#[test]
fn arabic_words_are_found_in_code_and_passed_over_in_comments() {
    let source = "// قال\nlet a = 1; // قال\nlet b = \"قال\";\nlet c = ['و', 'ف', '،'];\n\n#[cfg(test)]\nmod tests { \"قال\" }";
    assert_eq!(arabic_words(source), ["let b = \"قال\";"]);
}

/// Files of the grammar that may hold letters to take off: none any more.
const SPELLING: &[&str] = &[];

/// Words are data: the grammar knows none. The lexicon's code makes forms of lemmas and so knows
/// endings; its words stand in its data files.
#[test]
fn no_arabic_word_stands_in_the_grammar() {
    let folder = project().join("crates/isnad-parse/src");
    let mut seen = 0;
    let mut found = Vec::new();
    let mut spelling = Vec::new();
    visit(&folder, &mut |path, source| {
        seen += 1;
        let name = path.strip_prefix(&folder).unwrap().to_str().unwrap();
        let lines = arabic_words(source);
        if name.starts_with("lexicon/") {
            return;
        }
        if SPELLING.contains(&name) {
            spelling.extend((!lines.is_empty()).then(|| name.to_owned()));
        } else {
            found.extend(lines.iter().map(|line| format!("{name}: {line}")));
        }
    });
    assert!(seen > 3, "the folder has moved");
    assert!(
        found.is_empty(),
        "Arabic words belong into the lexicon, not into code:\n{}",
        found.join("\n")
    );
    spelling.sort();
    assert_eq!(spelling, SPELLING, "who no longer needs it leaves the list");
}

/// Shows every Rust file below a folder that is no test.
fn visit(folder: &Path, look: &mut impl FnMut(&Path, &str)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() && name != "tests" {
            visit(&path, look);
        } else if name.ends_with(".rs") && name != "tests.rs" {
            look(&path, &std::fs::read_to_string(&path).unwrap());
        }
    }
}
