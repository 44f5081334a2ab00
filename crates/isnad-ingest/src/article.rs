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
    /// The text exactly as received, or for a page its story, a paragraph a line with an empty
    /// line between; never blank.
    pub text: String,
    /// Whether the text is a summary alone, as in feeds that give no more.
    pub is_summary: bool,
    /// What stood on the page around and within the text and was left out, in the page's order.
    pub dropped: Vec<Dropped>,
}

/// A part of a page that is no part of its story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Why it was left out.
    pub reason: Reason,
    /// Its words.
    pub text: String,
}

/// Why a part of a page is no part of its story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// It stands outside the story: menus, other stories, the foot of the page.
    Outside,
}
