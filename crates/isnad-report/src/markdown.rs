//! The report in Markdown: the findings, who says what, and the evidence.

use std::fmt::Write;

use isnad_story::{Article, Carrier, Claim, Comparison};

use crate::Options;
use crate::change::changes_markdown;
use crate::dates::Clock;
use crate::figures::amount;
use crate::html::parallels;
use crate::matrix::{grade_name, is_single, kind_name};
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
    let (shared, alone) = shared_and_alone(comparison, articles);
    let _ = writeln!(page, "## {}\n", strings.claims);
    for claim in shared {
        let single = is_single(comparison, claim, articles);
        let flag = single.then(|| format!(" ({})", strings.single_origin));
        let label = markdown(&claim.label);
        let _ = writeln!(page, "### {label}{}\n", flag.unwrap_or_default());
        for carrier in &claim.carriers {
            let _ = writeln!(page, "- {}", carried(carrier, articles, strings));
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
    if !alone.is_empty() {
        let _ = writeln!(page, "\n## {} ({})\n", strings.more_claims, alone.len());
    }
    for claim in alone {
        let carried = carried(&claim.carriers[0], articles, strings);
        let _ = writeln!(page, "- {carried}: {}", markdown(&claim.label));
    }
    let parallels = parallels(comparison, articles);
    page + &changes_markdown(&parallels, articles, Clock::of(articles), strings)
}

/// The claims that several outlets carry, with the lead of the story, and those of one outlet.
fn shared_and_alone<'c>(
    comparison: &'c Comparison,
    articles: &[Article],
) -> (Vec<&'c Claim>, Vec<&'c Claim>) {
    let lead = comparison.claims.first();
    let is_shared = |claim: &&Claim| {
        lead.is_some_and(|lead| std::ptr::eq(lead, *claim))
            || comparison.outlets(claim, articles) > 1
    };
    comparison.claims.iter().partition(is_shared)
}

/// Who carries a claim, on whose word.
fn carried(carrier: &Carrier, articles: &[Article], strings: &Strings) -> String {
    let source = carrier.source.as_deref().unwrap_or(&strings.own_voice);
    let cue = carrier.cue.as_deref().map(markdown);
    let cue = cue.map_or_else(String::new, |cue| format!("{}{cue}", strings.comma));
    format!(
        "**{}** — {} ({}){cue}",
        markdown(&articles[carrier.article].outlet),
        markdown(source),
        grade_name(carrier.grade, strings),
    )
}
