//! Outside text on a person's screen: made harmless, set apart, coloured.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a character steers a terminal, reorders what stands around it, or cannot be seen.
///
/// The two joiners stay: Persian names need them, and they do no harm.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// The text on one line, with hidden characters as ‹U+XXXX› and white space as blanks.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => shown.push(' '),
            _ if is_hidden(c) => {
                let _ = write!(shown, "‹U+{:04X}›", c as u32);
            }
            _ => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// The text, cut behind a word before it is longer than so many code points.
pub fn shortened(text: &str, longest: usize) -> Cow<'_, str> {
    let Some((end, _)) = text.char_indices().nth(longest) else {
        return Cow::Borrowed(text);
    };
    let end = text[..end].rfind(' ').unwrap_or(end);
    Cow::Owned(format!("{}…", &text[..end]))
}

/// What standard output can show.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// Colours carry the marks; without them brackets and labels do.
    pub colours: bool,
    /// Outside text stands between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE.
    ///
    /// Only on a terminal, where a Latin name in an Arabic line would otherwise drag the
    /// punctuation beside it to its other side. In a file or a pipe the two characters would be
    /// found by nobody and break every search and comparison. The layout does not lean on them:
    /// each line opens with a word of the interface, which gives it its direction, and names are
    /// joined by words, not by arrows or columns.
    pub isolates: bool,
}

impl Screen {
    /// What `stream` can show; NO_COLOR, CLICOLOR_FORCE and TERM are honoured.
    pub fn of(stream: &impl anstream::stream::RawStream) -> Self {
        Self {
            colours: anstream::AutoStream::choice(stream) != anstream::ColorChoice::Never,
            isolates: stream.is_terminal(),
        }
    }

    /// Text from outside, harmless and set apart.
    pub fn outside(self, text: &str) -> String {
        self.isolated(&visible(text))
    }

    /// Harmless text set apart.
    pub fn isolated(self, text: &str) -> String {
        match self.isolates {
            true => format!("\u{2068}{text}\u{2069}"),
            false => text.to_owned(),
        }
    }

    /// The text in a style, where colours are shown.
    pub fn styled(self, style: anstyle::Style, text: &str) -> String {
        if self.colours {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_shown_and_not_sent() {
        assert_eq!(
            visible("\u{1b}[31mقال\u{9b}2J\u{202e}\n\u{7f}"),
            "‹U+001B›[31mقال‹U+009B›2J‹U+202E› ‹U+007F›"
        );
    }

    #[test]
    fn long_text_is_cut_behind_a_word() {
        assert_eq!(shortened("قال الوزير", 20), "قال الوزير");
        assert_eq!(shortened("قال الوزير إن", 11), "قال الوزير…");
        assert_eq!(shortened("قالها", 3), "قال…");
    }

    #[test]
    fn arabic_with_marks_and_joiners_stays_as_it_is() {
        let text = "قالَ «می‌خواهم» مـ‍ـن 19.5%";
        assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
    }

    #[test]
    fn outside_text_cannot_leave_its_isolate() {
        let screen = Screen {
            colours: false,
            isolates: true,
        };
        let shown = screen.outside("أ\u{2069}\u{202e}ب");
        assert_eq!(shown.matches('\u{2069}').count(), 1);
        assert!(shown.starts_with('\u{2068}') && shown.ends_with('\u{2069}'));
    }
}
