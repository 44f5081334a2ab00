use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use isnad_ingest::{Article, Settings};
use isnad_store::{Filter, Store};
use isnad_story::{Groupable, decide, group};
use isnad_text::fold::fold;
use serde::Serialize;

use crate::articles;
use crate::failure::Failures;
use crate::grouping;
use crate::progress::{self, Progress};
use crate::store_file::StoreFile;
use crate::story_decisions::{self, Decided, MERGE, NAME, Named, SPLIT};
use crate::terminal::visible;

/// Options of `isnad stories`.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/stories.txt"), args_conflicts_with_subcommands = true)]
pub struct Stories {
    #[command(subcommand)]
    task: Option<Task>,
    /// Files, folders, or - for standard input; without any, the articles in the store
    paths: Vec<PathBuf>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Leave out stories with fewer articles
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    least: usize,
    #[command(flatten)]
    file: StoreFile,
}

#[derive(Debug, clap::Subcommand)]
enum Task {
    /// Make one story of those that hold these articles
    Merge(Articles),
    /// Take these articles out of their stories into one of their own
    Split(Articles),
    /// Give the story of an article a name
    Name {
        /// The article's id
        article: String,
        /// The name
        name: String,
        #[command(flatten)]
        file: StoreFile,
    },
}

#[derive(Debug, clap::Args)]
struct Articles {
    /// Their ids; OUTLET/ID where several outlets have one
    #[arg(required = true)]
    articles: Vec<String>,
    #[command(flatten)]
    file: StoreFile,
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

/// A story: it goes by the id of its first article, which stays while others come in.
#[derive(Serialize)]
pub struct Story<'a> {
    /// That article's id.
    pub story: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    /// The ids of its articles.
    pub articles: Vec<&'a str>,
    #[serde(skip)]
    places: Vec<usize>,
}

impl Stories {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        if let Some(task) = self.task {
            return task.run();
        }
        let mut failures = Failures::default();
        let mut store = match self.paths.is_empty() {
            true => Some(self.file.open()?),
            false => None,
        };
        let stored = match &store {
            Some(store) => Stored::of(store)?,
            None => Stored {
                read: self.read(&mut failures),
                decided: Decided::default(),
            },
        };
        let read = &stored.read;
        if read.is_empty() {
            bail!("nothing to group: no article could be read");
        }
        let mut stories = stored.stories();
        if let Some(store) = &mut store {
            grouping::keep_if_due(store, &stored, &stories)?;
        }
        stories.retain(|story| story.articles.len() >= self.least);
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        match self.format {
            Format::Text => show(read, stories, &mut out)?,
            Format::Jsonl => {
                for story in &stories {
                    serde_json::to_writer(&mut out, story)?;
                    out.write_all(b"\n")?;
                }
            }
        }
        out.flush()?;
        Ok(failures.exit_code())
    }

    fn read(&self, failures: &mut Failures) -> Vec<Article> {
        let progress = Progress::new(progress::total(&self.paths));
        let mut read = Vec::new();
        for article in isnad_ingest::articles(articles::inputs(&self.paths), Settings::default()) {
            match article {
                Ok(article) => read.push(article),
                Err(error) => failures.report(&progress, error),
            }
        }
        read
    }
}

impl Task {
    fn run(self) -> anyhow::Result<ExitCode> {
        let (kind, ids, name, file) = match self {
            Self::Merge(Articles { articles, file }) => (MERGE, articles, None, file),
            Self::Split(Articles { articles, file }) => (SPLIT, articles, None, file),
            Self::Name {
                article,
                name,
                file,
            } => (NAME, vec![article], Some(name), file),
        };
        let mut store = file.open()?;
        let known = store.list(&Filter::default())?.into_iter();
        let known: Vec<Named> = known
            .map(|it| Named {
                outlet: it.outlet,
                id: it.id,
            })
            .collect();
        story_decisions::record(&mut store, kind, &ids, name, &known)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Articles that are grouped into stories.
pub struct Stored {
    read: Vec<Article>,
    decided: Decided,
}

impl Stored {
    /// The articles of a store, by their latest versions, and what was decided about them.
    pub fn of(store: &Store) -> anyhow::Result<Self> {
        let mut places: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut read: Vec<Article> = Vec::new();
        store.each_version(&Filter::default(), |kept| {
            let article = Article {
                outlet: Some(kept.outlet.clone()),
                id: kept.id.clone(),
                title: kept.title,
                published: kept.published,
                text: kept.text,
                ..Article::default()
            };
            match places.get(&(kept.outlet.clone(), kept.id.clone())) {
                Some(place) => read[*place] = article,
                None => {
                    places.insert((kept.outlet, kept.id), read.len());
                    read.push(article);
                }
            }
            anyhow::Ok(())
        })?;
        let named = |article: &Article| Named {
            outlet: article.outlet.clone().unwrap_or_default(),
            id: article.id.clone(),
        };
        let known: Vec<Named> = read.iter().map(named).collect();
        let decided = story_decisions::decided(store, &known)?;
        Ok(Self { read, decided })
    }

    /// The stories they make.
    pub fn stories(&self) -> Vec<Story<'_>> {
        let Self { read, decided } = self;
        let groupable: Vec<Groupable<'_>> = read
            .iter()
            .map(|article| Groupable {
                title: article.title.as_deref(),
                text: &article.text,
                published: article.published.as_deref(),
            })
            .collect();
        let groups = decide(group(&groupable), &decided.decisions);
        let story = |places: Vec<usize>| {
            let names = decided.names.iter().rev();
            let mut names = names.filter(|(at, _)| places.contains(at));
            Story {
                story: &read[places[0]].id,
                name: names.next().map(|(_, name)| name.as_str()),
                articles: places.iter().map(|at| read[*at].id.as_str()).collect(),
                places,
            }
        };
        groups.into_iter().map(story).collect()
    }

    /// What a story is called: by a person, or by the first of its articles that has a headline.
    pub fn title(&self, story: &Story<'_>) -> String {
        let mut places = story.places.iter();
        let headline = places.find_map(|at| self.read[*at].title.as_deref());
        story.name.or(headline).unwrap_or(story.story).to_owned()
    }

    /// The articles of a story as a store has them.
    pub fn articles(
        &self,
        store: &Store,
        story: &Story<'_>,
    ) -> anyhow::Result<Vec<isnad_story::Article>> {
        let mut articles = Vec::new();
        for at in &story.places {
            let article = &self.read[*at];
            articles.extend(store.articles(&article.id, article.outlet.as_deref())?);
        }
        Ok(articles)
    }
}

/// The articles of the story of a store that goes by this id or name, and what to call it. It is
/// found by the id of any of its articles too.
pub(super) fn of_store(store: &Store, wanted: &str) -> anyhow::Result<(String, Vec<Named>)> {
    let stored = Stored::of(store)?;
    let stories = stored.stories();
    let folded = fold(wanted.trim());
    let by = |is: &dyn Fn(&Story<'_>) -> bool| -> Vec<&Story<'_>> {
        stories.iter().filter(|story| is(story)).collect()
    };
    let mut found = by(&|story| story.story == wanted);
    if found.is_empty() {
        found = by(&|story| story.articles.contains(&wanted));
    }
    if found.is_empty() {
        found = by(&|story| fold(stored.title(story).trim()) == folded);
    }
    match found[..] {
        [story] => {
            let named = |at: &usize| Named {
                outlet: stored.read[*at].outlet.clone().unwrap_or_default(),
                id: stored.read[*at].id.clone(),
            };
            let articles = story.places.iter().map(named).collect();
            Ok((stored.title(story), articles))
        }
        [] => bail!("{wanted} is no file, and no story in the store; `isnad stories` lists them"),
        _ => {
            let ids: Vec<&str> = found.iter().map(|story| story.story).collect();
            bail!("several stories go by {wanted}; give the id of one: {ids:?}")
        }
    }
}

fn show(read: &[Article], mut stories: Vec<Story<'_>>, out: &mut impl Write) -> anyhow::Result<()> {
    stories.sort_by_key(|story| std::cmp::Reverse(story.articles.len()));
    for story in &stories {
        let title = story
            .places
            .iter()
            .find_map(|at| read[*at].title.as_deref());
        let title = visible(story.name.or(title).unwrap_or_default());
        writeln!(
            out,
            "{title} ({}, {})",
            story.articles.len(),
            visible(story.story)
        )?;
        for at in &story.places {
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
