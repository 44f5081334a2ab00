//! One story in several outlets: who says what, on whose word, and what does not agree.

use std::collections::BTreeSet;

use isnad_text::Span;

use crate::chain::{Chains, Hand};
use crate::claim::{self, Carrier, Claim};
use crate::figure::{self, Count};
use crate::finding::{self, Finding};
use crate::origin::{self, Copied};
use crate::piece::{Piece, hull, publication_order};
use crate::reuse::Shared;
use crate::words::Vocabulary;
use crate::{Article, reuse};

/// What a comparison found. Articles are given by their index among those compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The story's title.
    pub title: String,
    /// The articles in the order of publication.
    pub order: Vec<usize>,
    /// The claims: what the story is about first, then those that most articles carry.
    pub claims: Vec<Claim>,
    /// Wording that travelled without its credit.
    pub laundered: Vec<Laundering>,
    /// What several articles give a number for.
    pub counts: Vec<Count>,
    /// What an editor should read first: at most three.
    pub findings: Vec<Finding>,
}

impl Comparison {
    /// What the story is about; `None` where its articles have nothing in common.
    pub fn lead(&self) -> Option<&Claim> {
        self.claims.first()
    }

    /// How many outlets carry a claim without denying it.
    pub fn outlets(&self, claim: &Claim, articles: &[Article]) -> usize {
        finding::outlets(claim, articles)
    }
}

/// A suspicion: `to` carries wording of `from` and does not say so.
#[derive(Clone, Debug, PartialEq)]
pub struct Laundering {
    /// The article that had it first.
    pub from: usize,
    /// The article that carries it.
    pub to: usize,
    /// The shared passages in `to`.
    pub passages: Vec<Span>,
}

/// Words that an article must share with another to be suspected of copying: outside quotation
/// marks, or inside them too where the source spoke to the other outlet itself.
const COPIED: usize = 12;

/// Compares the articles of one story by their last versions. The same articles in the same order
/// give the same comparison.
pub fn compare(title: &str, articles: &[Article]) -> Comparison {
    let pieces: Vec<Piece<'_>> = articles.iter().map(Piece::new).collect();
    let order = publication_order(articles);
    let vocabulary = Vocabulary::new(pieces.iter().map(|piece| &piece.document));
    let chains = Chains::new(&pieces, &order, &vocabulary);
    let groups = claim::groups(&pieces, &order, &vocabulary);
    let laundered = laundered(&pieces, &order, &chains);
    let copied: Vec<Copied> = laundered
        .iter()
        .map(|copy| Copied {
            from: copy.from,
            to: copy.to,
        })
        .collect();
    let outlets: Vec<usize> = articles
        .iter()
        .map(|article| chains.outlets.of(article))
        .collect();
    let claims: Vec<Claim> = groups
        .iter()
        .map(|group| {
            let mut carriers: Vec<Carrier> = group
                .iter()
                .map(|unit| claim::carrier(&pieces, unit))
                .collect();
            let hands: Vec<_> = carriers
                .iter()
                .map(|it| chains.of_carrier(&pieces[it.article], it, &vocabulary))
                .collect();
            mark_stronger(&mut carriers, &hands, &outlets);
            Claim {
                label: claim::label(&pieces, group),
                origins: origin::origins(&carriers, &hands, &outlets, &chains, &copied),
                carriers,
            }
        })
        .collect();
    let counts = figure::counts(&pieces, &groups, &order, &chains, &vocabulary);
    let findings = finding::findings(&claims, &laundered, &counts, articles);
    Comparison {
        title: title.to_owned(),
        order,
        claims,
        laundered,
        counts,
        findings,
    }
}

/// Marks carriers whose cue vouches for more than those of the outlet they cite.
fn mark_stronger(carriers: &mut [Carrier], hands: &[Vec<Hand>], outlets: &[usize]) {
    let strengths: Vec<_> = carriers
        .iter()
        .map(|carrier| (outlets[carrier.article], carrier.strength))
        .collect();
    for (carrier, hands) in carriers.iter_mut().zip(hands) {
        let Some(Hand::Outlet(outlet)) = hands.first() else {
            continue;
        };
        let told = strengths
            .iter()
            .filter(|(other, _)| other == outlet)
            .map(|(_, strength)| strength);
        carrier.stronger = told.max().is_some_and(|told| carrier.strength > *told);
    }
}

/// Later articles that share long passages with an earlier one of another outlet and credit
/// neither it nor anybody it credits. Each is laid at one door: the first that had nearly all.
fn laundered(pieces: &[Piece<'_>], order: &[usize], chains: &Chains) -> Vec<Laundering> {
    let named: Vec<BTreeSet<usize>> = (0..pieces.len())
        .map(|at| chains.named_by(&pieces[at], at))
        .collect();
    let mut found: Vec<Laundering> = Vec::new();
    for (place, &to) in order.iter().enumerate() {
        let mut candidates: Vec<(usize, usize, Vec<Span>)> = Vec::new();
        for &from in &order[..place] {
            let copied = found
                .iter()
                .find(|copy| copy.to == from)
                .map(|copy| copy.from);
            let credited = |from: usize| credits(pieces, from, to, &named, chains);
            if credited(from) || copied.is_some_and(credited) {
                continue;
            }
            let mut shared = reuse::shared(&pieces[from], &pieces[to]);
            shared.retain(|passage| !is_credited(&pieces[to], to, passage.span, chains));
            let words = |it: &Shared| pieces[to].tokens(it.span).len();
            let length: usize = shared.iter().map(words).sum();
            let counted = match chains.spoke_to(from) {
                true => length,
                false => shared.iter().map(|it| it.unquoted).sum(),
            };
            if counted >= COPIED {
                let passages = shared.iter().map(|it| it.span).collect();
                candidates.push((from, length, passages));
            }
        }
        let longest = candidates
            .iter()
            .map(|(_, length, _)| *length)
            .max()
            .unwrap_or(0);
        let nearly_all = |it: &&(usize, usize, Vec<Span>)| it.1 * 10 >= longest * 8;
        let Some(mut copy) = candidates.iter().find(nearly_all) else {
            continue;
        };
        // A copy of a copy is laid at the door of the first, if it has the passages too.
        while let Some(before) = found.iter().find(|it| it.to == copy.0).map(|it| it.from)
            && let Some(first) = candidates.iter().find(|it| it.0 == before)
        {
            copy = first;
        }
        found.push(Laundering {
            from: copy.0,
            to,
            passages: copy.2.clone(),
        });
    }
    found
}

/// Whether a passage of an article is what it says another outlet reports.
fn is_credited(piece: &Piece<'_>, article: usize, passage: Span, chains: &Chains) -> bool {
    let attributions = piece.attributions().iter().enumerate();
    attributions
        .filter(|(_, it)| hull(&it.content).is_some_and(|content| content.overlaps(passage)))
        .any(|(index, _)| {
            let hands = chains.of(article, index);
            hands.iter().any(|hand| matches!(hand, Hand::Outlet(_)))
        })
}

/// Whether `to` names the outlet of `from`, or an outlet that `from` names too, or is of one outlet
/// with it.
fn credits(
    pieces: &[Piece<'_>],
    from: usize,
    to: usize,
    named: &[BTreeSet<usize>],
    chains: &Chains,
) -> bool {
    let outlet = chains.outlets.of(pieces[from].article);
    let own = chains.outlets.of(pieces[to].article);
    let mut both = named[from].intersection(&named[to]);
    outlet == own
        || named[to].contains(&outlet)
        || both.any(|named| *named != own && *named != outlet)
}
