//! What is attributed in the articles of one outlet, to one source, or in one article over time.

mod page;
mod records;

use isnad_parse::{Attribution, Grade};
use isnad_story::{Article, Parallel, revisions};
use isnad_text::{Span, fold};

use crate::dates;
use crate::strings::Strings;

pub use page::{profile_html, profile_markdown};
pub use records::{profile_csv, profile_json};

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
    joined(article, attribution.answering())
}

fn joined(article: &Article, spans: &[Span]) -> String {
    isnad_text::joined(&article.latest().text, spans)
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
