//! Signs that the author speaks again.

use crate::grammar::Candidate;
use crate::lexicon::{Mood, Tags, Trait};
use crate::tokens::Stream;

/// Whether another act of the same speaker begins at `at`: «، ودعا …», «، منتقدا …».
fn takes_up(stream: &Stream<'_>, at: usize, comma: bool) -> bool {
    let endings = &stream.lexicon.letters().circumstance_letters;
    stream.forms(at).iter().any(|form| {
        let cue = stream.lexicon.cue(form.cue);
        let speaks =
            cue.is(Trait::Stance) || !cue.is(Trait::Ambiguous) && !cue.is(Trait::Narrative);
        let joined = stream
            .word(at)
            .starts_with(stream.lexicon.letters().joining)
            && stream.at(at).cue_letters > 0;
        match form.mood {
            Mood::Perfect => comma && joined && speaks && !form.pronoun,
            Mood::Participle => {
                let circumstance = if comma { &endings[..] } else { &endings[..1] };
                !form.definite && !form.pronoun && speaks && stream.word(at).ends_with(circumstance)
            }
            _ => false,
        }
    })
}

/// Whether the author speaks again at `at` without a reporting verb.
pub fn voice_returns(stream: &Stream<'_>, at: usize) -> bool {
    let comma = matches!(stream.mark(at - 1), '،' | ',');
    let elsewhere = stream.has(at, Tags::DEMONSTRATIVE)
        && stream.has(at, Tags::CONJUNCTION)
        && stream.has(at + 1, Tags::IN.with(Tags::ADJUNCT))
        && stream.has(at + 2, Tags::OCCASION.with(Tags::DOCUMENT));
    let meanwhile = stream.has(at, Tags::IN)
        && stream.has(at + 1, Tags::MOMENT)
        && (comma || stream.has(at + 2, Tags::RELATIVE));
    stream.has(at, Tags::WHILE)
        || meanwhile
        || elsewhere
        || comma && steps_back(stream, at)
        || withholds(stream, at)
        || takes_up(stream, at, comma)
}

/// «، فإن …»: the clause that a noun phrase before it only led to.
pub fn concludes(stream: &Stream<'_>, at: usize) -> bool {
    matches!(stream.mark(at - 1), '،' | ',')
        && stream.has(at, Tags::COMPLEMENTIZER)
        && stream.word(at).starts_with(stream.lexicon.letters().so)
}

/// «تزامنا مع …», «في أول تعليق …»: says when something was announced.
pub fn accompanies(stream: &Stream<'_>, at: usize) -> bool {
    let first = stream.has(at, Tags::IN)
        && stream.has(at + 1, Tags::EVENT)
        && stream.has(at + 2, Tags::OCCASION);
    stream.has(at, Tags::ON_OCCASION) || first
}

/// «لكنه لم يذكر تفاصيل»: what was not said.
pub fn withholds(stream: &Stream<'_>, at: usize) -> bool {
    const NEAR: usize = 6;
    let negated = stream.has(at, Tags::NEGATION)
        && (stream.has(at, Tags::CONJUNCTION) || stream.has(at, Tags::ADJUNCT))
        || stream.has(at, Tags::CONTRAST) && stream.has(at + 1, Tags::NEGATION);
    negated && (at + 1..at + NEAR).any(|at| stream.has(at, Tags::DETAILS))
}

/// «وهو ما …»: a comment.
pub fn comments(stream: &Stream<'_>, at: usize) -> bool {
    stream.has(at, Tags::PRONOUN)
        && stream.has(at, Tags::CONJUNCTION)
        && stream.has(at + 1, Tags::WHAT)
}

/// «، وهو ما …»، «، الأمر الذي …»، «، قبل أن …»: the author looks at what was said.
fn steps_back(stream: &Stream<'_>, at: usize) -> bool {
    let comment = comments(stream, at);
    let matter = stream.has(at, Tags::MATTER) && stream.has(at + 1, Tags::RELATIVE);
    let sequel = stream.has(at, Tags::ADJUNCT) && stream.has(at + 1, Tags::COMPLEMENTIZER);
    comment || matter || sequel
}

/// «، لكنه استبعد …», «، إلا أنه أقر …»: another act of the speaker, where it is no report of its own.
pub fn turns(stream: &Stream<'_>, later: &[Candidate], at: usize) -> bool {
    let verb = if stream.has(at, Tags::CONTRAST) {
        at + 1
    } else if stream.has(at, Tags::EXCEPT) && stream.has(at + 1, Tags::FUSED) {
        at + 2
    } else {
        return false;
    };
    let mut forms = stream.forms(verb).iter();
    matches!(stream.mark(at - 1), '،' | ',')
        && forms.any(|form| form.mood == Mood::Perfect)
        && later
            .binary_search_by_key(&verb, |next| next.start)
            .is_err()
}

/// «، لكن …»: leads out of a noun phrase, and out of what is quoted inside a quotation.
pub fn contrasts(stream: &Stream<'_>, at: usize) -> bool {
    matches!(stream.mark(at - 1), '،' | ',') && stream.has(at, Tags::CONTRAST)
}
