use isnad_ingest::{Article, Problem, Received, Response, Sitemap};

use crate::{Answer, Client, Error, Reason, Validators};

/// What was had of addresses before.
pub trait Memory {
    /// What an address said of its content the last time; nothing for a new one.
    fn recall(&mut self, url: &str) -> Validators;
}

/// Something that a visit found, in the order it was found.
#[derive(Debug)]
pub enum Visited {
    /// An article. What is to be remembered of its address comes behind it.
    Article(Box<Article>),
    /// The content of an address was had, and may be remembered once the articles before are kept.
    Remember {
        /// The address, as it was asked.
        url: String,
        /// With what to ask the next time.
        validators: Validators,
    },
    /// An address has not changed.
    Unchanged(String),
    /// Something could not be had.
    Failed(Error),
    /// Something could not be read, or was read in a way worth saying.
    Told(isnad_ingest::Error),
}

/// One address and what it leads to.
#[derive(Debug)]
pub struct Visit<'c> {
    /// Who asks.
    pub client: &'c mut Client,
    /// The most pages of one feed or sitemap.
    pub most_pages: usize,
}

/// Sitemaps lead to sitemaps so deep.
const DEEPEST: usize = 3;

/// One index of sitemaps leads to so many.
const MOST_SITEMAPS: usize = 20;

impl Visit<'_> {
    /// Asks for a page, a feed or a sitemap, and for the pages that the latter two lead to: all
    /// pages of a sitemap, the latest first, and those of a feed's entries that are summaries
    /// alone. Stops when `take` gives `false`.
    pub fn visit(
        &mut self,
        url: &str,
        memory: &mut dyn Memory,
        take: &mut dyn FnMut(Visited) -> bool,
    ) -> bool {
        let mut left = self.most_pages;
        self.listing(url, memory, take, 0, &mut left)
    }

    fn listing(
        &mut self,
        url: &str,
        memory: &mut dyn Memory,
        take: &mut dyn FnMut(Visited) -> bool,
        depth: usize,
        left: &mut usize,
    ) -> bool {
        let (received, validators) = match self.receive(url, memory) {
            Ok(Some(received)) => received,
            Ok(None) => return take(Visited::Unchanged(url.to_owned())),
            Err(error) => return take(Visited::Failed(error)),
        };
        match received {
            Received::Page(article) => {
                let url = url.to_owned();
                take(Visited::Article(article)) && take(Visited::Remember { url, validators })
            }
            Received::Feed(found) => {
                let mut is_whole = true;
                let mut take_all = |visited| {
                    is_whole &= !passes(&visited);
                    take(visited)
                };
                let goes_on = self.feed(found, memory, &mut take_all, left);
                // Remembered with pages missing, the feed would not lead to them again.
                let url = url.to_owned();
                goes_on && (!is_whole || take(Visited::Remember { url, validators }))
            }
            Received::Sitemap(sitemap) => self.sitemap(sitemap, memory, take, depth, left),
        }
    }

    fn feed(
        &mut self,
        found: Vec<Result<Article, isnad_ingest::Error>>,
        memory: &mut dyn Memory,
        take: &mut dyn FnMut(Visited) -> bool,
        left: &mut usize,
    ) -> bool {
        for read in found {
            let goes_on = match read {
                Ok(Article {
                    is_summary: true,
                    url: Some(url),
                    outlet,
                    ..
                }) if *left > 0 => {
                    *left -= 1;
                    self.page(&url, outlet, memory, take)
                }
                Ok(article) => take(Visited::Article(Box::new(article))),
                // The pages behind the summaries are read instead.
                Err(error) if matches!(error.problem, Problem::Summaries(_)) => true,
                Err(error) => take(Visited::Told(error)),
            };
            if !goes_on {
                return false;
            }
        }
        true
    }

    /// Sitemaps themselves are always read: what they lead to may change while they do not.
    fn sitemap(
        &mut self,
        mut sitemap: Sitemap,
        memory: &mut dyn Memory,
        take: &mut dyn FnMut(Visited) -> bool,
        depth: usize,
        left: &mut usize,
    ) -> bool {
        let written = |page: &isnad_ingest::Page| page.published.clone().or(page.changed.clone());
        sitemap
            .pages
            .sort_by_key(|page| std::cmp::Reverse(written(page)));
        for page in sitemap.pages {
            if *left == 0 {
                return true;
            }
            *left -= 1;
            if !self.page(&page.url, page.outlet, memory, take) {
                return false;
            }
        }
        for url in sitemap.sitemaps.iter().take(MOST_SITEMAPS) {
            let is_enough = depth + 1 >= DEEPEST || *left == 0;
            if !is_enough && !self.listing(url, memory, take, depth + 1, left) {
                return false;
            }
        }
        true
    }

    /// One page that a listing led to. Pages that are no story are common there and passed over.
    fn page(
        &mut self,
        url: &str,
        outlet: Option<String>,
        memory: &mut dyn Memory,
        take: &mut dyn FnMut(Visited) -> bool,
    ) -> bool {
        match self.receive(url, memory) {
            Ok(None) => take(Visited::Unchanged(url.to_owned())),
            Ok(Some((Received::Page(mut article), validators))) => {
                article.outlet = article.outlet.or(outlet);
                let url = url.to_owned();
                take(Visited::Article(article)) && take(Visited::Remember { url, validators })
            }
            Ok(Some(_)) => true,
            Err(error) => take(Visited::Failed(error)),
        }
    }

    /// What an address holds; nothing if it has not changed.
    fn receive(
        &mut self,
        url: &str,
        memory: &mut dyn Memory,
    ) -> Result<Option<(Received, Validators)>, Error> {
        let known = memory.recall(url);
        let Answer::Content {
            url: final_url,
            content_type,
            content_encoding,
            body,
            validators,
            retrieved,
        } = self.client.get(url, &known)?
        else {
            return Ok(None);
        };
        let response = Response {
            url: &final_url,
            content_type: &content_type,
            content_encoding: &content_encoding,
            body: &body,
            retrieved,
            limit: self.client.longest(),
        };
        let received = response.read().map_err(|problem| Error {
            url: url.to_owned(),
            reason: Reason::Unread(problem),
        })?;
        Ok(Some((received, validators)))
    }
}

/// Whether it is a failure that another visit may not meet.
fn passes(visited: &Visited) -> bool {
    matches!(visited, Visited::Failed(error) if error.reason.may_pass())
}
