//! Articles and attributions that were found in a store, as rows and for a person.

mod article;
mod excerpt;
mod said;

pub use article::FoundArticle;
pub use said::Said;

use crate::interface::Words;
use crate::terminal::Screen;

/// How a person is shown what was found.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// The words of the labels.
    pub words: &'static Words,
    /// What the screen can show.
    pub screen: Screen,
}

impl View {
    /// A line that opens with a label, which gives the line its direction; none without a value.
    fn line(self, shown: &mut String, label: &str, value: &str) {
        if !value.is_empty() {
            shown.push_str(&format!("  {label}: {value}\n"));
        }
    }

    /// Outlet, date, id and version on one line.
    fn place(self, shown: &mut String, outlet: &str, published: Option<&str>, id: &str) {
        let published = published.unwrap_or_default();
        let day = published.get(..10).unwrap_or(published);
        self.line(shown, &self.words.outlet, &self.screen.outside(outlet));
        self.line(shown, &self.words.published, &self.screen.outside(day));
        self.line(shown, &self.words.document, &self.screen.outside(id));
    }
}
