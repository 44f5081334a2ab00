//! One reading in its text, and the readings like it.

use isnad_parse::{CueClass, Grade, SourceKind, Strength, Style};
use isnad_review::attention::Reason;
use isnad_review::{Amendment, ReadingState, State, Subject};
use rusqlite::{OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};

use super::queue::named;
use super::subject;
use crate::{Error, Result, Store};

/// What is marked in a text, in code points `[start, end)`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Marks {
    pub cue: Vec<[usize; 2]>,
    pub source: Vec<[usize; 2]>,
    pub via: Vec<[usize; 2]>,
    pub content: Vec<[usize; 2]>,
    pub source_resolved: Vec<[usize; 2]>,
    pub kind: SourceKind,
    pub grade: Grade,
    pub class: CueClass,
    pub style: Style,
    pub strength: Strength,
}

/// One reading in its text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadingView {
    /// Its number in this store.
    pub id: i64,
    /// What acts call it.
    pub subject: Subject,
    /// The revision of its state: give it back with an act, so that nothing is overwritten that
    /// somebody else did meanwhile.
    pub revision: u64,
    /// What has become of it.
    pub state: ReadingState,
    /// The outlet.
    pub outlet: String,
    /// The article's id.
    pub article: String,
    /// Where it was published.
    pub url: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// When its text was stored.
    pub ingested: String,
    /// The number of the version whose text this is.
    pub version: u32,
    /// How many versions the article has.
    pub versions: u32,
    /// Whether the latest version still has the reading.
    pub current: bool,
    /// What read it.
    pub extraction: String,
    /// The text exactly as received.
    pub text: String,
    /// What the program read.
    pub read: Marks,
    /// The same with the amendments of reviewers.
    pub marks: Marks,
    /// Names of amended spans whose words the text does not have any more; they are marked as
    /// the program read them.
    pub lost: Vec<&'static str>,
    /// The construction that was recognised.
    pub construction: String,
    /// The lexicon row of the cue.
    pub lemma: String,
    /// How sure the reading is.
    pub confidence: f64,
    /// The row of its canonical source; see [`Store::desk_source`].
    pub source_id: Option<i64>,
    /// The name of its canonical source.
    pub source_name: Option<String>,
    /// Why it deserves attention.
    pub reasons: Vec<Reason>,
    /// How many outlets carry its claim.
    pub outlets: u32,
    /// How many independent origins its claim has; 0 where not known.
    pub origins: u32,
    /// The story's title.
    pub story: Option<String>,
}

/// Which readings are like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Likeness {
    /// The same words, surroundings included, in any article.
    SameWords,
    /// The same canonical source.
    SameSource,
    /// The same claim of the same story.
    SameClaim,
}

impl Store {
    /// One reading in the latest text that has it.
    ///
    /// # Errors
    /// [`Error::Unknown`]; what SQLite says.
    pub fn reading_view(&self, id: i64) -> Result<ReadingView> {
        let transaction = self.connection.unchecked_transaction()?;
        let mut select = transaction.prepare_cached(include_str!("reading/one.sql"))?;
        let found = select.query_row(named_params! {":id": id}, |row| Ok(view(row)));
        let mut view = found.optional()?.ok_or_else(|| unknown(id))??;
        if let Some(kept) = subject::find(&transaction, &view.subject)?
            && let State::Reading(state) = kept.state
        {
            view.revision = kept.revision;
            view.marks
                .amend(&state.amendment, &view.text, &mut view.lost);
            view.state = *state;
        }
        Ok(view)
    }

    /// The number of a reading in this store.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn reading_id(&self, subject: &Subject) -> Result<Option<i64>> {
        let Subject::Reading {
            outlet,
            article,
            key,
        } = subject
        else {
            return Ok(None);
        };
        let mut select = self
            .connection
            .prepare_cached(include_str!("reading/id.sql"))?;
        let parameters = named_params! {":outlet": outlet, ":article": article, ":key": key};
        Ok(select
            .query_row(parameters, |row| row.get("id"))
            .optional()?)
    }

    /// The numbers of other readings that are like one, current and not decided yet, for a
    /// preview before the same is done to them; up to `limit`.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn like(&self, id: i64, likeness: Likeness, limit: u32) -> Result<Vec<i64>> {
        let sql = match likeness {
            Likeness::SameWords => include_str!("reading/same_words.sql"),
            Likeness::SameSource => include_str!("reading/same_source.sql"),
            Likeness::SameClaim => include_str!("reading/same_claim.sql"),
        };
        let mut select = self.connection.prepare_cached(sql)?;
        let parameters = named_params! {":id": id, ":limit": limit};
        let ids = select.query_map(parameters, |row| row.get("id"))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// The numbers of other current readings of the same claim of the same story, decided or not.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn same_claim(&self, id: i64) -> Result<Vec<i64>> {
        let sql = include_str!("reading/carriers.sql");
        let mut select = self.connection.prepare_cached(sql)?;
        let ids = select.query_map(named_params! {":id": id}, |row| row.get("id"))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// The subject of a reading, for acts.
    ///
    /// # Errors
    /// [`Error::Unknown`]; what SQLite says.
    pub fn reading_subject(&self, id: i64) -> Result<Subject> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("reading/subject.sql"))?;
        let found = select.query_row(named_params! {":id": id}, reading_subject);
        found.optional()?.ok_or_else(|| unknown(id))
    }
}

fn unknown(id: i64) -> Error {
    Error::Unknown {
        what: "reading",
        name: id.to_string(),
    }
}

fn reading_subject(row: &Row<'_>) -> rusqlite::Result<Subject> {
    Ok(Subject::Reading {
        outlet: row.get("outlet")?,
        article: row.get("article")?,
        key: row.get("key")?,
    })
}

fn view(row: &Row<'_>) -> Result<ReadingView> {
    let marks = Marks::read(row)?;
    Ok(ReadingView {
        id: row.get("id")?,
        subject: reading_subject(row)?,
        revision: 0,
        state: ReadingState::default(),
        outlet: row.get("outlet")?,
        article: row.get("article")?,
        url: row.get("url")?,
        title: row.get("title")?,
        author: row.get("author")?,
        published: row.get("published")?,
        ingested: row.get("ingested")?,
        version: row.get("number")?,
        versions: row.get("versions")?,
        current: row.get("current")?,
        extraction: row.get("extraction")?,
        text: row.get("text")?,
        read: marks.clone(),
        marks,
        lost: Vec::new(),
        construction: row.get("construction")?,
        lemma: row.get("lemma")?,
        confidence: row.get("confidence")?,
        source_id: row.get("source_id")?,
        source_name: row.get("source_name")?,
        reasons: Reason::of_bits(row.get("reasons")?),
        outlets: row.get("outlets")?,
        origins: row.get("origins")?,
        story: row.get("story")?,
    })
}

impl Marks {
    fn read(row: &Row<'_>) -> Result<Self> {
        let spans = |column: &str| -> Result<Vec<[usize; 2]>> {
            subject::parse(&row.get::<_, String>(column)?)
        };
        Ok(Self {
            cue: spans("cue")?,
            source: spans("source")?,
            via: spans("via")?,
            content: spans("content")?,
            source_resolved: spans("source_resolved")?,
            kind: named(row, "kind", SourceKind::from_name)?,
            grade: named(row, "grade", Grade::from_name)?,
            class: named(row, "class", CueClass::from_name)?,
            style: named(row, "style", Style::from_name)?,
            strength: named(row, "strength", Strength::from_name)?,
        })
    }

    /// Puts an amendment on top; names of spans that the text does not have go to `lost`.
    fn amend(&mut self, amendment: &Amendment, text: &str, lost: &mut Vec<&'static str>) {
        for (name, anchors) in amendment.spans() {
            let found: Option<Vec<[usize; 2]>> =
                anchors.iter().map(|anchor| anchor.find(text)).collect();
            let field = match name {
                "cue" => &mut self.cue,
                "source" => &mut self.source,
                "via" => &mut self.via,
                "content" => &mut self.content,
                _ => &mut self.source_resolved,
            };
            match found {
                Some(found) => *field = found,
                None => lost.push(name),
            }
        }
        self.kind = amendment.kind.unwrap_or(self.kind);
        self.grade = amendment.grade.unwrap_or(self.grade);
        self.class = amendment.class.unwrap_or(self.class);
        self.style = amendment.style.unwrap_or(self.style);
        self.strength = amendment.strength.unwrap_or(self.strength);
    }
}
