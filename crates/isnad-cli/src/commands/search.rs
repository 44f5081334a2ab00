use std::process::ExitCode;

use isnad_parse::{CueClass, Grade, SourceKind};
use isnad_store::{Query, SearchFilter, Store};

use crate::failure::say;
use crate::found::{FoundArticle, Said, View};
use crate::interface::Language;
use crate::output::{self, Format, day, one_of};
use crate::store_file::StoreFile;
use crate::terminal::Screen;

/// Options of `isnad search`.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/search.txt"))]
pub struct Search {
    /// Words, phrases between quotation marks, beginnings of words before a star
    #[arg(required = true)]
    query: Vec<String>,
    /// Where to look
    #[arg(long = "in", value_enum, default_value_t)]
    scope: Scope,
    /// Only in this outlet
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Only published on this day or later, such as 2024-03-12
    #[arg(long, value_name = "DAY", value_parser = day)]
    since: Option<String>,
    /// Only published on this day or earlier
    #[arg(long, value_name = "DAY", value_parser = day)]
    until: Option<String>,
    /// Only what is attributed to a source whose name has these words
    #[arg(long, value_name = "WORDS")]
    source: Option<String>,
    /// Only what is attributed to such a source: person, unnamed, outlet, organization, document,
    /// impersonal
    #[arg(long, value_parser = |value: &str| one_of(SourceKind::ALL, SourceKind::name, value))]
    kind: Option<SourceKind>,
    /// Only what is reported so: say, assert, claim, deny, announce, reveal, warn, expect…
    #[arg(long, value_parser = |value: &str| one_of(CueClass::ALL, CueClass::name, value))]
    class: Option<CueClass>,
    /// Only what rests on such a source: named, body, relayed, unnamed-reason, unnamed, bare, none
    #[arg(long, value_parser = |value: &str| one_of(Grade::ALL, Grade::name, value))]
    grade: Option<Grade>,
    /// No more results than this
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    limit: usize,
    /// The form of the output
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The language of the labels in the text format
    #[arg(long, value_enum, default_value_t = Language::Ar)]
    lang: Language,
    #[command(flatten)]
    file: StoreFile,
}

/// What is looked through.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Scope {
    /// Titles and texts, of all versions
    #[default]
    Articles,
    /// What somebody is said to have said
    Contents,
    /// The names of those who are cited
    Sources,
}

impl Search {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let query = Query::new(&self.query.join(" "));
        if query.is_empty() {
            anyhow::bail!("there is no word to look for in {:?}", self.query.join(" "));
        }
        let store = self.file.open()?;
        let view = View {
            words: self.lang.words(),
            screen: Screen::of(&std::io::stdout()),
        };
        let count = match self.scope {
            Scope::Articles => self.articles(&store, &query, view)?,
            Scope::Contents => self.contents(&store, &query, view)?,
            Scope::Sources => self.sources(&store, query, view)?,
        };
        if count == 0 {
            say(&view.words.nothing_found);
        }
        Ok(ExitCode::SUCCESS)
    }

    fn filter(&self) -> SearchFilter {
        SearchFilter {
            outlet: self.outlet.clone(),
            since: self.since.clone(),
            until: self.until.clone(),
            source: self.source.as_deref().map(Query::new),
            kind: self.kind,
            class: self.class,
            grade: self.grade,
        }
    }

    fn articles(&self, store: &Store, query: &Query, view: View) -> anyhow::Result<usize> {
        let hits = store.search_articles(query, &self.filter(), self.limit);
        let hits = self.file.named(hits)?;
        let rows: Vec<_> = hits
            .iter()
            .map(|hit| FoundArticle::new(hit, query))
            .collect();
        output::write(self.format, &rows, || {
            let shown = hits.iter().map(|hit| FoundArticle::shown(hit, query, view));
            shown.collect::<Vec<_>>().join("\n")
        })?;
        Ok(hits.len())
    }

    fn contents(&self, store: &Store, query: &Query, view: View) -> anyhow::Result<usize> {
        let hits = store.search_contents(query, &self.filter(), self.limit);
        let hits = self.file.named(hits)?;
        let rows: Vec<_> = hits
            .iter()
            .map(|hit| Said::new(hit, Some(query)))
            .collect::<anyhow::Result<_>>()?;
        output::write(self.format, &rows, || {
            let shown = hits.iter().map(|hit| Said::shown(hit, Some(query), view));
            shown.collect::<Vec<_>>().join("\n")
        })?;
        Ok(hits.len())
    }

    fn sources(&self, store: &Store, query: Query, view: View) -> anyhow::Result<usize> {
        let filter = isnad_store::SourceFilter {
            query: Some(query),
            kind: self.kind,
            outlet: self.outlet.clone(),
            since: self.since.clone(),
            until: self.until.clone(),
            limit: u32::try_from(self.limit).ok(),
            ..Default::default()
        };
        let sources = self.file.named(store.sources(&filter))?;
        super::sources::write(self.format, &sources, view)?;
        Ok(sources.len())
    }
}
