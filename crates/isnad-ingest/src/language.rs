//! Whether a text is Arabic: by its script, and by letters that Arabic lacks.

/// Letters that Urdu alone has, and those that Persian has as well. Newsrooms write some Arabic
/// with Persian keyboards, so the Persian forms of kaf and yeh alone prove nothing.
const URDU: &[char] = &['ٹ', 'ڈ', 'ڑ', 'ں', 'ے', 'ۓ', 'ہ', 'ھ'];
const PERSIAN: &[char] = &['پ', 'چ', 'ژ', 'گ'];
const KURDISH: &[char] = &['ڕ', 'ڵ', 'ێ', 'ۆ', 'ە'];
const ARABIC_ALONE: &[char] = &['ة', 'ى', 'ي', 'ك', 'أ', 'إ'];

/// So many letters decide.
const SAMPLE: usize = 20_000;

/// Fewer letters than these tell nothing.
const LEAST: usize = 12;

/// What a text is if it is not Arabic.
pub(crate) fn foreign(text: &str) -> Option<&'static str> {
    let mut letters = 0;
    let mut arabic_script = 0;
    let (mut urdu, mut persian, mut kurdish, mut arabic) = (0, 0, 0, 0);
    for letter in text.chars().filter(|c| c.is_alphabetic()).take(SAMPLE) {
        letters += 1;
        arabic_script += usize::from(is_arabic_script(letter));
        urdu += usize::from(URDU.contains(&letter));
        persian += usize::from(PERSIAN.contains(&letter));
        kurdish += usize::from(KURDISH.contains(&letter));
        arabic += usize::from(ARABIC_ALONE.contains(&letter));
    }
    if letters < LEAST {
        return None;
    }
    if arabic_script * 2 < letters {
        return Some("in another script");
    }
    // In running Arabic every tenth letter is one of these.
    if arabic * 33 >= arabic_script {
        return None;
    }
    if kurdish * 33 > arabic_script && kurdish > urdu {
        Some("Kurdish")
    } else if urdu * 33 > arabic_script {
        Some("Urdu")
    } else if persian * 100 > arabic_script {
        Some("Persian")
    } else {
        None
    }
}

fn is_arabic_script(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_in_arabic_script_are_told_apart() {
        for (text, language) in [
            (
                "وقالت الوزارة إن الجسر سيفتح غدا أمام حركة المرور في المدينة",
                None,
            ),
            (
                "وقالت الوزارة إن الجسر في پاريس سيفتح غدا، بحسب چان گابان",
                None,
            ),
            (
                "وزیر خارجه در گفتگو با خبرنگاران گفت که این پیشنهاد در چارچوب قانون است",
                Some("Persian"),
            ),
            (
                "وزیر اعظم نے کہا ہے کہ پاکستان میں انتخابات وقت پر ہوں گے اور کسی کو شک نہیں",
                Some("Urdu"),
            ),
            (
                "The minister said that the bridge will open",
                Some("in another script"),
            ),
            ("تم", None),
        ] {
            assert_eq!(foreign(text), language, "{text}");
        }
    }
}
