//! What a number counts: one key for the forms and the synonyms of a noun.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use isnad_text::{Document, Figure, Span, TokenKind, fold, proclitic};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    people: String,
    changed: String,
    loose: Vec<String>,
    kind: Vec<Kind>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    id: String,
    nouns: String,
    signs: String,
}

/// The shipped kinds, by folded word.
struct Counted {
    people: Vec<String>,
    changed: Vec<String>,
    /// Kinds that only the words around them tell apart.
    loose: Vec<String>,
    nouns: BTreeMap<String, String>,
    signs: BTreeMap<String, String>,
}

/// How many tokens from a number a sign of what it counts may stand.
const NEAR: usize = 10;

impl Counted {
    fn shipped() -> &'static Self {
        static COUNTED: OnceLock<Counted> = OnceLock::new();
        COUNTED.get_or_init(|| {
            let file: File = toml::from_str(include_str!("../data/counted.toml"))
                .expect("a test reads the file");
            let words =
                |words: &str| -> Vec<String> { words.split_whitespace().map(fold::fold).collect() };
            let table = |of: fn(&Kind) -> &str| {
                let rows = file.kind.iter();
                rows.flat_map(|kind| words(of(kind)).into_iter().map(|it| (it, kind.id.clone())))
                    .collect()
            };
            Self {
                people: words(&file.people),
                changed: words(&file.changed),
                loose: file.loose.clone(),
                nouns: table(|kind| &kind.nouns),
                signs: table(|kind| &kind.signs),
            }
        })
    }

    fn sign(&self, word: &str) -> Option<&str> {
        let mut bare = proclitic::splits(word).map(|(_, bare)| bare);
        bare.find_map(|bare| self.signs.get(bare))
            .map(String::as_str)
    }
}

/// What a number counts.
pub(crate) struct Noun {
    /// The same for what can be compared.
    pub key: String,
    /// The word of the text.
    pub what: String,
    /// Whether it says nothing without the words around it: a share, a span of time.
    pub is_loose: bool,
}

/// What `figure`, one of `all` in its document, counts; `None` where it counts nothing that can be
/// told.
pub(crate) fn counted(document: &Document<'_>, figure: &Figure, all: &[Figure]) -> Option<Noun> {
    if figure.is_percent {
        return Some(Noun {
            key: "%".to_owned(),
            what: "%".to_owned(),
            is_loose: true,
        });
    }
    let table = Counted::shipped();
    let noun = figure
        .counted
        .or_else(|| number_of(document, figure.span))
        .or_else(|| part_of(document, figure.span));
    let what = noun?.of(document.text());
    let folded = fold::fold(what);
    let bare = without_article(&folded);
    let kind = match table.nouns.get(bare).or_else(|| table.nouns.get(&folded)) {
        Some(kind) => Some(kind.as_str()),
        None if table.people.iter().any(|it| it == bare) => sign_near(document, figure, all),
        None => befallen(document, noun?),
    };
    Some(Noun {
        key: kind.map_or_else(|| skeleton(bare), str::to_owned),
        what: what.to_owned(),
        is_loose: kind.is_some_and(|kind| table.loose.iter().any(|it| it == kind)),
    })
}

/// What befell those whom a noun means, where the verb behind it says so: «أربعة مسلحين قتلوا».
fn befallen(document: &Document<'_>, noun: Span) -> Option<&'static str> {
    let tokens = document.tokens();
    let at = tokens.partition_point(|token| token.span.start < noun.end);
    let verb =
        (at < tokens.len() && tokens[at].kind == TokenKind::Word).then(|| document.word(at))?;
    let they = verb.ends_with(THEY);
    they.then(|| Counted::shipped().sign(verb)).flatten()
}

/// The ending of «قتلوا».
const THEY: &str = "\u{648}\u{627}";

/// Whether the sentence around a number speaks of a change: «ارتفع العدد إلى 60 بعد 48».
pub(crate) fn tells_change(document: &Document<'_>, span: Span) -> bool {
    let tokens = document.tokens();
    let at = tokens.partition_point(|token| token.span.end <= span.start);
    let sentence = document.sentences().iter().find(|it| it.contains(&at));
    let is_change = |at| {
        let changed = &Counted::shipped().changed;
        proclitic::splits(document.word(at)).any(|(_, bare)| changed.iter().any(|it| it == bare))
    };
    sentence.is_some_and(|sentence| sentence.clone().any(is_change))
}

/// The noun in «بلغ عدد القتلى تسعة».
fn number_of(document: &Document<'_>, span: Span) -> Option<Span> {
    let tokens = document.tokens();
    let at = tokens.partition_point(|token| token.span.end <= span.start);
    let before = (at.saturating_sub(NEAR)..at).rev();
    let before = before.take_while(|at| tokens[*at].kind == TokenKind::Word);
    let noun = before.filter(|at| *at > 0).find(|at| {
        let word = document.word(*at - 1);
        proclitic::splits(word).any(|(_, bare)| bare == NUMBER)
    })?;
    document.span(noun..noun + 1)
}

/// The noun in «13 من ركاب العبّارة».
fn part_of(document: &Document<'_>, span: Span) -> Option<Span> {
    let tokens = document.tokens();
    let at = tokens.partition_point(|token| token.span.start < span.end);
    let noun = at + 1;
    let is_people = Counted::shipped()
        .people
        .iter()
        .any(|it| it == without_article(document.word(noun)));
    (document.word(at) == PART && is_people).then(|| document.span(noun..noun + 1))?
}

/// من, which stands before a whole.
const PART: &str = "\u{645}\u{646}";

/// عدد, which opens a count.
const NUMBER: &str = "\u{639}\u{62f}\u{62f}";

/// The sign nearest to a figure to which no other figure is nearer.
fn sign_near(document: &Document<'_>, figure: &Figure, all: &[Figure]) -> Option<&'static str> {
    let place = |span: Span| {
        let tokens = document.tokens();
        tokens.partition_point(|token| token.span.end <= span.start)
    };
    let here = place(figure.span);
    let sentence = document.sentences().iter().find(|it| it.contains(&here))?;
    let near = here.saturating_sub(NEAR).max(sentence.start)..(here + NEAR).min(sentence.end);
    near.filter_map(|at| Some((at, Counted::shipped().sign(document.word(at))?)))
        .filter(|(at, _)| {
            let distance = here.abs_diff(*at);
            all.iter()
                .all(|other| place(other.span).abs_diff(*at) >= distance)
        })
        .min_by_key(|(at, _)| (here.abs_diff(*at), *at))
        .map(|(_, kind)| kind)
}

fn without_article(folded: &str) -> &str {
    let mut splits = proclitic::splits(folded);
    let article = splits.find(|(proclitic, bare)| {
        proclitic.ends_with("\u{627}\u{644}") && bare.chars().count() > 2
    });
    article.map_or(folded, |(_, bare)| bare)
}

/// The consonants of a noun: one for its singular and its plurals, broken or sound.
fn skeleton(folded: &str) -> String {
    let stem = crate::words::stem(folded);
    let weak = |c: &char| matches!(c, '\u{627}' | '\u{648}' | '\u{64a}' | '\u{629}');
    let strong: String = stem.chars().filter(|c| !weak(c)).collect();
    if strong.chars().count() >= 3 {
        strong
    } else {
        stem
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        let document = Document::new(text);
        let all = isnad_text::figures(&document);
        let keys = all
            .iter()
            .filter_map(|figure| counted(&document, figure, &all));
        keys.map(|noun| noun.key).collect()
    }

    #[test]
    fn people_are_what_befell_them() {
        let deaths = ["deaths"];
        assert_eq!(keys("لقي تسعة أشخاص حتفهم في الحريق."), deaths);
        assert_eq!(keys("سقط 9 قتلى في الحريق."), deaths);
        assert_eq!(keys("بلغ عدد القتلى 9 حتى المساء."), deaths);
        assert_eq!(
            keys("مقتل 5 أشخاص وإصابة 12 شخصا في الحريق."),
            ["deaths", "injured"]
        );
    }

    #[test]
    fn a_noun_and_its_broken_plural_are_one() {
        assert_eq!(keys("أغلقت 340 مدرسة."), keys("أغلقت تسع مدارس."));
        assert_ne!(keys("أغلقت 340 مدرسة."), keys("فصل 340 معلما."));
    }
}
