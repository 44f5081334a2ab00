//! Where the reported voice stops.

use std::ops::Range;

use crate::Construction;
use crate::classify::agreement;
use crate::grammar::{Candidate, Content, Phrase};
use crate::grammar::{closed_by, trimmed};
use crate::lexicon::{Form, Mood, Number, Tags};
use crate::resolve::agrees;
use crate::tokens::Stream;
use crate::voice::{accompanies, comments, concludes, contrasts, turns, voice_returns};

/// The runs of tokens of each candidate's content.
pub fn contents(stream: &Stream<'_>, candidates: &[Candidate]) -> Vec<Vec<Range<usize>>> {
    let stops = Stops::new(stream, candidates);
    let mut found: Vec<Vec<Range<usize>>> = Vec::with_capacity(candidates.len());
    for index in 0..candidates.len() {
        let shared = closed_by(candidates, index).map(|open| found[open].clone());
        found.push(shared.unwrap_or_else(|| content(stream, &stops, candidates, index)));
    }
    found
}

/// How many places that may end a content are tried before it is taken to run on.
const TRIED: usize = 256;

/// Where contents may end. Found once for the text: many contents run over the same tokens.
struct Stops {
    /// Tokens at which the author's voice may return.
    voices: Vec<usize>,
    /// Indices of the candidates that may end the content of one before them.
    followers: Vec<usize>,
}

impl Stops {
    fn new(stream: &Stream<'_>, candidates: &[Candidate]) -> Self {
        let voice = |at: &usize| {
            voice_returns(stream, *at)
                || contrasts(stream, *at)
                || turns(stream, &[], *at)
                || concludes(stream, *at)
                || accompanies(stream, *at)
        };
        let follows = |index: &usize| stops_others(stream, &candidates[*index]);
        Self {
            voices: (1..stream.len()).filter(voice).collect(),
            followers: (0..candidates.len()).filter(follows).collect(),
        }
    }

    /// The tokens from `start` to `end` at which the author's voice may return.
    fn voices(&self, start: usize, end: usize) -> impl Iterator<Item = usize> {
        let first = self.voices.partition_point(|at| *at < start);
        let voices = self.voices[first..].iter().copied().take(TRIED);
        voices.take_while(move |at| *at < end)
    }

    /// The candidates behind candidate `index` that may end its content.
    fn followers(&self, index: usize) -> impl Iterator<Item = usize> {
        let first = self.followers.partition_point(|other| *other <= index);
        self.followers[first..].iter().copied().take(TRIED)
    }
}

fn content(
    stream: &Stream<'_>,
    stops: &Stops,
    candidates: &[Candidate],
    index: usize,
) -> Vec<Range<usize>> {
    let candidate = &candidates[index];
    let start = match &candidate.content {
        Content::Fixed(runs) => {
            return runs.iter().filter(|run| !run.is_empty()).cloned().collect();
        }
        Content::From(start) => *start,
    };
    // What is reported inside a quotation stays there.
    let sentence = candidate.sentence.end;
    let around = stream.quotation_around(candidate.start);
    let limit = around.map_or(sentence, |quotation| quotation.end.min(sentence));
    if let Some(quoted) = quoted(stream, start, limit) {
        return vec![quoted];
    }
    let end = end(stream, stops, candidates, index, start..limit);
    let end = if candidate.construction == Construction::ColonHeadline {
        before_imprint(stream, start, end)
    } else {
        end
    };
    let run = trimmed(stream, start..end);
    if run.is_empty() {
        Vec::new()
    } else {
        vec![run]
    }
}

/// «… - أخبار الجزائر»: a headline without the name of the page at its end.
fn before_imprint(stream: &Stream<'_>, start: usize, end: usize) -> usize {
    const IMPRINT: usize = 6;
    let page = Tags::PRESS
        .with(Tags::MEDIA)
        .with(Tags::OUTLET)
        .with(Tags::DOCUMENT);
    let parts = |at: usize| {
        let dash = matches!(stream.mark(at), '|' | '-' | '–' | '—' | '»');
        (dash || stream.word(at).is_empty()) && stream.kind(at).is_some()
    };
    (start + 2..end)
        .rev()
        .take(IMPRINT)
        .find(|at| parts(*at) && stream.has(at + 1, page))
        .unwrap_or(end)
}

/// A content that is one quotation, alone: nothing but a break in the sentence follows it.
fn quoted(stream: &Stream<'_>, start: usize, limit: usize) -> Option<Range<usize>> {
    let mut at = start;
    while at < limit && matches!(stream.mark(at), ':' | '-' | '،' | ',') {
        at += 1;
    }
    let quotation = stream.document.quotation_opened_at(at)?;
    let inside = quotation.open + 1..quotation.end;
    let behind = quotation.close.map_or(quotation.end, |close| close + 1);
    let words = stream.words_in(inside.clone());
    let alone = behind >= limit || !stream.is_word(behind) || opens_stop(stream, behind);
    (words >= 2 && alone || words >= 6).then(|| trimmed(stream, inside))
}

fn opens_stop(stream: &Stream<'_>, at: usize) -> bool {
    !stream.forms(at).is_empty()
        || stream.has(at, Tags::CONTRAST.with(Tags::WHILE).with(Tags::ACCORDING))
}

/// Where an indirect report ends: at the first thing that belongs to the author again.
fn end(
    stream: &Stream<'_>,
    stops: &Stops,
    candidates: &[Candidate],
    index: usize,
    Range { start, end: limit }: Range<usize>,
) -> usize {
    let candidate = &candidates[index];
    let led = candidate.construction == Construction::AccordingBefore;
    let nested = limit < candidate.sentence.end;
    let phrase = candidate.construction == Construction::VerbObject;
    let follower = stops
        .followers(index)
        .map(|next| &candidates[next])
        .take_while(|next| next.start < limit)
        .find(|next| next.start > start && ends_before(stream, candidate, next));
    let limit = follower
        .map_or(limit, |next| begins(stream, next).max(start))
        .min(limit);
    stops
        .voices(start + 3, limit)
        .find(|at| {
            (voice_returns(stream, *at) && !led && !strays(stream, candidate, *at)
                || phrase && (concludes(stream, *at) || accompanies(stream, *at))
                || led && comments(stream, *at)
                || (nested || phrase) && contrasts(stream, *at)
                || turns(stream, &candidates[index + 1..], *at))
                && !in_quotation(stream, *at, start)
        })
        .unwrap_or(limit)
}

/// Where a construction begins, with the words that join it to what stands before.
fn begins(stream: &Stream<'_>, candidate: &Candidate) -> usize {
    let mut at = candidate.start;
    while at > candidate.sentence.start
        && stream.has(at - 1, Tags::AUXILIARY)
        && !stream.has(at - 1, Tags::FUSED)
    {
        at -= 1;
    }
    if candidate.construction == Construction::SubjectVerbClause
        && let Some(source) = &candidate.source
    {
        at = at.min(source.tokens.start);
    }
    let sentence = candidate.sentence.start;
    // «…، وذلك بحسب الوزارة»
    let pointer = Tags::DEMONSTRATIVE;
    if candidate.construction == Construction::AccordingAfter
        && at > sentence
        && stream.has(at - 1, pointer)
        && stream.has(at - 1, Tags::CONJUNCTION)
    {
        at -= 1;
    }
    while at > sentence && stream.has(at - 1, Tags::CONTRAST.with(Tags::WHILE).with(Tags::AS)) {
        at -= 1;
    }
    at
}

/// «قالا إن إيران نفت ذلك، لكنها قالت»: a verb that agrees with the subject of the content and not
/// with the one who speaks stays inside.
fn goes_on(stream: &Stream<'_>, candidate: &Candidate, next: &Candidate) -> bool {
    let Some(source) = &candidate.source else {
        return false;
    };
    let start = candidate.content_start();
    matches!(
        next.construction,
        Construction::ProDrop | Construction::ColonSpeech
    ) && !stream.has(start, Tags::FUSED)
        && !agrees(next, agreement(stream, source))
        && agrees(next, agreement(stream, &Phrase::whole(start..start + 1)))
}

/// «قالت الشركة إن العدد ارتفع، مسجلا أعلى مستوياته»: a participle that does not agree with the one
/// who speaks says something of what is reported.
fn strays(stream: &Stream<'_>, candidate: &Candidate, at: usize) -> bool {
    let Some(said) = candidate.form.filter(|form| form.mood.is_finite()) else {
        return false;
    };
    let one = |form: &Form| form.number == Number::Singular;
    let mut forms = stream.forms(at).iter();
    // The one who speaks stands beside the verb, or the verb alone shows who it is.
    let told = matches!(
        candidate.construction,
        Construction::VerbSubjectClause | Construction::ProDrop | Construction::ColonSpeech
    );
    told && one(&said)
        && forms.any(|form| {
            form.mood == Mood::Participle && one(form) && form.feminine != said.feminine
        })
}

/// Whether `next` ends the content of `candidate` rather than standing inside it.
fn ends_before(stream: &Stream<'_>, candidate: &Candidate, next: &Candidate) -> bool {
    if next.source.is_none() && goes_on(stream, candidate, next)
        || next.construction == Construction::Participle && strays(stream, candidate, next.start)
    {
        return false;
    }
    // «نفى ذلك ويتوقع أن»: a noun phrase ends where a clause begins, other contents at a comma.
    let comma = next.start > 0 && matches!(stream.mark(next.start - 1), '،' | ',');
    if next.construction == Construction::Impersonal
        && !comma
        && candidate.construction != Construction::VerbObject
    {
        return false;
    }
    !in_quotation(stream, next.start, candidate.content_start())
}

/// Whether `next` may end the contents of candidates before it at all.
fn stops_others(stream: &Stream<'_>, next: &Candidate) -> bool {
    let first = begins(stream, next);
    let joined = stream.has(first, Tags::CONTRAST.with(Tags::WHILE).with(Tags::AS));
    let conjunction = stream.at(next.start).cue_letters > 0
        && stream
            .word(next.start)
            .starts_with(stream.lexicon.letters().joining);
    match next.construction {
        Construction::Participle | Construction::AccordingAfter => true,
        Construction::SubjectVerbClause => next.source.as_ref().is_some_and(|source| {
            let first = begins(stream, next);
            first < source.tokens.start || stream.has(first, Tags::CONJUNCTION)
        }),
        Construction::Impersonal => conjunction,
        Construction::ProDrop
        | Construction::VerbSubjectClause
        | Construction::VerbObject
        | Construction::Relayed
        | Construction::ColonSpeech => joined || conjunction,
        _ => false,
    }
}

/// Whether token `at` stands in a closed quotation that opened at `from` or later.
fn in_quotation(stream: &Stream<'_>, at: usize, from: usize) -> bool {
    stream
        .quotation_around(at)
        .is_some_and(|quotation| quotation.open >= from)
}
