use std::io::{BufRead, Read};

use serde::Deserialize;

use crate::plain::{is_blank, utf8};
use crate::published::published;
use crate::{Article, Error, LONGEST, Problem, title::title};

/// The keys of a line that are read.
#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    outlet: Option<String>,
    url: Option<String>,
    title: Option<String>,
    author: Option<String>,
    published: Option<String>,
    date: Option<String>,
    ingested: Option<String>,
}

/// The articles of one stream of JSON Lines. Blank lines are passed over.
pub(crate) struct JsonLines<R> {
    input: R,
    place: String,
    line: u64,
    articles: u64,
    ended: bool,
}

impl<R: BufRead> JsonLines<R> {
    /// Reads `input`, which errors name as `place`.
    pub(crate) fn new(input: R, place: String) -> Self {
        Self {
            input,
            place,
            line: 0,
            articles: 0,
            ended: false,
        }
    }

    /// The next line that is not blank; `None` at the end.
    fn next_line(&mut self) -> Result<Option<String>, Problem> {
        loop {
            let mut bytes = Vec::new();
            self.line += 1;
            let limit = LONGEST + 1;
            if self
                .input
                .by_ref()
                .take(limit)
                .read_until(b'\n', &mut bytes)?
                == 0
            {
                return Ok(None);
            }
            if bytes.len() as u64 > LONGEST {
                if bytes.last() != Some(&b'\n') {
                    self.input.skip_until(b'\n')?;
                }
                return Err(Problem::TooLong);
            }
            if self.line == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
                bytes.drain(..3);
            }
            // Within an open string the JSON reader would complain of the line break.
            if bytes.last() == Some(&b'\n') {
                bytes.pop();
            }
            if !bytes.trim_ascii().is_empty() {
                return utf8(bytes).map(Some);
            }
        }
    }

    fn error(&self, problem: Problem, line: Option<u64>) -> Error {
        Error {
            place: self.place.clone(),
            line,
            problem,
        }
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<Article, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let read = match self.next_line() {
            Ok(Some(line)) => article(&line),
            Ok(None) => {
                self.ended = true;
                return (self.articles == 0).then(|| Err(self.error(Problem::Empty, None)));
            }
            Err(problem) => {
                // A stream that fails once would fail for ever.
                self.ended = matches!(problem, Problem::Unreadable(_));
                Err(problem)
            }
        };
        self.articles += 1;
        Some(read.map_err(|problem| self.error(problem, Some(self.line))))
    }
}

fn article(line: &str) -> Result<Article, Problem> {
    let line: Line = serde_json::from_str(line)?;
    if line.id.trim().is_empty() {
        return Err(Problem::EmptyId);
    }
    if is_blank(&line.text) {
        return Err(Problem::EmptyText);
    }
    let date = given(line.published).or(given(line.date));
    Ok(Article {
        id: line.id,
        outlet: given(line.outlet),
        url: given(line.url),
        title: given(line.title).or_else(|| title(&line.text)),
        author: given(line.author),
        ingested: given(line.ingested).and_then(|date| published(&date).ok()),
        published: date.as_deref().map(published).transpose()?,
        text: line.text,
    })
}

/// A value that says something: many data sets write the empty string for "none".
fn given(value: Option<String>) -> Option<String> {
    value.filter(|value| !value.trim().is_empty())
}
