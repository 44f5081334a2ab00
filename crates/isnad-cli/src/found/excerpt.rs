//! The part of a text around what was found in it.

use anstyle::{AnsiColor, Style};
use isnad_text::Span;

use crate::terminal::{Screen, visible};

/// So many code points are shown before the first mark…
const BEFORE: usize = 60;

/// …and so many from it on.
const BEHIND: usize = 180;

const MARK: Style = AnsiColor::Yellow.on_default().bold();

/// The words around the first mark, in bytes; the text's beginning where there is none.
pub fn excerpt(text: &str, marks: &[Span]) -> Span {
    let first = marks.first().map_or(0, |mark| mark.start);
    let mut start = text[..first]
        .char_indices()
        .rev()
        .take(BEFORE)
        .last()
        .map_or(first, |it| it.0);
    if start > 0 {
        let mut cut = text[start..first].char_indices();
        let blank = cut.find(|(_, c)| c.is_whitespace());
        start += blank.map_or(0, |(at, c)| at + c.len_utf8());
    }
    let rest = &text[first..];
    let mut end = rest
        .char_indices()
        .nth(BEHIND)
        .map_or(text.len(), |(at, _)| first + at);
    if end < text.len() {
        end = text[first..end]
            .rfind(char::is_whitespace)
            .map_or(end, |at| first + at);
    }
    Span::new(start, end.max(start))
}

/// The excerpt on one line, with its marks in colour or else in brackets.
pub fn shown(text: &str, excerpt: Span, marks: &[Span], screen: Screen) -> String {
    let mut line = String::new();
    let mut at = excerpt.start;
    if at > 0 {
        line.push('…');
    }
    for mark in marks.iter().filter(|mark| excerpt.contains(**mark)) {
        line.push_str(&visible(&text[at..mark.start]));
        let words = visible(mark.of(text));
        match screen.colours {
            true => line.push_str(&screen.styled(MARK, &words)),
            false => line.push_str(&format!("[{words}]")),
        }
        at = mark.end;
    }
    line.push_str(&visible(&text[at..excerpt.end]));
    if excerpt.end < text.len() {
        line.push('…');
    }
    // One isolate around the whole: more of them inside would break the sentence's own order.
    screen.isolated(line.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_lies_around_the_first_mark_and_cuts_no_word() {
        let text = "كلمة ".repeat(100);
        let mark = Span::new("كلمة ".len() * 50, "كلمة ".len() * 50 + "كلمة".len());
        let cut = excerpt(&text, &[mark]);
        assert!(cut.contains(mark) && cut.len() < 600);
        assert!(cut.of(&text).split(' ').all(|word| word == "كلمة"));
        assert_eq!(excerpt("قصير", &[]).of("قصير"), "قصير");
        assert_eq!(excerpt("", &[]), Span::new(0, 0));
    }

    #[test]
    fn marks_stand_in_brackets_where_there_are_no_colours() {
        let screen = Screen {
            colours: false,
            isolates: false,
        };
        let text = "قال الوزير أمس";
        let mark = Span::new("قال ".len(), "قال الوزير".len());
        let line = shown(text, Span::new(0, text.len()), &[mark], screen);
        assert_eq!(line, "قال [الوزير] أمس");
    }
}
