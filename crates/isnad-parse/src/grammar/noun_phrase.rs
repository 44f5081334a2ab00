//! The source: a long noun phrase with titles, apposition, brackets and clauses of anonymity, and
//! what follows it without belonging to it: time, place, occasion, recipient.

use std::ops::Range;

use nom::Parser;

use super::Phrase;
use super::basics::{Opener, Opening, fillers, is_speech, opening};
use crate::lexicon::{Cue, Frame, Mood, Tags, Trait};
use crate::tokens::Stream;

/// Longest way from a cue to what it governs, in tokens.
const REACH: usize = 90;

/// What stands between a cue and its content.
#[derive(Clone, Debug, Default)]
pub struct Between {
    /// The source, where it stands there.
    pub source: Option<Phrase>,
    /// The relays.
    pub via: Vec<Phrase>,
    /// Further pieces of the cue: قائلا، نقلا عن، قوله
    pub joined: Vec<Range<usize>>,
}

/// Reads from behind a cue to what opens its content.
///
/// Only the cue nearest to a content carries it, so another cue on the way ends the search, unless
/// it stands in a clause that describes the source and the content opens with the إن that `cue`
/// alone governs.
pub fn between(
    stream: &Stream<'_>,
    cue: &Cue,
    from: usize,
    end: usize,
) -> Option<(Between, Opening)> {
    let end = end.min(from + REACH);
    let start = behind_fillers(stream, from, end);
    let mut at = start;
    let mut relative = false;
    let mut rival: Option<(usize, bool)> = None;
    while at < end {
        if stream.has(at, Tags::SAYING) && cue.governs(Frame::Quotation) {
            return Some(said(stream, start, at, end));
        }
        if let Ok((_, opening)) = opening.parse(stream.window(at..end)) {
            if rival.is_none_or(|(rival, relative)| yields(stream, cue, rival, relative, &opening))
            {
                return Some((read(stream, start..at), opening));
            }
            if !cue.is(Trait::Narrative) {
                return None;
            }
        }
        if let Some(behind) = behind_aside(stream, at, end) {
            at = behind;
            continue;
        }
        if is_rival(stream, at) {
            rival = Some((at, relative));
        }
        relative |= opens_relative(stream, at, start);
        if ends_search(stream, at, relative) {
            return None;
        }
        at += 1;
    }
    None
}

/// «… قائلا: …»: the second piece of a cue at `at`.
fn said(stream: &Stream<'_>, start: usize, at: usize, end: usize) -> (Between, Opening) {
    let opening = opening.parse(stream.window(at + 1..end)).map_or(
        Opening {
            opener: Opener::Complementizer,
            at: at + 1,
            content: at + 1,
        },
        |(_, opening)| opening,
    );
    let mut between = read(stream, start..at);
    between.joined.push(at..at + 1);
    (between, opening)
}

/// Whether token `at` is a cue that could govern a clause of its own.
fn is_rival(stream: &Stream<'_>, at: usize) -> bool {
    let never = NOT_VERB
        .with(Tags::ARTICLE)
        .with(Tags::ADJUNCT)
        .with(Tags::OCCASION)
        .with(Tags::ORGANIZATION)
        .with(Tags::RELAYING);
    !stream.has(at, never)
        && stream.forms(at).iter().any(|form| {
            let finite = matches!(form.mood, Mood::Perfect | Mood::Imperfect);
            let circumstance = form.mood == Mood::Participle && !form.definite;
            (finite || circumstance) && !form.pronoun && can_govern(stream.lexicon.cue(form.cue))
        })
}

fn can_govern(cue: &Cue) -> bool {
    cue.governs(Frame::Clause) || cue.is(Trait::Describes) || cue.is(Trait::TwoObjects)
}

/// Whether the rival leaves the opening to `cue`: it does not touch it, and the opening is of
/// the kind that only `cue` governs.
fn yields(stream: &Stream<'_>, cue: &Cue, rival: usize, relative: bool, opening: &Opening) -> bool {
    const HAMZA_BELOW: char = 'إ';
    let touches = rival + 1 >= opening.at;
    let word = if stream.has(opening.at, Tags::COMPLEMENTIZER) {
        opening.at
    } else {
        opening.at + 1
    };
    let inna = stream.document.original(word).starts_with(HAMZA_BELOW);
    let rival_takes_inna = stream
        .forms(rival)
        .iter()
        .any(|form| stream.lexicon.cue(form.cue).is(Trait::TakesInna));
    let only_ours = inna && cue.is(Trait::TakesInna) && !rival_takes_inna;
    !touches && (relative || only_ours || opening.opener != Opener::Complementizer)
}

fn behind_fillers(stream: &Stream<'_>, from: usize, end: usize) -> usize {
    fillers(stream.window(from..end)).map_or(from, |(rest, _)| rest.start)
}

/// Where a bracket or a quoted name that opens at `at` is over.
pub fn behind_aside(stream: &Stream<'_>, at: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 24;
    if matches!(stream.mark(at), '(' | '[') {
        return (at + 1..end.min(at + LONGEST))
            .find(|at| matches!(stream.mark(*at), ')' | ']'))
            .map(|close| close + 1);
    }
    let quotation = stream.document.quotation_opened_at(at)?;
    (!is_speech(stream, at))
        .then(|| quotation.close.map(|close| close + 1))?
        .filter(|at| *at <= end)
}

/// Like [`behind_aside`], for the name of an outlet, which may be long: «إم بي سي مصر اليوم».
fn behind_name(stream: &Stream<'_>, at: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 8;
    let named = stream
        .document
        .quotation_opened_at(at)
        .and_then(|quotation| quotation.close);
    named
        .filter(|close| *close < end && *close < at + LONGEST)
        .map(|close| close + 1)
        .or_else(|| behind_aside(stream, at, end))
}

/// Whether a cue's reach is over: another clause begins.
fn ends_search(stream: &Stream<'_>, at: usize, relative: bool) -> bool {
    if matches!(stream.mark(at), '؛' | ';' | '.' | '؟' | '!') {
        return !matches!(stream.mark(at), '.') || stream.kind(at + 1).is_none();
    }
    let finite = stream
        .forms(at)
        .iter()
        .any(|form| matches!(form.mood, Mood::Perfect | Mood::Imperfect));
    let conjunction = stream.at(at).cue_letters > 0;
    (finite && conjunction && !stream.at(at).tags.has(NOT_VERB))
        || (!relative && stream.has(at, Tags::CONTRAST) && stream.mark(at.wrapping_sub(1)) == '،')
}

const NOT_VERB: Tags = Tags::TITLE
    .with(Tags::DOCUMENT)
    .with(Tags::NAME)
    .with(Tags::UNNAMED);

/// The source in a range that begins with it, fused preposition or not.
pub fn speaker(stream: &Stream<'_>, range: Range<usize>) -> Between {
    let range = trim(stream, range);
    if range.is_empty() {
        return Between::default();
    }
    if let Some(relayed) = range.clone().find(|at| stream.has(*at, Tags::RELAYING)) {
        return relayed_between(stream, range, relayed);
    }
    let mut end = range.start + 1;
    if let Some(behind) = behind_aside(stream, range.start, range.end) {
        end = behind;
    }
    let end = source_end_from(stream, range.clone(), end);
    Between {
        source: phrase(stream, range.start..end),
        via: channels(stream, end..range.end),
        joined: Vec::new(),
    }
}

/// Splits what stands between a cue and its content into source and the rest.
pub fn read(stream: &Stream<'_>, range: Range<usize>) -> Between {
    let range = trim(stream, range);
    if range.is_empty() {
        return Between::default();
    }
    // A one-word time before the subject: «أعلنت أمس وزارة…».
    let mut start = range.start;
    while start < range.end && (is_time(stream, start) || stream.has(start, Tags::FILLER)) {
        start += 1;
    }
    if start == range.end {
        return Between::default();
    }
    if range.len() == 1 && stream.has(start, Tags::BY) && !stream.has(start, Tags::ARTICLE) {
        // A lone word behind a verb is a name, whatever its first letter could be.
        let source = Some(Phrase::whole(range));
        return Between {
            source,
            ..Between::default()
        };
    }
    if let Some(relayed) = (start..range.end).find(|at| stream.has(*at, Tags::RELAYING)) {
        return relayed_between(stream, start..range.end, relayed);
    }
    let recipient = leading_recipient(stream, start, range.end);
    let (via_first, start) = recipient.unwrap_or((None, start));
    let end = source_end(stream, start..range.end);
    let source = phrase(stream, start..end);
    let mut via: Vec<Phrase> = via_first.into_iter().collect();
    via.extend(channels(stream, end..range.end));
    Between {
        source,
        via,
        joined: Vec::new(),
    }
}

/// «ذكرت الأناضول نقلا عن مصادر»: the subject is the relay.
fn relayed_between(stream: &Stream<'_>, range: Range<usize>, relayed: usize) -> Between {
    let relay_end = source_end(stream, range.start..relayed);
    let from = relayed + 1 + usize::from(stream.has(relayed + 1, Tags::ABOUT));
    let saying = (from..range.end).find(|at| is_saying_noun(stream, *at));
    let end = source_end(stream, from..saying.unwrap_or(range.end));
    let joined = std::iter::once(relayed..from)
        .chain(saying.map(|at| at..at + 1))
        .collect();
    Between {
        source: phrase(stream, from..end),
        via: phrase(stream, range.start..relay_end).into_iter().collect(),
        joined,
    }
}

/// قوله، قولهم: a verbal noun with its pronoun.
pub fn is_saying_noun(stream: &Stream<'_>, at: usize) -> bool {
    stream.at(at).cue_letters == 0
        && stream
            .forms(at)
            .iter()
            .any(|form| form.mood == Mood::VerbalNoun && form.pronoun)
}

/// «قال لـ«عكاظ» محمد …»: a recipient right behind the cue, and where the source begins then.
fn leading_recipient(
    stream: &Stream<'_>,
    at: usize,
    end: usize,
) -> Option<(Option<Phrase>, usize)> {
    if !is_recipient(stream, at) {
        return None;
    }
    let quoted = at + 1;
    if let Some(quotation) = stream.document.quotation_opened_at(quoted) {
        let close = quotation.close.filter(|close| *close < end)?;
        let letters = stream.at(at).letters;
        let via = if stream.word(at).chars().count() <= 1 {
            Phrase::whole(quoted + 1..close)
        } else {
            Phrase::behind(at..close, letters)
        };
        return Some((Some(via), close + 1));
    }
    None
}

/// Whether token `at` opens a recipient: لصحيفة، لـ«عكاظ»، للصحفيين.
fn is_recipient(stream: &Stream<'_>, at: usize) -> bool {
    let tags = stream.at(at).tags;
    tags.has(Tags::FOR) && tags.has(Tags::MEDIA.with(Tags::OUTLET).with(Tags::RECIPIENT))
        || stream.word(at) == FOR_ALONE && stream.document.opens_quotation(at + 1)
}

/// The proclitic for, where a quotation mark parts it from its word.
#[allow(clippy::non_ascii_literal)]
const FOR_ALONE: &str = "ل";

/// The relays among what follows a source.
pub fn channels(stream: &Stream<'_>, range: Range<usize>) -> Vec<Phrase> {
    let found = range.clone().find(|at| {
        let tags = stream.at(*at).tags;
        let spoken_to = *at > range.start
            && (at.saturating_sub(2)..*at).any(|at| stream.has(at, Tags::OCCASION))
            && tags.has(Tags::FOR)
            && tags.has(Tags::ARTICLE);
        let channel = tags.has(Tags::CHANNEL)
            && *at > range.start
            && stream.has(*at - 1, Tags::ON.with(Tags::ADJUNCT).with(Tags::IN));
        tags.has(Tags::MEDIA.with(Tags::OUTLET))
            && !tags.has(Tags::BY)
            && !tags.has(Tags::RECIPIENT)
            || channel
            || spoken_to && !tags.has(Tags::RECIPIENT)
            || stream.word(*at) == FOR_ALONE && stream.document.opens_quotation(*at + 1)
    });
    let Some(mut start) = found else {
        return Vec::new();
    };
    if stream.word(start) == FOR_ALONE {
        start += 1;
    }
    let end = relay_end(stream, start..range.end);
    phrase(stream, start..end).into_iter().collect()
}

/// Where the name of a relay that begins the range is over.
fn relay_end(stream: &Stream<'_>, range: Range<usize>) -> usize {
    let mut at = range.start;
    while at < range.end {
        if let Some(behind) = behind_name(stream, at, range.end) {
            at = behind;
            continue;
        }
        let stop = Tags::TIME
            .with(Tags::ADJUNCT)
            .with(Tags::PREPOSITION)
            .with(Tags::RELATIVE)
            .with(Tags::DEMONSTRATIVE)
            .with(Tags::VERB)
            .with(Tags::FILLER);
        if at > range.start
            && (stream.has(at, stop) || matches!(stream.mark(at), '،' | ',' | '؛' | '-' | '–'))
        {
            break;
        }
        at += 1;
    }
    at
}

/// Drops commas, dashes and the like from both ends.
pub fn trim(stream: &Stream<'_>, range: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = range;
    let loose = |at: usize| {
        matches!(
            stream.mark(at),
            '،' | ',' | '-' | '–' | '—' | '؛' | ':' | '.' | '…' | '|'
        )
    };
    while start < end && loose(start) {
        start += 1;
    }
    while start < end && loose(end - 1) {
        end -= 1;
    }
    start..end
}

/// A phrase of some tokens without its fused preposition or conjunction; nothing where none is
/// left.
pub fn phrase(stream: &Stream<'_>, range: Range<usize>) -> Option<Phrase> {
    let mut range = trim(stream, range);
    // Quotation marks round the whole of a name are not part of it.
    if let Some(quotation) = stream.document.quotation_opened_at(range.start)
        && quotation.close == range.end.checked_sub(1)
    {
        range = range.start + 1..range.end - 1;
    }
    if range.is_empty() || !range.clone().any(|at| stream.is_word(at)) {
        return None;
    }
    let tags = stream.at(range.start).tags;
    let fused = Tags::FOR
        .with(Tags::BY)
        .with(Tags::CONJUNCTION)
        .with(Tags::LIKE);
    let mut letters = if tags.has(fused) {
        stream.at(range.start).letters
    } else {
        0
    };
    // لل hides the article's alef: «للجزيرة» is read as «لجزيرة» behind its preposition.
    if !stream.is_word(range.start) {
        letters = 0;
    }
    Some(Phrase::behind(range, letters))
}

/// Where the source that begins the range is over.
pub fn source_end(stream: &Stream<'_>, range: Range<usize>) -> usize {
    source_end_from(stream, range.clone(), range.start)
}

fn source_end_from(stream: &Stream<'_>, range: Range<usize>, from: usize) -> usize {
    let mut at = from;
    let mut relative = false;
    while at < range.end {
        if let Some(behind) = behind_aside(stream, at, range.end) {
            at = behind;
            continue;
        }
        if stream.mark(at) == '،' || stream.mark(at) == ',' {
            relative = false;
            let next = at + 1;
            let unnamed = (next..range.end.min(next + 9)).any(|at| stream.has(at, Tags::ANONYMITY));
            let aside =
                stream.has(next, Tags::RELATIVE) && !unnamed || stream.has(next, Tags::WHILE);
            let governed = Tags::ABOUT.with(Tags::TO).with(Tags::ON).with(Tags::IN);
            if next >= range.end
                || aside
                || stream.has(next, governed)
                || opens_adjunct(stream, next, range.clone())
            {
                return at;
            }
        } else if (!relative || stream.has(at, Tags::PUBLISHED))
            && (at > range.start || is_never_source(stream, at))
            && opens_adjunct(stream, at, range.clone())
        {
            return at;
        }
        relative |= opens_relative(stream, at, range.start);
        at += 1;
    }
    range.end
}

/// Words that open no source, not even as its first word.
fn is_never_source(stream: &Stream<'_>, at: usize) -> bool {
    stream.has(
        at,
        Tags::PREPOSITION
            .with(Tags::ADJUNCT)
            .with(Tags::TO)
            .with(Tags::ABOUT)
            .with(Tags::ACCORDING),
    ) || is_recipient(stream, at)
        || stream.has(at, Tags::BY) && stream.has(at, Tags::OCCASION)
        || stream.has(at, Tags::BY) && !stream.has(at, Tags::NAME)
        || matches!(stream.mark(at), '(')
}

/// Whether a clause that describes the source begins: الذي…, لم يذكر اسمه, رفض الكشف عن هويته.
fn opens_relative(stream: &Stream<'_>, at: usize, start: usize) -> bool {
    at > start
        && (stream.has(at, Tags::RELATIVE.with(Tags::NEGATION).with(Tags::VERB))
            || stream.forms(at).iter().any(|form| {
                form.mood == Mood::Perfect && !stream.has(at, NOT_VERB.with(Tags::ARTICLE))
            }))
}

/// Whether a word of time stands at `at`: «العام» is one only before «الماضي» and the like.
fn is_time(stream: &Stream<'_>, at: usize) -> bool {
    stream.has(at, Tags::TIME) || stream.has(at, Tags::PERIOD) && stream.has(at + 1, Tags::TIME)
}

/// Whether a verb at `at` opens a clause of anonymity: طلب عدم الكشف عن هويته.
pub fn opens_anonymity(stream: &Stream<'_>, at: usize) -> bool {
    const CLAUSE: usize = 8;
    !stream.forms(at).is_empty()
        && (at + 1..(at + CLAUSE).min(stream.len())).any(|at| stream.has(at, Tags::ANONYMITY))
}

/// Whether time, place, occasion or recipient begin at `at`.
fn opens_adjunct(stream: &Stream<'_>, at: usize, range: Range<usize>) -> bool {
    let tags = stream.at(at).tags;
    let next = stream.at(at + 1).tags;
    if is_time(stream, at) {
        let name = at > range.start && stream.has(at - 1, Tags::MEDIA.with(Tags::OUTLET));
        return !name && !tags.has(Tags::FOR);
    }
    let publisher = Tags::MEDIA.with(Tags::OUTLET);
    let published = |at: usize| stream.has(at, Tags::PUBLISHED) && stream.has(at + 1, publisher);
    if tags.has(Tags::FROM) && next.has(Tags::ASIDE)
        || published(at)
        || tags.has(Tags::RELATIVE) && published(at + 1)
    {
        return true;
    }
    // «وهي تتسلم الجائزة» says on what occasion, «وهي بائعة» who she is.
    if tags.has(Tags::PRONOUN) && tags.has(Tags::CONJUNCTION) {
        let next = stream.word(at + 1);
        return next.chars().count() > 3
            && next.starts_with(stream.lexicon.letters().imperfect)
            && !stream.has(
                at + 1,
                Tags::TITLE.with(Tags::ORGANIZATION).with(Tags::DOCUMENT),
            );
    }
    if tags.has(
        Tags::ADJUNCT
            .with(Tags::FILLER)
            .with(Tags::ACCORDING)
            .with(Tags::ACCORDING_WHAT),
    ) || is_recipient(stream, at) && !stream.has(range.start, Tags::DOCUMENT)
    {
        return true;
    }
    if tags.has(Tags::IN) {
        let piece = next.has(Tags::DOCUMENT) && !next.has(Tags::ARTICLE);
        return piece
            || next.has(
                Tags::OCCASION
                    .with(Tags::TIME)
                    .with(Tags::DEMONSTRATIVE)
                    .with(Tags::SAME),
            )
            || (next.has(Tags::PLACE) && at + 2 >= range.end && at > range.start + 2)
            || at == range.start;
    }
    if tags.has(Tags::ON) && is_really_on(stream, at) {
        let office = Tags::TITLE.with(Tags::UNNAMED).with(Tags::ORGANIZATION);
        let complete = at > range.start && !stream.has(at - 1, office);
        return next.has(Tags::OCCASION.with(Tags::CHANNEL)) || at == range.start || complete;
    }
    if tags.has(Tags::ABOUT.with(Tags::TO)) {
        return at == range.start || next.has(Tags::OCCASION) || tags.has(Tags::TO);
    }
    if tags.has(Tags::PREPOSITION) {
        return at == range.start && !tags.has(Tags::FROM)
            || next.has(Tags::MEDIA) && !tags.has(Tags::FROM);
    }
    tags.has(Tags::BY) && tags.has(Tags::OCCASION)
}

/// على, not the name علي: they fold alike.
fn is_really_on(stream: &Stream<'_>, at: usize) -> bool {
    stream.document.original(at).ends_with('ى')
        || !stream.has(at.wrapping_sub(1), Tags::NAME.with(Tags::TITLE))
}

/// The noun phrase that ends right before `at`, back to where its clause begins.
pub fn before(stream: &Stream<'_>, at: usize, floor: usize) -> Option<Phrase> {
    const LONGEST: usize = 24;
    let mut end = at;
    while end > floor && stream.has(end - 1, Tags::AUXILIARY.with(Tags::FILLER)) {
        end -= 1;
    }
    // «كان بيان للرئاسة، قد أوضح»
    if stream.has(floor, Tags::AUXILIARY)
        && end > floor
        && matches!(stream.mark(end - 1), '،' | ',')
    {
        end -= 1;
    }
    end = before_asides(stream, end, floor);
    // «نشرت المجلة استطلاعا أظهر أن»: an indefinite noun right before its verb.
    if end > floor
        && stream.has(end - 1, Tags::DOCUMENT)
        && !stream.has(end - 1, Tags::ARTICLE)
        && end - 1 > floor
    {
        return phrase(stream, end - 1..end);
    }
    let antecedent = end > floor && stream.has(end - 1, Tags::RELATIVE);
    if antecedent {
        return antecedent_before(stream, end - 1, floor);
    }
    let mut start = clause_start(stream, end, floor);
    // «وهو يقول»: the pronoun right before the verb is its subject.
    if end > start && stream.has(end - 1, Tags::PRONOUN) {
        return phrase(stream, end - 1..end);
    }
    while start < end
        && stream.has(
            start,
            Tags::AUXILIARY
                .with(Tags::CONTRAST)
                .with(Tags::WHILE)
                .with(Tags::AS),
        )
    {
        start += 1;
    }
    if end <= start || end - start > LONGEST || !opens_noun_phrase(stream, start) {
        return None;
    }
    let clean = (start..end).all(|at| {
        (!stream.has(at, Tags::COMPLEMENTIZER.with(Tags::VERB)) || stream.has(at, Tags::NAME))
            && !is_rival(stream, at)
    });
    clean.then(|| phrase(stream, start..source_end(stream, start..end)))?
}

/// The end of a subject that asides part from its verb: «صوايا، من جهته، نفى».
fn before_asides(stream: &Stream<'_>, mut end: usize, floor: usize) -> usize {
    const LONGEST: usize = 12;
    let is_comma = |at: usize| matches!(stream.mark(at), '،' | ',');
    let adverbial = Tags::PREPOSITION
        .with(Tags::ADJUNCT)
        .with(Tags::FILLER)
        .with(Tags::TIME)
        .with(Tags::FROM)
        .with(Tags::IN);
    while end > floor && is_comma(end - 1) {
        let Some(comma) = (floor..end - 1)
            .rev()
            .take(LONGEST)
            .find(|at| is_comma(*at))
        else {
            break;
        };
        if !stream.has(comma + 1, adverbial) {
            break;
        }
        end = comma;
    }
    end
}

fn opens_noun_phrase(stream: &Stream<'_>, at: usize) -> bool {
    let never = Tags::PREPOSITION
        .with(Tags::ADJUNCT)
        .with(Tags::TIME)
        .with(Tags::VERB)
        .with(Tags::NEGATION)
        .with(Tags::HYPOTHETICAL)
        .with(Tags::CONTRAST)
        .with(Tags::FILLER)
        .with(Tags::WHAT)
        .with(Tags::AS)
        .with(Tags::BY)
        .with(Tags::COMPLEMENTIZER)
        .with(Tags::TO)
        .with(Tags::ABOUT)
        .with(Tags::WHILE)
        .with(Tags::EXCEPT);
    stream.is_word(at)
        && !stream.has(at, never)
        && (stream.forms(at).is_empty()
            || stream.has(at, NOT_VERB.with(Tags::ARTICLE).with(Tags::ORGANIZATION)))
        || stream.document.opens_quotation(at)
}

/// Where the clause that ends before `end` begins: behind the last comma or the sentence's start.
fn clause_start(stream: &Stream<'_>, end: usize, floor: usize) -> usize {
    let complementizer = (floor..end)
        .rev()
        .take(30)
        .find(|at| stream.has(*at, Tags::COMPLEMENTIZER));
    let floor = complementizer.map_or(floor, |at| at + usize::from(!stream.has(at, Tags::FUSED)));
    let joins = Tags::WHILE.with(Tags::CONTRAST);
    let at_comma = (floor..end)
        .rev()
        .find(|at| {
            matches!(
                stream.mark(*at),
                '،' | ',' | '؛' | ':' | '.' | '…' | '-' | '–' | '/'
            ) || stream.has(*at, joins) && *at + 1 < end
        })
        .map_or(floor, |comma| comma + 1);
    // An apposition between commas belongs to the subject: «الوزير، محمد علي، أكد أن».
    if at_comma > floor && at_comma >= end {
        return floor;
    }
    at_comma
}

/// The antecedent of a relative pronoun at `relative`.
fn antecedent_before(stream: &Stream<'_>, relative: usize, floor: usize) -> Option<Phrase> {
    let stop = Tags::PREPOSITION
        .with(Tags::ADJUNCT)
        .with(Tags::VERB)
        .with(Tags::COMPLEMENTIZER)
        .with(Tags::CONTRAST)
        .with(Tags::TO)
        .with(Tags::ABOUT);
    let mut end = relative;
    while end > floor && matches!(stream.mark(end - 1), '،' | ',') {
        end -= 1;
    }
    let mut start = end;
    while start > floor {
        let at = start - 1;
        let finite = stream
            .forms(at)
            .iter()
            .any(|form| matches!(form.mood, Mood::Perfect | Mood::Imperfect));
        if stream.has(at, stop)
            || (finite && !stream.has(at, NOT_VERB.with(Tags::ORGANIZATION)))
            || matches!(stream.mark(at), '،' | ',' | '؛' | ':' | '.')
        {
            break;
        }
        start = at;
        if stream.has(at, Tags::FOR.with(Tags::BY)) {
            break;
        }
    }
    phrase(stream, start..end)
}
