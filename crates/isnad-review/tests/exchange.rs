//! What goes out comes in again, and what was hostile stays text.

use isnad_parse::{CueClass, Grade, SourceKind, Strength, Style};
use isnad_review::export::lines::{self, Record};
use isnad_review::export::page::{PageLanguage, page};
use isnad_review::export::{
    Appearance, ClaimRecord, Publisher, ReadingRecord, annotation, claim_review, table,
};
use isnad_review::{
    Act, Actor, Anchor, ClaimId, Correction, Evidence, ReadingStatus, Refusal, Role, Scale, State,
    Step, Subject,
};

/// Pseudo-random numbers that are the same every time (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }
}

const PIECES: [&str; 24] = [
    "وقَالَ",
    "لصحيفة",
    "الشـــرق",
    "إنَّ",
    "👍🏽",
    "👨‍👩‍👧",
    "Reuters",
    "٤٥",
    "45",
    "۴۵",
    "،",
    "«",
    "»",
    "\u{200f}",
    "\u{202e}",
    "می‌خواهم",
    "لله",
    "ﷲ",
    "e\u{301}",
    "\n",
    "\"",
    "<b>",
    "\\",
    "🇵🇸",
];

/// A text with tashkeel, tatweel, emoji, Latin, digits of three sets, controls.
fn text(random: &mut Random) -> String {
    let count = 3 + random.below(60);
    let pieces: Vec<&str> = (0..count)
        .map(|_| PIECES[random.below(PIECES.len())])
        .collect();
    pieces.join([" ", ""][random.below(2)])
}

/// Up to three places in the text, in mid-word as often as not.
fn places(random: &mut Random, text: &str) -> Vec<[usize; 2]> {
    let count = text.chars().count();
    let place = |random: &mut Random| {
        let start = random.below(count);
        [start, start + 1 + random.below(count - start)]
    };
    (0..random.below(4)).map(|_| place(random)).collect()
}

fn fixture(random: &mut Random) -> (String, Vec<Vec<[usize; 2]>>, ReadingRecord) {
    let text = text(random);
    let spans: Vec<_> = (0..5).map(|_| places(random, &text)).collect();
    let anchors = |part: usize| -> Vec<Anchor> {
        let at = |place: &[usize; 2]| Anchor::at(&text, *place).unwrap();
        spans[part].iter().map(at).collect()
    };
    let one = |random: &mut Random, count| random.below(count);
    let record = ReadingRecord {
        outlet: "المينـاء".into(),
        article: "<1>".into(),
        key: "ab".repeat(32),
        url: (one(random, 2) == 0).then(|| "https://example.org/ا".into()),
        title: Some("عنوان\u{202e}".into()),
        published: Some("2024-03-12".into()),
        stored: "2024-03-12T18:40:00Z".into(),
        status: ReadingStatus::ALL[one(random, 4)],
        by: Some("سلمى".into()),
        at: Some("2024-03-13T08:00:00Z".into()),
        reason: "=1+1".into(),
        kind: SourceKind::ALL[one(random, SourceKind::ALL.len())],
        grade: Grade::ALL[one(random, Grade::ALL.len())],
        class: CueClass::ALL[one(random, CueClass::ALL.len())],
        style: Style::ALL[one(random, Style::ALL.len())],
        strength: Strength::ALL[one(random, Strength::ALL.len())],
        confidence: 0.1 * one(random, 10) as f64,
        source_name: None,
        resolved: None,
        assignee: None,
        remarks: Vec::new(),
        cue: anchors(0),
        source: anchors(1),
        via: anchors(2),
        content: anchors(3),
        source_resolved: anchors(4),
    };
    (text, spans, record)
}

#[test]
fn a_thousand_readings_go_out_and_come_in_code_point_identical() {
    let mut random = Random(2024);
    let mut checked = 0;
    for _ in 0..1000 {
        let (text, spans, record) = fixture(&mut random);
        let line = lines::line(&Record::Reading(Box::new(record.clone())));
        assert_eq!(line.matches('\n').count(), 1);
        let Record::Reading(from_lines) = lines::parse(&line).unwrap() else {
            panic!("{line}");
        };
        let from_annotation = annotation::parse(&annotation::line(&record)).unwrap();
        for back in [&*from_lines, &from_annotation] {
            assert_eq!(*back, record);
            for ((_, anchors), spans) in back.parts().into_iter().zip(&spans) {
                for (anchor, span) in anchors.iter().zip(spans) {
                    let exact: String =
                        text.chars().skip(span[0]).take(span[1] - span[0]).collect();
                    assert_eq!(anchor.exact, exact);
                    assert_eq!([anchor.start, anchor.end], *span);
                    assert_eq!(anchor.find(&text), Some(*span));
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 10_000, "{checked}");
}

#[test]
fn what_comes_in_is_done_by_the_rules() {
    let (_, _, mut record) = fixture(&mut Random(7));
    record.status = ReadingStatus::Amended;
    let mut state = State::new(&record.subject());
    let by = Actor::new("سلمى", Role::Admin);
    for step in record.steps() {
        state.apply(&step.act, &by, "").unwrap();
    }
    let state = state.reading().unwrap();
    assert_eq!(state.amendment.content.as_ref(), Some(&record.content));
    assert_eq!(state.amendment.kind, Some(record.kind));
}

#[test]
fn annotations_have_what_the_model_asks_for() {
    let mut random = Random(3);
    let (record, json) = loop {
        let (_, _, record) = fixture(&mut random);
        if !record.content.is_empty() {
            let json: serde_json::Value = serde_json::from_str(&annotation::line(&record)).unwrap();
            break (record, json);
        }
    };
    assert_eq!(json["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(json["type"], "Annotation");
    let targets = json["target"].as_array().unwrap();
    let content = targets
        .iter()
        .find(|target| target["styleClass"] == "content")
        .unwrap();
    assert_eq!(content["selector"][0]["type"], "TextQuoteSelector");
    assert_eq!(content["selector"][0]["prefix"], record.content[0].prefix);
    assert_eq!(content["selector"][1]["type"], "TextPositionSelector");
    assert_eq!(content["selector"][1]["start"], record.content[0].start);
    assert_eq!(content["state"]["type"], "TimeState");
    assert_eq!(content["source"]["language"], "ar");
    assert_eq!(content["source"]["textDirection"], "rtl");
}

fn published(hostile: &str) -> ClaimRecord {
    let reading = Subject::Reading {
        outlet: "الميناء".into(),
        article: "1".into(),
        key: "ab".repeat(32),
    };
    let claim = ClaimId::of(&reading);
    let subject = Subject::Claim(claim.clone());
    let by = Actor::new("سلمى", Role::Admin);
    let mut state = State::new(&subject);
    let evidence = Evidence {
        url: Some("https://example.org/a?b&c".into()),
        quotation: hostile.into(),
        note: hostile.into(),
        grade: Some(Grade::Body),
        ..Evidence::default()
    };
    for act in [
        Act::Open {
            label: format!("الجسر {hostile}"),
            readings: vec![reading],
        },
        Act::AddEvidence(evidence),
        Act::Verdict {
            verdict: "false".into(),
            explanation: format!("لأن {hostile}"),
        },
        Act::Settle,
        Act::Publish {
            override_reason: None,
        },
        Act::Correct(Correction {
            note: format!("صُحح {hostile}"),
            explanation: Some(format!("ولأن {hostile}")),
            ..Correction::default()
        }),
    ] {
        let step = Step::new(subject.clone(), act);
        state.apply(&step.act, &by, "2024-03-12T18:40:00Z").unwrap();
    }
    let appearance = Appearance {
        outlet: hostile.into(),
        article: "1".into(),
        url: Some(hostile.into()),
        title: Some(hostile.into()),
        published: Some("2024-03-11".into()),
        source: Some(hostile.into()),
        source_is_person: true,
        content: hostile.into(),
    };
    ClaimRecord {
        claim,
        state: state.claim().unwrap().clone(),
        appearances: vec![appearance],
    }
}

fn publisher() -> Publisher {
    Publisher {
        name: "مكتب التحقق".into(),
        url: Some("https://desk.example".into()),
        pages: Some("https://desk.example/claims/".into()),
    }
}

#[test]
fn a_claim_review_has_its_required_and_recommended_fields() {
    let record = published("نص");
    let review = claim_review::claim_review(&record, &Scale::default(), &publisher()).unwrap();
    assert_eq!(review["@context"], "https://schema.org");
    assert_eq!(review["@type"], "ClaimReview");
    assert_eq!(review["claimReviewed"], "الجسر نص");
    let url = format!("https://desk.example/claims/{}.html", record.claim);
    assert_eq!(review["url"], url);
    let rating = &review["reviewRating"];
    assert_eq!(
        (
            &rating["alternateName"],
            &rating["ratingValue"],
            &rating["bestRating"],
            &rating["worstRating"]
        ),
        (&"زائف".into(), &1.into(), &5.into(), &1.into())
    );
    assert_eq!(review["author"]["name"], "مكتب التحقق");
    assert_eq!(review["datePublished"], "2024-03-12");
    assert_eq!(review["itemReviewed"]["@type"], "Claim");
    assert_eq!(review["itemReviewed"]["author"]["@type"], "Person");
    assert_eq!(review["itemReviewed"]["datePublished"], "2024-03-11");
    assert_eq!(
        review["itemReviewed"]["appearance"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let mut open = record.clone();
    open.state.publications.clear();
    assert_eq!(
        claim_review::claim_review(&open, &Scale::default(), &publisher()),
        None
    );
}

#[test]
fn a_claim_comes_in_whole_where_nobody_touched_it() {
    let record = published("نص");
    let line = lines::line(&Record::Claim(Box::new(record.clone())));
    assert_eq!(
        lines::parse(&line).unwrap(),
        Record::Claim(Box::new(record.clone()))
    );
    let mut state = State::new(&Subject::Claim(record.claim.clone()));
    let step = record.steps().remove(0);
    let admin = Actor::new("مدير", Role::Admin);
    state.apply(&step.act, &admin, "").unwrap();
    assert_eq!(state.claim(), Some(&record.state));
    let again = state.apply(&step.act, &admin, "");
    assert_eq!(again, Err(Refusal::Touched));
}

const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><svg onload=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "\u{202e}مقلوب\u{2066}",
    "=HYPERLINK(\"https://evil.example\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "<img src=x onerror=alert(1)>",
    "]]><!--<b>",
];

#[test]
fn on_a_page_what_is_hostile_is_text() {
    for hostile in HOSTILE {
        for language in [PageLanguage::Ar, PageLanguage::En] {
            let html = page(
                &published(hostile),
                &Scale::default(),
                &publisher(),
                language,
                "b{}",
            )
            .unwrap();
            assert_eq!(html.matches("<script").count(), 1, "{hostile}");
            assert_eq!(html.matches("</script").count(), 1, "{hostile}");
            assert_eq!(html.matches("</style").count(), 1, "{hostile}");
            assert!(!html.contains("href=\"javascript"), "{hostile}");
            assert!(!html.contains("href=\"data"), "{hostile}");
            for tag in ["<img", "<svg", "<b>\"", "onmouseover=\""] {
                assert!(!html.contains(tag), "{hostile}: {tag}");
            }
            assert!(!html.contains(['\u{202e}', '\u{2066}']), "{hostile}");
            assert!(html.contains("default-src 'none'; style-src 'sha256-"));
            assert!(!html.contains("unsafe-inline"));
        }
    }
}

#[test]
fn in_a_table_nothing_is_a_formula() {
    for hostile in HOSTILE {
        let record = published(hostile);
        let mut csv = table::claims([&record], &Scale::default());
        let (_, _, mut reading) = fixture(&mut Random(1));
        reading.outlet = hostile.into();
        reading.reason = hostile.into();
        reading.by = Some(hostile.into());
        csv.extend(table::readings([&reading]));
        for row in csv::ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .from_reader(&csv[..])
            .records()
        {
            for cell in &row.unwrap() {
                let start = cell.trim_start();
                assert!(!start.starts_with(['=', '+', '-', '@', '|', '%']), "{cell}");
            }
        }
    }
}
