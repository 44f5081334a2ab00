//! The view for a person: one small block an attribution, readable from right to left in a
//! terminal and in a plain file.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use isnad_ingest::Article;
use isnad_parse::{Attribution, Note, Reading, Spans};

use super::View;
use super::excerpt::{Piece, Role, excerpt, sentences};
use crate::interface::Words;
use crate::terminal::Screen;

/// A piece of text of more characters is shown by its beginning and its end.
const LONGEST_PIECE: usize = 600;

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
    fn document(&self, article: &Article, reading: &Reading) -> anyhow::Result<String> {
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

struct Page<'a> {
    words: &'static Words,
    screen: Screen,
    text: &'a str,
    shown: String,
}

impl Page<'_> {
    /// A line that opens with a label, which gives the line its direction.
    fn line(&mut self, indent: &str, label: &str, value: &str) {
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
        if let Some(title) = &article.title {
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
            .map(|span| self.marked(Role::Via, &vec![*span]))
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
    fn marked(&self, role: Role, spans: &Spans) -> String {
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
                    line.push_str(&crate::terminal::visible(&short(span.of(self.text))));
                }
                Piece::Marked(role, span) => {
                    line.push_str(&self.in_sentence(*role, span.of(self.text)))
                }
            }
        }
        // One isolate around the whole: more of them inside would break the sentence's own order.
        let line = match self.screen.isolates {
            true => format!("\u{2068}{line}\u{2069}"),
            false => line,
        };
        self.line("  ", &self.words.text, &line);
    }

    fn in_sentence(&self, role: Role, words: &str) -> String {
        let words = short(words);
        let words = crate::terminal::visible(&words);
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

/// The text, or its beginning and its end where it is long.
fn short(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().nth(LONGEST_PIECE) else {
        return text.to_owned();
    };
    let head = &text[..cut];
    let head = &head[..head.rfind(char::is_whitespace).unwrap_or(cut)];
    let tail = text
        .char_indices()
        .nth_back(LONGEST_PIECE / 4)
        .map_or(cut, |(at, _)| at);
    let tail = &text[tail.max(cut)..];
    let tail = &tail[tail.find(char::is_whitespace).unwrap_or(0)..];
    format!("{head} […]{tail}")
}
