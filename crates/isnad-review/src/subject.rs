use std::fmt;

use isnad_parse::SourceKind;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What an act is about. Named without row numbers, so that it means the same in every copy of a
/// store and after texts are read anew.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// One attribution in one article, in whichever of its versions.
    Reading {
        /// The outlet's name.
        outlet: String,
        /// The article's id within the outlet.
        article: String,
        /// The attribution's key without its position, in hexadecimal.
        key: String,
    },
    /// A claim that is fact-checked.
    Claim(ClaimId),
    /// A canonical source.
    Source(SourceName),
}

impl Subject {
    /// The subject as one string, always the same for the same subject.
    pub fn name(&self) -> String {
        serde_json::to_string(self).expect("strings become JSON")
    }

    /// The subject of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        serde_json::from_str(name).ok()
    }

    /// What sort of thing it is: `reading`, `claim` or `source`.
    pub const fn sort(&self) -> &'static str {
        match self {
            Self::Reading { .. } => "reading",
            Self::Claim(_) => "claim",
            Self::Source(_) => "source",
        }
    }
}

/// Names a claim for good, in the program and in what is published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClaimId(pub String);

impl ClaimId {
    /// The id of the claim that is opened from this reading: the same whoever opens it.
    pub fn of(reading: &Subject) -> Self {
        Self::further(reading, 0)
    }

    /// Whether it may stand in the name of a file and in an address: letters and digits of ASCII
    /// and hyphens, up to 64.
    pub fn is_plain(&self) -> bool {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (1..=64).contains(&self.0.len()) && self.0.bytes().all(fits)
    }

    /// The id of one more claim that the reading carries, behind so many others.
    pub fn further(reading: &Subject, behind: usize) -> Self {
        let hash = match behind {
            0 => Sha256::digest(reading.name()),
            _ => Sha256::digest(format!("{} {behind}", reading.name())),
        };
        Self(
            hash.iter()
                .take(8)
                .map(|byte| format!("{byte:02x}"))
                .collect(),
        )
    }
}

impl fmt::Display for ClaimId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Names a canonical source: what it is and the folded words it was first met with. Its shown name
/// is another matter and may change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceName {
    /// What it is.
    pub kind: SourceKind,
    /// Its folded words, a blank between them.
    pub folded: String,
}

impl SourceName {
    /// The name of a source that is met with these words.
    pub fn new(kind: SourceKind, words: &str) -> Self {
        let folded: Vec<String> = words
            .split_whitespace()
            .map(|word| {
                let folded = isnad_text::fold::fold(word);
                folded.chars().filter(|c| c.is_alphanumeric()).collect()
            })
            .filter(|word: &String| !word.is_empty())
            .collect();
        Self {
            kind,
            folded: folded.join(" "),
        }
    }
}
