//! Text from outside on its way out.

use std::fmt::Write;

/// The text with characters that steer, reorder or hide shown as ‹U+XXXX›. Line breaks stay.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) && c != '\n' {
            let _ = write!(plain, "‹U+{:04X}›", c as u32);
        } else {
            plain.push(c);
        }
    }
    plain
}

/// The two joiners stay: Persian names need them, and they do no harm.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// JSON that may stand within a `script` element: nothing in it ends the element or steers what
/// shows it, and its value is the same.
pub(super) fn script(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if is_hidden(c) || matches!(c, '<' | '>' | '&') {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe
}
