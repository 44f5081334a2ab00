//! A published claim as a page for readers: one file, no script, nothing from elsewhere.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use askama::Template;
use isnad_parse::Grade;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::outside::{plain, script};
use super::{ClaimRecord, Publisher, claim_review};
use crate::{EvidenceRecord, Scale};

/// Rules of this page besides the style sheet that all reports have.
const OWN_STYLE: &str = include_str!("../../templates/claim.css");

/// A language of the page's own words; what the desk wrote stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PageLanguage {
    /// Arabic.
    #[default]
    Ar,
    /// English.
    En,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    code: String,
    direction: String,
    overridden: String,
    corrections: String,
    evidence: String,
    archived: String,
    appearances: String,
}

static WORDS: LazyLock<BTreeMap<PageLanguage, Words>> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/page.toml")).expect("a test reads the file")
});

#[derive(Template)]
#[template(path = "claim.html")]
struct Page<'p> {
    words: &'p Words,
    policy: String,
    style: &'p str,
    json: String,
    publisher: String,
    label: String,
    verdict: String,
    is_alarm: bool,
    explanation: Vec<String>,
    overridden: Option<String>,
    evidence: Vec<Evidence>,
    appearances: Vec<Place>,
    notes: Vec<(String, String)>,
    published: String,
    claim: String,
}

struct Evidence {
    grade: &'static str,
    quotation: String,
    note: String,
    url: Option<String>,
    archive: Option<String>,
}

struct Place {
    outlet: String,
    title: String,
    published: String,
    url: Option<String>,
    source: String,
    content: String,
}

/// The page of a claim that readers have, with the style sheet that is given; `None` of a claim
/// that they have not.
pub fn page(
    record: &ClaimRecord,
    scale: &Scale,
    publisher: &Publisher,
    language: PageLanguage,
    style: &str,
) -> Option<String> {
    let published = record.state.published()?;
    let json = claim_review::claim_review(record, scale, publisher)?;
    let verdict = scale.verdict(&published.verdict);
    let rating = verdict.and_then(|verdict| verdict.rating);
    let style = format!("{style}{OWN_STYLE}");
    let corrections = record
        .state
        .publications
        .iter()
        .filter(|it| !it.note.is_empty());
    let name = |verdict: &crate::Verdict| match language {
        PageLanguage::Ar => plain(&verdict.ar),
        PageLanguage::En => plain(&verdict.en),
    };
    let page = Page {
        words: &WORDS[&language],
        policy: policy(&style),
        style: &style,
        json: script(&json.to_string()),
        publisher: plain(&publisher.name),
        label: plain(&published.label),
        verdict: verdict.map_or_else(|| plain(&published.verdict), name),
        is_alarm: rating.is_some_and(|rating| rating * 2 <= scale.worst + scale.best),
        explanation: plain(&published.explanation)
            .lines()
            .map(str::to_owned)
            .collect(),
        overridden: published
            .override_reason
            .as_ref()
            .map(|it| plain(&it.reason)),
        evidence: published.evidence.iter().map(evidence).collect(),
        appearances: record.appearances.iter().map(place).collect(),
        notes: corrections
            .map(|it| (day(&it.at), plain(&it.note)))
            .collect(),
        published: day(&record.state.publications.first()?.at),
        claim: record.claim.0.clone(),
    };
    Some(page.render().expect("writing to a string does not fail"))
}

fn evidence(record: &EvidenceRecord) -> Evidence {
    let evidence = &record.evidence;
    Evidence {
        grade: evidence.grade.unwrap_or(Grade::None).name(),
        quotation: plain(&evidence.quotation),
        note: plain(&evidence.note),
        url: evidence.url.clone(),
        archive: evidence.archive_url.clone(),
    }
}

fn place(appearance: &super::Appearance) -> Place {
    // Addresses of articles come from outside and were never looked at.
    let is_web = |url: &&String| url.starts_with("https://") || url.starts_with("http://");
    Place {
        outlet: plain(&appearance.outlet),
        title: plain(appearance.title.as_deref().unwrap_or_default()),
        published: appearance.published.as_deref().map(day).unwrap_or_default(),
        url: appearance.url.as_ref().filter(is_web).cloned(),
        source: plain(appearance.source.as_deref().unwrap_or_default()),
        content: plain(&appearance.content),
    }
}

/// Nothing is loaded and nothing runs; of style sheets only this one holds.
fn policy(style: &str) -> String {
    // The element's content begins with the line break that the template puts there.
    let hash = base64(&Sha256::digest(format!("\n{style}")));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; font-src data:; base-uri 'none'; \
         form-action 'none'"
    )
}

fn base64(bytes: &[u8]) -> String {
    use ::base64::Engine;
    ::base64::engine::general_purpose::STANDARD.encode(bytes)
}

fn day(at: &str) -> String {
    plain(at.get(..10).unwrap_or(at))
}
