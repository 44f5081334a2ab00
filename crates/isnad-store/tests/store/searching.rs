use isnad_parse::{Grade, SourceKind};
use isnad_store::{Query, SearchFilter, SourceFilter};
use proptest::prelude::*;

use crate::archive::{Archive, incoming, reading};

/// The ids of the articles found, the nearest first.
fn found(archive: &Archive, query: &str) -> Vec<String> {
    found_with(archive, query, &SearchFilter::default())
}

fn found_with(archive: &Archive, query: &str, filter: &SearchFilter) -> Vec<String> {
    let hits = archive
        .store
        .search_articles(&Query::new(query), filter, 10);
    hits.unwrap().into_iter().map(|hit| hit.id).collect()
}

fn archive(texts: &[(&str, &str)]) -> Archive {
    let mut archive = Archive::new();
    for (id, text) in texts {
        archive.ingest(id, text);
    }
    archive
}

#[test]
fn spellings_are_one() {
    let archive = archive(&[("1", "قالَ الـمَسْـؤُولُ إنَّ المدرسةَ في مَبنى ١٬٢٠٠")]);
    for query in [
        "المسؤول",
        "المدرسه",
        "مدرسة",
        "مبني",
        "مَبنى",
        "1200",
        "۱۲۰۰",
        "ان",
    ] {
        assert_eq!(found(&archive, query), ["1"], "{query}");
    }
    for query in ["مسول", "درسة", "200"] {
        assert_eq!(found(&archive, query), Vec::<String>::new(), "{query}");
    }
}

#[test]
fn proclitics_are_passed_over_and_the_word_as_given_comes_first() {
    let archive = archive(&[
        ("lam", "ذهبوا للوزير صباحا هنا"),
        ("plain", "ذهبوا مع وزير صباحا هنا"),
        ("waw", "ذهبوا ووزير صباحا هنا"),
        ("article", "ذهبوا مع الوزير صباحا هنا"),
        ("other", "هذا والطين هنا اليوم كله"),
        ("place", "في فلسطين هنا اليوم كله"),
    ]);
    assert_eq!(found(&archive, "وزير")[0], "plain");
    assert_eq!(found(&archive, "الوزير")[0], "article");
    for query in ["وزير", "الوزير", "بالوزير"] {
        assert_eq!(found(&archive, query).len(), 4, "{query}");
    }
    assert_eq!(found(&archive, "طين"), ["other"]);
}

#[test]
fn phrases_and_beginnings() {
    let archive = archive(&[
        ("1", "قرر مجلس الوزراء اليوم شيئا"),
        ("2", "قرر الوزراء في مجلس اليوم"),
        ("3", "في قانونية القرار نظر"),
    ]);
    assert_eq!(found(&archive, "\"مجلس الوزراء\""), ["1"]);
    assert_eq!(found(&archive, "«مجلس الوزراء"), ["1"]);
    assert_eq!(found(&archive, "مجلس الوزراء").len(), 2);
    assert_eq!(found(&archive, "قانون*"), ["3"]);
    assert_eq!(found(&archive, "قانون"), Vec::<String>::new());
}

#[test]
fn an_article_is_found_once_and_in_the_version_that_has_the_words() {
    let archive = archive(&[("1", "قتل ثلاثة في الميناء"), ("1", "قتل أربعة في الميناء")]);
    let hits = |query: &str| {
        let query = Query::new(query);
        let hits = archive
            .store
            .search_articles(&query, &SearchFilter::default(), 10);
        let hits = hits.unwrap().into_iter();
        hits.map(|hit| (hit.version, hit.versions))
            .collect::<Vec<_>>()
    };
    assert_eq!(hits("ثلاثة"), [(1, 2)]);
    assert_eq!(hits("اربعه"), [(2, 2)]);
    assert_eq!(hits("الميناء").len(), 1);
}

#[test]
fn filters_leave_out_what_does_not_pass() {
    let mut archive = Archive::new();
    let text = "حذر الوزير من المطر";
    let dated = |id, outlet, published| isnad_store::Incoming {
        outlet,
        published: Some(published),
        ..incoming(id, text)
    };
    archive.ingest_whole(&dated("1", "أ", "2024-03-12T10:00:00Z"), &reading(text));
    archive.ingest_whole(&dated("2", "ب", "2024-03-13"), &reading(text));
    archive.ingest_whole(&dated("3", "ب", "2024-03-14"), &Default::default());
    let filter = SearchFilter::default;
    let cases: [(SearchFilter, &[&str]); 7] = [
        (
            SearchFilter {
                outlet: Some("ب".into()),
                ..filter()
            },
            &["2", "3"],
        ),
        (
            SearchFilter {
                since: Some("2024-03-13".into()),
                ..filter()
            },
            &["2", "3"],
        ),
        (
            SearchFilter {
                until: Some("2024-03-12".into()),
                ..filter()
            },
            &["1"],
        ),
        (
            SearchFilter {
                kind: Some(SourceKind::Person),
                ..filter()
            },
            &["1", "2"],
        ),
        (
            SearchFilter {
                grade: Some(Grade::Bare),
                ..filter()
            },
            &[],
        ),
        (
            SearchFilter {
                source: Some(Query::new("وزير")),
                ..filter()
            },
            &["1", "2"],
        ),
        (
            SearchFilter {
                source: Some(Query::new("!")),
                ..filter()
            },
            &[],
        ),
    ];
    for (filter, expected) in cases {
        assert_eq!(
            found_with(&archive, "المطر", &filter),
            expected,
            "{filter:?}"
        );
    }
}

#[test]
fn contents_and_sources_are_found_apart() {
    let archive = archive(&[("1", "حذر الوزير المطر غزير خارج المضمون")]);
    let contents = |query: &str| {
        let query = Query::new(query);
        let hits = archive
            .store
            .search_contents(&query, &SearchFilter::default(), 10);
        hits.unwrap().len()
    };
    assert_eq!(
        (contents("مطر"), contents("الوزير"), contents("خارج")),
        (1, 0, 0)
    );
    let sources = |query: &str| {
        let query = Some(Query::new(query));
        let sources = archive.store.sources(&SourceFilter {
            query,
            ..Default::default()
        });
        sources.unwrap().len()
    };
    assert_eq!((sources("وزير"), sources("المطر")), (1, 0));
    let said = |name: &str, like| {
        archive
            .store
            .said_by(name, like, &SourceFilter::default())
            .unwrap()
            .len()
    };
    assert_eq!(
        (
            said("الوزيرُ", false),
            said("وزير", false),
            said("وزير", true)
        ),
        (1, 0, 1)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever is asked, the index never complains of it.
    #[test]
    fn every_query_is_one(query in "(\\PC|[\"'*(){}:^+\\-~\0]|OR|NEAR|[ا-ي]| ){0,60}") {
        let archive = archive(&[("1", "قال الوزير إن المطر غزير")]);
        let query = Query::new(&query);
        let filter = SearchFilter { source: Some(query.clone()), ..Default::default() };
        archive.store.search_articles(&query, &SearchFilter::default(), 5).unwrap();
        archive.store.search_articles(&query, &filter, 5).unwrap();
        archive.store.search_contents(&query, &filter, 5).unwrap();
        archive.store.sources(&SourceFilter { query: Some(query), ..Default::default() }).unwrap();
    }

    /// A text is found by each of its words, and the word is marked in it.
    #[test]
    fn what_is_in_a_text_is_found_and_marked(words in prop::collection::vec("[ا-غف-ي]{3,8}", 1..8)) {
        let text = words.join(" ");
        let archive = archive(&[("1", &text)]);
        for word in &words {
            prop_assert_eq!(found(&archive, word), ["1"]);
            let marks = Query::new(word).marks(&text);
            prop_assert!(marks.iter().any(|mark| mark.of(&text) == word));
            for proclitic in ["و", "ال", "وال", "ب"] {
                let text = format!("كلمة {proclitic}{word} كلمة");
                prop_assert!(!Query::new(word).marks(&text).is_empty(), "{}", text);
            }
        }
    }
}
