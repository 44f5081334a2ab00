use isnad_parse::{Reader, Reading, SourceKind};
use isnad_review::{Act, Amendment, Anchor, ReadingStatus, Refusal, SourceName, Step};
use isnad_store::review::{Likeness, QueueFilter};

use crate::desk::{AT, Desk, reviewer};

fn words(text: &str, [start, end]: [usize; 2]) -> String {
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn a_reading_is_shown_in_its_text() {
    let desk = Desk::new();
    let views: Vec<_> = desk.ids().into_iter().map(|id| desk.view(id)).collect();
    let view = views
        .iter()
        .find(|view| words(&view.text, view.marks.cue[0]) == "أعلنت")
        .unwrap();
    assert_eq!(words(&view.text, view.marks.source[0]), "بلدية السدرة");
    assert_eq!(words(&view.text, view.marks.content[0]), "الطريق مفتوح");
    assert_eq!((view.version, view.versions, view.current), (1, 1, true));
    assert_eq!(view.source_name.as_deref(), Some("بلدية السدرة"));
}

#[test]
fn accepting_and_rejecting_take_readings_from_the_open_queue() {
    let mut desk = Desk::new();
    let open = QueueFilter {
        status: vec![ReadingStatus::New],
        ..QueueFilter::default()
    };
    for act in [
        Act::Accept,
        Act::Reject {
            reason: "لا إسناد".into(),
        },
    ] {
        let id = desk.queue(&open)[0];
        let subject = desk.view(id).subject;
        desk.act(&reviewer("سلمى"), &subject, act).unwrap();
    }
    assert!(desk.queue(&open).is_empty());
    assert_eq!(desk.ids().len(), 2);
    assert_eq!(desk.store.desk_counts("سلمى").unwrap().readings, 0);
}

#[test]
fn an_amendment_must_stand_in_the_text_and_moves_with_it() {
    let mut desk = Desk::new();
    let view = desk.view(desk.ids()[0]);
    let [start, end] = view.marks.source[0];
    let anchor = Anchor::at(&view.text, [start, end - 1]).unwrap();
    let amend = |anchor: &Anchor| {
        Act::Amend(Amendment {
            source: Some(vec![anchor.clone()]),
            kind: Some(SourceKind::Unnamed),
            ..Amendment::default()
        })
    };
    let wrong = Anchor {
        start: anchor.start + 1,
        end: anchor.end + 1,
        ..anchor.clone()
    };
    let refusal = desk.refused(&reviewer("سلمى"), &view.subject, amend(&wrong));
    assert_eq!(refusal, Refusal::NotInText("source"));
    desk.act(&reviewer("سلمى"), &view.subject, amend(&anchor))
        .unwrap();
    let amended = desk.view(view.id);
    assert_eq!(amended.marks.source, [[start, end - 1]]);
    assert_eq!(amended.read, view.read);
    assert_eq!(amended.marks.kind, SourceKind::Unnamed);

    let longer = format!("عاجل من الميناء هذا الصباح. {}", view.text);
    desk.ingest("الميناء", "1", &longer);
    let id = desk.store.reading_id(&view.subject).unwrap().unwrap();
    let moved = desk.view(id);
    assert_eq!(
        (moved.version, moved.state.status),
        (2, ReadingStatus::Amended)
    );
    assert_eq!(words(&moved.text, moved.marks.source[0]), anchor.exact);
    assert_eq!(moved.lost, Vec::<&str>::new());
}

#[test]
fn a_review_outlives_its_reading_and_finds_it_again() {
    let mut desk = Desk::new();
    let ids = desk.ids();
    let view = desk.view(ids[0]);
    desk.act(&reviewer("سلمى"), &view.subject, Act::Accept)
        .unwrap();
    desk.reread(Reading::default());
    // Before the queue is brought up to date, it leaves out what is gone.
    assert!(desk.page(&QueueFilter::default()).is_empty());
    desk.store.gather(1000).unwrap();
    assert!(desk.ids().is_empty());
    desk.reread(Reader::shipped().read(&view.text));
    desk.store.gather(1000).unwrap();
    assert_eq!(desk.ids().len(), 2);
    let id = desk.store.reading_id(&view.subject).unwrap().unwrap();
    assert_eq!(desk.view(id).state.status, ReadingStatus::Accepted);
    assert_eq!(desk.store.verify().unwrap(), []);
}

#[test]
fn what_is_alike_is_previewed_and_done_together() {
    let mut desk = Desk::empty();
    for outlet in ["الميناء", "البيرق", "المدرج"] {
        desk.ingest(outlet, "1", "وأعلنت بلدية السدرة أن الطريق مفتوح.");
    }
    let id = desk.ids()[0];
    for likeness in [Likeness::SameWords, Likeness::SameSource] {
        assert_eq!(desk.store.like(id, likeness, 10).unwrap().len(), 2);
    }
    assert!(
        desk.store
            .like(id, Likeness::SameClaim, 10)
            .unwrap()
            .is_empty()
    );
    let steps = desk
        .ids()
        .into_iter()
        .map(|id| Step::new(desk.view(id).subject, Act::Accept));
    let steps = steps.collect();
    desk.store.act(&reviewer("سلمى"), AT, steps).unwrap();
    assert!(
        desk.store
            .like(id, Likeness::SameWords, 10)
            .unwrap()
            .is_empty()
    );
    desk.store.undo(&reviewer("سلمى"), AT).unwrap().unwrap();
    assert_eq!(
        desk.store.like(id, Likeness::SameWords, 10).unwrap().len(),
        2
    );
}

#[test]
fn sources_are_created_renamed_merged_and_separated() {
    let mut desk = Desk::new();
    let by = reviewer("سلمى");
    let views: Vec<_> = desk.ids().into_iter().map(|id| desk.view(id)).collect();
    let sources: Vec<_> = views
        .iter()
        .map(|view| {
            desk.store
                .desk_source(view.source_id.unwrap())
                .unwrap()
                .unwrap()
        })
        .collect();
    let merge = |into: &SourceName| Act::MergeInto {
        source: into.clone(),
    };
    desk.act(&by, &sources[0].subject(), merge(&sources[1].source))
        .unwrap();
    let refusal = desk.refused(&by, &sources[1].subject(), merge(&sources[0].source));
    assert_eq!(refusal, Refusal::Merge);
    let of_source = QueueFilter {
        source: Some(sources[1].id),
        ..QueueFilter::default()
    };
    assert_eq!(desk.queue(&of_source).len(), 2);
    let rename = Act::Rename {
        name: "البلدية والوزير".into(),
    };
    desk.act(&by, &sources[1].subject(), rename).unwrap();
    let names: Vec<_> = views
        .iter()
        .map(|view| desk.view(view.id).source_name.unwrap())
        .collect();
    assert_eq!(names, ["البلدية والوزير", "البلدية والوزير"]);
    desk.act(&by, &sources[0].subject(), Act::Separate).unwrap();
    assert_eq!(desk.queue(&of_source).len(), 1);

    let created = SourceName::new(SourceKind::Person, "فؤاد السروجي");
    let resolve = Act::Resolve {
        source: Some(created.clone()),
    };
    desk.act(&by, &views[0].subject, resolve).unwrap();
    let found = desk.store.desk_sources("فُؤاد", 10).unwrap();
    assert_eq!(found[0].source, created);
    assert_eq!(found[0].readings, 1);
}
