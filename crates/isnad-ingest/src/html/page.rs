//! The tree of a page, built within bounds.

use dom_query::Document;
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tokenizer::TokenizerOpts;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};

use super::bounds;
use crate::Problem;
use crate::encoding::boundary;

/// The most nodes of a page. A long live blog has fifty thousand.
const MOST_NODES: usize = 400_000;

/// The deepest nesting. Browsers themselves stop at 512.
const DEEPEST: usize = 1000;

/// The parser is fed so many bytes at a time, and asked how far it has grown in between.
const PORTION: usize = 16 << 10;

/// Builds the tree of a page.
pub(super) fn parse(html: &str) -> Result<Document, Problem> {
    bounds::check(html)?;
    let options = ParseOpts {
        tokenizer: TokenizerOpts::default(),
        tree_builder: TreeBuilderOpts {
            scripting_enabled: false,
            ..TreeBuilderOpts::default()
        },
    };
    let mut parser = parse_document(Document::default(), options);
    let mut rest = html;
    while !rest.is_empty() {
        let (portion, behind) = rest.split_at(boundary(rest, PORTION));
        parser.process(StrTendril::from_slice(portion));
        grown(&parser.tokenizer.sink.sink)?;
        rest = behind;
    }
    let page = parser.finish();
    grown(&page)?;
    Ok(page)
}

/// Whether the tree is still of a size to be read.
fn grown(page: &Document) -> Result<(), Problem> {
    let nodes = page.tree.len();
    if nodes > MOST_NODES {
        return Err(Problem::TooManyElements(MOST_NODES));
    }
    // The last children lead to where the parser stands.
    let line = std::iter::successors(page.root().last_child(), |node| node.last_child());
    if line.take(DEEPEST + 1).count() > DEEPEST {
        return Err(Problem::TooDeep(DEEPEST));
    }
    Ok(())
}
