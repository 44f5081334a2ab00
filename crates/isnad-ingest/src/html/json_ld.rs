//! What a page tells machines in JSON-LD.

use dom_query::Document;
use serde_json::Value;

use super::metadata::{Metadata, cleaned};

/// How deep objects are looked into.
const DEEPEST: usize = 6;

/// Types of schema.org that are articles.
const ARTICLES: &[&str] = &[
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "OpinionNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "AdvertiserContentArticle",
    "Report",
    "WebPage",
    "SocialMediaPosting",
    "VideoObject",
];

/// Reads the objects of all scripts; a broken one is passed over.
pub(super) fn read(page: &Document) -> Metadata {
    let mut articles: Vec<(usize, Value)> = Vec::new();
    let mut site = None;
    for script in page.select("script[type=\"application/ld+json\"]").nodes() {
        let text = script.text();
        if let Some(value) = parsed(&text) {
            collect(&value, DEEPEST, &mut articles, &mut site);
        }
    }
    // The most telling type first.
    articles.sort_by_key(|(rank, _)| *rank);
    let mut metadata = Metadata::default();
    for (_, article) in &articles {
        metadata.complete(&of_article(article));
    }
    metadata.outlet = metadata.outlet.or(site);
    metadata
}

/// Sites write line breaks into strings and wrap the object in CDATA or comments.
fn parsed(text: &str) -> Option<Value> {
    let trimmed = text
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[");
    let trimmed = trimmed
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim();
    let trimmed = trimmed.trim_end_matches(';');
    serde_json::from_str(trimmed).ok().or_else(|| {
        let flat: String = trimmed
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        serde_json::from_str(&flat).ok()
    })
}

fn collect(
    value: &Value,
    depth: usize,
    articles: &mut Vec<(usize, Value)>,
    site: &mut Option<String>,
) {
    if depth == 0 {
        return;
    }
    match value {
        Value::Array(items) => {
            for item in items {
                collect(item, depth - 1, articles, site);
            }
        }
        Value::Object(object) => {
            let rank = types(value)
                .iter()
                .filter_map(|name| ARTICLES.iter().position(|known| known == name))
                .min();
            if let Some(rank) = rank {
                articles.push((rank, value.clone()));
            }
            if types(value)
                .iter()
                .any(|name| matches!(*name, "WebSite" | "NewsMediaOrganization"))
            {
                *site = site.take().or_else(|| text(object.get("name")?));
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = object.get(key) {
                    collect(inner, depth - 1, articles, site);
                }
            }
        }
        _ => {}
    }
}

fn types(value: &Value) -> Vec<&str> {
    match value.get("@type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn of_article(article: &Value) -> Metadata {
    let field = |key: &str| article.get(key).and_then(text);
    Metadata {
        headline: field("headline").or_else(|| field("name")),
        author: article.get("author").and_then(person),
        outlet: article
            .get("publisher")
            .and_then(|publisher| text(publisher.get("name")?)),
        published: field("datePublished").or_else(|| field("dateCreated")),
        modified: field("dateModified"),
        url: field("url").or_else(|| article.get("mainEntityOfPage").and_then(identity)),
        body: article
            .get("articleBody")
            .and_then(Value::as_str)
            .map(str::to_owned),
    }
}

fn identity(value: &Value) -> Option<String> {
    text(value).or_else(|| text(value.get("@id")?))
}

fn text(value: &Value) -> Option<String> {
    value.as_str().and_then(cleaned)
}

/// The names of persons; organizations write nothing themselves.
fn person(value: &Value) -> Option<String> {
    match value {
        Value::Array(persons) => {
            let names: Vec<String> = persons.iter().filter_map(person).collect();
            (!names.is_empty()).then(|| names.join("، "))
        }
        Value::Object(_) => {
            let is_body = types(value)
                .iter()
                .any(|name| name.contains("Organization"));
            (!is_body).then(|| value.get("name").and_then(person))?
        }
        other => text(other),
    }
}
