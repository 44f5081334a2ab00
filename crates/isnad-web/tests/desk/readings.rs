//! What a person does to readings, filters and sources by forms, as far as no browser is needed to
//! see it.

use crate::five::{does, five, waiting};

#[test]
fn the_like_are_seen_first_done_as_one_and_undone_as_one() {
    let (server, visitor) = five();
    let all = waiting(&server.store());
    let source = |id: &i64| server.store().reading_view(*id).unwrap().source_id;
    let one = *all
        .iter()
        .find(|id| source(id).is_some())
        .expect("a source");
    let page = server.get(&visitor, &format!("/reading/{one}/like"));
    assert_eq!(page.status, 200);
    let at = page
        .body
        .find("name=\"readings\" value=\"")
        .expect("some like it")
        + 23;
    let readings = page.body[at..]
        .split('"')
        .next()
        .unwrap()
        .trim()
        .replace('@', "%40")
        .replace(' ', "+");
    let count = readings.matches("%40").count();
    assert!(count >= 4, "{readings}");
    does(
        &server,
        &visitor,
        &format!("/reading/{one}/like"),
        &format!("act=accept&readings={readings}"),
    );
    assert_eq!(waiting(&server.store()).len(), all.len() - count);
    does(&server, &visitor, "/undo", "");
    assert_eq!(waiting(&server.store()).len(), all.len());
}

#[test]
fn notes_assignment_source_and_reopening_are_kept_and_recorded() {
    let (server, visitor) = five();
    let id = waiting(&server.store())[0];
    let path = format!("/reading/{id}");
    let revision = || server.store().reading_view(id).unwrap().revision;
    for fields in [
        "act=note&text=%40salma+%D8%A7%D9%86%D8%B8%D8%B1%D9%8A",
        "act=assign&name=salma",
        "act=resolve&name=%D9%88%D8%B2%D8%A7%D8%B1%D8%A9",
        "act=reject&reason=",
        "act=reopen",
        "act=accept",
    ] {
        does(
            &server,
            &visitor,
            &path,
            &format!("revision={}&{fields}", revision()),
        );
    }
    let view = server.store().reading_view(id).unwrap();
    assert_eq!(view.state.assignee.as_deref(), Some("salma"));
    assert_eq!(view.state.remarks[0].mentions, ["salma"]);
    assert!(server.get(&visitor, "/mentions").body.contains("انظري"));
    assert_eq!(view.source_name.as_deref(), Some("وزارة"));
    let page = server.get(&visitor, &format!("/reading?item={id}")).body;
    for word in [
        "انظري",
        "كتب ملاحظة",
        "أسندها",
        "رفض القراءة",
        "أعاد الفتح",
        "أقرّ القراءة",
    ] {
        assert!(page.contains(word), "{word}");
    }
    let stale = server.post(&visitor, &path, "next=%2F&revision=1&act=reopen");
    assert_eq!(stale.status, 409);
}

#[test]
fn filters_are_kept_used_and_forgotten() {
    let (server, visitor) = five();
    does(
        &server,
        &visitor,
        "/filters",
        "name=mine&filter=%2Freading%3Freasons%3Dunnamed%26order%3Dnewest",
    );
    let page = server.get(&visitor, "/reading").body;
    assert!(page.contains("order=newest") && page.contains(">mine</a>"));
    does(&server, &visitor, "/filters/forget", "name=mine");
    assert!(!server.get(&visitor, "/reading").body.contains(">mine</a>"));
}

#[test]
fn sources_are_named_merged_and_split() {
    let (server, visitor) = five();
    let sources = server.store().desk_sources("", 10).unwrap();
    let (one, other) = (sources[0].id, sources[1].id);
    let path = format!("/sources/{one}");
    let revision = || server.store().desk_source(one).unwrap().unwrap().revision;
    does(
        &server,
        &visitor,
        &path,
        &format!("act=rename&revision={}&name=Port", revision()),
    );
    assert_eq!(
        server.store().desk_source(one).unwrap().unwrap().name,
        "Port"
    );
    does(
        &server,
        &visitor,
        &path,
        &format!("act=merge&revision={}&into={other}", revision()),
    );
    assert_eq!(
        server
            .store()
            .desk_source(one)
            .unwrap()
            .unwrap()
            .merged_into,
        Some(other)
    );
    let round = format!("next=%2F&act=merge&revision=0&into={one}");
    assert_eq!(
        server
            .post(&visitor, &format!("/sources/{other}"), &round)
            .status,
        409
    );
    does(
        &server,
        &visitor,
        &path,
        &format!("act=separate&revision={}", revision()),
    );
    assert_eq!(
        server
            .store()
            .desk_source(one)
            .unwrap()
            .unwrap()
            .merged_into,
        None
    );
}

#[test]
fn what_is_ingested_meanwhile_comes_into_the_queue() {
    let (server, visitor) = five();
    let text = "وقال وزير الزراعة عماد الصاوي إن القمح يكفي عاما.".to_owned();
    server.ingest(&[("منبر متأخر".to_owned(), "عنوان".to_owned(), text)]);
    let came = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        server.get(&visitor, "/reading").body.contains("منبر متأخر")
    });
    assert!(came);
}
