//! Invented stories in several outlets, each with what a careful reader would conclude.

mod bundles {
    pub mod score;
    pub mod story;
}

use bundles::score::Scores;
use bundles::story::{Story, stories};

const FILES: [(&str, &str); 5] = [
    ("accidents", include_str!("bundles/accidents.toml")),
    ("politics", include_str!("bundles/politics.toml")),
    ("affairs", include_str!("bundles/affairs.toml")),
    ("second", include_str!("bundles/second.toml")),
    ("third", include_str!("bundles/third.toml")),
];

#[test]
fn invented_stories_are_compared_as_a_reader_would() {
    let stories: Vec<Story> = FILES
        .iter()
        .flat_map(|(name, text)| stories(name, text))
        .collect();
    Scores::of(&stories).assert_at_least(0.98, 0.95, 0.95, 0.95);
}
