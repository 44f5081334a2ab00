//! The numbers and the sentences at the head of a report.

use isnad_story::{Article, Carrier, Comparison, Count, CountKind, Edge, Finding, Value};
use isnad_text::Span;

use crate::figures::amount;
use crate::outside::{Html, Outside, clip, plain};
use crate::strings::{Strings, fill};

/// Letters of a source's name in a sentence.
const NAME: usize = 80;

/// A number that stands by itself, with what it counts.
pub(crate) struct Number {
    pub value: String,
    /// What the value is one of, in the words of an article.
    pub what: Option<Outside>,
    pub label: String,
    pub alarm: bool,
}

/// One sentence.
pub(crate) struct Sentence {
    pub words: Html,
    pub alarm: bool,
}

/// How a sentence is written: what stands around words from outside.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    Html,
    Markdown,
}

impl Form {
    /// Words from outside, kept apart from the sentence.
    fn outside(self, words: &str) -> String {
        match self {
            Self::Html => format!("<bdi>{}</bdi>", Outside::new(words)),
            Self::Markdown => markdown(words),
        }
    }

    fn strong(self, words: &str) -> String {
        match self {
            Self::Html => format!("<b>{}</b>", self.outside(words)),
            Self::Markdown => format!("**{}**", markdown(words)),
        }
    }
}

/// Words from outside in Markdown: what has a meaning there is escaped, lines are joined.
pub(crate) fn markdown(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in plain(words).chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            '\n' => escaped.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '>' | '#' | '|' | '!' | '~' => {
                escaped.extend(['\\', c]);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

/// The numbers: outlets, origins, rings and what differs.
pub(crate) fn numbers(
    comparison: &Comparison,
    articles: &[Article],
    strings: &Strings,
) -> Vec<Number> {
    let forms = &strings.number;
    let Some(lead) = comparison.lead() else {
        return Vec::new();
    };
    let number = |value: usize, label: String, alarm| Number {
        value: value.to_string(),
        what: None,
        label,
        alarm,
    };
    let outlets = comparison.outlets(lead, articles);
    let origins = lead.origins.independent;
    let rings = lead.origins.circular.len();
    let mut numbers = vec![
        number(outlets, forms.outlets_label.of(outlets), false),
        number(origins, forms.origins_label.of(origins), origins == 0),
        number(rings, forms.circular_label.of(rings), rings > 0),
    ];
    let differing: Vec<&Count> = comparison
        .counts
        .iter()
        .filter(|count| count.kind == CountKind::Divergence)
        .collect();
    match differing[..] {
        [count] if count.values.len() <= 3 => numbers.push(Number {
            value: values_alone(count, strings),
            what: Some(Outside::new(&count.what)),
            label: strings.divergence.clone(),
            alarm: true,
        }),
        _ => {
            let label = forms.divergence_label.of(differing.len());
            numbers.push(number(differing.len(), label, !differing.is_empty()));
        }
    }
    numbers
}

fn values_alone(count: &Count, strings: &Strings) -> String {
    let values: Vec<String> = count
        .values
        .iter()
        .map(|value| amount(value.value))
        .collect();
    values.join(&strings.count_separator)
}

/// The findings as sentences.
pub(crate) fn sentences(findings: &[Finding], form: Form, strings: &Strings) -> Vec<Sentence> {
    findings
        .iter()
        .map(|finding| Sentence {
            words: Html(sentence(finding, form, strings)),
            alarm: finding.is_alarm(),
        })
        .collect()
}

fn sentence(finding: &Finding, form: Form, strings: &Strings) -> String {
    let number = &strings.number;
    let text = |name: &str| form.outside(name);
    match finding {
        Finding::RestsOn { origins, outlets } => {
            let is_single = origins.len() == 1 && *outlets > 1;
            let origins: Vec<String> = origins
                .iter()
                .map(|(name, told)| origin(name, told.as_deref(), form, strings))
                .collect();
            let origins = origins.join(&strings.list_separator);
            let outlets = number.outlets.of(*outlets);
            let phrase = match is_single {
                true => &strings.single_origin_of,
                false => &strings.origins_of,
            };
            fill(phrase, &[("outlets", &outlets), ("origins", &origins)])
        }
        Finding::ManyOrigins { origins, outlets } => {
            let (origins, outlets) = (number.origins.of(*origins), number.outlets.of(*outlets));
            fill(
                &strings.many_origins,
                &[("outlets", &outlets), ("origins", &origins)],
            )
        }
        Finding::NoOrigin => strings.no_origin.clone(),
        Finding::Circular { outlets } => match &outlets[..] {
            [one, other] => fill(
                &strings.circular_two,
                &[("one", &text(one)), ("other", &text(other))],
            ),
            _ => {
                let ring: Vec<String> = outlets
                    .iter()
                    .chain(outlets.first())
                    .map(|name| quoted(name, form))
                    .collect();
                fill(
                    &strings.circular_more,
                    &[("outlets", &ring.join(&strings.ring_separator))],
                )
            }
        },
        Finding::Denied { by, outlet } if by == outlet => {
            fill(&strings.denied_outlet, &[("outlet", &text(outlet))])
        }
        Finding::Denied { by, outlet } => fill(
            &strings.denied,
            &[
                ("by", &form.strong(&clip(by, NAME))),
                ("outlet", &text(outlet)),
            ],
        ),
        Finding::Diverges(count) => fill(
            &strings.diverges,
            &[
                ("what", &text(&count.what)),
                ("values", &values(count, form, strings)),
            ],
        ),
        Finding::Updated(count) => fill(
            &strings.updated,
            &[
                ("what", &text(&count.what)),
                ("values", &values(count, form, strings)),
            ],
        ),
        Finding::Laundered { from, to } => fill(
            &strings.laundered,
            &[("from", &text(from)), ("to", &text(to))],
        ),
        Finding::Untraceable { outlets } => {
            let outlets: Vec<String> = outlets.iter().map(|name| quoted(name, form)).collect();
            fill(
                &strings.untraceable,
                &[("outlets", &outlets.join(&strings.list_separator))],
            )
        }
    }
}

/// Where the sentence stands that proves a finding: the article, and the place in it.
pub(crate) fn proof(finding: &Finding, comparison: &Comparison) -> Option<(usize, Span)> {
    let lead = comparison.lead()?;
    let origins = &lead.origins;
    let step = |is: &dyn Fn(&Edge) -> bool| {
        let edge = origins.edges.iter().find(|edge| is(edge))?;
        Some((edge.article, edge.span))
    };
    let carrier = |is: &dyn Fn(&Carrier) -> bool| {
        let carrier = lead.carriers.iter().find(|carrier| is(carrier))?;
        Some((carrier.article, carrier.span))
    };
    match finding {
        Finding::RestsOn { .. } | Finding::ManyOrigins { .. } => {
            let own_word = || carrier(&|carrier| !carrier.against);
            step(&|edge| origins.nodes[edge.from].origin).or_else(own_word)
        }
        Finding::NoOrigin => None,
        Finding::Circular { .. } => step(&|edge| edge.circular),
        Finding::Denied { .. } => carrier(&|carrier| carrier.against),
        Finding::Diverges(count) | Finding::Updated(count) => {
            let value = count.values.first()?;
            Some((*value.articles.first()?, value.span))
        }
        Finding::Laundered { .. } => {
            let copy = comparison.laundered.first()?;
            Some((copy.to, *copy.passages.first()?))
        }
        Finding::Untraceable { .. } => {
            let article = origins.untraceable.first()?;
            carrier(&|carrier| carrier.article == *article)
        }
    }
}

fn quoted(name: &str, form: Form) -> String {
    format!("«{}»", form.outside(name))
}

fn origin(name: &str, told: Option<&str>, form: Form, strings: &Strings) -> String {
    let name = form.strong(&clip(name, NAME));
    told.map_or(name.clone(), |outlet| {
        fill(
            &strings.origin_through,
            &[("origin", &name), ("outlet", &form.outside(outlet))],
        )
    })
}

fn values(count: &Count, form: Form, strings: &Strings) -> String {
    let value = |value: &Value| {
        let number = amount(value.value);
        let source = value
            .source
            .as_deref()
            .map(|source| form.outside(&clip(source, NAME)));
        match source {
            Some(source) => fill(
                &strings.value_of,
                &[("value", &number), ("source", &source)],
            ),
            None => fill(&strings.value_unsourced, &[("value", &number)]),
        }
    };
    count
        .values
        .iter()
        .map(value)
        .collect::<Vec<_>>()
        .join(&strings.list_separator)
}
