//! A store in a folder of its own, and readings to put in it: enough for a test in three lines.

use std::path::PathBuf;

use isnad_parse::{
    Attribution, Construction, CueClass, Grade, Note, NoteKind, Reading, SourceKind, Strength,
    Style,
};
use isnad_store::{Incoming, Outcome, Store};
use isnad_story::Article;
use isnad_text::Span;

/// A store that goes away with the test.
pub struct Archive {
    folder: tempfile::TempDir,
    pub store: Store,
}

impl Archive {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("isnad.db")).unwrap();
        Self { folder, store }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("isnad.db")
    }

    /// Stores a text of the article `id` with what [`reading`] finds in it.
    pub fn ingest(&mut self, id: &str, text: &str) -> Outcome {
        self.ingest_whole(&incoming(id, text), &reading(text))
    }

    pub fn ingest_whole(&mut self, incoming: &Incoming<'_>, reading: &Reading) -> Outcome {
        let mut batch = self.store.batch("2024-03-12T18:40:00Z", "test").unwrap();
        let outcome = batch.ingest(incoming, reading).unwrap();
        batch.commit().unwrap();
        outcome
    }

    /// The only article with this id.
    pub fn article(&self, id: &str) -> Article {
        let mut articles = self.store.articles(id, None).unwrap();
        assert_eq!(articles.len(), 1);
        articles.remove(0)
    }

    /// Does to the database what isnad never does.
    pub fn tamper(&self, sql: &str) -> rusqlite::Result<()> {
        rusqlite::Connection::open(self.path())?.execute_batch(sql)
    }
}

/// A text of the outlet «الميناء» with nothing else known.
pub fn incoming<'a>(id: &'a str, text: &'a str) -> Incoming<'a> {
    Incoming {
        outlet: "الميناء",
        id,
        url: None,
        title: None,
        author: None,
        ingested: None,
        published: None,
        text,
    }
}

/// One attribution and one note whose spans are words of the text.
pub fn reading(text: &str) -> Reading {
    let word = |number: usize| {
        let word = text.split_whitespace().nth(number)?;
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        Some(Span::new(start, start + word.len()))
    };
    let attribution = Attribution {
        cue: word(0).into_iter().collect(),
        source: word(1).into_iter().collect(),
        via: vec![],
        content: word(2).into_iter().chain(word(3)).collect(),
        source_resolved: vec![],
        style: Style::Mixed,
        kind: SourceKind::Person,
        class: CueClass::Warn,
        strength: Strength::Endorsing,
        grade: Grade::UnnamedReason,
        parent: None,
        confidence: 0.1,
        construction: Construction::ColonHeadline,
        lemma: "حذر".into(),
    };
    let note = Note {
        kind: NoteKind::UnclosedQuotation,
        span: word(0).unwrap_or_default(),
    };
    Reading {
        attributions: vec![attribution],
        notes: vec![note],
    }
}
