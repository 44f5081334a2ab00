//! One outlet of a story, and what is known of it besides the story.

use isnad_outlets::Kind;
use isnad_text::{fold, is_quotation_mark};

use crate::words::{Lists, Stems, stem};

pub(super) struct Outlet {
    pub name: String,
    pub distinctive: Stems,
    /// The names it goes by, as distinctive stems in their order; its own first.
    pub names: Vec<Vec<String>>,
    /// What is known of it besides this story: two names of one listed outlet are one.
    pub listed: Option<&'static isnad_outlets::Outlet>,
    pub in_story: bool,
}

impl Outlet {
    pub fn new(
        name: &str,
        distinctive: Stems,
        listed: Option<&'static isnad_outlets::Outlet>,
        in_story: bool,
    ) -> Self {
        let in_order = |name: &str| -> Vec<String> {
            let stems = name.split_whitespace().map(|word| stem(&fold::fold(word)));
            let own = |stem: &String| {
                !Lists::shipped()
                    .distinctive(&Stems::from([stem.clone()]))
                    .is_empty()
            };
            stems.filter(own).collect()
        };
        let mut names = vec![in_order(name)];
        // Agencies are cited by each of their names wherever it stands.
        let agency = listed.filter(|known| known.kind == Kind::Agency);
        let others = agency
            .iter()
            .flat_map(|known| known.aliases.iter().chain([&known.name]));
        names.extend(
            others
                .map(|name| in_order(name))
                .filter(|name| !name.is_empty()),
        );
        names.dedup();
        Self {
            name: name.to_owned(),
            distinctive,
            names,
            listed,
            in_story,
        }
    }

    pub fn is_agency(&self) -> bool {
        self.listed.is_some_and(|known| known.kind == Kind::Agency)
    }
}

/// The listed outlet of a name, words such as صحيفة before it passed over, or of a label
/// (`aawsat`).
pub(super) fn listed(name: &str) -> Option<&'static isnad_outlets::Outlet> {
    let name = name.replace(is_quotation_mark, " ");
    let mut words = name.split_whitespace().peekable();
    loop {
        let name = words.clone().collect::<Vec<_>>().join(" ");
        let found = isnad_outlets::by_name(&name).or_else(|| isnad_outlets::by_label(&name));
        if found.is_some() || !opens_outlet(words.next()?) {
            return found;
        }
    }
}

/// The listed outlet that a mention in a text names. A single word may be a city or a thing
/// («الرياض», «الوطن») unless it stands in quotation marks or names an agency.
pub(crate) fn listed_mention(mention: &str) -> Option<&'static isnad_outlets::Outlet> {
    let is_shown = mention.contains(is_quotation_mark) || mention.split_whitespace().count() > 1;
    listed(mention).filter(|outlet| is_shown || outlet.kind == Kind::Agency)
}

/// Whether a word opens the names of many outlets: صحيفة.
pub(super) fn opens_outlet(word: &str) -> bool {
    let stems = Stems::from([stem(&fold::fold(word))]);
    Lists::shipped().distinctive(&stems).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_outlet_are_one() {
        let name = |mention| listed_mention(mention).map(|outlet| outlet.name.as_str());
        assert_eq!(name("صحيفة «الشرق الأوسط»"), Some("الشرق الأوسط"));
        assert_eq!(name("وكالة فرانس برس"), name("أ.ف.ب"));
        assert_eq!(name("«الرياض»"), Some("الرياض"));
        assert_eq!(name("صحيفة الرياض"), Some("الرياض"));
        assert_eq!(name("الرياض"), None);
        assert_eq!(name("صحيفة"), None);
        assert_eq!(listed("aawsat"), listed_mention("جريدة الشرق الأوسط"));
    }
}
