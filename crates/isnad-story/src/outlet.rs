//! Outlets: those of the story, and those it cites.

use std::ops::Range;

use isnad_text::{Document, TokenKind, fold, is_quotation_mark};

use crate::Article;
use crate::words::{Lists, Stems, Vocabulary, stem};

/// The outlets of one story, its own first, then those it only cites.
pub(crate) struct Outlets {
    known: Vec<Outlet>,
}

struct Outlet {
    name: String,
    distinctive: Stems,
    in_story: bool,
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
                outlets.known.push(Outlet {
                    name: article.outlet.clone(),
                    distinctive: Lists::shipped()
                        .distinctive(&vocabulary.stems_of(&article.outlet)),
                    in_story: true,
                });
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

    /// The known outlet that a mention names: all its own words are there.
    pub fn find(&self, mention: &Stems) -> Option<usize> {
        self.known.iter().position(|outlet| {
            !outlet.distinctive.is_empty() && outlet.distinctive.is_subset(mention)
        })
    }

    /// Whether a mention says nothing besides the outlet's name.
    pub fn is_just(&self, outlet: usize, mention: &Stems) -> bool {
        Lists::shipped().distinctive(mention) == self.known[outlet].distinctive
    }

    /// Whether a text has the outlet's own words one after the other.
    pub fn is_named_in(&self, outlet: usize, document: &Document<'_>) -> bool {
        let name = self.name_in_order(outlet);
        let words: Vec<String> = (0..document.tokens().len())
            .filter(|at| document.tokens()[*at].kind == TokenKind::Word)
            .map(|at| stem(document.word(at)))
            .collect();
        !name.is_empty() && words.windows(name.len()).any(|window| window == name)
    }

    /// The outlets that a range of tokens names one after the other, in its order. A name of a
    /// single word counts only where the text shows it to be one: «الضفة», صحيفة الضفة.
    pub fn named_among(&self, document: &Document<'_>, tokens: Range<usize>) -> Vec<usize> {
        let stems: Vec<(usize, String)> = tokens
            .filter(|at| document.tokens()[*at].kind == TokenKind::Word)
            .map(|at| (at, stem(document.word(at))))
            .collect();
        let mut found: Vec<(usize, usize)> = Vec::new();
        for outlet in 0..self.known.len() {
            let name = self.name_in_order(outlet);
            let is_name = |from: &usize| {
                let window = stems[*from..].iter().take(name.len());
                window.map(|(_, stem)| stem).eq(&name)
                    && (name.len() > 1 || is_shown_as_outlet(document, stems[*from].0))
            };
            let place = (0..stems.len()).find(|from| !name.is_empty() && is_name(from));
            found.extend(place.map(|place| (place, outlet)));
        }
        found.sort_unstable();
        found.into_iter().map(|(_, outlet)| outlet).collect()
    }

    /// The distinctive stems of an outlet's name in the order of the name.
    fn name_in_order(&self, outlet: usize) -> Vec<String> {
        let outlet = &self.known[outlet];
        outlet
            .name
            .split_whitespace()
            .map(|word| stem(&fold::fold(word)))
            .filter(|stem| outlet.distinctive.contains(stem))
            .collect()
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
        if let Some(known) = self.find(&stems) {
            return Some(known);
        }
        let lists = Lists::shipped();
        let distinctive = lists.distinctive(&stems);
        if distinctive.is_empty()
            || lists.names_nobody(mention)
            || !(is_outlet || lists.speaks_of_outlet(&stems))
        {
            return None;
        }
        self.known.push(Outlet {
            name: mention.replace(is_quotation_mark, "").trim().to_owned(),
            distinctive,
            in_story: false,
        });
        Some(self.known.len() - 1)
    }
}

/// Whether the word at `at` stands behind an opening quotation mark or a word such as صحيفة.
fn is_shown_as_outlet(document: &Document<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    match document.tokens()[before].kind {
        TokenKind::Word => {
            let stems = Stems::from([stem(document.word(before))]);
            Lists::shipped().distinctive(&stems).is_empty()
        }
        _ => document.opens_quotation(before),
    }
}
