use super::rows::rows;
use super::*;
use crate::Version;

const FIRST: &str = "قال الوزير إن 12 عاملا أصيبوا في المصنع. وفتح القضاء تحقيقا في الحادث مساء. ويعمل في المصنع مئات من أهل البلدة.";

fn article(id: &str, texts: &[&str]) -> Article {
    let version = |text: &&str| Version {
        published: None,
        text: (*text).to_owned(),
        reading: isnad_parse::Reader::shipped().read(text),
    };
    Article {
        id: id.to_owned(),
        outlet: id.to_owned(),
        url: None,
        title: None,
        versions: texts.iter().map(version).collect(),
    }
}

fn shown<'t>(rows: &[ParallelRow], before: &'t str, after: &'t str) -> Vec<(&'t str, &'t str)> {
    let of = |span: Option<Span>, text: &'t str| span.map_or("", |span| span.of(text));
    (rows.iter())
        .map(|row| (of(row.before, before), of(row.after, after)))
        .collect()
}

#[test]
fn sentences_stand_beside_those_they_became() {
    let after = "قال الوزير إن 15 عاملا أصيبوا في المصنع أمس. وزار المحافظ الجرحى في المشفى ليلا. ويعمل في المصنع مئات. من أهل البلدة.";
    let rows = rows(FIRST, after, &[]);
    let shown = shown(&rows, FIRST, after);
    assert_eq!(shown.len(), 3);
    assert!(shown[0].0.contains("12") && shown[0].1.contains("15"));
    assert!(shown[1].0.starts_with("وفتح") && shown[1].1.starts_with("وزار"));
    assert!(shown[2].1.ends_with("مئات. من أهل البلدة."));
}

#[test]
fn every_sentence_is_shown_once_and_a_moved_one_at_both_places() {
    let after = "وفتح القضاء تحقيقا في الحادث مساء. قال الوزير إن 12 عاملا أصيبوا في المصنع. ويعمل في المصنع مئات من أهل البلدة.";
    let articles = [article("أ", &[FIRST, after])];
    let pair = &revisions(&articles, &[0])[0];
    assert!(pair.is_revision() && !pair.changes.moved.is_empty());
    let moved: Vec<&ParallelRow> = pair.rows.iter().filter(|row| row.moved).collect();
    assert_eq!(moved.len(), 2);
    let whole = moved.iter().find(|row| row.after.is_some()).unwrap();
    assert_eq!(
        whole.before.unwrap().of(FIRST).trim_end_matches('.'),
        whole.after.unwrap().of(after).trim_end_matches('.')
    );
    for sentence in 0..3 {
        let holds = pair.rows.iter().filter(|row| {
            row.after.is_some_and(|span| {
                span.of(after)
                    .contains(["القضاء", "الوزير", "مئات"][sentence])
            })
        });
        assert_eq!(holds.count(), 1);
    }
}

#[test]
fn an_article_stands_beside_the_text_it_has_most_of() {
    let second = FIRST.replace("12 عاملا", "15 عاملا");
    let copy = second.replace("قال الوزير إن ", "");
    let other =
        "افتتحت بلدية المرفأ حديقة جديدة على الشاطئ، وزرعت فيها مئتي شجرة من النخيل والزيتون.";
    let articles = [
        article("أ", &[FIRST, &second]),
        article("ب", &[other]),
        article("ج", &[&copy]),
    ];
    let found = reuses(&articles, &[0, 1, 2]);
    assert_eq!(found.len(), 1);
    let place = |article, version| TextPlace { article, version };
    assert_eq!(
        (found[0].before, found[0].after),
        (place(0, 1), place(2, 0))
    );
}

#[test]
fn texts_of_nothing_stand_beside_one_another() {
    assert!(rows("", "", &[]).is_empty());
    assert_eq!(rows("", "نص واحد.", &[]).len(), 1);
    assert!(reuses(&[], &[]).is_empty());
}
