//! How well comparisons meet what is expected.

use std::collections::BTreeSet;
use std::fmt;

use isnad_story::{CountKind, compare};

use super::story::Story;

/// The kinds of findings that are scored as F1 over all stories.
const KINDS: [&str; 4] = ["circular", "laundered", "untraceable", "figures"];

/// What was found of what was expected.
#[derive(Default)]
pub struct Scores {
    stories: usize,
    lead: usize,
    origins: usize,
    /// Right, expected and found, by kind.
    kinds: [[usize; 3]; 4],
    /// What differs, a line a story.
    wrong: Vec<String>,
}

impl Scores {
    /// Compares each story.
    pub fn of(stories: &[Story]) -> Self {
        let mut scores = Self::default();
        for story in stories {
            scores.add(story);
        }
        scores
    }

    fn add(&mut self, story: &Story) {
        let articles = story.articles();
        let comparison = compare(&story.id, &articles);
        let id = |at: usize| articles[at].id.clone();
        let mut wrong = Vec::new();
        let lead = comparison.lead().expect("a lead claim");
        let found: BTreeSet<String> = lead.articles().into_iter().map(id).collect();
        let expected: BTreeSet<String> = story.lead().into_iter().map(str::to_owned).collect();
        let both = found.intersection(&expected).count();
        if both * 10 >= found.union(&expected).count() * 8 {
            self.lead += 1;
        }
        if found != expected {
            wrong.push(format!("lead {found:?}"));
        }
        if lead.origins.independent == story.origins {
            self.origins += 1;
        } else {
            let names = lead.origins.nodes.iter().filter(|node| node.origin);
            let names: Vec<&str> = names.map(|node| node.name.as_str()).collect();
            let (found, expected) = (lead.origins.independent, story.origins);
            wrong.push(format!("origins {found} for {expected}: {names:?}"));
        }
        let nodes = &lead.origins.nodes;
        let rings = lead.origins.circular.iter();
        let rings = rings.map(|ring| ring.iter().map(|it| nodes[*it].name.clone()).collect());
        let laundered = comparison.laundered.iter();
        let counts = comparison.counts.iter();
        let count = |count: &isnad_story::Count| {
            let values = count.values.iter().map(|it| it.value.to_string());
            (count.kind != CountKind::Agreement).then(|| named(count.kind.name(), values))
        };
        let found: [BTreeSet<Vec<String>>; 4] = [
            rings.map(sorted).collect(),
            laundered.map(|it| vec![id(it.from), id(it.to)]).collect(),
            lead.origins
                .untraceable
                .iter()
                .map(|it| vec![id(*it)])
                .collect(),
            counts.filter_map(count).collect(),
        ];
        let expected: [BTreeSet<Vec<String>>; 4] = [
            story.circular.iter().cloned().map(sorted).collect(),
            story
                .laundered
                .iter()
                .map(|(from, to)| vec![from.clone(), to.clone()])
                .collect(),
            story
                .untraceable()
                .iter()
                .map(|it| vec![(*it).to_owned()])
                .collect(),
            story
                .figures
                .iter()
                .map(|(kind, one, other)| named(kind, [one.to_string(), other.to_string()]))
                .collect(),
        ];
        for kind in 0..KINDS.len() {
            let right = found[kind].intersection(&expected[kind]).count();
            self.kinds[kind][0] += right;
            self.kinds[kind][1] += expected[kind].len();
            self.kinds[kind][2] += found[kind].len();
            if found[kind] != expected[kind] {
                let (name, found, expected) = (KINDS[kind], &found[kind], &expected[kind]);
                wrong.push(format!("{name} {found:?} for {expected:?}"));
            }
        }
        self.stories += 1;
        if !wrong.is_empty() {
            self.wrong
                .push(format!("{}: {}", story.id, wrong.join("; ")));
        }
    }

    fn f1(&self, kind: usize) -> f64 {
        let [right, expected, found] = self.kinds[kind];
        if expected + found == 0 {
            return 1.0;
        }
        2.0 * right as f64 / (expected + found) as f64
    }

    fn share(&self, of: usize) -> f64 {
        of as f64 / self.stories as f64
    }

    /// Fails if a score lies below its bar; `findings` holds for all but figures.
    pub fn assert_at_least(&self, lead: f64, origins: f64, findings: f64, figures: f64) {
        assert!(self.share(self.lead) >= lead, "lead\n{self}");
        assert!(self.share(self.origins) >= origins, "origins\n{self}");
        for (kind, name) in KINDS.iter().enumerate() {
            let bar = if *name == "figures" {
                figures
            } else {
                findings
            };
            assert!(self.f1(kind) >= bar, "{name}\n{self}");
        }
    }
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names
}

fn named(kind: &str, values: impl IntoIterator<Item = String>) -> Vec<String> {
    [kind.to_owned()]
        .into_iter()
        .chain(sorted(values.into_iter().collect()))
        .collect()
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (lead, origins) = (self.share(self.lead), self.share(self.origins));
        write!(
            f,
            "{} stories: lead {lead:.3} origins {origins:.3}",
            self.stories
        )?;
        for (kind, name) in KINDS.iter().enumerate() {
            write!(f, " {name} {:.3}", self.f1(kind))?;
        }
        for wrong in &self.wrong {
            write!(f, "\n  {wrong}")?;
        }
        Ok(())
    }
}
