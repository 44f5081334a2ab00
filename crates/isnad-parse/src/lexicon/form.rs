//! Forms of reporting verbs, generated from their principal parts.
//!
//! The rules are those of school grammar for sound, hollow (قال، أفاد) and defective (نفى، دعا)
//! verbs, on folded letters. Over-generation is harmless: what is no word never occurs.

use serde::{Deserialize, Serialize};

/// What a form of a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mood {
    /// قال
    Perfect,
    /// يقول، and the jussive
    Imperfect,
    /// قائل
    Participle,
    /// قول
    VerbalNoun,
}

impl Mood {
    /// Whether it is a verb's form rather than a noun's.
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::Perfect | Self::Imperfect)
    }
}

/// Number in agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Number {
    /// One.
    Singular,
    /// Two.
    Dual,
    /// More.
    Plural,
}

/// One form of one lexicon row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// Index of the row.
    pub cue: u16,
    /// What form it is.
    pub mood: Mood,
    /// 1 for أقول and نقول, 3 for all others.
    pub person: u8,
    /// Whether it agrees with a feminine.
    pub feminine: bool,
    /// Number in agreement.
    pub number: Number,
    /// Whether a pronoun is fused to it: قاله، قوله.
    pub pronoun: bool,
    /// Whether it has the article: المؤكد.
    pub definite: bool,
}

/// The principal parts of one row, folded.
#[derive(Debug)]
pub struct Parts<'a> {
    pub perfect: &'a str,
    pub imperfect: &'a str,
    pub participle: &'a str,
    pub noun: &'a str,
}

const PRONOUNS: &[&str] = &["ه", "ها", "هم", "هما", "نا"];

/// Calls `found` with every form of a row, folded and without proclitics.
pub fn conjugate(cue: u16, parts: &Parts<'_>, mut found: impl FnMut(String, Form)) {
    let form = Form {
        cue,
        mood: Mood::Perfect,
        person: 3,
        feminine: false,
        number: Number::Singular,
        pronoun: false,
        definite: false,
    };
    perfect(parts, form, &mut found);
    imperfect(
        parts,
        Form {
            mood: Mood::Imperfect,
            ..form
        },
        &mut found,
    );
    if !parts.participle.is_empty() {
        participle(
            parts.participle,
            Form {
                mood: Mood::Participle,
                ..form
            },
            &mut found,
        );
    }
    if !parts.noun.is_empty() {
        verbal_noun(
            parts.noun,
            Form {
                mood: Mood::VerbalNoun,
                ..form
            },
            &mut found,
        );
    }
}

fn without_last(word: &str) -> &str {
    let mut letters = word.chars();
    letters.next_back();
    letters.as_str()
}

/// The letter before the last.
fn penult(word: &str) -> Option<char> {
    word.chars().rev().nth(1)
}

fn perfect(parts: &Parts<'_>, form: Form, found: &mut impl FnMut(String, Form)) {
    let base = parts.perfect;
    let defective = base.ends_with(['ي', 'ا']);
    // The stem before a vowel (نفت) and before a consonant (نفينا، قلنا).
    let vowel = if defective { without_last(base) } else { base };
    let consonant = consonant_stem(parts);
    let plural = Form {
        number: Number::Plural,
        ..form
    };
    let dual = Form {
        number: Number::Dual,
        ..form
    };
    let mut put = |word: String, form| found(word, form);
    put(base.into(), form);
    put(
        format!("{vowel}ت"),
        Form {
            feminine: true,
            ..form
        },
    );
    put(format!("{vowel}وا"), plural);
    put(format!("{base}ا"), dual);
    put(
        format!("{vowel}تا"),
        Form {
            feminine: true,
            ..dual
        },
    );
    put(
        format!("{consonant}ن"),
        Form {
            feminine: true,
            ..plural
        },
    );
    put(
        format!("{consonant}نا"),
        Form {
            person: 1,
            ..plural
        },
    );
    if consonant != base {
        put(format!("{consonant}ت"), Form { person: 1, ..form });
    }
    let joined = if base.ends_with('ي') {
        format!("{vowel}ا")
    } else {
        base.to_owned()
    };
    for pronoun in PRONOUNS.iter().filter(|pronoun| **pronoun != "نا") {
        put(
            format!("{joined}{pronoun}"),
            Form {
                pronoun: true,
                ..form
            },
        );
        put(
            format!("{vowel}ت{pronoun}"),
            Form {
                pronoun: true,
                feminine: true,
                ..form
            },
        );
        put(
            format!("{vowel}و{pronoun}"),
            Form {
                pronoun: true,
                ..plural
            },
        );
    }
}

fn consonant_stem(parts: &Parts<'_>) -> String {
    let base = parts.perfect;
    let hollow = penult(base) == Some('ا') && matches!(penult(parts.imperfect), Some('و' | 'ي'));
    if hollow {
        let last = base.chars().next_back().map_or(String::new(), String::from);
        return format!("{}{last}", without_last(without_last(base)));
    }
    match base.strip_suffix('ا') {
        Some(stem) => format!("{stem}و"),
        None => base.to_owned(),
    }
}

fn imperfect(parts: &Parts<'_>, form: Form, found: &mut impl FnMut(String, Form)) {
    let Some(stem) = parts.imperfect.strip_prefix('ي') else {
        return;
    };
    let defective = stem.ends_with(['ي', 'و', 'ا']);
    let short = if defective { without_last(stem) } else { stem };
    let plural = Form {
        number: Number::Plural,
        ..form
    };
    let dual = Form {
        number: Number::Dual,
        ..form
    };
    let mut put = |word: String, form| found(word, form);
    for (prefix, form) in [
        ("ي", form),
        (
            "ت",
            Form {
                feminine: true,
                ..form
            },
        ),
        (
            "ن",
            Form {
                person: 1,
                ..plural
            },
        ),
        ("ا", Form { person: 1, ..form }),
    ] {
        put(format!("{prefix}{stem}"), form);
        if defective {
            put(format!("{prefix}{short}"), form);
        }
        for pronoun in PRONOUNS.iter().filter(|pronoun| **pronoun != "نا") {
            put(
                format!("{prefix}{stem}{pronoun}"),
                Form {
                    pronoun: true,
                    ..form
                },
            );
        }
    }
    put(format!("ي{short}ون"), plural);
    put(format!("ي{short}وا"), plural);
    put(format!("ت{short}ون"), plural);
    put(format!("ي{stem}ان"), dual);
    put(
        format!("ت{stem}ان"),
        Form {
            feminine: true,
            ..dual
        },
    );
    for pronoun in PRONOUNS {
        put(
            format!("ي{short}ون{pronoun}"),
            Form {
                pronoun: true,
                ..plural
            },
        );
    }
}

fn participle(base: &str, form: Form, found: &mut impl FnMut(String, Form)) {
    let short = base.strip_suffix('ي').unwrap_or(base);
    let plural = Form {
        number: Number::Plural,
        ..form
    };
    let dual = Form {
        number: Number::Dual,
        ..form
    };
    for (article, definite) in [("", false), ("ال", true)] {
        let mut put = |word: String, form| found(word, Form { definite, ..form });
        put(format!("{article}{base}"), form);
        put(
            format!("{article}{base}ه"),
            Form {
                feminine: true,
                ..form
            },
        );
        put(format!("{article}{base}ا"), form);
        put(format!("{article}{short}ون"), plural);
        put(format!("{article}{short}ين"), plural);
        put(format!("{article}{base}ان"), dual);
        put(
            format!("{article}{base}ات"),
            Form {
                feminine: true,
                ..plural
            },
        );
        put(
            format!("{article}{base}تين"),
            Form {
                feminine: true,
                ..dual
            },
        );
    }
}

fn verbal_noun(base: &str, form: Form, found: &mut impl FnMut(String, Form)) {
    let (stem, feminine) = match base.strip_suffix('ه') {
        Some(stem) => (format!("{stem}ت"), true),
        None => (base.to_owned(), false),
    };
    let form = Form { feminine, ..form };
    found(base.to_owned(), form);
    found(
        format!("ال{base}"),
        Form {
            definite: true,
            ..form
        },
    );
    for pronoun in PRONOUNS {
        found(
            format!("{stem}{pronoun}"),
            Form {
                pronoun: true,
                ..form
            },
        );
    }
    if !feminine {
        found(
            format!("{base}ات"),
            Form {
                number: Number::Plural,
                ..form
            },
        );
        for pronoun in PRONOUNS {
            let form = Form {
                number: Number::Plural,
                pronoun: true,
                ..form
            };
            found(format!("{base}ات{pronoun}"), form);
        }
    }
}
