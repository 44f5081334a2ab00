//! What the reports say, in each language of the interface.

use std::sync::OnceLock;

use serde::Deserialize;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Arabic.
    #[default]
    Arabic,
    /// English.
    English,
}

impl Language {
    /// The BCP 47 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::English => "en",
        }
    }

    /// The direction of writing, as HTML names it.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Arabic => "rtl",
            Self::English => "ltr",
        }
    }
}

/// What is said, in each language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Phrase {
    ar: String,
    en: String,
}

impl Phrase {
    /// In one language.
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::Arabic => &self.ar,
            Language::English => &self.en,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbered {
    ar: Forms,
    en: Forms,
}

/// The forms of a phrase that goes with a number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Forms {
    one: String,
    two: Option<String>,
    few: Option<String>,
    many: Option<String>,
    other: String,
}

impl Forms {
    /// The phrase for `n`, with `{n}` filled in.
    pub fn of(&self, n: usize) -> String {
        let form = match (n, n % 100) {
            (1, _) => Some(&self.one),
            (2, _) => self.two.as_ref(),
            (_, 3..=10) => self.few.as_ref(),
            (_, 11..) => self.many.as_ref(),
            _ => None,
        };
        form.unwrap_or(&self.other).replace("{n}", &n.to_string())
    }
}

macro_rules! strings {
    (phrases: $($phrase:ident)+; numbers: $($number:ident)+) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File { number: NumberFile, $($phrase: Phrase),+ }

        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct NumberFile { $($number: Numbered),+ }

        /// Everything a report says, in one language; the names are those of `data/strings.toml`.
        pub(crate) struct Strings {
            pub language: Language,
            pub number: Numbers,
            $(pub $phrase: String),+
        }

        /// Phrases that go with a number.
        pub(crate) struct Numbers { $(pub $number: Forms),+ }

        fn strings(file: File, language: Language) -> Strings {
            let pick = |phrase: Phrase| match language {
                Language::Arabic => phrase.ar,
                Language::English => phrase.en,
            };
            let number = |numbered: Numbered| match language {
                Language::Arabic => numbered.ar,
                Language::English => numbered.en,
            };
            Strings {
                language,
                number: Numbers { $($number: number(file.number.$number)),+ },
                $($phrase: pick(file.$phrase)),+
            }
        }
    };
}

strings! {
    phrases:
        kicker document_title dateline dateline_period summary count_separator proof single_origin single_origin_of origins_of
        origin_through many_origins no_origin circular_two circular_more denied denied_outlet
        diverges updated value_of value_unsourced laundered untraceable list_separator comma
        ring_separator claims claims_note claim more_claims not_carried own_voice source_hidden against stronger
        distancing and_more grade_named grade_body grade_relayed grade_unnamed_reason grade_unnamed
        grade_bare grade_none key chains chains_note chains_empty column_origins column_first
        column_later no_trace own_word uncredited passed_on figures divergence update agreement
        agreements unsourced evidence evidence_note mark_source mark_cue mark_via mark_content
        flag_circular flag_laundered flag_untraceable aligned aligned_note aligned_before
        aligned_after aligned_events aligned_moved aligned_gone version_number no_wording_changed clock timeline timeline_note profile_outlet
        profile_source profile_article profile_grades profile_sources footer index_title date date_time months;
    numbers:
        articles outlets origins attributions cosmetic same_sentences gone_sentences new_sentences outlets_label origins_label
        circular_label divergence_label
}

impl Strings {
    /// The shipped strings of a language.
    pub fn shipped(language: Language) -> &'static Self {
        static ARABIC: OnceLock<Strings> = OnceLock::new();
        static ENGLISH: OnceLock<Strings> = OnceLock::new();
        let place = match language {
            Language::Arabic => &ARABIC,
            Language::English => &ENGLISH,
        };
        place.get_or_init(|| {
            let file = toml::from_str(include_str!("../data/strings.toml"));
            strings(file.expect("a test reads the file"), language)
        })
    }
}

/// Fills `{name}` in a phrase with a value.
pub(crate) fn fill(phrase: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(phrase.len());
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        let value = values.iter().find(|(other, _)| *other == name);
        filled.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_are_complete() {
        for language in [Language::Arabic, Language::English] {
            let strings = Strings::shipped(language);
            assert_eq!(strings.months.split_whitespace().count(), 12);
        }
    }

    #[test]
    fn arabic_numbers_take_their_forms() {
        let articles = &Strings::shipped(Language::Arabic).number.articles;
        let forms: Vec<_> = [1, 2, 3, 10, 11, 99, 100, 103]
            .map(|n| articles.of(n))
            .into();
        assert_eq!(
            forms,
            [
                "مقال واحد",
                "مقالان",
                "3 مقالات",
                "10 مقالات",
                "11 مقالًا",
                "99 مقالًا",
                "100 مقال",
                "103 مقالات"
            ]
        );
    }

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        assert_eq!(fill("{a} و{b}", &[("a", "{b}"), ("b", "2")]), "{b} و2");
    }
}
