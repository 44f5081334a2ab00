use isnad_parse::contract::{self, AttributionRecord, NoteRecord};
use isnad_store::KeptVersion;
use serde::Serialize;

use crate::SCHEMA;

/// A version on a line.
#[derive(Serialize)]
struct Record<'a> {
    schema: &'static str,
    id: &'a str,
    outlet: &'a str,
    url: Option<&'a str>,
    version: u64,
    versions: u64,
    title: Option<&'a str>,
    author: Option<&'a str>,
    published: Option<&'a str>,
    ingested: &'a str,
    extraction: &'a str,
    content_hash: String,
    text: &'a str,
    attributions: Vec<Keyed<'a>>,
    notes: Vec<NoteRecord>,
}

#[derive(Serialize)]
struct Keyed<'a> {
    key: String,
    #[serde(flatten)]
    attribution: AttributionRecord<'a>,
}

/// The version as one JSON object, on one line.
///
/// # Errors
/// What serde_json says.
pub fn json(version: &KeptVersion) -> serde_json::Result<String> {
    let record = contract::document("", &version.text, &version.reading);
    let attributions = record.attributions.into_iter().zip(&version.keys);
    serde_json::to_string(&Record {
        schema: SCHEMA,
        id: &version.id,
        outlet: &version.outlet,
        url: version.url.as_deref(),
        version: version.number,
        versions: version.versions,
        title: version.title.as_deref(),
        author: version.author.as_deref(),
        published: version.published.as_deref(),
        ingested: &version.ingested,
        extraction: &version.extraction,
        content_hash: hexadecimal(&version.content_hash),
        text: &version.text,
        attributions: attributions
            .map(|(attribution, key)| Keyed {
                key: hexadecimal(key),
                attribution,
            })
            .collect(),
        notes: record.notes,
    })
}

pub(crate) fn hexadecimal(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
