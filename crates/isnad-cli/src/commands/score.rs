use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use isnad_parse::gold::{self, Figures};

use crate::lexicon_files::LexiconFiles;
use crate::terminal::visible;

/// Options of `isnad score`.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/score.txt"))]
pub struct Score {
    /// What should be read: JSON Lines with {"id","text","attributions"}
    gold: PathBuf,
    /// What was read, JSON Lines as of isnad extract --jsonl; without it, isnad reads the texts
    predicted: Option<PathBuf>,
    /// Show the first N that were missed or read with wrong spans, and the first N spurious ones
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
    /// Print the figures as JSON
    #[arg(long, conflicts_with = "errors")]
    json: bool,
    #[command(flatten)]
    lexicon: LexiconFiles,
}

impl Score {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let documents = gold::load_documents(&self.gold)?;
        let predicted = match &self.predicted {
            Some(file) => gold::load_predictions(file, &documents)?,
            None => gold::read_all(&self.lexicon.reader()?, &documents),
        };
        let score = gold::score(&documents, &predicted);
        let figures = Figures::from(&score.tally());
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        if self.json {
            writeln!(out, "{}", serde_json::to_string(&figures)?)?;
        } else {
            writeln!(out, "documents {}   {figures}", documents.len())?;
        }
        for error in score.errors(self.errors) {
            for line in error.to_string().lines() {
                writeln!(out, "{}", visible(line))?;
            }
            writeln!(out)?;
        }
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}
