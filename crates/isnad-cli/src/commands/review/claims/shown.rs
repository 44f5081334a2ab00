//! Claims as the command line shows them.

use anyhow::Context;
use isnad_review::ClaimStatus;
use isnad_store::review::ClaimFilter;

use crate::desk::{self, Desk};
use crate::extract::escaped;

pub fn list(
    desk: &Desk,
    status: Option<ClaimStatus>,
    second: bool,
    limit: u32,
) -> anyhow::Result<String> {
    let filter = ClaimFilter {
        status,
        second_for: second.then(|| desk.by.name.clone()),
        ..ClaimFilter::default()
    };
    let page = desk.store.claims(&filter, None, limit)?;
    if desk.json {
        return Ok(escaped(serde_json::to_string_pretty(&page)?));
    }
    let scale = desk.store.scale()?;
    let shown = page.rows.iter().map(|row| {
        let view = desk.store.claim(&row.claim, &desk.by.name)?;
        Ok(view
            .map(|view| desk::claim(desk, &view, &scale))
            .unwrap_or_default())
    });
    Ok(shown.collect::<anyhow::Result<Vec<_>>>()?.join("\n"))
}

pub fn show(desk: &Desk, reading: i64) -> anyhow::Result<String> {
    let claim = desk.claim_of(reading)?;
    let view = desk.store.claim(&claim, &desk.by.name)?;
    let view = view.context("the claim was closed")?;
    match desk.json {
        true => Ok(escaped(serde_json::to_string_pretty(&view)?)),
        false => Ok(desk::claim(desk, &view, &desk.store.scale()?)),
    }
}
