//! What the documents tell people to type exists.

use std::collections::BTreeMap;

use crate::binary::{project, run};

const DOCUMENTS: &[&str] = &["README.md", "docs/guide.ar.md", "CONTRIBUTING.md"];

/// The commands of a document: lines of its blocks that begin with `isnad`, and those between
/// backticks in its prose; each without what a shell adds.
fn commands(document: &str) -> Vec<Vec<String>> {
    let lines = document.lines().filter_map(|line| {
        let line = line.strip_prefix("    ")?;
        line.strip_prefix("$ ").or(Some(line))
    });
    // A command in prose may go over the end of its line.
    let prose = document.replace('\n', " ");
    let inline = prose.split('`').skip(1).step_by(2);
    let is_command = |text: &&str| text.starts_with("isnad ");
    let words = |text: &str| {
        let words = text.split_whitespace().skip(1);
        let words = words.take_while(|word| !["|", ">", "<", "#"].contains(word));
        words.map(str::to_owned).collect()
    };
    let all = lines.chain(inline).filter(is_command).map(words);
    all.collect()
}

/// The help of commands, asked for once.
#[derive(Default)]
struct Help(BTreeMap<Vec<String>, String>);

impl Help {
    fn of(&mut self, command: &[String]) -> &str {
        let ask = || {
            let words: Vec<&str> = command.iter().map(String::as_str).collect();
            run(&[&words[..], &["--help"]].concat()).clean()
        };
        self.0.entry(command.to_vec()).or_insert_with(ask)
    }

    /// Whether `word` is one of the commands below `command`.
    fn has_below(&mut self, command: &[String], word: &str) -> bool {
        let list = self.of(command).split("Commands:\n").nth(1);
        let mut lines = list
            .unwrap_or_default()
            .lines()
            .take_while(|line| !line.is_empty());
        lines.any(|line| line.split_whitespace().next() == Some(word))
    }
}

#[test]
fn every_command_in_the_documents_exists() {
    let mut help = Help::default();
    let mut seen = 0;
    for document in DOCUMENTS {
        let text = std::fs::read_to_string(project().join(document)).unwrap();
        for words in commands(&text) {
            let mut command = Vec::new();
            for word in &words {
                if word == "help" || !help.has_below(&command, word) {
                    break;
                }
                command.push(word.clone());
            }
            let is_known = !command.is_empty() || words[0] == "help" || words[0] == "--help";
            assert!(is_known, "{document}: isnad {words:?}");
            let help = help.of(&command);
            let options = words.iter().filter_map(|word| word.split('=').next());
            for option in options.filter(|word| word.starts_with("--")) {
                assert!(
                    help.contains(option),
                    "{document}: isnad {words:?}: {option}"
                );
            }
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen}");
}
