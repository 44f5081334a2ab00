//! Canonical sources: what a text's many mentions of one source are to be called.

use isnad_parse::{Reader, Reading, SourceKind};
use isnad_text::{Document, Span, TokenKind, is_quotation_mark};

use crate::outlet::listed_mention;
use crate::words::{Lists, stem};

/// One mention of a source or a relay in a text.
struct Mention {
    kind: SourceKind,
    /// The stems of its words.
    stems: Vec<String>,
    /// What it is called by its own words.
    name: String,
    /// Whether its words show a personal name.
    is_personal: bool,
    /// «الوزارة», «التقرير»: it goes back to another mention.
    is_short: bool,
}

/// A source as it goes by across texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CanonicalSource {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// Whether this is only a word such as «الوزارة» that goes back to nothing in the text, and
    /// would mean another one in every text.
    pub is_common: bool,
}

/// What the source of each attribution is called, whatever words the text has for it: a person by
/// name without titles, a listed outlet by its own name, «الوزارة» by the ministry named before.
/// `None` where the text shows nobody.
pub fn canonical_sources(text: &str, reading: &Reading) -> Vec<Option<CanonicalSource>> {
    let mentions: Vec<Option<Mention>> = reading
        .attributions
        .iter()
        .map(|attribution| {
            let spans = match attribution.source_resolved.is_empty() {
                true => &attribution.source,
                false => &attribution.source_resolved,
            };
            Mention::new(&words_of(text, spans), attribution.kind)
        })
        .collect();
    let source = |at: usize| {
        let mention = mentions[at].as_ref()?;
        let others = Others {
            mentions: &mentions,
            at,
        };
        let found = match mention.is_short {
            true => others.meant(mention),
            false => others.fuller(mention),
        };
        let called = found.unwrap_or(mention);
        Some(CanonicalSource {
            name: called.name.clone(),
            kind: called.kind,
            is_common: called.is_short && called.kind != SourceKind::Unnamed,
        })
    };
    (0..mentions.len()).map(source).collect()
}

/// What a source that somebody asks for by other words is called: an outlet by any of its names, a
/// person with titles.
pub fn called(name: &str) -> Option<String> {
    let listed = listed_mention(name).map(|outlet| outlet.name.clone());
    listed.or_else(|| Reader::shipped().personal_name(name).map(str::to_owned))
}

impl Mention {
    fn new(words: &str, kind: SourceKind) -> Option<Self> {
        let personal = match kind {
            SourceKind::Person => Reader::shipped().personal_name(words),
            _ => None,
        };
        let words = main_part(words);
        let document = Document::new(&words);
        let stems: Vec<String> = (0..document.tokens().len())
            .filter(|at| document.tokens()[*at].kind == TokenKind::Word)
            .map(|at| stem(document.word(at)))
            .collect();
        let first = stems.first()?;
        let listed = match kind {
            SourceKind::Outlet => listed_mention(&words),
            _ => None,
        };
        let is_short = stems.len() == 1 && personal.is_none() && Lists::shipped().is_common(first);
        let name = match (listed, personal) {
            (Some(outlet), _) => outlet.name.clone(),
            (None, Some(name)) => name.to_owned(),
            (None, None) => words.replace(is_quotation_mark, ""),
        };
        Some(Self {
            kind,
            name: name.split_whitespace().collect::<Vec<_>>().join(" "),
            is_personal: personal.is_some(),
            is_short: is_short && listed.is_none(),
            stems,
        })
    }
}

/// The other mentions of a text, as one of them sees them.
struct Others<'m> {
    mentions: &'m [Option<Mention>],
    at: usize,
}

impl<'m> Others<'m> {
    /// The mention that a word such as «الوزارة» or «الصحيفة» goes back to: the nearest before it
    /// that has the word; for outlets, any.
    fn meant(&self, short: &Mention) -> Option<&'m Mention> {
        let word = &short.stems[0];
        let is_meant = |other: &&Mention| {
            !other.is_short
                && match short.kind {
                    SourceKind::Outlet => other.kind == SourceKind::Outlet,
                    _ => other.stems.len() > 1 && other.stems.contains(word),
                }
        };
        self.mentions[..self.at]
            .iter()
            .rev()
            .flatten()
            .find(is_meant)
    }

    /// The fullest mention of a person who is called by fewer words here.
    fn fuller(&self, short: &Mention) -> Option<&'m Mention> {
        if short.kind != SourceKind::Person {
            return None;
        }
        let names = |mention: &Mention| {
            let words = mention.name.split_whitespace();
            words
                .map(|word| stem(&isnad_text::fold::fold(word)))
                .collect::<Vec<_>>()
        };
        let own = names(short);
        let is_fuller = |other: &&Mention| {
            let all = names(other);
            other.is_personal && all.len() > own.len() && own.iter().all(|it| all.contains(it))
        };
        let fuller = self.mentions.iter().flatten().filter(is_fuller);
        // Of equally full ones the first.
        fuller.min_by_key(|other| std::cmp::Reverse(names(other).len()))
    }
}

fn words_of(text: &str, spans: &[Span]) -> String {
    let pieces: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
    pieces.join(" ")
}

/// The words for a source without what is only added to them: «التقرير الذي أصدرته الهيئة».
fn main_part(words: &str) -> String {
    let adds = |c: char| matches!(c, '،' | ',' | '؛' | '(' | '[' | ':');
    let end = words
        .find(adds)
        .filter(|end| *end > 0)
        .unwrap_or(words.len());
    let is_main = |word: &&str| !Lists::shipped().opens_addition(word);
    let main: Vec<&str> = words[..end]
        .split_whitespace()
        .take_while(is_main)
        .collect();
    main.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(text: &str) -> Vec<Option<String>> {
        let reading = Reader::shipped().read(text);
        let found = canonical_sources(text, &reading).into_iter();
        found.map(|source| source.map(|it| it.name)).collect()
    }

    #[test]
    fn a_person_goes_by_name_and_short_mentions_go_back_to_the_full_one() {
        let text = "قال وزير النقل السوداني ياسر الفكي إن الجسر آمن. وأكد الفكي أن العمل مستمر. \
                    وأضاف أن الطريق مفتوح.";
        assert_eq!(sources(text), vec![Some("ياسر الفكي".to_owned()); 3]);
    }

    #[test]
    fn an_outlet_goes_by_its_own_name() {
        let text = "ذكرت وكالة «رويترز» أن الميناء مغلق. وقالت الوكالة إن السفن تنتظر.";
        assert_eq!(sources(text), vec![Some("رويترز".to_owned()); 2]);
        let text = "ذكرت صحيفة «الموجة» أن الميناء مغلق.";
        assert_eq!(sources(text), [Some("صحيفة الموجة".to_owned())]);
    }

    #[test]
    fn a_common_word_goes_back_to_what_was_named_or_to_nobody() {
        let text = "قالت وزارة الصحة إن اللقاح متوفر. وأوضحت الوزارة أن التطعيم مجاني.";
        assert_eq!(sources(text), vec![Some("وزارة الصحة".to_owned()); 2]);
        let text = "وأوضحت الوزارة أن التطعيم مجاني.";
        let reading = Reader::shipped().read(text);
        assert!(
            canonical_sources(text, &reading)[0]
                .as_ref()
                .unwrap()
                .is_common
        );
    }

    #[test]
    fn what_is_only_added_is_left_out() {
        let text = "أظهر تقرير البنك المركزي الذي صدر أمس أن التضخم تراجع.";
        assert_eq!(sources(text), [Some("تقرير البنك المركزي".to_owned())]);
    }
}
