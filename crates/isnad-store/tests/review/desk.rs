//! A desk with a few articles on it: enough for a test in three lines.

use std::path::PathBuf;

use isnad_parse::{Reader, Reading};
use isnad_review::{Act, Actor, ClaimId, Evidence, Refusal, Role, Step, Subject};
use isnad_store::review::{ClaimView, Done, QueueFilter, ReadingView};
use isnad_store::{Error, Incoming, PreparedReading, Result, Store, TextFilter};

pub const AT: &str = "2024-03-12T18:40:00Z";

/// A store that goes away with the test.
pub struct Desk {
    folder: tempfile::TempDir,
    pub store: Store,
}

/// A reviewer of that name.
pub fn reviewer(name: &str) -> Actor {
    Actor::new(name, Role::Reviewer)
}

/// An editor of that name.
pub fn editor(name: &str) -> Actor {
    Actor::new(name, Role::Editor)
}

/// An admin.
pub fn admin() -> Actor {
    Actor::new("مدير", Role::Admin)
}

/// Evidence that a body answers for.
pub fn document() -> Evidence {
    Evidence {
        url: Some("https://example.org/a".into()),
        quotation: "نص".into(),
        grade: Some(isnad_parse::Grade::Body),
        ..Evidence::default()
    }
}

impl Desk {
    /// A desk without anything on it.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("isnad.db")).unwrap();
        Self { folder, store }
    }

    /// A desk with one article of two attributions.
    pub fn new() -> Self {
        let mut desk = Self::empty();
        desk.ingest(
            "الميناء",
            "1",
            "وقال وزير النقل كمال السروجي إن الجسر مغلق ثلاثة أيام. وأعلنت بلدية السدرة أن الطريق مفتوح.",
        );
        assert_eq!(desk.ids().len(), 2);
        desk
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("isnad.db")
    }

    /// The same store, opened once more.
    pub fn again(&self) -> Store {
        Store::open(&self.path()).unwrap()
    }

    /// Reads a text and puts what was read on the desk.
    pub fn ingest(&mut self, outlet: &str, id: &str, text: &str) {
        let incoming = Incoming {
            outlet,
            id,
            url: None,
            title: Some("عنوان"),
            author: None,
            published: Some("2024-03-12"),
            ingested: None,
            text,
        };
        let mut batch = self.store.batch(AT, "test").unwrap();
        batch
            .ingest(&incoming, &Reader::shipped().read(text))
            .unwrap();
        batch.commit().unwrap();
        self.store.gather(1000).unwrap();
    }

    /// Puts another reading in the place of that of the first text.
    pub fn reread(&mut self, reading: Reading) {
        let texts = self.store.texts(&TextFilter::default(), 0, 1).unwrap();
        let reading = PreparedReading::new(&texts[0].text, reading);
        let mut batch = self.store.batch(AT, "new").unwrap();
        batch.reread(&texts[0], &reading).unwrap();
        batch.commit().unwrap();
    }

    /// All readings of the queue, in its order.
    pub fn ids(&self) -> Vec<i64> {
        self.queue(&QueueFilter::default())
    }

    pub fn queue(&self, filter: &QueueFilter) -> Vec<i64> {
        let ids = self.page(filter);
        assert_eq!(
            self.store.queue_count(filter).unwrap().number,
            ids.len() as u64
        );
        ids
    }

    pub fn page(&self, filter: &QueueFilter) -> Vec<i64> {
        let page = self
            .store
            .queue(filter, Default::default(), None, Default::default(), 1000)
            .unwrap();
        page.rows.iter().map(|row| row.id).collect()
    }

    pub fn view(&self, id: i64) -> ReadingView {
        self.store.reading_view(id).unwrap()
    }

    pub fn act(&mut self, by: &Actor, subject: &Subject, act: Act) -> Result<Done> {
        self.store
            .act(by, AT, vec![Step::new(subject.clone(), act)])
    }

    /// Acts and expects to be refused.
    pub fn refused(&mut self, by: &Actor, subject: &Subject, act: Act) -> Refusal {
        refusal(self.act(by, subject, act))
    }

    /// The claim of the first reading, taken up by somebody.
    pub fn claim(&mut self) -> Subject {
        let reading = self.view(self.ids()[0]).subject;
        let claim = Subject::Claim(ClaimId::of(&reading));
        let open = Act::Open {
            label: "الجسر مغلق".into(),
            readings: vec![reading],
        };
        self.act(&reviewer("سلمى"), &claim, open).unwrap();
        claim
    }

    pub fn claim_view(&self, claim: &Subject, viewer: &str) -> ClaimView {
        let Subject::Claim(id) = claim else {
            panic!("{claim:?}");
        };
        self.store.claim(id, viewer).unwrap().unwrap()
    }

    /// Does to the database what isnad never does.
    pub fn tamper(&self, sql: &str) {
        rusqlite::Connection::open(self.path())
            .unwrap()
            .execute_batch(sql)
            .unwrap();
    }

    /// All rows of the tables that the log makes.
    pub fn tables(&self) -> String {
        let connection = rusqlite::Connection::open(self.path()).unwrap();
        let mut dump = String::new();
        for sql in [
            "SELECT name || revision || state FROM review_subject ORDER BY name",
            "SELECT sequence || actor || ifnull(undone_by, '') FROM review_entry ORDER BY 1",
            "SELECT name || sequence FROM review_step JOIN review_subject ON id = subject_id ORDER BY 1",
            "SELECT name || at FROM review_mention ORDER BY 1",
            "SELECT claim || status || label || ifnull(verdict, '') || readings || evidence
                 FROM review_claim ORDER BY 1",
            "SELECT reading FROM review_membership ORDER BY 1",
            "SELECT source_id || ifnull(name, '') || ifnull(canonical_id, '')
                 FROM review_source ORDER BY 1",
            "SELECT id || status || ifnull(assignee, '') || kind || grade || class
                 || ifnull(source_id, '') || attention || reasons FROM review_item ORDER BY id",
        ] {
            let mut select = connection.prepare(sql).unwrap();
            let rows = select.query_map([], |row| row.get::<_, String>(0)).unwrap();
            for row in rows {
                dump += &row.unwrap();
                dump.push('\n');
            }
        }
        dump
    }
}

/// Why something was refused.
pub fn refusal<T: std::fmt::Debug>(result: Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

/// A decision.
pub fn verdict(verdict: &str) -> Act {
    Act::Verdict {
        verdict: verdict.into(),
        explanation: "لأن".into(),
    }
}
