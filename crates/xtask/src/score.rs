use std::path::PathBuf;

use isnad_parse::Reader;
use isnad_parse::gold::{self, Figures, GoldDocument};

use crate::corpus::corpus;

/// Options of `cargo xtask score`.
#[derive(Debug, clap::Args)]
pub struct Score {
    /// JSON Lines with {"id","text","attributions"}; without it, the corpus
    gold: Option<PathBuf>,
    /// Score these readings of the gold, JSON Lines, rather than isnad's own
    #[arg(long, requires = "gold", value_name = "FILE")]
    predicted: Option<PathBuf>,
    /// Show the first N that were missed or read with wrong spans, and the first N spurious ones
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
    /// Print the figures as JSON
    #[arg(long)]
    json: bool,
}

impl Score {
    /// Runs the chore.
    pub fn run(self) -> anyhow::Result<()> {
        match &self.gold {
            Some(file) => self.show("", &gold::load_documents(file)?),
            None => {
                self.show("articles", &corpus("articles")?)?;
                self.show("constructions", &corpus("constructions")?)
            }
        }
    }

    fn show(&self, title: &str, documents: &[GoldDocument]) -> anyhow::Result<()> {
        let predicted = match &self.predicted {
            Some(file) => gold::load_predictions(file, documents)?,
            None => gold::read_all(Reader::shipped(), documents),
        };
        let score = gold::score(documents, &predicted);
        let figures = Figures::from(&score.tally());
        if self.json {
            println!("{}", serde_json::to_string(&figures)?);
            return Ok(());
        }
        if !title.is_empty() {
            println!("{title}");
        }
        println!("documents {}   {figures}", documents.len());
        for error in score.errors(self.errors) {
            println!("{error}");
        }
        Ok(())
    }
}
