//! Who is behind a request: sessions of the page and tokens of programs.

use std::net::IpAddr;

use isnad_review::{Actor, Role, Secret, verify_password};
use rusqlite::{OptionalExtension, named_params};
use serde::Serialize;

use super::enter;
use super::queue::named;
use crate::{Error, Result, Store};

/// A session that nobody used for so many seconds is over.
const IDLE: i64 = 2 * 3600;
/// A session is over after so many seconds whatever happens.
const LONGEST: i64 = 12 * 3600;
/// So many wrong passwords under one name are free.
const FREE: u32 = 5;
/// So many from one address, where a whole newsroom may sit behind one.
const FREE_FROM_ADDRESS: u32 = 20;
/// After that, each doubles the wait, from so many seconds up to [`LONGEST_WAIT`].
const WAIT: i64 = 30;
const LONGEST_WAIT: i64 = 3600;

/// What came of an attempt to log in.
#[derive(Debug)]
pub enum LogIn {
    /// A session begins: hand the secret to the browser, once.
    Welcome(Secret, Actor),
    /// Wrong name or password; which of them is not told.
    Wrong,
    /// Too many wrong attempts under this name or from this address: none is heard before (seconds
    /// since 1970).
    Wait(i64),
}

/// A token of a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TokenRow {
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub user: String,
    /// What it is for.
    pub label: String,
    /// Since when, in RFC 3339.
    pub added: String,
}

impl Store {
    /// Opens a session for whoever knows the password; `now` in seconds since 1970. Takes as long
    /// for a name that is not known, and hears none for a while after several wrong attempts under
    /// one name, or from one address (of the network, where it is known).
    ///
    /// # Errors
    /// What SQLite says.
    pub fn log_in(
        &mut self,
        name: &str,
        password: &str,
        address: Option<IpAddr>,
        now: i64,
    ) -> Result<LogIn> {
        /// The hash of no password that anybody has, for names that are not known.
        const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$\
                              AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        // An attempt costs its failure before the password is looked at, so that many at once
        // are not heard more often than one by one.
        // Names have no `@`, so that none is taken for an address.
        let address = address.map(|address| format!("@{address}"));
        let from = address.iter().map(|it| (it.as_str(), FREE_FROM_ADDRESS));
        for (tried, free) in from.chain([(name, FREE)]) {
            let until = self.attempt(tried, free, now)?;
            if until > now {
                return Ok(LogIn::Wait(until));
            }
        }
        let sql = include_str!("sessions/password.sql");
        let hash: Option<String> = self
            .connection
            .query_row(sql, named_params! {":name": name}, |row| {
                row.get("password")
            })
            .optional()?
            .flatten();
        let right = verify_password(password, hash.as_deref().unwrap_or(NOBODY));
        match self.user(name)?.filter(|_| right && hash.is_some()) {
            None => Ok(LogIn::Wrong),
            Some(user) => {
                let secret = self.open_session(&user.name, now)?;
                let sql = include_str!("sessions/forget_attempts.sql");
                self.connection
                    .execute(sql, named_params! {":name": name, ":now": now})?;
                // Who has a password of their own could else guess those of others for ever.
                let sql = include_str!("sessions/take_back_attempt.sql");
                self.connection
                    .execute(sql, named_params! {":name": address})?;
                Ok(LogIn::Welcome(secret, user.actor()))
            }
        }
    }

    /// Notes an attempt, and until when none is heard. One that is not heard does not count.
    fn attempt(&mut self, name: &str, free: u32, now: i64) -> Result<i64> {
        let transaction = self.desk()?;
        let sql = include_str!("sessions/attempts.sql");
        let known = transaction.query_row(sql, named_params! {":name": name}, |row| {
            Ok((row.get::<_, u32>("failures")?, row.get::<_, i64>("until")?))
        });
        let (failures, until) = known.optional()?.unwrap_or((0, 0));
        if until > now {
            return Ok(until);
        }
        let failures = failures.saturating_add(1);
        let wait = match failures.checked_sub(free) {
            None | Some(0) => 0,
            Some(more) => WAIT.saturating_mul(1 << more.min(16)).min(LONGEST_WAIT),
        };
        transaction.execute(
            include_str!("sessions/attempt.sql"),
            named_params! {":name": name, ":failures": failures, ":until": now + wait},
        )?;
        transaction.commit()?;
        Ok(now)
    }

    /// Opens a session without a password: for whoever started the desk themselves.
    ///
    /// # Errors
    /// [`Error::Unknown`]; what SQLite says.
    pub fn open_session(&mut self, name: &str, now: i64) -> Result<Secret> {
        let secret = Secret::random()?;
        let opened = self.connection.execute(
            include_str!("sessions/open.sql"),
            named_params! {
                ":hash": secret.hash(),
                ":name": name,
                ":seen": now,
                ":expires": now + LONGEST,
            },
        )?;
        match opened {
            0 => Err(unknown(name)),
            _ => Ok(secret),
        }
    }

    /// Who is behind a session, and that it was used. `None` where it is over or was never one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn session(&self, secret: &Secret, now: i64) -> Result<Option<Actor>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("sessions/find.sql"))?;
        let parameters = named_params! {":hash": secret.hash(), ":now": now, ":idle": IDLE};
        let found = select.query_row(parameters, |row| {
            Ok((
                row.get::<_, String>("name")?,
                named(row, "role", Role::from_name),
                row.get::<_, i64>("seen")?,
            ))
        });
        let Some((name, role, seen)) = found.optional()? else {
            return Ok(None);
        };
        // Once a minute is enough, and spares the disk.
        if now - seen >= 60 {
            let sql = include_str!("sessions/touch.sql");
            let parameters = named_params! {":hash": secret.hash(), ":now": now};
            self.connection.prepare_cached(sql)?.execute(parameters)?;
        }
        Ok(Some(Actor::new(name, role?)))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn close_session(&mut self, secret: &Secret) -> Result<()> {
        let sql = include_str!("sessions/close.sql");
        self.connection
            .execute(sql, named_params! {":hash": secret.hash()})?;
        Ok(())
    }

    /// Makes a token with which a program acts as a user. It is shown this once.
    ///
    /// # Errors
    /// [`Error::Unknown`]; what SQLite says.
    pub fn add_token(&mut self, by: &Actor, at: &str, name: &str, label: &str) -> Result<Secret> {
        if by.name != name {
            by.at_least(Role::Admin)?;
        }
        let secret = Secret::random()?;
        let transaction = self.desk()?;
        let added = transaction.execute(
            include_str!("sessions/add_token.sql"),
            named_params! {":hash": secret.hash(), ":name": name, ":label": label, ":added": at},
        )?;
        if added == 0 {
            return Err(unknown(name));
        }
        let payload = serde_json::json!({"by": by, "what": "token", "name": name, "label": label});
        enter(&transaction, at, "user", payload)?;
        transaction.commit()?;
        Ok(secret)
    }

    /// Who is behind a token.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn token(&self, secret: &Secret) -> Result<Option<Actor>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("sessions/find_token.sql"))?;
        let found = select.query_row(named_params! {":hash": secret.hash()}, |row| {
            Ok((
                row.get::<_, String>("name")?,
                named(row, "role", Role::from_name),
            ))
        });
        match found.optional()? {
            Some((name, role)) => Ok(Some(Actor::new(name, role?))),
            None => Ok(None),
        }
    }

    /// All tokens, without their secrets.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn tokens(&self) -> Result<Vec<TokenRow>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("sessions/tokens.sql"))?;
        let rows = select.query_map([], |row| {
            Ok(TokenRow {
                id: row.get("id")?,
                user: row.get("name")?,
                label: row.get("label")?,
                added: row.get("added")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Takes a token back. A user may do so with their own, an admin with all.
    ///
    /// # Errors
    /// [`Error::Unknown`]; what SQLite says.
    pub fn remove_token(&mut self, by: &Actor, at: &str, id: i64) -> Result<()> {
        let owner = self.tokens()?.into_iter().find(|token| token.id == id);
        let owner = owner.ok_or_else(|| Error::Unknown {
            what: "token",
            name: id.to_string(),
        })?;
        if owner.user != by.name {
            by.at_least(Role::Admin)?;
        }
        let transaction = self.desk()?;
        let sql = include_str!("sessions/remove_token.sql");
        transaction.execute(sql, named_params! {":id": id})?;
        let payload = serde_json::json!({
            "by": by, "what": "token removed", "name": owner.user, "label": owner.label,
        });
        enter(&transaction, at, "user", payload)?;
        Ok(transaction.commit()?)
    }
}

fn unknown(name: &str) -> Error {
    Error::Unknown {
        what: "user",
        name: name.to_owned(),
    }
}
