//! How far reviewers agree.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use isnad_report::Outside;
use isnad_review::Scale;
use isnad_review::agreement::Agreement;

use crate::pages::{Frame, Visit};
use crate::{Desk, Refusal};

#[derive(Template)]
#[template(path = "agreement.html")]
struct Page {
    frame: Frame,
    agreement: Agreement,
    scale: Scale,
}

pub(crate) async fn page(State(desk): State<Desk>, visit: Visit) -> Result<Html<String>, Refusal> {
    visit
        .page(&desk, "agreement", |store, frame, _| {
            Ok(Page {
                agreement: store.agreement()?,
                scale: store.scale()?,
                frame,
            })
        })
        .await
}

impl Page {
    fn percent(&self, share: Option<f64>) -> String {
        share.map_or_else(
            || self.frame.t.say("no_figure").to_owned(),
            |share| self.frame.number(format!("{:.0}%", share * 100.0)),
        )
    }

    fn figure(&self, figure: Option<f64>) -> String {
        figure.map_or_else(
            || self.frame.t.say("no_figure").to_owned(),
            |figure| self.frame.number(format!("{figure:.2}")),
        )
    }

    fn verdict(&self, id: &str) -> String {
        super::claim::verdict_name(&self.scale, id, self.frame.t)
    }

    fn outside(&self, name: &str) -> Outside {
        Outside::new(name)
    }
}
