//! The profile for machines and spreadsheets.

use isnad_parse::{Grade, Strength};
use isnad_story::{Article, Parallel};
use serde::Serialize;

use super::{Profile, joined, source};
use crate::Options;
use crate::change::{changes_csv, parallels_json};
use crate::evidence::own_span;
use crate::table::{csv, offsets};

#[derive(Serialize)]
struct Record<'r> {
    outlet: &'r str,
    article: &'r str,
    published: Option<&'r str>,
    source: String,
    grade: Grade,
    cue: String,
    strength: Strength,
    content: String,
    offsets: String,
}

fn records<'r>(profile: &'r Profile<'r>) -> impl Iterator<Item = Record<'r>> {
    profile.rows.iter().map(|(at, attribution)| {
        let article = profile.articles[*at];
        let span = own_span(attribution).unwrap_or_default();
        Record {
            outlet: &article.outlet,
            article: &article.id,
            published: article.first_published(),
            source: source(article, attribution),
            grade: attribution.grade,
            cue: joined(article, &attribution.cue),
            strength: attribution.strength,
            content: joined(article, &attribution.content),
            offsets: offsets(&article.latest().text, span),
        }
    })
}

/// The profile as JSON, one line: an object with `subject` and `attributions`; that of an article
/// with `changes` between its versions too.
pub fn profile_json(profile: &Profile<'_>) -> String {
    let records: Vec<Record<'_>> = records(profile).collect();
    let mut report = serde_json::json!({ "subject": profile.title(), "attributions": records });
    if let Some(changes) = profile.revised(parallels_json) {
        report["changes"] = changes;
    }
    report.to_string()
}

/// The profile as CSV in UTF-8: an attribution a row; of an article with several versions, a change
/// between them a row, told in the language of the report.
pub fn profile_csv(profile: &Profile<'_>, options: &Options) -> String {
    let changes = |revisions: &[Parallel], articles: &[Article]| {
        changes_csv(revisions, articles, options.language)
    };
    let has_versions = profile.articles.iter().any(|it| it.versions.len() > 1);
    if has_versions && let Some(table) = profile.revised(changes) {
        return table;
    }
    const COLUMNS: [&str; 9] = [
        "outlet",
        "article",
        "published",
        "source",
        "grade",
        "cue",
        "strength",
        "content",
        "offsets",
    ];
    let rows = records(profile).map(|record| {
        [
            record.outlet.to_owned(),
            record.article.to_owned(),
            record.published.unwrap_or_default().to_owned(),
            record.source,
            record.grade.name().to_owned(),
            record.cue,
            record.strength.name().to_owned(),
            record.content,
            record.offsets,
        ]
    });
    csv(&COLUMNS, rows)
}
