//! What the address of the page of claims asks for.

use isnad_review::{ClaimId, ClaimStatus};
use isnad_store::review::ClaimFilter;
use serde::{Deserialize, Serialize};

use crate::Refusal;
use crate::pages::given;
use crate::strings::Strings;

/// Which claims, from where on. Empty fields ask for nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ClaimQuery {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub status: String,
    /// Not empty: only those that are the visitor's to do.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mine: String,
    /// Not empty: only those whose second decision may be the visitor's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub second: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub before: String,
}

/// A filter that is a click away.
pub(crate) struct Chip {
    pub label: &'static str,
    pub href: String,
    pub is_on: bool,
}

impl ClaimQuery {
    /// The filter that `person` asks for.
    pub fn filter(&self, person: &str) -> Result<ClaimFilter, Refusal> {
        let own = |field: &str| given(field).map(|_| person.to_owned());
        let unknown = || Refusal::field("status", &self.status);
        let status = given(&self.status)
            .map(|status| ClaimStatus::from_name(&status).ok_or_else(unknown))
            .transpose()?;
        Ok(ClaimFilter {
            status,
            assignee: own(&self.mine),
            second_for: own(&self.second),
            text: given(&self.text),
            ..ClaimFilter::default()
        })
    }

    /// The number of the claim behind which the page begins.
    pub fn before(&self) -> Result<Option<i64>, Refusal> {
        let malformed = |_| Refusal::field("before", &self.before);
        given(&self.before)
            .map(|number| number.parse().map_err(malformed))
            .transpose()
    }

    /// The address of the list as a file.
    pub fn export(&self, form: &str) -> String {
        let query = Self {
            before: String::new(),
            ..self.clone()
        };
        format!("/claims/export?form={form}&{}", query.asked())
    }

    fn asked(&self) -> String {
        serde_urlencoded::to_string(self).unwrap_or_default()
    }

    /// The address of a claim in this list.
    pub fn at(&self, claim: &ClaimId) -> String {
        format!("/claims/{claim}?{}", self.asked())
    }

    /// The same list from behind a claim on.
    pub fn behind(&self, number: i64) -> String {
        let before = number.to_string();
        format!(
            "/claims?{}",
            Self {
                before,
                ..self.clone()
            }
            .asked()
        )
    }

    /// The same list from its beginning.
    pub fn beginning(&self) -> String {
        let before = String::new();
        format!(
            "/claims?{}",
            Self {
                before,
                ..self.clone()
            }
            .asked()
        )
    }

    /// Lists that are a click away.
    pub fn chips(&self, t: Strings) -> Vec<Chip> {
        let mut chips = vec![
            Chip {
                label: t.say("status_all"),
                href: "/claims".to_owned(),
                is_on: *self == Self::default(),
            },
            Chip {
                label: t.say("claims_mine"),
                href: "/claims?mine=1".to_owned(),
                is_on: !self.mine.is_empty(),
            },
        ];
        chips.extend(ClaimStatus::ALL.iter().map(|status| Chip {
            label: t.of("claim", status.name()),
            href: format!("/claims?status={}", status.name()),
            is_on: self.status == status.name(),
        }));
        chips
    }
}
