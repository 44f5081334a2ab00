use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use isnad_ingest::Article;
use isnad_story::{Groupable, group};
use serde::Serialize;

use crate::articles;
use crate::failure::Failures;
use crate::progress::{self, Progress};
use crate::terminal::visible;

/// Options of `isnad stories`.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/stories.txt"))]
pub struct Stories {
    /// Files, folders, or - for standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Leave out stories with fewer articles
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    least: usize,
}

/// Forms of output.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Format {
    /// For a person: the largest stories first
    #[default]
    Text,
    /// One story a line
    Jsonl,
}

/// A line of JSON Lines.
#[derive(Serialize)]
struct Line<'a> {
    story: &'a str,
    articles: Vec<&'a str>,
}

impl Stories {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let mut failures = Failures::default();
        let progress = Progress::new(progress::total(&self.paths));
        let mut read = Vec::new();
        for article in isnad_ingest::articles(articles::inputs(&self.paths)) {
            match article {
                Ok(article) => read.push(article),
                Err(error) => failures.report(&progress, error),
            }
        }
        if read.is_empty() {
            bail!("nothing to group: no article could be read");
        }
        let groupable: Vec<Groupable<'_>> = read
            .iter()
            .map(|article| Groupable {
                title: article.title.as_deref(),
                text: &article.text,
                published: article.published.as_deref(),
            })
            .collect();
        let mut groups = group(&groupable);
        groups.retain(|group| group.len() >= self.least);
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        match self.format {
            Format::Text => show(&read, groups, &mut out)?,
            Format::Jsonl => {
                for group in &groups {
                    let line = Line {
                        story: name(&read, group),
                        articles: group.iter().map(|at| read[*at].id.as_str()).collect(),
                    };
                    serde_json::to_writer(&mut out, &line)?;
                    out.write_all(b"\n")?;
                }
            }
        }
        out.flush()?;
        Ok(failures.exit_code())
    }
}

/// A story goes by the id of its first article: that stays while others come in.
fn name<'a>(read: &'a [Article], group: &[usize]) -> &'a str {
    group.first().map_or("", |at| &read[*at].id)
}

fn show(read: &[Article], mut groups: Vec<Vec<usize>>, out: &mut impl Write) -> anyhow::Result<()> {
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    for group in &groups {
        let title = group.iter().find_map(|at| read[*at].title.as_deref());
        let title = visible(title.unwrap_or_default());
        writeln!(
            out,
            "{title} ({}, {})",
            group.len(),
            visible(name(read, group))
        )?;
        for at in group {
            let article = &read[*at];
            let outlet = article.outlet.as_deref().unwrap_or_default();
            let published = article.published.as_deref().unwrap_or_default();
            writeln!(
                out,
                "  {} {} {published}",
                visible(outlet),
                visible(&article.id)
            )?;
        }
    }
    Ok(())
}
