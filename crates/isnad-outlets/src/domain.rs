//! Hosts and the domains they belong to.

/// The host of an address, in small letters; the text itself where it is a bare host.
pub(crate) fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    host.trim().trim_end_matches('.').to_ascii_lowercase()
}

/// The host and the domains above it, the longest first: a.b.com, b.com.
pub(crate) fn above(host: &str) -> impl Iterator<Item = &str> {
    let parents = host.match_indices('.').map(|(at, _)| &host[at + 1..]);
    std::iter::once(host)
        .chain(parents)
        .filter(|domain| domain.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_found_in_all_forms_of_address() {
        for address in [
            "https://user@M.Example.com:8080/a?b#c",
            "//m.example.com/a",
            "m.example.com",
            "m.example.com.",
        ] {
            assert_eq!(
                host(address.trim_start_matches('/')),
                "m.example.com",
                "{address}"
            );
        }
        let domains: Vec<&str> = above("a.b.com").collect();
        assert_eq!(domains, ["a.b.com", "b.com"]);
    }
}
