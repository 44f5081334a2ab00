//! What is attributed in the articles of one outlet, to one source, or in one article over time.

use std::fmt::Write;

use askama::Template;
use isnad_parse::{Attribution, Grade};
use isnad_story::{Article, Parallel, revisions};
use isnad_text::{Document, Span, fold};
use serde::Serialize;

use crate::change::{Aligned, Line, aligned, changes_csv, changes_markdown, parallels_json};
use crate::dates::Clock;
use crate::evidence::{marked, marks, own_span, whole_sentences};
use crate::matrix::grade_name;
use crate::outside::{Html, Outside, plain};
use crate::strings::{Strings, fill};
use crate::style::style;
use crate::summary::markdown;
use crate::table::{csv, offsets};
use crate::{Options, dates};

/// Whom or what a profile is about.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// An outlet, by its name.
    Outlet(&'a str),
    /// A source, by words of its name in any spelling.
    Source(&'a str),
    /// An article, by its id.
    Article(&'a str),
}

/// The attributions that belong to a subject.
#[derive(Clone, Debug)]
pub struct Profile<'a> {
    subject: Subject<'a>,
    articles: Vec<&'a Article>,
    /// By place among `articles`.
    rows: Vec<(usize, &'a Attribution)>,
}

/// The profile of a subject in these articles, by their last versions; `None` where none has it.
pub fn profile<'a>(subject: Subject<'a>, articles: &'a [Article]) -> Option<Profile<'a>> {
    let mut kept: Vec<&Article> = Vec::new();
    let mut rows = Vec::new();
    let mut order: Vec<&Article> = articles.iter().collect();
    order.sort_by_key(|article| {
        let first = dates::instant(article.first_published());
        (first.is_none(), first)
    });
    for article in order {
        let here: Vec<&Attribution> = match subject {
            Subject::Outlet(name) if article.outlet != name => continue,
            Subject::Article(id) if article.id != id => continue,
            Subject::Source(name) => {
                let said = |it: &&Attribution| names(&source(article, it), name);
                article
                    .latest()
                    .reading
                    .attributions
                    .iter()
                    .filter(said)
                    .collect()
            }
            _ => article.latest().reading.attributions.iter().collect(),
        };
        if here.is_empty() && matches!(subject, Subject::Source(_)) {
            continue;
        }
        rows.extend(
            here.into_iter()
                .map(|attribution| (kept.len(), attribution)),
        );
        kept.push(article);
    }
    (!kept.is_empty()).then_some(Profile {
        subject,
        articles: kept,
        rows,
    })
}

/// Whether a mention has all words of a name.
fn names(mention: &str, name: &str) -> bool {
    let mention = fold::fold(mention);
    let words: Vec<&str> = mention.split_whitespace().collect();
    let name = fold::fold(name);
    let mut name = name.split_whitespace().peekable();
    name.peek().is_some() && name.all(|word| words.contains(&word))
}

fn source(article: &Article, attribution: &Attribution) -> String {
    let spans = match attribution.source_resolved.is_empty() {
        true => &attribution.source,
        false => &attribution.source_resolved,
    };
    joined(article, spans)
}

fn joined(article: &Article, spans: &[Span]) -> String {
    let pieces: Vec<&str> = spans
        .iter()
        .map(|span| span.of(&article.latest().text))
        .collect();
    pieces.join(" ")
}

impl Profile<'_> {
    /// What changed between the versions, where the subject is an article.
    fn revised<T>(&self, tell: impl Fn(&[Parallel], &[Article]) -> T) -> Option<T> {
        matches!(self.subject, Subject::Article(_)).then(|| {
            let articles: Vec<Article> = self.articles.iter().map(|it| (*it).clone()).collect();
            let order: Vec<usize> = (0..articles.len()).collect();
            tell(&revisions(&articles, &order), &articles)
        })
    }

    fn title(&self) -> &str {
        match self.subject {
            Subject::Outlet(name) | Subject::Source(name) => name,
            Subject::Article(id) => self.articles[0].title.as_deref().unwrap_or(id),
        }
    }

    fn kicker<'s>(&self, strings: &'s Strings) -> &'s str {
        match self.subject {
            Subject::Outlet(_) => &strings.profile_outlet,
            Subject::Source(_) => &strings.profile_source,
            Subject::Article(_) => &strings.profile_article,
        }
    }

    fn counts(&self, strings: &Strings) -> String {
        let articles = strings.number.articles.of(self.articles.len());
        let attributions = strings.number.attributions.of(self.rows.len());
        format!("{articles} · {attributions}")
    }

    /// How many attributions each grade has, best first.
    fn grades(&self) -> Vec<(Grade, usize)> {
        let count = |grade: &Grade| {
            self.rows
                .iter()
                .filter(|(_, it)| it.grade == *grade)
                .count()
        };
        let grades = Grade::ALL.iter().map(|grade| (*grade, count(grade)));
        grades.filter(|(_, count)| *count > 0).collect()
    }

    /// The sources that are reported more than once, most often first.
    fn sources(&self) -> Vec<(String, usize)> {
        let mut sources: Vec<(String, String, usize)> = Vec::new();
        for (at, attribution) in &self.rows {
            let name = source(self.articles[*at], attribution);
            let folded = fold::fold(&name);
            match sources.iter_mut().find(|(known, ..)| *known == folded) {
                _ if name.is_empty() => {}
                Some((.., count)) => *count += 1,
                None => sources.push((folded, name, 1)),
            }
        }
        sources.retain(|(.., count)| *count > 1);
        sources.sort_by_key(|(.., count)| std::cmp::Reverse(*count));
        sources.truncate(MOST_SOURCES);
        sources
            .into_iter()
            .map(|(_, name, count)| (name, count))
            .collect()
    }
}

/// Sources that are listed.
const MOST_SOURCES: usize = 12;

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

#[derive(Serialize)]
struct Record<'r> {
    outlet: &'r str,
    article: &'r str,
    published: Option<&'r str>,
    source: String,
    grade: Grade,
    cue: String,
    strength: isnad_parse::Strength,
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
