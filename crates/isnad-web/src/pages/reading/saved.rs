//! Filters that a person keeps by name.

use axum::extract::State;
use axum::response::Redirect;
use isnad_report::Outside;
use isnad_store::Store;
use isnad_store::review::SavedFilter;

use super::QueueQuery;
use crate::guard::session::Act;
use crate::{Desk, Refusal};

/// Longest name of a filter, in code points.
const LONGEST: usize = 60;

/// A filter that was kept.
pub(crate) struct Saved {
    pub name: String,
    pub label: Outside,
    pub href: String,
}

/// The filters that a user keeps.
pub(super) fn of(store: &Store, user: &str) -> Result<Vec<Saved>, Refusal> {
    let saved = |(name, filter): (String, SavedFilter)| Saved {
        label: Outside::new(&name),
        href: QueueQuery::of_saved(&filter),
        name,
    };
    Ok(store.saved_filters(user)?.into_iter().map(saved).collect())
}

/// Keeps the filter of a queue under a name.
pub(crate) async fn save(
    State(desk): State<Desk>,
    Act(visitor, form): Act,
) -> Result<Redirect, Refusal> {
    let name = form.given("name").ok_or_else(|| form.refused("name"))?;
    let name: String = name.chars().take(LONGEST).collect();
    let query = form.text("filter").strip_prefix("/reading?");
    let query: QueueQuery = serde_urlencoded::from_str(query.unwrap_or_default())
        .map_err(|_| form.refused("filter"))?;
    let saved = SavedFilter {
        filter: query.filter()?,
        order: query.order(),
    };
    let address = QueueQuery::of_saved(&saved);
    desk.with_store(move |store| Ok(store.save_filter(&visitor.actor.name, &name, &saved)?))
        .await?;
    Ok(Redirect::to(&address))
}

/// Forgets a filter.
pub(crate) async fn forget(
    State(desk): State<Desk>,
    Act(visitor, form): Act,
) -> Result<Redirect, Refusal> {
    let name = form.text("name").to_owned();
    desk.with_store(move |store| Ok(store.forget_filter(&visitor.actor.name, &name)?))
        .await?;
    Ok(Redirect::to("/reading"))
}
