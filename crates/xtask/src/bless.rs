use anyhow::Context;
use isnad_parse::Reader;
use isnad_parse::gold::{Scorecard, case_files};

use crate::{cargo, known_miss, lexicon, root, write_if_changed};

/// Options of `cargo xtask bless`.
#[derive(Debug, clap::Args)]
pub struct Bless {
    /// Leave out what only the tests can write: snapshots and reports
    #[arg(long)]
    quick: bool,
}

impl Bless {
    /// Brings what is generated up to date; what changed is for `git diff` to show.
    pub fn run(&self) -> anyhow::Result<()> {
        corpus_and_lexicon()?;
        if self.quick {
            return Ok(());
        }
        // Tests of generated files write instead of comparing where ISNAD_BLESS is set.
        cargo(
            &["test", "--workspace", "--no-fail-fast"],
            &[("INSTA_UPDATE", "always"), ("ISNAD_BLESS", "1")],
        )
    }
}

fn corpus_and_lexicon() -> anyhow::Result<()> {
    for file in lexicon::files()? {
        let text = std::fs::read_to_string(&file)?;
        let tidy = lexicon::tidy(&text).with_context(|| format!("{}", file.display()))?;
        write_if_changed(&file, &tidy)?;
    }
    for file in case_files(&root().join("corpus/constructions"))? {
        let text = known_miss::bless(&file)?;
        write_if_changed(&file, &text)?;
    }
    scorecard()
}

fn scorecard() -> anyhow::Result<()> {
    let file = root().join("reports/scorecard.json");
    let card = Scorecard::of(Reader::shipped(), &root().join("corpus"))?;
    if let Ok(kept) = std::fs::read_to_string(&file) {
        for fall in serde_json::from_str::<Scorecard>(&kept)
            .map(|kept| card.falls_since(&kept))
            .unwrap_or_default()
        {
            eprintln!("warning: {fall}");
        }
    }
    std::fs::create_dir_all(root().join("reports"))?;
    write_if_changed(
        &file,
        &format!("{}\n", serde_json::to_string_pretty(&card)?),
    )
}
