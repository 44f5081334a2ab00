//! What a page tells of its article beside the text: JSON-LD, OpenGraph and other `meta`,
//! microdata.

use dom_query::Document;

use super::json_ld;

/// What is told; the more trusted teller first.
#[derive(Clone, Debug, Default)]
pub(super) struct Metadata {
    pub headline: Option<String>,
    pub author: Option<String>,
    pub outlet: Option<String>,
    /// As it stands there, in whatever form.
    pub published: Option<String>,
    /// As it stands there.
    pub modified: Option<String>,
    pub url: Option<String>,
    /// The text of the story.
    pub body: Option<String>,
}

impl Metadata {
    /// Takes over what it does not know yet.
    pub(super) fn complete(&mut self, other: &Self) {
        let fill = |own: &mut Option<String>, other: &Option<String>| {
            if own.is_none() {
                own.clone_from(other);
            }
        };
        fill(&mut self.headline, &other.headline);
        fill(&mut self.author, &other.author);
        fill(&mut self.outlet, &other.outlet);
        fill(&mut self.published, &other.published);
        fill(&mut self.modified, &other.modified);
        fill(&mut self.url, &other.url);
        fill(&mut self.body, &other.body);
    }
}

const HEADLINE: &[&str] = &[
    "og:title",
    "twitter:title",
    "headline",
    "dc.title",
    "title",
    "parsely-title",
    "sailthru.title",
];
const AUTHOR: &[&str] = &[
    "article:author",
    "author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "twitter:creator",
];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "sailthru.date",
    "parsely-pub-date",
    "article.published",
    "publication_date",
    "cxenseparse:recs:publishtime",
    "article:publish_date",
    "release_date",
    "created",
];
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "lastmod",
    "last-modified",
    "datemodified",
];

/// All that the page tells.
pub(super) fn read(page: &Document) -> Metadata {
    let mut metadata = json_ld::read(page);
    let tags = Tags::of(page);
    let link = |selector: &str| {
        let found = page.select(selector);
        let node = found.nodes().first()?;
        node.attr("href").and_then(|address| cleaned(&address))
    };
    metadata.complete(&Metadata {
        headline: tags.first(HEADLINE),
        author: tags.first(AUTHOR),
        outlet: tags
            .first(&["og:site_name", "application-name", "dc.publisher"])
            .or_else(|| publisher(page)),
        published: tags
            .first(PUBLISHED)
            .or_else(|| property(page, "datePublished")),
        modified: tags
            .first(MODIFIED)
            .or_else(|| property(page, "dateModified")),
        url: link("link[rel=\"canonical\"]").or_else(|| tags.first(&["og:url", "twitter:url"])),
        body: None,
    });
    metadata
}

/// The `meta` tags of a page by their names in small letters.
struct Tags(Vec<(String, String)>);

impl Tags {
    fn of(page: &Document) -> Self {
        let mut tags = Vec::new();
        for node in page.select("meta[content]").nodes() {
            let content = node.attr("content").and_then(|content| cleaned(&content));
            let name = ["property", "name", "itemprop"]
                .iter()
                .find_map(|key| node.attr(key));
            if let (Some(name), Some(content)) = (name, content) {
                tags.push((name.trim().to_ascii_lowercase(), content));
            }
        }
        Self(tags)
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|wanted| {
            let found = self.0.iter().find(|(name, _)| name == wanted);
            found.map(|(_, content)| content.clone())
        })
    }
}

/// A date in microdata.
fn property(page: &Document, name: &str) -> Option<String> {
    let found = page.select(&format!("[itemprop=\"{name}\"]"));
    let node = found.nodes().first()?;
    let value = ["datetime", "content"]
        .iter()
        .find_map(|key| node.attr(key));
    cleaned(&value.unwrap_or_else(|| node.text()))
}

/// The publisher in microdata.
fn publisher(page: &Document) -> Option<String> {
    let found = page.select("[itemprop=\"publisher\"] [itemprop=\"name\"]");
    let node = found.nodes().first()?;
    cleaned(&node.attr("content").unwrap_or_else(|| node.text()))
}

/// A value in one line, entities that were escaped twice resolved; `None` for an empty one.
pub(super) fn cleaned(value: &str) -> Option<String> {
    let mut value = value.to_owned();
    for (entity, mark) in [
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&nbsp;", " "),
        ("&#160;", " "),
        ("&laquo;", "«"),
        ("&raquo;", "»"),
        ("&hellip;", "…"),
        ("&amp;", "&"),
    ] {
        if value.contains(entity) {
            value = value.replace(entity, mark);
        }
    }
    let words: Vec<&str> = value.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
