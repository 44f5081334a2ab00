//! `search`, `sources` and `source`.

use crate::archive::Folder;

/// Three articles of two outlets.
fn folder() -> Folder {
    let folder = Folder::new();
    let line = |id: &str, outlet: &str, date: &str, title: &str, text: &str| {
        serde_json::json!({
            "id": id, "outlet": outlet, "date": date, "title": title, "text": text,
        })
        .to_string()
            + "\n"
    };
    let lines = [
        line(
            "1",
            "الميناء",
            "2024-03-12",
            "المدرسةُ الجديدة",
            "قال الوزير سالم الحربي إن المدرسة ستفتح غدا. وأضاف أن العدد ٢٣.",
        ),
        line(
            "2",
            "السفينة",
            "2024-03-13",
            "=خبر",
            "وقال الوزير سالم الحربي إن الجسر للمدرسة مغلق.",
        ),
        line(
            "3",
            "السفينة",
            "2024-03-14",
            "رياضة",
            "نقلت رويترز عن مسؤول لم يذكر اسمه قوله إن المباراة ألغيت.",
        ),
    ];
    folder.write("a.jsonl", lines.concat());
    assert_eq!(folder.run(&["ingest", "a.jsonl"]).code, Some(0));
    folder
}

fn json(folder: &Folder, arguments: &[&str]) -> Vec<serde_json::Value> {
    let ran = folder.run(&[arguments, &["--format", "json"]].concat());
    assert_eq!(ran.code, Some(0), "{ran:?}");
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn hits_are_marked_in_the_original_text() {
    let folder = folder();
    let hits = json(&folder, &["search", "مدرسه"]);
    assert_eq!(hits.len(), 2);
    assert_eq!(hits[0]["id"], "1");
    assert_eq!(hits[0]["title_marks"], serde_json::json!([[0, 8]]));
    assert_eq!(hits[0]["marks"], serde_json::json!([[26, 33]]));
    let shown = folder.run(&["search", "مدرسه", "--lang", "en"]).out;
    assert!(shown.starts_with("Title: [المدرسةُ] الجديدة\n"), "{shown}");
    assert!(shown.contains("[للمدرسة]"));
}

#[test]
fn filters_and_scopes() {
    let folder = folder();
    let ids = |arguments: &[&str]| {
        let hits = json(&folder, arguments);
        let ids = hits
            .iter()
            .map(|hit| hit["id"].as_str().unwrap().to_owned());
        ids.collect::<Vec<_>>()
    };
    assert_eq!(ids(&["search", "المدرسة", "--outlet", "السفينة"]), ["2"]);
    assert_eq!(ids(&["search", "المدرسة", "--until", "2024-03-12"]), ["1"]);
    assert_eq!(ids(&["search", "المباراة", "--kind", "unnamed"]), ["3"]);
    assert!(ids(&["search", "المباراة", "--kind", "person"]).is_empty());
    assert_eq!(
        ids(&["search", "الجسر", "--in", "contents", "--source", "الحربي"]),
        ["2"]
    );
    let ran = folder.run(&["search", "المدرسة", "--kind", "nobody"]);
    assert!(
        ran.code == Some(2) && ran.err.contains("expected one of person, unnamed"),
        "{ran:?}"
    );
}

#[test]
fn what_finds_nothing_says_so_and_what_asks_nothing_is_refused() {
    let folder = folder();
    let ran = folder.run(&["search", "غواصة", "--lang", "en"]);
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (Some(0), "", "isnad: nothing was found\n")
    );
    let ran = folder.run(&["search", "\"*("]);
    assert!(
        ran.code == Some(2) && ran.err.contains("no word to look for"),
        "{ran:?}"
    );
}

#[test]
fn sources_are_counted_and_quoted() {
    let folder = folder();
    let sources = json(&folder, &["sources"]);
    let minister = &sources[0];
    assert_eq!(minister["name"], "سالم الحربي");
    assert_eq!(
        (&minister["attributions"], &minister["outlets"]),
        (&3.into(), &2.into())
    );
    let said = json(&folder, &["source", "الوزيرُ سالم الحربى"]);
    let dates: Vec<_> = said
        .iter()
        .map(|said| said["published"].as_str().unwrap())
        .collect();
    assert_eq!(dates, ["2024-03-12", "2024-03-12", "2024-03-13"]);
    assert_eq!(said[1]["content_text"], "العدد ٢٣");
    let ran = folder.run(&["source", "الحربي"]);
    assert!(
        ran.code == Some(2) && ran.err.contains("سالم الحربي"),
        "{ran:?}"
    );
    assert_eq!(json(&folder, &["source", "الحربي", "--like"]).len(), 3);
    let shown = folder.run(&["source", "الحربي", "--like"]).out;
    assert!(shown.starts_with("عدد الإسنادات: 3\n"), "{shown}");
}

#[test]
fn a_spreadsheet_calculates_nothing() {
    let folder = folder();
    for arguments in [
        ["search", "الجسر", "--format", "csv"].as_slice(),
        &["search", "الجسر", "--in", "contents", "--format", "csv"],
        &["source", "الحربي", "--like", "--format", "csv"],
        &["export", "--format", "csv"],
    ] {
        let ran = folder.run(arguments);
        assert!(
            ran.out.contains("'=خبر") && !ran.out.contains(",=خبر"),
            "{ran:?}"
        );
    }
}
