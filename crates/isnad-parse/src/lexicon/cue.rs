use serde::{Deserialize, Serialize};

use super::{Form, Mood, Number};
use crate::{CueClass, Strength};

/// A row of `cues.toml`: one reporting verb.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// The row's name.
    pub id: String,
    /// Third person masculine singular, perfect.
    pub perfect: String,
    /// The same, imperfect.
    pub imperfect: String,
    /// Active participle, masculine singular.
    #[serde(default)]
    pub participle: String,
    /// Verbal noun.
    #[serde(default)]
    pub noun: String,
    /// What it does with its content.
    pub class: CueClass,
    /// How far it vouches for its content.
    #[serde(default = "neutral")]
    pub strength: Strength,
    /// What may carry the content.
    pub frames: Vec<Frame>,
    /// Prepositions under which a noun phrase is the content, folded; the empty one is a plain
    /// object.
    #[serde(default)]
    pub object: Vec<String>,
    /// What sets the verb apart.
    #[serde(default)]
    pub traits: Vec<Trait>,
}

const fn neutral() -> Strength {
    Strength::Neutral
}

impl Cue {
    /// Whether the row has the frame.
    pub fn governs(&self, frame: Frame) -> bool {
        self.frames.contains(&frame)
    }

    /// Whether a form of the row is spelled like a common word: the plainest ones of an ambiguous
    /// verb are (بين، عد، يعد), the others show what they are (بينت، ذكروا).
    pub fn is_ambiguous_as(&self, form: &Form) -> bool {
        let plain =
            form.number == Number::Singular && !(form.mood == Mood::Perfect && form.feminine);
        self.is(Trait::Ambiguous) && plain
    }

    /// Whether the row has the trait.
    pub fn is(&self, which: Trait) -> bool {
        self.traits.contains(&which)
    }
}

/// What may carry the content of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Frame {
    /// A clause after إن or أن, also behind the preposition the verb governs.
    Clause,
    /// A quotation, or anything after a colon.
    Quotation,
}

/// What sets a verb apart from قال.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trait {
    /// Spelled like a common word (ذكر، بين): counts only where a clause begins and follows.
    Ambiguous,
    /// Has other senses (تابع، زاد): counts only where its content follows at once.
    Narrative,
    /// A directive or a stance (دعا، رحب): careful readers differ on whether it reports.
    Stance,
    /// Governs a topic as well as a content (نوه).
    Topic,
    /// Recognised so that it ends what stands before it; never an attribution of its own.
    Silent,
    /// وصف، اعتبر: the description of the object is the content.
    Describes,
    /// نقل: what it hands on is somebody else's.
    Relays,
    /// علم: its subject is the relay, «من» names the source.
    Learns,
    /// Counts only with إلى: ذهب إلى أن.
    Toward,
    /// Takes the one addressed as object: أبلغه أن.
    Addresses,
    /// Governs إن rather than أن.
    TakesInna,
    /// Its object and what is said of it are the content together: اتهم فلانا بكذا.
    TwoObjects,
    /// Counts with a noun phrase where a figure stands in it: قدر الخسائر بمليار.
    Figures,
    /// Reports only with a document or people as subject: أظهرت الدراسة أن.
    Evidence,
}
