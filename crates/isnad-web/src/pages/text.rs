//! An article's text in paragraphs whose pieces know their code points.

use std::fmt::{self, Display, Write};

/// A paragraph of a text.
#[derive(Debug)]
pub(crate) struct Paragraph {
    /// Its first code point in the text.
    pub start: usize,
    pub shown: Shown,
    /// Whether the passage in question stands in it.
    pub is_concerned: bool,
}

/// Text as a page shows it: one character or one named control for each code point.
#[derive(Debug)]
pub(crate) struct Shown(String);

/// The paragraphs of `text`; `concerned` is the first and last code point of the passage in question.
pub(crate) fn paragraphs(text: &str, concerned: Option<(usize, usize)>) -> Vec<Paragraph> {
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for line in text.split('\n') {
        let end = start + line.chars().count();
        if !line.trim().is_empty() {
            let is_concerned = concerned.is_some_and(|(first, last)| first < end && start < last);
            paragraphs.push(Paragraph {
                start,
                shown: Shown(line.to_owned()),
                is_concerned,
            });
        }
        start = end + 1;
    }
    paragraphs
}

impl Display for Shown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                _ => match isnad_report::control_name(c) {
                    Some(name) => write!(
                        out,
                        "<span class=\"control\" data-point=\"{}\">{name}</span>",
                        u32::from(c)
                    )?,
                    None if c.is_control() && c != '\t' => out.write_char('\u{fffd}')?,
                    None => out.write_char(c)?,
                },
            }
        }
        Ok(())
    }
}

impl askama::filters::HtmlSafe for Shown {}
