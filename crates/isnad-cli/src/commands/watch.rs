use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Context;
use isnad_fetch::{Entry, WatchList};

use crate::keeping::{Keeping, Network};
use crate::lexicon_files::LexiconFiles;
use crate::store_file::StoreFile;

/// Options of `isnad watch`.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/watch.txt"))]
pub struct Watch {
    /// A list of feeds, sitemaps and pages, one a line
    #[arg(value_name = "FILE")]
    list: PathBuf,
    /// Visit each address once and end, as for cron
    #[arg(long)]
    once: bool,
    #[command(flatten)]
    network: Network,
    #[command(flatten)]
    lexicon: LexiconFiles,
    #[command(flatten)]
    file: StoreFile,
}

impl Watch {
    /// Runs the command; without `--once` until somebody stops it.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let entries = self.read_list()?.entries;
        let mut store = self.file.create()?;
        let mut keeping = Keeping::new(&mut store, &self.network, &self.lexicon)?;
        if self.once {
            for entry in &entries {
                self.visit(&mut keeping, entry)?;
            }
            return Ok(keeping.finish());
        }
        let mut due = vec![Instant::now(); entries.len()];
        loop {
            let next = (0..entries.len()).min_by_key(|index| due[*index]);
            let index = next.context("the list is empty")?;
            std::thread::sleep(due[index].saturating_duration_since(Instant::now()));
            let asked_to_wait = self.visit(&mut keeping, &entries[index])?;
            keeping.say_tally(&entries[index].url);
            let wait =
                asked_to_wait.map_or(entries[index].every, |wait| wait.max(entries[index].every));
            due[index] = Instant::now() + wait;
        }
    }

    fn visit(&self, keeping: &mut Keeping<'_>, entry: &Entry) -> anyhow::Result<Option<Duration>> {
        let visited = keeping.visit(&entry.url, entry.outlet.as_deref());
        self.file.named(visited)
    }

    fn read_list(&self) -> anyhow::Result<WatchList> {
        let name = self.list.display();
        let text = std::fs::read_to_string(&self.list).with_context(|| {
            format!("{name}: cannot be read; give a list of addresses, one a line")
        })?;
        text.parse().with_context(|| name.to_string())
    }
}
