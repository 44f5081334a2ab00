use isnad_parse::{CueClass, Grade, SourceKind};
use isnad_review::attention::Reason;
use isnad_review::{Act, ReadingStatus};
use isnad_store::review::{Cluster, ComparedStory, Cursor, Direction, Order, QueueFilter};

use crate::desk::{AT, Desk, reviewer};

fn several() -> Desk {
    let mut desk = Desk::empty();
    for number in 0..7 {
        let text = format!(
            "وقال مصدر أمني إن القتلى {number}. وأعلنت البلدية أن الطريق {number} مفتوح. وأكد وزير النقل كمال السروجي أن الجسر {number} مغلق."
        );
        desk.ingest(
            ["الميناء", "البيرق"][number % 2],
            &number.to_string(),
            &text,
        );
    }
    assert_eq!(desk.ids().len(), 21);
    desk
}

#[test]
fn pages_onward_and_back_are_the_whole_queue_in_every_order() {
    let mut desk = several();
    for id in desk.ids().into_iter().step_by(4) {
        let subject = desk.view(id).subject;
        desk.act(&reviewer("سلمى"), &subject, Act::Accept).unwrap();
    }
    let filter = QueueFilter::default();
    for order in Order::ALL {
        let queue = |from: Option<&Cursor>, direction, limit| {
            desk.store
                .queue(&filter, *order, from, direction, limit)
                .unwrap()
        };
        let whole: Vec<i64> = queue(None, Direction::Onward, 100)
            .rows
            .iter()
            .map(|row| row.id)
            .collect();
        assert_eq!(whole.len(), 21);
        let (mut onward, mut from, mut first) = (Vec::new(), None::<Cursor>, None::<Cursor>);
        loop {
            let page = queue(from.as_ref(), Direction::Onward, 4);
            onward.extend(page.rows.iter().map(|row| row.id));
            first = page.first.or(first);
            from = page.last.or(from);
            if !page.more {
                break;
            }
        }
        assert_eq!(onward, whole, "{order:?}");
        let mut back: Vec<i64> = Vec::new();
        loop {
            let page = queue(first.as_ref(), Direction::Back, 4);
            let ids: Vec<i64> = page.rows.iter().map(|row| row.id).collect();
            back.splice(0..0, ids);
            first = page.first.or(first);
            if !page.more {
                break;
            }
        }
        assert_eq!(back, whole[..20], "{order:?}");
    }
}

#[test]
fn filters_let_pass_what_they_say() {
    let mut desk = several();
    let subject = desk.view(desk.ids()[0]).subject;
    let assign = Act::Assign {
        to: Some("سلمى".into()),
    };
    desk.act(&reviewer("سلمى"), &subject, assign).unwrap();
    let count = |change: &dyn Fn(&mut QueueFilter)| {
        let mut filter = QueueFilter::default();
        change(&mut filter);
        desk.queue(&filter).len()
    };
    assert_eq!(count(&|filter| filter.outlet = Some("الميناء".into())), 12);
    assert_eq!(count(&|filter| filter.kind = Some(SourceKind::Unnamed)), 7);
    assert_eq!(count(&|filter| filter.grade = Some(Grade::Body)), 7);
    assert_eq!(count(&|filter| filter.class = Some(CueClass::Announce)), 7);
    assert_eq!(count(&|filter| filter.reasons = vec![Reason::Unnamed]), 7);
    assert_eq!(count(&|filter| filter.confidence_from = Some(1.1)), 0);
    assert_eq!(count(&|filter| filter.confidence_below = Some(1.1)), 21);
    assert_eq!(count(&|filter| filter.assignee = Some("سلمى".into())), 1);
    assert_eq!(count(&|filter| filter.assignee = Some(String::new())), 20);
    assert_eq!(
        count(&|filter| filter.status = vec![ReadingStatus::Rejected]),
        0
    );
    assert_eq!(count(&|filter| filter.from = Some("2024-03-12".into())), 21);
    assert_eq!(count(&|filter| filter.to = Some("2024-03-12".into())), 21);
    assert_eq!(count(&|filter| filter.to = Some("2024-03-11".into())), 0);
    assert_eq!(
        count(&|filter| filter.text = Some("الطَّريق مَفتوح".into())),
        7
    );
    assert_eq!(count(&|filter| filter.text = Some("الطريق 3".into())), 1);
    assert_eq!(count(&|filter| filter.text = Some("* \" OR".into())), 0);
    let unknown = QueueFilter {
        outlet: Some("لا أحد".into()),
        ..QueueFilter::default()
    };
    assert!(desk.store.queue_count(&unknown).is_err());
}

/// What a comparison says of a reading: four outlets carry it, from one origin, and figures part.
fn cluster(desk: &Desk, id: i64) -> Cluster {
    let view = desk.view(id);
    let article = desk.store.articles(&view.article, None).unwrap().remove(0);
    let lemma = |at: &isnad_parse::Attribution| at.lemma == view.lemma;
    let ordinal = article.latest().reading.attributions.iter().position(lemma);
    Cluster {
        readings: vec![(view.outlet.clone(), view.article.clone(), ordinal.unwrap())],
        outlets: 4,
        origins: 1,
        figures_diverge: true,
    }
}

#[test]
fn what_a_story_says_moves_its_readings_up() {
    let mut desk = several();
    let last = *desk.ids().last().unwrap();
    assert_eq!(desk.view(last).outlets, 1);
    let cluster = cluster(&desk, last);
    assert_eq!(desk.store.set_story(AT, "الجسر", &[cluster]).unwrap(), 1);
    assert_eq!(desk.ids()[0], last);
    let view = desk.view(last);
    assert_eq!(view.story.as_deref(), Some("الجسر"));
    assert!(
        view.reasons.contains(&Reason::SingleOrigin)
            && view.reasons.contains(&Reason::FiguresDiverge)
    );
    let of_story = QueueFilter {
        story: Some("الجسر".into()),
        ..QueueFilter::default()
    };
    assert_eq!(desk.queue(&of_story), [last]);
    // A story that is compared anew forgets what it said before.
    assert_eq!(desk.store.set_story(AT, "الجسر", &[]).unwrap(), 0);
    assert_eq!(*desk.ids().last().unwrap(), last);
    assert!(desk.queue(&of_story).is_empty());
}

#[test]
fn a_range_passes_the_same_readings_in_every_order() {
    let desk = several();
    let whole = desk.page(&QueueFilter::default());
    let sure: Vec<f64> = whole.iter().map(|id| desk.view(*id).confidence).collect();
    let middle = sure.iter().sum::<f64>() / sure.len() as f64;
    let below: Vec<i64> = whole
        .iter()
        .zip(&sure)
        .filter(|(_, sure)| **sure < middle)
        .map(|(id, _)| *id)
        .collect();
    assert!(!below.is_empty() && below.len() < whole.len());
    let day = Some("2024-03-12".to_owned());
    for (from, to, expected) in [
        (None, None, &below),
        (day.clone(), day.clone(), &below),
        (Some("2024-03-13".to_owned()), None, &vec![]),
    ] {
        let filter = QueueFilter {
            confidence_below: Some(middle),
            from,
            to,
            ..QueueFilter::default()
        };
        for order in Order::ALL {
            let page = desk
                .store
                .queue(&filter, *order, None, Direction::Onward, 100);
            let mut ids: Vec<i64> = page.unwrap().rows.iter().map(|row| row.id).collect();
            let mut expected = expected.clone();
            if *order == Order::Attention {
                assert_eq!(ids, expected);
            }
            ids.sort_unstable();
            expected.sort_unstable();
            assert_eq!(ids, expected, "{order:?}");
        }
        assert_eq!(
            desk.store.queue_count(&filter).unwrap().number,
            expected.len() as u64
        );
    }
}

#[test]
fn groups_are_compared_when_there_are_new_texts_and_leave_a_persons_stories() {
    let mut desk = several();
    assert!(desk.store.stories_are_due().unwrap());
    let ids = desk.ids();
    let (own, one, other) = (ids[18], ids[19], ids[20]);
    let clusters = [own, one, other].map(|id| cluster(&desk, id));
    desk.store.set_story(AT, "قصتي", &clusters[..1]).unwrap();
    let story = |title: &str, clusters: &[Cluster]| ComparedStory {
        title: title.into(),
        clusters: clusters.to_vec(),
    };
    let grouped = [
        story("أولى", &clusters[..2]),
        story("ثانية", &clusters[2..]),
    ];
    desk.store.set_stories(AT, &grouped).unwrap();
    assert!(!desk.store.stories_are_due().unwrap());
    let story_of = |desk: &Desk, id| desk.view(id).story;
    assert_eq!(story_of(&desk, own).as_deref(), Some("قصتي"));
    assert_eq!(story_of(&desk, one).as_deref(), Some("أولى"));
    assert_eq!(story_of(&desk, other).as_deref(), Some("ثانية"));
    // What is grouped otherwise forgets what it was before.
    desk.store.set_stories(AT, &grouped[..1]).unwrap();
    assert_eq!(story_of(&desk, own).as_deref(), Some("قصتي"));
    assert_eq!(story_of(&desk, other), None);
    desk.ingest(
        "الميناء",
        "later",
        "وقال وزير النقل كمال السروجي إن الجسر مغلق.",
    );
    assert!(desk.store.stories_are_due().unwrap());
    let log = desk.store.log_entries(0, 100).unwrap();
    let kinds: Vec<&str> = log.iter().map(|entry| entry.operation.as_str()).collect();
    assert!(kinds.contains(&"story") && kinds.contains(&"stories"));
    assert_eq!(desk.store.verify().unwrap(), []);
}
