//! Pages of news sites: the story on them, without what stands around it.

mod bounds;
mod charset;
mod fragment;
mod page;

pub(crate) use fragment::text;

use dom_smoothie::{Config, Readability, TextMode};
use jiff::Timestamp;

use crate::encoding::decode;
use crate::plain::is_blank;
use crate::{Article, Problem, published::published};

/// The longest page that is read, in bytes: 32 MiB.
pub const LONGEST_PAGE: usize = 32 << 20;

/// Reads the story of one page. `charset` is the encoding that its carrier declares (an HTTP
/// header), `url` where it was, `retrieved` when: «منذ ساعتين» is counted from there.
///
/// The article's id is the address of the page, or empty where neither the page nor its carrier
/// tells it.
pub fn read(
    bytes: &[u8],
    charset: Option<&str>,
    url: Option<&str>,
    _retrieved: Option<Timestamp>,
) -> Result<Article, Problem> {
    if bytes.len() > LONGEST_PAGE {
        return Err(Problem::TooLong);
    }
    let in_page = charset::declared(bytes);
    let declared: Vec<&str> = charset.into_iter().chain(in_page.as_deref()).collect();
    let html = decode(bytes, &declared).text;
    let page = page::parse(&html)?;
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let mut readability = Readability::with_document(page, None, Some(config))
        .map_err(|_| Problem::NoStory("nothing"))?;
    let found = readability
        .parse()
        .map_err(|_| Problem::NoStory("no running text"))?;
    let text = found.text_content.to_string();
    if is_blank(&text) {
        return Err(Problem::NoStory("no running text"));
    }
    let date = found.published_time.as_deref();
    let url = url.map(str::to_owned).or(found.url);
    Ok(Article {
        id: url.clone().unwrap_or_default(),
        outlet: found.site_name,
        url,
        title: Some(found.title),
        author: found.byline,
        published: date.and_then(|date| published(date).ok()),
        text,
        dropped: Vec::new(),
        ..Article::default()
    })
}
