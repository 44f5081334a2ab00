use std::ops::Range;
use std::sync::LazyLock;

use isnad_text::{Document, Span};

use crate::acquaintance::Acquaintance;
use crate::classify;
use crate::confidence::{Feature, Weights, features};
use crate::content::contents;
use crate::explanation::{Explanation, explanations};
use crate::grammar::{Candidate, Phrase, candidates, closed_by};
use crate::lexicon::{Lexicon, Tags};
use crate::resolve::{Referent, resolve, spans};
use crate::tokens::Stream;
use crate::{Attribution, Construction, Note, NoteKind, Reading, SourceKind};

/// Reads texts with one lexicon.
#[derive(Debug)]
pub struct Reader {
    lexicon: Lexicon,
}

impl Reader {
    /// A reader with the shipped lexicon. Built once; shared between threads.
    pub fn shipped() -> &'static Self {
        #[allow(clippy::expect_used)]
        static READER: LazyLock<Reader> = LazyLock::new(|| {
            Reader::with_lexicon(Lexicon::shipped().expect("the shipped lexicon is tested"))
        });
        &READER
    }

    /// A reader with a lexicon of one's own.
    pub fn with_lexicon(lexicon: Lexicon) -> Self {
        Self { lexicon }
    }

    /// The words it reads with.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Why each attribution of a reading of `text` by this reader was read as it was.
    pub fn explain(&self, text: &str, reading: &Reading) -> Vec<Explanation> {
        explanations(text, reading, &self.lexicon)
    }

    /// What speaks for and against each attribution of a reading of `text` by this reader.
    pub fn features(&self, text: &str, reading: &Reading) -> Vec<Vec<Feature>> {
        let document = Document::new(text);
        let stream = Stream::new(&document, &self.lexicon);
        let attributions = reading.attributions.iter();
        attributions.map(|it| features(&stream, it)).collect()
    }

    /// The personal name in the words for a source, without the titles around it: «ديفيد كاميرون»
    /// of «رئيس الوزراء البريطاني ديفيد كاميرون». `None` where no word shows one, as in a lone
    /// surname.
    pub fn personal_name<'m>(&self, mention: &'m str) -> Option<&'m str> {
        let document = Document::new(mention);
        let stream = Stream::new(&document, &self.lexicon);
        let tokens = classify::personal_name(&stream, &(0..stream.len()))?;
        let span = document.span(tokens)?;
        Some(&mention[span.start..span.end])
    }

    /// Reads one text. Never fails: what is odd about a text becomes a note.
    pub fn read(&self, text: &str) -> Reading {
        let document = Document::new(text);
        let stream = Stream::new(&document, &self.lexicon);
        let mut candidates = candidates(&stream);
        let mut known = Acquaintance::new(&stream);
        known.meet_speakers(&stream, &candidates);
        let contents = contents(&stream, &candidates);
        let merged = hand_over_relays(&stream, &mut candidates);
        let referents = resolve(&stream, &known, &candidates, &contents);
        let mut attributions: Vec<Attribution> = candidates
            .iter()
            .zip(&contents)
            .zip(&referents)
            .enumerate()
            .filter(|(index, ((_, content), _))| {
                !content.is_empty() && merged.binary_search(index).is_err()
            })
            .map(|(_, ((candidate, content), referent))| {
                attribution(&stream, &known, candidate, content, referent)
            })
            .collect();
        nest(&mut attributions);
        for attribution in &mut attributions {
            let features = features(&stream, attribution);
            // Rounded here, so that what is written can be given back as a limit.
            let confidence = Weights::shipped().confidence(&features) as f32;
            attribution.confidence = (confidence * 1000.0).round() / 1000.0;
        }
        Reading {
            attributions,
            notes: notes(&document),
        }
    }
}

/// «قال الوزير إن …، بحسب رويترز»: an outlet behind a report that has its source already is a relay
/// of it. Gives the candidates that are thereby used up.
fn hand_over_relays(stream: &Stream<'_>, candidates: &mut [Candidate]) -> Vec<usize> {
    let mut merged = Vec::new();
    for index in 0..candidates.len() {
        let Some(open) = closed_by(candidates, index) else {
            continue;
        };
        let closing = &candidates[index];
        let Some(source) = &closing.source else {
            continue;
        };
        let outlet = Tags::MEDIA.with(Tags::OUTLET);
        let at = source.tokens.start;
        if !takes_relay(&candidates[open]) {
            continue;
        }
        if stream.has(at, outlet)
            || is_document(stream, source)
            || stream.document.opens_quotation(at) && stream.has(at + 1, outlet)
        {
            // «بحسب تقرير نشرته رويترز»: who published it rather than what.
            let relays = if closing.via.is_empty() {
                vec![source.clone()]
            } else {
                closing.via.clone()
            };
            candidates[open].via.extend(relays);
            merged.push(index);
        }
    }
    merged
}

/// Whether a report has somebody behind it whom a relay could have heard.
fn takes_relay(open: &Candidate) -> bool {
    open.construction != Construction::Impersonal
        && (open.construction != Construction::VerbObject || open.source.is_some())
}

/// «وفق تقريره السنوي»: a document that carries what its author said.
fn is_document(stream: &Stream<'_>, source: &Phrase) -> bool {
    stream.has(source.tokens.start, Tags::DOCUMENT)
}

fn attribution(
    stream: &Stream<'_>,
    known: &Acquaintance<'_>,
    candidate: &Candidate,
    content: &[Range<usize>],
    referent: &Referent,
) -> Attribution {
    let style = classify::style(stream, candidate, content);
    let source = candidate.source.as_ref();
    let full = referent.source.as_ref().or(referent.stands_for.as_ref());
    let kind = match full.or(source) {
        _ if candidate.construction == Construction::Impersonal => SourceKind::Impersonal,
        Some(phrase) => classify::kind(stream, known, candidate.form, phrase),
        None => SourceKind::Unnamed,
    };
    let (class, strength) = classify::class(stream, candidate);
    Attribution {
        cue: candidate
            .cue
            .iter()
            .filter_map(|phrase| phrase.span(stream))
            .collect(),
        source: [
            source,
            candidate.anonymity.as_ref().filter(|_| source.is_some()),
        ]
        .into_iter()
        .flat_map(|phrase| spans(stream, phrase))
        .collect(),
        via: candidate
            .via
            .iter()
            .filter_map(|phrase| phrase.span(stream))
            .collect(),
        content: content
            .iter()
            .filter_map(|run| stream.document.span(run.clone()))
            .collect(),
        source_resolved: spans(stream, referent.source.as_ref()),
        style,
        kind,
        class,
        strength,
        grade: classify::grade(stream, kind, full.or(source)),
        parent: None,
        confidence: 0.0,
        construction: candidate.construction,
        lemma: candidate.form.map_or(String::new(), |form| {
            stream.lexicon.cue(form.cue).id.clone()
        }),
    }
}

/// Finds for each attribution the smallest content that it stands in.
fn nest(attributions: &mut [Attribution]) {
    const NEAR: usize = 24;
    let extent = |attribution: &Attribution| {
        let spans = attribution.cue.iter().chain(&attribution.content);
        Span::new(
            spans.clone().map(|span| span.start).min().unwrap_or(0),
            spans.map(|span| span.end).max().unwrap_or(0),
        )
    };
    for index in 0..attributions.len() {
        let inner = extent(&attributions[index]);
        let near = index.saturating_sub(NEAR)..(index + NEAR).min(attributions.len());
        attributions[index].parent = near
            .filter(|other| *other != index)
            .filter_map(|other| {
                let run = attributions[other]
                    .content
                    .iter()
                    .find(|run| run.contains(inner))?;
                Some((run.len(), other))
            })
            .min()
            .map(|(_, other)| other);
    }
}

fn notes(document: &Document<'_>) -> Vec<Note> {
    document
        .quotations()
        .iter()
        .filter(|quotation| quotation.close.is_none())
        .map(|quotation| Note {
            kind: NoteKind::UnclosedQuotation,
            span: document.tokens()[quotation.open].span,
        })
        .collect()
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_apart_from_its_titles() {
        for (mention, expected) in [
            (
                "رئيس الوزراء البريطاني ديفيد كاميرون",
                Some("ديفيد كاميرون"),
            ),
            (
                "المتحدث باسم الدفاع المدني بمنطقة الساحل العقيد سعيد سرحان",
                Some("سعيد سرحان"),
            ),
            (
                "سعيد بن عوض القحطاني مستشار الأمير",
                Some("سعيد بن عوض القحطاني"),
            ),
            ("الأمين العام لهيئة السياحة", None),
            ("الرائد بدر السحيباني", Some("بدر السحيباني")),
            ("المواطن محمد مرشد الرشيدي", None),
            (
                "المتحدث باسم مركز الملك سلمان للإغاثة رأفت الصباغ",
                Some("رأفت الصباغ"),
            ),
            ("وزارة الصحة", None),
            ("الفكي", None),
            ("", None),
        ] {
            let found = Reader::shipped().personal_name(mention);
            assert_eq!(found, expected, "{mention}");
        }
    }
}
