use std::collections::BTreeMap;

use crate::sink::{At, Flow, Sink};
use crate::{Article, Problem, language};

/// What became of the records of one file that holds all kinds of things: articles are handed
/// on, what is no article is counted by its reason.
#[derive(Default)]
pub(crate) struct Tally {
    articles: usize,
    summaries: usize,
    failures: usize,
    passed_over: BTreeMap<String, usize>,
}

impl Tally {
    /// Hands on an article in Arabic; a record of another kind is passed over.
    pub(crate) fn outcome(
        &mut self,
        place: &str,
        at: At,
        outcome: Result<Article, Problem>,
        sink: &mut Sink<'_>,
    ) -> Flow {
        let outcome = outcome.and_then(in_arabic);
        match outcome {
            Ok(article) => {
                self.articles += 1;
                self.summaries += usize::from(article.is_summary);
                sink.article(article)
            }
            Err(Problem::NotArabic(language)) => self.pass_over(&format!("{language}, not Arabic")),
            Err(Problem::NoStory(_) | Problem::EmptyText | Problem::Empty) => {
                self.pass_over("without a story")
            }
            Err(problem) => {
                self.failures += 1;
                sink.problem(place, at, problem)
            }
        }
    }

    /// Counts what is no article.
    pub(crate) fn pass_over(&mut self, reason: &str) -> Flow {
        *self.passed_over.entry(reason.to_owned()).or_default() += 1;
        Flow::Continue(())
    }

    /// Says what is wrong with one record.
    pub(crate) fn problem(
        &mut self,
        place: &str,
        at: At,
        problem: impl Into<Problem>,
        sink: &mut Sink<'_>,
    ) -> Flow {
        self.failures += 1;
        sink.problem(place, at, problem)
    }

    /// Says at the end of the file what was passed over. A file without any article is an error,
    /// unless it had errors already; `held` says what it did hold.
    pub(crate) fn finish(self, place: &str, held: &str, sink: &mut Sink<'_>) -> Flow {
        let reasons = self.passed_over.iter();
        if self.articles == 0 && self.failures == 0 {
            let mut what: Vec<_> = reasons
                .map(|(why, count)| format!("{count} {why}"))
                .collect();
            if what.is_empty() {
                what.push(held.to_owned());
            }
            let problem = Problem::NoArticles(what.join(", "));
            return sink.problem(place, At::FILE, problem);
        }
        for (reason, count) in &self.passed_over {
            let (count, reason) = (*count, reason.clone());
            sink.problem(place, At::FILE, Problem::PassedOver { count, reason })?;
        }
        match self.summaries {
            0 => Flow::Continue(()),
            count => sink.problem(place, At::FILE, Problem::Summaries(count)),
        }
    }
}

/// The article, unless it is in another language. A summary is short, so its headline counts too.
fn in_arabic(article: Article) -> Result<Article, Problem> {
    if !language::has_arabic_letters(&article.text) {
        return Err(Problem::NotArabic("in another script"));
    }
    let title = article.title.as_deref().unwrap_or_default();
    match language::not_arabic(&format!("{title}\n{}", article.text)) {
        Some(language) => Err(Problem::NotArabic(language)),
        None => Ok(article),
    }
}
