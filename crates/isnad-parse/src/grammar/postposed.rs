//! A cue behind what it reports: «…»، قال فلان ; … ، يقول كاميرون، …

use std::ops::Range;

use super::candidate::cue_phrase;
use super::noun_phrase::{self, trim};
use super::{Candidate, Content};
use crate::Construction;
use crate::lexicon::{Form, Frame, Tags, Trait};
use crate::tokens::Stream;

/// Longest source behind such a cue, in tokens.
const SOURCE: usize = 30;

/// A verb at `at` that reports what stands before it.
pub fn postposed(
    stream: &Stream<'_>,
    at: usize,
    form: Form,
    sentence: &Range<usize>,
) -> Option<(Candidate, usize)> {
    let cue = stream.lexicon.cue(form.cue);
    let verb = at;
    let mut at = at;
    // «…»، هكذا قال
    while at > sentence.start && stream.has(at - 1, Tags::FILLER) {
        at -= 1;
    }
    if !cue.governs(Frame::Quotation)
        || cue.is_ambiguous_as(&form)
        || at == sentence.start
        || form.pronoun
    {
        return None;
    }
    let quoted = quotation_before(stream, at, sentence.start);
    if stream.at(verb).cue_letters > 0 && quoted.is_none() {
        return None;
    }
    let end = source_end(stream, verb + 1, sentence.end);
    // «…، يتابع المحلل، …»: between commas it has no other sense.
    let somebody = Tags::TITLE
        .with(Tags::ROLE)
        .with(Tags::NAME)
        .with(Tags::UNNAMED);
    let apart = matches!(stream.mark(end), '،' | ',') && stream.has(verb + 1, somebody);
    let narrates = cue.is(Trait::Narrative) && !apart;
    if quoted.is_none() && (narrates || !is_clause(stream, sentence.start..at)) {
        return None;
    }
    if quoted.is_none() && !matches!(stream.mark(at - 1), '،' | ',' | '-' | '–' | '"' | '»' | '”')
    {
        return None;
    }
    let between = noun_phrase::read(stream, verb + 1..end);
    let source = between.source?;
    let behind = source.tokens.end;
    let construction = if quoted.is_some() {
        Construction::QuotationCue
    } else {
        Construction::Parenthetical
    };
    let mut content = match quoted {
        Some(content) => vec![content],
        None => vec![trim(
            stream,
            clause_before(stream, at, sentence.start)?..at - 1,
        )],
    };
    content.extend(rest_behind(
        stream,
        end,
        sentence.end,
        quoted_kind(construction),
    ));
    if content[0].is_empty() {
        return None;
    }
    let candidate = Candidate {
        cue: vec![cue_phrase(stream, verb)],
        form: Some(form),
        source: Some(source),
        via: between.via,
        ..Candidate::new(construction, verb, Content::Fixed(content), sentence)
    };
    Some((candidate, behind.max(verb + 1)))
}

fn quoted_kind(construction: Construction) -> bool {
    construction == Construction::QuotationCue
}

/// The inside of a quotation that ends right before `at`, but for a comma or a dash.
pub fn quotation_before(stream: &Stream<'_>, at: usize, floor: usize) -> Option<Range<usize>> {
    let mut last = at.checked_sub(1)?;
    while last > floor && matches!(stream.mark(last), '،' | ',' | '-' | '–' | '—' | '.') {
        last -= 1;
    }
    let quotations = stream.document.quotations();
    let before = quotations.partition_point(|quotation| quotation.open < at);
    let quotation = quotations[..before]
        .iter()
        .rev()
        .take(4)
        .find(|quotation| quotation.close == Some(last))?;
    // Without a comma between, a short quotation is rather a name: «"أنصار بيت المقدس" أعلن».
    let shortest = if last + 1 < at { 3 } else { 6 };
    let long = stream.words_in(quotation.open..last) >= shortest;
    (long && quotation.open >= floor).then_some(quotation.open + 1..last)
}

/// Whether what stands before a parenthetical cue can be a statement: an adverbial such as «في
/// السياق نفسه،» cannot.
fn is_clause(stream: &Stream<'_>, range: Range<usize>) -> bool {
    let words = stream.words_in(range.clone());
    let adverbial = stream.has(
        range.start,
        Tags::PREPOSITION
            .with(Tags::ADJUNCT)
            .with(Tags::FROM)
            .with(Tags::IN),
    );
    words >= if adverbial { 9 } else { 5 }
}

/// Where the clause that a parenthetical cue interrupts or ends began.
fn clause_before(stream: &Stream<'_>, at: usize, floor: usize) -> Option<usize> {
    (at > floor + 2).then(|| super::dateline::behind_dateline(stream, floor, at))
}

fn source_end(stream: &Stream<'_>, from: usize, end: usize) -> usize {
    let end = end.min(from + SOURCE);
    let mut at = from;
    while at < end {
        if let Some(behind) = noun_phrase::behind_aside(stream, at, end) {
            at = behind;
            continue;
        }
        if matches!(
            stream.mark(at),
            '،' | ',' | '؛' | '.' | '-' | '–' | '؟' | '!'
        ) || stream.document.opens_quotation(at)
        {
            break;
        }
        let circumstantial = at > from
            && !noun_phrase::opens_anonymity(stream, at)
            && !stream.forms(at).is_empty()
            && !stream.has(
                at,
                Tags::TITLE
                    .with(Tags::ARTICLE)
                    .with(Tags::UNNAMED)
                    .with(Tags::DOCUMENT),
            );
        if circumstantial {
            break;
        }
        at += 1;
    }
    at
}

/// What the interrupted clause or quotation goes on with behind the cue.
fn rest_behind(
    stream: &Stream<'_>,
    end: usize,
    sentence_end: usize,
    quoted: bool,
) -> Option<Range<usize>> {
    if !matches!(stream.mark(end), '،' | ',' | '-' | '–') {
        return None;
    }
    let start = end + 1;
    if let Some(quotation) = stream.document.quotation_opened_at(start) {
        return quotation
            .close
            .filter(|_| quoted)
            .map(|close| start + 1..close);
    }
    if quoted || !stream.forms(start).is_empty() {
        return None;
    }
    let rest = trim(stream, start..sentence_end);
    (!rest.is_empty()).then_some(rest)
}
