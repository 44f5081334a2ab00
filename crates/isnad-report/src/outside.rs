//! Text that came from outside: escaped, kept to its own direction, its hidden controls shown.

use std::fmt::{self, Display, Write};

/// Text from outside, written into HTML: markup is escaped and bidi controls are shown by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside(pub String);

impl Outside {
    /// The text, to be shown as text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl Display for Outside {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_escaped(out, &self.0, |out, name| {
            write!(
                out,
                "<span class=\"control\" title=\"{name}\">{name}</span>"
            )
        })
    }
}

impl askama::filters::HtmlSafe for Outside {}

/// HTML made here, of which every part is escaped already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Html(pub String);

impl Display for Html {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Html {}

/// The text without controls that would turn its surroundings round: for titles, attributes and
/// Markdown. Does not escape markup.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match control_name(c) {
            Some(name) => {
                let _ = write!(plain, "[{name}]");
            }
            None if c.is_control() && c != '\n' => plain.push('\u{fffd}'),
            None => plain.push(c),
        }
    }
    plain
}

/// The first `letters` characters of a text, cut behind a word where that is near.
pub(crate) fn clip(text: &str, letters: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= letters {
        return text;
    }
    let cut: String = text.chars().take(letters).collect();
    let cut = match cut.rsplit_once(' ') {
        Some((whole, last)) if last.chars().count() * 2 < letters => whole,
        _ => &cut,
    };
    format!(
        "{}…",
        cut.trim_end_matches(['،', '؛', ',', ' ', ':', '«', '"'])
    )
}

fn write_escaped(
    out: &mut fmt::Formatter<'_>,
    text: &str,
    show: impl Fn(&mut fmt::Formatter<'_>, &str) -> fmt::Result,
) -> fmt::Result {
    for c in text.chars() {
        match c {
            '&' => out.write_str("&amp;")?,
            '<' => out.write_str("&lt;")?,
            '>' => out.write_str("&gt;")?,
            '"' => out.write_str("&quot;")?,
            '\'' => out.write_str("&#39;")?,
            _ => match control_name(c) {
                Some(name) => show(out, name)?,
                None if c.is_control() && !c.is_whitespace() => out.write_char('\u{fffd}')?,
                None => out.write_char(c)?,
            },
        }
    }
    Ok(())
}

/// The name of a bidi control, which a page shows in its stead; `None` for other characters.
pub const fn control_name(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{200e}' => "LRM",
        '\u{200f}' => "RLM",
        '\u{61c}' => "ALM",
        '\u{202a}' => "LRE",
        '\u{202b}' => "RLE",
        '\u{202c}' => "PDF",
        '\u{202d}' => "LRO",
        '\u{202e}' => "RLO",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_bidi_controls_lose_their_power() {
        let shown = Outside::new("<b>\u{202e}'\"&\u{0}").to_string();
        assert!(shown.starts_with("&lt;b&gt;<span class=\"control\""));
        assert!(shown.ends_with("</span>&#39;&quot;&amp;\u{fffd}"));
        assert!(!shown.contains('\u{202e}'));
        assert_eq!(plain("a\u{2067}b"), "a[RLI]b");
    }

    #[test]
    fn a_long_text_is_cut_behind_a_word() {
        assert_eq!(clip("قررت البلدية، إغلاق الجسر", 15), "قررت البلدية…");
        assert_eq!(clip("قصير", 15), "قصير");
    }
}
