//! What a word may be, as one bit each: a word's tags are looked at far more often than built.

/// A set of word classes and proclitics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tags(u128);

impl Tags {
    /// No tag.
    pub const NONE: Self = Self(0);

    /// Both sets.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the sets share a tag.
    pub const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// Whether the set is empty.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }
}

impl Tags {
    /// The name of a class as the grammar holds it.
    pub(super) fn class_name(class: &str) -> Option<&'static str> {
        Self::class_names().into_iter().find(|name| *name == class)
    }
}

macro_rules! tags {
    ($($(#[$doc:meta])* $constant:ident = $bit:literal $(, $class:literal)?;)+) => {
        impl Tags {
            $($(#[$doc])* pub const $constant: Self = Self(1 << $bit);)+

            /// The tag of a class in `words.toml`.
            pub fn of_class(class: &str) -> Option<Self> {
                match class { $($($class => Some(Self::$constant),)?)+ _ => None }
            }

            /// The names of all classes, by bit.
            pub fn class_names() -> Vec<&'static str> {
                vec![$($($class,)?)+]
            }

            /// The names of its tags, by bit: classes as in `words.toml`, and what proclitics are.
            pub fn names(self) -> Vec<String> {
                const ALL: &[(Tags, &str)] = &[$((Tags::$constant, stringify!($constant))),+];
                let name = |name: &str| name.to_ascii_lowercase().replace('_', "-");
                let mine = ALL.iter().filter(|(tag, _)| self.has(*tag));
                mine.map(|(_, constant)| name(constant)).collect()
            }
        }
    };
}

tags! {
    /// إن، أن and what is fused to them.
    COMPLEMENTIZER = 0, "complementizer";
    /// الذي، التي
    RELATIVE = 1, "relative";
    /// في، على، من، عن، إلى، مع
    PREPOSITION = 2, "preposition";
    /// خلال، عقب: opens time, place or occasion.
    ADJUNCT = 3, "adjunct";
    /// أمس، الثلاثاء
    TIME = 4, "time";
    /// أيضا، بدوره
    FILLER = 5, "filler";
    /// مؤتمر، تصريح
    OCCASION = 6, "occasion";
    /// صحيفة، وكالة
    MEDIA = 7, "media";
    /// مصدر، مسؤول
    UNNAMED = 8, "unnamed";
    /// تقرير، بيان
    DOCUMENT = 9, "document";
    /// وزارة، شركة
    ORGANIZATION = 10, "organization";
    /// مصر، واشنطن
    PLACE = 11, "place";
    /// رئيس، الدكتور
    TITLE = 12, "title";
    /// محمد، بن
    NAME = 13, "name";
    /// هو، هي
    PRONOUN = 14, "pronoun";
    /// هذا، تلك
    DEMONSTRATIVE = 15, "demonstrative";
    /// لكن، بينما
    CONTRAST = 16, "contrast";
    /// لا، لم
    NEGATION = 17, "negation";
    /// لو، إذا
    HYPOTHETICAL = 18, "hypothetical";
    /// كان، تم: verbs that report nothing.
    VERB = 19, "verb";
    /// مقتل، وجود: nouns that open what is announced or denied.
    EVENT = 20, "event";
    /// رويترز، عكاظ
    OUTLET = 21, "outlet";
    /// Feminine in agreement though not in form.
    FEMININE = 22, "feminine";
    /// عاجل، المصدر: before a colon, nobody.
    LABEL = 23, "label";
    /// A complementizer with a pronoun: إنه
    FUSED = 24;
    /// في
    IN = 25, "in";
    /// على
    ON = 26, "on";
    /// من
    FROM = 27, "from";
    /// عن
    ABOUT = 28, "about";
    /// إلى
    TO = 29, "to";
    /// وفقا، بحسب
    ACCORDING = 30, "according";
    /// حسبما: according to what a verb says.
    ACCORDING_WHAT = 31, "according-what";
    /// The word opens with و or ف that is not its own.
    CONJUNCTION = 32;
    /// The word opens with the preposition ل.
    FOR = 33;
    /// The word opens with the preposition ب.
    BY = 34;
    /// The word opens with ك.
    LIKE = 35;
    /// The word carries the article.
    ARTICLE = 36;
    /// ما
    WHAT = 37, "what";
    /// كما
    AS = 38, "as";
    /// نقلا
    RELAYING = 39, "relaying";
    /// جاء، ورد: with a document, a cue.
    CAME = 40, "came";
    /// المتوقع، المرجح
    EXPECTED = 41, "expected";
    /// بينما، فيما
    WHILE = 42, "while";
    /// إلا، غير: before أن, a contrast.
    EXCEPT = 43, "except";
    /// قد، كان: between a subject and its verb.
    AUXILIARY = 44, "auxiliary";
    /// تويتر، حسابه
    CHANNEL = 45, "channel";
    /// الصحفيين: those spoken to, no relay.
    RECIPIENT = 46, "recipient";
    /// قائلا، بقوله: joins a verb to what was said.
    SAYING = 47, "saying";
    /// حد: in على حد
    EXTENT = 48, "extent";
    /// قول، تعبير: in على حد قوله
    WORDING = 49, "wording";
    /// يعتقد، يذكر: with nobody as subject.
    PASSIVE = 50, "passive";
    /// عنه: the one spoken of before.
    ABOUT_HIM = 51, "about-him";
    /// فيه: in what stands before.
    IN_IT = 52, "in-it";
    /// قانون، شروط: according to which things are done, not said.
    NORM = 53, "norm";
    /// أنباء، صحافة: the press in a name.
    PRESS = 54, "press";
    /// هويته، اسمه: in a clause of anonymity.
    ANONYMITY = 55, "anonymity";
    /// خبراء: many, though the ending does not show it.
    MANY = 56, "many";
    /// عاجل: before a headline.
    ALERT = 57, "alert";
    /// الدكتور، العميد: before a personal name.
    HONORIFIC = 58, "honorific";
    /// ذات، نفسه: the one spoken of before.
    SAME = 59, "same";
    /// جهته: in من جهته.
    ASIDE = 60, "aside";
    /// نشرته: a document's way to its readers.
    PUBLISHED = 61, "published";
    /// الاتهامات، الشائعات: what is denied, even with the article.
    ALLEGATION = 62, "allegation";
    /// أما: sets a subject before its verb with ف.
    AMMA = 63, "amma";
    /// العام، الأسبوع: a time where الماضي follows.
    PERIOD = 64, "period";
    /// صحيفة، وكالة: the next word is its name.
    PAPER = 65, "paper";
    /// تفاصيل: what a speaker keeps back.
    DETAILS = 79, "details";
    /// تعالى: between a verb and scripture.
    PRAISE = 80, "praise";
    /// عليه: the one answered.
    ON_HIM = 81, "on-him";
    /// تزامنا، ردا: what an act of speech goes with.
    ON_OCCASION = 82, "on-occasion";
    /// الأمر: in الأمر الذي.
    MATTER = 78, "matter";
    /// حين، الوقت: in في حين، في الوقت الذي.
    MOMENT = 67, "moment";
    /// المتحدث، الخبير، سموه: stands for someone spoken of before.
    ROLE = 70, "role";
    /// بعض، جميع، نحو: what stands behind says of what.
    QUANTITY = 71, "quantity";
    /// الكوري، الإيراني
    NATION = 66;
    /// مطلع، مشرف: what على governs stays with it.
    GOVERNS_ON = 76, "governs-on";
    /// قبل، طرف: in من قبل, before the one who did it.
    AGENT = 77, "agent";
    /// صوت، لهجة: how something was said.
    MANNER = 72, "manner";
    /// صدر، صادر: when a document came out.
    ISSUED = 73, "issued";
    /// حسبه: with its source fused to it.
    ACCORDING_HIM = 74, "according-him";
    /// رأيه: in في رأيه.
    OPINION = 75, "opinion";
    /// بن، آل، أبو: the next word completes the name.
    LINEAGE = 83, "lineage";
}
