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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It stands outside the story: front matter, other stories, the foot of the page.
    Outside,
    /// The headline, which the article has apart.
    Headline,
    /// Who wrote it, which the article has apart.
    Byline,
    /// When it was published, which the article has apart.
    Date,
    /// Menus, paths and page numbers.
    Navigation,
    /// Other stories: «اقرأ أيضا» and lists of links.
    Related,
    /// Advertisements.
    Advertisement,
    /// Invitations to share, follow, print or listen, and the page's own address.
    Share,
    /// Invitations to subscribe, register or take an application.
    Subscription,
    /// What readers wrote, and the rules for it.
    Comments,
    /// Key words.
    Tags,
    /// What stands under a picture, or names its maker.
    Caption,
    /// Questions to readers.
    Poll,
    /// Not shown by a browser.
    Hidden,
    /// The same words stand in the story already.
    Repeated,
    /// A line before or behind the story that is no sentence.
    Fragment,
    /// Who holds the rights.
    Copyright,
}

impl Reason {
    /// Its name for machines, such as `related`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Outside => "outside",
            Self::Headline => "headline",
            Self::Byline => "byline",
            Self::Date => "date",
            Self::Navigation => "navigation",
            Self::Related => "related",
            Self::Advertisement => "advertisement",
            Self::Share => "share",
            Self::Subscription => "subscription",
            Self::Comments => "comments",
            Self::Tags => "tags",
            Self::Caption => "caption",
            Self::Poll => "poll",
            Self::Hidden => "hidden",
            Self::Repeated => "repeated",
            Self::Fragment => "fragment",
            Self::Copyright => "copyright",
        }
    }
}

/// The name of the outlet that publishes at an address, if it is a known one.
pub(crate) fn outlet_of(url: &str) -> Option<String> {
    isnad_outlets::by_domain(url).map(|outlet| outlet.name.clone())
}
