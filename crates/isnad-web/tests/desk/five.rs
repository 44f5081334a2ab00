//! A desk over five articles with two attributions each, and somebody at it.

use isnad_review::ClaimId;
use isnad_store::Store;
use isnad_store::review::{ClaimView, QueueFilter};

use crate::server::{Server, Visitor};

pub fn five() -> (Server, Visitor) {
    let text = |number: usize| {
        format!(
            "وقال مصدر في الوزارة إن الجسر {number} مغلق. وأعلنت وزارة النقل أن الطريق {number} مفتوح."
        )
    };
    let texts: Vec<_> = (0..5)
        .map(|it| ("الميناء".to_owned(), "عنوان".to_owned(), text(it)))
        .collect();
    let server = Server::new(&texts);
    let visitor = server.enter();
    (server, visitor)
}

pub fn waiting(store: &Store) -> Vec<i64> {
    let filter = QueueFilter {
        status: vec![isnad_review::ReadingStatus::New],
        ..QueueFilter::default()
    };
    let page = store.queue(&filter, Default::default(), None, Default::default(), 100);
    page.unwrap().rows.iter().map(|row| row.id).collect()
}

/// Sends a form that must be taken.
pub fn does(server: &Server, visitor: &Visitor, path: &str, fields: &str) {
    let answer = server.post(visitor, path, &format!("next=%2Freading&{fields}"));
    assert_eq!(answer.status, 303, "{path} {fields}: {}", answer.body);
}

/// A claim that the first reading carries, and what is done to it.
pub struct Claim<'s> {
    server: &'s Server,
    visitor: &'s Visitor,
    pub id: ClaimId,
}

impl<'s> Claim<'s> {
    /// Takes a claim up from a reading.
    pub fn open(server: &'s Server, visitor: &'s Visitor, reading: i64, label: &str) -> Self {
        let fields = format!("label={label}&reading={reading}");
        does(server, visitor, "/claim", &fields);
        let store = server.store();
        let subject = store.reading_subject(reading).unwrap();
        let id = store.claims_of(&subject).unwrap().pop().unwrap();
        Self {
            server,
            visitor,
            id,
        }
    }

    pub fn path(&self) -> String {
        format!("/claims/{}", self.id)
    }

    pub fn view(&self) -> ClaimView {
        self.server
            .store()
            .claim(&self.id, "salma")
            .unwrap()
            .unwrap()
    }

    /// Does what a form asks for.
    pub fn act(&self, fields: &str) {
        let fields = format!("revision={}&{fields}", self.view().revision);
        does(self.server, self.visitor, &self.path(), &fields);
    }

    /// Sends a form that must be refused; gives what the page says.
    pub fn refused(&self, fields: &str) -> String {
        let fields = format!("next=%2F&revision={}&{fields}", self.view().revision);
        let answer = self.server.post(self.visitor, &self.path(), &fields);
        assert!(
            matches!(answer.status, 400 | 409),
            "{fields}: {}",
            answer.status
        );
        answer.body
    }

    /// Gives it a verdict on evidence and publishes it.
    pub fn publish(&self) {
        self.act("act=verdict&verdict=false&text=why");
        self.act("act=add-evidence&text=quote&grade=body&url=https%3A%2F%2Fexample.org%2Fa");
        self.act("act=settle");
        self.act("act=publish");
    }
}
