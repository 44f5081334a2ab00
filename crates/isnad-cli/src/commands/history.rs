use std::process::ExitCode;

use isnad_story::changes;

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
    /// The form of the output: JSON has a line for each version but the first
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
            words,
            screen: Screen::of(&std::io::stdout()),
            cosmetic: self.cosmetic,
        };
        let mut shown = Vec::new();
        for (number, pair) in (2..).zip(article.versions.windows(2)) {
            let found = changes(&pair[0], &pair[1]);
            let (before, after) = (&pair[0].text, &pair[1].text);
            shown.push(match self.format {
                Format::Json => pretty(before, after, &found, self.cosmetic)?,
                Format::Text => {
                    let published = pair[1].published.as_deref().unwrap_or("–");
                    let published = person.screen.outside(published);
                    let title = format!("{} {number} ({published})", words.version);
                    format!("{title}\n{}", person.changes(before, after, &found))
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
