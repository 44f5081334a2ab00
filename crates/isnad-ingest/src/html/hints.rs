//! What an element's name, class, id and microdata tell of its content.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use dom_query::NodeRef;
use serde::Deserialize;

use crate::Reason;

/// How surely an element says that it holds the story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Praise {
    #[default]
    None,
    /// By a class such as `content`.
    Perhaps,
    /// By microdata or a class such as `article-body`.
    Surely,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    story: Vec<String>,
    perhaps: Vec<String>,
    furniture: BTreeMap<Reason, Vec<String>>,
}

struct Hints {
    story: Vec<String>,
    perhaps: Vec<String>,
    furniture: BTreeMap<String, Reason>,
}

static HINTS: LazyLock<Hints> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("../../data/classes.toml")).expect("a test reads classes.toml");
    let furniture = file.furniture.into_iter();
    Hints {
        story: file.story,
        perhaps: file.perhaps,
        furniture: furniture
            .flat_map(|(reason, words)| words.into_iter().map(move |word| (word, reason)))
            .collect(),
    }
});

/// Why an element is furniture, where its own names tell.
pub(super) fn reason(node: &NodeRef<'_>, name: &str) -> Option<Reason> {
    match name {
        "nav" | "menu" | "footer" | "amp-sidebar" => return Some(Reason::Navigation),
        "aside" => return Some(Reason::Related),
        "figcaption" | "caption" => return Some(Reason::Caption),
        "button" | "amp-social-share" => return Some(Reason::Share),
        "figure" if !is_table_or_quote(node) => return Some(Reason::Caption),
        "html" | "body" | "article" | "main" => return None,
        _ => {}
    }
    if is_hidden(node) {
        return Some(Reason::Hidden);
    }
    if matches!(
        node.attr("role").as_deref(),
        Some("navigation" | "banner" | "contentinfo")
    ) {
        return Some(Reason::Navigation);
    }
    let names = names(node);
    if names.is_empty() || praised(&names) == Praise::Surely {
        return None;
    }
    // One or two words side by side: `read` says nothing, `read-more` does.
    let words: Vec<&str> = names.split(' ').filter(|word| !word.is_empty()).collect();
    let single = words.iter().find_map(|word| HINTS.furniture.get(*word));
    let pair = || {
        let mut pairs = words
            .windows(2)
            .map(|pair| format!("{} {}", pair[0], pair[1]));
        pairs.find_map(|pair| HINTS.furniture.get(&pair))
    };
    single.copied().or_else(|| pair().copied())
}

/// Whether an element says that it holds the story.
pub(super) fn praise(node: &NodeRef<'_>, name: &str) -> Praise {
    let property = node.attr("itemprop").unwrap_or_default();
    if property
        .split_whitespace()
        .any(|word| word == "articleBody")
    {
        return Praise::Surely;
    }
    let named = praised(&names(node));
    match name {
        "article" | "main" => named.max(Praise::Perhaps),
        _ => named,
    }
}

fn praised(names: &str) -> Praise {
    let padded = format!(" {names} ");
    let has = |words: &[String]| {
        words
            .iter()
            .any(|word| padded.contains(&format!(" {word} ")))
    };
    if has(&HINTS.story) {
        Praise::Surely
    } else if has(&HINTS.perhaps) {
        Praise::Perhaps
    } else {
        Praise::None
    }
}

/// Some editors wrap tables and quotations in figures.
fn is_table_or_quote(node: &NodeRef<'_>) -> bool {
    let names = names(node);
    names.contains("table") || names.contains("quote")
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = node
        .attr("style")
        .unwrap_or_default()
        .replace(' ', "")
        .to_ascii_lowercase();
    node.has_attr("hidden") || style.contains("display:none") || style.contains("visibility:hidden")
}

/// The words of class and id: `articleBody`, `article_body` and `article-body` are two words.
pub(super) fn names(node: &NodeRef<'_>) -> String {
    let mut words = String::new();
    for value in [node.attr("class"), node.attr("id")].into_iter().flatten() {
        let mut was_small = false;
        words.push(' ');
        for c in value.chars().take(300) {
            if c.is_ascii_uppercase() && was_small || !c.is_ascii_alphabetic() {
                words.push(' ');
            }
            if c.is_ascii_alphabetic() {
                words.push(c.to_ascii_lowercase());
            }
            was_small = c.is_ascii_lowercase();
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    #[test]
    fn names_tell_furniture_from_story() {
        for (html, expected) in [
            ("<div class='relatedPosts'>", Some(Reason::Related)),
            ("<div id='share_bar'>", Some(Reason::Share)),
            ("<div class='article-body has-related'>", None),
            ("<div class='shared'>", None),
            ("<section style='display: none'>", Some(Reason::Hidden)),
            ("<aside>", Some(Reason::Related)),
        ] {
            let page = Document::from(html);
            let node = page.select("body > *").nodes()[0];
            let name = node.node_name().unwrap();
            assert_eq!(reason(&node, &name), expected, "{html}");
        }
    }
}
