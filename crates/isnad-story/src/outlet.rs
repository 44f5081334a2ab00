//! Outlets: those of the story, and those it cites.

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
        let name: Vec<String> = self.known[outlet]
            .name
            .split_whitespace()
            .map(|word| stem(&fold::fold(word)))
            .filter(|stem| self.known[outlet].distinctive.contains(stem))
            .collect();
        let words: Vec<String> = (0..document.tokens().len())
            .filter(|at| document.tokens()[*at].kind == TokenKind::Word)
            .map(|at| stem(document.word(at)))
            .collect();
        !name.is_empty() && words.windows(name.len()).any(|window| window == name)
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
