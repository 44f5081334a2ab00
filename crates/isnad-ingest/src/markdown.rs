//! Texts in Markdown, with what their front matter tells.

use std::io::Read;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::part::whole;
use crate::plain::{is_blank, text};
use crate::published::published;
use crate::title::title;
use crate::{Article, LONGEST, Problem};

/// Reads one text as the article `id`. Its text is the words without the markup.
pub(crate) fn read(input: impl Read, id: String) -> Result<Article, Problem> {
    let source = text(&whole(input, LONGEST)?)?;
    let source = source.strip_prefix('\u{feff}').unwrap_or(&source);
    let (front, body) = front_matter(source);
    let value = |names: &[&str]| {
        let is_named = |entry: &&(String, String)| names.contains(&entry.0.as_str());
        front.iter().find(is_named).map(|(_, value)| value.clone())
    };
    let (heading, text) = words(body);
    if is_blank(&text) {
        return Err(Problem::EmptyText);
    }
    let date = value(&["date", "published", "pubdate"]);
    let url = value(&["url", "link", "canonical", "canonical_url"]);
    Ok(Article {
        id: value(&["id", "guid"]).or_else(|| url.clone()).unwrap_or(id),
        outlet: value(&["outlet", "publisher", "source", "site"]),
        title: value(&["title", "headline"])
            .or(heading)
            .or_else(|| title(&text)),
        author: value(&["author", "byline"]),
        published: date.as_deref().map(published).transpose()?,
        url,
        text,
        ..Article::default()
    })
}

/// The keys and values between two lines of `---` (or `+++`) in front, and the text behind them.
fn front_matter(source: &str) -> (Vec<(String, String)>, &str) {
    let none = (Vec::new(), source);
    let mut lines = source.split_inclusive('\n');
    let Some(fence) = lines.next() else {
        return none;
    };
    let (separator, mark) = match fence.trim_end() {
        "---" => (':', "---"),
        "+++" => ('=', "+++"),
        _ => return none,
    };
    let mut entries = Vec::new();
    let mut at = fence.len();
    for line in lines {
        at += line.len();
        if line.trim_end() == mark {
            return (entries, &source[at..]);
        }
        let is_nested = line.starts_with([' ', '\t', '-', '#']);
        if let Some((key, value)) = line.split_once(separator).filter(|_| !is_nested) {
            let value = value.trim();
            let quoted = ['"', '\''].iter().find_map(|mark| {
                let inner = value.strip_prefix(*mark)?.strip_suffix(*mark)?;
                Some(inner)
            });
            let value = quoted.unwrap_or(value);
            if !value.is_empty() {
                entries.push((key.trim().to_lowercase(), value.to_owned()));
            }
        }
    }
    none
}

/// The first heading of the first rank, and the words, a paragraph a line with an empty line between.
fn words(body: &str) -> (Option<String>, String) {
    let mut text = String::new();
    let mut heading: Option<String> = None;
    let mut heading_from = None;
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(body, options) {
        match event {
            Event::Start(Tag::Heading { level, .. }) if level as usize == 1 => {
                heading_from = heading.is_none().then_some(text.len());
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(from) = heading_from.take() {
                    heading = Some(text[from..].trim().to_owned()).filter(|it| !it.is_empty());
                }
                paragraph(&mut text);
            }
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            Event::End(TagEnd::TableCell) => text.push(' '),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::TableRow
                | TagEnd::TableHead,
            )
            | Event::Rule => paragraph(&mut text),
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    (heading, text)
}

fn paragraph(text: &mut String) {
    text.truncate(text.trim_end().len());
    if !text.is_empty() {
        text.push_str("\n\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_told_from_the_text_and_markup_from_words() {
        let source = "---\ntitle: \"عنوان الخبر: هنا\"\ndate: 2024-03-12\noutlet: المرفأ\n\
                      tags:\n  - a\n---\n# رأس\n\nقال **الوزير** [إن](http://a) الجسر\nسيفتح.\n\n- غدا\n";
        let article = read(source.as_bytes(), "a".into()).unwrap();
        assert_eq!(article.title.as_deref(), Some("عنوان الخبر: هنا"));
        assert_eq!(article.outlet.as_deref(), Some("المرفأ"));
        assert_eq!(article.published.as_deref(), Some("2024-03-12"));
        assert_eq!(article.text, "رأس\n\nقال الوزير إن الجسر\nسيفتح.\n\nغدا");
        assert_eq!(article.id, "a");
    }

    #[test]
    fn without_front_matter_the_heading_is_the_title() {
        let article = read("# رأس\n\nنص\n\n---\n\nنص".as_bytes(), "a".into()).unwrap();
        assert_eq!(article.title.as_deref(), Some("رأس"));
        assert_eq!(article.text, "رأس\n\nنص\n\nنص");
        let open = read("---\ntitle: x\nنص".as_bytes(), "a".into()).unwrap();
        assert!(open.text.contains("title"));
    }
}
