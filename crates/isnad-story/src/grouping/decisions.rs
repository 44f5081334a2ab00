//! What a person decided about groups, on top of what was found.

/// One decision; articles go by their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The groups that hold these articles are one.
    Merge(Vec<usize>),
    /// These articles leave their groups and are one of their own.
    Split(Vec<usize>),
}

/// The groups after the decisions, each applied to what the ones before left, in the order of
/// their first articles.
pub fn decide(mut groups: Vec<Vec<usize>>, decisions: &[Decision]) -> Vec<Vec<usize>> {
    for decision in decisions {
        let mut moved = Vec::new();
        match decision {
            Decision::Merge(articles) => groups.retain_mut(|group| {
                let is_meant = group.iter().any(|article| articles.contains(article));
                if is_meant {
                    moved.append(group);
                }
                !is_meant
            }),
            Decision::Split(articles) => groups.retain_mut(|group| {
                group.retain(|article| {
                    let leaves = articles.contains(article);
                    if leaves {
                        moved.push(*article);
                    }
                    !leaves
                });
                !group.is_empty()
            }),
        }
        if !moved.is_empty() {
            moved.sort_unstable();
            groups.push(moved);
        }
        groups.sort();
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_decisions_work_on_what_earlier_ones_left() {
        let found = vec![vec![0, 2], vec![1], vec![3, 4]];
        let merged = decide(found.clone(), &[Decision::Merge(vec![1, 4])]);
        assert_eq!(merged, [vec![0, 2], vec![1, 3, 4]]);
        let both = [Decision::Merge(vec![1, 4]), Decision::Split(vec![3, 0])];
        assert_eq!(
            decide(found.clone(), &both),
            [vec![0, 3], vec![1, 4], vec![2]]
        );
        assert_eq!(decide(found.clone(), &[Decision::Split(vec![9])]), found);
    }
}
