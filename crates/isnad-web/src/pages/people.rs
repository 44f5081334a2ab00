//! Who may work on the desk, and the tokens of programs.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use isnad_report::Outside;
use isnad_review::{Actor, Role};
use isnad_store::Store;

use crate::form::Form;
use crate::guard::session::Act;
use crate::pages::{Choice, Frame, Visit};
use crate::strings::Strings;
use crate::{Desk, Refusal, clock};

#[derive(Template)]
#[template(path = "users.html")]
struct Page {
    frame: Frame,
    users: Vec<Row>,
    roles: Vec<Choice>,
    tokens: Vec<Token>,
    /// The secret of a token that was just made.
    secret: Option<String>,
}

struct Row {
    name: String,
    shown: Outside,
    roles: Vec<Choice>,
    has_password: bool,
    added: String,
}

struct Token {
    id: i64,
    user: Outside,
    label: Outside,
    added: String,
}

impl Page {
    fn new(
        store: &Store,
        frame: Frame,
        actor: &Actor,
        secret: Option<String>,
    ) -> Result<Self, Refusal> {
        let t = frame.t;
        let is_admin = actor.role == Role::Admin;
        let is_shown = |name: &str| is_admin || name == actor.name;
        let users = store.users()?.into_iter();
        let users = users.filter(|user| is_shown(&user.name)).map(|user| Row {
            shown: Outside::new(&user.name),
            roles: roles(Some(user.role), t),
            has_password: user.has_password,
            added: t.day(&user.added),
            name: user.name,
        });
        let tokens = store.tokens()?.into_iter();
        let tokens = tokens
            .filter(|token| is_shown(&token.user))
            .map(|token| Token {
                id: token.id,
                user: Outside::new(token.user),
                label: Outside::new(token.label),
                added: t.day(&token.added),
            });
        Ok(Self {
            users: users.collect(),
            roles: roles(None, t),
            tokens: tokens.collect(),
            secret,
            frame,
        })
    }
}

fn roles(chosen: Option<Role>, t: Strings) -> Vec<Choice> {
    let choice = |role: &Role| Choice {
        name: role.name().to_owned(),
        label: t.of("role", role.name()).to_owned(),
        is_chosen: chosen == Some(*role),
    };
    Role::ALL.iter().map(choice).collect()
}

pub(crate) async fn page(State(desk): State<Desk>, visit: Visit) -> Result<Html<String>, Refusal> {
    visit
        .page(&desk, "users", |store, frame, visit| {
            Page::new(store, frame, &visit.visitor.actor, None)
        })
        .await
}

pub(crate) async fn act(
    State(desk): State<Desk>,
    visit: Visit,
    Act(visitor, form): Act,
) -> Result<Response, Refusal> {
    let by = visitor.actor;
    let actor = by.clone();
    let secret = desk
        .with_store(move |store| done(store, &by, &form))
        .await?;
    // A token is shown once, in the answer itself; all else begins the page anew.
    match secret {
        None => Ok(Redirect::to("/users").into_response()),
        Some(_) => {
            let page = visit.page(&desk, "users", move |store, frame, _| {
                Page::new(store, frame, &actor, secret)
            });
            Ok(page.await?.into_response())
        }
    }
}

fn done(store: &mut Store, by: &Actor, form: &Form) -> Result<Option<String>, Refusal> {
    let now = clock::now();
    let name = form.text("name").trim();
    let role = || {
        let role = form.named("role", Role::from_name)?;
        role.ok_or_else(|| form.refused("role"))
    };
    match form.text("act") {
        "add" => {
            let password = form.given("password").map(|_| form.text("password"));
            store.add_user(by, &now, name, role()?, password)?;
        }
        "role" => store.set_role(by, &now, name, role()?)?,
        "password" => store.set_password(by, &now, name, form.text("password"))?,
        "remove" => store.remove_user(by, &now, name)?,
        "token" => {
            let secret = store.add_token(by, &now, name, form.text("label").trim())?;
            return Ok(Some(secret.reveal().to_owned()));
        }
        "remove-token" => store.remove_token(by, &now, form.number("token")?)?,
        _ => return Err(form.refused("act")),
    }
    Ok(None)
}
