use std::collections::BTreeMap;
use std::sync::LazyLock;

use isnad_text::fold::fold;
use serde::Deserialize;

use crate::domain;

/// A publisher of news.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outlet {
    /// Its name in Arabic, the one to show.
    pub name: String,
    /// Other names and spellings, in Arabic and Latin letters.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its domains, without `www.`; subdomains belong to them.
    #[serde(default)]
    pub domains: Vec<String>,
    /// The country it works from, in two letters of ISO 3166-1.
    pub country: String,
    /// What it is.
    pub kind: Kind,
    /// Its item in Wikidata, where that is sure.
    pub wikidata: Option<String>,
}

/// What an outlet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A news agency, whose reports others carry.
    Agency,
    /// A newspaper.
    Newspaper,
    /// A television channel or a network of them.
    Channel,
    /// A site without another medium.
    Site,
    /// A radio.
    Radio,
    /// A magazine.
    Magazine,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    outlet: Vec<Outlet>,
}

struct Table {
    outlets: Vec<Outlet>,
    domains: BTreeMap<String, usize>,
    /// By the first label of a domain; `None` where several outlets share it.
    labels: BTreeMap<String, Option<usize>>,
    names: BTreeMap<String, usize>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("../data/outlets.toml")).expect("a test reads outlets.toml");
    let mut table = Table {
        outlets: file.outlet,
        domains: BTreeMap::new(),
        labels: BTreeMap::new(),
        names: BTreeMap::new(),
    };
    for (at, outlet) in table.outlets.iter().enumerate() {
        let domains = outlet.domains.iter().cloned().map(|domain| (domain, at));
        table.domains.extend(domains);
        for domain in &outlet.domains {
            let shared = table.labels.entry(label(domain)).or_insert(Some(at));
            *shared = shared.filter(|other| *other == at);
        }
        let names = outlet.aliases.iter().chain([&outlet.name]);
        table.names.extend(names.map(|name| (key(name), at)));
    }
    table
});

/// All outlets, by name.
pub fn all() -> &'static [Outlet] {
    &TABLE.outlets
}

/// The outlet of an address or host; subdomains (`m.`, `www.`, `arabic.`) belong to their domain
/// unless they are listed themselves.
pub fn by_domain(address: &str) -> Option<&'static Outlet> {
    let host = domain::host(address);
    let found = domain::above(&host).find_map(|domain| TABLE.domains.get(domain))?;
    Some(&TABLE.outlets[*found])
}

/// The outlet of a name or spelling. Folded: hamza, tashkeel, case, marks and spaces do not
/// count.
pub fn by_name(name: &str) -> Option<&'static Outlet> {
    TABLE.names.get(&key(name)).map(|at| &TABLE.outlets[*at])
}

/// The outlet that goes by the first label of its domain, as archives often call theirs: `aawsat`
/// for aawsat.com. `None` also where several outlets share the label.
pub fn by_label(word: &str) -> Option<&'static Outlet> {
    let at = TABLE.labels.get(&word.to_ascii_lowercase())?;
    at.map(|at| &TABLE.outlets[at])
}

fn label(domain: &str) -> String {
    domain.split('.').next().unwrap_or_default().to_owned()
}

/// What of a name counts.
pub(crate) fn key(name: &str) -> String {
    fold(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(outlet: Option<&Outlet>) -> Option<&str> {
        outlet.map(|outlet| outlet.name.as_str())
    }

    #[test]
    fn an_outlet_is_found_by_its_addresses() {
        for (address, expected) in [
            ("https://www.reuters.com/world/", Some("رويترز")),
            ("http://arabic.cnn.com/2013/x", Some("سي إن إن")),
            ("m.youm7.com", Some("اليوم السابع")),
            ("https://news.un.org/ar", Some("إذاعة الأمم المتحدة")),
            ("https://notreuters.com/", None),
            ("", None),
            ("com", None),
        ] {
            assert_eq!(name(by_domain(address)), expected, "{address}");
        }
    }

    #[test]
    fn an_outlet_is_found_by_its_spellings() {
        for spelling in [
            "فاينانشيال تايمز",
            "فايننشال تايمز",
            "ft",
            "Financial  Times",
        ] {
            assert_eq!(
                name(by_name(spelling)),
                Some("فايننشال تايمز"),
                "{spelling}"
            );
        }
        assert_eq!(name(by_name("أ.ف.ب")), Some("وكالة الصحافة الفرنسية"));
        assert_eq!(name(by_name("صحيفة الميناء")), None);
    }

    #[test]
    fn an_outlet_is_found_by_its_label() {
        assert_eq!(name(by_label("aawsat")), Some("الشرق الأوسط"));
        assert_eq!(name(by_label("Reuters")), Some("رويترز"));
        assert_eq!(name(by_label("رويترز")), None);
        let shared = |word: &str| {
            let domains = all().iter().filter(|outlet| {
                let mut domains = outlet.domains.iter();
                domains.any(|domain| label(domain) == word)
            });
            domains.count()
        };
        assert!(shared("news") > 1 && by_label("news").is_none());
    }

    #[test]
    fn no_name_or_domain_belongs_to_two() {
        let mut domains = BTreeMap::new();
        let mut names = BTreeMap::new();
        for outlet in all() {
            for domain in &outlet.domains {
                let other = domains.insert(domain, &outlet.name);
                assert_eq!(other, None, "{domain}");
                let is_host = domain.contains('.') && domain::host(domain) == **domain;
                assert!(is_host && !domain.starts_with("www."), "{domain}");
            }
            for name in outlet.aliases.iter().chain([&outlet.name]) {
                assert!(!key(name).is_empty(), "{name}");
                let other = names.insert(key(name), &outlet.name);
                assert!(
                    other.is_none_or(|other| *other == outlet.name),
                    "{name}: {other:?}"
                );
            }
            let is_country = outlet.country.len() == 2
                && outlet.country.bytes().all(|byte| byte.is_ascii_uppercase());
            assert!(is_country, "{}", outlet.name);
            let is_item = |item: &String| {
                let digits = item.strip_prefix('Q').unwrap_or_default();
                !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
            };
            assert!(outlet.wikidata.iter().all(is_item), "{}", outlet.name);
        }
        assert!(all().len() >= 250);
    }
}
