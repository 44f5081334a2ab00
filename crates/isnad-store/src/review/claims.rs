//! Claims that are fact-checked.

use isnad_review::{ClaimId, ClaimState, ClaimStatus, Refusal, State, Subject};
use rusqlite::{OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};

use super::queue::named;
use super::subject;
use crate::{Result, Store};

/// Which claims; a field that is `None` lets all pass.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClaimFilter {
    /// How far they have come.
    pub status: Option<ClaimStatus>,
    /// The verdict that stands.
    pub verdict: Option<String>,
    /// Whose they are to do.
    pub assignee: Option<String>,
    /// Only those whose second decision may be this user's.
    pub second_for: Option<String>,
    /// These words occur in the label as they stand.
    pub text: Option<String>,
}

/// A claim in a list, as one user may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimRow {
    /// Its number in this store.
    pub number: i64,
    /// Its id.
    pub claim: ClaimId,
    /// How far it has come.
    pub status: ClaimStatus,
    /// The claim in words.
    pub label: String,
    /// The verdict that stands.
    pub verdict: Option<String>,
    /// Whose it is to do.
    pub assignee: Option<String>,
    /// Of whom the second decision is asked.
    pub asked: Option<String>,
    /// How many readings carry it.
    pub readings: u32,
    /// How much evidence holds.
    pub evidence: u32,
    /// When it was published last.
    pub published: Option<String>,
}

/// A page of claims.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ClaimPage {
    /// The claims, those taken up last first.
    pub rows: Vec<ClaimRow>,
    /// Give this as `before` for the next page; `None` on the last.
    pub next: Option<i64>,
}

/// One claim, as one user may see it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClaimView {
    /// Its number in this store.
    pub number: i64,
    /// Its id.
    pub claim: ClaimId,
    /// The revision of its state.
    pub revision: u64,
    /// What has become of it. The first decision is left out where it is hidden.
    pub state: ClaimState,
    /// Whether the first decision is there and hidden from the user.
    pub first_is_hidden: bool,
    /// Why its evidence would not carry a publication.
    #[serde(skip)]
    pub wanting: Option<Refusal>,
    /// The numbers of its readings that this store has, in the order of `state.readings`.
    pub reading_ids: Vec<Option<i64>>,
}

impl ClaimView {
    /// The claim as the subject of acts.
    pub fn subject(&self) -> Subject {
        Subject::Claim(self.claim.clone())
    }
}

impl Store {
    /// A page of claims before the one of that number, or from the first on.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn claims(
        &self,
        filter: &ClaimFilter,
        before: Option<i64>,
        limit: u32,
    ) -> Result<ClaimPage> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("claims/list.sql"))?;
        let rows = select.query_map(
            named_params! {
                ":status": filter.status.map(|status| status.name()),
                ":verdict": filter.verdict,
                ":assignee": filter.assignee,
                ":second_for": filter.second_for,
                ":text": filter.text,
                ":before": before.unwrap_or(i64::MAX),
                ":limit": i64::from(limit) + 1,
            },
            |row| Ok(claim_row(row)),
        )?;
        let mut rows = rows.map(|row| row?).collect::<Result<Vec<_>>>()?;
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        Ok(ClaimPage {
            next: rows.last().filter(|_| more).map(|row| row.number),
            rows,
        })
    }

    /// One claim, as `viewer` may see it. `None` where no such claim is open.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn claim(&self, claim: &ClaimId, viewer: &str) -> Result<Option<ClaimView>> {
        let transaction = self.connection.unchecked_transaction()?;
        let found = subject::find(&transaction, &Subject::Claim(claim.clone()))?;
        let Some((kept, State::Claim(state))) =
            found.map(|kept| ((kept.id, kept.revision), kept.state))
        else {
            return Ok(None);
        };
        if !state.is_open() {
            return Ok(None);
        }
        let mut reading_ids = Vec::with_capacity(state.readings.len());
        for reading in &state.readings {
            reading_ids.push(self.reading_id(reading)?);
        }
        Ok(Some(ClaimView {
            number: kept.0,
            claim: claim.clone(),
            revision: kept.1,
            first_is_hidden: state.hides_first_from(viewer),
            wanting: state.evidence_wanting(),
            state: state.seen_by(viewer),
            reading_ids,
        }))
    }

    /// The claim of that number.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn claim_id(&self, number: i64) -> Result<Option<ClaimId>> {
        let sql = include_str!("claims/id.sql");
        let id = self
            .connection
            .prepare_cached(sql)?
            .query_row(named_params! {":number": number}, |row| row.get("claim"))
            .optional()?;
        Ok(id.map(ClaimId))
    }

    /// The claims that a reading carries, those taken up first before the others.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn claims_of(&self, reading: &Subject) -> Result<Vec<ClaimId>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("claims/of_reading.sql"))?;
        let ids = select.query_map(named_params! {":reading": reading.name()}, |row| {
            row.get("claim")
        })?;
        Ok(ids
            .map(|id| id.map(ClaimId))
            .collect::<rusqlite::Result<_>>()?)
    }

    /// An id for a claim that is taken up from this reading: that of one more, where others are.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn free_claim(&self, reading: &Subject) -> Result<ClaimId> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("show/claim_exists.sql"))?;
        let mut behind = 0;
        loop {
            let id = ClaimId::further(reading, behind);
            if !select.exists(named_params! {":name": id.0})? {
                return Ok(id);
            }
            behind += 1;
        }
    }

    /// The claims that readers have.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn published_claims(&self) -> Result<Vec<(ClaimId, ClaimState)>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("claims/published.sql"))?;
        let rows = select.query_map([], |row| {
            Ok((ClaimId(row.get("claim")?), row.get::<_, String>("state")?))
        })?;
        let mut claims = Vec::new();
        for row in rows {
            let (claim, state) = row?;
            if let State::Claim(state) = subject::parse(&state)? {
                claims.push((claim, *state));
            }
        }
        Ok(claims)
    }
}

fn claim_row(row: &Row<'_>) -> Result<ClaimRow> {
    Ok(ClaimRow {
        number: row.get("subject_id")?,
        claim: ClaimId(row.get("claim")?),
        status: named(row, "status", ClaimStatus::from_name)?,
        label: row.get("label")?,
        verdict: row.get("verdict")?,
        assignee: row.get("assignee")?,
        asked: row.get("asked")?,
        readings: row.get("readings")?,
        evidence: row.get("evidence")?,
        published: row.get("published")?,
    })
}
