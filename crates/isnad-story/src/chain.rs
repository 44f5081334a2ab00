//! Through whom a carrier has a claim: its hands, from the one nearest to the text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use isnad_parse::{Attribution, CueClass, SourceKind};
use isnad_text::{Document, Span};

use crate::claim::{Carrier, passes_on};
use crate::outlet::Outlets;
use crate::passing;
use crate::piece::{Piece, hull};
use crate::source::Sources;
use crate::words::{Lists, Vocabulary};

/// One hand of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Hand {
    /// An outlet, of the story or cited by it.
    Outlet(usize),
    /// Somebody who answers for the claim.
    Source(usize),
    /// «وسائل إعلام»: the chain breaks here.
    Nobody,
}

/// Everybody whom a story's attributions name, and the chain of each attribution.
pub(crate) struct Chains {
    pub outlets: Outlets,
    pub sources: Sources,
    /// By article and attribution; without the article's own outlet.
    hands: BTreeMap<(usize, usize), Vec<Hand>>,
    /// Articles to whose outlet a source spoke directly.
    spoken_to: Vec<bool>,
}

impl Chains {
    pub fn new(pieces: &[Piece<'_>], order: &[usize], vocabulary: &Vocabulary) -> Self {
        let articles: Vec<_> = pieces.iter().map(|piece| piece.article.clone()).collect();
        let mut chains = Self {
            outlets: Outlets::new(&articles, vocabulary),
            sources: Sources::default(),
            hands: BTreeMap::new(),
            spoken_to: vec![false; pieces.len()],
        };
        for &at in order {
            for index in 0..pieces[at].attributions().len() {
                chains.follow(pieces, at, index, vocabulary);
            }
            chains.carry_over(&pieces[at], at);
            chains.spoken_to[at] |= Lists::shipped().is_exclusive(&pieces[at].document)
                || pieces[at]
                    .article
                    .title
                    .as_deref()
                    .is_some_and(|title| Lists::shipped().is_exclusive(&Document::new(title)));
        }
        chains
    }

    /// The hands of an attribution; empty where only the article's own outlet stands for it.
    pub fn of(&self, article: usize, attribution: usize) -> &[Hand] {
        self.hands
            .get(&(article, attribution))
            .map_or(&[], Vec::as_slice)
    }

    /// The hands of a place that carries a claim. Where no attribution tells them, its sentence
    /// may: it names another outlet («نشرت أسواق الشرق حوارا») or those whom nobody can follow.
    /// Or it, or the headline, names a source that the story knows from elsewhere.
    pub fn of_carrier(
        &self,
        piece: &Piece<'_>,
        carrier: &Carrier,
        vocabulary: &Vocabulary,
    ) -> Vec<Hand> {
        let at = carrier.article;
        let attribution = carrier.attribution.map(|it| &piece.attributions()[it]);
        let told = carrier.attribution.map_or(&[][..], |it| self.of(at, it));
        if told.iter().any(|hand| !matches!(hand, Hand::Source(_))) || carrier.against {
            return told.to_vec();
        }
        let has_source = attribution.is_some_and(|it| !it.source.is_empty());
        let own = self.outlets.of(piece.article);
        let mut named = Vec::new();
        let mut nobody = false;
        let mut source = None;
        for tokens in around(piece, carrier.span, attribution) {
            named.extend(self.outlets.named_among(&piece.document, tokens.clone()));
            nobody |= Lists::shipped().speaks_of_nobody(&piece.document, tokens.clone());
            let here = || passing::source(&piece.document, tokens, &self.sources, vocabulary);
            source = source.or_else(here);
        }
        named.retain(|outlet| *outlet != own);
        let named = named.into_iter().map(Hand::Outlet);
        // A name in passing is surer than words that stand for nobody else in the story.
        let is_alone =
            |hand: &Hand| matches!(hand, Hand::Source(it) if self.sources.is_only_in(*it, at));
        let source = source.map(Hand::Source);
        match (named.len(), has_source) {
            (0, false) if source.is_some() => source.into_iter().collect(),
            (0, true) if source.is_some_and(|it| !is_alone(&it)) && told.iter().all(is_alone) => {
                source.into_iter().collect()
            }
            (0, false) if nobody => vec![Hand::Nobody],
            (0, false) if told.is_empty() => {
                let title = piece.article.title.as_deref().unwrap_or_default();
                let label = passing::label(title, own, &self.outlets, &self.sources, vocabulary);
                label.into_iter().collect()
            }
            (0, _) => told.to_vec(),
            _ => named.chain(told.iter().copied()).collect(),
        }
    }

    /// Whether a source spoke to the article's outlet itself.
    pub fn spoke_to(&self, article: usize) -> bool {
        self.spoken_to[article]
    }

    /// The outlets that an article cites, or names wherever it be.
    pub fn named_by(&self, piece: &Piece<'_>, article: usize) -> BTreeSet<usize> {
        let tokens = 0..piece.document.tokens().len();
        let named = self.outlets.named_among(&piece.document, tokens);
        self.cited_by(article).chain(named).collect()
    }

    fn cited_by(&self, article: usize) -> impl Iterator<Item = usize> + '_ {
        self.hands
            .range((article, 0)..(article + 1, 0))
            .flat_map(|(_, hands)| hands)
            .filter_map(|hand| match hand {
                Hand::Outlet(outlet) => Some(*outlet),
                _ => None,
            })
    }

    fn follow(&mut self, pieces: &[Piece<'_>], at: usize, index: usize, vocabulary: &Vocabulary) {
        let piece = &pieces[at];
        let attribution = &piece.attributions()[index];
        let own = self.outlets.of(piece.article);
        if let Some(told) = self.told_within(piece, at, attribution) {
            self.hands.insert((at, index), told);
            return;
        }
        let mut hands = self.outer(piece, at, attribution);
        for span in &attribution.via {
            let mention = span.of(piece.document.text());
            let cited = self.outlets.cited(mention, vocabulary, false);
            self.spoken_to[at] |= cited == Some(own);
            hands.extend(cited.map(Hand::Outlet));
        }
        hands.extend(self.end(piece, at, attribution, &hands, vocabulary));
        hands.retain(|hand| *hand != Hand::Outlet(own));
        hands.dedup();
        self.hands.insert((at, index), hands);
    }

    /// Gives attributions whose source the text leaves out («وأضاف») the hands of the one before
    /// them, or of the first behind them that has any.
    fn carry_over(&mut self, piece: &Piece<'_>, at: usize) {
        let attributions = piece.attributions();
        let has_none = |index: &usize| piece.source(&attributions[*index]).is_empty();
        for index in (0..attributions.len()).filter(has_none) {
            if self.of(at, index).is_empty() {
                let before = (0..index).rev().map(|other| self.of(at, other));
                let behind = (index + 1..attributions.len()).map(|other| self.of(at, other));
                let hands = before.chain(behind).find(|hands| !hands.is_empty());
                let hands = hands.unwrap_or_default().to_vec();
                self.hands.insert((at, index), hands);
            }
        }
    }

    /// What somebody says that another told him rests on him: his hands, where an attribution
    /// stands inside his words.
    fn told_within(
        &self,
        piece: &Piece<'_>,
        at: usize,
        attribution: &Attribution,
    ) -> Option<Vec<Hand>> {
        let parent = attribution.parent?;
        let outer = piece.attributions().get(parent)?;
        let hands = self.of(at, parent);
        let is_told = !passes_on(outer)
            && attribution.kind != SourceKind::Outlet
            && hands.iter().any(|it| matches!(it, Hand::Source(_)));
        is_told.then(|| hands.to_vec())
    }

    /// The hands of the report inside which an attribution stands, where an outlet makes it.
    fn outer(&self, piece: &Piece<'_>, at: usize, attribution: &Attribution) -> Vec<Hand> {
        let Some(parent) = attribution.parent else {
            return Vec::new();
        };
        let is_outlet = piece
            .attributions()
            .get(parent)
            .is_some_and(|parent| parent.kind == SourceKind::Outlet);
        if is_outlet {
            self.of(at, parent).to_vec()
        } else {
            Vec::new()
        }
    }

    /// Who stands at the end of the chain.
    fn end(
        &mut self,
        piece: &Piece<'_>,
        at: usize,
        attribution: &Attribution,
        hands: &[Hand],
        vocabulary: &Vocabulary,
    ) -> Option<Hand> {
        let own = self.outlets.of(piece.article);
        let said = piece.source(attribution);
        let mention = self.outlets.before_name(own, &said);
        self.spoken_to[at] |= mention.len() < said.len();
        let is_outlet = attribution.kind == SourceKind::Outlet;
        let is_impersonal = attribution.kind == SourceKind::Impersonal;
        if is_impersonal && matches!(attribution.class, CueClass::Expect | CueClass::Believe) {
            // «من المتوقع أن» is the article's own voice.
            return None;
        }
        if is_impersonal || Lists::shipped().names_nobody(mention) {
            return Some(Hand::Nobody);
        }
        let stems = vocabulary.stems_of(mention);
        let names_outlet = self.outlets.find(mention, &stems).is_some_and(|outlet| {
            self.outlets.is_just(outlet, &stems)
                || outlet != own && self.outlets.is_told_by_words(outlet, &stems)
        });
        let shortens = || {
            let said = Lists::shipped().distinctive(&stems);
            Lists::shipped().speaks_of_outlet(&stems) && self.outlets.abbreviated(&said).is_some()
        };
        if is_outlet || names_outlet || shortens() {
            let cited = self
                .outlets
                .cited(mention, vocabulary, true)
                .map(Hand::Outlet);
            return cited.or_else(|| self.last_cited(at));
        }
        let spoke_to = match hands
            .iter()
            .rev()
            .find(|hand| matches!(hand, Hand::Outlet(_)))
        {
            Some(Hand::Outlet(outlet)) => *outlet,
            _ => own,
        };
        let source = self
            .sources
            .mentioned(mention, attribution.grade, at, spoke_to, vocabulary);
        source.map(Hand::Source)
    }

    /// The outlet named last in an article: what «الوكالة» refers to.
    fn last_cited(&self, at: usize) -> Option<Hand> {
        self.cited_by(at).last().map(Hand::Outlet)
    }
}

/// The tokens of the sentences of a carrier, without what is attributed in them.
fn around(piece: &Piece<'_>, span: Span, attribution: Option<&Attribution>) -> Vec<Range<usize>> {
    let span = attribution
        .and_then(|it| hull(it.cue.iter().chain(&it.source).chain([&span])))
        .unwrap_or(span);
    let sentences = piece.sentences().filter(|sentence| sentence.overlaps(span));
    let Some(all) = sentences.reduce(|one, other| Span::new(one.start, other.end)) else {
        return Vec::new();
    };
    let all = piece.tokens(all);
    let mut start = all.start;
    let mut parts = Vec::new();
    for content in attribution.map_or(&[][..], |it| &it.content) {
        let content = piece.tokens(*content);
        parts.push(start..content.start.clamp(start, all.end));
        start = content.end.clamp(start, all.end);
    }
    parts.push(start..all.end);
    parts
}
