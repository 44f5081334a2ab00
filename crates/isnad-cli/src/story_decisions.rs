//! What a person decided about the stories in a store: operations in its log.

use anyhow::bail;
use isnad_store::{Operation, Store};
use isnad_story::Decision;
use serde::{Deserialize, Serialize};

/// The kinds of operations.
pub const MERGE: &str = "story-merge";
/// See [`MERGE`].
pub const SPLIT: &str = "story-split";
/// See [`MERGE`].
pub const NAME: &str = "story-name";

/// An article as a decision names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its outlet.
    pub outlet: String,
    /// Its id.
    pub id: String,
}

#[derive(Serialize, Deserialize)]
struct Payload {
    articles: Vec<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

/// What was decided, with articles by their places among those known.
#[derive(Debug, Default)]
pub struct Decided {
    /// Merges and splits, oldest first.
    pub decisions: Vec<Decision>,
    /// Names, oldest first, each with an article of the story.
    pub names: Vec<(usize, String)>,
}

/// All that was decided in a store. What speaks of articles that are not known is passed over.
pub fn decided(store: &Store, known: &[Named]) -> anyhow::Result<Decided> {
    let mut decided = Decided::default();
    for operation in store.operations(&[MERGE, SPLIT, NAME])? {
        let payload: Payload = serde_json::from_value(operation.payload)?;
        let place = |named: &Named| known.iter().position(|it| it == named);
        let places: Vec<usize> = payload.articles.iter().filter_map(place).collect();
        match (operation.kind.as_str(), payload.name) {
            (MERGE, _) => decided.decisions.push(Decision::Merge(places)),
            (SPLIT, _) => decided.decisions.push(Decision::Split(places)),
            (_, Some(name)) => decided.names.extend(places.first().map(|at| (*at, name))),
            _ => {}
        }
    }
    Ok(decided)
}

/// Enters a decision about the articles with these ids, or OUTLET/ID where several outlets have one.
pub fn record(
    store: &mut Store,
    kind: &str,
    ids: &[String],
    name: Option<String>,
    known: &[Named],
) -> anyhow::Result<()> {
    let articles = ids
        .iter()
        .map(|id| find(id, known))
        .collect::<anyhow::Result<_>>()?;
    let payload = serde_json::to_value(Payload { articles, name })?;
    let now = jiff::Timestamp::now().to_string();
    let mut batch = store.batch(&now, concat!("isnad ", env!("CARGO_PKG_VERSION")))?;
    batch.record(Operation {
        kind: kind.to_owned(),
        payload,
    });
    Ok(batch.commit()?)
}

fn find(id: &str, known: &[Named]) -> anyhow::Result<Named> {
    let is = |it: &&Named| it.id == id || id == format!("{}/{}", it.outlet, it.id);
    let mut found = known.iter().filter(is);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one.clone()),
        (None, _) => bail!("{id}: no such article in the store; `isnad list` shows all"),
        _ => bail!("{id}: several outlets have such an article: write OUTLET/ID"),
    }
}
