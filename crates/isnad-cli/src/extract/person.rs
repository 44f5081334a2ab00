//! The view for a person: one small block an attribution, readable from right to left in a
//! terminal and in a plain file.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use isnad_ingest::Article;
use isnad_parse::{Attribution, Explanation, Note, Reading};
use isnad_text::Span;

use super::View;
use super::excerpt::{Piece, Role, excerpt, sentences};
use crate::interface::Words;
use crate::terminal::{Screen, visible};

/// A long piece of text is shown by so many characters of its beginning…
const BEGINNING: usize = 600;

/// …and so many of its end.
const END: usize = 150;

/// So many characters around a note are shown.
const AROUND_NOTE: usize = 40;

/// A colour has one meaning: green who answers for it, magenta through whom, yellow the reporting
/// words, underlined what is attributed.
fn style(role: Role) -> Style {
    match role {
        Role::Source => AnsiColor::Green.on_default().bold(),
        Role::Via => AnsiColor::Magenta.on_default(),
        Role::Cue => AnsiColor::Yellow.on_default(),
        Role::Content => Style::new().underline(),
    }
}

/// The view for a person, in one language.
#[derive(Debug)]
pub struct Person {
    /// The words of the labels.
    pub words: &'static Words,
    /// What the screen can show.
    pub screen: Screen,
}

impl View for Person {
    fn document(
        &self,
        article: &Article,
        reading: &Reading,
        explanations: &[Explanation],
    ) -> anyhow::Result<String> {
        let mut page = Page {
            words: self.words,
            screen: self.screen,
            text: &article.text,
            shown: String::new(),
        };
        page.head(article, reading);
        let sentences = sentences(&article.text);
        for (index, attribution) in reading.attributions.iter().enumerate() {
            page.attribution(index, attribution);
            if let Some(explanation) = explanations.get(index) {
                page.explanation(attribution, explanation);
            }
            page.sentence(&excerpt(&sentences, attribution));
        }
        for note in &reading.notes {
            page.note(note);
        }
        Ok(page.shown)
    }

    fn between(&self) -> &str {
        "\n"
    }
}

pub(super) struct Page<'a> {
    pub(super) words: &'static Words,
    pub(super) screen: Screen,
    pub(super) text: &'a str,
    shown: String,
}

impl Page<'_> {
    /// A line that opens with a label, which gives the line its direction.
    pub(super) fn line(&mut self, indent: &str, label: &str, value: &str) {
        let _ = writeln!(self.shown, "{indent}{label}: {value}");
    }

    fn head(&mut self, article: &Article, reading: &Reading) {
        let words = self.words;
        let id = self.screen.outside(&article.id);
        self.line(
            "",
            &words.document,
            &self.screen.styled(Style::new().bold(), &id),
        );
        // A text of one line is its own title, and follows anyway.
        let title = article.title.as_ref();
        if let Some(title) = title.filter(|title| article.text.trim() != title.as_str()) {
            self.line("", &words.title, &self.screen.outside(&short(title)));
        }
        let count = reading.attributions.len().to_string();
        self.line("", &words.attributions, &count);
    }

    fn attribution(&mut self, index: usize, attribution: &Attribution) {
        let words = self.words;
        let mut number = (index + 1).to_string();
        if let Some(parent) = attribution.parent {
            let _ = write!(number, " ({} {})", words.inside, parent + 1);
        }
        let _ = write!(self.shown, "\n{} {number}\n", words.attribution);
        self.line("  ", &words.chain, &self.chain(attribution));
        let cue = match attribution.cue.is_empty() {
            true => words.no_cue.clone(),
            false => self.marked(Role::Cue, &attribution.cue),
        };
        let class = &words.class[&attribution.class];
        self.line("  ", &words.cue, &format!("{cue} ({class})"));
        self.line(
            "  ",
            &words.content,
            &self.marked(Role::Content, &attribution.content),
        );
        let Words {
            semicolon,
            grade_label,
            confidence,
            ..
        } = words;
        let kind = &words.kind[&attribution.kind];
        let grade = &words.grade[&attribution.grade];
        self.line(
            "  ",
            &words.source,
            &format!("{kind}{semicolon} {grade_label}: {grade}"),
        );
        let construction = &words.construction[&attribution.construction];
        let sure = (attribution.confidence * 100.0).round();
        let reading = format!("{construction}{semicolon} {confidence}: {sure}%");
        self.line("  ", &words.construction_label, &reading);
    }

    /// The relays, then the source. Names are joined by a word of the interface's language, which
    /// keeps them in reading order whatever script they are in; an arrow would turn with them.
    fn chain(&self, attribution: &Attribution) -> String {
        let words = self.words;
        let mut links: Vec<String> = attribution
            .via
            .iter()
            .map(|span| self.marked(Role::Via, &[*span]))
            .collect();
        let resolved = self.marked(Role::Source, &attribution.source_resolved);
        let source = self.marked(Role::Source, &attribution.source);
        links.push(match (source.is_empty(), resolved.is_empty()) {
            (true, true) => format!("({})", words.no_source),
            (true, false) => format!("{resolved} ({})", words.from_context),
            (false, true) => source,
            (false, false) => format!("{source} ({}: {resolved})", words.from_context),
        });
        links.join(&format!(" {} ", words.chain_link))
    }

    /// The words of some spans, in the colour of their role.
    fn marked(&self, role: Role, spans: &[Span]) -> String {
        let words: Vec<String> = spans
            .iter()
            .map(|span| {
                let words = self.screen.outside(&short(span.of(self.text)));
                self.screen.styled(style(role), &words)
            })
            .collect();
        words.join(" … ")
    }

    fn sentence(&mut self, pieces: &[Piece]) {
        let mut line = String::new();
        for piece in pieces {
            match piece {
                Piece::Gap => line.push_str(" […] "),
                Piece::Plain(span) => {
                    line.push_str(&visible(&short(span.of(self.text))));
                }
                Piece::Marked(role, span) => {
                    line.push_str(&self.in_sentence(*role, span.of(self.text)))
                }
            }
        }
        // One isolate around the whole: more of them inside would break the sentence's own order.
        let line = self.screen.isolated(&line);
        self.line("  ", &self.words.text, &line);
    }

    fn in_sentence(&self, role: Role, words: &str) -> String {
        let words = short(words);
        let words = visible(&words);
        if self.screen.colours {
            return self.screen.styled(style(role), &words);
        }
        let label = match role {
            Role::Cue => &self.words.cue,
            Role::Source => &self.words.source,
            Role::Via => &self.words.via,
            Role::Content => &self.words.content,
        };
        format!("[{label}: {words}]")
    }

    fn note(&mut self, note: &Note) {
        let words = &self.words.note[&note.kind];
        let from = note.span.start;
        let around: String = self.text[from..].chars().take(AROUND_NOTE).collect();
        let around = self.screen.outside(&around);
        let _ = writeln!(self.shown);
        self.line("", &self.words.note_label, &format!("{words}: {around}…"));
    }
}

/// The text, or its beginning and its end where it is long, cut between words.
fn short(text: &str) -> String {
    if text.chars().nth(BEGINNING + END).is_none() {
        return text.to_owned();
    }
    let beginning = text.char_indices().nth(BEGINNING).map_or(0, |(at, _)| at);
    let end = text.char_indices().nth_back(END).map_or(0, |(at, _)| at);
    let (beginning, end) = (&text[..beginning], &text[end..]);
    let beginning = beginning
        .rsplit_once(char::is_whitespace)
        .map_or(beginning, |cut| cut.0);
    let end = end.split_once(char::is_whitespace).map_or(end, |cut| cut.1);
    format!("{beginning} […] {end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_shown_by_its_beginning_and_its_end() {
        let text: Vec<String> = (0..1000).map(|number| format!("كلمة{number}")).collect();
        let shown = short(&text.join(" "));
        assert!(shown.starts_with("كلمة0 كلمة1 ") && shown.ends_with(" كلمة998 كلمة999"));
        assert!(shown.chars().count() < BEGINNING + END + 10);
        let cut: Vec<&str> = shown.split(' ').filter(|word| *word != "[…]").collect();
        assert!(
            cut.iter()
                .all(|word| text.iter().any(|whole| whole == word))
        );
        assert!(short(&"ا".repeat(5000)).chars().count() < BEGINNING + END + 10);
    }

    #[test]
    fn a_text_is_whole_unless_much_would_be_left_out() {
        let text = "ا ".repeat((BEGINNING + END) / 2);
        assert_eq!(short(&text), text);
    }
}
