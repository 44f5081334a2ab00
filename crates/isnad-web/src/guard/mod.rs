//! What stands between the network and the desk.

pub(crate) mod headers;
pub(crate) mod host;
pub(crate) mod session;
