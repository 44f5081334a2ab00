//! Visiting addresses and keeping what is found there, for `fetch` and `watch`.

use std::cell::RefCell;
use std::process::ExitCode;
use std::time::Duration;

use isnad_fetch::{Client, Memory, Reach, Reason, Rules, Validators, Visit, Visited};
use isnad_ingest::Article;
use isnad_store::{FetchState, Store};
use url::Url;

use crate::commands::{Tally, read_one};
use crate::extract::Extractor;
use crate::failure::{Failures, say};
use crate::lexicon_files::LexiconFiles;
use crate::progress::Progress;

/// Options of the commands that use the network.
#[derive(Debug, clap::Args)]
pub struct Network {
    /// Ask machines within your own network too
    #[arg(long)]
    allow_private: bool,
    /// Seconds between two requests to one host, at least
    #[arg(long, value_name = "SECONDS", default_value = "1", value_parser = seconds)]
    delay: Duration,
    /// The most seconds for one request
    #[arg(long, value_name = "SECONDS", default_value = "60", value_parser = positive_seconds)]
    timeout: Duration,
    /// The most pages of one feed or sitemap in one visit
    #[arg(long, value_name = "COUNT", default_value_t = 100)]
    pages: usize,
}

fn seconds(value: &str) -> Result<Duration, String> {
    let number = value.parse().ok().filter(|it| (0.0..=3600.0).contains(it));
    let number = number.ok_or("expected a number of seconds from 0 to 3600, such as 2")?;
    Ok(Duration::from_secs_f64(number))
}

fn positive_seconds(value: &str) -> Result<Duration, String> {
    match seconds(value)? {
        Duration::ZERO => Err("expected more than 0 seconds, such as 60".to_owned()),
        duration => Ok(duration),
    }
}

impl Network {
    fn client(&self) -> Client {
        let usual = Rules::default();
        Client::new(Rules {
            reach: match self.allow_private {
                true => Reach::Everywhere,
                false => Reach::Public,
            },
            pause: self.delay,
            connect: usual.connect.min(self.timeout),
            whole: self.timeout,
            ..usual
        })
    }
}

/// What visits work with, and what became of them so far.
pub struct Keeping<'s> {
    /// Asked for what is known while it takes in what is new, never both at once.
    store: RefCell<&'s mut Store>,
    client: Client,
    most_pages: usize,
    kept: Kept,
}

/// What became of what was found.
struct Kept {
    extractor: Extractor,
    reader: String,
    failures: Failures,
    progress: Progress,
    tally: Tally,
    not_changed: u64,
    asked_to_wait: Option<Duration>,
}

impl<'s> Keeping<'s> {
    /// Begins to keep what is found in `store`.
    pub fn new(
        store: &'s mut Store,
        network: &Network,
        lexicon: &LexiconFiles,
    ) -> anyhow::Result<Self> {
        Ok(Self {
            store: RefCell::new(store),
            client: network.client(),
            most_pages: network.pages,
            kept: Kept {
                extractor: Extractor {
                    reader: lexicon.reader()?,
                    minimum: 0.0,
                    explain: false,
                },
                reader: lexicon.name_of_reader(),
                failures: Failures::default(),
                progress: Progress::without_output(None),
                tally: Tally::default(),
                not_changed: 0,
                asked_to_wait: None,
            },
        })
    }

    /// Visits one address and keeps what is found there under the outlet, if one is given.
    /// Gives how long the site asks to be left alone, if it does.
    pub fn visit(
        &mut self,
        url: &str,
        outlet: Option<&str>,
    ) -> isnad_store::Result<Option<Duration>> {
        let Self {
            store,
            client,
            most_pages,
            kept,
        } = self;
        kept.asked_to_wait = None;
        let mut memory = Remembered {
            store,
            failed: None,
        };
        let mut failed = None;
        let mut take = |visited| {
            let taken = kept.take(visited, outlet, &mut store.borrow_mut());
            failed = taken.err();
            failed.is_none()
        };
        let mut visit = Visit {
            client,
            most_pages: *most_pages,
        };
        visit.visit(url, &mut memory, &mut take);
        match memory.failed.or(failed) {
            Some(error) => Err(error),
            None => Ok(kept.asked_to_wait),
        }
    }

    /// Says what became of one visit, and begins to count anew.
    pub fn say_tally(&mut self, url: &str) {
        let kept = &mut self.kept;
        let (tally, not_changed) = (&kept.tally, kept.not_changed);
        if tally.new + tally.new_versions > 0 {
            kept.progress.above(|| {
                say(format_args!("{url}: {}", words(tally, not_changed)));
            });
        }
        kept.tally = Tally::default();
        kept.not_changed = 0;
    }

    /// Says what became of all; gives the exit code.
    pub fn finish(self) -> ExitCode {
        let kept = self.kept;
        let words = words(&kept.tally, kept.not_changed);
        say(format_args!("{words}, {} failed", kept.failures.count()));
        kept.failures.exit_code()
    }
}

fn words(tally: &Tally, not_changed: u64) -> String {
    let unchanged = tally.unchanged + not_changed;
    let (new, versions) = (tally.new, tally.new_versions);
    format!("{new} new, {versions} new versions, {unchanged} unchanged")
}

impl Kept {
    fn take(
        &mut self,
        visited: Visited,
        outlet: Option<&str>,
        store: &mut Store,
    ) -> isnad_store::Result<()> {
        match visited {
            Visited::Article(article) => return self.keep(*article, outlet, store),
            Visited::Remember { url, validators } => {
                let state = FetchState {
                    etag: validators.etag,
                    last_modified: validators.last_modified,
                    fetched: now(),
                };
                return store.remember_fetch(&url, &state);
            }
            Visited::Unchanged(_) => self.not_changed += 1,
            Visited::Failed(error) => {
                if let Reason::Wait(seconds) = error.reason {
                    self.asked_to_wait = Some(Duration::from_secs(seconds.min(86_400)));
                }
                self.failures.report(&self.progress, error);
            }
            Visited::Told(error) => self.failures.tell(&self.progress, &error.into()),
        }
        Ok(())
    }

    fn keep(
        &mut self,
        mut article: Article,
        outlet: Option<&str>,
        store: &mut Store,
    ) -> isnad_store::Result<()> {
        let given = outlet.map(str::to_owned);
        article.outlet = given
            .or(article.outlet)
            .or_else(|| host(article.url.as_deref()?));
        let bytes = article.text.len() as u64;
        let text = match read_one(&self.extractor, "", Ok(article)) {
            Ok(text) => text,
            Err(error) => {
                self.failures.tell(&self.progress, &error);
                return Ok(());
            }
        };
        let mut batch = store.batch(&now(), &self.reader)?;
        let outcome = batch.store(&text)?;
        batch.commit()?;
        self.tally.count(&text, outcome);
        for remark in self.tally.remarks.drain(..) {
            self.progress.above(|| say(remark));
        }
        self.progress.advance(bytes);
        Ok(())
    }
}

/// The host of an address, which stands for an outlet that nobody names.
fn host(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

fn now() -> String {
    let now = jiff::Timestamp::now().round(jiff::Unit::Second);
    now.expect("a second is a unit of time").to_string()
}

/// What the store knows of addresses.
struct Remembered<'k, 's> {
    store: &'k RefCell<&'s mut Store>,
    failed: Option<isnad_store::Error>,
}

impl Memory for Remembered<'_, '_> {
    fn recall(&mut self, url: &str) -> Validators {
        match self.store.borrow().fetch_state(url) {
            Ok(Some(state)) => Validators {
                etag: state.etag,
                last_modified: state.last_modified,
            },
            Ok(None) => Validators::default(),
            Err(error) => {
                self.failed = Some(error);
                Validators::default()
            }
        }
    }
}
