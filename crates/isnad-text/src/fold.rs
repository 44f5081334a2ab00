//! Folding: one spelling for the many in which newsrooms write a word.
//!
//! Folding is for matching only; what is shown and what spans point into is always the original.
//! It can hide a meaning (على and علي, إن and أن fold alike), so a comparison in which that
//! matters looks at the original too.

/// What folding makes of one character; `None` where it is dropped.
///
/// Dropped: tashkeel and other Arabic marks, the superscript alef, tatweel, zero-width characters
/// and bidi controls. Brought to one form: the alefs, ى and ي, ة and ه, Persian letters, hamza
/// seats stay apart (مسؤول is not مسول), both sets of Arabic digits, presentation forms of single
/// letters (ligatures: see [`fold`]), and Latin letters to lower case.
#[inline]
pub fn fold_char(c: char) -> Option<char> {
    Some(match c {
        '\u{0}'..='\u{7f}' => c.to_ascii_lowercase(),
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ے' => 'ي',
        'ة' | 'ۀ' | 'ە' => 'ه',
        'ک' => 'ك',
        'گ' => 'غ',
        'چ' => 'ج',
        'پ' => 'ب',
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        _ if is_dropped(c) => return None,
        '\u{fe80}'..='\u{fef4}' => presentation_form(c),
        _ => c,
    })
}

/// Whether folding drops the character: it never changes which word is meant (but for passives
/// that only a haraka shows).
#[inline]
pub fn is_dropped(c: char) -> bool {
    // Nothing before the soft hyphen is: the quick answer for blanks and marks.
    c >= '\u{ad}'
        && matches!(c,
        '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{8d3}'..='\u{8e1}' | '\u{8e3}'..='\u{8ff}'
        | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{61c}' | '\u{feff}')
}

fn digit(c: char, zero: char) -> char {
    char::from(b'0' + (c as u32 - zero as u32) as u8)
}

/// The letter behind each form of U+FE80..=U+FEF4, in the order of the block.
const FORMS: &[(u32, char)] = &[
    (0xfe80, 'ء'),
    (0xfe81, 'ا'),
    (0xfe83, 'ا'),
    (0xfe85, 'ؤ'),
    (0xfe87, 'ا'),
    (0xfe89, 'ئ'),
    (0xfe8d, 'ا'),
    (0xfe8f, 'ب'),
    (0xfe93, 'ه'),
    (0xfe95, 'ت'),
    (0xfe99, 'ث'),
    (0xfe9d, 'ج'),
    (0xfea1, 'ح'),
    (0xfea5, 'خ'),
    (0xfea9, 'د'),
    (0xfeab, 'ذ'),
    (0xfead, 'ر'),
    (0xfeaf, 'ز'),
    (0xfeb1, 'س'),
    (0xfeb5, 'ش'),
    (0xfeb9, 'ص'),
    (0xfebd, 'ض'),
    (0xfec1, 'ط'),
    (0xfec5, 'ظ'),
    (0xfec9, 'ع'),
    (0xfecd, 'غ'),
    (0xfed1, 'ف'),
    (0xfed5, 'ق'),
    (0xfed9, 'ك'),
    (0xfedd, 'ل'),
    (0xfee1, 'م'),
    (0xfee5, 'ن'),
    (0xfee9, 'ه'),
    (0xfeed, 'و'),
    (0xfeef, 'ي'),
    (0xfef1, 'ي'),
];

fn presentation_form(c: char) -> char {
    let index = FORMS.partition_point(|(first, _)| *first <= c as u32) - 1;
    FORMS[index].1
}

/// Appends the folded form of `text` to `folded`, calling `at` with the original byte offset of
/// each character kept, in step with the characters appended.
fn fold_with(text: &str, folded: &mut String, mut at: impl FnMut(usize, char)) {
    for (offset, c) in text.char_indices() {
        if matches!(c, '\u{fef5}'..='\u{fefc}') {
            // The lam-alef ligatures are the only forms of two letters in common use.
            for letter in ['ل', 'ا'] {
                at(offset, letter);
                folded.push(letter);
            }
        } else if let Some(letter) = fold_char(c) {
            at(offset, letter);
            folded.push(letter);
        }
    }
}

/// The folded form of `text`. Folding what is folded changes nothing.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_with(text, &mut folded, |_, _| {});
    folded
}

/// Appends the folded form of `text` to `folded`: [`fold`] without an allocation.
pub fn fold_into(text: &str, folded: &mut String) {
    fold_with(text, folded, |_, _| {});
}

/// What the letters of U+0600..=U+067F fold to; NUL for all that is no plain letter.
const LETTERS: [char; 128] = {
    let mut letters = ['\0'; 128];
    let mut index = 0x20;
    while index <= 0x4a {
        letters[index] = match char::from_u32(0x600 + index as u32) {
            Some('أ' | 'إ' | 'آ') => 'ا',
            Some('ى') => 'ي',
            Some('ة') => 'ه',
            // Tatweel is dropped.
            Some('\u{640}') | None => '\0',
            Some(letter) => letter,
        };
        index += 1;
    }
    letters
};

/// Appends the folded form of the Arabic letters without marks that `text` opens with to
/// `folded`. Gives their length in bytes.
pub(crate) fn fold_letters(text: &str, folded: &mut String) -> usize {
    let mut length = 0;
    // Two bytes each: D8 and D9 lead U+0600..=U+063F and U+0640..=U+067F.
    for pair in text.as_bytes().chunks_exact(2) {
        let &[lead @ (0xd8 | 0xd9), trail] = pair else {
            break;
        };
        let letter = LETTERS[usize::from(lead & 1) << 6 | usize::from(trail & 0x3f)];
        if letter == '\0' {
            break;
        }
        folded.push(letter);
        length += 2;
    }
    length
}

/// A folded text that knows where each of its bytes came from.
#[derive(Clone, Debug)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Original byte offset of each folded byte, and the original length behind the last.
    offsets: Vec<u32>,
}

impl Folded {
    /// Folds `text`, which must be shorter than 4 GiB.
    pub fn new(text: &str) -> Self {
        let mut offsets = Vec::with_capacity(text.len() + 1);
        let mut folded = String::with_capacity(text.len());
        fold_with(text, &mut folded, |offset, letter| {
            offsets.extend(std::iter::repeat_n(offset as u32, letter.len_utf8()));
        });
        offsets.push(text.len() as u32);
        Self {
            text: folded,
            offsets,
        }
    }

    /// The original byte offset behind the folded byte offset `folded`.
    ///
    /// # Panics
    /// If `folded` lies behind the end of the folded text.
    pub fn original(&self, folded: usize) -> usize {
        self.offsets[folded] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spellings_of_one_word_fold_alike() {
        for spelling in ["أَكَّدَ", "اكـــد", "أكد", "ا\u{200f}كد", "أكّد"] {
            assert_eq!(fold(spelling), "اكد", "{spelling}");
        }
        assert_eq!(fold("ﺍﻷﺧﺒﺎﺭ"), "الاخبار");
        assert_eq!(fold("٢٠٢٤ ۱۲ على مدرسة"), "2024 12 علي مدرسه");
    }

    #[test]
    fn plain_letters_fold_by_the_table_as_one_by_one() {
        for c in '\u{600}'..='\u{67f}' {
            let mut folded = String::new();
            let length = fold_letters(&format!("{c} "), &mut folded);
            if ('\u{620}'..='\u{64a}').contains(&c) && c != '\u{640}' {
                assert_eq!((length, folded), (2, fold(&String::from(c))), "{c}");
            } else {
                assert_eq!((length, &*folded), (0, ""), "{c:?}");
            }
        }
    }

    #[test]
    fn offsets_lead_back_to_the_original() {
        let text = "وأكَّدت";
        let folded = Folded::new(text);
        let at = folded.text.find('د').unwrap();
        assert_eq!(folded.original(at), text.find('د').unwrap());
        assert_eq!(folded.original(folded.text.len()), text.len());
    }
}
