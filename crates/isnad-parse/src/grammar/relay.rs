//! Reports handed on: نقلت رويترز عن مسؤول قوله إن …; علمت «الشرق» من مصدر أن …

use std::ops::Range;

use nom::Parser;

use super::basics::{Opener, Opening, opening};
use super::candidate::cue_phrase;
use super::doubled::joining;
use super::noun_phrase::{self, behind_aside, phrase};
use super::{Candidate, Content, Phrase};
use crate::Construction;
use crate::lexicon::{Frame, Number, Tags, Trait};
use crate::tokens::Stream;

/// Longest way from the verb to what it hands on, in tokens.
const REACH: usize = 70;

/// A verb of handing on at token `at`.
pub fn relay(
    stream: &Stream<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> Option<(Candidate, usize)> {
    let form = *stream.forms(at).iter().find(|form| {
        let cue = stream.lexicon.cue(form.cue);
        form.mood.is_finite() && (cue.is(Trait::Relays) || cue.is(Trait::Learns))
    })?;
    let cue = stream.lexicon.cue(form.cue);
    let end = sentence.end.min(at + REACH);
    // «علما أن» is no dual, nor is «نقلا عن».
    if form.pronoun || form.number == Number::Dual {
        return None;
    }
    let toward = if cue.is(Trait::Learns) {
        Tags::FROM
    } else if !cue.governs(Frame::Clause) {
        Tags::TO
    } else {
        Tags::ABOUT.with(Tags::ABOUT_HIM)
    };
    let about = (at + 1..end).find(|at| stream.has(*at, toward))?;
    // «نقلت صحيفة حديثا لمدرب قال فيه إن»: another's report stands between.
    if (at + 1..about).any(|at| stream.has(at, Tags::COMPLEMENTIZER)) {
        return None;
    }
    let pronoun = stream.has(about, Tags::ABOUT_HIM);
    let (handed, opening) = handed(stream, about + 1, end, cue.is(Trait::Learns))?;
    let relay = noun_phrase::read(stream, at + 1..about);
    let mut cue = vec![cue_phrase(stream, at)];
    if !stream.lexicon.cue(form.cue).is(Trait::Learns) {
        cue.push(Phrase::whole(about..about + 1));
    }
    cue.extend(handed.map(|at| Phrase::whole(at..at + 1)));
    let source_range = about + 1..handed.unwrap_or(opening.at);
    let source_end = noun_phrase::source_end(stream, source_range.clone());
    let source = (!pronoun)
        .then(|| phrase(stream, source_range.start..source_end))
        .flatten();
    if source
        .as_ref()
        .is_some_and(|source| !is_clean(stream, source))
    {
        return None;
    }
    let mut via: Vec<Phrase> = relay.source.into_iter().collect();
    via.extend(relay.via);
    let candidate = Candidate {
        cue: joining(cue),
        form: Some(form),
        source,
        via,
        ..Candidate::new(
            Construction::Relayed,
            at,
            Content::From(opening.content),
            sentence,
        )
    };
    Some((candidate, opening.content))
}

/// Whether a source holds no clause but one that describes it: what else «نقل … عن» may mean.
fn is_clean(stream: &Stream<'_>, source: &Phrase) -> bool {
    let clause = Tags::VERB.with(Tags::NEGATION).with(Tags::COMPLEMENTIZER);
    let describes = Tags::RELATIVE.with(Tags::ANONYMITY);
    let mut tokens = source.tokens.clone();
    tokens.clone().any(|at| stream.has(at, describes))
        || !tokens.any(|at| stream.has(at, clause) || noun_phrase::is_rival(stream, at))
}

/// What opens the content, and قوله before it, where it stands.
fn handed(
    stream: &Stream<'_>,
    from: usize,
    end: usize,
    clause: bool,
) -> Option<(Option<usize>, Opening)> {
    let mut at = from;
    while at < end {
        if let Some(behind) = behind_aside(stream, at, end) {
            at = behind;
            continue;
        }
        if noun_phrase::is_saying_noun(stream, at) && !clause {
            let mut behind = at + 1;
            while stream.has(behind, Tags::TIME.with(Tags::PERIOD)) {
                behind += 1;
            }
            let opening = opening.parse(stream.window(behind..end)).map_or(
                Opening {
                    opener: Opener::Complementizer,
                    at: at + 1,
                    content: at + 1,
                },
                |(_, opening)| opening,
            );
            return Some((Some(at), opening));
        }
        if let Ok((_, opening)) = opening.parse(stream.window(at..end)) {
            return Some((None, opening));
        }
        if matches!(stream.mark(at), '؛' | '.') {
            return None;
        }
        at += 1;
    }
    None
}
