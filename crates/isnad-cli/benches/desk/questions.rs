//! What people ask of the queue, with names and words that the store has.

use std::collections::BTreeSet;
use std::path::Path;

use isnad_parse::{CueClass, Grade, SourceKind};
use isnad_review::attention::Reason;
use isnad_store::Store;
use isnad_store::review::{Direction, Order, QueueFilter};

use crate::random::Random;

const STATES: [&str; 3] = ["accepted", "rejected", "all"];

pub struct Questions {
    outlets: Vec<String>,
    stories: Vec<String>,
    assignees: Vec<String>,
    words: Vec<String>,
    days: Vec<String>,
    sources: u64,
}

/// The fields of a question: the names of the page's form.
type Fields = Vec<(&'static str, String)>;

impl Questions {
    /// Takes names and words from what the queue shows, in every order.
    pub fn of(store: &Path) -> Self {
        let store = Store::open(store).expect("the store");
        let (mut outlets, mut words, mut days) =
            (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for order in Order::ALL {
            let page = store.queue(
                &QueueFilter::default(),
                *order,
                None,
                Direction::Onward,
                2_000,
            );
            for row in page.expect("a page").rows {
                outlets.insert(row.outlet);
                days.insert(row.published.chars().take(10).collect::<String>());
                let found = row.content.split_whitespace().filter(|it| it.len() > 6);
                words.extend(found.map(str::to_owned));
            }
        }
        let users = store.users().expect("users").into_iter();
        Self {
            outlets: outlets.into_iter().collect(),
            stories: store.stories_on_desk().expect("stories"),
            assignees: users.map(|user| user.name).collect(),
            words: words.into_iter().collect(),
            days: days.into_iter().collect(),
            sources: store.statistics().expect("statistics").sources,
        }
    }

    /// A question, with the name of its sort: mostly one filter, sometimes two, in any order.
    pub fn one(&self, random: &mut Random) -> (&'static str, String) {
        let (name, mut fields) = self.filter(random);
        let mut sort = name;
        if random.below(4) == 0 {
            let (_, more) = self.filter(random);
            fields.extend(more);
            let mut seen = BTreeSet::new();
            fields.retain(|(field, _)| seen.insert(*field));
            sort = "two filters";
        }
        fields.push(("order", random.of(Order::ALL).name().to_owned()));
        (sort, serde_urlencoded::to_string(fields).expect("a query"))
    }

    fn filter(&self, random: &mut Random) -> (&'static str, Fields) {
        let name = |name: &str| name.to_owned();
        let one = |field, value| vec![(field, value)];
        match random.below(15) {
            0 => ("none", vec![]),
            1 => ("outlet", one("outlet", random.of(&self.outlets).clone())),
            2 if !self.stories.is_empty() => {
                ("story", one("story", random.of(&self.stories).clone()))
            }
            3 => (
                "source",
                one("source", (1 + random.skewed(self.sources)).to_string()),
            ),
            4 => ("kind", one("kind", name(random.of(SourceKind::ALL).name()))),
            5 => ("grade", one("grade", name(random.of(Grade::ALL).name()))),
            6 => ("class", one("class", name(random.of(CueClass::ALL).name()))),
            7 => {
                let below = (3 + random.below(7)) as f64 / 10.0;
                ("confidence", one("confidence_below", below.to_string()))
            }
            8 => (
                "state",
                one("status", name(STATES[random.below(3) as usize])),
            ),
            9 => (
                "assignee",
                one("assignee", random.of(&self.assignees).clone()),
            ),
            10 => ("since", one("since", random.of(&self.days).clone())),
            11 => {
                let (one, other) = (random.of(&self.days), random.of(&self.days));
                let (since, until) = (one.min(other).clone(), one.max(other).clone());
                ("since and until", vec![("since", since), ("until", until)])
            }
            12 => (
                "reason",
                one("reasons", name(random.of(Reason::ALL).name())),
            ),
            13 => ("one word", one("text", random.of(&self.words).clone())),
            _ => {
                let words = [random.of(&self.words), random.of(&self.words)];
                (
                    "two words",
                    one("text", words.map(String::as_str).join(" ")),
                )
            }
        }
    }
}
