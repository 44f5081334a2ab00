//! Stories of twelve outlets with a planted graph: what is planted must be found again.

mod planted {
    pub mod plan;
}

use isnad_story::compare;
use planted::plan::story;

/// How many stories are planted.
const STORIES: u64 = 120;

#[test]
fn origins_are_exact_and_every_ring_is_found() {
    let mut exact = 0;
    let mut wrong = String::new();
    for seed in 0..STORIES {
        let story = story(seed);
        let comparison = compare(story.title, &story.articles);
        let lead = comparison.lead().expect("a lead claim");
        let found = lead.origins.independent;
        if found == story.origins {
            exact += 1;
        } else {
            wrong += &format!("{seed}: {found} for {}: {:?}\n", story.origins, story.roles);
        }
        let mut rings: Vec<Vec<&str>> = lead
            .origins
            .circular
            .iter()
            .map(|ring| {
                let names = ring.iter().map(|it| lead.origins.nodes[*it].name.as_str());
                let mut names: Vec<&str> = names.collect();
                names.sort_unstable();
                names
            })
            .collect();
        rings.sort();
        assert_eq!(rings, story.rings, "story {seed}: {:?}", story.roles);
    }
    assert!(
        exact * 100 >= STORIES * 95,
        "{exact} of {STORIES} exact\n{wrong}"
    );
}

#[test]
fn lost_credits_and_citations_of_nobody_are_found() {
    let (mut planted, mut found, mut right) = ([0; 2], [0; 2], [0; 2]);
    for seed in 0..STORIES {
        let story = story(seed);
        let comparison = compare(story.title, &story.articles);
        let lead = comparison.lead().expect("a lead claim");
        let copies: Vec<_> = comparison
            .laundered
            .iter()
            .map(|it| (it.from, it.to))
            .collect();
        planted[0] += story.laundered.len();
        found[0] += copies.len();
        right[0] += copies
            .iter()
            .filter(|it| story.laundered.contains(it))
            .count();
        planted[1] += story.untraceable.len();
        found[1] += lead.origins.untraceable.len();
        let untraceable = lead.origins.untraceable.iter();
        right[1] += untraceable
            .filter(|it| story.untraceable.contains(it))
            .count();
    }
    for kind in 0..2 {
        let f1 = 2.0 * right[kind] as f64 / (planted[kind] + found[kind]) as f64;
        assert!(
            f1 >= 0.95,
            "{kind}: {f1} ({planted:?} planted, {found:?} found, {right:?} right)"
        );
    }
}
