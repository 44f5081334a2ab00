//! Users, tokens and filters that are kept, for programs.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use isnad_review::Role;
use isnad_store::review::{SavedFilter, TokenRow, User};
use serde::{Deserialize, Serialize};

use super::{Program, body};
use crate::{Desk, Refusal, clock};

/// Everybody, for an admin; others see themselves.
pub(super) async fn users(
    State(desk): State<Desk>,
    Program(actor): Program,
) -> Result<Json<Vec<User>>, Refusal> {
    desk.with_store(move |store| {
        let mut users = store.users()?;
        users.retain(|user| actor.role == Role::Admin || user.name == actor.name);
        Ok(Json(users))
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Added {
    name: String,
    role: Role,
    password: Option<String>,
}

pub(super) async fn add_user(
    State(desk): State<Desk>,
    Program(actor): Program,
    bytes: Bytes,
) -> Result<Json<()>, Refusal> {
    let added: Added = body(&bytes)?;
    desk.with_store(move |store| {
        let password = added.password.as_deref();
        store.add_user(&actor, &clock::now(), &added.name, added.role, password)?;
        Ok(Json(()))
    })
    .await
}

pub(super) async fn remove_user(
    State(desk): State<Desk>,
    Program(actor): Program,
    Path(name): Path<String>,
) -> Result<Json<()>, Refusal> {
    desk.with_store(move |store| {
        store.remove_user(&actor, &clock::now(), &name)?;
        Ok(Json(()))
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewRole {
    role: Role,
}

pub(super) async fn set_role(
    State(desk): State<Desk>,
    Program(actor): Program,
    Path(name): Path<String>,
    bytes: Bytes,
) -> Result<Json<()>, Refusal> {
    let NewRole { role } = body(&bytes)?;
    desk.with_store(move |store| {
        store.set_role(&actor, &clock::now(), &name, role)?;
        Ok(Json(()))
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewPassword {
    password: String,
}

pub(super) async fn set_password(
    State(desk): State<Desk>,
    Program(actor): Program,
    Path(name): Path<String>,
    bytes: Bytes,
) -> Result<Json<()>, Refusal> {
    let NewPassword { password } = body(&bytes)?;
    desk.with_store(move |store| {
        store.set_password(&actor, &clock::now(), &name, &password)?;
        Ok(Json(()))
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewToken {
    label: String,
}

/// A token, which is shown this once.
#[derive(Serialize)]
pub(super) struct Token {
    secret: String,
}

pub(super) async fn add_token(
    State(desk): State<Desk>,
    Program(actor): Program,
    Path(name): Path<String>,
    bytes: Bytes,
) -> Result<Json<Token>, Refusal> {
    let NewToken { label } = body(&bytes)?;
    desk.with_store(move |store| {
        let secret = store.add_token(&actor, &clock::now(), &name, label.trim())?;
        let secret = secret.reveal().to_owned();
        Ok(Json(Token { secret }))
    })
    .await
}

/// All tokens, for an admin; others see their own.
pub(super) async fn tokens(
    State(desk): State<Desk>,
    Program(actor): Program,
) -> Result<Json<Vec<TokenRow>>, Refusal> {
    desk.with_store(move |store| {
        let mut tokens = store.tokens()?;
        tokens.retain(|token| actor.role == Role::Admin || token.user == actor.name);
        Ok(Json(tokens))
    })
    .await
}

pub(super) async fn remove_token(
    State(desk): State<Desk>,
    Program(actor): Program,
    Path(id): Path<i64>,
) -> Result<Json<()>, Refusal> {
    desk.with_store(move |store| {
        store.remove_token(&actor, &clock::now(), id)?;
        Ok(Json(()))
    })
    .await
}

pub(super) async fn filters(
    State(desk): State<Desk>,
    Program(actor): Program,
) -> Result<Json<Vec<(String, SavedFilter)>>, Refusal> {
    desk.with_store(move |store| Ok(Json(store.saved_filters(&actor.name)?)))
        .await
}

pub(super) async fn save_filter(
    State(desk): State<Desk>,
    Program(actor): Program,
    Path(name): Path<String>,
    bytes: Bytes,
) -> Result<Json<()>, Refusal> {
    let filter: SavedFilter = body(&bytes)?;
    desk.with_store(move |store| Ok(Json(store.save_filter(&actor.name, &name, &filter)?)))
        .await
}

pub(super) async fn forget_filter(
    State(desk): State<Desk>,
    Program(actor): Program,
    Path(name): Path<String>,
) -> Result<Json<()>, Refusal> {
    let is_gone = desk
        .with_store(move |store| Ok(store.forget_filter(&actor.name, &name)?))
        .await?;
    match is_gone {
        true => Ok(Json(())),
        false => Err(Refusal::Missing),
    }
}
