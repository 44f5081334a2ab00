//! Invented stories in several outlets, each with what a careful reader would conclude.

mod bundles {
    pub mod score;
    pub mod story;
}

use bundles::score::Scores;
use bundles::story::{Story, stories};

const FILES: [(&str, &str); 4] = [
    ("accidents", include_str!("bundles/accidents.toml")),
    ("politics", include_str!("bundles/politics.toml")),
    ("affairs", include_str!("bundles/affairs.toml")),
    ("second", include_str!("bundles/second.toml")),
];

#[test]
fn invented_stories_are_compared_as_a_reader_would() {
    let stories: Vec<Story> = FILES
        .iter()
        .flat_map(|(name, text)| stories(name, text))
        .collect();
    let scores = Scores::of(&stories);
    println!("{scores}");
    println!("{}", Scores::of(&stories[40..]));
    scores.assert_at_least(0.9, 0.8, 0.8, 0.75);
}
