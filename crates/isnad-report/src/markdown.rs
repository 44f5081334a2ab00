//! The report in Markdown: the findings, who says what, and the evidence.

use std::fmt::Write;

use isnad_story::{Article, Comparison};

use crate::Options;
use crate::change::changes_markdown;
use crate::dates::Clock;
use crate::figures::amount;
use crate::html::parallels;
use crate::matrix::{grade_name, kind_name};
use crate::strings::Strings;
use crate::summary::{Form, markdown, numbers, sentences};

/// The report on a story as Markdown. The same comparison gives the same bytes.
pub fn story_markdown(comparison: &Comparison, articles: &[Article], options: &Options) -> String {
    let strings = Strings::shipped(options.language);
    let mut page = format!("# {}\n\n", markdown(&comparison.title));
    for number in numbers(comparison, articles, strings) {
        let what = number
            .what
            .map_or_else(String::new, |what| markdown(&what.0) + ": ");
        let _ = writeln!(page, "- {} {what}{}", number.value, number.label);
    }
    page.push('\n');
    for sentence in sentences(&comparison.findings, Form::Markdown, strings) {
        let _ = writeln!(page, "{}\n", sentence.words);
    }
    let _ = writeln!(page, "## {}\n", strings.claims);
    for claim in &comparison.claims {
        let _ = writeln!(page, "### {}\n", markdown(&claim.label));
        for carrier in &claim.carriers {
            let source = carrier.source.as_deref().unwrap_or(&strings.own_voice);
            let cue = carrier.cue.as_deref().map(markdown);
            let cue = cue.map_or_else(String::new, |cue| format!("{}{cue}", strings.comma));
            let _ = writeln!(
                page,
                "- **{}** — {} ({}){cue}",
                markdown(&articles[carrier.article].outlet),
                markdown(source),
                grade_name(carrier.grade, strings),
            );
        }
        page.push('\n');
    }
    if !comparison.counts.is_empty() {
        let _ = writeln!(page, "## {}\n", strings.figures);
    }
    for count in &comparison.counts {
        let kind = kind_name(count.kind, strings);
        let _ = writeln!(page, "- {} ({kind})", markdown(&count.what));
        for value in &count.values {
            let source = value.source.as_deref().unwrap_or(&strings.unsourced);
            let outlets: Vec<String> = value
                .articles
                .iter()
                .map(|at| markdown(&articles[*at].outlet))
                .collect();
            let outlets = outlets.join(&strings.comma);
            let _ = writeln!(
                page,
                "  - {} («{}»): {} — {outlets}",
                amount(value.value),
                markdown(&value.written),
                markdown(source)
            );
        }
    }
    let parallels = parallels(comparison, articles);
    page + &changes_markdown(&parallels, articles, Clock::of(articles), strings)
}
