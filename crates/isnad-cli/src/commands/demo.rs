use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use isnad_report::{IndexEntry, Options, index_html, story_html};
use isnad_story::compare;

use super::report::Language;
use crate::stories;

/// Options of `isnad demo`.
#[derive(Debug, clap::Args)]
pub struct Demo {
    /// The folder with a folder for each story
    #[arg(long, value_name = "DIR", default_value = "corpus/stories")]
    stories: PathBuf,
    /// The folder to write to; it is made if it is missing
    #[arg(long, value_name = "DIR", default_value = "isnad-demo")]
    out: PathBuf,
    /// The language of the reports; what the articles say stays as it is
    #[arg(long, value_enum, default_value_t)]
    lang: Language,
}

impl Demo {
    /// Runs the command: reads each story, compares its articles, writes its report, and a page
    /// that leads to all. Prints the path of that page.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let options: Options = self.lang.into();
        fs::create_dir_all(&self.out).with_context(|| self.out.display().to_string())?;
        let mut entries = Vec::new();
        for folder in stories::folders(&self.stories)? {
            let story = stories::read(&folder)?;
            let comparison = compare(&story.title, &story.articles);
            let file = format!("{}.html", story.name);
            let report = story_html(&comparison, &story.articles, &options);
            let path = self.out.join(&file);
            fs::write(&path, report).with_context(|| path.display().to_string())?;
            let (title, articles) = (story.title, story.articles);
            entries.push(IndexEntry {
                file,
                title,
                comparison,
                articles,
            });
        }
        let index = self.out.join("index.html");
        fs::write(&index, index_html(&entries, &options))
            .with_context(|| index.display().to_string())?;
        writeln!(std::io::stdout(), "{}", index.display())?;
        Ok(ExitCode::SUCCESS)
    }
}
