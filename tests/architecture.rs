//! The shape of the project: whose libraries are whose, and where words may stand.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::binary::project;

/// Libraries that only one crate may use.
const OWNED: &[(&str, &str)] = &[("rusqlite", "isnad-store"), ("clap", "isnad-cli")];

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
        let users: Vec<&String> = users.map(|(package, _)| package).collect();
        assert_eq!(users, [owner], "{library}");
    }
}

/// The lines of a Rust file that hold Arabic letters outside comments and tests.
fn arabic_in_code(source: &str) -> Vec<&str> {
    let code = source
        .split("\n#[cfg(test)]\nmod ")
        .next()
        .unwrap_or_default();
    let is_letter = |c: char| {
        c.is_alphabetic()
            && matches!(c, '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
    };
    code.lines()
        .filter(|line| {
            let code = line.split("//").next().unwrap_or_default();
            code.contains(is_letter) || code.contains("\\u{6")
        })
        .collect()
}

#[test]
fn arabic_in_code_is_found_and_in_comments_is_not() {
    let source = "// قال\nlet a = 1; // قال\nlet b = \"قال\";\nlet c = '،';\nlet d = '\\u{642}';\n\n#[cfg(test)]\nmod tests { \"قال\" }";
    assert_eq!(
        arabic_in_code(source),
        ["let b = \"قال\";", "let d = '\\u{642}';"]
    );
}

/// Words are data: the grammar knows none. Marks such as «؛» are no words.
#[test]
fn no_arabic_word_stands_in_the_grammar() {
    let mut seen = 0;
    visit(
        &project().join("crates/isnad-parse/src"),
        &mut |path, source| {
            seen += 1;
            assert_eq!(arabic_in_code(source), [""; 0], "{}", path.display());
        },
    );
    assert!(seen > 3, "the folder has moved");
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
