//! One file or folder a page.

use std::convert::Infallible;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Html;
use isnad_review::Role;
use isnad_store::Store;
use isnad_store::review::DeskCounts;

use crate::dates::Dates;
use crate::guard::session::{Visitor, cookies};
use crate::keys::{self, Keys};
use crate::strings::Strings;
use crate::{Desk, Refusal};

pub(crate) mod agreement;
pub(crate) mod audit;
pub(crate) mod claim;
pub(crate) mod entrance;
pub(crate) mod exchange;
pub(crate) mod mentions;
pub(crate) mod people;
pub(crate) mod preferences;
pub(crate) mod reading;
pub(crate) mod refused;
pub(crate) mod sources;
pub(crate) mod text;
pub(crate) mod undo;

/// Somebody who was let in looks at a page.
pub(crate) struct Visit {
    pub visitor: Visitor,
    pub language: isnad_report::Language,
    /// How they want times and numbers written.
    pub dates: Dates,
    /// The address of the page on this desk.
    pub here: String,
}

impl FromRequestParts<Desk> for Visit {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Refusal> {
        let Ok(Language(language)) = Language::from_request_parts(parts, desk).await;
        let here = parts.uri.path_and_query();
        let here = here.map_or("/", |here| here.as_str()).to_owned();
        Ok(Self {
            visitor: Visitor::from_request_parts(parts, desk).await?,
            language,
            dates: Dates::default(),
            here,
        })
    }
}

impl Visit {
    pub const fn t(&self) -> Strings {
        Strings {
            language: self.language,
            dates: self.dates,
        }
    }

    /// The page that `make` makes of the store.
    pub async fn page<P: Template + Send + 'static>(
        mut self,
        desk: &Desk,
        current: &'static str,
        make: impl FnOnce(&mut Store, Frame, Self) -> Result<P, Refusal> + Send + 'static,
    ) -> Result<Html<String>, Refusal> {
        let zone = desk.zone().to_owned();
        let page = desk.with_store(move |store| {
            self.dates = Dates::of(store, &self.visitor.actor.name, &zone)?;
            let frame = Frame::new(store, &self, current)?;
            make(store, frame, self)
        });
        Ok(Html(page.await?.render()?))
    }
}

/// What every page needs.
pub(crate) struct Frame {
    pub t: Strings,
    /// The name of who is at the desk.
    pub person: String,
    pub is_admin: bool,
    /// What the page's forms carry.
    pub form_secret: String,
    /// What waits.
    pub counts: DeskCounts,
    /// The page's name in the navigation.
    pub current: &'static str,
    /// The page's address.
    pub here: String,
    pub keys: Keys,
}

impl Frame {
    fn new(store: &Store, visit: &Visit, current: &'static str) -> Result<Self, Refusal> {
        let actor = &visit.visitor.actor;
        Ok(Self {
            t: visit.t(),
            person: actor.name.clone(),
            is_admin: actor.role == Role::Admin,
            form_secret: visit.visitor.form_secret.clone().unwrap_or_default(),
            counts: store.desk_counts(&actor.name)?,
            current,
            here: visit.here.clone(),
            keys: Keys::of(store, &actor.name)?,
        })
    }

    /// A number as the user wants it written.
    pub fn number(&self, number: impl ToString) -> String {
        self.t.number(number)
    }

    /// The code of the language that the page is not in.
    pub const fn other_language(&self) -> &'static str {
        match self.t.language {
            isnad_report::Language::Arabic => "en",
            isnad_report::Language::English => "ar",
        }
    }

    /// What stands on the key of an act.
    pub fn key(&self, act: &str) -> String {
        self.keys.legend(act, self.t.language)
    }

    /// All acts that have keys, with what they do.
    pub fn all_keys(&self) -> Vec<Key> {
        keys::acts().map(|act| self.key_of(act)).collect()
    }

    /// The keys at the foot of the desk.
    pub fn main_keys(&self) -> Vec<Key> {
        const MAIN: [&str; 9] = [
            "next", "previous", "accept", "amend", "reject", "evidence", "undo", "search", "help",
        ];
        MAIN.iter().map(|act| self.key_of(act)).collect()
    }

    fn key_of(&self, act: &str) -> Key {
        Key {
            act: act.to_owned(),
            code: self.keys.first(act).to_owned(),
            legend: self.key(act),
            does: self.t.of("does", act),
        }
    }
}

/// An act's key.
pub(crate) struct Key {
    pub act: String,
    pub code: String,
    pub legend: String,
    pub does: &'static str,
}

/// The language in which the visitor has asked for pages, kept in a cookie.
pub(crate) struct Language(pub isnad_report::Language);

impl<S: Sync> FromRequestParts<S> for Language {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let is_english = cookies(&parts.headers).any(|pair| pair == "isnad_language=en");
        Ok(Self(match is_english {
            true => isnad_report::Language::English,
            false => isnad_report::Language::Arabic,
        }))
    }
}

/// One of several values that may be chosen.
pub(crate) struct Choice {
    pub name: String,
    pub label: String,
    pub is_chosen: bool,
}

/// The users of the desk, one of them chosen.
pub(crate) fn users(store: &Store, chosen: Option<&str>) -> Result<Vec<Choice>, Refusal> {
    let choice = |user: isnad_store::review::User| Choice {
        is_chosen: chosen == Some(&user.name),
        label: user.name.clone(),
        name: user.name,
    };
    Ok(store.users()?.into_iter().map(choice).collect())
}

/// What a field says, if anything.
pub(crate) fn given(field: &str) -> Option<String> {
    Some(field.trim())
        .filter(|field| !field.is_empty())
        .map(str::to_owned)
}

/// An address on this desk, for a redirect: never one elsewhere.
pub(crate) fn local(address: &str) -> Option<String> {
    let is_local = address.starts_with('/')
        && !address.starts_with("//")
        && address.chars().all(|c| c.is_ascii_graphic() && c != '\\');
    is_local.then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_redirect_leads_elsewhere() {
        for address in ["/", "/reading?item=7&text=%D8%A3"] {
            assert_eq!(local(address).as_deref(), Some(address));
        }
        for address in [
            "",
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/a\r\nSet-Cookie: a=b",
            "/\t/evil.example",
            "javascript:alert(1)",
            "reading",
        ] {
            assert_eq!(local(address), None, "{address:?}");
        }
    }
}
