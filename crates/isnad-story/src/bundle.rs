//! The file that says what a story is made of.

use serde::Deserialize;

/// A story's articles and the files of their versions.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Bundle {
    /// The story's title.
    pub title: String,
    /// Its articles.
    #[serde(rename = "article")]
    pub articles: Vec<BundledArticle>,
}

/// One article of a [`Bundle`].
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct BundledArticle {
    /// Its identity within the story.
    pub id: String,
    /// The name of its publisher.
    pub outlet: String,
    /// Where it was published.
    pub url: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Its versions, oldest first.
    #[serde(rename = "version")]
    pub versions: Vec<BundledVersion>,
}

/// One version of a [`BundledArticle`].
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct BundledVersion {
    /// The name of the file with its text, in the story's folder.
    pub file: String,
    /// When it was published, in RFC 3339.
    pub published: Option<String>,
}

/// Why a story's file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// It is not the TOML that a story is written in.
    #[error("the story's file cannot be read")]
    Toml(#[from] toml::de::Error),
    /// There is nothing to compare.
    #[error("the story has no article")]
    Empty,
    /// An article has no text.
    #[error("article `{0}` has no version: add [[article.version]] with `file`")]
    NoVersion(String),
    /// Two articles go by one name.
    #[error("two articles are called `{0}`: give each its own `id`")]
    SameId(String),
    /// A version lies outside the story's folder.
    #[error("`{0}` is not the name of a file in the story's folder")]
    Path(String),
}

/// Reads a story's file. What else stands in it, as what is expected of a comparison, is left out.
///
/// # Errors
/// If it is no such file, or an article has no version or no name of its own, or a version's file
/// is anything but a name.
pub fn bundle(toml: &str) -> Result<Bundle, BundleError> {
    let bundle: Bundle = toml::from_str(toml)?;
    if bundle.articles.is_empty() {
        return Err(BundleError::Empty);
    }
    for (at, article) in bundle.articles.iter().enumerate() {
        if article.versions.is_empty() {
            return Err(BundleError::NoVersion(article.id.clone()));
        }
        if bundle.articles[..at]
            .iter()
            .any(|other| other.id == article.id)
        {
            return Err(BundleError::SameId(article.id.clone()));
        }
        let is_name = |file: &str| !file.contains(['/', '\\']) && !matches!(file, "" | "." | "..");
        if let Some(version) = article
            .versions
            .iter()
            .find(|version| !is_name(&version.file))
        {
            return Err(BundleError::Path(version.file.clone()));
        }
    }
    Ok(bundle)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = r#"
        title = "عنوان"
        [[article]]
        id = "a"
        outlet = "صحيفة"
        [[article.version]]
        file = "a.v1.txt"
        [expected]
        independent_origins = 1
    "#;

    #[test]
    fn a_story_is_read_and_what_is_expected_left_out() {
        let bundle = bundle(STORY).unwrap();
        assert_eq!(bundle.articles[0].versions[0].file, "a.v1.txt");
    }

    #[test]
    fn a_file_outside_the_folder_is_refused() {
        let outside = STORY.replace("a.v1.txt", "../a.txt");
        assert!(matches!(bundle(&outside), Err(BundleError::Path(_))));
    }
}
