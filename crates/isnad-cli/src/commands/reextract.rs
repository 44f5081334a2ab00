use std::process::ExitCode;

use isnad_store::{PreparedReading, Reread, StoredText, TextFilter};
use rayon::prelude::*;

use crate::extract::Extractor;
use crate::failure::{Failures, say};
use crate::lexicon_files::LexiconFiles;
use crate::progress::Progress;
use crate::store_file::StoreFile;

/// So many texts are read and stored at once.
const BATCH: u32 = 500;

/// Options of `isnad reextract`.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/reextract.txt"))]
pub struct Reextract {
    /// Also what this isnad with this lexicon has read already
    #[arg(long)]
    all: bool,
    /// Only texts of this outlet
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Only texts of the article with this id
    #[arg(long, value_name = "ID")]
    article: Option<String>,
    #[command(flatten)]
    lexicon: LexiconFiles,
    #[command(flatten)]
    file: StoreFile,
}

impl Reextract {
    /// Runs the command. What was read before something stopped it stays.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let reader = self.lexicon.name_of_reader();
        let extractor = Extractor {
            reader: self.lexicon.reader()?,
            minimum: 0.0,
            explain: false,
        };
        let filter = TextFilter {
            outlet: self.outlet.clone(),
            article: self.article.clone(),
            not_read_by: (!self.all).then(|| reader.clone()),
        };
        let mut store = self.file.open()?;
        let mut failures = Failures::default();
        let progress = Progress::without_output(None);
        let (mut after, mut texts_read, mut sum) = (0, 0_u64, Reread::default());
        loop {
            let texts = self.file.named(store.texts(&filter, after, BATCH))?;
            let Some(last) = texts.last() else {
                break;
            };
            after = last.row;
            let read = |text: StoredText| {
                let reading = extractor.read(&text.text);
                let prepared = reading.map(|it| PreparedReading::new(&text.text, it.0));
                (text, prepared)
            };
            let readings: Vec<_> = texts.into_par_iter().map(read).collect();
            let now = jiff::Timestamp::now()
                .round(jiff::Unit::Second)?
                .to_string();
            let mut batch = self.file.named(store.batch(&now, &reader))?;
            let mut of_batch = (0, Reread::default());
            for (text, reading) in &readings {
                match reading {
                    Ok(reading) => {
                        let reread = self.file.named(batch.reread(text, reading))?;
                        of_batch = (of_batch.0 + 1, added(of_batch.1, reread));
                    }
                    Err(error) => failures.report(&progress, format_args!("{}: {error}", text.id)),
                }
            }
            self.file.named(batch.commit())?;
            (texts_read, sum) = (texts_read + of_batch.0, added(sum, of_batch.1));
        }
        say(format_args!(
            "{texts_read} texts read anew; attributions: {} kept, {} added, {} gone; {} failed",
            sum.kept,
            sum.added,
            sum.gone,
            failures.count()
        ));
        Ok(failures.exit_code())
    }
}

fn added(one: Reread, other: Reread) -> Reread {
    Reread {
        kept: one.kept + other.kept,
        added: one.added + other.added,
        gone: one.gone + other.gone,
    }
}
