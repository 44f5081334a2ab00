//! Stories as they stand in the files beside this one.

use isnad_parse::Reader;
use isnad_story::{Article, Version};
use serde::Deserialize;

/// A story with what is expected of its comparison. Articles go by their ids.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    pub id: String,
    /// The articles that carry the lead claim, with blanks between them.
    lead: String,
    pub origins: usize,
    #[serde(default)]
    pub circular: Vec<Vec<String>>,
    #[serde(default)]
    pub laundered: Vec<(String, String)>,
    #[serde(default)]
    untraceable: String,
    /// Counts whose values are not one: what they have to do with one another, and the values.
    #[serde(default)]
    pub figures: Vec<(String, f64, f64)>,
    article: Vec<Told>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    id: String,
    outlet: String,
    published: String,
    title: String,
    text: String,
}

impl Story {
    pub fn lead(&self) -> Vec<&str> {
        self.lead.split_whitespace().collect()
    }

    pub fn untraceable(&self) -> Vec<&str> {
        self.untraceable.split_whitespace().collect()
    }

    pub fn articles(&self) -> Vec<Article> {
        let article = |told: &Told| Article {
            id: told.id.clone(),
            outlet: told.outlet.clone(),
            url: None,
            title: Some(told.title.clone()),
            versions: vec![Version {
                published: Some(told.published.clone()),
                reading: Reader::shipped().read(&told.text),
                text: told.text.clone(),
            }],
        };
        self.article.iter().map(article).collect()
    }
}

/// The stories of a file.
pub fn stories(name: &str, text: &str) -> Vec<Story> {
    #[derive(Deserialize)]
    struct File {
        story: Vec<Story>,
    }
    let file: File = toml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    file.story
}
