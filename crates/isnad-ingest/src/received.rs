//! What an address on the network answered with.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::Timestamp;

use crate::form::Form;
use crate::http::{content_type, decoded};
use crate::plain;
use crate::sink::{Flow, Sink};
use crate::{Article, Error, Problem, Sitemap, feed, html, language, title::title};

/// An answer as it came over the network.
#[derive(Clone, Copy, Debug)]
pub struct Response<'a> {
    /// The address that answered in the end.
    pub url: &'a str,
    /// The `Content-Type` header; empty where there was none.
    pub content_type: &'a str,
    /// The `Content-Encoding` header; empty where there was none.
    pub content_encoding: &'a str,
    /// The body, packed as it came.
    pub body: &'a [u8],
    /// When it came.
    pub retrieved: Timestamp,
    /// The most bytes that may come out of the body.
    pub limit: u64,
}

/// What an answer holds.
#[derive(Debug)]
pub enum Received {
    /// The story of a page.
    Page(Box<Article>),
    /// The entries of a feed, in its order, with what is wrong among them.
    Feed(Vec<Result<Article, Error>>),
    /// Addresses of pages.
    Sitemap(Sitemap),
}

impl Response<'_> {
    /// Reads the answer.
    ///
    /// # Errors
    /// What is wrong with it, or that it holds no text in Arabic.
    pub fn read(&self) -> Result<Received, Problem> {
        // Some readers stand on libraries, and the page may be made to bring one of them down.
        catch_unwind(AssertUnwindSafe(|| self.received())).unwrap_or(Err(Problem::Defect))
    }

    fn received(&self) -> Result<Received, Problem> {
        let body = decoded(self.body.to_vec(), self.content_encoding, self.limit)?;
        // Sitemaps are often kept packed, and sent as the packed file.
        let body = decoded(body, "gzip", self.limit)?;
        if body.is_empty() {
            return Err(Problem::Empty);
        }
        let (kind, charset) = content_type(self.content_type);
        if is_listing(&kind, &body) {
            return match feed::parse(&body, charset.as_deref())? {
                feed::Listing::Sitemap(sitemap) => Ok(Received::Sitemap(sitemap)),
                feed::Listing::Feed(feed, problem) => {
                    let mut found = Vec::new();
                    let mut take = |read| {
                        found.push(read);
                        Flow::Continue(())
                    };
                    let mut sink = Sink::new(&mut take);
                    let _ = feed::entries(*feed, problem, self.url, self.url, &mut sink);
                    Ok(Received::Feed(found))
                }
            };
        }
        let article = match kind.as_str() {
            "text/plain" => self.plain_text(&body)?,
            "" | "text/html" | "application/xhtml+xml" => html::read(
                &body,
                charset.as_deref(),
                Some(self.url),
                Some(self.retrieved),
            )?,
            _ => return Err(Problem::NoPage(kind)),
        };
        match language::not_arabic(&article.text) {
            Some(language) => Err(Problem::NotArabic(language)),
            None => Ok(Received::Page(Box::new(article))),
        }
    }

    fn plain_text(&self, body: &[u8]) -> Result<Article, Problem> {
        let text = plain::text(body)?;
        if plain::is_blank(&text) {
            return Err(Problem::EmptyText);
        }
        Ok(Article {
            id: self.url.to_owned(),
            url: Some(self.url.to_owned()),
            title: title(&text),
            text,
            ..Article::default()
        })
    }
}

/// Feeds are sent under all kinds of types, pages under the type of pages.
fn is_listing(kind: &str, body: &[u8]) -> bool {
    let form = Form::of_content(&body[..body.len().min(4096)]);
    match kind {
        "application/feed+json" => true,
        "application/json" => matches!(form, Some(Form::Json | Form::JsonLines)),
        "application/xhtml+xml" => form == Some(Form::Xml) && feed::parse(body, None).is_ok(),
        _ => form == Some(Form::Xml),
    }
}
