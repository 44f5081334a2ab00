use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{Context, anyhow};
use isnad_ingest::{Article, Input};
use isnad_store::{Incoming, Outcome, Prepared, Store};
use rayon::prelude::*;

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
    #[command(flatten)]
    lexicon: LexiconFiles,
    #[command(flatten)]
    file: StoreFile,
}

/// A transaction lasts about so long: many articles at once are stored faster, but others wait, and
/// so much work is done again after a crash.
const LONGEST: Duration = Duration::from_millis(500);

/// A text with what was read in it, or why there is none.
type Read = anyhow::Result<Prepared>;

/// What became of the texts so far.
#[derive(Default)]
struct Tally {
    new: u64,
    new_versions: u64,
    unchanged: u64,
    /// What a person should know of them.
    remarks: Vec<String>,
}

impl Tally {
    fn count(&mut self, text: &Prepared, outcome: Outcome) {
        match outcome {
            Outcome::New => self.new += 1,
            Outcome::SharedAddress { outlets } => {
                self.new += 1;
                self.remarks.push(format!(
                    "{}: is also at {outlets:?}, under the same address; both are kept",
                    text.id()
                ));
            }
            Outcome::NewVersion => self.new_versions += 1,
            Outcome::Unchanged => self.unchanged += 1,
        }
    }

    fn add(&mut self, other: &Self) {
        self.new += other.new;
        self.new_versions += other.new_versions;
        self.unchanged += other.unchanged;
    }
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
        let outlet = self.outlet.clone().unwrap_or_default();
        let (batches, reader) = read_ahead(self.inputs(), extractor, outlet);
        while let Ok(first) = batches.recv() {
            let stored = self.store(store, first, &batches, failures, &mut progress);
            tally.add(&self.file.named(stored)?);
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

    /// Stores `first` and what comes soon after it, together or not at all; tells what became of
    /// them.
    fn store(
        &self,
        store: &mut Store,
        first: Vec<Read>,
        batches: &Receiver<Vec<Read>>,
        failures: &mut Failures,
        progress: &mut Progress,
    ) -> isnad_store::Result<Tally> {
        let now = jiff::Timestamp::now().round(jiff::Unit::Second);
        let now = now.expect("a second is a unit of time").to_string();
        let mut batch = store.batch(&now, &self.lexicon.name_of_reader())?;
        let started = Instant::now();
        let mut tally = Tally::default();
        let mut bytes = 0;
        let mut next = Some(first);
        while let Some(texts) = next {
            for text in texts {
                match text {
                    Ok(text) => {
                        bytes += text.text().len() as u64;
                        tally.count(&text, batch.store(&text)?);
                    }
                    Err(error) => failures.report(progress, format_args!("{error:#}")),
                }
            }
            let left = LONGEST.saturating_sub(started.elapsed());
            next = match left.is_zero() {
                true => None,
                false => batches.recv_timeout(left).ok(),
            };
        }
        batch.commit()?;
        progress.advance(bytes);
        for remark in &tally.remarks {
            progress.above(|| say(remark));
        }
        Ok(tally)
    }
}

/// Reads the inputs on threads of their own while what was read before is being stored. Only one
/// batch waits, so memory stays flat. The thread is not waited for when storing fails: it may be
/// waiting for standard input itself.
fn read_ahead(
    inputs: Vec<Input>,
    extractor: Extractor,
    outlet: String,
) -> (Receiver<Vec<Read>>, JoinHandle<()>) {
    let (sender, receiver) = sync_channel(1);
    let thread = std::thread::spawn(move || {
        let mut articles = isnad_ingest::articles(inputs).fuse();
        loop {
            let batch = next_batch(&mut articles);
            if batch.is_empty() {
                break;
            }
            let read = |article| read_one(&extractor, &outlet, article);
            let read: Vec<Read> = batch.into_par_iter().map(read).collect();
            if sender.send(read).is_err() {
                break;
            }
        }
    });
    (receiver, thread)
}

fn read_one(
    extractor: &Extractor,
    outlet: &str,
    article: Result<Article, isnad_ingest::Error>,
) -> Read {
    let article = article?;
    let (reading, _) = extractor
        .read(&article.text)
        .with_context(|| article.id.clone())?;
    let incoming = Incoming {
        outlet: article.outlet.as_deref().unwrap_or(outlet),
        id: &article.id,
        url: article.url.as_deref(),
        title: article.title.as_deref(),
        author: article.author.as_deref(),
        published: article.published.as_deref(),
        ingested: article.ingested.as_deref(),
        text: &article.text,
    };
    Ok(Prepared::new(&incoming, reading))
}
