//! What comes out of files and folders, and what is said about broken ones.

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use isnad_ingest::{Article, Error, Input, LONGEST, Problem, Settings, articles};
use proptest::prelude::*;

fn read(path: &Path) -> Vec<Result<Article, Error>> {
    articles(vec![Input::Path(path.to_owned())], Settings::default()).collect()
}

/// Reads a file of that name and content.
fn read_file(name: &str, content: impl AsRef<[u8]>) -> Vec<Result<Article, Error>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    read(&path)
}

/// The one error of a file of that name and content.
fn error(name: &str, content: impl AsRef<[u8]>) -> Error {
    let mut read = read_file(name, content);
    assert_eq!(read.len(), 1, "{read:?}");
    read.remove(0).unwrap_err()
}

#[test]
fn a_plain_text_is_kept_exactly_and_named_after_its_file() {
    let text = "\u{feff}عاجل\r\n\r\nالوزارة تعلن نتائج الامتحانات غدا\r\nنص\u{202e} \t";
    let read = read_file("a.b.txt", text);
    let article = read[0].as_ref().unwrap();
    assert_eq!(article.text, text);
    assert_eq!(article.id, "a.b");
    assert_eq!(
        article.title.as_deref(),
        Some("الوزارة تعلن نتائج الامتحانات غدا")
    );
}

#[test]
fn a_folder_is_read_in_order_and_to_its_depths() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("b")).unwrap();
    for name in [
        "c.TXT",
        "b/2.txt",
        "b/10.txt",
        "a.txt",
        ".hidden.txt",
        "b/picture.png",
    ] {
        fs::write(folder.path().join(name), "نص").unwrap();
    }
    fs::write(
        folder.path().join("d.jsonl"),
        r#"{"id":"of its own","text":"نص"}"#,
    )
    .unwrap();
    let ids: Vec<_> = read(folder.path())
        .into_iter()
        .map(|read| read.unwrap().id)
        .collect();
    assert_eq!(ids, ["a", "b/10", "b/2", "c", "of its own"]);
}

#[test]
fn a_line_gives_all_it_has() {
    let line = r#"{"id":"1","text":" نص\n","outlet":"الميناء","url":"http://a/b","title":"عنوان",
        "author":"كاتب","date":"2024-03-12 10:00","more":[1]}"#;
    let read = read_file("a.jsonl", line.replace('\n', ""));
    let given = |value: &str| Some(value.to_owned());
    let article = Article {
        id: "1".into(),
        outlet: given("الميناء"),
        url: given("http://a/b"),
        title: given("عنوان"),
        author: given("كاتب"),
        published: given("2024-03-12T10:00:00"),
        ingested: None,
        text: " نص\n".into(),
        ..Article::default()
    };
    assert_eq!(*read[0].as_ref().unwrap(), article);
}

#[test]
fn one_broken_line_does_not_stop_the_rest() {
    let mut content = b"\xef\xbb\xbf{\"id\":\"1\",\"text\":\"x\"}\r\n\n".to_vec();
    for broken in [
        &b"{\"id\":\"2\"}"[..],
        b"{\"id\":\"2\",\"text\":\"\xff\"}",
        b"{\"id\":\"2\",\"text\":\" \\u00a0\"}",
        b"{\"id\":\"\",\"text\":\"x\"}",
        b"{\"id\":7,\"text\":\"x\"}",
        b"{\"id\":\"2\",\"text\":\"x\",\"date\":\"tomorrow\"}",
        b"{\"id\":\"2\",\"text\":\"x\"",
        b"null",
        b"\0\0",
    ] {
        content.extend_from_slice(broken);
        content.push(b'\n');
    }
    content.extend_from_slice(b"{\"id\":\"3\",\"text\":\"y\"}");
    let read = read_file("a.jsonl", content);
    let ids: Vec<_> = read
        .iter()
        .flatten()
        .map(|article| article.id.as_str())
        .collect();
    assert_eq!(ids, ["1", "a#6", "7", "2", "3"]);
    let lines: Vec<_> = read
        .iter()
        .filter_map(|read| read.as_ref().err()?.line)
        .collect();
    assert_eq!(lines, [3, 4, 5, 8, 9, 10, 11]);
    let message = read[1].as_ref().unwrap_err().to_string();
    assert!(
        message.contains("a.jsonl:3: no field that is known to hold the text (there are: id)"),
        "{message}"
    );
}

#[test]
fn every_kind_of_bad_input_has_its_own_error() {
    assert!(matches!(error("a.txt", "").problem, Problem::Empty));
    assert!(matches!(error("a.jsonl", "\n \n").problem, Problem::Empty));
    assert!(matches!(
        error("a.txt", " \n\u{feff}").problem,
        Problem::EmptyText
    ));
    assert!(matches!(
        error("a.txt", b"ab\xe3\xe4").problem,
        Problem::NotUtf8(2)
    ));
    assert!(matches!(
        error("a.pdf", "x").problem,
        Problem::UnknownEnding(_)
    ));
    let folder = tempfile::tempdir().unwrap();
    let read = read(folder.path());
    assert!(matches!(
        read[..],
        [Err(Error {
            problem: Problem::NoTexts,
            ..
        })]
    ));
    let missing = articles(
        vec![Input::Path("/no/such.txt".into())],
        Settings::default(),
    )
    .next()
    .unwrap();
    assert!(matches!(
        missing.unwrap_err().problem,
        Problem::Unreadable(_)
    ));
}

#[test]
fn a_line_of_50_megabytes_is_read() {
    let text = "قال الوزير إن ".repeat(2_200_000);
    assert!(text.len() > 50_000_000);
    let read = read_file("a.jsonl", format!("{{\"id\":\"1\",\"text\":\"{text}\"}}"));
    assert_eq!(read[0].as_ref().unwrap().text, text);
}

#[test]
fn a_line_above_the_limit_is_refused_and_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl");
    let mut file = fs::File::create(&path).unwrap();
    file.seek(SeekFrom::Start(LONGEST + 10)).unwrap();
    file.write_all(b"\n{\"id\":\"1\",\"text\":\"x\"}").unwrap();
    let read = read(&path);
    assert!(matches!(&read[0], Err(error) if matches!(error.problem, Problem::TooLong)));
    assert_eq!(read[1].as_ref().unwrap().id, "1");
}

#[cfg(unix)]
#[test]
fn a_folder_that_holds_itself_ends() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "نص").unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
    let read = read(folder.path());
    assert_eq!(read.iter().filter(|read| read.is_ok()).count(), 1);
    assert_eq!(read.iter().filter(|read| read.is_err()).count(), 1);
}

proptest! {
    #[test]
    fn any_text_comes_out_as_it_went_in(id in "[^\\s]{1,20}", text in "\\PC*x\\PC*") {
        let line = serde_json::json!({"id": id, "text": text}).to_string();
        let read = read_file("a.jsonl", line);
        let article = read[0].as_ref().unwrap();
        prop_assert_eq!(&article.id, &id);
        prop_assert_eq!(&article.text, &text);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(!read_file("a.jsonl", &bytes).is_empty());
        prop_assert_eq!(read_file("a.txt", &bytes).len(), 1);
    }
}
