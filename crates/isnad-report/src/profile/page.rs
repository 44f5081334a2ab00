//! The profile as a page, and in Markdown.

use std::fmt::Write;

use askama::Template;
use isnad_text::Document;

use super::{Profile, joined, source};
use crate::Options;
use crate::change::{Aligned, Line, aligned, changes_markdown};
use crate::dates::{self, Clock};
use crate::evidence::{marked, marks, own_span, whole_sentences};
use crate::matrix::grade_name;
use crate::outside::{Html, Outside, plain};
use crate::strings::{Strings, fill};
use crate::style::style;
use crate::summary::markdown;

#[derive(Template)]
#[template(path = "profile.html")]
struct Page<'p> {
    strings: &'p Strings,
    style: Html,
    title: Outside,
    document_title: String,
    kicker: &'p str,
    dateline: String,
    grades: Vec<(&'static str, &'p str, usize)>,
    sources: Vec<(Outside, usize)>,
    witnesses: Vec<Told>,
    aligned: Vec<Aligned>,
}

/// One article's passages.
struct Told {
    outlet: Outside,
    title: Outside,
    when: Option<String>,
    datetime: String,
    passages: Vec<(Html, &'static str, String)>,
}

/// The profile as one HTML file that needs nothing else.
pub fn profile_html(profile: &Profile<'_>, options: &Options) -> String {
    let strings = Strings::shipped(options.language);
    let grades = profile.grades().into_iter();
    let sources = profile.sources().into_iter();
    let clock = Clock::of(profile.articles.iter().copied());
    let aligned = profile
        .revised(|revisions, articles| aligned(revisions, articles, clock, strings))
        .unwrap_or_default();
    let page = Page {
        strings,
        style: Html(style().to_owned()),
        title: Outside::new(profile.title()),
        document_title: fill(
            &strings.document_title,
            &[("title", &plain(profile.title()))],
        ),
        kicker: profile.kicker(strings),
        dateline: profile.counts(strings),
        grades: grades
            .map(|(it, n)| (it.name(), grade_name(it, strings), n))
            .collect(),
        sources: sources.map(|(name, n)| (Outside::new(name), n)).collect(),
        witnesses: (0..profile.articles.len())
            .map(|at| told(profile, at, clock, strings))
            .collect(),
        aligned,
    };
    page.render().expect("writing to a string does not fail")
}

fn told(profile: &Profile<'_>, at: usize, clock: Clock, strings: &Strings) -> Told {
    let article = profile.articles[at];
    let text = &article.latest().text;
    let document = Document::new(text);
    let published = article.first_published();
    let here = profile.rows.iter().filter(|(place, _)| *place == at);
    let passages = here.filter_map(|(_, attribution)| {
        let span = whole_sentences(&document, own_span(attribution)?);
        let grade = attribution.grade;
        let passage = marked(text, span, &marks(attribution));
        Some((passage, grade.name(), grade_name(grade, strings).to_owned()))
    });
    Told {
        outlet: Outside::new(&article.outlet),
        title: Outside::new(article.title.as_deref().unwrap_or(&article.id)),
        when: published
            .and_then(|at| clock.local(at))
            .map(|at| dates::full(at, strings)),
        datetime: published.unwrap_or_default().to_owned(),
        passages: passages.collect(),
    }
}

/// The profile in Markdown.
pub fn profile_markdown(profile: &Profile<'_>, options: &Options) -> String {
    let strings = Strings::shipped(options.language);
    let mut page = format!(
        "# {}\n\n{}\n\n",
        markdown(profile.title()),
        profile.counts(strings)
    );
    for (grade, count) in profile.grades() {
        let _ = writeln!(page, "- {}: {count}", grade_name(grade, strings));
    }
    for (at, attribution) in &profile.rows {
        let article = profile.articles[*at];
        let _ = write!(
            page,
            "\n**{}** — {} ({})\n\n> {}\n",
            markdown(&article.outlet),
            markdown(&source(article, attribution)),
            grade_name(attribution.grade, strings),
            markdown(&joined(article, &attribution.content)),
        );
    }
    let clock = Clock::of(profile.articles.iter().copied());
    let changes = profile
        .revised(|revisions, articles| changes_markdown(revisions, articles, clock, strings));
    page + &changes.unwrap_or_default()
}
