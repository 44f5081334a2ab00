use std::{io, net::IpAddr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use crate::Reach;

/// Finds the addresses of a host and gives only those that may be asked. The connection is made
/// to what it gives, so a name that means another address a moment later does not get around it.
#[derive(Debug)]
pub(crate) struct Guarded {
    pub(crate) reach: Reach,
    pub(crate) inner: DefaultResolver,
}

/// What the resolver says of a host that must not be asked.
#[derive(Debug, thiserror::Error)]
#[error("{0} is within a private network")]
pub(crate) struct Private(pub(crate) IpAddr);

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let all = self.inner.resolve(uri, config, timeout)?;
        let mut allowed = self.empty();
        let mut refused = None;
        for address in all.iter() {
            match self.reach.allows(address.ip()) {
                true => allowed.push(*address),
                false => refused = Some(address.ip()),
            }
        }
        match (allowed.is_empty(), refused) {
            (true, Some(address)) => Err(ureq::Error::Io(io::Error::other(Private(address)))),
            (true, None) => Err(ureq::Error::HostNotFound),
            (false, _) => Ok(allowed),
        }
    }
}
