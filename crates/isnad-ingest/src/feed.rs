//! RSS, Atom and JSON Feed.

use feed_rs::model::{Entry, Feed, Link, Text};
use feed_rs::parser::Builder;

use crate::article::outlet_of;
use crate::part::{Part, whole};
use crate::plain::is_blank;
use crate::sink::{At, Flow, Sink};
use crate::sitemap::Sitemap;
use crate::tally::Tally;
use crate::{Article, Problem, encoding, html};

/// The longest feed or sitemap that is read, in bytes: 64 MiB.
pub(crate) const LONGEST_FEED: u64 = 64 << 20;

/// XML or a JSON Feed that was read.
pub(crate) enum Listing {
    Feed(Box<Feed>, Option<Problem>),
    Sitemap(Sitemap),
}

/// Hands on the entries of a feed in a file.
pub(crate) fn read_file(part: Part<'_>, sink: &mut Sink<'_>) -> Flow {
    let listing = whole(part.bytes, LONGEST_FEED).and_then(|bytes| parse(&bytes, None));
    match listing {
        Ok(Listing::Feed(feed, problem)) => entries(*feed, problem, &part.place, &part.id, sink),
        Ok(Listing::Sitemap(sitemap)) => {
            sink.problem(&part.place, At::FILE, Problem::Sitemap(sitemap.len()))
        }
        Err(problem) => sink.problem(&part.place, At::FILE, problem),
    }
}

/// Reads the bytes of a feed or sitemap; `charset` is what its carrier declares.
pub(crate) fn parse(bytes: &[u8], charset: Option<&str>) -> Result<Listing, Problem> {
    let declared = declared(bytes);
    let names: Vec<&str> = charset.into_iter().chain(declared.as_deref()).collect();
    let text = encoding::decode(bytes, &names).text;
    let xml = without_prolog(&text);
    if let Some(sitemap) = Sitemap::parse(xml) {
        return Ok(Listing::Sitemap(sitemap));
    }
    match feed(xml) {
        Ok(feed) => Ok(Listing::Feed(Box::new(feed), None)),
        Err(message) => {
            let feed = mended(xml).and_then(|xml| feed(&xml).ok());
            let feed = feed.filter(|feed| !feed.entries.is_empty());
            let feed = feed.ok_or_else(|| Problem::NotAFeed(message.clone()))?;
            let problem = Problem::BrokenFeed(message, feed.entries.len());
            Ok(Listing::Feed(Box::new(feed), Some(problem)))
        }
    }
}

fn feed(xml: &str) -> Result<Feed, String> {
    // An entry without id is known by its address instead.
    let parser = Builder::new().id_generator(|_, _, _| String::new()).build();
    parser
        .parse(xml.as_bytes())
        .map_err(|error| error.to_string())
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(200)];
    let head = String::from_utf8_lossy(head);
    let prolog = head.split_once("?>")?.0;
    let (_, value) = prolog.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.split(mark).nth(1).map(str::to_owned)
}

/// What is decoded already must not be decoded again.
fn without_prolog(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    match text
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"))
    {
        Some((_, rest)) => rest.trim_start(),
        None => text,
    }
}

/// A feed that breaks off, closed behind its last whole entry.
fn mended(xml: &str) -> Option<String> {
    let closed = |entry: &str, rest: &str| {
        let end = xml.rfind(entry)? + entry.len();
        Some(format!("{}{rest}", &xml[..end]))
    };
    closed("</item>", "</channel></rss>").or_else(|| closed("</entry>", "</feed>"))
}

/// Hands on the entries of a feed, and what is wrong with it.
pub(crate) fn entries(
    feed: Feed,
    problem: Option<Problem>,
    place: &str,
    id: &str,
    sink: &mut Sink<'_>,
) -> Flow {
    let outlet = feed.title.as_ref().and_then(line);
    let mut tally = Tally::default();
    for (index, entry) in feed.entries.into_iter().enumerate() {
        let number = index as u64 + 1;
        let read = article(entry, outlet.clone(), || format!("{id}#{number}"));
        tally.outcome(place, At::record(number), read, sink)?;
    }
    if let Some(problem) = problem {
        tally.problem(place, At::FILE, problem, sink)?;
    }
    tally.finish(place, "a feed without entries", sink)
}

fn article(
    entry: Entry,
    outlet: Option<String>,
    fallback: impl FnOnce() -> String,
) -> Result<Article, Problem> {
    let url = address(&entry.links);
    let content = entry
        .content
        .as_ref()
        .and_then(|content| content.body.as_deref());
    let content = content.filter(|body| !is_blank(body));
    let summary = entry
        .summary
        .as_ref()
        .map(|summary| summary.content.as_str());
    let markup = content.or(summary).unwrap_or_default();
    let text = html::text_of_markup(markup)?;
    if is_blank(&text) {
        return Err(Problem::EmptyText);
    }
    // Some feeds carry the whole text as "description".
    let is_summary = content.is_none() && markup.matches("</p>").count() < 2;
    let given = Some(entry.id).filter(|id| !id.trim().is_empty());
    let date = entry.published.or(entry.updated);
    let names = entry
        .authors
        .iter()
        .filter_map(|person| person.name.as_deref());
    let names: Vec<&str> = names.filter(|name| !is_blank(name)).collect();
    Ok(Article {
        id: given.or_else(|| url.clone()).unwrap_or_else(fallback),
        outlet: url.as_deref().and_then(outlet_of).or(outlet),
        url,
        title: entry.title.as_ref().and_then(line),
        author: (!names.is_empty()).then(|| names.join("، ")),
        published: date
            .and_then(|date| jiff::Timestamp::from_second(date.timestamp()).ok())
            .map(|date| date.to_string()),
        text,
        is_summary,
        ..Article::default()
    })
}

/// The address of the page itself, not of its comments or pictures.
fn address(links: &[Link]) -> Option<String> {
    let is_page = |link: &&Link| link.rel.as_deref().is_none_or(|rel| rel == "alternate");
    let link = links.iter().find(is_page).or_else(|| links.first())?;
    (!link.href.trim().is_empty()).then(|| link.href.trim().to_owned())
}

/// A headline or name: words on one line.
fn line(text: &Text) -> Option<String> {
    let words = html::text_of_markup(&text.content).ok()?;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}
