//! What happened between texts, in Markdown.

use std::fmt::Write;

use isnad_story::{Article, ChangeEvent, Parallel, Passage};

use super::aligned::name;
use super::words::{Words, change_name, is_of_content};
use crate::dates::Clock;
use crate::outside::clip;
use crate::strings::Strings;
use crate::summary::markdown;

/// Letters of a passage.
const QUOTED: usize = 200;

/// A section on pairs of texts: what happened to attributions first. Empty where nothing did.
pub(crate) fn changes_markdown(
    parallels: &[Parallel],
    articles: &[Article],
    clock: Clock,
    strings: &Strings,
) -> String {
    let words = Words {
        language: strings.language,
        quote: markdown,
    };
    let mut page = String::new();
    for parallel in parallels {
        let mut events: Vec<&ChangeEvent> = parallel.changes.events.iter().collect();
        if events.is_empty() {
            continue;
        }
        events.sort_by_key(|event| is_of_content(event.kind));
        let place = |place| {
            let name = name(place, articles, clock, strings);
            format!("{} ({})", markdown(&name.outlet.0), name.when)
        };
        let (before, after) = (place(parallel.before), place(parallel.after));
        let _ = writeln!(page, "\n### {before} ← {after}\n");
        for event in events {
            let kind = change_name(event.kind, strings.language);
            let _ = writeln!(page, "- **{kind}**: {}", words.sentence(event));
            let passages = [
                (&strings.aligned_before, &event.before),
                (&strings.aligned_after, &event.after),
            ];
            for (label, passage) in passages {
                let _ = passage.as_ref().map(|Passage { text, .. }| {
                    writeln!(page, "  - {label}: {}", markdown(&clip(text, QUOTED)))
                });
            }
        }
    }
    match page.is_empty() {
        true => page,
        false => format!("\n## {}\n{page}", strings.aligned),
    }
}
