use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::JoinHandle;

use anyhow::{Context, anyhow};
use isnad_ingest::{Article, Input};
use isnad_parse::Reading;
use isnad_store::{Incoming, Outcome, Store};
use rayon::prelude::*;

use crate::dropped;
use crate::extract::{Extractor, next_batch};
use crate::failure::{Failures, say};
use crate::lexicon_files::LexiconFiles;
use crate::progress::{self, Progress};
use crate::store_file::StoreFile;

/// Options of `isnad ingest`.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/ingest.txt"))]
pub struct Ingest {
    /// Files, folders, or - for standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The outlet of texts that do not name theirs
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// The id of a plain text from standard input
    #[arg(long)]
    id: Option<String>,
    /// Say on standard error what was left out of pages, and why
    #[arg(long)]
    show_dropped: bool,
    #[command(flatten)]
    lexicon: LexiconFiles,
    #[command(flatten)]
    file: StoreFile,
}

/// A text with what was read in it, or why there is none.
type Read = anyhow::Result<(Article, Reading)>;

/// What became of the texts so far.
#[derive(Clone, Copy, Default)]
struct Tally {
    new: u64,
    new_versions: u64,
    unchanged: u64,
}

impl Ingest {
    /// Runs the command. What was stored before something stopped it stays stored.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let extractor = Extractor {
            reader: self.lexicon.reader()?,
            minimum: 0.0,
            explain: false,
        };
        let mut store = self.file.create()?;
        let mut failures = Failures::default();
        let mut tally = Tally::default();
        let outcome = self.ingest(extractor, &mut store, &mut failures, &mut tally);
        say(format_args!(
            "{} new, {} new versions, {} unchanged, {} failed",
            tally.new,
            tally.new_versions,
            tally.unchanged,
            failures.count()
        ));
        outcome.map(|()| failures.exit_code())
    }

    fn ingest(
        &self,
        extractor: Extractor,
        store: &mut Store,
        failures: &mut Failures,
        tally: &mut Tally,
    ) -> anyhow::Result<()> {
        let mut progress = Progress::without_output(progress::total(&self.paths));
        let (batches, reader) = read_ahead(self.inputs(), extractor, self.show_dropped);
        for batch in batches {
            let mut read = Vec::with_capacity(batch.len());
            for text in batch {
                match text {
                    Ok(text) => read.push(text),
                    Err(error) => failures.report(&progress, format_args!("{error:#}")),
                }
            }
            *tally = self.file.named(self.store(store, &read, *tally))?;
            let bytes: usize = read.iter().map(|(article, _)| article.text.len()).sum();
            progress.advance(bytes as u64);
        }
        reader
            .join()
            .map_err(|_| anyhow!("reading stopped: a defect of isnad; please report it"))
    }

    fn inputs(&self) -> Vec<Input> {
        let input = |path: &PathBuf| match path.as_os_str() == "-" {
            true => Input::Standard {
                id: self.id.clone(),
            },
            false => Input::Path(path.clone()),
        };
        self.paths.iter().map(input).collect()
    }

    /// Stores texts together or not at all; gives the tally that is true then.
    fn store(
        &self,
        store: &mut Store,
        texts: &[(Article, Reading)],
        mut tally: Tally,
    ) -> isnad_store::Result<Tally> {
        let now = jiff::Timestamp::now().round(jiff::Unit::Second);
        let now = now.expect("a second is a unit of time").to_string();
        let mut batch = store.batch(&now, &self.lexicon.name_of_reader())?;
        for (article, reading) in texts {
            match batch.ingest(&self.incoming(article), reading)? {
                Outcome::New => tally.new += 1,
                Outcome::NewVersion => tally.new_versions += 1,
                Outcome::Unchanged => tally.unchanged += 1,
            }
        }
        batch.commit()?;
        Ok(tally)
    }

    fn incoming<'a>(&'a self, article: &'a Article) -> Incoming<'a> {
        let outlet = article.outlet.as_deref().or(self.outlet.as_deref());
        Incoming {
            outlet: outlet.unwrap_or_default(),
            id: &article.id,
            url: article.url.as_deref(),
            title: article.title.as_deref(),
            author: article.author.as_deref(),
            published: article.published.as_deref(),
            text: &article.text,
        }
    }
}

/// Reads the inputs on threads of their own while the batch before is being stored. Only one
/// batch waits, so memory stays flat. The thread is not waited for when storing fails: it may be
/// waiting for standard input itself.
fn read_ahead(
    inputs: Vec<Input>,
    extractor: Extractor,
    show_dropped: bool,
) -> (Receiver<Vec<Read>>, JoinHandle<()>) {
    let (sender, receiver) = sync_channel(1);
    let thread = std::thread::spawn(move || {
        let articles = isnad_ingest::articles(inputs);
        let mut articles = dropped::shown(articles, show_dropped).fuse();
        loop {
            let batch = next_batch(&mut articles);
            if batch.is_empty() {
                break;
            }
            let read = |article| read_one(&extractor, article);
            let read: Vec<Read> = batch.into_par_iter().map(read).collect();
            if sender.send(read).is_err() {
                break;
            }
        }
    });
    (receiver, thread)
}

fn read_one(extractor: &Extractor, article: Result<Article, isnad_ingest::Error>) -> Read {
    let article = article?;
    let (reading, _) = extractor
        .read(&article.text)
        .with_context(|| article.id.clone())?;
    Ok((article, reading))
}
