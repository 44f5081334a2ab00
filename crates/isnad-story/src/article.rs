use isnad_parse::Reading;

/// A piece of one outlet, with all its versions known.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Its identity, as given at ingest or derived from its URL or file.
    pub id: String,
    /// The name of its publisher.
    pub outlet: String,
    /// Where it was published.
    pub url: Option<String>,
    /// Its headline, from the latest version.
    pub title: Option<String>,
    /// Its texts over time, oldest first; never empty.
    pub versions: Vec<Version>,
}

impl Article {
    /// The version that counts: the last one.
    ///
    /// # Panics
    /// If the article has no version.
    pub fn latest(&self) -> &Version {
        self.versions.last().expect("an article has a version")
    }

    /// When it first appeared, in RFC 3339.
    pub fn first_published(&self) -> Option<&str> {
        self.versions.first()?.published.as_deref()
    }
}

/// The text of an article at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// When it was published, in RFC 3339.
    pub published: Option<String>,
    /// The text exactly as received.
    pub text: String,
    /// Who is said to have said what in it.
    pub reading: Reading,
}
