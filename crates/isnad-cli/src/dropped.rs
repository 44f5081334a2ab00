//! What was left out of pages, told to the person at the terminal.

use isnad_ingest::{Article, Error};

use crate::failure::say;

/// The articles as they come; where `wanted`, each is followed on standard error by what was left
/// out of its page: one line a part, its reason before it.
pub fn shown(
    articles: impl Iterator<Item = Result<Article, Error>>,
    wanted: bool,
) -> impl Iterator<Item = Result<Article, Error>> {
    articles.inspect(move |article| {
        let Ok(article) = article else { return };
        for part in article.dropped.iter().filter(|_| wanted) {
            let text = part.text.replace('\n', " / ");
            say(format_args!(
                "{}: left out as {}: {text}",
                article.id,
                part.reason.name()
            ));
        }
    })
}
