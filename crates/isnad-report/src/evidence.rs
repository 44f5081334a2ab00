//! The sentences in which claims stand, with who says what in them marked.

use std::collections::BTreeSet;

use isnad_parse::Attribution;
use isnad_story::{Article, Comparison};
use isnad_text::{Document, Span};

use crate::dates::{self, Clock};
use crate::outside::{Html, Outside};
use crate::strings::Strings;

/// The passages of one article.
pub(crate) struct Witness {
    pub article: usize,
    pub outlet: Outside,
    pub when: Option<String>,
    pub datetime: String,
    pub passages: Vec<Passage>,
}

/// One or more whole sentences of an article.
pub(crate) struct Passage {
    /// What a link to it names.
    pub id: String,
    span: Span,
    pub marked: Html,
    pub flags: Vec<String>,
}

/// The passages that carry the claims, by article in the order of publication.
pub(crate) fn witnesses(
    comparison: &Comparison,
    articles: &[Article],
    clock: Clock,
    strings: &Strings,
) -> Vec<Witness> {
    let order = comparison.order.iter();
    order
        .filter_map(|&at| {
            let passages = passages(comparison, articles, at, strings);
            let article = &articles[at];
            let published = article.latest().published.as_deref();
            (!passages.is_empty()).then(|| Witness {
                article: at,
                outlet: Outside::new(&article.outlet),
                when: published
                    .and_then(|at| clock.local(at))
                    .map(|at| dates::full(at, strings)),
                datetime: published.unwrap_or_default().to_owned(),
                passages,
            })
        })
        .collect()
}

/// The id of the passage in which a span of an article stands.
pub(crate) fn anchor(witnesses: &[Witness], article: usize, span: Span) -> Option<&str> {
    let witness = witnesses
        .iter()
        .find(|witness| witness.article == article)?;
    let holds = |passage: &&Passage| passage.span.overlaps(span);
    witness
        .passages
        .iter()
        .find(holds)
        .map(|passage| passage.id.as_str())
}

fn passages(
    comparison: &Comparison,
    articles: &[Article],
    at: usize,
    strings: &Strings,
) -> Vec<Passage> {
    let version = articles[at].latest();
    let document = Document::new(&version.text);
    let carriers = || {
        let all = comparison.claims.iter().flat_map(|claim| &claim.carriers);
        all.filter(|carrier| carrier.article == at)
    };
    let attributions: BTreeSet<usize> = carriers()
        .filter_map(|carrier| carrier.attribution)
        .collect();
    let mut ranges: Vec<Span> = carriers()
        .map(|carrier| {
            let attribution = carrier
                .attribution
                .map(|index| &version.reading.attributions[index]);
            let span = attribution.and_then(own_span).unwrap_or(carrier.span);
            whole_sentences(&document, span)
        })
        .collect();
    ranges.sort_unstable();
    joined(&ranges)
        .into_iter()
        .enumerate()
        .map(|(place, span)| {
            let here = attributions
                .iter()
                .map(|index| &version.reading.attributions[*index])
                .filter(|attribution| own_span(attribution).is_some_and(|own| span.contains(own)));
            Passage {
                id: format!("e{}-{}", at + 1, place + 1),
                span,
                marked: marked(
                    &version.text,
                    span,
                    &here.flat_map(marks).collect::<Vec<_>>(),
                ),
                flags: flags(comparison, at, span, strings),
            }
        })
        .collect()
}

/// Where an attribution stands, without a mention elsewhere that resolves its source.
pub(crate) fn own_span(attribution: &Attribution) -> Option<Span> {
    let all = [
        &attribution.cue,
        &attribution.source,
        &attribution.via,
        &attribution.content,
    ];
    all.into_iter()
        .flatten()
        .copied()
        .reduce(|one, other| Span::new(one.start.min(other.start), one.end.max(other.end)))
}

pub(crate) fn whole_sentences(document: &Document<'_>, span: Span) -> Span {
    let sentences = document.sentences().iter();
    sentences
        .filter_map(|tokens| document.span(tokens.clone()))
        .filter(|sentence| sentence.overlaps(span))
        .fold(span, |all, sentence| {
            Span::new(all.start.min(sentence.start), all.end.max(sentence.end))
        })
}

/// Sorted spans with those that overlap made one.
fn joined(spans: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => joined.push(*span),
        }
    }
    joined
}

pub(crate) fn marks(attribution: &Attribution) -> Vec<(Span, char)> {
    let roles = [
        (&attribution.content, 't'),
        (&attribution.source, 's'),
        (&attribution.via, 'r'),
        (&attribution.cue, 'c'),
    ];
    roles
        .into_iter()
        .flat_map(|(spans, role)| spans.iter().map(move |span| (*span, role)))
        .collect()
}

/// The text of a span, cut wherever a mark begins or ends. Marks may overlap and begin within a
/// word: pieces are inline elements without any space of their own, so that letters stay joined.
pub(crate) fn marked(text: &str, span: Span, marks: &[(Span, char)]) -> Html {
    let mut cuts: BTreeSet<usize> = [span.start, span.end].into();
    for (mark, _) in marks {
        cuts.extend(
            [mark.start, mark.end]
                .into_iter()
                .filter(|cut| span.start < *cut && *cut < span.end),
        );
    }
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let mut html = String::new();
    for pair in cuts.windows(2) {
        let piece = Span::new(pair[0], pair[1]);
        let words = Outside::new(text.get(piece.start..piece.end).unwrap_or_default());
        let mut roles: Vec<char> = marks
            .iter()
            .filter(|(mark, _)| mark.contains(piece))
            .map(|(_, role)| *role)
            .collect();
        roles.sort_unstable();
        roles.dedup();
        let roles: Vec<String> = roles.into_iter().map(String::from).collect();
        html += &match roles.is_empty() {
            true => words.to_string(),
            false => format!("<span class=\"{}\">{words}</span>", roles.join(" ")),
        };
    }
    Html(html)
}

fn flags(comparison: &Comparison, at: usize, span: Span, strings: &Strings) -> Vec<String> {
    let mut flags = Vec::new();
    let Some(lead) = comparison.lead() else {
        return flags;
    };
    let leads = lead
        .carriers
        .iter()
        .find(|carrier| carrier.article == at && carrier.span.overlaps(span));
    if let Some(carrier) = leads {
        if lead
            .origins
            .edges
            .iter()
            .any(|edge| edge.circular && edge.article == at)
        {
            flags.push(strings.flag_circular.clone());
        }
        if lead.origins.untraceable.contains(&at) {
            flags.push(strings.flag_untraceable.clone());
        }
        if carrier.against {
            flags.push(strings.against.clone());
        }
    }
    let copied = comparison.laundered.iter().filter(|copy| copy.to == at);
    if copied
        .flat_map(|copy| &copy.passages)
        .any(|passage| passage.overlaps(span))
    {
        flags.push(strings.flag_laundered.clone());
    }
    flags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_may_overlap_and_begin_within_a_word() {
        let text = "قال لصحيفة <إن> كذا";
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let marks = [
            (at("قال"), 'c'),
            (at("صحيفة"), 'r'),
            (at("صحيفة <إن>"), 't'),
        ];
        let html = marked(text, Span::new(0, text.len()), &marks).0;
        assert_eq!(
            html,
            "<span class=\"c\">قال</span> ل<span class=\"r t\">صحيفة</span>\
             <span class=\"t\"> &lt;إن&gt;</span> كذا"
        );
    }
}
