//! `isnad extract`: its inputs and its forms of output.

use serde_json::json;

use crate::binary::{Folder, feed, isnad, outcome, run};

const SPEECH: &str = "وقال وزير الأشغال سامي الدرعان إن الجسر سيفتح غدا.";
const RELAY: &str = "ونقلت رويترز عن مسؤول أمني كبير قوله إن الممر مغلق.";

fn lines(documents: &[(&str, &str)]) -> String {
    let line = |(id, text): &(&str, &str)| json!({"id": id, "text": text}).to_string() + "\n";
    documents.iter().map(line).collect()
}

#[test]
fn files_folders_and_standard_input_are_read_in_the_order_given() {
    let jsonl = lines(&[("z", SPEECH), ("a", RELAY)]);
    let folder = Folder::new(&[
        ("b/2.txt", SPEECH.as_bytes()),
        ("b/10.txt", SPEECH.as_bytes()),
        ("b/deep/er.txt", SPEECH.as_bytes()),
        ("b/picture.png", b"\x89PNG"),
        ("a.jsonl", jsonl.as_bytes()),
    ]);
    let paths = [&folder.at("b"), "-", &folder.at("a.jsonl")];
    let arguments = [&["extract", "--format", "jsonl"][..], &paths].concat();
    let outcome = feed(&arguments, SPEECH);
    assert_eq!(outcome.ids(), ["10", "2", "deep/er", "stdin", "z", "a"]);
    outcome.clean();
}

#[test]
fn standard_input_may_be_json_lines() {
    let input = lines(&[("one", SPEECH), ("two", RELAY)]);
    for arguments in [
        &["extract", "--format", "jsonl"][..],
        &["extract", "--jsonl"],
    ] {
        assert_eq!(feed(arguments, &input).ids(), ["one", "two"]);
    }
}

#[test]
fn json_is_one_array_of_what_the_lines_hold() {
    let input = lines(&[("one", SPEECH), ("two", RELAY)]);
    let array = feed(&["extract", "--format", "json"], &input).json();
    let stream = feed(&["extract", "--jsonl"], &input).clean();
    let values = stream
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    assert_eq!(array, values.collect::<serde_json::Value>());
    assert_eq!(array[1]["id"], "two");
    assert!(array[0]["attributions"].is_array() && array[0]["notes"].is_array());
}

#[test]
fn every_form_is_sound_where_nothing_could_be_read() {
    let none = |format| run(&["extract", "--format", format, "/no/such/file"]);
    let array: serde_json::Value = serde_json::from_str(&none("json").stdout).unwrap();
    assert_eq!(array, json!([]));
    assert_eq!(none("jsonl").stdout, "");
    assert_eq!(none("text").stdout, "");
    assert_eq!(none("csv").stdout.lines().count(), 1);
}

#[test]
fn two_runs_give_the_same_bytes_whatever_the_number_of_threads() {
    let text = [SPEECH, RELAY].join("\n");
    let documents: Vec<(String, String)> = (0..60)
        .map(|number| (format!("d{number}"), text.repeat(1 + number % 7)))
        .collect();
    let documents: Vec<(&str, &str)> = documents
        .iter()
        .map(|(id, text)| (id.as_str(), text.as_str()))
        .collect();
    let input = lines(&documents);
    for arguments in [
        &["extract", "--jsonl"][..],
        &["extract", "--format", "json"],
        &["extract", "--format", "csv"],
        &["extract", "--format", "text"],
    ] {
        let with_threads = |threads| {
            let mut command = isnad(arguments);
            command.env("RAYON_NUM_THREADS", threads);
            outcome(command, input.as_bytes()).clean()
        };
        assert_eq!(with_threads("1"), with_threads("8"), "{arguments:?}");
    }
}

/// The escape character, a one-character CSI, an override and an isolate's end.
const HOSTILE: &str = "وقال \u{1b}[2J\u{9b}31m\u{202e}\u{2069} الوزير إن الجسر سيفتح غدا.";

#[test]
fn no_form_of_output_sends_what_a_terminal_obeys() {
    let input = lines(&[(HOSTILE, HOSTILE)]);
    for arguments in [
        &["extract", "--jsonl"][..],
        &["extract", "--format", "json"],
        &["extract", "--format", "csv"],
        &["extract", "--format", "text"],
        &["extract", "--format", "text", "--lang", "en"],
    ] {
        let shown = feed(arguments, &input).clean();
        let sent = shown.matches(['\u{1b}', '\u{9b}', '\u{202e}', '\u{2069}']);
        assert_eq!(sent.count(), 0, "{arguments:?}: {shown:?}");
    }
    let ids = feed(&["extract", "--jsonl"], &input).ids();
    assert_eq!(ids, [HOSTILE], "the value itself is unharmed");
}

#[test]
fn hostile_paths_are_shown_harmless() {
    let folder = Folder::new(&[]);
    let outcome = run(&["extract", &folder.at("\u{1b}]0;title\u{7}\n\u{202e}.txt")]);
    assert_eq!(outcome.code, 1);
    assert!(
        outcome
            .stderr
            .contains("‹U+001B›]0;title‹U+0007› ‹U+202E›.txt")
    );
    assert_eq!(outcome.stderr.lines().count(), 1);
}

#[test]
fn colours_are_for_those_who_want_them() {
    let coloured = |variables: &[(&str, &str)]| {
        let mut command = isnad(&["extract"]);
        command.envs(variables.iter().copied());
        outcome(command, SPEECH.as_bytes())
            .clean()
            .contains('\u{1b}')
    };
    assert!(!coloured(&[]), "a pipe is no terminal");
    assert!(coloured(&[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn every_line_for_a_person_opens_with_a_word_of_the_interface() {
    let input = lines(&[("BBC-1", &format!("Reuters: 12 %\n{SPEECH}\n{RELAY}"))]);
    for (language, script) in [("ar", 'ء'..='ي'), ("en", 'A'..='Z')] {
        let shown = feed(&["extract", "--lang", language], &input).clean();
        assert!(shown.lines().count() > 2);
        for line in shown.lines().filter(|line| !line.is_empty()) {
            let first = line.trim_start().chars().next().unwrap();
            assert!(script.contains(&first), "{line}");
        }
    }
}

/// What a person sees, in both languages: read the files in `snapshots/` as a reader would.
#[test]
fn the_view_for_a_person() {
    let folder = Folder::new(&[
        ("1-speech.txt", SPEECH.as_bytes()),
        (
            "2-relay.txt",
            format!("حادث الممر الجبلي صباح اليوم\n{RELAY}").as_bytes(),
        ),
        ("3-nothing.txt", "انتهت القمة من دون بيان ختامي.".as_bytes()),
    ]);
    for language in ["ar", "en"] {
        let folder = folder.path().to_str().unwrap();
        let shown = run(&["extract", "--lang", language, folder]).clean();
        insta::assert_snapshot!(format!("person_{language}"), shown);
    }
    let mut command = isnad(&["extract"]);
    command.env("CLICOLOR_FORCE", "1");
    let coloured = outcome(command, RELAY.as_bytes()).clean();
    insta::assert_snapshot!("person_coloured", coloured.replace('\u{1b}', "ESC"));
}

#[test]
fn a_row_of_the_table_holds_the_words_and_their_offsets() {
    let table = feed(&["extract", "--format", "csv"], SPEECH).clean();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<std::collections::BTreeMap<String, String>> =
        reader.deserialize().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1);
    let words: Vec<char> = SPEECH.chars().collect();
    for (column, expected) in [
        ("cue", "قال"),
        ("source", "وزير الأشغال سامي الدرعان"),
        ("content", "الجسر سيفتح غدا"),
    ] {
        assert_eq!(rows[0][column], expected);
        let offsets: Vec<[usize; 2]> =
            serde_json::from_str(&rows[0][&format!("{column}_offsets")]).unwrap();
        let [[start, end]] = offsets[..] else {
            panic!("{offsets:?}");
        };
        assert_eq!(String::from_iter(&words[start..end]), expected);
    }
}

#[test]
fn a_formula_in_a_text_or_an_id_stays_text() {
    let input = lines(&[("=1+1", "وقال الوزير: \"=HYPERLINK(A1) والجسر سيفتح غدا\".")]);
    let table = feed(&["extract", "--format", "csv"], &input).clean();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1);
    assert_eq!(&rows[0][0], "'=1+1");
    assert!(rows[0][7].starts_with("'=HYPERLINK"), "{}", &rows[0][7]);
}

#[test]
fn what_is_less_sure_is_left_out_and_parents_are_counted_anew() {
    let text = "وقالت الوزارة إن المدير أكد أن الجسر مغلق. ويعتقد أن الكلفة كبيرة.";
    let at = |minimum: &str| {
        let arguments = ["extract", "--format", "json", "--min-confidence", minimum];
        feed(&arguments, text).json()[0]["attributions"].clone()
    };
    let all = at("0");
    let all = all.as_array().unwrap();
    let sure: Vec<f64> = all
        .iter()
        .map(|it| it["confidence"].as_f64().unwrap())
        .collect();
    let highest = sure.iter().copied().fold(0.0, f64::max);
    let kept = at(&highest.to_string());
    let kept = kept.as_array().unwrap();
    assert!(!kept.is_empty() && kept.len() < all.len(), "{sure:?}");
    for attribution in kept {
        assert!(attribution["confidence"].as_f64().unwrap() >= highest);
        assert!(
            attribution["parent"]
                .as_u64()
                .is_none_or(|at| at < kept.len() as u64)
        );
    }
    assert_eq!(at("0.0").as_array().unwrap().len(), all.len());
}
