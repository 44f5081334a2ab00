//! Where the hands of a claim stand, and the ways between them.

use std::collections::BTreeMap;

use isnad_story::{NodeKind, Origins};

use super::{Box, GAP, Path, TOP};

/// How many hands each node is from the nearest origin. Those that none reaches stand with the
/// first who passed it on.
pub(super) fn layers(origins: &Origins) -> Vec<usize> {
    let mut layers: Vec<Option<usize>> = origins
        .nodes
        .iter()
        .map(|node| (node.origin || node.kind == NodeKind::Source).then_some(0))
        .collect();
    for layer in 0..origins.nodes.len() {
        for edge in &origins.edges {
            if layers[edge.from] == Some(layer) && layers[edge.to].is_none() {
                layers[edge.to] = Some(layer + 1);
            }
        }
    }
    layers.into_iter().map(|layer| layer.unwrap_or(1)).collect()
}

/// Stacks the boxes of each column, each near those it has its claim from, and gives the height.
pub(super) fn place(origins: &Origins, layers: &[usize], deepest: usize, boxes: &mut [Box]) -> i32 {
    let column = |layer: usize| (0..layers.len()).filter(move |at| layers[*at] == layer);
    let tall =
        |boxes: &[Box], layer: usize| column(layer).map(|at| boxes[at].height + GAP).sum::<i32>();
    let tallest = (0..=deepest)
        .map(|layer| tall(boxes, layer))
        .max()
        .unwrap_or(0);
    for layer in 0..=deepest {
        let mut stack: Vec<usize> = column(layer).collect();
        let wanted: BTreeMap<usize, i32> = stack
            .iter()
            .map(|at| {
                let before: Vec<i32> = origins
                    .edges
                    .iter()
                    .filter(|edge| edge.to == *at && layers[edge.from] < layer)
                    .map(|edge| boxes[edge.from].y + boxes[edge.from].height / 2)
                    .collect();
                let mean = before.iter().sum::<i32>().checked_div(before.len() as i32);
                (*at, mean.unwrap_or(i32::MAX))
            })
            .collect();
        stack.sort_by_key(|at| wanted[at]);
        let mut free = tallest - tall(boxes, layer);
        let mut y = TOP;
        for at in stack {
            let lower = wanted[&at]
                .saturating_sub(boxes[at].height / 2)
                .saturating_sub(y);
            let lower = if wanted[&at] == i32::MAX {
                0
            } else {
                lower.clamp(0, free)
            };
            free -= lower;
            y += lower;
            boxes[at].y = y;
            for line in &mut boxes[at].lines {
                line.y += y;
            }
            y += boxes[at].height + GAP;
        }
    }
    TOP + tallest + 4
}

pub(super) fn paths(origins: &Origins, layers: &[usize], boxes: &[Box]) -> Vec<Path> {
    let step = |edge: &isnad_story::Edge| {
        let (from, to) = (&boxes[edge.from], &boxes[edge.to]);
        let there_and_back = origins
            .edges
            .iter()
            .any(|other| other.from == edge.to && other.to == edge.from);
        let aside = if there_and_back { 9 } else { 0 };
        let (start, end) = (from.y + from.height / 2, to.y + to.height / 2);
        let shape = match layers[edge.to].cmp(&layers[edge.from]) {
            std::cmp::Ordering::Greater => {
                curve(from.x, start - aside, to.x + to.width, end - aside, -1)
            }
            std::cmp::Ordering::Less => {
                curve(from.x + from.width, start + aside, to.x, end + aside, 1)
            }
            std::cmp::Ordering::Equal => {
                let (x, out) = (from.x, from.x - 46);
                format!("M{x} {start}C{out} {start} {out} {end} {x} {end}")
            }
        };
        let class = match (edge.circular, edge.credited) {
            (true, _) => "step circular",
            (false, true) => "step",
            (false, false) => "step uncredited",
        };
        Path { shape, class }
    };
    origins.edges.iter().map(step).collect()
}

fn curve(x: i32, y: i32, to_x: i32, to_y: i32, direction: i32) -> String {
    let bend = direction * ((to_x - x).abs() / 2);
    format!(
        "M{x} {y}C{} {y} {} {to_y} {to_x} {to_y}",
        x + bend,
        to_x - bend
    )
}
