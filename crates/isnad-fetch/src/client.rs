use std::collections::BTreeMap;
use std::io::Read;
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use ureq::http::{HeaderMap, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
use url::Url;

use crate::resolver::Guarded;
use crate::robots::{self, Robots};
use crate::{Error, Reach, Reason};

/// The rules that every request is made under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Which machines may be asked.
    pub reach: Reach,
    /// The least pause between two requests to one host; robots.txt may ask for a longer one.
    pub pause: Duration,
    /// The most time for a connection.
    pub connect: Duration,
    /// The most time for a whole request, body included.
    pub whole: Duration,
    /// The longest body, in bytes, packed or unpacked.
    pub longest: u64,
    /// The most redirects.
    pub redirects: usize,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            reach: Reach::Public,
            pause: Duration::from_secs(1),
            connect: Duration::from_secs(10),
            whole: Duration::from_secs(60),
            longest: 32 << 20,
            redirects: 5,
        }
    }
}

/// What an address said of its content, so that one can ask whether it has changed since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// Its `ETag`.
    pub etag: Option<String>,
    /// Its `Last-Modified`, as written.
    pub last_modified: Option<String>,
}

/// What an address answered.
#[derive(Debug)]
pub enum Answer {
    /// Nothing has changed since.
    Unchanged,
    /// Its content.
    Content {
        /// The address that answered in the end.
        url: String,
        /// The `Content-Type`; empty where there was none.
        content_type: String,
        /// The `Content-Encoding`; empty where there was none.
        content_encoding: String,
        /// The body, packed as it came.
        body: Vec<u8>,
        /// With what to ask the next time.
        validators: Validators,
        /// When it came.
        retrieved: Timestamp,
    },
}

/// Asks for addresses, one at a time.
#[derive(Debug)]
pub struct Client {
    agent: Agent,
    rules: Rules,
    /// By origin: what robots.txt says, or why nobody knows.
    robots: BTreeMap<String, Result<Robots, String>>,
    /// By host: when it was asked last.
    asked: BTreeMap<String, Instant>,
}

type Response = ureq::http::Response<Body>;

impl Client {
    /// A client under these rules.
    pub fn new(rules: Rules) -> Self {
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let version = env!("CARGO_PKG_VERSION");
        let config = Agent::config_builder()
            .tls_config(tls)
            // What the machine is told of proxies would get around the rules for addresses.
            .proxy(None)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_response_header_size(64 << 10)
            .user_agent(format!("{}/{version}", robots::NAME))
            .accept("text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/plain;q=0.8, */*;q=0.1")
            .accept_encoding("gzip, br")
            .timeout_connect(Some(rules.connect))
            .timeout_resolve(Some(rules.connect))
            .timeout_global(Some(rules.whole))
            .build();
        let resolver = Guarded {
            reach: rules.reach.clone(),
            inner: DefaultResolver::default(),
        };
        Self {
            agent: Agent::with_parts(config, DefaultConnector::default(), resolver),
            rules,
            robots: BTreeMap::new(),
            asked: BTreeMap::new(),
        }
    }

    /// The longest body that is taken, in bytes.
    pub fn longest(&self) -> u64 {
        self.rules.longest
    }

    /// Asks for an address, or whether it has changed since `validators` were had.
    ///
    /// # Errors
    /// Every [`Reason`] but [`Reason::Unread`].
    pub fn get(&mut self, url: &str, validators: &Validators) -> Result<Answer, Error> {
        self.follow(url, validators).map_err(|reason| Error {
            url: url.to_owned(),
            reason,
        })
    }

    fn follow(&mut self, url: &str, validators: &Validators) -> Result<Answer, Reason> {
        let mut address = parse(url)?;
        for _ in 0..=self.rules.redirects {
            self.check_robots(&address)?;
            let response = self.ask(&address, validators)?;
            match response.status().as_u16() {
                200 => return self.content(&address, response),
                304 => return Ok(Answer::Unchanged),
                301 | 302 | 303 | 307 | 308 => address = redirected(&address, &response)?,
                status => return Err(refusal(status, &response)),
            }
        }
        Err(Reason::Redirects(self.rules.redirects))
    }

    fn content(&self, address: &Url, response: Response) -> Result<Answer, Reason> {
        let value = |name: header::HeaderName| text(response.headers(), &name);
        let validators = Validators {
            etag: value(header::ETAG),
            last_modified: value(header::LAST_MODIFIED),
        };
        let content_type = value(header::CONTENT_TYPE).unwrap_or_default();
        let content_encoding = value(header::CONTENT_ENCODING).unwrap_or_default();
        Ok(Answer::Content {
            url: address.to_string(),
            content_type,
            content_encoding,
            body: body(response, self.rules.longest)?,
            validators,
            retrieved: Timestamp::now(),
        })
    }

    /// Makes one request, after the pause that its host is due.
    fn ask(&mut self, address: &Url, validators: &Validators) -> Result<Response, Reason> {
        let host = address.host_str().unwrap_or_default().to_owned();
        let asked_for = match self.robots.get(&address.origin().ascii_serialization()) {
            Some(Ok(robots)) => robots.pause.unwrap_or_default(),
            _ => Duration::ZERO,
        };
        let pause = self.rules.pause.max(asked_for);
        if let Some(last) = self.asked.get(&host) {
            sleep(pause.saturating_sub(last.elapsed()));
        }
        let mut request = self.agent.get(address.as_str());
        if let Some(etag) = &validators.etag {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(time) = &validators.last_modified {
            request = request.header(header::IF_MODIFIED_SINCE, time);
        }
        let response = request.call();
        self.asked.insert(host, Instant::now());
        Ok(response?)
    }

    fn check_robots(&mut self, address: &Url) -> Result<(), Reason> {
        let origin = address.origin().ascii_serialization();
        if !self.robots.contains_key(&origin) {
            let robots = match self.fetch_robots(address) {
                // The site itself cannot be had either; it is said why.
                Err(reason @ (Reason::Private(_) | Reason::NoHost)) => return Err(reason),
                Err(reason) => Err(reason.to_string()),
                Ok(robots) => Ok(robots),
            };
            self.robots.insert(origin.clone(), robots);
        }
        match self.robots.get(&origin) {
            Some(Ok(robots)) => {
                let path = match address.query() {
                    Some(query) => format!("{}?{query}", address.path()),
                    None => address.path().to_owned(),
                };
                match robots.allows(&path) {
                    true => Ok(()),
                    false => Err(Reason::Disallowed),
                }
            }
            Some(Err(why)) => Err(Reason::NoRobots(why.clone())),
            None => Ok(()),
        }
    }

    /// A site without robots.txt allows all; one that fails to give it allows nothing.
    fn fetch_robots(&mut self, address: &Url) -> Result<Robots, Reason> {
        let mut address = address
            .join("/robots.txt")
            .map_err(|_| Reason::BadAddress)?;
        for _ in 0..=self.rules.redirects {
            let response = self.ask(&address, &Validators::default())?;
            match response.status().as_u16() {
                200 => {
                    let mut text = Vec::new();
                    let reader = response.into_body().into_reader();
                    reader.take(robots::LONGEST).read_to_end(&mut text)?;
                    return Ok(Robots::parse(&String::from_utf8_lossy(&text)));
                }
                301 | 302 | 303 | 307 | 308 => address = redirected(&address, &response)?,
                429 => return Err(refusal(429, &response)),
                400..500 => return Ok(Robots::default()),
                status => return Err(Reason::Status(status)),
            }
        }
        Ok(Robots::default())
    }
}

/// An address of http or https with a host, without fragment and password.
fn parse(url: &str) -> Result<Url, Reason> {
    let mut url = Url::parse(url.trim()).map_err(|_| Reason::BadAddress)?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some();
    if !is_web || !url.username().is_empty() || url.password().is_some() {
        return Err(Reason::BadAddress);
    }
    url.set_fragment(None);
    Ok(url)
}

fn redirected(address: &Url, response: &Response) -> Result<Url, Reason> {
    let location = text(response.headers(), &header::LOCATION).ok_or(Reason::BadAddress)?;
    let target = address.join(&location).map_err(|_| Reason::BadAddress)?;
    parse(target.as_str())
}

fn refusal(status: u16, response: &Response) -> Reason {
    let wait = text(response.headers(), &header::RETRY_AFTER).and_then(|value| value.parse().ok());
    match (status, wait) {
        (429 | 503, Some(seconds)) => Reason::Wait(seconds),
        _ => Reason::Status(status),
    }
}

fn text(headers: &HeaderMap, name: &header::HeaderName) -> Option<String> {
    let value = headers.get(name)?;
    let text = String::from_utf8_lossy(value.as_bytes()).trim().to_owned();
    (!text.is_empty()).then_some(text)
}

fn body(response: Response, longest: u64) -> Result<Vec<u8>, Reason> {
    let mut body = Vec::new();
    let reader = response.into_body().into_reader();
    reader.take(longest + 1).read_to_end(&mut body)?;
    match body.len() as u64 > longest {
        true => Err(Reason::TooLong(longest)),
        false => Ok(body),
    }
}
