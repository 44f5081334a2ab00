//! Changes of texts that were made on purpose: what is reported, and as what.
//!
//! The texts are those of the corpus. A generator without chance makes the pairs, so that a
//! failure comes again.

use isnad_parse::Reader;
use isnad_story::{ChangeEvent, ChangeKind, Version, changes};
use isnad_text::{Document, TokenKind, figures};

/// How many pairs each test makes.
const PAIRS: usize = 500;

fn version(text: &str) -> Version {
    Version {
        published: None,
        text: text.to_owned(),
        reading: Reader::shipped().read(text),
    }
}

fn events(before: &str, after: &str) -> Vec<ChangeEvent> {
    changes(&version(before), &version(after)).events
}

/// Everything that a reader is shown: events, and details beside them.
fn shown(before: &str, after: &str) -> usize {
    let changes = changes(&version(before), &version(after));
    changes.events.len()
}

/// The paragraphs of the corpus that are long enough to hide a change in.
fn paragraphs() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpus/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let mut paragraphs = Vec::new();
    for path in paths {
        let file: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
        for case in file["case"].as_array().unwrap() {
            let text = case["text"].as_str().unwrap();
            let long = text
                .lines()
                .filter(|line| line.split_whitespace().count() > 20);
            paragraphs.extend(long.map(str::to_owned));
        }
    }
    paragraphs
}

/// Numbers without order, the same on every run (a linear congruence).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// The text with other spelling: marks, hamza, tatweel, digits, quotation marks, spaces.
fn respelled(text: &str, dice: &mut Dice) -> String {
    let mut respelled = String::new();
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let is_inside =
            letters.peek().is_some_and(|next| next.is_alphabetic()) && c.is_alphabetic();
        let arabic_indic = |c: char| char::from_u32('٠' as u32 + c as u32 - '0' as u32).unwrap();
        match (c, dice.below(6)) {
            ('أ' | 'إ', 0..=2) => respelled.push('ا'),
            ('ة', 0) if !is_inside => respelled.push('ه'),
            ('0'..='9', _) => respelled.push(arabic_indic(c)),
            ('«' | '»', _) => respelled.push('"'),
            ('،', 0) => respelled.push(','),
            (' ', 0) => respelled.push_str("  "),
            _ => {
                respelled.push(c);
                match dice.below(12) {
                    0 if is_inside && c != 'ا' => respelled.push('ـ'),
                    1 if is_inside => respelled.push('\u{652}'),
                    _ => {}
                }
            }
        }
    }
    respelled
}

/// A text with another in the place of one of its words, and what was changed.
fn changed(text: &str, dice: &mut Dice) -> Option<(String, String)> {
    const OTHERS: &[&str] = &[
        "المدرسة",
        "البرتقال",
        "سفينة",
        "الزلزال",
        "مهرجان",
        "العاصمة",
    ];
    let document = Document::new(text);
    let words: Vec<usize> = (0..document.tokens().len())
        .filter(|at| {
            document.tokens()[*at].kind == TokenKind::Word && document.word(*at).chars().count() > 3
        })
        .collect();
    let swap = |at: usize, word: &str| {
        let span = document.tokens()[at].span;
        let change = format!("{} -> {word}", document.original(at));
        (
            format!("{}{word}{}", &text[..span.start], &text[span.end..]),
            change,
        )
    };
    match dice.below(4) {
        0 => {
            let at = (0..document.tokens().len()).find(|at| document.original(*at) == "على")?;
            Some(swap(at, "علي"))
        }
        1 => {
            let found = figures(&document);
            let figure = found.get(dice.below(found.len().max(1)))?;
            let digits = document
                .tokens()
                .iter()
                .position(|token| token.span == figure.span && token.kind == TokenKind::Number)?;
            Some(swap(digits, "7431"))
        }
        2 => {
            let verbs: Vec<usize> = words
                .iter()
                .copied()
                .filter(|at| document.word(*at).starts_with('ي'))
                .collect();
            let at = *verbs.get(dice.below(verbs.len().max(1)))?;
            let bare = at > 0 && !["لا", "لم", "لن"].contains(&document.word(at - 1));
            bare.then(|| swap(at, &format!("لا {}", document.original(at))))
        }
        _ => {
            let at = words[dice.below(words.len())];
            let word = OTHERS[dice.below(OTHERS.len())];
            (!text.contains(word)).then(|| swap(at, word))
        }
    }
}

#[test]
fn another_spelling_is_no_change() {
    let paragraphs = paragraphs();
    let mut dice = Dice(7);
    let wrong: Vec<String> = (0..PAIRS)
        .filter_map(|round| {
            let text = &paragraphs[round % paragraphs.len()];
            let other = respelled(text, &mut dice);
            let events = events(text, &other);
            (!events.is_empty()).then(|| format!("{text}\n{other}\n{events:#?}"))
        })
        .collect();
    assert_eq!(wrong.len(), 0, "{}", wrong.join("\n"));
}

#[test]
fn a_changed_word_is_reported() {
    let paragraphs = paragraphs();
    let mut dice = Dice(11);
    let mut made = 0;
    let mut silent = Vec::new();
    for round in 0.. {
        if made == PAIRS {
            break;
        }
        let text = &paragraphs[round % paragraphs.len()];
        let Some((other, change)) = changed(text, &mut dice) else {
            continue;
        };
        made += 1;
        if shown(text, &other) == 0 {
            silent.push(format!("{change}\n{other}"));
        }
    }
    assert!(
        silent.len() * 100 <= PAIRS,
        "{}\n{}",
        silent.len(),
        silent.join("\n")
    );
}

/// Makes pairs by `make` and gives how many there are, and those in which no event fits.
fn misread(
    make: impl Fn(&str, &mut Dice) -> Option<(String, String)>,
    fits: impl Fn(&ChangeEvent) -> bool,
) -> (usize, Vec<String>) {
    let paragraphs = paragraphs();
    let mut dice = Dice(13);
    let mut made = 0;
    let mut wrong = Vec::new();
    for round in 0..PAIRS {
        // Three paragraphs, so that nearly all words of the two texts are the same.
        let at = round % (paragraphs.len() - 2);
        let text = paragraphs[at..at + 3].join("\n");
        let Some((before, after)) = make(&text, &mut dice) else {
            continue;
        };
        made += 1;
        let events = events(&before, &after);
        if !events.iter().any(&fits) {
            wrong.push(format!("{before}\n{after}\n{events:#?}"));
        }
    }
    (made, wrong)
}

#[test]
fn one_changed_figure_in_a_long_text_is_found() {
    let (made, wrong) = misread(
        |text, dice| {
            let document = Document::new(text);
            let digits: Vec<_> = figures(&document)
                .into_iter()
                .filter(|figure| {
                    figure.upper.is_none()
                        && figure.span.of(text).chars().all(|c| c.is_ascii_digit())
                })
                .collect();
            let span = digits.get(dice.below(digits.len().max(1)))?.span;
            let number: u64 = span.of(text).parse().ok()?;
            Some((
                text.to_owned(),
                format!(
                    "{}{}{}",
                    &text[..span.start],
                    number + 12,
                    &text[span.end..]
                ),
            ))
        },
        |event| event.kind == ChangeKind::FigureChanged,
    );
    assert!(
        made > 100 && wrong.len() * 20 <= made,
        "{} of {made}\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_dropped_relay_in_a_long_text_is_found() {
    let (made, wrong) = misread(
        |text, dice| {
            let ends: Vec<usize> = text
                .match_indices(['.', '؟'])
                .map(|(at, _)| at)
                .filter(|at| {
                    text[..*at].ends_with(char::is_alphabetic)
                        && text[*at..].chars().nth(1).is_some_and(char::is_whitespace)
                })
                .collect();
            let end = *ends.get(dice.below(ends.len().max(1)))?;
            let names = [
                "وكالة الأناضول",
                "رويترز",
                "صحيفة الشروق",
                "وكالة الأنباء الفرنسية",
            ];
            let relayed = format!(
                "{} نقلا عن {}{}",
                &text[..end],
                names[dice.below(names.len())],
                &text[end..]
            );
            Some((relayed, text.to_owned()))
        },
        // Of a sentence in the text's own voice the paper is the source.
        |event| {
            matches!(
                event.kind,
                ChangeKind::RelayDropped | ChangeKind::AttributionDropped
            )
        },
    );
    assert!(
        made > 400 && wrong.len() * 20 <= made,
        "{} of {made}\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_lost_hedge_in_a_long_text_is_found() {
    let (made, wrong) = misread(
        |text, dice| {
            let document = Document::new(text);
            let words: Vec<usize> = (1..document.tokens().len())
                .filter(|at| {
                    document.tokens()[*at].kind == TokenKind::Word
                        && document.word(*at).chars().count() > 3
                })
                .collect();
            let start = document.tokens()[words[dice.below(words.len())]].span.start;
            Some((
                format!("{}ربما {}", &text[..start], &text[start..]),
                text.to_owned(),
            ))
        },
        |event| event.kind == ChangeKind::HedgeLost,
    );
    assert!(
        made > 400 && wrong.len() * 20 <= made,
        "{} of {made}\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_moved_paragraph_is_a_move() {
    let paragraphs = paragraphs();
    for at in 0..paragraphs.len() - 3 {
        let [one, two, three] = [&paragraphs[at], &paragraphs[at + 1], &paragraphs[at + 2]];
        let before = version(&format!("{one}\n{two}\n{three}"));
        let after = version(&format!("{two}\n{three}\n{one}"));
        let changes = changes(&before, &after);
        let dropped = changes
            .events
            .iter()
            .filter(|event| event.kind == ChangeKind::ContentChanged)
            .count();
        assert_eq!(dropped, 0, "{:#?}", changes.events);
        assert!(!changes.moved.is_empty());
    }
}

#[test]
fn the_same_text_twice_has_no_changes_and_one_pair_one_answer() {
    let paragraphs = paragraphs();
    for pair in paragraphs.windows(2) {
        let (one, other) = (version(&pair[0]), version(&pair[1]));
        assert_eq!(changes(&one, &one), changes(&version(""), &version("")));
        assert_eq!(changes(&one, &other), changes(&one, &other));
    }
}

#[test]
fn no_change_begins_with_a_mark_that_belongs_to_the_letter_before() {
    let paragraphs = paragraphs();
    let mut dice = Dice(17);
    for text in &paragraphs {
        let before = respelled(text, &mut dice);
        let Some((after, _)) = changed(&respelled(text, &mut dice), &mut dice) else {
            continue;
        };
        for event in events(&before, &after) {
            for (passage, text) in [(event.before, &before), (event.after, &after)] {
                for span in passage.into_iter().flat_map(|passage| passage.spans) {
                    let first = text[span.start..].chars().next().unwrap();
                    assert!(first.is_alphanumeric(), "{first:?}");
                }
            }
        }
    }
}
