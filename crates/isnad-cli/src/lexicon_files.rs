use std::path::PathBuf;

use anyhow::{Context, bail};
use isnad_parse::Reader;
use isnad_parse::lexicon::{Lexicon, LexiconError, LexiconFile};

/// Lexicon files of the user's own.
#[derive(Clone, Debug, clap::Args)]
pub struct LexiconFiles {
    /// A lexicon file that adds to the shipped one or changes it; may be given more than once
    #[arg(long = "lexicon", env = "ISNAD_LEXICON", value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

impl LexiconFiles {
    /// A reader with the shipped lexicon and these files on top of it.
    pub fn reader(&self) -> anyhow::Result<Reader> {
        Ok(Reader::with_lexicon(self.lexicon()?))
    }

    /// The shipped lexicon with these files on top of it.
    pub fn lexicon(&self) -> anyhow::Result<Lexicon> {
        let mut files = Vec::with_capacity(self.files.len());
        for path in &self.files {
            match load(path)? {
                Ok(file) => files.push(file),
                Err(errors) => bail!(first_of(&errors)),
            }
        }
        Ok(Lexicon::extended(&files)?)
    }

    /// What a reading was made with, for the record: the program, and the names of these files.
    pub fn name_of_reader(&self) -> String {
        let mut name = concat!("isnad ", env!("CARGO_PKG_VERSION")).to_owned();
        for file in &self.files {
            let file = file.file_name().unwrap_or(file.as_os_str());
            name.push_str(" with ");
            name.push_str(&file.to_string_lossy());
        }
        name
    }
}

/// Reads one file; what is wrong with its text is the inner result.
pub fn load(path: &PathBuf) -> anyhow::Result<Result<LexiconFile, Vec<LexiconError>>> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("{name}: the lexicon file cannot be read"))?;
    Ok(LexiconFile::parse(&name, &text))
}

fn first_of(errors: &[LexiconError]) -> String {
    match errors {
        [one] => one.to_string(),
        [first, rest @ ..] => format!(
            "{first} ({} more: `isnad lexicon check` shows all)",
            rest.len()
        ),
        [] => String::new(),
    }
}
