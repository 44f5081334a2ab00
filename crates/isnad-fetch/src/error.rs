use std::fmt;
use std::net::IpAddr;

use isnad_ingest::Problem;

/// An address that could not be had, or not be read.
#[derive(Debug)]
pub struct Error {
    /// The address, as it was given.
    pub url: String,
    /// Why not.
    pub reason: Reason,
}

/// Why an address could not be had. Each message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Reason {
    /// No address, or none of http.
    #[error("is no address of a page: expected http:// or https:// and a host; correct it")]
    BadAddress,
    /// A machine within one's own network.
    #[error(
        "leads to {0}, which is not on the public network, and was not asked; if that is wanted, \
         give --allow-private"
    )]
    Private(IpAddr),
    /// The site does not want it.
    #[error("robots.txt of the site does not allow it; ask the outlet, or save the page by hand")]
    Disallowed,
    /// What the site wants is not known.
    #[error("robots.txt of the site could not be had ({0}), so nothing was asked; try again later")]
    NoRobots(String),
    /// The name is not known.
    #[error("the host is not known; check the address and the network")]
    NoHost,
    /// Nobody answers.
    #[error("no connection: {0}; check the address and the network, or try again later")]
    NoConnection(String),
    /// It takes too long.
    #[error("took too long ({0}); try again later, or give more time with --timeout")]
    Timeout(String),
    /// Another status than 200.
    #[error("answered with status {0}; {hint}", hint = hint(*.0))]
    Status(u16),
    /// The site asks to wait.
    #[error("asks to be left alone for {0} seconds; try again after that")]
    Wait(u64),
    /// Redirects without end.
    #[error("redirects more than {0} times; give the address where it ends")]
    Redirects(usize),
    /// A body beyond the bound.
    #[error("is longer than {} MiB: expected a page or feed; leave it out", .0 >> 20)]
    TooLong(u64),
    /// It came and holds nothing to read.
    #[error("{0}")]
    Unread(Problem),
}

impl Reason {
    /// Whether the same address may be had at another time.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::NoRobots(_) | Self::NoHost | Self::NoConnection(_) => true,
            Self::Timeout(_) | Self::Wait(_) => true,
            Self::Status(status) => *status >= 500 || *status == 429,
            _ => false,
        }
    }
}

fn hint(status: u16) -> &'static str {
    match status {
        401 | 403 => "the site does not give it to programs: save the page by hand",
        404 | 410 => "the page is gone: check the address",
        _ => "try again later",
    }
}

impl From<ureq::Error> for Reason {
    fn from(error: ureq::Error) -> Self {
        use ureq::Error as Ureq;
        match error {
            Ureq::Timeout(step) => Self::Timeout(step.to_string()),
            Ureq::HostNotFound => Self::NoHost,
            Ureq::BadUri(_) => Self::BadAddress,
            Ureq::Io(error) => error.into(),
            error => Self::NoConnection(error.to_string()),
        }
    }
}

impl From<std::io::Error> for Reason {
    fn from(error: std::io::Error) -> Self {
        use crate::resolver::Private;
        if let Some(inner) = error.get_ref() {
            if let Some(Private(address)) = inner.downcast_ref() {
                return Self::Private(*address);
            }
            if let Some(ureq::Error::Timeout(step)) = inner.downcast_ref() {
                return Self::Timeout(step.to_string());
            }
        }
        match error.kind() {
            std::io::ErrorKind::TimedOut => Self::Timeout("reading".to_owned()),
            _ => Self::NoConnection(error.to_string()),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.url, self.reason)
    }
}

// The message tells of the reason already, so it is not given as a source as well.
impl std::error::Error for Error {}
