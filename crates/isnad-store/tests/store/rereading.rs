use isnad_parse::Reading;
use isnad_store::{PreparedReading, Query, Reread, SearchFilter, TextFilter};

use crate::archive::{Archive, reading};

const TEXT: &str = "حذر الوزير من المطر الغزير";

fn reread(archive: &mut Archive, by: &str, reading: Reading) -> Reread {
    let texts = archive.store.texts(&TextFilter::default(), 0, 10).unwrap();
    let prepared = PreparedReading::new(&texts[0].text, reading);
    let mut batch = archive.store.batch("2024-03-13T00:00:00Z", by).unwrap();
    let reread = batch.reread(&texts[0], &prepared).unwrap();
    batch.commit().unwrap();
    reread
}

fn rows(archive: &Archive) -> Vec<(i64, Vec<u8>)> {
    let connection = rusqlite::Connection::open(archive.path()).unwrap();
    let mut select = connection
        .prepare("SELECT id, key FROM attribution ORDER BY ordinal")
        .unwrap();
    let rows = select.query_map([], |row| Ok((row.get("id")?, row.get("key")?)));
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn what_is_found_again_keeps_its_row() {
    let mut archive = Archive::new();
    archive.ingest("1", TEXT);
    let before = rows(&archive);
    // Another attribution comes before the one that was there, which is read with another class.
    let mut more = reading(TEXT);
    let mut first = more.attributions[0].clone();
    first.lemma = "آخر".into();
    more.attributions[0].class = isnad_parse::CueClass::Say;
    more.attributions.insert(0, first);
    let done = reread(&mut archive, "new", more.clone());
    assert_eq!(
        done,
        Reread {
            kept: 1,
            added: 1,
            gone: 0
        }
    );
    let after = rows(&archive);
    assert_eq!(after[1], before[0]);
    assert_eq!(archive.article("1").versions[0].reading, more);
    let done = reread(&mut archive, "newer", Reading::default());
    assert_eq!(
        done,
        Reread {
            kept: 0,
            added: 0,
            gone: 2
        }
    );
    assert_eq!(archive.store.check().unwrap(), []);
}

#[test]
fn what_one_has_read_is_not_read_by_it_again() {
    let mut archive = Archive::new();
    archive.ingest("1", TEXT);
    let filter = |by: &str| TextFilter {
        not_read_by: Some(by.to_owned()),
        ..Default::default()
    };
    assert_eq!(archive.store.texts(&filter("test"), 0, 10).unwrap(), []);
    assert_eq!(archive.store.texts(&filter("new"), 0, 10).unwrap().len(), 1);
    reread(&mut archive, "new", reading(TEXT));
    assert_eq!(archive.store.texts(&filter("new"), 0, 10).unwrap(), []);
}

#[test]
fn the_search_index_follows() {
    let mut archive = Archive::new();
    archive.ingest("1", TEXT);
    let found = |archive: &Archive, query: &str| {
        let filter = SearchFilter::default();
        let hits = archive
            .store
            .search_contents(&Query::new(query), &filter, 10);
        hits.unwrap().len()
    };
    assert_eq!(found(&archive, "المطر"), 1);
    let mut other = reading(TEXT);
    other.attributions[0].content.pop();
    reread(&mut archive, "new", other);
    assert_eq!((found(&archive, "المطر"), found(&archive, "من")), (0, 1));
}

#[test]
fn words_that_did_not_change_are_not_indexed_again() {
    let mut archive = Archive::new();
    archive.ingest("1", TEXT);
    let found = |archive: &Archive| {
        let query = Query::new("المطر");
        let hits = archive
            .store
            .search_contents(&query, &SearchFilter::default(), 10);
        hits.unwrap().len()
    };
    archive.tamper("DELETE FROM content_words").unwrap();
    let mut other = reading(TEXT);
    other.attributions[0].class = isnad_parse::CueClass::Say;
    for reading in [reading(TEXT), other] {
        let done = reread(&mut archive, "new", reading.clone());
        assert_eq!((done.kept, done.added, done.gone), (1, 0, 0));
        assert_eq!(archive.article("1").versions[0].reading, reading);
        assert_eq!(found(&archive), 0);
    }
    archive.store.reindex().unwrap();
    assert_eq!(found(&archive), 1);
}

#[test]
fn the_queue_waits_for_what_changed_alone() {
    let mut archive = Archive::new();
    archive.ingest("1", TEXT);
    assert_eq!(archive.store.gather(10).unwrap().articles, 1);
    reread(&mut archive, "new", reading(TEXT));
    assert_eq!(archive.store.gather(10).unwrap().articles, 0);
    let mut other = reading(TEXT);
    other.notes.clear();
    other.attributions[0].class = isnad_parse::CueClass::Say;
    reread(&mut archive, "newer", other);
    assert_eq!(archive.store.gather(10).unwrap().articles, 1);
    reread(&mut archive, "newest", Reading::default());
    assert_eq!(archive.store.gather(10).unwrap().articles, 1);
}

#[test]
fn a_source_that_goes_by_another_name_now_is_linked_anew() {
    let mut archive = Archive::new();
    let text = "قالت وزارة الصحة إن اللقاح متوفر.";
    let reading = isnad_parse::Reader::shipped().read(text);
    archive.ingest("1", text);
    reread(&mut archive, "new", reading.clone());
    // As an older isnad called it.
    archive
        .tamper("UPDATE source SET name = 'الوزارة', folded = 'الوزاره'")
        .unwrap();
    reread(&mut archive, "newer", reading);
    let sources = archive.store.sources(&Default::default()).unwrap();
    let names: Vec<_> = sources.iter().map(|source| &source.name).collect();
    assert_eq!(names, ["وزارة الصحة"]);
}
