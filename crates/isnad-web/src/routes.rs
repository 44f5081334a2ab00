//! Which address is answered by what.

use std::net::SocketAddr;

use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Router, middleware};

use isnad_store::review::LARGEST_ATTACHMENT;

use crate::guard::{headers, host};
use crate::pages::{
    agreement, audit, claim, entrance, exchange, mentions, people, preferences, reading, refused,
    sources, undo,
};
use crate::{Desk, Error, Refusal, api, assets};

/// The longest form that is read, in bytes.
const LONGEST_FORM: usize = 1 << 20;

/// The longest form that brings a file, in bytes.
pub(crate) const LONGEST_FILE: usize = LARGEST_ATTACHMENT + LONGEST_FORM;

/// The longest file that another desk exported, in bytes.
pub(crate) const LONGEST_IMPORT: usize = 64 << 20;

/// Everything the desk answers.
pub fn routes(desk: Desk) -> Router {
    Router::new()
        .route("/", get(entrance::home))
        .route("/enter", get(entrance::enter))
        .route("/login", get(entrance::log_in_page).post(entrance::log_in))
        .route("/leave", post(entrance::leave))
        .route("/favicon.ico", get(async || StatusCode::NO_CONTENT))
        .route("/assets/{name}", get(assets::asset))
        .route("/language/{code}", get(preferences::language))
        .route(
            "/preferences",
            get(preferences::page).post(preferences::keep_dates),
        )
        .route("/keys", get(preferences::keys).post(preferences::keep_keys))
        .route("/reading", get(reading::page))
        .route("/reading/export", get(exchange::queue))
        .route("/reading/{id}", post(reading::act))
        .route(
            "/reading/{id}/like",
            get(reading::like).post(reading::do_to_like),
        )
        .route("/filters", post(reading::save))
        .route("/filters/forget", post(reading::forget))
        .route("/undo", post(undo::undo))
        .route("/redo", post(undo::redo))
        .route("/claim", post(claim::open))
        .route("/claims", get(claim::list))
        .route("/claims/export", get(exchange::claims))
        .route(
            "/claims/{id}",
            get(claim::one)
                .post(claim::act)
                .layer(DefaultBodyLimit::max(LONGEST_FILE)),
        )
        .route("/claims/{id}/export", get(exchange::claim))
        .route(
            "/import",
            post(exchange::import).layer(DefaultBodyLimit::max(LONGEST_IMPORT)),
        )
        .route("/attachments/{hash}", get(claim::attached))
        .route("/mentions", get(mentions::page))
        .route("/sources", get(sources::page))
        .route("/sources/{id}", post(sources::act))
        .route("/agreement", get(agreement::page))
        .route("/audit", get(audit::page))
        .route("/users", get(people::page).post(people::act))
        .nest("/api", api::routes())
        .fallback(async || Refusal::Missing)
        .layer(middleware::from_fn(refused::in_words))
        .layer(DefaultBodyLimit::max(LONGEST_FORM))
        .layer(middleware::from_fn_with_state(
            desk.clone(),
            host::only_ours,
        ))
        .layer(middleware::from_fn(headers::keep_to_itself))
        .with_state(desk)
}

/// Serves the desk on `listener` until the process ends, and brings into its queue what is ingested
/// meanwhile.
///
/// # Errors
/// [`Error::Listen`] if the listener fails; [`Error::Store`] if the store can't be opened.
pub fn serve(desk: Desk, listener: std::net::TcpListener) -> Result<(), Error> {
    desk.keep_gathering()?;
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(
            listener,
            routes(desk).into_make_service_with_connect_info::<SocketAddr>(),
        )
        .await?;
        Ok(())
    })
}
