//! Who may work on the desk.

use isnad_review::{Actor, Refusal, Role, hash_password};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::Serialize;

use super::enter;
use super::queue::named;
use crate::{Error, Result, Store};

/// Longest name of a user, in code points.
const LONGEST_NAME: usize = 64;

/// Somebody who may work on the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct User {
    /// Their name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Whether they have a password and can log in on the page.
    pub has_password: bool,
    /// Since when, in RFC 3339.
    pub added: String,
}

impl User {
    /// The user as one who acts.
    pub fn actor(&self) -> Actor {
        Actor::new(self.name.clone(), self.role)
    }

    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            name: row.get("name")?,
            role: named(row, "role", Role::from_name)?,
            has_password: row.get("has_password")?,
            added: row.get("added")?,
        })
    }
}

impl Store {
    /// Everybody who may work on the desk, by name.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn users(&self) -> Result<Vec<User>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("users/list.sql"))?;
        let rows = select.query_map([], |row| Ok(User::read(row)))?;
        rows.map(|row| row?).collect()
    }

    /// The user of that name.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn user(&self, name: &str) -> Result<Option<User>> {
        user(&self.connection, name)
    }

    /// Adds a user; one who was removed comes back under the old name. The first user of a desk
    /// must be an admin.
    ///
    /// # Errors
    /// [`Error::Unfit`] for a name that is taken or no name; [`Error::Refused`] unless the actor
    /// is an admin; [`Error::Secret`] for a password that is too short.
    pub fn add_user(
        &mut self,
        by: &Actor,
        at: &str,
        name: &str,
        role: Role,
        password: Option<&str>,
    ) -> Result<()> {
        by.at_least(Role::Admin)?;
        let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
        if name.is_empty() || !name.chars().all(is_letter) || name.chars().count() > LONGEST_NAME {
            return Err(Refusal::UserName(LONGEST_NAME).into());
        }
        let password = password.map(hash_password).transpose()?;
        let transaction = self.desk()?;
        if user(&transaction, name)?.is_some() {
            return Err(Refusal::UserExists(name.to_owned()).into());
        }
        if role != Role::Admin && admins(&transaction)? == 0 {
            return Err(Refusal::FirstIsNoAdmin.into());
        }
        let mut upsert = transaction.prepare(include_str!("users/upsert.sql"))?;
        upsert.execute(named_params! {
            ":name": name,
            ":role": role.name(),
            ":password": password,
            ":added": at,
        })?;
        drop(upsert);
        note(&transaction, by, at, "added", name, Some(role))?;
        Ok(transaction.commit()?)
    }

    /// Gives a user another role.
    ///
    /// # Errors
    /// [`Error::Unknown`]; [`Error::Unfit`] where the last admin would go; [`Error::Refused`]
    /// unless the actor is an admin.
    pub fn set_role(&mut self, by: &Actor, at: &str, name: &str, role: Role) -> Result<()> {
        by.at_least(Role::Admin)?;
        let transaction = self.desk()?;
        let parameters = named_params! {":name": name, ":role": role.name()};
        change(
            &transaction,
            include_str!("users/set_role.sql"),
            name,
            parameters,
        )?;
        note(&transaction, by, at, "role", name, Some(role))?;
        Ok(transaction.commit()?)
    }

    /// Takes a user from the desk, with sessions and tokens. What they did stays.
    ///
    /// # Errors
    /// As [`Store::set_role`].
    pub fn remove_user(&mut self, by: &Actor, at: &str, name: &str) -> Result<()> {
        by.at_least(Role::Admin)?;
        let transaction = self.desk()?;
        let parameters = named_params! {":name": name, ":removed": at};
        change(
            &transaction,
            include_str!("users/remove.sql"),
            name,
            parameters,
        )?;
        close(&transaction, name)?;
        transaction.execute(
            include_str!("users/forget_tokens.sql"),
            named_params! {":name": name},
        )?;
        note(&transaction, by, at, "removed", name, None)?;
        Ok(transaction.commit()?)
    }

    /// Sets a user's password and ends their sessions. An admin may do so for all, everybody for
    /// themselves.
    ///
    /// # Errors
    /// [`Error::Unknown`]; [`Error::Secret`]; [`Error::Refused`].
    pub fn set_password(&mut self, by: &Actor, at: &str, name: &str, password: &str) -> Result<()> {
        if by.name != name {
            by.at_least(Role::Admin)?;
        }
        let hash = hash_password(password)?;
        let transaction = self.desk()?;
        let parameters = named_params! {":name": name, ":password": hash};
        change(
            &transaction,
            include_str!("users/set_password.sql"),
            name,
            parameters,
        )?;
        close(&transaction, name)?;
        note(&transaction, by, at, "password", name, None)?;
        Ok(transaction.commit()?)
    }
}

fn user(connection: &Connection, name: &str) -> Result<Option<User>> {
    let mut select = connection.prepare_cached(include_str!("users/one.sql"))?;
    let row = select.query_row(named_params! {":name": name}, |row| Ok(User::read(row)));
    row.optional()?.transpose()
}

fn admins(connection: &Connection) -> Result<u64> {
    let mut select = connection.prepare_cached(include_str!("users/admins.sql"))?;
    Ok(select.query_row([], |row| row.get("admins"))?)
}

/// Changes one user; refuses to leave a desk without an admin.
fn change(
    connection: &Connection,
    sql: &str,
    name: &str,
    parameters: &[(&str, &dyn rusqlite::ToSql)],
) -> Result<()> {
    if connection.execute(sql, parameters)? == 0 {
        return Err(Error::Unknown {
            what: "user",
            name: name.to_owned(),
        });
    }
    match admins(connection)? {
        0 => Err(Refusal::NoAdminLeft.into()),
        _ => Ok(()),
    }
}

fn close(connection: &Connection, name: &str) -> Result<()> {
    connection.execute(
        include_str!("users/close.sql"),
        named_params! {":name": name},
    )?;
    Ok(())
}

/// Enters in the log what became of a user. Passwords and their hashes stay out of it.
fn note(
    connection: &Connection,
    by: &Actor,
    at: &str,
    what: &str,
    name: &str,
    role: Option<Role>,
) -> Result<()> {
    let payload = serde_json::json!({"by": by, "what": what, "name": name, "role": role});
    enter(connection, at, "user", payload)?;
    Ok(())
}
