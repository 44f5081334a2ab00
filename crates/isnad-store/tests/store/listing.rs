use isnad_store::{Filter, Incoming};

use crate::archive::{Archive, incoming, reading};

/// An archive with one article for each outlet and date, their ids counted from 0.
fn archive(articles: &[(&str, Option<&str>)]) -> Archive {
    let mut archive = Archive::new();
    for (number, (outlet, published)) in articles.iter().enumerate() {
        let id = number.to_string();
        let incoming = Incoming {
            outlet,
            published: *published,
            ..incoming(&id, "نص")
        };
        archive.ingest_whole(&incoming, &reading("نص"));
    }
    archive
}

fn ids(archive: &Archive, filter: Filter) -> Vec<String> {
    archive
        .store
        .list(&filter)
        .unwrap()
        .into_iter()
        .map(|listed| listed.id)
        .collect()
}

#[test]
fn articles_are_found_by_outlet_and_limited() {
    let archive = archive(&[
        ("أ", None),
        ("ب", None),
        ("أ", None),
        ("أ' OR 1=1 --", None),
    ]);
    assert_eq!(ids(&archive, Filter::default()), ["0", "1", "2", "3"]);
    let of = |outlet: &str| Filter {
        outlet: Some(outlet.into()),
        ..Filter::default()
    };
    assert_eq!(ids(&archive, of("أ")), ["0", "2"]);
    assert_eq!(
        ids(
            &archive,
            Filter {
                limit: Some(1),
                ..of("أ")
            }
        ),
        ["0"]
    );
    assert_eq!(ids(&archive, of("أ' OR 1=1 --")), ["3"]);
}

#[test]
fn articles_are_found_by_the_day_they_bear() {
    let archive = archive(&[
        ("أ", Some("2024-03-12T23:59:00+03:00")),
        ("أ", Some("2024-03-13")),
        ("أ", None),
        ("أ", Some("2024-03-14T00:00:00Z")),
    ]);
    let between = |from: Option<&str>, to: Option<&str>| Filter {
        from: from.map(Into::into),
        to: to.map(Into::into),
        ..Filter::default()
    };
    assert_eq!(ids(&archive, between(Some("2024-03-13"), None)), ["1", "3"]);
    assert_eq!(ids(&archive, between(None, Some("2024-03-12"))), ["0"]);
    assert_eq!(
        ids(&archive, between(Some("2024-03-12"), Some("2024-03-13"))),
        ["0", "1"]
    );
}

#[test]
fn a_row_tells_of_the_latest_version() {
    let mut archive = Archive::new();
    archive.ingest("1", "قديم");
    let text = "قال الوزير غدا نبدأ";
    let url = Some("https://example.org/1");
    let latest = Incoming {
        title: Some("جديد"),
        url,
        ..incoming("1", text)
    };
    archive.ingest_whole(&latest, &reading(text));
    let listed = &archive.store.list(&Filter::default()).unwrap()[0];
    assert_eq!(listed.title.as_deref(), Some("جديد"));
    assert_eq!(listed.url.as_deref(), url);
    assert_eq!((listed.versions, listed.attributions), (2, 1));
}
