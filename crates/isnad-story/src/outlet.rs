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
    /// What is known of it besides this story: two names of one listed outlet are one.
    listed: Option<&'static isnad_outlets::Outlet>,
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
                    listed: listed(&article.outlet)
                        .or_else(|| isnad_outlets::by_domain(article.url.as_deref()?)),
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

    /// The known outlet that a mention names: all its own words are there, or the mention is
    /// another of its names.
    pub fn find(&self, mention: &str, stems: &Stems) -> Option<usize> {
        let by_words = self.known.iter().position(|outlet| {
            !outlet.distinctive.is_empty() && outlet.distinctive.is_subset(stems)
        });
        by_words.or_else(|| {
            let listed = listed_mention(mention)?;
            self.known
                .iter()
                .position(|outlet| outlet.listed == Some(listed))
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
        self.known.push(Outlet {
            name: mention.replace(is_quotation_mark, "").trim().to_owned(),
            distinctive,
            listed,
            in_story: false,
        });
        Some(self.known.len() - 1)
    }
}

/// The listed outlet of a name, words such as صحيفة before it passed over, or of a label
/// (`aawsat`).
fn listed(name: &str) -> Option<&'static isnad_outlets::Outlet> {
    let name = name.replace(is_quotation_mark, " ");
    let mut words = name.split_whitespace().peekable();
    loop {
        let name = words.clone().collect::<Vec<_>>().join(" ");
        let found = isnad_outlets::by_name(&name).or_else(|| isnad_outlets::by_label(&name));
        if found.is_some() || !opens_outlet(words.next()?) {
            return found;
        }
    }
}

/// The listed outlet that a mention in a text names. A single word may be a city or a thing
/// («الرياض», «الوطن») unless it stands in quotation marks or names an agency.
pub(crate) fn listed_mention(mention: &str) -> Option<&'static isnad_outlets::Outlet> {
    let is_shown = mention.contains(is_quotation_mark) || mention.split_whitespace().count() > 1;
    listed(mention).filter(|outlet| is_shown || outlet.kind == isnad_outlets::Kind::Agency)
}

/// Whether a word opens the names of many outlets: صحيفة.
fn opens_outlet(word: &str) -> bool {
    let stems = Stems::from([stem(&fold::fold(word))]);
    Lists::shipped().distinctive(&stems).is_empty()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_outlet_are_one() {
        let name = |mention| listed_mention(mention).map(|outlet| outlet.name.as_str());
        assert_eq!(name("صحيفة «الشرق الأوسط»"), Some("الشرق الأوسط"));
        assert_eq!(name("وكالة فرانس برس"), name("أ.ف.ب"));
        assert_eq!(name("«الرياض»"), Some("الرياض"));
        assert_eq!(name("صحيفة الرياض"), Some("الرياض"));
        assert_eq!(name("الرياض"), None);
        assert_eq!(name("صحيفة"), None);
        assert_eq!(listed("aawsat"), listed_mention("جريدة الشرق الأوسط"));
    }
}
