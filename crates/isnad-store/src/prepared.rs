use isnad_parse::{Attribution, Reading};
use isnad_story::{CanonicalSource, canonical_sources};
use isnad_text::{CodePoints, joined};
use sha2::{Digest, Sha256};

use crate::words::words;
use crate::{Incoming, key, spans};

/// A text with all that can be worked out before the store is written to: so that many threads do
/// it, while one writes.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub(crate) outlet: String,
    pub(crate) id: String,
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) ingested: Option<String>,
    pub(crate) text: String,
    pub(crate) hash: [u8; 32],
    pub(crate) title_words: String,
    pub(crate) text_words: String,
    pub(crate) reading: PreparedReading,
}

/// The rows of what was read in a text.
#[derive(Clone, Debug)]
pub struct PreparedReading {
    pub(crate) attributions: Vec<PreparedAttribution>,
    /// Kinds and spans.
    pub(crate) notes: Vec<(&'static str, String)>,
}

#[derive(Clone, Debug)]
pub(crate) struct PreparedSource {
    pub(crate) canonical: CanonicalSource,
    /// The folded words of its name.
    pub(crate) folded: String,
    /// The words that the text has for it, as the search index takes them.
    pub(crate) mention: String,
}

#[derive(Clone, Debug)]
pub(crate) struct PreparedAttribution {
    pub(crate) key: [u8; 32],
    /// None where the text shows nobody.
    pub(crate) source: Option<PreparedSource>,
    pub(crate) content_words: String,
    /// Cue, source, via, content and resolved source.
    pub(crate) spans: [String; 5],
    pub(crate) attribution: Attribution,
}

impl Prepared {
    /// Works out the rows of a text and its reading.
    pub fn new(incoming: &Incoming<'_>, reading: Reading) -> Self {
        let owned = |value: Option<&str>| value.map(str::to_owned);
        Self {
            outlet: incoming.outlet.to_owned(),
            id: incoming.id.to_owned(),
            url: owned(incoming.url),
            title: owned(incoming.title),
            author: owned(incoming.author),
            published: owned(incoming.published),
            ingested: owned(incoming.ingested),
            text: incoming.text.to_owned(),
            hash: Sha256::digest(incoming.text).into(),
            title_words: words(incoming.title.unwrap_or_default()),
            text_words: words(incoming.text),
            reading: PreparedReading::new(incoming.text, reading),
        }
    }

    /// The article's id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl PreparedAttribution {
    /// The spans of the content.
    pub(crate) fn content(&self) -> &str {
        let [_, _, _, content, _] = &self.spans;
        content
    }
}

impl PreparedReading {
    /// Works out the rows of a reading of `text`.
    pub fn new(text: &str, reading: Reading) -> Self {
        let points = CodePoints::new(text);
        let sources = canonical_sources(text, &reading);
        let attributions = reading.attributions.into_iter().zip(sources);
        Self {
            attributions: attributions
                .map(|(attribution, source)| prepared(text, &points, attribution, source))
                .collect(),
            notes: reading
                .notes
                .iter()
                .map(|note| (note.kind.name(), spans::encode(&[note.span], &points)))
                .collect(),
        }
    }
}

fn prepared(
    text: &str,
    points: &CodePoints<'_>,
    attribution: Attribution,
    source: Option<CanonicalSource>,
) -> PreparedAttribution {
    let source = source.map(|canonical| PreparedSource {
        folded: key::folded_words(&canonical.name),
        mention: words(&joined(text, attribution.answering())),
        canonical,
    });
    PreparedAttribution {
        key: key::key(text, &attribution),
        source: source.filter(|source| !source.folded.is_empty()),
        content_words: words(&joined(text, &attribution.content)),
        spans: [
            &attribution.cue,
            &attribution.source,
            &attribution.via,
            &attribution.content,
            &attribution.source_resolved,
        ]
        .map(|spans| spans::encode(spans, points)),
        attribution,
    }
}
