use isnad_parse::{
    Attribution, Construction, CueClass, Grade, Note, NoteKind, Reading, SourceKind, Strength,
    Style,
};
use isnad_store::{Incoming, Outcome, Store};
use isnad_story::{Article, Version};
use isnad_text::Span;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::archive::{Archive, incoming, reading};

#[test]
fn the_same_text_again_changes_nothing() {
    let mut archive = Archive::new();
    assert_eq!(
        archive.ingest("1", "قال الوزير إن المطر غزير"),
        Outcome::New
    );
    let before = archive.store.counts().unwrap();
    assert_eq!(
        archive.ingest("1", "قال الوزير إن المطر غزير"),
        Outcome::Unchanged
    );
    assert_eq!(archive.store.counts().unwrap(), before);
    assert_eq!(
        (before.articles, before.versions, before.attributions),
        (1, 1, 1)
    );
}

#[test]
fn another_text_is_the_next_version_and_going_back_is_none() {
    let mut archive = Archive::new();
    archive.ingest("1", "قتل ثلاثة");
    assert_eq!(archive.ingest("1", "قتل أربعة"), Outcome::NewVersion);
    assert_eq!(archive.ingest("1", "قتل ثلاثة"), Outcome::Unchanged);
    let versions = archive.article("1").versions;
    let texts: Vec<_> = versions
        .iter()
        .map(|version| version.text.as_str())
        .collect();
    assert_eq!(texts, ["قتل ثلاثة", "قتل أربعة"]);
}

#[test]
fn an_id_belongs_to_its_outlet() {
    let mut archive = Archive::new();
    archive.ingest("1", "قتل ثلاثة");
    let other = Incoming {
        outlet: "",
        ..incoming("1", "قتل أربعة")
    };
    assert_eq!(
        archive.ingest_whole(&other, &Reading::default()),
        Outcome::New
    );
    assert_eq!(archive.store.articles("1", None).unwrap().len(), 2);
    assert_eq!(archive.store.articles("1", Some("")).unwrap()[0].outlet, "");
    assert_eq!(archive.store.articles("2", None).unwrap(), []);
}

#[test]
fn sources_are_shared_between_texts_and_spellings() {
    let mut archive = Archive::new();
    archive.ingest("1", "قال أحمد: غدا نبدأ");
    archive.ingest("2", "قال احمد غدا نبدأ");
    assert_eq!(archive.store.counts().unwrap().sources, 1);
}

#[test]
fn an_attribution_keeps_its_key_when_the_text_around_changes() {
    let mut archive = Archive::new();
    archive.ingest("1", "قال أحمد غدا نبدأ العمل هنا.");
    archive.ingest("1", "قَالَ أحمد غدا، نبدأ العمل هنا. وهذا جديد");
    archive.ingest("1", "قال سعيد غدا نبدأ العمل هنا.");
    let connection = rusqlite::Connection::open(archive.path()).unwrap();
    let keys = connection.query_row("SELECT count(DISTINCT key) FROM attribution", [], |row| {
        row.get(0)
    });
    assert_eq!(keys, Ok(2));
}

#[test]
fn a_batch_that_is_dropped_never_was() {
    let mut archive = Archive::new();
    let mut batch = archive.store.batch("2024-03-12T18:40:00Z", "test").unwrap();
    batch.ingest(&incoming("1", "نص"), &reading("نص")).unwrap();
    drop(batch);
    assert_eq!(archive.store.counts().unwrap().articles, 0);
    assert_eq!(archive.ingest("1", "نص"), Outcome::New);
    assert_eq!(archive.store.verify().unwrap(), []);
}

#[test]
fn two_writers_at_once_wait_for_each_other() {
    let archive = Archive::new();
    let path = archive.path();
    let write = |from: usize| {
        let mut store = Store::create(&path).unwrap();
        for number in from..from + 20 {
            let mut batch = store.batch("2024-03-12T18:40:00Z", "test").unwrap();
            for id in [format!("own {number}"), format!("shared {}", number % 20)] {
                batch.ingest(&incoming(&id, "نص"), &reading("نص")).unwrap();
            }
            batch.commit().unwrap();
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| write(0));
        scope.spawn(|| write(20));
    });
    assert_eq!(archive.store.counts().unwrap().versions, 60);
    assert_eq!(archive.store.verify().unwrap(), []);
}

/// Pieces of a text of so many bytes, on borders of its characters.
fn spans(text: &str, ends: &[(Index, Index)]) -> Vec<Span> {
    let borders: Vec<_> = (0..=text.len())
        .filter(|at| text.is_char_boundary(*at))
        .collect();
    let span = |(one, other): &(Index, Index)| {
        let (one, other) = (*one.get(&borders), *other.get(&borders));
        Span::new(one.min(other), one.max(other))
    };
    ends.iter().map(span).collect()
}

prop_compose! {
    fn any_attribution(text: String)(
        ends in proptest::collection::vec(proptest::collection::vec(any::<(Index, Index)>(), 0..3), 5),
        style in select(Style::ALL),
        kind in select(SourceKind::ALL),
        class in select(CueClass::ALL),
        strength in select(Strength::ALL),
        grade in select(Grade::ALL),
        construction in select(Construction::ALL),
        confidence in 0.0f32..=1.0,
        lemma in "\\PC{0,6}",
    ) -> Attribution {
        Attribution {
            cue: spans(&text, &ends[0]),
            source: spans(&text, &ends[1]),
            via: spans(&text, &ends[2]),
            content: spans(&text, &ends[3]),
            source_resolved: spans(&text, &ends[4]),
            parent: None,
            style, kind, class, strength, grade, confidence, construction, lemma,
        }
    }
}

prop_compose! {
    fn any_version()(text in any::<String>())(
        mut attributions in proptest::collection::vec(any_attribution(text.clone()), 0..4),
        parent in any::<(Index, Index)>(),
        note in any::<(Index, Index)>(),
        kind in select(NoteKind::ALL),
        published in proptest::option::of("[0-9-]{10}"),
        text in Just(text),
    ) -> Version {
        if attributions.len() > 1 {
            let (child, parent) = (parent.0.index(attributions.len()), parent.1.index(attributions.len()));
            attributions[child].parent = Some(parent);
        }
        let notes = spans(&text, &[note]).into_iter().map(|span| Note { kind, span }).collect();
        Version { published, text, reading: Reading { attributions, notes } }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_article_comes_out_as_it_went_in(
        id in any::<String>(),
        outlet in any::<String>(),
        url in any::<Option<String>>(),
        title in any::<Option<String>>(),
        mut versions in proptest::collection::vec(any_version(), 1..3),
    ) {
        versions.dedup_by(|one, other| one.text == other.text);
        let article = Article { id, outlet, url, title, versions };
        let mut archive = Archive::new();
        for version in &article.versions {
            let incoming = Incoming {
                outlet: &article.outlet,
                id: &article.id,
                url: article.url.as_deref(),
                title: article.title.as_deref(),
                author: None,
                ingested: None,
                published: version.published.as_deref(),
                text: &version.text,
            };
            archive.ingest_whole(&incoming, &version.reading);
        }
        prop_assert_eq!(archive.article(&article.id), article);
        prop_assert_eq!(archive.store.verify().unwrap(), []);
    }
}
