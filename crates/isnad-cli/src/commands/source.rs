use std::process::ExitCode;

use anyhow::bail;
use isnad_store::{Query, SourceFilter, Store};

use crate::found::{Said, View};
use crate::interface::Language;
use crate::output::{self, Format, day};
use crate::store_file::StoreFile;
use crate::terminal::Screen;

/// So many near names are told where there is no source of a name.
const NEAR: u32 = 5;

/// Options of `isnad source`.
#[derive(Debug, clap::Args)]
pub struct Source {
    /// The source's name, in any spelling
    name: String,
    /// All sources whose name has these words, in any order
    #[arg(long)]
    like: bool,
    /// Only as cited by this outlet
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Only as cited on this day or later, such as 2024-03-12
    #[arg(long, value_name = "DAY", value_parser = day)]
    since: Option<String>,
    /// Only as cited on this day or earlier
    #[arg(long, value_name = "DAY", value_parser = day)]
    until: Option<String>,
    /// No more attributions than this
    #[arg(long, value_name = "NUMBER")]
    limit: Option<u32>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The language of the labels in the text format
    #[arg(long, value_enum, default_value_t = Language::Ar)]
    lang: Language,
    #[command(flatten)]
    file: StoreFile,
}

impl Source {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let store = self.file.open()?;
        let filter = SourceFilter {
            outlet: self.outlet.clone(),
            since: self.since.clone(),
            until: self.until.clone(),
            limit: self.limit,
            ..Default::default()
        };
        let said = self
            .file
            .named(store.said_by(&self.name, self.like, &filter))?;
        if said.is_empty() {
            bail!(self.nobody(&store)?);
        }
        let view = View {
            words: self.lang.words(),
            screen: Screen::of(&std::io::stdout()),
        };
        let rows: Vec<_> = said
            .iter()
            .map(|said| Said::new(said, None))
            .collect::<anyhow::Result<_>>()?;
        output::write(self.format, &rows, || {
            let shown = said.iter().map(|said| Said::shown(said, None, view));
            let count = format!("{}: {}", view.words.attributions, said.len());
            std::iter::once(count + "\n")
                .chain(shown)
                .collect::<Vec<_>>()
                .join("\n")
        })?;
        Ok(ExitCode::SUCCESS)
    }

    /// That there is no such source, and which are near.
    fn nobody(&self, store: &Store) -> anyhow::Result<String> {
        let filter = SourceFilter {
            query: Some(Query::new(&self.name)).filter(|query| !query.is_empty()),
            limit: Some(NEAR),
            ..Default::default()
        };
        let near = match filter.query {
            Some(_) => self.file.named(store.sources(&filter))?,
            None => Vec::new(),
        };
        let near: Vec<_> = near.iter().map(|source| source.name.as_str()).collect();
        Ok(match near.is_empty() {
            true => format!("nobody is cited as {}; see isnad sources", self.name),
            false => format!(
                "nothing of {} passes the filters; --like takes these in: {}",
                self.name,
                near.join(" | ")
            ),
        })
    }
}
