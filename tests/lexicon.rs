//! `isnad lexicon`, and a lexicon file of one's own.

use crate::binary::{Folder, feed, isnad, outcome, run};

const VERB: &str = "[[cue]]\nid = \"hamasa\"\nperfect = \"همس\"\nimperfect = \"يهمس\"\n\
                    class = \"say\"\nframes = [\"clause\"]\n";
const TEXT: &str = "وهمس الوزير بأن الجسر مغلق.";

fn lemmas(outcome: crate::binary::Outcome) -> Vec<String> {
    let json = outcome.json();
    let attributions = json[0]["attributions"].as_array().unwrap();
    let lemma = |it: &serde_json::Value| it["lemma"].as_str().unwrap().to_owned();
    attributions.iter().map(lemma).collect()
}

#[test]
fn a_verb_of_ones_own_makes_a_sentence_be_read() {
    let folder = Folder::new(&[("own.toml", VERB.as_bytes())]);
    let own = folder.at("own.toml");
    let extract = ["extract", "--format", "json"];
    assert!(lemmas(feed(&extract, TEXT)).is_empty());
    let given = [&extract[..], &["--lexicon", &own]].concat();
    assert_eq!(lemmas(feed(&given, TEXT)), ["hamasa"]);
    let mut command = isnad(&extract);
    command.env("ISNAD_LEXICON", &own);
    assert_eq!(lemmas(outcome(command, TEXT.as_bytes())), ["hamasa"]);
}

#[test]
fn a_broken_row_is_told_with_its_place_and_stops_the_command() {
    let broken = VERB.replace("say", "sing");
    let folder = Folder::new(&[("own.toml", broken.as_bytes()), ("a.txt", TEXT.as_bytes())]);
    let (own, text, store) = (folder.at("own.toml"), folder.at("a.txt"), folder.at("s.db"));
    for arguments in [
        &["extract", "--lexicon", &own, &text][..],
        &["ingest", "--store", &store, "--lexicon", &own, &text],
        &["lexicon", "check", &own],
        &["lexicon", "list", "--lexicon", &own],
    ] {
        let outcome = run(arguments);
        assert_eq!(
            (outcome.code, outcome.stdout.as_str()),
            (2, ""),
            "{arguments:?}"
        );
        assert!(outcome.stderr.contains("own.toml:5: cue hamasa.class: "));
        assert!(outcome.stderr.contains("; help: "), "{}", outcome.stderr);
    }
    assert_eq!(run(&["lexicon", "check", "/no/such/file"]).code, 2);
}

#[test]
fn sound_files_are_said_to_be_sound() {
    let folder = Folder::new(&[("own.toml", VERB.as_bytes())]);
    let shown = run(&["lexicon", "check", &folder.at("own.toml")]).clean();
    assert!(shown.contains("own.toml: 1 rows, 0 words, 0 left out\n"));
    assert!(
        run(&["lexicon", "check"])
            .clean()
            .starts_with("the lexicon is sound")
    );
}

#[test]
fn verbs_are_listed_in_every_form() {
    let json = run(&["lexicon", "list", "--format", "json"]).json();
    let count = json.as_array().unwrap().len();
    assert!(count > 50 && json[0]["perfect"].is_string());
    let table = run(&["lexicon", "list", "--format", "csv"]).clean();
    assert_eq!(
        csv::Reader::from_reader(table.as_bytes()).records().count(),
        count
    );
    assert_eq!(run(&["lexicon", "list"]).clean().lines().count(), count);
}

#[test]
fn a_word_is_explained_in_any_spelling() {
    let shown = run(&["lexicon", "why", "--lang", "en", "وَقَالَتْ"]).clean();
    for expected in [
        "looked up as: وقالت",
        "form: perfect",
        "feminine",
        "proclitics: و",
    ] {
        assert!(shown.contains(expected), "{shown}");
    }
    let shown = run(&["lexicon", "why", "--lang", "en", "قسطنطفج"]).clean();
    assert!(shown.contains("nothing in the lexicon"));
    let shown = run(&["lexicon", "why", "\u{1b}[2Jقال\u{202e}"]).clean();
    assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{shown:?}");
}
