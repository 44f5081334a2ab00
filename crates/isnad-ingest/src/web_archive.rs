//! Archives of the web: WARC, the plain texts of WET, and the older ARC.

use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::http::{Head, content_type};
use crate::part::Part;
use crate::plain;
use crate::sink::{At, Flow, Sink};
use crate::tally::Tally;
use crate::title::title;
use crate::{Article, Problem, feed, html};

mod records;

use records::{Record, Records};

/// The longest record that is read, in bytes: 64 MiB. Longer ones are pictures and films.
const LONGEST_RECORD: u64 = 64 << 20;

/// Hands on the pages of an archive.
pub(crate) fn read(part: Part<'_>, sink: &mut Sink<'_>) -> Flow {
    let mut records = Records::new(part.bytes);
    let mut tally = Tally::default();
    let mut was_damaged = false;
    loop {
        let read = records.next();
        let at = At::record(records.number());
        match read {
            Ok(Some(record)) => {
                was_damaged = false;
                let fallback = format!("{}#{}", part.id, records.number());
                take(record, fallback, at, &part.place, &mut tally, sink)?;
            }
            Ok(None) => break,
            Err(Problem::Damaged(_)) if was_damaged => break,
            Err(problem) => {
                // A packed archive may go on behind the damage; a stream that fails again is over.
                was_damaged = matches!(problem, Problem::Damaged(_));
                let is_over = matches!(problem, Problem::Unreadable(_) | Problem::Bomb(_));
                tally.problem(&part.place, at, problem, sink)?;
                if is_over {
                    break;
                }
            }
        }
    }
    tally.finish(&part.place, "no pages in this archive", sink)
}

/// Hands on what one record holds.
fn take(
    record: Record,
    fallback: String,
    at: At,
    place: &str,
    tally: &mut Tally,
    sink: &mut Sink<'_>,
) -> Flow {
    let retrieved = record.date.as_deref().and_then(time);
    let url = record.url.clone();
    let (bytes, kind, charset) = match record.kind.as_str() {
        "response" if is_http(&record) => {
            let Some((head, body)) = Head::parse(&record.block) else {
                let problem = Problem::BadRecord("the HTTP response has no head".to_owned());
                return tally.problem(place, at, problem, sink);
            };
            if head.status != 200 {
                return tally.pass_over(&format!("answers with status {}", head.status));
            }
            let (kind, charset) = content_type(head.header("content-type").unwrap_or_default());
            if !is_read(&kind) {
                return tally.pass_over(&format!("of type {kind}"));
            }
            match head.body(body, LONGEST_RECORD) {
                Ok(body) => (body, kind, charset),
                Err(problem) => return tally.problem(place, at, problem, sink),
            }
        }
        "resource" | "response" | "conversion" => {
            let (kind, charset) = content_type(&record.content_type);
            (record.block, kind, charset)
        }
        // Requests, metadata and repeated visits hold no text.
        _ => return Flow::Continue(()),
    };
    let url = url.as_deref();
    match kind.as_str() {
        "text/plain" => {
            let read = plain_text(&bytes, url, fallback);
            tally.outcome(place, at, read, sink)
        }
        "" | "text/html" | "application/xhtml+xml" => {
            let read = html::read(&bytes, charset.as_deref(), url, retrieved);
            let read = read.map(|article| with_id(article, fallback));
            tally.outcome(place, at, read, sink)
        }
        _ if is_read(&kind) => match feed::parse(&bytes, charset.as_deref()) {
            Ok(feed::Listing::Feed(feed, problem)) => {
                feed::entries(*feed, problem, place, &fallback, sink)
            }
            Ok(feed::Listing::Sitemap(_)) => tally.pass_over("sitemaps"),
            Err(_) => tally.pass_over("of another XML"),
        },
        kind => tally.pass_over(&format!("of type {kind}")),
    }
}

fn is_http(record: &Record) -> bool {
    record.content_type.is_empty()
        || record.content_type.starts_with("application/http")
        || record.block.starts_with(b"HTTP/")
}

/// Whether records of a type may hold a text.
fn is_read(kind: &str) -> bool {
    matches!(
        kind,
        "" | "text/html"
            | "application/xhtml+xml"
            | "text/plain"
            | "application/rss+xml"
            | "application/atom+xml"
            | "application/rdf+xml"
            | "application/xml"
            | "text/xml"
            | "application/feed+json"
    )
}

fn plain_text(bytes: &[u8], url: Option<&str>, fallback: String) -> Result<Article, Problem> {
    let text = plain::text(bytes)?;
    if plain::is_blank(&text) {
        return Err(Problem::EmptyText);
    }
    let article = Article {
        id: url.unwrap_or_default().to_owned(),
        url: url.map(str::to_owned),
        title: title(&text),
        text,
        ..Article::default()
    };
    Ok(with_id(article, fallback))
}

fn with_id(mut article: Article, fallback: String) -> Article {
    if article.id.trim().is_empty() {
        article.id = fallback;
    }
    article
}

/// A record's date: RFC 3339, or fourteen digits in ARC.
fn time(date: &str) -> Option<Timestamp> {
    if let Ok(time) = date.parse() {
        return Some(time);
    }
    let civil = DateTime::strptime("%Y%m%d%H%M%S", date).ok()?;
    civil.in_tz("UTC").ok().map(|zoned| zoned.timestamp())
}
