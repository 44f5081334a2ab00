//! Canonical sources: what a text's many mentions of one source are to be called.

use isnad_parse::{Reader, Reading, SourceKind};
use isnad_text::fold::fold;
use isnad_text::{Document, TokenKind, is_quotation_mark, joined};
use rustc_hash::FxHashMap;

use crate::outlet::listed_mention;
use crate::words::{Lists, stem};

/// One mention of a source or a relay in a text.
struct Mention {
    kind: SourceKind,
    /// The stems of its words.
    stems: Vec<String>,
    /// What it is called by its own words.
    name: String,
    /// The stems of that name.
    name_stems: Vec<String>,
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
        .map(|attribution| Mention::new(&joined(text, attribution.answering()), attribution.kind))
        .collect();
    let mut known = Known::new(&mentions);
    let mut sources = Vec::with_capacity(mentions.len());
    for mention in &mentions {
        sources.push(mention.as_ref().map(|mention| {
            let called = known.called(mention);
            known.meet(mention);
            CanonicalSource {
                name: called.name.clone(),
                kind: called.kind,
                is_common: called.is_short && called.kind != SourceKind::Unnamed,
            }
        }));
    }
    sources
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
        let words = name.split_whitespace();
        Some(Self {
            kind,
            name_stems: words.clone().map(|word| stem(&fold(word))).collect(),
            name: words.collect::<Vec<_>>().join(" "),
            is_personal: personal.is_some(),
            is_short: is_short && listed.is_none(),
            stems,
        })
    }
}

/// So many names of a text that share a word are told apart; more would make one text cost more
/// than its length.
const NAMESAKES: usize = 64;

/// The mentions of a text that others may go back to.
struct Known<'m> {
    /// By each word of their name, the personal names of the whole text, each once.
    named: FxHashMap<&'m str, Vec<&'m Mention>>,
    /// By each of its words, the mention of several words met last.
    met: FxHashMap<&'m str, &'m Mention>,
    /// The outlet met last.
    outlet: Option<&'m Mention>,
}

impl<'m> Known<'m> {
    fn new(mentions: &'m [Option<Mention>]) -> Self {
        let mut named: FxHashMap<&str, Vec<&Mention>> = FxHashMap::default();
        for mention in mentions.iter().flatten().filter(|it| it.is_personal) {
            for stem in &mention.name_stems {
                let namesakes = named.entry(stem).or_default();
                let is_new = |other: &&Mention| other.name_stems != mention.name_stems;
                if namesakes.len() < NAMESAKES && namesakes.iter().all(is_new) {
                    namesakes.push(mention);
                }
            }
        }
        Self {
            named,
            met: FxHashMap::default(),
            outlet: None,
        }
    }

    /// The mention by whose name another goes.
    fn called(&self, mention: &'m Mention) -> &'m Mention {
        let other = match mention.is_short {
            true => self.meant(mention),
            false => self.fuller(mention),
        };
        other.unwrap_or(mention)
    }

    /// The mention that a word such as «الوزارة» or «الصحيفة» goes back to: the nearest before it
    /// that has the word; for outlets, any.
    fn meant(&self, short: &Mention) -> Option<&'m Mention> {
        match short.kind {
            SourceKind::Outlet => self.outlet,
            _ => self.met.get(short.stems[0].as_str()).copied(),
        }
    }

    /// The fullest mention of a person who is called by fewer words here; of equally full ones the
    /// first.
    fn fuller(&self, short: &Mention) -> Option<&'m Mention> {
        if short.kind != SourceKind::Person {
            return None;
        }
        let own = &short.name_stems;
        let namesakes = self.named.get(own.first()?.as_str())?;
        let is_fuller = |other: &&&Mention| {
            let all = &other.name_stems;
            all.len() > own.len() && own.iter().all(|it| all.contains(it))
        };
        let fuller = namesakes.iter().filter(is_fuller);
        fuller
            .min_by_key(|other| std::cmp::Reverse(other.name_stems.len()))
            .copied()
    }

    fn meet(&mut self, mention: &'m Mention) {
        if mention.is_short {
            return;
        }
        if mention.stems.len() > 1 {
            let stems = mention.stems.iter();
            self.met.extend(stems.map(|stem| (stem.as_str(), mention)));
        }
        if mention.kind == SourceKind::Outlet {
            self.outlet = Some(mention);
        }
    }
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
    fn many_mentions_cost_no_more_than_the_text() {
        let text = |repeats: usize| -> String {
            let sentence = |at| {
                format!(
                    "وقال الوزير سالم بن حمد رقم{at} إن الجسر مغلق. وأضافت الوزارة أن الطريق {at} مفتوح. "
                )
            };
            (0..repeats).map(sentence).collect()
        };
        let cost = |text: &str| {
            let reading = Reader::shipped().read(text);
            assert!(reading.attributions.len() > 100);
            let run = || {
                let started = std::time::Instant::now();
                assert!(
                    canonical_sources(text, &reading)
                        .iter()
                        .all(Option::is_some)
                );
                started.elapsed()
            };
            (0..3).map(|_| run()).min().unwrap()
        };
        let (short, long) = (cost(&text(200)), cost(&text(1_600)));
        // Eight times the text: linear cost is eight times, quadratic 64 times.
        assert!(
            long < short * 24,
            "{short:?} for a text, {long:?} for eight"
        );
    }

    #[test]
    fn what_is_only_added_is_left_out() {
        let text = "أظهر تقرير البنك المركزي الذي صدر أمس أن التضخم تراجع.";
        assert_eq!(sources(text), [Some("تقرير البنك المركزي".to_owned())]);
    }
}
