//! Where a claim came from, drawn from right to left: origins, then each who passed it on.

mod place;

use isnad_story::{NodeKind, Origins};

use crate::outside::{clip, plain};
use crate::strings::Strings;
use place::{layers, paths, place};

/// A drawing, in the units of its view box.
pub(crate) struct Graph {
    pub width: i32,
    pub height: i32,
    pub boxes: Vec<Box>,
    pub paths: Vec<Path>,
    pub headings: Vec<(i32, String)>,
}

/// One hand.
pub(crate) struct Box {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
    pub radius: i32,
    pub class: &'static str,
    pub name: String,
    pub lines: Vec<Line>,
}

/// A line of text in a box.
pub(crate) struct Line {
    pub x: i32,
    pub y: i32,
    pub text: String,
    pub class: &'static str,
}

/// One step.
pub(crate) struct Path {
    pub shape: String,
    pub class: &'static str,
}

const BOX: i32 = 208;
const COLUMN: i32 = 300;
const NARROWEST: i32 = 1040;
const MARGIN: i32 = 14;
const TOP: i32 = 44;
const GAP: i32 = 22;
const LINE: i32 = 22;
/// Letters that fit on a line of a box: the widest Arabic letters at this size take 8 units.
const LETTERS: usize = 25;
const LINES: usize = 3;

/// Draws the hands of a claim; `None` where there are no steps to draw.
pub(crate) fn graph(origins: &Origins, strings: &Strings) -> Option<Graph> {
    if origins.nodes.is_empty() {
        return None;
    }
    let layers = layers(origins);
    let deepest = layers.iter().copied().max().unwrap_or(0).max(1);
    let width = (2 * MARGIN + BOX + deepest as i32 * COLUMN).max(NARROWEST);
    let step = (width - 2 * MARGIN - BOX) / deepest as i32;
    let right = width - MARGIN - BOX;
    let mut boxes: Vec<Box> = (0..origins.nodes.len())
        .map(|at| a_box(origins, at, right - layers[at] as i32 * step, strings))
        .collect();
    let height = place(origins, &layers, deepest, &mut boxes);
    let paths = paths(origins, &layers, &boxes);
    let headings = (0..=deepest)
        .filter(|layer| layers.contains(layer))
        .filter_map(|layer| {
            let heading = match layer {
                0 => &strings.column_origins,
                1 => &strings.column_first,
                2 => &strings.column_later,
                _ => return None,
            };
            Some((right - layer as i32 * step + BOX / 2, heading.clone()))
        })
        .collect();
    Some(Graph {
        width,
        height,
        boxes,
        paths,
        headings,
    })
}

fn a_box(origins: &Origins, at: usize, x: i32, strings: &Strings) -> Box {
    let node = &origins.nodes[at];
    let mut lines = wrapped(&plain(&node.name));
    let names = lines.len();
    let told = origins.edges.iter().find(|edge| edge.to == at);
    if node.untraceable && told.is_none() {
        lines.push(strings.no_trace.clone());
    } else if node.origin && node.kind == NodeKind::Outlet {
        lines.push(strings.own_word.clone());
    } else if let Some(edge) = told {
        let cue = edge.cue.as_deref().filter(|_| edge.credited);
        let uncredited = (!edge.credited).then_some(strings.uncredited.as_str());
        lines.extend(cue.or(uncredited).map(|words| clip(&plain(words), LETTERS)));
    }
    let class = match node.kind {
        _ if node.untraceable && told.is_none() => "lost",
        _ if node.origin => "origin",
        NodeKind::Relay => "relay",
        NodeKind::Outlet | NodeKind::Source => "outlet",
    };
    let height = lines.len() as i32 * LINE + 20;
    let lines = lines
        .into_iter()
        .enumerate()
        .map(|(place, text)| Line {
            x: x + BOX / 2,
            y: 10 + 16 + place as i32 * LINE,
            text,
            class: if place < names { "name" } else { "cue" },
        })
        .collect();
    let radius = if node.kind == NodeKind::Source { 20 } else { 5 };
    Box {
        x,
        y: 0,
        width: BOX,
        height,
        radius,
        class,
        name: plain(&node.name),
        lines,
    }
}

/// A name on as many lines as it needs and may have.
fn wrapped(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in name.split_whitespace() {
        let full = lines.len() == LINES;
        let line = lines.last_mut().expect("there is always a line");
        let fits = line.chars().count() + 1 + word.chars().count() <= LETTERS;
        if line.is_empty() || fits {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        } else if !full {
            lines.push(word.to_owned());
        } else {
            line.push('…');
            break;
        }
    }
    lines.into_iter().map(|line| clip(&line, LETTERS)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use isnad_story::{Edge, Node};

    fn story(outlets: usize) -> Origins {
        let node = |kind, name: &str, origin| Node {
            kind,
            name: name.to_owned(),
            origin,
            untraceable: false,
        };
        let long = "المتحدث الرسمي باسم وزارة الأشغال العامة والإسكان والنقل في المحافظات الشمالية";
        let mut nodes = vec![node(NodeKind::Source, long, true)];
        nodes.extend((0..outlets).map(|at| node(NodeKind::Outlet, &format!("صحيفة {at}"), false)));
        let edge = |to: usize| Edge {
            from: if to < 4 { 0 } else { to / 3 },
            to,
            article: 0,
            span: isnad_text::Span::default(),
            cue: Some("نقلت عن".into()),
            circular: false,
            credited: true,
        };
        Origins {
            edges: (1..=outlets).map(edge).collect(),
            nodes,
            ..Origins::default()
        }
    }

    #[test]
    fn twenty_outlets_do_not_cover_one_another_or_leave_the_drawing() {
        let origins = story(20);
        let graph = graph(&origins, Strings::shipped(Language::Arabic)).unwrap();
        for (at, one) in graph.boxes.iter().enumerate() {
            assert!(one.x >= 0 && one.x + one.width <= graph.width);
            assert!(one.y >= TOP && one.y + one.height <= graph.height);
            for other in &graph.boxes[..at] {
                let apart = one.x != other.x
                    || one.y + one.height <= other.y
                    || other.y + other.height <= one.y;
                assert!(apart, "{} and {}", one.name, other.name);
            }
        }
    }

    #[test]
    fn a_long_name_takes_lines_and_not_width() {
        let lines = wrapped(
            "المتحدث الرسمي باسم وزارة الأشغال العامة والإسكان والنقل في المحافظات الشمالية كلها",
        );
        assert_eq!(lines.len(), LINES);
        assert!(lines.iter().all(|line| line.chars().count() <= LETTERS + 1));
    }
}
