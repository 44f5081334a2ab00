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

    /// The instant at which it first appeared, in seconds since the epoch: 20:10+01:00 is after
    /// 21:55+03:00.
    pub fn first_instant(&self) -> Option<i64> {
        self.first_published().and_then(instant)
    }
}

/// The instant of a time in RFC 3339, in seconds since the epoch. One without an offset is taken
/// for UTC, a day without a time for its beginning.
pub(crate) fn instant(published: &str) -> Option<i64> {
    let told = published.parse::<jiff::Timestamp>().ok();
    let moment = told.or_else(|| {
        let civil = published.parse::<jiff::civil::DateTime>().ok()?;
        jiff::tz::Offset::UTC.to_timestamp(civil).ok()
    })?;
    Some(moment.as_second())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_compared_as_instants() {
        let later = instant("2025-10-01T20:10:00+01:00").unwrap();
        let earlier = instant("2025-10-01T21:55:00+03:00").unwrap();
        assert!(earlier < later);
        assert_eq!(instant("2025-10-01T19:10:00"), Some(later));
        assert!(instant("2025-10-01").unwrap() < earlier);
        assert_eq!(instant("أمس"), None);
    }
}
