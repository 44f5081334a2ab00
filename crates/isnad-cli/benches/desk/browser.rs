//! The desk's server, and what a browser does with its pages.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use ureq::http::Response;
use ureq::{Agent, Body};

/// The server, until it is dropped.
pub struct Server(Child);

impl Server {
    /// Starts it, and lets a browser in.
    pub fn start(store: &Path) -> (Self, Browser) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_isnad"))
            .args(["review", "--store"])
            .arg(store)
            .stdout(Stdio::piped())
            .spawn()
            .expect("isnad starts");
        let mut address = String::new();
        BufReader::new(child.stdout.take().expect("its output"))
            .read_line(&mut address)
            .expect("an address");
        let address = address.trim();
        let (base, _) = address.split_once("/enter").expect("an entrance");
        let config = Agent::config_builder()
            .max_redirects(0)
            .max_idle_connections_per_host(16)
            .build();
        let agent = Agent::new_with_config(config);
        let answer = agent.get(address).call().expect("entered");
        let cookie = header(&answer, "set-cookie").expect("a cookie");
        let (cookie, _) = cookie.split_once(';').expect("attributes");
        let browser = Browser {
            agent,
            base: base.to_owned(),
            cookie: cookie.to_owned(),
        };
        (Self(child), browser)
    }

    /// The most memory that the server has had, in MiB, where the system tells.
    pub fn peak(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
        let kibibytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(kibibytes / 1024)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A browser with the cookie of a session.
pub struct Browser {
    agent: Agent,
    base: String,
    cookie: String,
}

impl Browser {
    /// The page at an address of the desk.
    pub fn get(&self, address: &str) -> String {
        let request = self.agent.get(format!("{}{address}", self.base));
        let mut answer = request
            .header("cookie", &self.cookie)
            .call()
            .expect("an answer");
        assert_eq!(answer.status(), 200, "{address}");
        answer.body_mut().read_to_string().expect("a page")
    }

    /// Accepts the reading that a page shows; gives the address to go to then.
    pub fn accept(&self, page: &str) -> Option<String> {
        let (_, form) = page.split_once("<form method=\"post\" action=\"/reading/")?;
        let (id, form) = form.split_once('"')?;
        let (form, _) = form.split_once("</form>")?;
        let fields = ["form_secret", "revision", "next"].map(|name| (name, field(form, name)));
        let fields: Vec<(&str, String)> = fields
            .into_iter()
            .map(|(name, value)| Some((name, value?)))
            .collect::<Option<_>>()?;
        let request = self.agent.post(format!("{}/reading/{id}", self.base));
        let answer = request
            .header("cookie", &self.cookie)
            .header("origin", &self.base)
            .send_form(fields.into_iter().chain([("act", "accept".to_owned())]))
            .expect("an answer");
        assert_eq!(answer.status(), 303, "{id}");
        header(&answer, "location")
    }
}

fn header(answer: &Response<Body>, name: &str) -> Option<String> {
    let value = answer.headers().get(name)?.to_str().ok()?;
    Some(value.to_owned())
}

/// The value of a form's field.
fn field(form: &str, name: &str) -> Option<String> {
    let (_, value) = form.split_once(&format!("name=\"{name}\" value=\""))?;
    let (value, _) = value.split_once('"')?;
    Some(unescaped(value))
}

/// Where a page of the queue goes on.
pub fn next_page(page: &str) -> Option<String> {
    page.match_indices("href=\"/reading?")
        .map(|(at, _)| &page[at + "href=\"".len()..])
        .filter_map(|link| link.split_once('"'))
        .map(|(link, _)| unescaped(link))
        .find(|link| link.contains("from=") && !link.contains("item="))
}

fn unescaped(value: &str) -> String {
    let value = value.replace("&#38;", "&").replace("&amp;", "&");
    value.replace("&#34;", "\"").replace("&#39;", "'")
}
