//! What a site's robots.txt allows, by RFC 9309.

use std::time::Duration;

/// The name by which robots.txt may speak of isnad.
pub(crate) const NAME: &str = "isnad";

/// A robots.txt is read so far, in bytes.
pub(crate) const LONGEST: u64 = 500 << 10;

/// The longest pause that a site may ask for between two requests.
const LONGEST_PAUSE: f64 = 60.0;

/// The rules of one site for isnad.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Robots {
    /// Path patterns, and whether they allow.
    rules: Vec<(String, bool)>,
    /// The pause it asks for between two requests.
    pub(crate) pause: Option<Duration>,
}

impl Robots {
    /// Reads a robots.txt: the groups for isnad, or else those for all.
    pub(crate) fn parse(text: &str) -> Self {
        let (mut own, mut others) = (None, Self::default());
        let mut agents: Vec<String> = Vec::new();
        let mut is_in_rules = false;
        for line in text.trim_start_matches('\u{feff}').lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            if key == "user-agent" {
                if std::mem::take(&mut is_in_rules) {
                    agents.clear();
                }
                agents.push(value.to_ascii_lowercase());
                if is_own(value) {
                    own.get_or_insert_with(Self::default);
                }
                continue;
            }
            if !matches!(key.as_str(), "allow" | "disallow" | "crawl-delay") {
                continue;
            }
            is_in_rules = true;
            for agent in &agents {
                if is_own(agent) {
                    own.get_or_insert_with(Self::default).add(&key, value);
                } else if agent == "*" {
                    others.add(&key, value);
                }
            }
        }
        own.unwrap_or(others)
    }

    fn add(&mut self, key: &str, value: &str) {
        match key {
            "crawl-delay" => {
                let seconds = value
                    .parse()
                    .ok()
                    .filter(|it: &f64| it.is_finite() && *it >= 0.0);
                let pause = |it: f64| Duration::from_secs_f64(it.min(LONGEST_PAUSE));
                self.pause = seconds.map(pause).or(self.pause);
            }
            // An empty pattern matches nothing.
            _ if value.is_empty() => {}
            _ => self.rules.push((normal(value), key == "allow")),
        }
    }

    /// Whether a path with its query may be asked for: the longest pattern that fits decides, and
    /// of two equally long ones the one that allows.
    pub(crate) fn allows(&self, path: &str) -> bool {
        let path = normal(path);
        let fitting = self
            .rules
            .iter()
            .filter(|(pattern, _)| fits(pattern, &path));
        let best = fitting.max_by_key(|(pattern, allows)| (pattern.len(), *allows));
        best.is_none_or(|(_, allows)| *allows)
    }
}

fn is_own(agent: &str) -> bool {
    let name = agent.split(['/', ' ']).next().unwrap_or_default();
    name.eq_ignore_ascii_case(NAME)
}

/// A path in one spelling: letters beyond ASCII as `%D8`, with capitals in what is escaped.
fn normal(path: &str) -> String {
    let mut normal = String::with_capacity(path.len());
    let mut escaped = 0;
    for byte in path.bytes() {
        match byte {
            b'%' => {
                escaped = 2;
                normal.push('%');
            }
            _ if escaped > 0 => {
                escaped -= 1;
                normal.push(char::from(byte.to_ascii_uppercase()));
            }
            _ if byte.is_ascii() => normal.push(char::from(byte)),
            _ => normal.push_str(&format!("%{byte:02X}")),
        }
    }
    normal
}

/// Whether a pattern fits the beginning of a path. `*` stands for anything, `$` for the end. In
/// time of at most the product of their lengths.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, is_whole) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = path.strip_prefix(first) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else {
        return !is_whole || rest.is_empty();
    };
    for part in middle {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    match is_whole {
        true => rest.ends_with(last),
        false => rest.contains(last),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_longest_fitting_pattern_decides() {
        let robots = Robots::parse(
            "User-agent: *\nDisallow: /private # x\nAllow: /private/open\nDisallow: /*.pdf$\n\
             Disallow: /أخبار/\nDisallow:\nCrawl-delay: 2.5",
        );
        assert!(robots.allows("/"));
        assert!(!robots.allows("/private"));
        assert!(!robots.allows("/private/x?y"));
        assert!(robots.allows("/private/open/1"));
        assert!(!robots.allows("/a/b.pdf"));
        assert!(robots.allows("/a/b.pdf?x"));
        assert!(!robots.allows("/%d8%a3%d8%ae%d8%a8%d8%a7%d8%b1/1"));
        assert_eq!(robots.pause, Some(Duration::from_millis(2500)));
    }

    #[test]
    fn the_group_of_our_own_name_counts_alone() {
        let text = "User-agent: a\nUser-agent: Isnad/1\nDisallow: /x\n\nUser-agent: *\nDisallow: /";
        let robots = Robots::parse(text);
        assert!(robots.allows("/y"));
        assert!(!robots.allows("/x"));
        assert!(!Robots::parse("User-agent: *\nDisallow: /").allows("/y"));
        let own = "User-agent: isnad\nAllow: /\n\nUser-agent: *\nDisallow: /";
        assert!(Robots::parse(own).allows("/y"));
        assert!(Robots::parse("<html>no robots</html>").allows("/y"));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC*", path in "/[a-z*$%]{0,9}") {
            let _ = Robots::parse(&text).allows(&path);
            let rule = format!("User-agent: *\nDisallow: {path}");
            let _ = Robots::parse(&rule).allows(&path);
        }
    }
}
