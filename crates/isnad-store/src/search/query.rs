//! What a person looks for, and how the index is asked for it.

use isnad_text::{Document, Span, TokenKind, is_quotation_mark, proclitic};

use crate::words::word;

/// Of a longer query so many words count.
const MOST_WORDS: usize = 64;

/// Where a word is shorter without its article, the article is taken for its own letters.
const SHORTEST: usize = 3;

/// A query: words, phrases between quotation marks, beginnings of words before a star. A text must
/// have all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
}

/// Words that follow each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Term {
    words: Vec<String>,
    /// The last word may go on.
    prefix: bool,
}

/// How near a word must come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nearness {
    /// As it was given, but for marks and spellings.
    Same,
    /// With other proclitics.
    Proclitics,
}

impl Query {
    /// Reads a query. Every text is one: what is neither letter nor digit has no other meaning
    /// than quotation marks and the star have.
    pub fn new(query: &str) -> Self {
        let document = Document::new(query);
        let mut terms: Vec<Term> = Vec::new();
        let mut phrase: Option<Term> = None;
        let mut count = 0;
        for (at, token) in document.tokens().iter().enumerate() {
            let word = word(&document, at);
            if !word.is_empty() {
                count += 1;
                if count > MOST_WORDS {
                    break;
                }
                let prefix = is_star(&document, at + 1, token.span);
                match &mut phrase {
                    Some(phrase) => {
                        phrase.words.push(word);
                        phrase.prefix = prefix;
                    }
                    None => terms.push(Term {
                        words: vec![word],
                        prefix,
                    }),
                }
            } else if token.kind == TokenKind::Mark && is_quotation_mark(token.mark) {
                phrase = match phrase.take() {
                    Some(phrase) => {
                        terms.push(phrase);
                        None
                    }
                    None => Some(Term::default()),
                };
            }
        }
        // A phrase that nothing closes goes to the end.
        terms.extend(phrase);
        terms.retain(|term| !term.words.is_empty());
        Self { terms }
    }

    /// Whether there is no word in it.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The query in the index's own language. Words consist of letters, digits and dots and stand
    /// between quotation marks, so none of them means anything there.
    pub(crate) fn expression(&self, nearness: Nearness) -> String {
        let terms: Vec<_> = self
            .terms
            .iter()
            .map(|term| term.expression(nearness))
            .collect();
        terms.join(" AND ")
    }

    /// Where the query's words stand in a text, in bytes, in the order of the text.
    pub fn marks(&self, text: &str) -> Vec<Span> {
        let document = Document::new(text);
        let mut at_words = Vec::new();
        let mut words = Vec::new();
        for at in 0..document.tokens().len() {
            let word = word(&document, at);
            if !word.is_empty() {
                at_words.push(at);
                words.push(word);
            }
        }
        let mut marks: Vec<Span> = Vec::new();
        for start in 0..words.len() {
            let longest = self.terms.iter().filter_map(|term| {
                let length = term.words.len();
                let found = words.get(start..start + length)?;
                term.is(found).then_some(length)
            });
            let Some(length) = longest.max() else {
                continue;
            };
            let span = document.span(at_words[start]..at_words[start + length - 1] + 1);
            match (span, marks.last_mut()) {
                (Some(span), Some(last)) if span.start < last.end => {
                    last.end = last.end.max(span.end);
                }
                (Some(span), _) => marks.push(span),
                (None, _) => {}
            }
        }
        marks
    }
}

impl Term {
    fn expression(&self, nearness: Nearness) -> String {
        let star = if self.prefix { "*" } else { "" };
        let rest = &self.words[1..];
        let phrase = |first: &str| {
            let words = std::iter::once(first).chain(rest.iter().map(String::as_str));
            format!("\"{}\"{star}", words.collect::<Vec<_>>().join(" "))
        };
        match nearness {
            Nearness::Same => phrase(&self.words[0]),
            Nearness::Proclitics => {
                let core = core(&self.words[0]);
                let forms = proclitic::PROCLITICS.iter();
                let forms = forms.map(|proclitic| phrase(&format!("{proclitic}{core}")));
                format!("({})", forms.collect::<Vec<_>>().join(" OR "))
            }
        }
    }

    /// Whether so many words of a text are the term's, with whatever proclitics.
    fn is(&self, found: &[String]) -> bool {
        let last = self.words.len() - 1;
        let core = core(&self.words[0]);
        self.words
            .iter()
            .zip(found)
            .enumerate()
            .all(|(at, (wanted, found))| {
                let same = |wanted: &str, found: &str| match self.prefix && at == last {
                    true => found.starts_with(wanted),
                    false => found == wanted,
                };
                match at {
                    0 => {
                        same(wanted, found)
                            || proclitic::PROCLITICS.iter().any(|proclitic| {
                                found
                                    .strip_prefix(proclitic)
                                    .is_some_and(|stem| same(core, stem))
                            })
                    }
                    _ => same(wanted, found),
                }
            })
    }
}

/// The word without its article and what stands before that. A single letter is left where it is:
/// of «وزير» and «كتاب» it is the word's own far more often than not.
fn core(word: &str) -> &str {
    let splits = proclitic::splits(word).filter(|(proclitic, stem)| {
        (proclitic.ends_with("ال") || proclitic.ends_with("لل")) && stem.chars().count() >= SHORTEST
    });
    splits
        .max_by_key(|(proclitic, _)| proclitic.len())
        .map_or(word, |(_, stem)| stem)
}

/// Whether token `at` is a star right behind `word`.
fn is_star(document: &Document<'_>, at: usize, word: Span) -> bool {
    document
        .tokens()
        .get(at)
        .is_some_and(|token| matches!(token.mark, '*' | '\u{66d}') && token.span.start == word.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(query: &str) -> String {
        Query::new(query).expression(Nearness::Same)
    }

    fn marked(query: &str, text: &str) -> Vec<String> {
        let marks = Query::new(query).marks(text);
        marks.iter().map(|mark| mark.of(text).to_owned()).collect()
    }

    #[test]
    fn words_phrases_and_beginnings() {
        assert_eq!(same("المسؤول"), "\"المسؤول\"");
        assert_eq!(
            same("«مجلس الوزراء» قانون* ١٬٢٠٠"),
            "\"مجلس الوزراء\" AND \"قانون\"* AND \"1200\""
        );
        assert_eq!(same("\"مجلس"), "\"مجلس\"");
        assert_eq!(same("* \"\" «»"), "");
    }

    #[test]
    fn what_the_index_would_obey_is_nothing_in_a_query() {
        assert_eq!(
            same("text:x OR NEAR(a\u{0} b) - ^c {d}"),
            "\"text\" AND \"x\" AND \"or\" AND \"near\" AND \"a\" AND \"b\" AND \"c\" AND \"d\""
        );
    }

    #[test]
    fn hits_are_marked_as_they_are_spelt_in_the_text() {
        let text = "قالَ الـمَسْؤول للوزيرِ: «مجلس الوزراء» و\u{200f}مجلسُ الوزراءِ، فلسطين";
        assert_eq!(marked("وزير", text), ["للوزيرِ"]);
        assert_eq!(marked("مسؤول", text), ["الـمَسْؤول"]);
        assert_eq!(
            marked("\"مجلس الوزراء\"", text),
            ["مجلس الوزراء", "و\u{200f}مجلسُ الوزراءِ"]
        );
        assert_eq!(marked("فلس*", text), ["فلسطين"]);
        assert_eq!(marked("طين", text), Vec::<String>::new());
    }
}
