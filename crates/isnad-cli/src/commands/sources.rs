use std::process::ExitCode;

use isnad_parse::SourceKind;
use isnad_store::{CitedSource, Query, SourceFilter, SourceOrder};

use crate::extract::cell;
use crate::failure::say;
use crate::found::View;
use crate::interface::Language;
use crate::output::{self, Format, Row, day, one_of};
use crate::store_file::StoreFile;
use crate::terminal::Screen;

/// Options of `isnad sources`.
#[derive(Debug, clap::Args)]
pub struct Sources {
    /// Only sources spoken of with these words
    query: Vec<String>,
    /// What comes first
    #[arg(long, value_enum, default_value_t)]
    sort: Sort,
    /// Only such sources: person, unnamed, outlet, organization, document, impersonal
    #[arg(long, value_parser = |value: &str| one_of(SourceKind::ALL, SourceKind::name, value))]
    kind: Option<SourceKind>,
    /// Only as cited by this outlet
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Only as cited on this day or later, such as 2024-03-12
    #[arg(long, value_name = "DAY", value_parser = day)]
    since: Option<String>,
    /// Only as cited on this day or earlier
    #[arg(long, value_name = "DAY", value_parser = day)]
    until: Option<String>,
    /// Also words such as «الوزارة» that go back to nothing in their text: another one each time
    #[arg(long)]
    common: bool,
    /// No more sources than this
    #[arg(long, value_name = "NUMBER", default_value_t = 50)]
    limit: u32,
    /// The form of the output
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The language of the labels in the text format
    #[arg(long, value_enum, default_value_t = Language::Ar)]
    lang: Language,
    #[command(flatten)]
    file: StoreFile,
}

/// What comes first.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Sort {
    /// Those most often cited
    #[default]
    Attributions,
    /// Those cited in most articles
    Articles,
    /// Those cited by most outlets
    Outlets,
    /// By name
    Name,
}

impl Sources {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let filter = SourceFilter {
            query: (!self.query.is_empty()).then(|| Query::new(&self.query.join(" "))),
            common: self.common,
            kind: self.kind,
            outlet: self.outlet.clone(),
            since: self.since.clone(),
            until: self.until.clone(),
            order: match self.sort {
                Sort::Attributions => SourceOrder::Attributions,
                Sort::Articles => SourceOrder::Articles,
                Sort::Outlets => SourceOrder::Outlets,
                Sort::Name => SourceOrder::Name,
            },
            limit: Some(self.limit),
        };
        let sources = self.file.named(self.file.open()?.sources(&filter))?;
        let view = View {
            words: self.lang.words(),
            screen: Screen::of(&std::io::stdout()),
        };
        write(self.format, &sources, view)?;
        if sources.is_empty() {
            say(&view.words.nothing_found);
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Writes sources; of each, how many of its attributions name somebody who can be held to them.
pub fn write(format: Format, sources: &[CitedSource], view: View) -> anyhow::Result<()> {
    output::write(format, sources, || {
        let shown = sources.iter().map(|source| shown(source, view));
        shown.collect::<Vec<_>>().join("\n")
    })
}

fn shown(source: &CitedSource, view: View) -> String {
    let words = view.words;
    let name = view.screen.outside(&source.name);
    let kind = &words.kind[&source.kind];
    let semicolon = &words.semicolon;
    let answerable = source.answerable * 100 / source.attributions.max(1);
    let between = [source.first.as_deref(), source.last.as_deref()];
    let days: Vec<_> = between.into_iter().flatten().collect();
    let mut text = format!("{}: {name} ({kind})\n", words.source);
    text.push_str(&format!(
        "  {}: {}{semicolon} {}: {}{semicolon} {}: {}{semicolon} {}: {answerable}%\n",
        words.attributions,
        source.attributions,
        words.articles,
        source.articles,
        words.outlets,
        source.outlets,
        words.answerable,
    ));
    if !days.is_empty() {
        text.push_str(&format!("  {}: {}\n", words.published, days.join(" – ")));
    }
    text
}

impl Row for CitedSource {
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "kind",
        "attributions",
        "articles",
        "outlets",
        "answerable",
        "first",
        "last",
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            cell(&self.name),
            self.kind.name().to_owned(),
            self.attributions.to_string(),
            self.articles.to_string(),
            self.outlets.to_string(),
            self.answerable.to_string(),
            cell(self.first.as_deref().unwrap_or_default()),
            cell(self.last.as_deref().unwrap_or_default()),
        ]
    }
}
