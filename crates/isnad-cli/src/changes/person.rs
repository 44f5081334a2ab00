//! Changes for a person: what happened, in a sentence, with the words before and after.

use anstyle::{AnsiColor, Style};
use isnad_story::{ChangeEvent, Changes, Passage};

use crate::interface::Words;
use crate::terminal::{Screen, shortened};

/// Of a longer passage only the opening is shown; JSON has all of it.
const LONGEST_SHOWN: usize = 160;

/// The text format, in one language, for one screen.
pub struct Person<'w> {
    /// The words of the interface.
    pub words: &'w Words,
    /// What is known of the screen.
    pub screen: Screen,
    /// Whether edits of spelling and marks are listed too.
    pub cosmetic: bool,
}

impl Person<'_> {
    /// What changed from the text `before` to the text `after`.
    pub fn changes(&self, before: &str, after: &str, changes: &Changes) -> String {
        let words = self.words;
        let mut lines = Vec::new();
        if changes.events.is_empty() {
            lines.push(format!("{}: {}", words.changes, words.no_changes));
        } else {
            lines.push(format!("{}: {}", words.changes, changes.events.len()));
        }
        for (number, event) in (1..).zip(&changes.events) {
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
        let words = self.words;
        let title = words.change.get(&event.kind).map_or("", String::as_str);
        let title = self.screen.styled(Style::new().bold(), title);
        let mut lines = vec![
            format!("{title} ({number})"),
            format!("  {}", self.screen.outside(&words.sentence(event))),
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
        let shown = |label: &str, text: &str| match text.trim() {
            "" => format!("{label}: {}", self.words.nothing),
            text => format!("{label}: {}", self.shown(text)),
        };
        format!(
            "  {}{} {}",
            shown(&self.words.before, before),
            self.words.semicolon,
            shown(&self.words.after, after)
        )
    }
}
