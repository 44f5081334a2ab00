//! What an export is made from, as the store has it.

use isnad_parse::SourceKind;
use isnad_review::export::{Appearance, ClaimRecord, ReadingRecord};
use isnad_review::{Anchor, ClaimId, State, Subject};
use rusqlite::named_params;

use super::reading::ReadingView;
use super::subject;
use crate::{Result, Store};

impl Store {
    /// The numbers of decided readings behind the one numbered `after`, up to `limit`.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn decided_readings(&self, after: i64, limit: u32) -> Result<Vec<i64>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("export/decided.sql"))?;
        let parameters = named_params! {":after": after, ":limit": limit};
        let ids = select.query_map(parameters, |row| row.get("id"))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// A reading as it is exported.
    ///
    /// # Errors
    /// [`crate::Error::Unknown`]; what SQLite says.
    pub fn reading_record(&self, id: i64) -> Result<ReadingRecord> {
        Ok(record(self.reading_view(id)?))
    }

    /// A claim as it is exported; `None` where no such claim is open. Where it appeared is told
    /// from the readings of its last publication, or of its state while there is none.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn claim_record(&self, claim: &ClaimId) -> Result<Option<ClaimRecord>> {
        let kept = subject::find(&self.connection, &Subject::Claim(claim.clone()))?;
        let Some(State::Claim(state)) = kept.map(|kept| kept.state) else {
            return Ok(None);
        };
        if !state.is_open() {
            return Ok(None);
        }
        let readings = state
            .published()
            .map_or(&state.readings, |publication| &publication.readings);
        let mut appearances = Vec::new();
        for reading in readings {
            if let Some(id) = self.reading_id(reading)? {
                appearances.push(appearance(self.reading_view(id)?));
            }
        }
        appearances.sort_by(|one, other| one.published.cmp(&other.published));
        Ok(Some(ClaimRecord {
            claim: claim.clone(),
            state: *state,
            appearances,
        }))
    }

    /// The ids of all claims that are open, in the order in which they were taken up.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn claim_ids(&self) -> Result<Vec<ClaimId>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("export/claims.sql"))?;
        let ids = select.query_map([], |row| row.get("claim").map(ClaimId))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }
}

fn anchors(view: &ReadingView, places: &[[usize; 2]]) -> Vec<Anchor> {
    let anchor = |place: &[usize; 2]| Anchor::at(&view.text, *place);
    places.iter().filter_map(anchor).collect()
}

fn record(view: ReadingView) -> ReadingRecord {
    let marks = &view.marks;
    let (by, at) = view.state.decided.clone().unzip();
    ReadingRecord {
        cue: anchors(&view, &marks.cue),
        source: anchors(&view, &marks.source),
        via: anchors(&view, &marks.via),
        content: anchors(&view, &marks.content),
        source_resolved: anchors(&view, &marks.source_resolved),
        key: match &view.subject {
            Subject::Reading { key, .. } => key.clone(),
            _ => String::new(),
        },
        stored: view.ingested,
        outlet: view.outlet,
        article: view.article,
        url: view.url,
        title: view.title,
        published: view.published,
        status: view.state.status,
        by,
        at,
        reason: view.state.reason,
        kind: marks.kind,
        grade: marks.grade,
        class: marks.class,
        style: marks.style,
        strength: marks.strength,
        confidence: view.confidence,
        source_name: view.source_name,
        resolved: view.state.source,
        assignee: view.state.assignee,
        remarks: view.state.remarks,
    }
}

fn appearance(view: ReadingView) -> Appearance {
    let words: Vec<String> = anchors(&view, &view.marks.content)
        .into_iter()
        .map(|anchor| anchor.exact)
        .collect();
    Appearance {
        content: words.join(" … "),
        source_is_person: view.marks.kind == SourceKind::Person,
        source: view.source_name,
        outlet: view.outlet,
        article: view.article,
        url: view.url,
        title: view.title,
        published: view.published,
    }
}
