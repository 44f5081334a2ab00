use isnad_text::Span;

/// A span that may stand in several pieces, in the order of the text. Empty where there is none.
pub type Spans = Vec<Span>;

/// One occurrence in one text of words that the author lays at somebody else's door.
///
/// Terms follow the attribution-relation literature (Pareti 2012; PolNeAR, Newell et al. 2018).
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// The reporting expression; empty where a bare colon alone links source and content.
    pub cue: Spans,
    /// Who answers for the content; empty where the verb carries only a pronoun.
    pub source: Spans,
    /// The relays between the source and this text, in the text's order.
    pub via: Spans,
    /// What is attributed, without its complementizer and its quotation marks.
    pub content: Spans,
    /// The full mention elsewhere in the text that a missing or pronominal source refers to.
    pub source_resolved: Spans,
    /// Whether the content is quoted.
    pub style: Style,
    /// What the source is.
    pub kind: SourceKind,
    /// What the cue does.
    pub class: CueClass,
    /// How far the cue vouches for the content.
    pub strength: Strength,
    /// How well the source can be held to it.
    pub grade: Grade,
    /// Index of the attribution inside whose content this one stands.
    pub parent: Option<usize>,
    /// How sure the reading is, from 0 to 1.
    pub confidence: f32,
    /// The construction that was recognised.
    pub construction: Construction,
    /// The lexicon row of the cue; empty for a bare colon.
    pub lemma: String,
}

impl Attribution {
    /// The words that say best who answers for the content: the mention that the source goes back
    /// to where there is one, else the source.
    pub fn answering(&self) -> &Spans {
        match self.source_resolved.is_empty() {
            true => &self.source,
            false => &self.source_resolved,
        }
    }
}

macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every value, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name in data files and output.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

pub(crate) use names;

names! {
    /// How much of a content stands in quotation marks.
    Style {
        /// All of it.
        Direct = "direct",
        /// None of it, or only a name or a term.
        Indirect = "indirect",
        /// A part.
        Mixed = "mixed",
    }
}

names! {
    /// What a source is.
    SourceKind {
        /// A person with a name, or an office whose holder the text names.
        Person = "person",
        /// One or more persons without a name, or "sources".
        Unnamed = "unnamed",
        /// A newspaper, agency, channel or site.
        Outlet = "outlet",
        /// A state, ministry, party, army or company.
        Organization = "organization",
        /// A report, statement, study or poll.
        Document = "document",
        /// Nobody: يُعتقد أن, تردد أن.
        Impersonal = "impersonal",
    }
}

names! {
    /// What a cue does with its content.
    CueClass {
        /// قال، ذكر، أضاف
        Say = "say",
        /// أكد، شدد
        Assert = "assert",
        /// زعم، ادعى
        Claim = "claim",
        /// نفى
        Deny = "deny",
        /// أعلن
        Announce = "announce",
        /// كشف
        Reveal = "reveal",
        /// حذر
        Warn = "warn",
        /// توقع، رجح
        Expect = "expect",
        /// يعتقد، رأى
        Believe = "believe",
        /// اتهم
        Accuse = "accuse",
        /// وفقا، بحسب، نقلا عن
        According = "according",
        /// Any other stance.
        Other = "other",
    }
}

names! {
    /// How far a cue vouches for what it reports.
    Strength {
        /// زعم، ادعى: the author keeps a distance.
        Distancing = "distancing",
        /// قال، ذكر، بحسب
        Neutral = "neutral",
        /// أكد، كشف، أثبت: the author takes it for true.
        Endorsing = "endorsing",
    }
}

names! {
    /// How well a source can be held to what it said, best first; separate from any verdict.
    Grade {
        /// A person on the record by name.
        Named = "named",
        /// An institution or a document.
        Body = "body",
        /// Another outlet.
        Relayed = "relayed",
        /// Unnamed but described, with the reason for it.
        UnnamedReason = "unnamed-reason",
        /// Unnamed but described.
        Unnamed = "unnamed",
        /// «مصادر» and no more.
        Bare = "bare",
        /// Nobody.
        None = "none",
    }
}

names! {
    /// The constructions of the grammar.
    Construction {
        /// قال مصدر إن …
        VerbSubjectClause = "verb-subject-clause",
        /// المتحدث أكد أن …
        SubjectVerbClause = "subject-verb-clause",
        /// أعلن الجيش مقتل …
        VerbObject = "verb-object",
        /// وقال مسؤول: …
        ColonSpeech = "colon-speech",
        /// نيويورك تايمز: …
        ColonHeadline = "colon-headline",
        /// «…»، قال فلان
        QuotationCue = "quotation-cue",
        /// … ، يقول كاميرون، …
        Parenthetical = "parenthetical",
        /// وفقًا ل… ، …
        AccordingBefore = "according-before",
        /// … ، بحسب …
        AccordingAfter = "according-after",
        /// نقلت رويترز عن مسؤول قوله إن …
        Relayed = "relayed",
        /// ، مضيفًا أن …
        Participle = "participle",
        /// وأضاف أن …
        ProDrop = "pro-drop",
        /// يُعتقد أن …
        Impersonal = "impersonal",
        /// قوله إن … , جاء في البيان أن …
        Nominal = "nominal",
    }
}

/// Something about a text that its reader should know.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What it is.
    pub kind: NoteKind,
    /// Where it is, in bytes.
    pub span: Span,
}

names! {
    /// Kinds of notes.
    NoteKind {
        /// A quotation mark that nothing closes.
        UnclosedQuotation = "unclosed-quotation",
        /// A pronoun or pro-drop whose referent the text does not show.
        Unresolved = "unresolved-source",
    }
}

/// What was read in one text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Attributions in the order in which they begin.
    pub attributions: Vec<Attribution>,
    /// What the reader should know besides.
    pub notes: Vec<Note>,
}
