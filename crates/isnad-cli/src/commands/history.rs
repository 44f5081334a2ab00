use std::process::ExitCode;

use isnad_report::ParallelRecord;
use isnad_story::revisions;

use crate::changes::{Person, pretty};
use crate::commands::diff::{Format, write};
use crate::interface::Language;
use crate::store_file::StoreFile;
use crate::terminal::Screen;

/// Options of `isnad history`.
#[derive(Debug, clap::Args)]
pub struct History {
    /// The article's id, as isnad list shows it
    article: String,
    /// The outlet, where several have an article with this id
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// List edits of spelling and marks too
    #[arg(long)]
    cosmetic: bool,
    /// The form of the output: JSON has an object for each version but the first,
    /// with the two versions it compares
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The language of the text format
    #[arg(long, value_enum, default_value_t = Language::Ar)]
    lang: Language,
    #[command(flatten)]
    file: StoreFile,
}

impl History {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let article = self.file.article(&self.article, self.outlet.as_deref())?;
        let words = self.lang.words();
        let person = Person {
            language: self.lang,
            screen: Screen::of(&std::io::stdout()),
            cosmetic: self.cosmetic,
        };
        let articles = [article];
        let mut shown = Vec::new();
        for pair in revisions(&articles, &[0]) {
            let version = |at: usize| &articles[0].versions[at];
            let (before, after) = (version(pair.before.version), version(pair.after.version));
            shown.push(match self.format {
                Format::Json => pretty(&ParallelRecord::new(&pair, &articles, self.cosmetic))?,
                Format::Text => {
                    let published = after.published.as_deref().unwrap_or("–");
                    let published = person.screen.outside(published);
                    let number = pair.after.version + 1;
                    let title = format!("{} {number} ({published})", words.version);
                    let changes = person.changes(&before.text, &after.text, &pair.changes);
                    format!("{title}\n{changes}")
                }
            });
        }
        let shown = match self.format {
            Format::Json => format!("[{}]\n", shown.join(",\n")),
            Format::Text if shown.is_empty() => format!("{}: 1\n", words.versions),
            Format::Text => shown.join("\n"),
        };
        write(self.format, &shown)?;
        Ok(ExitCode::SUCCESS)
    }
}
