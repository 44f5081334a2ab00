//! The style sheet with its fonts inside.

use std::sync::OnceLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// A font: family, weights, the characters it is used for, its file.
type Font = (&'static str, &'static str, &'static str, &'static [u8]);

const ARABIC: &str = "U+0600-06FF,U+200C-200F";
const LATIN: &str = "U+0020-05FF,U+2010-22FF";
const DIGITS: &str = "U+0020-0040,U+005B-0060,U+007B-00BB,U+2010-2026";

const FONTS: &[Font] = &[
    (
        "Naskh",
        "400 700",
        ARABIC,
        include_bytes!("../fonts/naskh-arabic.woff2"),
    ),
    (
        "Naskh",
        "400 700",
        DIGITS,
        include_bytes!("../fonts/naskh-digits.woff2"),
    ),
    (
        "Sans",
        "400",
        ARABIC,
        include_bytes!("../fonts/plex-arabic-400.woff2"),
    ),
    (
        "Sans",
        "600",
        ARABIC,
        include_bytes!("../fonts/plex-arabic-600.woff2"),
    ),
    (
        "Sans",
        "400",
        LATIN,
        include_bytes!("../fonts/plex-latin-400.woff2"),
    ),
    (
        "Sans",
        "600",
        LATIN,
        include_bytes!("../fonts/plex-latin-600.woff2"),
    ),
];

/// Everything that a page's `style` element holds.
pub fn style() -> &'static str {
    static STYLE: OnceLock<String> = OnceLock::new();
    STYLE.get_or_init(|| {
        let mut style = String::new();
        for (family, weight, characters, file) in FONTS {
            let data = STANDARD.encode(file);
            style += &format!(
                "@font-face{{font-family:{family};font-weight:{weight};unicode-range:{characters};\
                 src:url(data:font/woff2;base64,{data}) format(\"woff2\")}}\n"
            );
        }
        style + include_str!("../templates/tokens.css") + include_str!("../templates/style.css")
    })
}
