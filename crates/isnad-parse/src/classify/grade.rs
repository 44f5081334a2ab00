//! How well a source can be held to its words, and how far a cue vouches for them.

use crate::grammar::{Candidate, Phrase};
use crate::lexicon::Tags;
use crate::tokens::Stream;
use crate::{Construction, CueClass, Grade, SourceKind, Strength};

/// How well the source can be held to what it said.
pub fn grade(stream: &Stream<'_>, kind: SourceKind, source: Option<&Phrase>) -> Grade {
    match kind {
        SourceKind::Person => Grade::Named,
        SourceKind::Organization | SourceKind::Document => Grade::Body,
        SourceKind::Outlet => Grade::Relayed,
        SourceKind::Impersonal => Grade::None,
        SourceKind::Unnamed => {
            source.map_or(Grade::Unnamed, |source| unnamed_grade(stream, source))
        }
    }
}

fn unnamed_grade(stream: &Stream<'_>, source: &Phrase) -> Grade {
    let words = stream.words_in(source.tokens.clone());
    let reason = source
        .tokens
        .clone()
        .any(|at| stream.has(at, Tags::NEGATION) || stream.has(at, Tags::ANONYMITY));
    match (reason, words) {
        (true, _) => Grade::UnnamedReason,
        (_, 0 | 1) => Grade::Bare,
        _ => Grade::Unnamed,
    }
}

/// What the cue does, and how far it vouches for its content.
pub fn class(stream: &Stream<'_>, candidate: &Candidate) -> (CueClass, Strength) {
    let as_said = stream.has(candidate.start, Tags::AS);
    let cue = candidate.form.map(|form| stream.lexicon.cue(form.cue));
    match candidate.construction {
        Construction::AccordingBefore | Construction::AccordingAfter if !as_said => {
            (CueClass::According, Strength::Neutral)
        }
        Construction::Relayed => (CueClass::According, Strength::Neutral),
        Construction::Impersonal => {
            let expected = stream.has(candidate.start, Tags::FROM);
            let class = cue.map_or(
                if expected {
                    CueClass::Expect
                } else {
                    CueClass::Say
                },
                |cue| cue.class,
            );
            (class, cue.map_or(Strength::Neutral, |cue| cue.strength))
        }
        _ => cue.map_or((CueClass::Say, Strength::Neutral), |cue| {
            (cue.class, cue.strength)
        }),
    }
}
