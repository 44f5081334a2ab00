//! Changes for a person: what happened, in a sentence, with the words before and after.

use anstyle::{AnsiColor, Style};
use isnad_report::{change_name, change_sentence, is_of_content};
use isnad_story::{ChangeEvent, Changes, Passage};

use crate::interface::Language;
use crate::terminal::{Screen, shortened};

/// Of a longer passage only the opening is shown; JSON has all of it.
const LONGEST_SHOWN: usize = 160;

/// The text format, in one language, for one screen.
pub struct Person {
    /// The language of the interface.
    pub language: Language,
    /// What is known of the screen.
    pub screen: Screen,
    /// Whether edits of spelling and marks are listed too.
    pub cosmetic: bool,
}

impl Person {
    /// What changed from the text `before` to the text `after`.
    pub fn changes(&self, before: &str, after: &str, changes: &Changes) -> String {
        let words = self.language.words();
        let mut lines = Vec::new();
        if changes.events.is_empty() {
            lines.push(format!("{}: {}", words.changes, words.no_changes));
        } else {
            lines.push(format!("{}: {}", words.changes, changes.events.len()));
        }
        // What happened to attributions first, then what is said otherwise.
        let mut events: Vec<&ChangeEvent> = changes.events.iter().collect();
        events.sort_by_key(|event| is_of_content(event.kind));
        for (number, event) in (1..).zip(events) {
            lines.push(String::new());
            lines.extend(self.event(number, event));
        }
        if !changes.details.is_empty() {
            lines.push(format!("\n{}: {}", words.details, changes.details.len()));
            lines.extend(changes.details.iter().map(|event| self.detail(event)));
        }
        if !changes.moved.is_empty() {
            lines.push(format!("\n{}: {}", words.moved, changes.moved.len()));
            let moved = changes.moved.iter();
            lines.extend(moved.map(|(from, _)| format!("  {}", self.shown(from.of(before)))));
        }
        if !changes.cosmetic.is_empty() {
            lines.push(format!("\n{}: {}", words.cosmetic, changes.cosmetic.len()));
        }
        if self.cosmetic {
            for edit in &changes.cosmetic {
                let (old, new) = (edit.before.of(before), edit.after.of(after));
                lines.push(self.beside(old, new));
            }
        }
        lines.join("\n") + "\n"
    }

    fn event(&self, number: usize, event: &ChangeEvent) -> Vec<String> {
        let words = self.language.words();
        let title = change_name(event.kind, self.language.into());
        let sentence = change_sentence(event, self.language.into());
        let title = self.screen.styled(Style::new().bold(), title);
        let mut lines = vec![
            format!("{title} ({number})"),
            format!("  {}", self.screen.outside(&sentence)),
        ];
        let colours = [AnsiColor::Red, AnsiColor::Green];
        for ((label, passage), colour) in
            [(&words.before, &event.before), (&words.after, &event.after)]
                .into_iter()
                .zip(colours)
        {
            let text = match passage {
                Some(passage) => self.coloured(passage, colour),
                None => words.nothing.clone(),
            };
            lines.push(format!("  {label}: {text}"));
        }
        if let Some(claim) = &event.claim {
            lines.push(format!("  {}: {}", words.claim, self.shown(claim)));
        }
        lines
    }

    /// The opening of a passage, harmless.
    fn shown(&self, text: &str) -> String {
        self.screen.outside(&shortened(text, LONGEST_SHOWN))
    }

    fn coloured(&self, passage: &Passage, colour: AnsiColor) -> String {
        let style = Style::new().fg_color(Some(colour.into()));
        self.screen.styled(style, &self.shown(&passage.text))
    }

    fn detail(&self, event: &ChangeEvent) -> String {
        let text = |passage: &Option<Passage>| {
            passage.as_ref().map_or(String::new(), |it| it.text.clone())
        };
        self.beside(&text(&event.before), &text(&event.after))
    }

    /// Words before and after on one line, each behind its label.
    fn beside(&self, before: &str, after: &str) -> String {
        let words = self.language.words();
        let shown = |label: &str, text: &str| match text.trim() {
            "" => format!("{label}: {}", words.nothing),
            text => format!("{label}: {}", self.shown(text)),
        };
        format!(
            "  {}{} {}",
            shown(&words.before, before),
            words.semicolon,
            shown(&words.after, after)
        )
    }
}
