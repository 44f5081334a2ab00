use isnad_parse::{Attribution, Reading, SourceKind};
use isnad_text::CodePoints;
use rusqlite::{OptionalExtension, ToSql, Transaction, TransactionBehavior, named_params};
use sha2::{Digest, Sha256};

use crate::log::Log;
use crate::{Result, Store, key, spans};

/// A text to be stored.
#[derive(Clone, Copy, Debug)]
pub struct Incoming<'a> {
    /// The name of its publisher; empty where nobody named it.
    pub outlet: &'a str,
    /// What tells its article from others of the outlet.
    pub id: &'a str,
    /// Where it was published.
    pub url: Option<&'a str>,
    /// Its headline.
    pub title: Option<&'a str>,
    /// Who wrote it.
    pub author: Option<&'a str>,
    /// When it was published, in RFC 3339, perhaps without offset or time.
    pub published: Option<&'a str>,
    /// The text exactly as received.
    pub text: &'a str,
}

/// What became of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its article was not known.
    New,
    /// Its article was known with other texts.
    NewVersion,
    /// This text of its article was known; nothing was changed.
    Unchanged,
}

/// Texts that are stored together or not at all: what is not committed is undone when dropped.
#[derive(Debug)]
pub struct Batch<'s> {
    transaction: Transaction<'s>,
    log: Log,
    at: String,
    extraction: String,
}

impl Store {
    /// Begins a batch at the time `at` (RFC 3339) of texts read by `extraction`. Other processes
    /// that want to write wait until it ends, so read first and store then.
    ///
    /// # Errors
    /// [`crate::Error::Busy`] if another process writes for long; what SQLite says.
    pub fn batch(&mut self, at: &str, extraction: &str) -> Result<Batch<'_>> {
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behavior)?;
        Ok(Batch {
            log: Log::end(&transaction)?,
            transaction,
            at: at.to_owned(),
            extraction: extraction.to_owned(),
        })
    }
}

impl Batch<'_> {
    /// Stores one text with what was read in it. A text that its article has had before changes
    /// nothing, whatever else is said of it now.
    ///
    /// # Errors
    /// What SQLite says; the batch should then be dropped.
    pub fn ingest(&mut self, incoming: &Incoming<'_>, reading: &Reading) -> Result<Outcome> {
        let hash: [u8; 32] = Sha256::digest(incoming.text).into();
        let (article, number, outcome) = match self.find_article(incoming, &hash)? {
            Some((_, _, true)) => return Ok(Outcome::Unchanged),
            Some((article, latest, false)) => {
                self.update_article(article, incoming)?;
                (article, latest + 1, Outcome::NewVersion)
            }
            None => (self.insert_article(incoming)?, 1, Outcome::New),
        };
        let version = self.insert_version(article, number, &hash, incoming)?;
        let points = CodePoints::new(incoming.text);
        for (ordinal, attribution) in reading.attributions.iter().enumerate() {
            self.insert_attribution(version, ordinal, attribution, incoming.text, &points)?;
        }
        for (ordinal, note) in reading.notes.iter().enumerate() {
            let sql = include_str!("ingest/insert_note.sql");
            let parameters = named_params! {
                ":version_id": version,
                ":ordinal": ordinal,
                ":kind": note.kind.name(),
                ":span": spans::encode(&[note.span], &points),
            };
            self.run(sql, parameters)?;
        }
        self.log.version(
            &self.transaction,
            &self.at,
            incoming.outlet,
            incoming.id,
            number,
            &hash,
        )?;
        Ok(outcome)
    }

    /// Makes everything stored in the batch lasting.
    ///
    /// # Errors
    /// What SQLite says; nothing is then stored.
    pub fn commit(self) -> Result<()> {
        Ok(self.transaction.commit()?)
    }

    /// The article's row, its latest version's number, and whether it has had this text.
    fn find_article(
        &self,
        incoming: &Incoming<'_>,
        hash: &[u8; 32],
    ) -> Result<Option<(i64, i64, bool)>> {
        let mut find = self
            .transaction
            .prepare_cached(include_str!("ingest/find_article.sql"))?;
        let parameters = named_params! {
            ":outlet": incoming.outlet,
            ":identity": incoming.id,
            ":content_hash": hash,
        };
        let row = find.query_row(parameters, |row| {
            Ok((row.get("id")?, row.get("latest")?, row.get("known")?))
        });
        Ok(row.optional()?)
    }

    /// Runs a statement that changes the store; gives the row it inserted last.
    fn run(&self, sql: &str, parameters: &[(&str, &dyn ToSql)]) -> Result<i64> {
        self.transaction.prepare_cached(sql)?.execute(parameters)?;
        Ok(self.transaction.last_insert_rowid())
    }

    fn insert_article(&self, incoming: &Incoming<'_>) -> Result<i64> {
        let sql = include_str!("ingest/insert_outlet.sql");
        self.run(sql, named_params! {":name": incoming.outlet})?;
        let sql = include_str!("ingest/insert_article.sql");
        let parameters = named_params! {
            ":outlet": incoming.outlet,
            ":identity": incoming.id,
            ":url": incoming.url,
        };
        self.run(sql, parameters)
    }

    fn update_article(&self, article: i64, incoming: &Incoming<'_>) -> Result<()> {
        let sql = include_str!("ingest/update_article.sql");
        self.run(sql, named_params! {":id": article, ":url": incoming.url})?;
        Ok(())
    }

    fn insert_version(
        &self,
        article: i64,
        number: i64,
        hash: &[u8; 32],
        incoming: &Incoming<'_>,
    ) -> Result<i64> {
        let sql = include_str!("ingest/insert_version.sql");
        let parameters = named_params! {
            ":article_id": article,
            ":number": number,
            ":content_hash": hash,
            ":published": incoming.published,
            ":ingested": self.at,
            ":extraction": self.extraction,
            ":title": incoming.title,
            ":author": incoming.author,
            ":text": incoming.text,
        };
        self.run(sql, parameters)
    }

    fn insert_attribution(
        &self,
        version: i64,
        ordinal: usize,
        attribution: &Attribution,
        text: &str,
        points: &CodePoints<'_>,
    ) -> Result<()> {
        let sql = include_str!("ingest/insert_attribution.sql");
        let parameters = named_params! {
            ":version_id": version,
            ":ordinal": ordinal,
            ":parent": attribution.parent,
            ":source_id": self.source(attribution, text)?,
            ":key": key::key(text, attribution),
            ":style": attribution.style.name(),
            ":kind": attribution.kind.name(),
            ":class": attribution.class.name(),
            ":strength": attribution.strength.name(),
            ":grade": attribution.grade.name(),
            ":construction": attribution.construction.name(),
            ":lemma": attribution.lemma,
            ":confidence": attribution.confidence,
            ":cue": spans::encode(&attribution.cue, points),
            ":source": spans::encode(&attribution.source, points),
            ":via": spans::encode(&attribution.via, points),
            ":content": spans::encode(&attribution.content, points),
            ":source_resolved": spans::encode(&attribution.source_resolved, points),
        };
        self.run(sql, parameters)?;
        Ok(())
    }

    /// The canonical source of an attribution, made if it is not known; none where the text shows
    /// nobody.
    fn source(&self, attribution: &Attribution, text: &str) -> Result<Option<i64>> {
        let spans = match attribution.source_resolved.is_empty() {
            true => &attribution.source,
            false => &attribution.source_resolved,
        };
        let folded = key::folded(text, spans);
        if folded.is_empty() {
            return Ok(None);
        }
        let name: Vec<_> = spans.iter().map(|span| span.of(text)).collect();
        self.find_or_insert_source(&folded, attribution.kind, &name.join(" "))
            .map(Some)
    }

    fn find_or_insert_source(&self, folded: &str, kind: SourceKind, name: &str) -> Result<i64> {
        let mut find = self
            .transaction
            .prepare_cached(include_str!("ingest/find_source.sql"))?;
        let known = find
            .query_row(
                named_params! {":folded": folded, ":kind": kind.name()},
                |row| row.get("id"),
            )
            .optional()?;
        if let Some(source) = known {
            return Ok(source);
        }
        let sql = include_str!("ingest/insert_source.sql");
        let parameters = named_params! {
            ":folded": folded,
            ":kind": kind.name(),
            ":name": name,
        };
        self.run(sql, parameters)
    }
}
