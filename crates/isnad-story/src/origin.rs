//! Origins: where the chains of a claim end, followed across the articles of a story.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use isnad_text::Span;

use crate::chain::{Chains, Hand};
use crate::claim::Carrier;

/// Who handed a claim to whom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origins {
    /// The hands it went through.
    pub nodes: Vec<Node>,
    /// Each step, from the hand nearer to the origin.
    pub edges: Vec<Edge>,
    /// How many independent origins it has: what a reader should count, not outlets.
    pub independent: usize,
    /// Outlets that cite one another in a ring, as nodes in citing order.
    pub circular: Vec<Vec<usize>>,
    /// Articles whose only attribution of the claim names nobody.
    pub untraceable: Vec<usize>,
}

/// What a hand is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// Somebody who answers for the claim.
    Source,
    /// An outlet outside the story that it cites.
    Relay,
    /// An outlet of the story.
    Outlet,
}

/// One hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Its name, as the texts give it.
    pub name: String,
    /// Whether chains end here.
    pub origin: bool,
    /// Whether it cites somebody who cannot be found.
    pub untraceable: bool,
}

/// One step of a chain.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The node it comes from.
    pub from: usize,
    /// The node that passes it on.
    pub to: usize,
    /// The article in which the step stands.
    pub article: usize,
    /// What is passed on, in that article.
    pub span: Span,
    /// The reporting words; `None` where a relay's own step is told by somebody else.
    pub cue: Option<String>,
    /// Whether the step belongs to a ring.
    pub circular: bool,
    /// Whether the article says so; if not, it shares long passages with the other's.
    pub credited: bool,
}

/// `from` and `to` are articles: `to` carries wording of `from` and does not say so.
pub(crate) struct Copied {
    pub from: usize,
    pub to: usize,
}

#[derive(Default)]
struct Builder {
    places: BTreeMap<Hand, usize>,
    origins: Origins,
    /// Outlets that say it in their own name.
    own_word: BTreeSet<usize>,
}

/// The origins of the claim that `carriers` carry, each with the hands it came through. `outlets`
/// gives the outlet of each article.
pub(crate) fn origins(
    carriers: &[Carrier],
    hands: &[Vec<Hand>],
    outlets: &[usize],
    chains: &Chains,
    copied: &[Copied],
) -> Origins {
    let carrying: Vec<&Carrier> = carriers.iter().filter(|carrier| !carrier.against).collect();
    let here: BTreeSet<usize> = carrying
        .iter()
        .map(|carrier| outlets[carrier.article])
        .collect();
    let mut builder = Builder::default();
    let handed = carriers.iter().zip(hands);
    for (carrier, hands) in handed.filter(|(carrier, _)| !carrier.against) {
        let outlet = outlets[carrier.article];
        let node = builder.node(Hand::Outlet(outlet), chains);
        let copy = copied.iter().find(|copy| {
            copy.to == carrier.article && carrying.iter().any(|other| other.article == copy.from)
        });
        if hands[..] == [Hand::Nobody] {
            builder.origins.untraceable.push(carrier.article);
            builder.origins.nodes[node].untraceable = true;
        }
        if let Some(copy) = copy {
            let from = builder.node(Hand::Outlet(outlets[copy.from]), chains);
            builder.step(from, node, carrier, false);
        } else if hands.is_empty() {
            builder.own_word.insert(node);
        } else {
            builder.follow(node, carrier, hands, &here, chains);
        }
    }
    builder.finish(carriers)
}

impl Builder {
    fn node(&mut self, hand: Hand, chains: &Chains) -> usize {
        if let Some(place) = self.places.get(&hand) {
            return *place;
        }
        let (kind, name) = match hand {
            Hand::Outlet(outlet) if chains.outlets.in_story(outlet) => {
                (NodeKind::Outlet, chains.outlets.name(outlet))
            }
            Hand::Outlet(outlet) => (NodeKind::Relay, chains.outlets.name(outlet)),
            Hand::Source(source) => (NodeKind::Source, chains.sources.name(source)),
            Hand::Nobody => unreachable!("nobody has no place in the graph"),
        };
        self.origins.nodes.push(Node {
            kind,
            name: name.to_owned(),
            origin: false,
            untraceable: false,
        });
        self.places.insert(hand, self.origins.nodes.len() - 1);
        self.origins.nodes.len() - 1
    }

    fn step(&mut self, from: usize, to: usize, carrier: &Carrier, credited: bool) {
        let known = self
            .origins
            .edges
            .iter()
            .any(|edge| edge.from == from && edge.to == to);
        if from != to && !known {
            self.origins.edges.push(Edge {
                from,
                to,
                article: carrier.article,
                span: carrier.span,
                cue: carrier.cue.clone(),
                circular: false,
                credited,
            });
        }
    }

    /// Follows a chain until it reaches an outlet of the story that carries the claim itself: from
    /// there on its own article tells.
    fn follow(
        &mut self,
        node: usize,
        carrier: &Carrier,
        hands: &[Hand],
        here: &BTreeSet<usize>,
        chains: &Chains,
    ) {
        let mut current = node;
        for hand in hands {
            if *hand == Hand::Nobody {
                return;
            }
            let from = self.node(*hand, chains);
            self.step(from, current, carrier, true);
            if matches!(hand, Hand::Outlet(outlet) if here.contains(outlet)) {
                return;
            }
            current = from;
        }
    }

    fn finish(mut self, carriers: &[Carrier]) -> Origins {
        let origins = &mut self.origins;
        let fed: BTreeSet<usize> = origins.edges.iter().map(|edge| edge.to).collect();
        for (at, node) in origins.nodes.iter_mut().enumerate() {
            node.origin = !fed.contains(&at)
                && (node.kind != NodeKind::Outlet || self.own_word.contains(&at));
        }
        origins.circular = rings(origins);
        for ring in origins.circular.clone() {
            for (at, citing) in ring.iter().enumerate() {
                let cited = ring[(at + 1) % ring.len()];
                for edge in &mut origins.edges {
                    edge.circular |= edge.from == cited && edge.to == *citing;
                }
            }
        }
        let open = origins.nodes.iter().filter(|node| node.origin).count();
        origins.independent = open + closed_rings(origins);
        let traced: BTreeSet<usize> = carriers
            .iter()
            .filter(|carrier| !origins.untraceable.contains(&carrier.article))
            .map(|carrier| carrier.article)
            .collect();
        origins
            .untraceable
            .retain(|article| !traced.contains(article));
        origins.untraceable.dedup();
        self.origins
    }
}

/// The shortest way from a node back to itself along citations, for each node, once per ring.
fn rings(origins: &Origins) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    for start in 0..origins.nodes.len() {
        let known = |ring: &Vec<usize>| ring.contains(&start);
        if !found.iter().any(known)
            && let Some(ring) = ring_through(origins, start)
        {
            found.push(ring);
        }
    }
    found
}

fn ring_through(origins: &Origins, start: usize) -> Option<Vec<usize>> {
    let mut came_from: BTreeMap<usize, usize> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(citing) = queue.pop_front() {
        for edge in origins
            .edges
            .iter()
            .filter(|edge| edge.credited && edge.to == citing)
        {
            if edge.from == start {
                let mut ring = vec![citing];
                while let Some(before) = came_from.get(ring.last()?) {
                    ring.push(*before);
                }
                ring.reverse();
                return Some(ring);
            }
            if let Entry::Vacant(place) = came_from.entry(edge.from) {
                place.insert(citing);
                queue.push_back(edge.from);
            }
        }
    }
    None
}

/// Rings that nothing outside feeds: each is an origin of its own, since nobody else answers.
fn closed_rings(origins: &Origins) -> usize {
    let reached = reached(origins);
    origins
        .circular
        .iter()
        .filter(|ring| ring.iter().all(|node| !reached.contains(node)))
        .count()
}

fn reached(origins: &Origins) -> BTreeSet<usize> {
    let mut reached: BTreeSet<usize> = (0..origins.nodes.len())
        .filter(|at| origins.nodes[*at].origin)
        .collect();
    loop {
        let next: Vec<usize> = origins
            .edges
            .iter()
            .filter(|edge| reached.contains(&edge.from) && !reached.contains(&edge.to))
            .map(|edge| edge.to)
            .collect();
        if next.is_empty() {
            return reached;
        }
        reached.extend(next);
    }
}
