use std::ops::ControlFlow;

use crate::{Article, Error, Problem};

/// Whether whoever takes the articles wants more of them.
pub(crate) type Flow = ControlFlow<()>;

/// Where readers hand on what they find, one at a time, so that no reader holds more than one.
pub(crate) struct Sink<'s> {
    take: &'s mut dyn FnMut(Result<Article, Error>) -> Flow,
}

impl<'s> Sink<'s> {
    /// Hands everything to `take`.
    pub(crate) fn new(take: &'s mut dyn FnMut(Result<Article, Error>) -> Flow) -> Self {
        Self { take }
    }

    /// Hands on one article.
    pub(crate) fn article(&mut self, article: Article) -> Flow {
        (self.take)(Ok(article))
    }

    /// Hands on what is wrong with `place`.
    pub(crate) fn problem(&mut self, place: &str, at: At, problem: impl Into<Problem>) -> Flow {
        (self.take)(Err(Error {
            place: place.to_owned(),
            line: at.line,
            record: at.record,
            problem: problem.into(),
        }))
    }

    /// Hands on an article, or what is wrong with it.
    pub(crate) fn outcome(
        &mut self,
        place: &str,
        at: At,
        outcome: Result<Article, Problem>,
    ) -> Flow {
        match outcome {
            Ok(article) => self.article(article),
            Err(problem) => self.problem(place, at, problem),
        }
    }
}

/// Where within a file something stands.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct At {
    line: Option<u64>,
    record: Option<u64>,
}

impl At {
    /// The file as a whole.
    pub(crate) const FILE: Self = Self {
        line: None,
        record: None,
    };

    /// A line, counted from 1.
    pub(crate) fn line(number: u64) -> Self {
        Self {
            line: Some(number),
            record: None,
        }
    }

    /// A record, counted from 1.
    pub(crate) fn record(number: u64) -> Self {
        Self {
            line: None,
            record: Some(number),
        }
    }
}
