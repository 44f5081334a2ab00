//! Stories kept as folders: `story.toml` and the texts it names.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use isnad_parse::Reader;
use isnad_story::{Article, BundledArticle, Version};

/// A story with the attributions of its texts.
pub struct Story {
    /// The name of its folder.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its articles.
    pub articles: Vec<Article>,
}

/// Reads the story in a folder, and its texts with the shipped reader.
pub fn read(folder: &Path) -> anyhow::Result<Story> {
    let file = folder.join("story.toml");
    let toml = fs::read_to_string(&file)
        .with_context(|| format!("{}: is this a story's folder?", file.display()))?;
    let bundle = isnad_story::bundle(&toml).with_context(|| file.display().to_string())?;
    let name = folder
        .canonicalize()?
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    Ok(Story {
        name: name.unwrap_or_else(|| "story".to_owned()),
        title: bundle.title,
        articles: bundle
            .articles
            .into_iter()
            .map(|article| read_article(folder, article))
            .collect::<anyhow::Result<_>>()?,
    })
}

fn read_article(folder: &Path, article: BundledArticle) -> anyhow::Result<Article> {
    let version = |version: isnad_story::BundledVersion| {
        let file = folder.join(&version.file);
        let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        let reading = Reader::shipped().read(&text);
        Ok(Version {
            published: version.published,
            text,
            reading,
        })
    };
    Ok(Article {
        id: article.id,
        outlet: article.outlet,
        url: article.url,
        title: article.title,
        versions: article
            .versions
            .into_iter()
            .map(version)
            .collect::<anyhow::Result<_>>()?,
    })
}

/// The folders of stories within a folder, by name.
pub fn folders(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| {
        format!(
            "{}: run this where the project's corpus is, or name its stories with --stories",
            folder.display()
        )
    })?;
    let mut folders = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.join("story.toml").is_file() {
            folders.push(path);
        }
    }
    if folders.is_empty() {
        bail!("{}: no folder with a story.toml in it", folder.display());
    }
    folders.sort();
    Ok(folders)
}
