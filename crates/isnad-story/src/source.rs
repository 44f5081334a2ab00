//! Sources across articles: which mentions mean one and the same.

use std::collections::BTreeSet;
use std::ops::Range;

use isnad_parse::Grade;
use isnad_text::{Document, TokenKind};

use crate::words::{Lists, Stems, Vocabulary, stem};

/// The sources of one story.
#[derive(Default)]
pub(crate) struct Sources {
    known: Vec<Source>,
}

struct Source {
    name: String,
    stems: Stems,
    names: Names,
    on_record: bool,
    grade: Grade,
    /// The outlet an unnamed source spoke to: it is the same only there.
    spoke_to: usize,
    articles: Vec<usize>,
}

/// Two words one after the other by which somebody goes: a first name and what follows it.
type Names = BTreeSet<(String, String)>;

/// Share of their words that two long mentions of one source have in common (Dice).
const ALIKE: f64 = 0.6;

impl Sources {
    pub fn name(&self, source: usize) -> &str {
        &self.known[source].name
    }

    pub fn grade(&self, source: usize) -> Grade {
        self.known[source].grade
    }

    /// The source that an article's mention means, made known if it is new. `None` for a mention
    /// without a word of its own.
    pub fn mentioned(
        &mut self,
        mention: &str,
        grade: Grade,
        article: usize,
        spoke_to: usize,
        vocabulary: &Vocabulary,
    ) -> Option<usize> {
        let stems = vocabulary.stems_of(mention);
        if stems.is_empty() {
            return None;
        }
        let names = names(mention);
        let on_record = is_on_record(grade) || holds_office(mention);
        let found = self.find(&stems, &names, on_record, article, spoke_to);
        let Some(found) = found else {
            self.known.push(Source {
                name: mention.trim().to_owned(),
                stems,
                names,
                on_record,
                grade,
                spoke_to,
                articles: vec![article],
            });
            return Some(self.known.len() - 1);
        };
        let source = &mut self.known[found];
        source.articles.push(article);
        source.grade = source.grade.min(grade);
        source.on_record |= on_record;
        source.names.extend(names);
        if stems.len() > source.stems.len() {
            source.stems = stems;
            source.name = mention.trim().to_owned();
        }
        Some(found)
    }

    /// Whether no article but this one speaks of a source.
    pub fn is_only_in(&self, source: usize, article: usize) -> bool {
        let articles = &self.known[source].articles;
        articles.iter().all(|other| *other == article)
    }

    /// The source on the record that a mention outside any attribution means.
    pub fn known_as(&self, mention: &str, vocabulary: &Vocabulary) -> Option<usize> {
        let (stems, names) = (vocabulary.stems_of(mention), names(mention));
        self.known.iter().position(|source| {
            source.on_record && (!names.is_disjoint(&source.names) || same(&stems, &source.stems))
        })
    }

    /// The source on the record that words from the first of `tokens` on name, and how many of
    /// them do: its name, or all its words but offices.
    pub fn named_at(
        &self,
        document: &Document<'_>,
        tokens: Range<usize>,
        vocabulary: &Vocabulary,
    ) -> Option<(usize, usize)> {
        let words = tokens
            .take_while(|at| document.tokens()[*at].kind == TokenKind::Word)
            .map(|at| document.word(at));
        let stems: Vec<String> = words.map(|word| vocabulary.stem(word)).collect();
        let lists = Lists::shipped();
        let mut best: Option<(usize, usize)> = None;
        for (at, source) in self.known.iter().enumerate() {
            let run = stems.iter().take_while(|stem| source.stems.contains(*stem));
            let run: Vec<&String> = run.collect();
            let named: BTreeSet<&String> = run.iter().copied().collect();
            let by_name = run.windows(2).any(|pair| {
                let names = |(first, next): &(String, String)| pair[0] == first && pair[1] == next;
                source.names.iter().any(names)
            });
            let own = source.stems.iter().filter(|stem| !lists.is_role(stem));
            let in_full = named.iter().any(|stem| !lists.is_role(stem))
                && own.clone().all(|stem| named.contains(stem));
            let is_named = by_name || in_full;
            let longer = best.is_none_or(|(_, most)| named.len() > most);
            if source.on_record && is_named && longer {
                best = Some((at, named.len()));
            }
        }
        best
    }

    fn find(
        &self,
        stems: &Stems,
        names: &Names,
        on_record: bool,
        article: usize,
        spoke_to: usize,
    ) -> Option<usize> {
        let here = |source: &Source| source.articles.contains(&article);
        let within = self
            .known
            .iter()
            .position(|source| here(source) && contains(stems, &source.stems));
        within.or_else(|| {
            self.known.iter().position(|source| {
                let on_record = on_record && source.on_record;
                let named = on_record && !names.is_disjoint(&source.names);
                named || (on_record || source.spoke_to == spoke_to) && same(stems, &source.stems)
            })
        })
    }
}

/// Whether a mention is of one who alone holds an office: «مدير زراعة حماة»، and not «مدير في الوزارة».
fn holds_office(mention: &str) -> bool {
    let document = Document::new(mention);
    let lists = Lists::shipped();
    let is_noun = |at: usize| {
        let tokens = document.tokens();
        tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Word)
            && !lists.is_empty(document.word(at))
            && !lists.is_vague(document.word(at))
    };
    let first = document.tokens().first();
    first.is_some_and(|token| token.kind == TokenKind::Word)
        && lists.is_office(document.word(0))
        && is_noun(1)
}

/// The names in a mention. A first name has no article and no preposition, and stands at the head
/// or behind a definite word: «وزير المالية محمد الشامي»، and not «مدير الدفاع المدني».
fn names(mention: &str) -> Names {
    let document = Document::new(mention);
    let words: Vec<&str> = (0..document.tokens().len())
        .filter(|at| document.tokens()[*at].kind == TokenKind::Word)
        .map(|at| document.word(at))
        .collect();
    let is_definite = |word: &str| word.starts_with(ARTICLE) || word.ends_with(HERS);
    let lists = Lists::shipped();
    (1..words.len())
        .filter(|at| {
            let (first, next) = (words[at - 1], words[*at]);
            let behind_definite = at
                .checked_sub(2)
                .is_none_or(|before| is_definite(words[before]));
            let is_plain = |word: &str| {
                !lists.is_empty(word) && !lists.is_role(&stem(word)) && word.chars().count() > 1
            };
            behind_definite && !is_definite(first) && is_plain(first) && is_plain(next)
        })
        .map(|at| {
            let kin = words[..at - 1].iter().find(|word| lists.is_kin(word));
            let kin = kin.map(|kin| format!("{kin} ")).unwrap_or_default();
            (kin + &stem(words[at - 1]), stem(words[at]))
        })
        .collect()
}

/// ال
const ARTICLE: &str = "\u{627}\u{644}";
/// ها
const HERS: &str = "\u{647}\u{627}";

fn is_on_record(grade: Grade) -> bool {
    matches!(grade, Grade::Named | Grade::Body | Grade::Relayed)
}

fn contains(one: &Stems, other: &Stems) -> bool {
    one.is_subset(other) || other.is_subset(one)
}

/// Whether two mentions in different articles mean one source.
fn same(one: &Stems, other: &Stems) -> bool {
    let shorter = if one.len() < other.len() { one } else { other };
    if Lists::shipped().only_roles(shorter) && one != other {
        return false;
    }
    let shared = one.intersection(other).count() as f64;
    contains(one, other) || shared / (one.len() + other.len()) as f64 * 2.0 > ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;
    use isnad_text::Document;

    #[test]
    fn titles_names_and_surnames_meet() {
        let text = Document::new("");
        let vocabulary = Vocabulary::new(std::iter::once(&text));
        let mut sources = Sources::default();
        let mut meet = |mention, grade, article| {
            sources
                .mentioned(mention, grade, article, article, &vocabulary)
                .unwrap()
        };
        let first = meet("المتحدث باسم الشرطة العقيد كمال السروجي", Grade::Named, 0);
        assert_eq!(first, meet("السروجي", Grade::Named, 0));
        assert_eq!(first, meet("العقيد كمال السروجي", Grade::Named, 1));
        assert_ne!(
            first,
            meet("المتحدث باسم البلدية هدى المالح", Grade::Named, 1)
        );
        let unnamed = meet("مصدر أمني", Grade::Unnamed, 2);
        assert_ne!(unnamed, meet("مصدر أمني", Grade::Unnamed, 3));
    }
}
