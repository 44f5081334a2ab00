//! Markup that is a story already and has nothing around it, such as a feed's.

use super::page;
use crate::Problem;

/// The words of markup, a paragraph a line with an empty line between.
pub(crate) fn text(markup: &str) -> Result<String, Problem> {
    let page = page::parse(markup)?;
    page.select("script, style, template, iframe, noscript")
        .remove();
    let text = page.formatted_text();
    Ok(text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_stay_apart_and_scripts_out() {
        let markup = "<p>قال <b>الوزير</b> إن&nbsp;الجسر</p><script>x()</script><p>سيفتح غدا.</p>";
        assert_eq!(text(markup).unwrap(), "قال الوزير إن الجسر\n\nسيفتح غدا.");
    }
}
