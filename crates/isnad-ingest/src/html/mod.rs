//! Pages of news sites: the story on them, without what stands around it.
//!
//! A page is read as the lines a reader sees. Each line weighs as much as it runs on; the element
//! with most weight holds the story, and in it furniture is known by its elements' names, by its
//! words and by being links. What is left out stays visible in [`Article::dropped`].

mod blocks;
mod bounds;
mod byline;
mod charset;
mod date;
mod fragment;
mod furniture;
mod headline;
mod hints;
mod json_ld;
mod metadata;
mod page;
mod readable;
mod shown_date;
mod sift;
mod story;

pub(crate) use fragment::text as text_of_markup;

use dom_query::Document;
use jiff::Timestamp;

use crate::encoding::decode;
use crate::{Article, Dropped, Problem, Reason, language};
use blocks::Blocks;
use byline::Place;
use metadata::Metadata;

/// The longest page that is read, in bytes: 32 MiB.
pub const LONGEST_PAGE: usize = 32 << 20;

/// A story that is told to machines alone has at least so many words: shorter ones are summaries.
const FEWEST_TOLD_WORDS: usize = 30;

/// Reads the story of one page. `charset` is the encoding that its carrier declares (an HTTP
/// header), `url` where it was, `retrieved` when: «منذ ساعتين» is counted from there.
///
/// The article's id is the address of the page, or empty where neither the page nor its carrier
/// tells it.
///
/// # Errors
///
/// A page too large, too deep or too branching to be one; a page without a story; a story that
/// is not in Arabic.
pub fn read(
    bytes: &[u8],
    charset: Option<&str>,
    url: Option<&str>,
    retrieved: Option<Timestamp>,
) -> Result<Article, Problem> {
    if bytes.len() > LONGEST_PAGE {
        return Err(Problem::PageTooLong);
    }
    let in_page = charset::declared(bytes);
    let declared: Vec<&str> = charset.into_iter().chain(in_page.as_deref()).collect();
    let html = decode(bytes, &declared).text;
    let page = page::parse(&html)?;
    article(&page, url, retrieved)
}

fn article(
    page: &Document,
    url: Option<&str>,
    retrieved: Option<Timestamp>,
) -> Result<Article, Problem> {
    let told = metadata::read(page);
    let blocks = Blocks::of(page);
    let headline = headline::find(page, &blocks, &told);
    let known = story::Known {
        headline: headline.line,
        body: told.body.as_deref(),
        readable: readable::lines(page.clone()),
    };
    let weights = story::weights(&blocks, &known);
    let Some(found) = story::find(&blocks, &weights) else {
        return told_article(&told, headline.text, url, retrieved).ok_or_else(|| nothing(&blocks));
    };
    let headlines: Vec<String> = headline
        .text
        .iter()
        .map(|text| furniture::key(text))
        .collect();
    let mut verdicts = sift::sort(&blocks, &weights, found, &known, &headlines);
    let is_story = |verdict: &Option<Reason>| verdict.is_none();
    let Some(first) = verdicts.iter().position(is_story) else {
        return Err(nothing(&blocks));
    };
    let last = verdicts.iter().rposition(is_story).unwrap_or(first);
    let place = Place {
        headline: headline.line,
        first,
        last,
    };
    let byline = byline::find(page, &blocks, &told, &place);
    if let Some(line) = byline.line {
        verdicts[line] = Some(Reason::Byline);
    }
    if let Some(line) = headline.line {
        verdicts[line] = Some(Reason::Headline);
    }
    let text = text(&blocks, &verdicts);
    if let Some(language) = language::not_arabic(&text) {
        return Err(Problem::NotArabic(language));
    }
    if is_directory(&blocks, &text) {
        return Err(Problem::NoStory("a list of links"));
    }
    let url = url.map(str::to_owned).or_else(|| address(&told));
    let published = date::find(
        page,
        &blocks,
        &told,
        (headline.line, first),
        url.as_deref(),
        retrieved,
    );
    Ok(Article {
        id: url.clone().unwrap_or_default(),
        outlet: outlet(url.as_deref(), told.outlet),
        title: headline.text,
        author: byline.name,
        published,
        url,
        text,
        dropped: dropped(&blocks, &verdicts),
        ingested: None,
        is_summary: false,
    })
}

/// The article of a page that shows none but tells it to machines: one built by scripts.
fn told_article(
    told: &Metadata,
    headline: Option<String>,
    url: Option<&str>,
    retrieved: Option<Timestamp>,
) -> Option<Article> {
    let body = told.body.as_deref()?;
    let lines: Vec<&str> = body
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let text = lines.join("\n\n");
    if text.split_whitespace().count() < FEWEST_TOLD_WORDS || language::not_arabic(&text).is_some()
    {
        return None;
    }
    let url = url.map(str::to_owned).or_else(|| address(told));
    Some(Article {
        id: url.clone().unwrap_or_default(),
        outlet: outlet(url.as_deref(), told.outlet.clone()),
        title: headline,
        author: byline::told(told),
        published: date::told(told, retrieved),
        url,
        text,
        ..Article::default()
    })
}

/// The outlet's name as the table has it, by the page's domain before its own word.
fn outlet(url: Option<&str>, told: Option<String>) -> Option<String> {
    let known = url.and_then(isnad_outlets::by_domain);
    let known = known.or_else(|| isnad_outlets::by_name(told.as_deref()?));
    known.map(|outlet| outlet.name.clone()).or(told)
}

/// The page's own address, where it is a whole one.
fn address(told: &Metadata) -> Option<String> {
    told.url
        .clone()
        .filter(|url| url.starts_with("http://") || url.starts_with("https://"))
}

fn text(blocks: &Blocks, verdicts: &[Option<Reason>]) -> String {
    let lines = blocks.lines.iter().zip(verdicts);
    let kept: Vec<&str> = lines
        .filter(|(_, verdict)| verdict.is_none())
        .map(|(line, _)| line.text.as_str())
        .collect();
    kept.join("\n\n")
}

/// What was left out; lines of one reason side by side are one part.
fn dropped(blocks: &Blocks, verdicts: &[Option<Reason>]) -> Vec<Dropped> {
    let mut dropped: Vec<Dropped> = Vec::new();
    let mut is_open = false;
    for (line, verdict) in blocks.lines.iter().zip(verdicts) {
        let Some(reason) = *verdict else {
            is_open = false;
            continue;
        };
        match dropped.last_mut() {
            Some(last) if is_open && last.reason == reason => {
                last.text.push('\n');
                last.text.push_str(&line.text);
            }
            _ => dropped.push(Dropped {
                reason,
                text: line.text.clone(),
            }),
        }
        is_open = true;
    }
    dropped
}

/// What a page without a story is.
fn nothing(blocks: &Blocks) -> Problem {
    let letters: usize = blocks.lines.iter().map(|line| line.letters).sum();
    let links: usize = blocks.lines.iter().map(|line| line.link_letters).sum();
    Problem::NoStory(match (letters, links) {
        (0, _) => "no text; it may be built by scripts alone",
        _ if links * 2 > letters => "a list of links",
        _ => "no running text",
    })
}

/// Whether a page is mostly links and its text next to nothing beside them.
fn is_directory(blocks: &Blocks, text: &str) -> bool {
    let links = blocks
        .lines
        .iter()
        .filter(|line| line.link_letters * 10 > line.letters * 8)
        .count();
    let words = text.split_whitespace().count();
    words < 40 && links > 60 && !text.contains(['.', '؟', '!', '«', '"'])
}
