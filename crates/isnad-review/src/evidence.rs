use isnad_parse::Grade;
use serde::{Deserialize, Serialize};

use crate::{Part, Refusal};

/// Something that speaks for or against a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Evidence {
    /// Where it is.
    pub url: Option<String>,
    /// Where a copy of it is kept.
    pub archive_url: Option<String>,
    /// Its words.
    pub quotation: String,
    /// What it shows, for readers.
    pub note: String,
    /// A file that the desk keeps.
    pub attachment: Option<Attachment>,
    /// How well its own source can be held to it.
    pub grade: Option<Grade>,
}

/// A file, known by its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// SHA-256 of it, in hexadecimal.
    pub hash: String,
    /// Its name when it came.
    pub name: String,
    /// Its media type, as whoever brought it says.
    pub media_type: String,
}

/// Evidence as a claim keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceRecord {
    /// Its number within the claim, from 1; never given twice.
    pub number: u32,
    /// What it is.
    #[serde(flatten)]
    pub evidence: Evidence,
    /// Who added it.
    pub by: String,
    /// When, in RFC 3339.
    pub at: String,
    /// What it was before it was put right, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Earlier>,
    /// Set where it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawal>,
}

/// What evidence was before it was put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// What it was.
    #[serde(flatten)]
    pub evidence: Evidence,
    /// Who brought it so.
    pub by: String,
    /// When, in RFC 3339.
    pub at: String,
    /// What was wrong with it.
    pub reason: String,
}

/// That evidence does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Who withdrew it.
    pub by: String,
    /// When, in RFC 3339.
    pub at: String,
    /// Why.
    pub reason: String,
}

impl EvidenceRecord {
    /// What it is from now on, with what it was kept beside it.
    pub(crate) fn amend(&mut self, to: &Evidence, reason: &str, by: &str, at: &str) {
        let evidence = std::mem::replace(&mut self.evidence, to.clone());
        self.earlier.push(Earlier {
            evidence,
            by: std::mem::replace(&mut self.by, by.to_owned()),
            at: std::mem::replace(&mut self.at, at.to_owned()),
            reason: reason.to_owned(),
        });
    }

    /// Whether it holds.
    pub const fn holds(&self) -> bool {
        self.withdrawn.is_none()
    }

    /// Whether somebody can be held to it: its source has a name, is a body or a document, or an
    /// outlet. Evidence of which nobody said whose it is counts as unnamed.
    pub const fn is_named(&self) -> bool {
        matches!(
            self.evidence.grade,
            Some(Grade::Named | Grade::Body | Grade::Relayed)
        )
    }
}

impl Evidence {
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        for address in [&self.url, &self.archive_url].into_iter().flatten() {
            if !is_address(address) {
                return Err(Refusal::Address(address.clone()));
            }
        }
        let texts = [&self.quotation, &self.note];
        let says_something = texts.iter().any(|text| !text.trim().is_empty());
        match says_something || self.url.is_some() || self.attachment.is_some() {
            true => Ok(()),
            false => Err(Refusal::Empty(Part::Evidence)),
        }
    }
}

/// Whether it may be put into a link: `javascript:` and the like never are.
fn is_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let host = lower
        .strip_prefix("https://")
        .or(lower.strip_prefix("http://"));
    let hostile = |c: char| c.is_control() || c.is_whitespace() || "\"'<>\\".contains(c);
    host.is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric() || c == '['))
        && !text.contains(hostile)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for good in ["https://example.org/a?b=ج", "HTTP://[::1]/x"] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "https://",
            "https:// a",
            "//example.org",
            "data:text/html,x",
            "https://a\"onclick",
            " https://a",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
