//! The desk as a page: serves it until the process is ended.

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, bail};
use isnad_review::{Actor, Role, Secret};
use isnad_store::Store;
use isnad_web::Desk;

use super::exchange::Publishing;
use crate::desk::{Options, put_on_desk};
use crate::grouping;

/// So long what is ingested meanwhile waits until it is grouped into stories.
const PAUSE: Duration = Duration::from_secs(600);

/// An archive of no more articles is grouped before the desk opens: about a second. A larger one is
/// grouped while people work already.
const AT_ONCE: u64 = 1_000;

/// Options of the page.
#[derive(Debug, clap::Args)]
pub struct Serve {
    /// The address to listen on; one that others reach only where every user has a password
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    listen: IpAddr,
    /// The port to listen on; 0 takes any that is free
    #[arg(long, value_name = "PORT", default_value_t = 0)]
    port: u16,
    /// Another name under which browsers reach the desk; may be given more than once
    #[arg(long, value_name = "NAME")]
    host: Vec<String>,
    #[command(flatten)]
    publishing: Publishing,
}

impl Serve {
    /// Runs the desk.
    pub fn run(self, options: &Options) -> anyhow::Result<ExitCode> {
        let file = &options.file;
        let mut store = file.open()?;
        let user = file.named(person(options.user.as_deref(), &mut store))?;
        if self.listen.is_unspecified() && self.host.is_empty() {
            bail!(
                "{} is every address of this machine, and browsers must call the desk by one: name \
                 it with --host, such as --host desk.example or --host 192.168.1.20, or listen on \
                 that address alone",
                self.listen
            );
        }
        if !self.listen.is_loopback() {
            let users = file.named(store.users())?;
            if let Some(bare) = users.iter().find(|user| !user.has_password) {
                bail!(
                    "others would reach {}, and the user {} has no password: give every user one, \
                     or leave --listen out",
                    self.listen,
                    bare.name
                );
            }
        }
        file.named(put_on_desk(&mut store))?;
        if file.named(store.counts())?.articles <= AT_ONCE {
            grouping::keep_up(&mut store)?;
        }
        keep_grouping(store);
        let listener = TcpListener::bind((self.listen, self.port))
            .with_context(|| format!("{} port {}", self.listen, self.port))?;
        let address = listener.local_addr()?;
        let publisher = self.publishing.publisher();
        let desk = Desk::open(file.path(), self.hosts(address.port()), &zone(), publisher)
            .with_context(|| file.path().display().to_string())?;
        let token = Secret::random()?;
        let mut out = std::io::stdout();
        writeln!(out, "http://{address}/enter?token={}", token.reveal())?;
        out.flush()?;
        desk.expect(token, &user);
        isnad_web::serve(desk, listener)?;
        Ok(ExitCode::SUCCESS)
    }

    fn hosts(&self, port: u16) -> Vec<String> {
        let own = match self.listen {
            IpAddr::V6(address) => format!("[{address}]"),
            IpAddr::V4(address) => address.to_string(),
        };
        let names = [own, "localhost".to_owned()].into_iter();
        let names = names.chain(self.host.iter().cloned());
        names.map(|name| format!("{name}:{port}")).collect()
    }
}

/// The time zone of this machine.
fn zone() -> String {
    let zone = jiff::tz::TimeZone::system();
    zone.iana_name().unwrap_or("UTC").to_owned()
}

/// Groups into stories what is there and what others ingest meanwhile, until the process ends.
fn keep_grouping(mut store: Store) {
    std::thread::spawn(move || {
        loop {
            // What fails now, as while another program writes for long, is tried again.
            let _ = grouping::keep_up(&mut store);
            std::thread::sleep(PAUSE);
        }
    });
}

/// Who opens the printed address: a desk without users gets one, the person of this machine.
fn person(asked: Option<&str>, store: &mut Store) -> Result<String, isnad_store::Error> {
    let own = asked.map_or_else(login_name, str::to_owned);
    let users = store.users()?;
    if users.is_empty() {
        let by = Actor::new(own.clone(), Role::Admin);
        let now = jiff::Timestamp::now().to_string();
        store.add_user(&by, &now, &own, Role::Admin, None)?;
        return Ok(own);
    }
    if users.iter().any(|user| user.name == own) {
        return Ok(own);
    }
    match asked {
        Some(name) => Err(isnad_store::Error::Unknown {
            what: "user",
            name: name.to_owned(),
        }),
        // Whoever can start the desk on its file may do all that an admin may.
        None => Ok(users
            .into_iter()
            .find(|user| user.role == Role::Admin)
            .map_or(own, |user| user.name)),
    }
}

/// The name of the person of this machine, without what a user's name cannot have.
fn login_name() -> String {
    let name = std::env::var("USER").or_else(|_| std::env::var("LOGNAME"));
    let fits = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let name: String = name
        .unwrap_or_default()
        .chars()
        .filter(fits)
        .take(64)
        .collect();
    match name.is_empty() {
        true => "admin".to_owned(),
        false => name,
    }
}
