//! One story in several outlets: who says what, on whose word, and what does not agree.

use isnad_text::Span;

use crate::chain::{Chains, Hand};
use crate::claim::{self, Carrier, Claim};
use crate::figure::{self, Count};
use crate::finding::{self, Finding};
use crate::origin::{self, Copied};
use crate::piece::{Piece, publication_order};
use crate::revision::{self, Revision};
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
    /// What changed between versions of an article.
    pub revisions: Vec<Revision>,
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
                .map(|carrier| chains.of_carrier(&pieces[carrier.article], carrier))
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
    let revisions = order
        .iter()
        .flat_map(|at| revision::revisions(&articles[*at], *at))
        .collect();
    Comparison {
        title: title.to_owned(),
        order,
        claims,
        laundered,
        counts,
        revisions,
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
    let mut found = Vec::new();
    for (place, &to) in order.iter().enumerate() {
        let mut candidates: Vec<(usize, usize, Vec<Span>)> = Vec::new();
        for &from in &order[..place] {
            if credits(pieces, from, to, chains) {
                continue;
            }
            let shared = reuse::shared(&pieces[from], &pieces[to]);
            let length: usize = shared
                .spans
                .iter()
                .map(|span| pieces[to].tokens(*span).len())
                .sum();
            let counted = if chains.spoke_to(from) {
                length
            } else {
                shared.unquoted
            };
            if counted >= COPIED {
                candidates.push((from, length, shared.spans));
            }
        }
        let longest = candidates
            .iter()
            .map(|(_, length, _)| *length)
            .max()
            .unwrap_or(0);
        let first = candidates
            .into_iter()
            .find(|(_, length, _)| length * 10 >= longest * 8);
        found.extend(first.map(|(from, _, passages)| Laundering { from, to, passages }));
    }
    found
}

/// Whether `to` names the outlet of `from`, or an outlet that `from` cites, or is of one outlet
/// with it.
fn credits(pieces: &[Piece<'_>], from: usize, to: usize, chains: &Chains) -> bool {
    let outlet = chains.outlets.of(pieces[from].article);
    let cited: Vec<usize> = chains.cited_by(to).collect();
    outlet == chains.outlets.of(pieces[to].article)
        || cited.contains(&outlet)
        || chains.cited_by(from).any(|relay| cited.contains(&relay))
        || chains.outlets.is_named_in(outlet, &pieces[to].document)
}
