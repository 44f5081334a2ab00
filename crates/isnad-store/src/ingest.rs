use isnad_parse::Reading;
use rusqlite::{OptionalExtension, ToSql, Transaction, TransactionBehavior, named_params};

use crate::log::{Log, Operation};
use crate::prepared::{Prepared, PreparedAttribution, PreparedReading, PreparedSource};
use crate::words::words;
use crate::{Result, Store};

/// A text to be stored.
#[derive(Clone, Copy, Debug, Default)]
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
    /// When it was first stored, in RFC 3339, where that was in another store.
    pub ingested: Option<&'a str>,
    /// The text exactly as received.
    pub text: &'a str,
}

/// What became of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its article was not known.
    New,
    /// Its article was not known, but other outlets have one at its address. All are kept.
    SharedAddress {
        /// Their names.
        outlets: Vec<String>,
    },
    /// Its article was known with other texts.
    NewVersion,
    /// This text of its article was known; nothing was changed.
    Unchanged,
}

/// Texts that are stored together or not at all: what is not committed is undone when dropped.
#[derive(Debug)]
pub struct Batch<'s> {
    pub(crate) transaction: Transaction<'s>,
    log: Log,
    /// Entered at the end: the triggers that guard the log need savepoints, and each of these would
    /// write out what the search index holds in memory.
    pub(crate) operations: Vec<Operation>,
    at: String,
    pub(crate) extraction: String,
}

/// Where an attribution goes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place {
    /// The row it had before.
    pub row: Option<i64>,
    /// Whether the search index has the words of its content.
    pub is_indexed: bool,
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
            operations: Vec::new(),
            transaction,
            at: at.to_owned(),
            extraction: extraction.to_owned(),
        })
    }
}

impl Batch<'_> {
    /// Stores one text with what was read in it: [`Batch::store`] without many threads.
    ///
    /// # Errors
    /// Those of [`Batch::store`].
    pub fn ingest(&mut self, incoming: &Incoming<'_>, reading: &Reading) -> Result<Outcome> {
        self.store(&Prepared::new(incoming, reading.clone()))
    }

    /// Stores one text with what was read in it. A text that its article has had before changes
    /// nothing, whatever else is said of it now.
    ///
    /// # Errors
    /// What SQLite says; the batch should then be dropped.
    pub fn store(&mut self, text: &Prepared) -> Result<Outcome> {
        let (article, number, outcome) = match self.find_article(text)? {
            Some((_, _, true)) => return Ok(Outcome::Unchanged),
            Some((article, latest, false)) => {
                self.update_article(article, text)?;
                (article, latest + 1, Outcome::NewVersion)
            }
            None => match self.outlets_at(text)? {
                outlets if outlets.is_empty() => (self.insert_article(text)?, 1, Outcome::New),
                outlets => {
                    let outcome = Outcome::SharedAddress { outlets };
                    (self.insert_article(text)?, 1, outcome)
                }
            },
        };
        let version = self.insert_version(article, number, text)?;
        self.await_gathering(article)?;
        self.insert_reading(version, &text.reading, &[])?;
        let operation = Operation::version(&text.outlet, &text.id, number, &text.hash);
        self.operations.push(operation);
        Ok(outcome)
    }

    /// Makes everything stored in the batch lasting.
    ///
    /// # Errors
    /// What SQLite says; nothing is then stored.
    pub fn commit(mut self) -> Result<()> {
        for operation in &self.operations {
            self.log.append(&self.transaction, &self.at, operation)?;
        }
        Ok(self.transaction.commit()?)
    }

    /// The article's row, its latest version's number, and whether it has had this text.
    fn find_article(&self, text: &Prepared) -> Result<Option<(i64, i64, bool)>> {
        let mut find = self
            .transaction
            .prepare_cached(include_str!("ingest/find_article.sql"))?;
        let parameters = named_params! {
            ":outlet": text.outlet,
            ":identity": text.id,
            ":content_hash": text.hash,
        };
        let row = find.query_row(parameters, |row| {
            Ok((row.get("id")?, row.get("latest")?, row.get("known")?))
        });
        Ok(row.optional()?)
    }

    /// The outlets that have an article at the text's address, other than its own.
    fn outlets_at(&self, text: &Prepared) -> Result<Vec<String>> {
        let mut select = self
            .transaction
            .prepare_cached(include_str!("ingest/outlets_at.sql"))?;
        let parameters = named_params! {":url": text.url, ":outlet": text.outlet};
        let rows = select.query_map(parameters, |row| row.get("name"))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Runs a statement that changes the store; gives the row it inserted last.
    pub(crate) fn run(&self, sql: &str, parameters: &[(&str, &dyn ToSql)]) -> Result<i64> {
        self.transaction.prepare_cached(sql)?.execute(parameters)?;
        Ok(self.transaction.last_insert_rowid())
    }

    fn insert_article(&self, text: &Prepared) -> Result<i64> {
        let sql = include_str!("ingest/insert_outlet.sql");
        self.run(sql, named_params! {":name": text.outlet})?;
        let sql = include_str!("ingest/insert_article.sql");
        let parameters = named_params! {
            ":outlet": text.outlet,
            ":identity": text.id,
            ":url": text.url,
        };
        self.run(sql, parameters)
    }

    fn update_article(&self, article: i64, text: &Prepared) -> Result<()> {
        let sql = include_str!("ingest/update_article.sql");
        self.run(sql, named_params! {":id": article, ":url": text.url})?;
        Ok(())
    }

    fn insert_version(&self, article: i64, number: i64, text: &Prepared) -> Result<i64> {
        let sql = include_str!("ingest/insert_version.sql");
        let parameters = named_params! {
            ":article_id": article,
            ":number": number,
            ":content_hash": text.hash,
            ":published": text.published,
            ":ingested": text.ingested.as_ref().unwrap_or(&self.at),
            ":extraction": self.extraction,
            ":title": text.title,
            ":author": text.author,
            ":text": text.text,
        };
        let version = self.run(sql, parameters)?;
        let parameters = named_params! {
            ":rowid": version,
            ":title": text.title_words,
            ":text": text.text_words,
        };
        self.run(include_str!("ingest/index_version.sql"), parameters)?;
        Ok(version)
    }

    /// Has the reviewer's queue brought up to date with an article.
    pub(crate) fn await_gathering(&self, article: i64) -> Result<()> {
        let sql = include_str!("ingest/await_gathering.sql");
        self.run(sql, named_params! {":article_id": article})?;
        Ok(())
    }

    /// Inserts what was read in a version, each attribution in its place where there is one for it.
    pub(crate) fn insert_reading(
        &self,
        version: i64,
        reading: &PreparedReading,
        places: &[Place],
    ) -> Result<()> {
        for (ordinal, attribution) in reading.attributions.iter().enumerate() {
            let place = places.get(ordinal).copied().unwrap_or_default();
            self.insert_attribution(version, ordinal, attribution, place)?;
        }
        for (ordinal, (kind, span)) in reading.notes.iter().enumerate() {
            let sql = include_str!("ingest/insert_note.sql");
            let parameters = named_params! {
                ":version_id": version,
                ":ordinal": ordinal,
                ":kind": kind,
                ":span": span,
            };
            self.run(sql, parameters)?;
        }
        Ok(())
    }

    fn insert_attribution(
        &self,
        version: i64,
        ordinal: usize,
        prepared: &PreparedAttribution,
        place: Place,
    ) -> Result<()> {
        let attribution = &prepared.attribution;
        let source = match &prepared.source {
            Some(source) => Some(self.find_or_insert_source(source)?),
            None => None,
        };
        let [cue, source_spans, via, content, source_resolved] = &prepared.spans;
        let parameters = named_params! {
            ":id": place.row,
            ":version_id": version,
            ":ordinal": ordinal,
            ":parent": attribution.parent,
            ":source_id": source,
            ":key": prepared.key,
            ":style": attribution.style.name(),
            ":kind": attribution.kind.name(),
            ":class": attribution.class.name(),
            ":strength": attribution.strength.name(),
            ":grade": attribution.grade.name(),
            ":construction": attribution.construction.name(),
            ":lemma": attribution.lemma,
            ":confidence": attribution.confidence,
            ":cue": cue,
            ":source": source_spans,
            ":via": via,
            ":content": content,
            ":source_resolved": source_resolved,
        };
        let attribution = self.run(include_str!("ingest/insert_attribution.sql"), parameters)?;
        if place.is_indexed {
            return Ok(());
        }
        let parameters = named_params! {
            ":rowid": attribution,
            ":content": prepared.content_words,
        };
        self.run(include_str!("ingest/index_content.sql"), parameters)?;
        Ok(())
    }

    fn find_or_insert_source(&self, source: &PreparedSource) -> Result<i64> {
        let mut find = self
            .transaction
            .prepare_cached(include_str!("ingest/find_source.sql"))?;
        let kind = source.canonical.kind.name();
        let parameters = named_params! {":folded": source.folded, ":kind": kind};
        let known = find.query_row(parameters, |row| row.get("id")).optional()?;
        let row = match known {
            Some(row) => row,
            None => {
                let name = &source.canonical.name;
                let parameters = named_params! {
                    ":folded": source.folded,
                    ":kind": kind,
                    ":name": name,
                    ":is_common": source.canonical.is_common,
                };
                let row = self.run(include_str!("ingest/insert_source.sql"), parameters)?;
                self.mention(row, &words(name))?;
                row
            }
        };
        self.mention(row, &source.mention)?;
        Ok(row)
    }

    /// Sees to it that a source is found by these words.
    fn mention(&self, source: i64, words: &str) -> Result<()> {
        let mut find = self
            .transaction
            .prepare_cached(include_str!("ingest/find_mention.sql"))?;
        let parameters = named_params! {":source_id": source, ":words": words};
        if !find.exists(parameters)? {
            let row = self.run(include_str!("ingest/insert_mention.sql"), parameters)?;
            let parameters = named_params! {":rowid": row, ":name": words};
            self.run(include_str!("ingest/index_source.sql"), parameters)?;
        }
        Ok(())
    }
}
