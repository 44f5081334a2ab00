/// A piece as it was received, before anything was read in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// What tells it from others of its outlet: the id it came with, or for a plain text its path
    /// below the folder that was given, without the ending. A file that was given itself has its
    /// name alone, so texts of one name from two folders are taken for versions of one article.
    pub id: String,
    /// Its publisher, where the input names one.
    pub outlet: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its headline, as given or else found in the text.
    pub title: Option<String>,
    /// Who wrote it, as given.
    pub author: Option<String>,
    /// When it was published, in RFC 3339; without offset or time where the input has none.
    pub published: Option<String>,
    /// When a store first took it in, in RFC 3339, where it comes from an export of one.
    pub ingested: Option<String>,
    /// The text exactly as received; never blank.
    pub text: String,
}
