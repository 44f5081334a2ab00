//! What the address of the desk's page asks for, and the addresses of pages that ask otherwise.

use isnad_parse::{CueClass, Grade, SourceKind};
use isnad_review::ReadingStatus;
use isnad_review::attention::Reason;
use isnad_store::review::{Cursor, Order, QueueFilter, QueueRow, SavedFilter};
use serde::{Deserialize, Serialize};

use crate::Refusal;
use crate::pages::given;

/// Which readings, in which order, from where on, and which of them is looked at. Empty fields
/// ask for nothing, since that is how forms send them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct QueueQuery {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<i64>,
    /// Which of the claims that it carries, where it carries more than one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub claim: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub status: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub story: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub outlet: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kind: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub grade: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub class: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub confidence_below: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub assignee: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub since: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub until: String,
    /// Reasons for attention, with commas between them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reasons: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub order: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub from: String,
}

impl QueueQuery {
    /// The filter that is asked for.
    pub fn filter(&self) -> Result<QueueFilter, Refusal> {
        Ok(QueueFilter {
            status: self.statuses()?,
            story: given(&self.story),
            outlet: given(&self.outlet),
            source: number("source", &self.source)?,
            kind: named("kind", &self.kind, SourceKind::from_name)?,
            grade: named("grade", &self.grade, Grade::from_name)?,
            class: named("class", &self.class, CueClass::from_name)?,
            confidence_from: None,
            confidence_below: number("confidence_below", &self.confidence_below)?,
            assignee: given(&self.assignee),
            from: given(&self.since),
            to: given(&self.until),
            reasons: self.reasons()?,
            text: given(&self.text),
        })
    }

    /// What nobody has decided yet, unless something else is asked for.
    fn statuses(&self) -> Result<Vec<ReadingStatus>, Refusal> {
        match self.status.as_str() {
            "" => Ok(vec![ReadingStatus::New]),
            "all" => Ok(Vec::new()),
            status => Ok(named("status", status, ReadingStatus::from_name)?
                .into_iter()
                .collect()),
        }
    }

    pub fn reasons(&self) -> Result<Vec<Reason>, Refusal> {
        let names = self.reasons.split(',').filter(|name| !name.is_empty());
        let reasons = names
            .map(|name| named("reasons", name, Reason::from_name))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(reasons.into_iter().flatten().collect())
    }

    /// The address that asks for what a user kept.
    pub fn of_saved(saved: &SavedFilter) -> String {
        let filter = &saved.filter;
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        let reasons: Vec<&str> = filter.reasons.iter().map(|reason| reason.name()).collect();
        let query = Self {
            status: match filter.status.as_slice() {
                [] => "all".to_owned(),
                [ReadingStatus::New] | [_, _, ..] => String::new(),
                [status] => status.name().to_owned(),
            },
            story: text(&filter.story),
            outlet: text(&filter.outlet),
            source: filter.source.map(|id| id.to_string()).unwrap_or_default(),
            kind: filter.kind.map_or("", |kind| kind.name()).to_owned(),
            grade: filter.grade.map_or("", |grade| grade.name()).to_owned(),
            class: filter.class.map_or("", |class| class.name()).to_owned(),
            confidence_below: filter
                .confidence_below
                .map(|below| below.to_string())
                .unwrap_or_default(),
            assignee: text(&filter.assignee),
            since: text(&filter.from),
            until: text(&filter.to),
            reasons: reasons.join(","),
            text: text(&filter.text),
            order: saved.order.name().to_owned(),
            ..Self::default()
        };
        query.href()
    }

    pub fn order(&self) -> Order {
        let is_meant = |order: &&Order| order.name() == self.order;
        Order::ALL
            .iter()
            .find(is_meant)
            .copied()
            .unwrap_or_default()
    }

    pub fn cursor(&self) -> Result<Option<Cursor>, Refusal> {
        let malformed = |_| Refusal::field("from", &self.from);
        let cursor = given(&self.from).map(|from| serde_json::from_str(&from).map_err(malformed));
        cursor.transpose()
    }

    /// The address of the page that asks for this.
    pub fn href(&self) -> String {
        format!(
            "/reading?{}",
            serde_urlencoded::to_string(self).unwrap_or_default()
        )
    }

    /// The same queue, with the reading `id` before one.
    pub fn at(&self, id: i64) -> String {
        Self {
            item: Some(id),
            claim: String::new(),
            ..self.clone()
        }
        .href()
    }

    /// The same reading, with one of its claims before one.
    pub fn with_claim(&self, item: i64, claim: &str) -> String {
        Self {
            item: Some(item),
            claim: claim.to_owned(),
            ..self.clone()
        }
        .href()
    }

    /// The address of the queue as a file.
    pub fn export(&self, form: &str) -> String {
        let query = Self {
            item: None,
            claim: String::new(),
            from: String::new(),
            ..self.clone()
        };
        let query = serde_urlencoded::to_string(query).unwrap_or_default();
        format!("/reading/export?form={form}&{query}")
    }

    /// The same queue from a place on.
    pub fn from(&self, cursor: &Cursor) -> String {
        let from = serde_json::to_string(cursor).unwrap_or_default();
        Self {
            item: None,
            claim: String::new(),
            from,
            ..self.clone()
        }
        .href()
    }

    /// The same queue from its beginning.
    pub fn beginning(&self) -> String {
        Self {
            item: None,
            claim: String::new(),
            from: String::new(),
            ..self.clone()
        }
        .href()
    }

    /// The same queue with a reason asked for that was not, or the reverse.
    pub fn toggled(&self, reason: Reason) -> String {
        let asked = self.reasons.split(',').filter(|name| !name.is_empty());
        let mut names: Vec<&str> = asked
            .clone()
            .filter(|name| *name != reason.name())
            .collect();
        if !asked.clone().any(|name| name == reason.name()) {
            names.push(reason.name());
        }
        Self {
            item: None,
            claim: String::new(),
            from: String::new(),
            reasons: names.join(","),
            ..self.clone()
        }
        .href()
    }

    /// Where to go when the reading `id` is done: to the one behind it in the queue.
    pub fn after(&self, rows: &[QueueRow], id: i64) -> String {
        let at = rows.iter().position(|row| row.id == id);
        match at.and_then(|at| rows.get(at + 1)) {
            Some(next) => self.at(next.id),
            None => Self {
                item: None,
                claim: String::new(),
                ..self.clone()
            }
            .href(),
        }
    }
}

fn number<T: std::str::FromStr>(name: &'static str, field: &str) -> Result<Option<T>, Refusal> {
    let malformed = |_| Refusal::field(name, field);
    given(field)
        .map(|field| field.parse().map_err(malformed))
        .transpose()
}

fn named<T>(
    name: &'static str,
    field: &str,
    from_name: fn(&str) -> Option<T>,
) -> Result<Option<T>, Refusal> {
    let unknown = || Refusal::field(name, field);
    given(field)
        .map(|field| from_name(&field).ok_or_else(unknown))
        .transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_only_what_is_asked_for() {
        assert_eq!(QueueQuery::default().at(7), "/reading?item=7");
        let query = QueueQuery {
            reasons: "unnamed".to_owned(),
            ..QueueQuery::default()
        };
        assert_eq!(query.toggled(Reason::Unnamed), "/reading?");
        assert_eq!(
            query.toggled(Reason::NoSource),
            "/reading?reasons=unnamed%2Cno-source"
        );
    }

    #[test]
    fn unknown_names_are_refused() {
        let query = QueueQuery {
            kind: "nonsense".to_owned(),
            ..QueueQuery::default()
        };
        assert!(query.filter().is_err());
    }
}
