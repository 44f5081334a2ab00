//! One file or folder a page.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use isnad_store::Store;
use isnad_store::review::DeskCounts;

use crate::Refusal;
use crate::guard::session::Visitor;
use crate::strings::Strings;

pub(crate) mod claim;
pub(crate) mod entrance;
pub(crate) mod reading;
pub(crate) mod refused;
pub(crate) mod text;

/// What every page needs.
pub(crate) struct Frame {
    pub t: Strings,
    /// The name of who is at the desk.
    pub person: String,
    /// What the page's forms carry.
    pub form_secret: String,
    /// What waits.
    pub counts: DeskCounts,
    /// The page's name in the navigation.
    pub current: &'static str,
}

impl Frame {
    pub fn new(
        store: &Store,
        visitor: &Visitor,
        language: isnad_report::Language,
        current: &'static str,
    ) -> Result<Self, Refusal> {
        Ok(Self {
            t: Strings { language },
            person: visitor.actor.name.clone(),
            form_secret: visitor.form_secret.clone().unwrap_or_default(),
            counts: store.desk_counts(&visitor.actor.name)?,
            current,
        })
    }

    /// The code of the language that the page is not in.
    pub const fn other_language(&self) -> &'static str {
        match self.t.language {
            isnad_report::Language::Arabic => "en",
            isnad_report::Language::English => "ar",
        }
    }
}

/// The language in which the visitor has asked for pages, kept in a cookie.
pub(crate) struct Language(pub isnad_report::Language);

impl<S: Sync> FromRequestParts<S> for Language {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let cookies = parts.headers.get_all(header::COOKIE).iter();
        let mut pairs = cookies
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split("; "));
        Ok(Self(match pairs.any(|pair| pair == "isnad_language=en") {
            true => isnad_report::Language::English,
            false => isnad_report::Language::Arabic,
        }))
    }
}

/// An act's key, for the line at the foot of a page.
pub(crate) struct Key {
    pub legend: &'static str,
    pub does: &'static str,
}

/// The keys of the desk.
pub(crate) fn keys(t: Strings) -> Vec<Key> {
    const NAMES: &[&str] = &[
        "move", "accept", "amend", "reject", "source", "evidence", "undo", "search",
    ];
    let key = |name: &&str| Key {
        legend: t.say(&format!("key_{name}")),
        does: t.say(&format!("does_{name}")),
    };
    NAMES.iter().map(key).collect()
}

/// An address on this desk, for a redirect: never one elsewhere.
pub(crate) fn local(address: &str) -> Result<String, Refusal> {
    let is_local = address.starts_with('/')
        && !address.starts_with("//")
        && !address.contains(['\\', '\r', '\n']);
    match is_local {
        true => Ok(address.to_owned()),
        false => Err(Refusal::Malformed(address.to_owned())),
    }
}
