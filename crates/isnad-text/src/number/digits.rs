//! Numbers written in digits, with the separators of three traditions.

use super::Decimal;
use crate::fold::fold;

/// What a lone full stop before exactly three digits is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// A separator of thousands: 320.000.
    Groups,
    /// The decimal point, as before a scale: 4.908 مليار.
    IsDecimal,
}

/// Reads a number written in digits of any set; `None` for what only looks like one (17.11.2025,
/// 010).
///
/// A right-to-left mark beside a separator turns a number round where it is shown, so «19.‏1»,
/// typed and seen as 1.19, is 1.19.
pub(super) fn read(original: &str, stop: Stop) -> Option<Decimal> {
    let pieces = original.split(['\u{200f}', '\u{61c}']).map(fold);
    let pieces: Vec<String> = pieces.filter(|piece| !piece.is_empty()).collect();
    if pieces.len() > 1 {
        let turned = turned(&pieces).and_then(|turned| read_folded(&turned, stop));
        return turned.or_else(|| read_folded(&pieces.concat(), stop));
    }
    read_folded(pieces.first()?, stop)
}

/// The pieces between right-to-left marks in the order in which they are seen, where each mark
/// touches a separator.
fn turned(pieces: &[String]) -> Option<String> {
    let mut turned = String::new();
    for (index, piece) in pieces.iter().enumerate().rev() {
        let digits = piece.trim_matches(is_separator);
        let before = &piece[..piece.find(digits)?];
        let after = &piece[before.len() + digits.len()..];
        let touches = index == 0 || !before.is_empty() || pieces[index - 1].ends_with(is_separator);
        if !touches {
            return None;
        }
        turned.extend([after, digits, before]);
    }
    Some(turned)
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '٫' | '٬')
}

/// Reads folded digits. A lone stop or comma before exactly three digits groups thousands
/// (320.000), but not behind a zero (0.125); elsewhere, and as
/// `stop` says, it is the decimal point (3.5, 17,5).
fn read_folded(text: &str, stop: Stop) -> Option<Decimal> {
    let last = text.rfind(is_separator);
    let Some((at, separator)) = last.and_then(|at| Some((at, text[at..].chars().next()?))) else {
        return whole(text);
    };
    let (whole_part, fraction) = (&text[..at], &text[at + separator.len_utf8()..]);
    let lone = !whole_part.contains(is_separator);
    let same = whole_part.contains(separator);
    let is_decimal_point = match separator {
        '٫' => true,
        '٬' => false,
        '.' if lone && stop == Stop::IsDecimal => true,
        _ if lone => fraction.len() != 3 || whole_part.len() > 3 || whole_part.starts_with('0'),
        _ => !same,
    };
    if !is_decimal_point {
        return grouped(text);
    }
    let whole_part = if lone {
        digits(whole_part)?
    } else {
        grouped(whole_part)?.mantissa()
    };
    let scale = u8::try_from(fraction.len())
        .ok()
        .filter(|scale| *scale <= 18)?;
    let fraction = Decimal::new(digits(fraction)?, scale)?;
    Decimal::whole(whole_part).plus(fraction)
}

/// Digits in groups of three, all with the same separator.
fn grouped(text: &str) -> Option<Decimal> {
    let separator = text.chars().find(|c| is_separator(*c))?;
    let mut groups = text.split(separator);
    let first = groups
        .next()
        .filter(|first| (1..=3).contains(&first.len()))?;
    let mut all = first.to_owned();
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        all.push_str(group);
    }
    whole(&all)
}

/// A whole number; a zero in front makes it a telephone number or a code.
fn whole(text: &str) -> Option<Decimal> {
    let value = digits(text)?;
    (text.len() == 1 || !text.starts_with('0')).then_some(Decimal::whole(value))
}

fn digits(text: &str) -> Option<u64> {
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_group_thousands_or_mark_the_decimal() {
        for (written, value) in [
            ("7", "7"),
            ("٤٣", "43"),
            ("۱۲", "12"),
            ("320.000", "320000"),
            ("320,000", "320000"),
            ("1.200", "1200"),
            ("1,097.11", "1097.11"),
            ("1.097,11", "1097.11"),
            ("1,097,115", "1097115"),
            ("١٢٫٤", "12.4"),
            ("١٬٢٠٠٫٥", "1200.5"),
            ("3.5", "3.5"),
            ("17,5", "17.5"),
            ("2.75", "2.75"),
            ("0.125", "0.125"),
            ("400.0", "400"),
            ("4365.980", "4365.98"),
        ] {
            assert_eq!(
                read(written, Stop::Groups)
                    .map(|value| value.to_string())
                    .as_deref(),
                Some(value)
            );
        }
    }

    #[test]
    fn a_right_to_left_mark_turns_a_number_round() {
        for (written, value) in [
            ("19.\u{200f}1", "1.19"),
            ("5.\u{200f}2", "2.5"),
            ("5\u{200f}.2", "2.5"),
            ("500,\u{200f}12", "12500"),
            ("908.\u{200f}4", "4908"),
            ("1\u{200f}2", "12"),
            ("1.\u{200e}19", "1.19"),
        ] {
            let read = read(written, Stop::Groups).map(|value| value.to_string());
            assert_eq!(read.as_deref(), Some(value), "{}", written.escape_unicode());
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for written in [
            "17.11.2025",
            "192.168.1.1",
            "0501234567",
            "007",
            "1,22,333",
            "99999999999999999999",
        ] {
            assert_eq!(read(written, Stop::Groups), None, "{written}");
        }
    }
}
