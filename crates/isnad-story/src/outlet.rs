//! Outlets: those of the story, and those it cites.

mod name;

use std::ops::Range;

use isnad_text::{Document, TokenKind, is_quotation_mark, proclitic};

use crate::Article;
use crate::words::{Lists, Stems, TO, Vocabulary, stem};
pub(crate) use name::listed_mention;
use name::{Outlet, listed, opens_outlet};

/// The outlets of one story, its own first, then those it only cites.
pub(crate) struct Outlets {
    known: Vec<Outlet>,
}

impl Outlets {
    pub fn new(articles: &[Article], vocabulary: &Vocabulary) -> Self {
        let mut outlets = Self { known: Vec::new() };
        for article in articles {
            if !outlets
                .known
                .iter()
                .any(|outlet| outlet.name == article.outlet)
            {
                let stems = vocabulary.stems_of(&article.outlet);
                let distinctive = Lists::shipped().distinctive(&stems);
                let listed = listed(&article.outlet)
                    .or_else(|| isnad_outlets::by_domain(article.url.as_deref()?));
                outlets
                    .known
                    .push(Outlet::new(&article.outlet, distinctive, listed, true));
            }
        }
        outlets
    }

    pub fn name(&self, outlet: usize) -> &str {
        &self.known[outlet].name
    }

    pub fn in_story(&self, outlet: usize) -> bool {
        self.known[outlet].in_story
    }

    /// The outlet of an article of the story.
    pub fn of(&self, article: &Article) -> usize {
        self.known
            .iter()
            .position(|outlet| outlet.name == article.outlet)
            .expect("every article's outlet is known")
    }

    /// The known outlet that a mention names: all its own words are there, or those of another of
    /// its names, or the mention is another of its names.
    pub fn find(&self, mention: &str, stems: &Stems) -> Option<usize> {
        let is_named = |outlet: &Outlet| {
            !outlet.distinctive.is_empty() && outlet.distinctive.is_subset(stems)
                || outlet.names[1..]
                    .iter()
                    .any(|name| name.iter().all(|stem| stems.contains(stem)))
        };
        self.known.iter().position(is_named).or_else(|| {
            let listed = listed_mention(mention)?;
            let is_it = |outlet: &Outlet| outlet.listed == Some(listed);
            self.known.iter().position(is_it)
        })
    }

    /// Whether a mention says nothing besides the outlet's name.
    pub fn is_just(&self, outlet: usize, mention: &Stems) -> bool {
        Lists::shipped().distinctive(mention) == self.known[outlet].distinctive
    }

    /// Whether a mention that has the outlet's words means the outlet: they are several, or it says
    /// so. «الحدود» in «معبر الحدود» is no newspaper.
    pub fn is_told_by_words(&self, outlet: usize, mention: &Stems) -> bool {
        self.known[outlet].distinctive.len() > 1 || Lists::shipped().speaks_of_outlet(mention)
    }

    /// A mention up to where it says that somebody spoke to this outlet: «… الزعبي للسوق».
    pub fn before_name<'m>(&self, outlet: usize, mention: &'m str) -> &'m str {
        let name = &self.known[outlet].names[0];
        let document = Document::new(mention);
        let tokens = document.tokens();
        let is_to = |at: &usize| {
            let at = *at;
            let word = document.word(at);
            let to = proclitic::splits(word).any(|(one, _)| one.starts_with(TO));
            let begins = |word: &str| name.first().is_some_and(|first| *first == stem(word));
            let kind = || Lists::shipped().speaks_of_outlet(&Stems::from([stem(word)]));
            to && (begins(word) || at + 1 < tokens.len() && begins(document.word(at + 1)) && kind())
        };
        match (1..tokens.len()).find(is_to) {
            Some(at) => mention[..tokens[at].span.start].trim_end(),
            None => mention,
        }
    }

    /// The outlets that a range of tokens names one after the other, in its order. A name of a
    /// single word counts only where the text shows it to be one: «الضفة», صحيفة الضفة.
    pub fn named_among(&self, document: &Document<'_>, tokens: Range<usize>) -> Vec<usize> {
        let stems: Vec<(usize, String)> = tokens
            .filter(|at| document.tokens()[*at].kind == TokenKind::Word)
            .map(|at| (at, stem(document.word(at))))
            .collect();
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (outlet, known) in self.known.iter().enumerate() {
            let is_name = |from: &usize| {
                known
                    .names
                    .iter()
                    .filter(|name| !name.is_empty())
                    .any(|name| {
                        let window = stems[*from..].iter().take(name.len());
                        let shown = || is_shown_as_outlet(document, stems[*from].0);
                        window.map(|(_, stem)| stem).eq(name)
                            && (name.len() > 1 || known.is_agency() || shown())
                    })
            };
            let place = (0..stems.len()).find(is_name);
            found.extend(place.map(|place| (place, outlet)));
        }
        found.sort_unstable();
        found.into_iter().map(|(_, outlet)| outlet).collect()
    }

    /// The outlet that `mention` names, made known if it is new. `None` where the words do not
    /// speak of an outlet, or only of one named before («الوكالة»).
    pub fn cited(
        &mut self,
        mention: &str,
        vocabulary: &Vocabulary,
        is_outlet: bool,
    ) -> Option<usize> {
        let stems = vocabulary.stems_of(mention);
        if let Some(known) = self.find(mention, &stems) {
            return Some(known);
        }
        let lists = Lists::shipped();
        let distinctive = lists.distinctive(&stems);
        let listed = listed_mention(mention);
        if distinctive.is_empty()
            || lists.names_nobody(mention)
            || !(is_outlet || listed.is_some() || lists.speaks_of_outlet(&stems))
        {
            return None;
        }
        if let Some(known) = self.abbreviated(&distinctive) {
            return Some(known);
        }
        let name = mention.replace(is_quotation_mark, "");
        self.known
            .push(Outlet::new(name.trim(), distinctive, listed, false));
        Some(self.known.len() - 1)
    }

    /// The outlet of the story that a mention shortens: «نشرة ميس» for «نشرة ميس المتخصصة».
    pub fn abbreviated(&self, distinctive: &Stems) -> Option<usize> {
        let shortens = |outlet: &Outlet| {
            let begins = outlet.names[0]
                .first()
                .is_some_and(|it| distinctive.contains(it));
            outlet.in_story && begins && distinctive.is_subset(&outlet.distinctive)
        };
        let mut meant = (0..self.known.len()).filter(|at| shortens(&self.known[*at]));
        let first = meant.next()?;
        // Two that begin alike are told apart by more.
        meant.next().is_none().then_some(first)
    }
}

/// Whether the word at `at` stands behind an opening quotation mark or a word such as صحيفة.
fn is_shown_as_outlet(document: &Document<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    match document.tokens()[before].kind {
        TokenKind::Word => opens_outlet(document.word(before)),
        _ => document.opens_quotation(before),
    }
}
