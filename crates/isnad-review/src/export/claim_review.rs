//! schema.org ClaimReview, as search engines read it.

use serde_json::{Map, Value, json};

use super::{Appearance, ClaimRecord, Publisher};
use crate::Scale;

/// The ClaimReview of a claim that readers have; `None` of one that they have not.
pub fn claim_review(record: &ClaimRecord, scale: &Scale, publisher: &Publisher) -> Option<Value> {
    let published = record.state.published()?;
    let first = record.state.publications.first()?;
    let mut review = Map::new();
    let mut put = |name: &str, value: Value| {
        if !value.is_null() {
            review.insert(name.to_owned(), value);
        }
    };
    put("@context", json!("https://schema.org"));
    put("@type", json!("ClaimReview"));
    put("@id", json!(format!("urn:isnad:claim:{}", record.claim)));
    put("url", json!(publisher.page(&record.claim)));
    put("inLanguage", json!("ar"));
    put("datePublished", json!(day(&first.at)));
    put("dateModified", json!(day(&published.at)));
    put("claimReviewed", json!(published.label));
    put("reviewBody", json!(published.explanation));
    put("reviewRating", rating(&published.verdict, scale));
    put(
        "author",
        organization(&publisher.name, publisher.url.as_deref()),
    );
    put("itemReviewed", claim(record));
    let cited: Vec<Value> = published
        .evidence
        .iter()
        .filter_map(|record| record.evidence.url.as_ref())
        .map(|url| json!({"@type": "CreativeWork", "url": url}))
        .collect();
    if !cited.is_empty() {
        put("citation", Value::Array(cited));
    }
    if record.state.publications.len() > 1 {
        put("correction", json!(published.note));
    }
    Some(Value::Object(review))
}

/// A verdict beside the scale's order has a name and no number.
fn rating(verdict: &str, scale: &Scale) -> Value {
    let mut rating = json!({"@type": "Rating", "alternateName": verdict});
    if let Some(verdict) = scale.verdict(verdict) {
        rating["alternateName"] = json!(verdict.ar);
        if let Some(value) = verdict.rating {
            rating["ratingValue"] = json!(value);
            rating["bestRating"] = json!(scale.best);
            rating["worstRating"] = json!(scale.worst);
        }
    }
    rating
}

fn organization(name: &str, url: Option<&str>) -> Value {
    let mut organization = json!({"@type": "Organization", "name": name});
    if let Some(url) = url {
        organization["url"] = json!(url);
    }
    organization
}

fn claim(record: &ClaimRecord) -> Value {
    let mut claim = json!({"@type": "Claim"});
    let Some(first) = record.appearances.first() else {
        return claim;
    };
    if let Some(source) = &first.source {
        let sort = if first.source_is_person {
            "Person"
        } else {
            "Organization"
        };
        claim["author"] = json!({"@type": sort, "name": source});
    }
    if let Some(published) = &first.published {
        claim["datePublished"] = json!(day(published));
    }
    let works: Vec<Value> = record.appearances.iter().map(work).collect();
    claim["firstAppearance"] = works[0].clone();
    claim["appearance"] = Value::Array(works);
    claim
}

fn work(appearance: &Appearance) -> Value {
    let mut work = json!({
        "@type": "NewsArticle",
        "publisher": organization(&appearance.outlet, None),
    });
    if let Some(url) = &appearance.url {
        work["url"] = json!(url);
    }
    if let Some(title) = &appearance.title {
        work["headline"] = json!(title);
    }
    if let Some(published) = &appearance.published {
        work["datePublished"] = json!(day(published));
    }
    work
}

/// The day of a time in RFC 3339.
fn day(at: &str) -> &str {
    at.get(..10).unwrap_or(at)
}
