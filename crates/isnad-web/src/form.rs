//! What a form says, field by field: the one way in which pages read forms and do what they ask.

use std::str::FromStr;

use axum::response::Redirect;
use isnad_review::Step;
use isnad_store::Store;

use crate::guard::session::Visitor;
use crate::pages::local;
use crate::{Desk, Refusal, clock};

/// The fields of a form. What it does not say is empty.
#[derive(Debug, Default)]
pub(crate) struct Form {
    fields: Vec<(String, String)>,
    /// The file that came with it.
    pub file: Option<File>,
}

/// A file that came with a form.
#[derive(Debug)]
pub(crate) struct File {
    pub name: String,
    /// As whoever sent it says.
    pub media_type: String,
    pub bytes: Vec<u8>,
}

impl Form {
    pub fn new(fields: Vec<(String, String)>, file: Option<File>) -> Self {
        Self { fields, file }
    }

    /// All that is said under a name.
    pub fn all<'f>(&'f self, name: &str) -> impl Iterator<Item = &'f str> {
        let fields = self.fields.iter().filter(move |(field, _)| field == name);
        fields.map(|(_, said)| said.as_str())
    }

    /// What a field says.
    pub fn text(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    /// What a field says without blanks around it, if anything.
    pub fn given(&self, name: &str) -> Option<String> {
        let said = self.text(name).trim();
        Some(said)
            .filter(|said| !said.is_empty())
            .map(str::to_owned)
    }

    /// The number that a field says.
    pub fn number<T: FromStr>(&self, name: &'static str) -> Result<T, Refusal> {
        let said = self.text(name).trim().trim_start_matches('#');
        said.parse().map_err(|_| self.refused(name))
    }

    /// The value that a field names, if any.
    pub fn named<T>(
        &self,
        name: &'static str,
        from_name: fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Refusal> {
        let said = self.given(name);
        said.map(|said| from_name(&said).ok_or_else(|| self.refused(name)))
            .transpose()
    }

    /// That what a field says can't be.
    pub fn refused(&self, name: &'static str) -> Refusal {
        Refusal::field(name, self.text(name))
    }

    /// Where to go afterwards.
    pub fn next(&self) -> Result<String, Refusal> {
        local(self.text("next")).ok_or_else(|| self.refused("next"))
    }

    /// The fields themselves.
    pub fn into_fields(self) -> Vec<(String, String)> {
        self.fields
    }
}

/// Does as one operation what a form asks for, and goes where it says.
pub(crate) async fn done(
    desk: Desk,
    visitor: Visitor,
    form: Form,
    steps: impl FnOnce(&mut Store, &Visitor, &Form) -> Result<Vec<Step>, Refusal> + Send + 'static,
) -> Result<Redirect, Refusal> {
    let next = form.next()?;
    desk.with_store(move |store| {
        let steps = steps(store, &visitor, &form)?;
        store.act(&visitor.actor, &clock::now(), steps)?;
        Ok(())
    })
    .await?;
    Ok(Redirect::to(&next))
}
