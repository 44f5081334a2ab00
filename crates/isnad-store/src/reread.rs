//! Reading stored texts anew, as after an upgrade of the reader.

use std::collections::{BTreeMap, VecDeque};

use rusqlite::{Row, named_params};
use serde_json::json;

use crate::ingest::Place;
use crate::prepared::PreparedAttribution;
use crate::{Batch, Operation, PreparedReading, Result, Store};

/// A stored text that may be read anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredText {
    /// Its row; they grow in the order of ingest.
    pub row: i64,
    /// The outlet's name.
    pub outlet: String,
    /// The article's id.
    pub id: String,
    /// The version's number.
    pub version: i64,
    /// What has read it.
    pub extraction: String,
    /// The text.
    pub text: String,
}

/// Which texts to read anew.
#[derive(Clone, Debug, Default)]
pub struct TextFilter {
    /// Only of this outlet.
    pub outlet: Option<String>,
    /// Only of the article with this id.
    pub article: Option<String>,
    /// Only what was not read by this.
    pub not_read_by: Option<String>,
}

/// What a new reading changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reread {
    /// Attributions that are found again by their keys, in the rows they had.
    pub kept: usize,
    /// Attributions that were not there.
    pub added: usize,
    /// Attributions that are no longer there.
    pub gone: usize,
}

impl Store {
    /// The next texts that pass the filter, in the order of their rows, behind row `after`: no more
    /// than `limit`.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn texts(&self, filter: &TextFilter, after: i64, limit: u32) -> Result<Vec<StoredText>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("reread/texts.sql"))?;
        let parameters = named_params! {
            ":outlet": filter.outlet,
            ":article": filter.article,
            ":not_read_by": filter.not_read_by,
            ":after": after,
            ":limit": limit,
        };
        let rows = select.query_map(parameters, |row| {
            Ok(StoredText {
                row: row.get("id")?,
                outlet: row.get("outlet")?,
                id: row.get("identity")?,
                version: row.get("number")?,
                extraction: row.get("extraction")?,
                text: row.get("text")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Batch<'_> {
    /// Puts a new reading of a stored text in the place of the one it had. An attribution whose key
    /// is found again keeps its row, equal keys in their order, so that whatever hangs on it stays.
    /// A reading that is the one it had is not written again.
    ///
    /// # Errors
    /// What SQLite says; the batch should then be dropped.
    pub fn reread(&mut self, text: &StoredText, reading: &PreparedReading) -> Result<Reread> {
        let stored = self.stored(text.row, reading)?;
        let before = stored.rows.len();
        let kept = match stored.is_same {
            true => before,
            false => self.replace(text.row, stored.rows, reading)?,
        };
        let parameters = named_params! {
            ":version_id": text.row,
            ":extraction": self.extraction,
        };
        self.run(include_str!("reread/read_by.sql"), parameters)?;
        let reread = Reread {
            kept,
            added: reading.attributions.len() - kept,
            gone: before - kept,
        };
        self.record(Operation {
            kind: "reread".to_owned(),
            payload: json!({
                "outlet": text.outlet,
                "article": text.id,
                "version": text.version,
                "extraction": self.extraction,
                "before": text.extraction,
                "kept": reread.kept,
                "added": reread.added,
                "gone": reread.gone,
            }),
        });
        Ok(reread)
    }

    /// Puts `reading` in the place of `rows`; tells how many of these are used again.
    fn replace(
        &self,
        version: i64,
        rows: Vec<StoredRow>,
        reading: &PreparedReading,
    ) -> Result<usize> {
        // A row that is not used again must not become another attribution's.
        let sql = include_str!("reread/next_row.sql");
        let new: i64 = self.transaction.query_row(sql, [], |row| row.get("next"))?;
        let mut new = new..;
        let mut by_key: BTreeMap<[u8; 32], VecDeque<StoredRow>> = BTreeMap::new();
        for row in rows {
            by_key.entry(row.key).or_default().push_back(row);
        }
        let (mut places, mut kept) = (Vec::new(), 0);
        for attribution in &reading.attributions {
            let again = by_key.get_mut(&attribution.key);
            places.push(match again.and_then(VecDeque::pop_front) {
                Some(row) => {
                    kept += 1;
                    let is_indexed = row.content == attribution.content();
                    if !is_indexed {
                        self.forget_words(row.id)?;
                    }
                    Place {
                        row: Some(row.id),
                        is_indexed,
                    }
                }
                None => Place {
                    row: new.next(),
                    is_indexed: false,
                },
            });
        }
        for gone in by_key.into_values().flatten() {
            self.forget_words(gone.id)?;
        }
        let parameters = named_params! {":version_id": version};
        self.run(include_str!("reread/delete_attributions.sql"), parameters)?;
        self.run(include_str!("reread/delete_notes.sql"), parameters)?;
        self.insert_reading(version, reading, &places)?;
        self.run(include_str!("reread/await_gathering.sql"), parameters)?;
        Ok(kept)
    }

    fn forget_words(&self, row: i64) -> Result<()> {
        let sql = include_str!("reread/forget_words.sql");
        self.run(sql, named_params! {":rowid": row})?;
        Ok(())
    }

    /// What is stored of a version, and whether that is `reading`.
    fn stored(&self, version: i64, reading: &PreparedReading) -> Result<Stored> {
        let parameters = named_params! {":version_id": version};
        let sql = include_str!("reread/stored.sql");
        let mut select = self.transaction.prepare_cached(sql)?;
        let mut found = select.query(parameters)?;
        let mut stored = Stored {
            rows: Vec::new(),
            is_same: true,
        };
        while let Some(row) = found.next()? {
            let key = row.get("key")?;
            let again = reading.attributions.get(stored.rows.len());
            stored.is_same &= match again {
                Some(again) => again.key == key && is_stored(again, row)?,
                None => false,
            };
            stored.rows.push(StoredRow {
                id: row.get("id")?,
                key,
                content: row.get("content")?,
            });
        }
        stored.is_same &= stored.rows.len() == reading.attributions.len();
        if stored.is_same {
            let sql = include_str!("load/notes.sql");
            let mut select = self.transaction.prepare_cached(sql)?;
            let notes = select.query_map(parameters, |row| {
                Ok((row.get::<_, String>("kind")?, row.get("span")?))
            })?;
            let notes: Vec<(String, String)> = notes.collect::<rusqlite::Result<_>>()?;
            let again = reading.notes.iter();
            let again = again.map(|(kind, span)| (*kind, span.as_str()));
            stored.is_same = again.eq(notes
                .iter()
                .map(|(kind, span)| (kind.as_str(), span.as_str())));
        }
        Ok(stored)
    }
}

/// What is stored of a reading.
struct Stored {
    rows: Vec<StoredRow>,
    is_same: bool,
}

struct StoredRow {
    id: i64,
    key: [u8; 32],
    /// The spans of the content.
    content: String,
}

/// Whether a row says what is written of an attribution with the same key.
fn is_stored(prepared: &PreparedAttribution, row: &Row<'_>) -> rusqlite::Result<bool> {
    let attribution = &prepared.attribution;
    let [cue, source, via, content, source_resolved] = &prepared.spans;
    let texts = [
        ("cue", cue.as_str()),
        ("source", source),
        ("via", via),
        ("content", content),
        ("source_resolved", source_resolved),
        ("style", attribution.style.name()),
        ("kind", attribution.kind.name()),
        ("class", attribution.class.name()),
        ("strength", attribution.strength.name()),
        ("grade", attribution.grade.name()),
        ("construction", attribution.construction.name()),
        ("lemma", &attribution.lemma),
    ];
    for (column, text) in texts {
        if row.get_ref(column)?.as_str()? != text {
            return Ok(false);
        }
    }
    let called = prepared
        .source
        .as_ref()
        .map(|source| source.folded.as_str());
    let is_linked = row.get_ref("source_folded")?.as_str_or_null()? == called;
    Ok(is_linked
        && row.get::<_, Option<usize>>("parent")? == attribution.parent
        && row.get::<_, f32>("confidence")? == attribution.confidence)
}
