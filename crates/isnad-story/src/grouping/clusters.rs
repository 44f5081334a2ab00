//! Pairs become groups: the likest first, and only where the groups as wholes are alike, so that a
//! chain of articles each like the next does not draw different events into one.

use super::marks::Marks;
use super::neighbours::Pair;
use super::terms::Profile;
use super::{Features, WINDOW_HOURS};

/// Likeness that two groups must have on average over all pairs of their articles.
const TOGETHER: f32 = 0.23;
/// The share of it that two groups must have of what each has within itself: two events told by one
/// formula are each much more alike within.
const WITHIN: f32 = 0.65;

struct Cluster {
    members: Vec<usize>,
    sum: Profile,
    marks: Marks,
    first: i64,
    last: i64,
}

/// The groups that `pairs` make.
pub(super) fn clusters(features: &[Features], mut pairs: Vec<Pair>) -> Vec<Vec<usize>> {
    pairs.sort_by(|one, other| {
        let by_place = (one.one, one.other).cmp(&(other.one, other.other));
        other.likeness.total_cmp(&one.likeness).then(by_place)
    });
    let mut clusters: Vec<Option<Cluster>> = features
        .iter()
        .enumerate()
        .map(|(at, features)| {
            Some(Cluster {
                members: vec![at],
                sum: features.profile.clone(),
                marks: features.marks.clone(),
                first: features.hour,
                last: features.hour,
            })
        })
        .collect();
    let mut place: Vec<usize> = (0..features.len()).collect();
    for pair in pairs {
        let (into, from) = (place[pair.one], place[pair.other]);
        if into == from {
            continue;
        }
        let (into, from) = (into.min(from), into.max(from));
        let (Some(one), Some(other)) = (&clusters[into], &clusters[from]) else {
            continue;
        };
        let alone = one.members.len() == 1 && other.members.len() == 1;
        if !(alone || are_alike(one, other)) || !are_near(one, other) {
            continue;
        }
        let other = clusters[from].take();
        if let (Some(one), Some(other)) = (&mut clusters[into], other) {
            for member in &other.members {
                place[*member] = into;
            }
            one.first = one.first.min(other.first);
            one.last = one.last.max(other.last);
            one.sum = one.sum.plus(&other.sum);
            one.marks.extend(&other.marks);
            one.members.extend(other.members);
        }
    }
    let mut groups: Vec<Vec<usize>> = clusters
        .into_iter()
        .flatten()
        .map(|it| it.members)
        .collect();
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort();
    groups
}

fn are_alike(one: &Cluster, other: &Cluster) -> bool {
    let pairs = (one.members.len() * other.members.len()) as f32;
    let hours = (one.first - other.last).max(other.first - one.last);
    let across = one.sum.likeness(&other.sum) / pairs * one.marks.keep(&other.marks, hours);
    let within = one.within().min(other.within());
    across >= TOGETHER && across >= within * WITHIN
}

impl Cluster {
    /// The likeness of its articles on average; 0 of a single one.
    fn within(&self) -> f32 {
        let articles = self.members.len() as f32;
        if articles < 2.0 {
            return 0.0;
        }
        (self.sum.likeness(&self.sum) - articles) / (articles * (articles - 1.0))
    }
}

fn are_near(one: &Cluster, other: &Cluster) -> bool {
    one.last.max(other.last) - one.first.min(other.first) <= WINDOW_HOURS
}
