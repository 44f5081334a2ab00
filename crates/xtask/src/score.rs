use std::path::PathBuf;

use isnad_parse::Reader;
use isnad_parse::gold::{
    self, Annotation, Figures, GoldDocument, GoldError, Judgement, Score as Scored,
};
use isnad_text::Span;

use crate::root;

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
        self.show_errors(&score);
        Ok(())
    }

    fn show_errors(&self, score: &Scored<'_>) {
        let is_wrong = |judgement: &&Judgement<'_>| judgement.tally.triple == 0;
        let (wrong, spurious): (Vec<_>, Vec<_>) = score
            .judgements
            .iter()
            .filter(is_wrong)
            .partition(|judgement| judgement.gold.is_some());
        for judgement in wrong.into_iter().take(self.errors) {
            let what = judgement.predicted.map_or("MISSED", |_| "WRONG SPANS");
            show_judgement(what, judgement);
        }
        for judgement in spurious.into_iter().take(self.errors) {
            show_judgement("SPURIOUS", judgement);
        }
    }
}

/// All cases of a folder of the corpus.
fn corpus(folder: &str) -> Result<Vec<GoldDocument>, GoldError> {
    let mut documents = Vec::new();
    for file in gold::case_files(&root().join("corpus").join(folder))? {
        let cases = gold::load_cases(&file)?.cases;
        documents.extend(cases.into_iter().map(|case| case.document));
    }
    Ok(documents)
}

/// One field of an annotation.
type Field = fn(&Annotation) -> &[Span];

fn show_judgement(what: &str, judgement: &Judgement<'_>) {
    println!("[{}] {what}", judgement.document.id);
    let fields: [(&str, Field); 3] = [
        ("cue", |annotation| &annotation.cue),
        ("source", |annotation| &annotation.source),
        ("content", |annotation| &annotation.content),
    ];
    for (name, field) in fields {
        let words =
            |annotation: &Annotation| show_pieces(&judgement.document.text, field(annotation));
        if let Some(gold) = judgement.gold {
            println!("  gold {name:8}{}", words(gold));
        }
        if let Some(predicted) = judgement.predicted {
            println!("  read {name:8}{}", words(predicted));
        }
    }
    println!();
}

fn show_pieces(text: &str, pieces: &[Span]) -> String {
    if pieces.is_empty() {
        return "∅".to_owned();
    }
    let words: Vec<_> = pieces.iter().map(|piece| piece.of(text)).collect();
    words.join(" … ")
}
