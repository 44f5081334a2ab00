use std::io::{BufRead, Write};
use std::process::ExitCode;

use anyhow::{Context, bail};
use isnad_review::{Actor, Role};

use crate::desk::{Desk, Options, exit_code};
use crate::output::one_of;

/// Options of `isnad users`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The first user must be an admin: isnad users add سلمى --role admin --password\n\n\
Exit code 1 also says that nothing was changed, and standard error says why.")]
pub struct Users {
    #[command(subcommand)]
    task: Task,
    #[command(flatten)]
    options: Options,
}

#[derive(Debug, clap::Subcommand)]
enum Task {
    /// Add a user
    Add {
        name: String,
        /// reviewer, editor or admin
        #[arg(long, default_value = "reviewer", value_parser = role)]
        role: Role,
        /// Read a password from standard input, for the page
        #[arg(long)]
        password: bool,
    },
    /// List the users
    List,
    /// Give a user another role
    Role {
        name: String,
        /// reviewer, editor or admin
        #[arg(value_parser = role)]
        role: Role,
    },
    /// Take a user from the desk; what they did stays
    Remove { name: String },
    /// Set a user's password, read from standard input
    Password { name: String },
    /// Make a token with which a program acts as a user; it is shown once
    Token {
        name: String,
        /// What it is for
        #[arg(long, default_value = "")]
        label: String,
    },
    /// List tokens
    Tokens,
    /// Take a token back
    Revoke {
        /// Its number
        token: i64,
    },
}

fn role(value: &str) -> Result<Role, String> {
    one_of(Role::ALL, Role::name, value)
}

impl Users {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        exit_code(self.task())
    }

    fn task(self) -> anyhow::Result<String> {
        // A desk may be set up before anything is on it.
        let mut store = self.options.file.create()?;
        let now = Desk::now();
        let first = store.users()?.is_empty();
        let by = match &self.task {
            Task::Add { name, .. } if first => Actor::new(name.clone(), Role::Admin),
            _ => self.options.actor(&store)?,
        };
        match self.task {
            Task::Add {
                name,
                role,
                password,
            } => {
                let password = password.then(read_password).transpose()?;
                store.add_user(&by, &now, &name, role, password.as_deref())?;
            }
            Task::Role { name, role } => store.set_role(&by, &now, &name, role)?,
            Task::Remove { name } => store.remove_user(&by, &now, &name)?,
            Task::Password { name } => store.set_password(&by, &now, &name, &read_password()?)?,
            Task::Token { name, label } => {
                let secret = store.add_token(&by, &now, &name, &label)?;
                return Ok(secret.reveal().to_owned());
            }
            Task::Revoke { token } => store.remove_token(&by, &now, token)?,
            Task::Tokens => {
                let tokens = store.tokens()?;
                if self.options.json {
                    return Ok(serde_json::to_string_pretty(&tokens)?);
                }
                let line = |token: &isnad_store::review::TokenRow| {
                    format!("{}  {}  {}\n", token.id, token.user, token.label)
                };
                return Ok(tokens.iter().map(line).collect());
            }
            Task::List => {
                let users = store.users()?;
                if self.options.json {
                    return Ok(serde_json::to_string_pretty(&users)?);
                }
                let line = |user: &isnad_store::review::User| {
                    format!("{}  {}\n", user.role.name(), user.name)
                };
                return Ok(users.iter().map(line).collect());
            }
        }
        Ok(self.options.words().done.clone())
    }
}

/// One line of standard input: an argument would be seen by all on the machine.
fn read_password() -> anyhow::Result<String> {
    use std::io::IsTerminal;

    if std::io::stdin().is_terminal() {
        write!(std::io::stderr(), "Password (it will be seen): ")?;
    }
    let mut line = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut line)
        .context("standard input")?;
    let password = line.trim_end_matches(['\n', '\r']);
    if password.is_empty() {
        bail!("no password on standard input");
    }
    Ok(password.to_owned())
}
