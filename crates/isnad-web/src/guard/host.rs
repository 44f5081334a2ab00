//! Which requests are meant for this desk: by the host they name and the page they come from.
//!
//! A page elsewhere can make a browser send requests to a loopback address, under a name of its
//! own that resolves there. So a request must name one of the desk's own hosts, to the letter,
//! and what says where it comes from must say: from here.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::Desk;

/// Refuses what was not sent to one of the desk's own names, or not from one of its own pages.
pub(crate) async fn only_ours(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    let named = request
        .uri()
        .authority()
        .is_none_or(|authority| is_own_host(authority.as_str(), desk.hosts()));
    match named && is_ours(request.headers(), desk.hosts()) {
        true => next.run(request).await,
        false => (StatusCode::FORBIDDEN, "not a request to this desk\n").into_response(),
    }
}

/// Whether the headers name one of `hosts` and no other origin.
fn is_ours(headers: &HeaderMap, hosts: &[String]) -> bool {
    let mut named = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (named.next(), named.next()) else {
        return false;
    };
    let own_host = host.to_str().is_ok_and(|host| is_own_host(host, hosts));
    let own_origin = headers.get_all(header::ORIGIN).iter().all(|origin| {
        let host = origin
            .to_str()
            .ok()
            .and_then(|origin| origin.strip_prefix("http://"));
        host.is_some_and(|host| is_own_host(host, hosts))
    });
    own_host && own_origin
}

fn is_own_host(host: &str, hosts: &[String]) -> bool {
    hosts.iter().any(|own| own.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(pairs: &[(header::HeaderName, &str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(name, value.parse().expect("a header"));
        }
        is_ours(
            &headers,
            &["127.0.0.1:8750".to_owned(), "localhost:8750".to_owned()],
        )
    }

    #[test]
    fn only_own_names_to_the_letter_pass() {
        for host in ["127.0.0.1:8750", "LocalHost:8750"] {
            assert!(ours(&[(header::HOST, host)]), "{host}");
        }
        for host in [
            "127.0.0.1",
            "127.0.0.1:8751",
            "localhost.evil.example:8750",
            "evil.example",
            "localhost:8750.",
            "",
            "user@localhost:8750",
        ] {
            assert!(!ours(&[(header::HOST, host)]), "{host}");
        }
        assert!(!ours(&[]), "a request that names no host");
        assert!(!ours(&[
            (header::HOST, "localhost:8750"),
            (header::HOST, "localhost:8750")
        ]));
    }

    #[test]
    fn an_origin_that_is_named_must_be_our_own() {
        let with = |origin| ours(&[(header::HOST, "localhost:8750"), (header::ORIGIN, origin)]);
        assert!(with("http://localhost:8750"));
        for origin in [
            "null",
            "http://evil.example",
            "https://localhost:8750",
            "http://localhost:8750.evil.example",
            "http://localhost:87500",
        ] {
            assert!(!with(origin), "{origin}");
        }
    }
}
