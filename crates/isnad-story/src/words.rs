//! The words by which contents, sources and outlets are told apart.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use isnad_text::{Document, TokenKind, fold, proclitic};
use serde::Deserialize;

/// A set of light stems.
pub(crate) type Stems = BTreeSet<String>;

/// Longest first, so that a long suffix is not taken for a short one.
const SUFFIXES: &[&str] = &[
    "هما", "ها", "هم", "نا", "ات", "ون", "ين", "ان", "يه", "ه", "ي", "ا",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    empty: String,
    outlet: String,
    agencies: Vec<String>,
    nobody: Vec<String>,
    nobody_in_passing: Vec<String>,
    nameless_media: Vec<String>,
    joins: String,
    denies: String,
    reporting: String,
    kin: String,
    office: String,
    vague: String,
    bare: String,
    weekdays: String,
    exclusive: Vec<String>,
    role: String,
    common: String,
    opens_addition: String,
}

/// The shipped word lists, folded and stemmed.
pub(crate) struct Lists {
    empty: BTreeSet<String>,
    outlet: Stems,
    agencies: Vec<Stems>,
    nobody: BTreeSet<String>,
    nobody_in_passing: Vec<Phrase>,
    nameless_media: Vec<Phrase>,
    joins: BTreeSet<String>,
    denies: BTreeSet<String>,
    reporting: BTreeSet<String>,
    kin: BTreeSet<String>,
    office: Stems,
    vague: BTreeSet<String>,
    bare: BTreeSet<String>,
    weekdays: BTreeSet<String>,
    exclusive: Vec<Phrase>,
    role: Stems,
    common: Stems,
    opens_addition: BTreeSet<String>,
}

/// ل
pub(crate) const TO: &str = "\u{644}";
/// Words at the head of a sentence among which a denial stands.
const DENIAL_WITHIN: usize = 3;
/// ة, folded.
const FEMININE: char = '\u{647}';
/// The ending of «إسبانية», folded.
const FEMININE_ADJECTIVE: &str = "\u{64a}\u{647}";

/// Folded words that stand one after the other.
type Phrase = Vec<String>;

impl Lists {
    pub(crate) fn shipped() -> &'static Self {
        static LISTS: OnceLock<Lists> = OnceLock::new();
        LISTS.get_or_init(|| {
            let file: File =
                toml::from_str(include_str!("../data/words.toml")).expect("a test reads the file");
            let stems = |words: &str| {
                words
                    .split_whitespace()
                    .map(|word| stem(&fold::fold(word)))
                    .collect()
            };
            let words = |words: &str| -> BTreeSet<String> {
                words.split_whitespace().map(fold::fold).collect()
            };
            let phrases = |phrases: &[String]| {
                let phrase =
                    |it: &String| it.split_whitespace().map(fold::fold).collect::<Phrase>();
                phrases.iter().map(phrase).collect()
            };
            Self {
                nobody_in_passing: phrases(&file.nobody_in_passing),
                exclusive: phrases(&file.exclusive),
                nameless_media: phrases(&file.nameless_media),
                joins: words(&file.joins),
                denies: words(&file.denies),
                reporting: words(&file.reporting),
                kin: words(&file.kin),
                office: stems(&file.office),
                vague: words(&file.vague),
                bare: words(&file.bare),
                weekdays: words(&file.weekdays),
                empty: words(&file.empty),
                outlet: stems(&file.outlet),
                agencies: file.agencies.iter().map(|name| stems(name)).collect(),
                nobody: file
                    .nobody
                    .iter()
                    .map(|phrase| fold::fold(phrase))
                    .collect(),
                role: stems(&file.role),
                common: stems(&file.common),
                opens_addition: file
                    .opens_addition
                    .split_whitespace()
                    .map(fold::fold)
                    .collect(),
            }
        })
    }

    pub(crate) fn is_empty(&self, folded: &str) -> bool {
        self.empty.contains(folded)
    }

    /// The stems of an outlet's name without those that many outlets share.
    pub(crate) fn distinctive(&self, name: &Stems) -> Stems {
        name.difference(&self.outlet).cloned().collect()
    }

    /// Whether a mention speaks of an outlet by its words alone.
    pub(crate) fn speaks_of_outlet(&self, mention: &Stems) -> bool {
        let speaks = |stem: &String| {
            let bare = stem.strip_prefix(TO).unwrap_or(stem);
            self.outlet.contains(stem) || self.outlet.contains(bare)
        };
        mention.iter().any(speaks) || self.agencies.iter().any(|agency| agency.is_subset(mention))
    }

    /// Whether a mention names nobody: «وسائل إعلام».
    pub(crate) fn names_nobody(&self, mention: &str) -> bool {
        let words: Vec<String> = mention.split_whitespace().map(fold::fold).collect();
        self.nobody.contains(&words.join(" ")) || self.is_nameless_media(&words)
    }

    /// Whether folded words are media without a name and adjectives.
    fn is_nameless_media(&self, words: &[String]) -> bool {
        self.nameless_media.iter().any(|phrase| {
            words.strip_prefix(&phrase[..]).is_some_and(|rest| {
                !rest.is_empty() && rest.iter().all(|word| word.ends_with(FEMININE_ADJECTIVE))
            })
        })
    }

    /// Whether a word begins a statement of its own within a content: «وأن».
    pub(crate) fn joins(&self, folded: &str) -> bool {
        self.joins.contains(folded)
    }

    /// Whether a sentence without an attribution opens with a denial.
    pub(crate) fn denies(&self, document: &Document<'_>, tokens: Range<usize>) -> bool {
        let words = tokens.filter(|at| document.tokens()[*at].kind == TokenKind::Word);
        words
            .take(DENIAL_WITHIN)
            .any(|at| self.denies.contains(document.word(at)))
    }

    /// Whether a word reports, alone or behind a proclitic.
    pub(crate) fn reports(&self, folded: &str) -> bool {
        self.reporting.contains(folded)
            || proclitic::splits(folded).any(|(_, bare)| self.reporting.contains(bare))
    }

    /// Whether a folded word is an office that one person holds, with or without its article.
    pub(crate) fn is_office(&self, folded: &str) -> bool {
        self.office.contains(&stem(folded))
    }

    /// Whether a folded word behind an office leaves open who holds it: «مدير كبير».
    pub(crate) fn is_vague(&self, folded: &str) -> bool {
        self.vague.contains(folded)
    }

    /// Whether a folded word names a day of the week.
    pub(crate) fn is_weekday(&self, folded: &str) -> bool {
        self.weekdays.contains(folded)
    }

    /// Whether a folded word is of kin or of one who acts for another: «والد»، «محامي».
    pub(crate) fn is_kin(&self, folded: &str) -> bool {
        self.kin.contains(folded)
    }

    /// Whether a stem is an office.
    pub(crate) fn is_role(&self, stem: &str) -> bool {
        self.role.contains(stem)
    }

    /// Whether a passage speaks of those whom nobody can follow: «ضجت مواقع التواصل بخبر».
    pub(crate) fn speaks_of_nobody(&self, document: &Document<'_>, tokens: Range<usize>) -> bool {
        has_phrase(document, tokens.clone(), &self.nobody_in_passing)
            || tokens.clone().any(|at| self.is_bare(document, at, &tokens))
    }

    /// Whether a word behind one that reports stands for people of whom nothing more is said:
    /// «أكدت مصادر تسمم الطلاب»، and not «أكدت مصادر أمنية».
    fn is_bare(&self, document: &Document<'_>, at: usize, tokens: &Range<usize>) -> bool {
        let is_word = |at: usize| document.tokens()[at].kind == TokenKind::Word;
        let behind_report = at > tokens.start && self.reports(document.word(at - 1));
        let is_described = at + 1 < tokens.end
            && is_word(at + 1)
            && (document.word(at + 1).ends_with(FEMININE) || self.is_empty(document.word(at + 1)));
        behind_report && self.bare.contains(document.word(at)) && !is_described
    }

    /// Whether a text says that somebody spoke to its outlet alone: «في مقابلة خاصة».
    pub(crate) fn is_exclusive(&self, document: &Document<'_>) -> bool {
        has_phrase(document, 0..document.tokens().len(), &self.exclusive)
    }

    /// Whether all of a mention's stems are offices: «المتحدث».
    pub(crate) fn only_roles(&self, mention: &Stems) -> bool {
        mention.is_subset(&self.role)
    }

    /// Whether a stem alone means another one in every text: «الوزارة», «المتحدث», «الصحيفة».
    pub(crate) fn is_common(&self, stem: &str) -> bool {
        [&self.role, &self.outlet, &self.common]
            .iter()
            .any(|list| list.contains(stem))
    }

    /// Whether a word opens what is added to a name: «الذي».
    pub(crate) fn opens_addition(&self, word: &str) -> bool {
        self.opens_addition.contains(&fold::fold(word))
    }
}

/// The light stem of a folded word: without the article, alone or behind a proclitic, and without
/// one inflectional ending. One-letter proclitics stay: they can be letters of the word.
pub(crate) fn stem(folded: &str) -> String {
    let word = proclitic::splits(folded)
        .filter(|(proclitic, stem)| is_article(proclitic) && stem.chars().count() > 2)
        .max_by_key(|(proclitic, _)| proclitic.len())
        .map_or(folded, |(_, stem)| stem);
    let ending = SUFFIXES.iter().find(|ending| {
        word.strip_suffix(**ending)
            .is_some_and(|rest| rest.chars().count() > 2)
    });
    ending
        .map_or(word, |ending| &word[..word.len() - ending.len()])
        .to_owned()
}

/// Whether one of `phrases` stands in a range of tokens; its first word may carry proclitics.
fn has_phrase(document: &Document<'_>, tokens: Range<usize>, phrases: &[Phrase]) -> bool {
    let is = |at: usize, word: &String| document.word(at) == word;
    let begins = |at: usize, word: &String| {
        let found = document.word(at);
        found.strip_suffix(word.as_str()).is_some_and(|before| {
            before.is_empty() || proclitic::splits(found).any(|(one, _)| one == before)
        })
    };
    tokens.clone().any(|at| {
        phrases.iter().any(|phrase| {
            at + phrase.len() <= tokens.end
                && begins(at, &phrase[0])
                && (1..phrase.len()).all(|next| is(at + next, &phrase[next]))
        })
    })
}

fn is_article(proclitic: &str) -> bool {
    proclitic.ends_with("ال") || proclitic.ends_with("لل")
}

/// The words of one story's texts: decides whether a first letter is a proclitic.
pub(crate) struct Vocabulary(BTreeSet<String>);

impl Vocabulary {
    pub(crate) fn new<'d>(documents: impl Iterator<Item = &'d Document<'d>>) -> Self {
        let mut words = BTreeSet::new();
        for document in documents {
            for at in 0..document.tokens().len() {
                if document.tokens()[at].kind == TokenKind::Word {
                    words.insert(document.word(at).to_owned());
                }
            }
        }
        Self(words)
    }

    /// The light stem of a folded word; a leading one-letter proclitic goes where the story also
    /// has the word without it.
    pub(crate) fn stem(&self, folded: &str) -> String {
        let free = proclitic::splits(folded)
            .filter(|(proclitic, rest)| {
                !proclitic.is_empty() && rest.chars().count() > 2 && self.knows(rest)
            })
            .min_by_key(|(proclitic, _)| proclitic.len())
            .map_or(folded, |(_, rest)| rest);
        stem(free)
    }

    fn knows(&self, word: &str) -> bool {
        self.0.contains(word) || self.0.contains(&format!("ال{word}"))
    }

    /// The stems of the content words in a range of tokens, without figures.
    pub(crate) fn stems(&self, document: &Document<'_>, tokens: Range<usize>) -> Stems {
        tokens
            .filter(|at| document.tokens()[*at].kind == TokenKind::Word)
            .map(|at| document.word(at))
            .filter(|word| word.chars().count() > 1 && !Lists::shipped().is_empty(word))
            .map(|word| self.stem(word))
            .collect()
    }

    /// The stems of the content words of a short text.
    pub(crate) fn stems_of(&self, text: &str) -> Stems {
        let document = Document::new(text);
        self.stems(&document, 0..document.tokens().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_in_its_forms_has_one_stem() {
        let document = Document::new("قتلى المعلمين معلما وكيل الوكيل وزير");
        let vocabulary = Vocabulary::new(std::iter::once(&document));
        let stem = |word: &str| vocabulary.stem(&fold::fold(word));
        assert_eq!(stem("وقتلى"), stem("القتلى"));
        assert_eq!(stem("معلما"), stem("للمعلمين"));
        assert_eq!(stem("وكيل"), stem("الوكيل"));
        assert_ne!(stem("وكيل"), stem("كيل"));
    }

    #[test]
    fn a_citation_that_names_nobody_is_known() {
        assert!(Lists::shipped().names_nobody("وسائل إعلام عربيّة"));
        assert!(!Lists::shipped().names_nobody("مصادر في الوزارة"));
    }
}
