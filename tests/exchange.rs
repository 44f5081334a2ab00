//! What one desk hands out another takes in, and what stories tell the queue.

use crate::archive::Folder;
use crate::review::{desk, done, json, next, refused};

#[test]
fn what_one_desk_exports_another_takes_in() {
    for format in ["jsonl", "annotation"] {
        let (one, other) = (desk(), desk());
        let first = next(&one);
        done(
            &one,
            &["amend", &first, "--content", "الناديين توصلا إلى اتفاق"],
        );
        done(&one, &["reject", &next(&one), "--because", "لا إسناد"]);
        let exported = one.run(&["review", "export", "--format", format]).out;
        other.write("in.jsonl", &exported);
        // Before its queue was ever looked at.
        done(&other, &["import", "in.jsonl"]);
        let again = other.run(&["review", "export", "--format", format]).out;
        let without_times = |text: &str| -> Vec<String> {
            let digits = |line: &str| line.chars().filter(|c| !c.is_ascii_digit()).collect();
            text.lines().map(digits).collect()
        };
        assert_eq!(without_times(&again), without_times(&exported));
        assert!(refused(&other, &["import", "in.jsonl"]).contains("left out"));
    }
}

/// Another desk over the same articles, as they are before anybody reviews them.
fn copy_of(desk: &Folder) -> Folder {
    let copy = Folder::new();
    std::fs::copy(desk.path("isnad.db"), copy.path("isnad.db")).unwrap();
    copy
}

#[test]
fn claims_go_out_and_come_in_to_the_byte() {
    let one = desk();
    let first = next(&one);
    let other = copy_of(&one);
    one.write("statement.txt", "نص البيان");
    for act in [
        &["accept", &first][..],
        &["note", &first, "للزملاء @سلمى"],
        &[
            "evidence",
            &first,
            "--file",
            "statement.txt",
            "--quote",
            "بيان",
            "--grade",
            "body",
        ],
        &[
            "amend-evidence",
            &first,
            "1",
            "--quote",
            "نص البيان",
            "--because",
            "نُقل خطأ",
        ],
        &["verdict", &first, "false", "--because", "رد النادي"],
        &["settle", &first],
        &["publish", &first],
        &[
            "amend-evidence",
            &first,
            "1",
            "--note",
            "الصفحة ٣",
            "--because",
            "زيدت الصفحة",
        ],
    ] {
        done(&one, act);
    }
    assert!(refused(&one, &["open", &first]).contains("opened before"));
    done(
        &one,
        &["open", &first, "--another", "--label", "دعوى ثانية"],
    );
    let claims = json(one.run(&["review", "claims", "--json"]));
    let ids: Vec<&str> = claims["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["claim"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), 2);
    let ran = one.run(&["review", "verdict", &first, "true", "--because", "س"]);
    assert!(ran.code == Some(2) && ran.err.contains("--of"), "{ran:?}");
    done(
        &one,
        &["verdict", &first, "true", "--because", "س", "--of", ids[0]],
    );

    let out = one.run(&["review", "export"]).out;
    assert_eq!(
        out.lines().count(),
        4,
        "a file, a reading and two claims: {out}"
    );
    other.write("in.jsonl", &out);
    done(&other, &["import", "in.jsonl"]);
    assert_eq!(other.run(&["review", "export"]).out, out);
    assert_eq!(other.run(&["audit", "verify"]).out, "ok\n");
    for _ in 0..3 {
        done(&other, &["undo"]);
    }
    assert_eq!(other.run(&["review", "export"]).out, "");
}

#[test]
fn grouping_tells_the_queue_what_stories_say() {
    let folder = Folder::new();
    let article = |at: usize, outlet: &str| {
        serde_json::json!({
            "id": format!("s{at}"), "outlet": outlet, "title": "إغلاق الجسر البحري في مرسى الدوم",
            "published": format!("2024-07-03T1{at}:00:00Z"),
            "text": format!("وقال مدير الميناء سامر الكيلاني لوكالة المرفأ إن الجسر البحري في مرسى \
                الدوم سيُغلق ثلاثة أيام أمام الشاحنات الثقيلة. وتستمر أعمال الصيانة في {outlet}."),
        })
        .to_string()
    };
    let outlets = ["وكالة المرفأ", "صحيفة الميناء", "موقع المدرج"];
    let lines: Vec<String> = (0..)
        .zip(outlets)
        .map(|(at, outlet)| article(at, outlet))
        .collect();
    folder.write("a.jsonl", lines.join("\n"));
    assert_eq!(folder.run(&["ingest", "a.jsonl"]).code, Some(0));
    let why = || json(folder.run(&["review", "next", "--json"]))["rows"][0]["reasons"].clone();
    assert_eq!(why(), serde_json::json!([]));
    assert_eq!(folder.run(&["stories"]).code, Some(0));
    assert_eq!(
        why(),
        serde_json::json!(["carried-by-many", "single-origin"])
    );
    // What is grouped already is not entered anew, and what is split is grouped otherwise.
    let entries = || folder.run(&["audit", "export"]).out.lines().count();
    let before = entries();
    assert_eq!(folder.run(&["stories"]).code, Some(0));
    assert_eq!(entries(), before);
    assert_eq!(folder.run(&["stories", "split", "s1"]).code, Some(0));
    assert_eq!(folder.run(&["stories"]).code, Some(0));
    assert_eq!(why(), serde_json::json!(["single-origin"]));
    assert_eq!(folder.run(&["audit", "verify"]).out, "ok\n");
}
