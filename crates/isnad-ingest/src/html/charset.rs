//! What a page says of its own encoding.

/// Browsers look no further either, give or take.
const HEAD: usize = 4096;

/// The name behind the first `charset=` or, in XHTML, `encoding=`, near the page's beginning.
pub(super) fn declared(page: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&page[..page.len().min(HEAD)]).to_ascii_lowercase();
    ["charset", "encoding"].into_iter().find_map(|key| {
        head.match_indices(key).find_map(|(at, _)| {
            let behind = head[at + key.len()..].trim_start().strip_prefix('=')?;
            let behind = behind.trim_start().trim_start_matches(['"', '\'']);
            let end = behind
                .find(|c: char| !is_part_of_name(c))
                .unwrap_or(behind.len());
            (end > 0).then(|| behind[..end].to_owned())
        })
    })
}

fn is_part_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')
}
