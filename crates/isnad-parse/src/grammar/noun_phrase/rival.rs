//! Cues on the way from a cue to its content.

use super::NOT_VERB;
use crate::grammar::basics::{Opener, Opening};
use crate::lexicon::{Cue, Form, Frame, Mood, Number, Tags, Trait};
use crate::tokens::Stream;

/// Whether token `at` is a cue that could govern a clause of its own.
pub fn is_rival(stream: &Stream<'_>, at: usize) -> bool {
    let never = NOT_VERB
        .with(Tags::ARTICLE)
        .with(Tags::ADJUNCT)
        .with(Tags::OCCASION)
        .with(Tags::ORGANIZATION)
        .with(Tags::RELAYING);
    let head = Tags::ORGANIZATION.with(Tags::TITLE).with(Tags::DOCUMENT);
    // «شركة نقل المسافرين»: a noun in a name.
    let genitive =
        at > 0 && stream.has(at - 1, head) && !stream.has(at - 1, Tags::ARTICLE.with(Tags::NATION));
    let handing = stream
        .forms(at)
        .iter()
        .any(|form| stream.lexicon.cue(form.cue).is(Trait::Relays));
    let noun = genitive && handing || is_called(stream, at) || is_subject_noun(stream, at);
    !(stream.has(at, never) || noun)
        && stream.forms(at).iter().any(|form| {
            let finite = form.mood.is_finite();
            let circumstance = form.mood == Mood::Participle && !form.definite;
            (finite || circumstance) && !form.pronoun && can_govern(stream.lexicon.cue(form.cue))
        })
}

/// «قال لوح إن»: what looks like a past right behind another is its subject.
pub fn is_subject_noun(stream: &Stream<'_>, at: usize) -> bool {
    let past = |form: &Form| form.mood == Mood::Perfect && form.number == Number::Singular;
    let speaks = |form: &Form| {
        let cue = stream.lexicon.cue(form.cue);
        past(form) && cue.governs(Frame::Clause) && !cue.is_ambiguous_as(form)
    };
    at > 0
        && stream.at(at).cue_letters == 0
        && stream.forms(at).iter().any(past)
        && stream.forms(at - 1).iter().any(speaks)
        && !stream.has(at - 1, NOT_VERB.with(Tags::ARTICLE))
}

/// «ويدعى الحسين»: a name follows, no claim.
pub fn is_called(stream: &Stream<'_>, at: usize) -> bool {
    let claims = stream
        .forms(at)
        .iter()
        .any(|form| form.mood == Mood::Imperfect && form.person == 3);
    claims
        && stream
            .document
            .original(at)
            .ends_with(stream.lexicon.letters().alef_maqsura)
        && stream.is_word(at + 1)
        && !stream.has(at + 1, Tags::COMPLEMENTIZER)
}

fn can_govern(cue: &Cue) -> bool {
    cue.governs(Frame::Clause) || cue.is(Trait::Describes) || cue.is(Trait::TwoObjects)
}

/// Whether the rival leaves the opening to `cue`: it does not touch it, and the opening is of
/// the kind that only `cue` governs.
pub fn yields(
    stream: &Stream<'_>,
    cue: &Cue,
    rival: usize,
    relative: bool,
    opening: &Opening,
) -> bool {
    let touches = rival + 1 >= opening.at;
    let word = if stream.has(opening.at, Tags::COMPLEMENTIZER) {
        opening.at
    } else {
        opening.at + 1
    };
    let inna = stream
        .document
        .original(word)
        .starts_with(stream.lexicon.letters().hamza_below);
    let rival_takes_inna = stream
        .forms(rival)
        .iter()
        .any(|form| stream.lexicon.cue(form.cue).is(Trait::TakesInna));
    let only_ours = inna && cue.is(Trait::TakesInna) && !rival_takes_inna;
    // «…، مشيرا إلى أهمية "…"»: the participle's.
    let mut forms = stream.forms(rival).iter();
    let apart = matches!(stream.mark(rival - 1), '،' | ',')
        && forms.any(|form| form.mood == Mood::Participle);
    let quoted = opening.opener != Opener::Complementizer && !apart;
    !touches && (relative || only_ours || quoted)
}
