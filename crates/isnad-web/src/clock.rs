//! What time it is.

use jiff::Timestamp;

/// Seconds since 1970.
pub(crate) fn seconds() -> i64 {
    Timestamp::now().as_second()
}

/// Now, in RFC 3339.
pub(crate) fn now() -> String {
    Timestamp::from_second(seconds())
        .map(|now| now.to_string())
        .unwrap_or_default()
}
