//! When each article appeared: a row for each, time running from right to left.

use isnad_story::{Article, Comparison};

use crate::dates::{self, Clock};
use crate::outside::{Outside, clip};
use crate::strings::Strings;

/// A drawing, in the units of its view box.
pub(crate) struct Timeline {
    pub width: i64,
    pub height: i64,
    /// Where time begins, and ends.
    pub start: i64,
    pub end: i64,
    pub rows: Vec<Row>,
}

/// One article.
pub(crate) struct Row {
    pub x: i64,
    pub y: i64,
    pub label_x: i64,
    pub outlet: Outside,
    pub when: String,
}

const WIDTH: i64 = 1040;
const NAMES: i64 = 340;
const MARGIN: i64 = 20;
/// Half of the widest label.
const LABEL: i64 = 90;
const ROW: i64 = 40;
/// Letters of an outlet's name.
const NAME: usize = 40;

/// `None` where fewer than two articles have a date.
pub(crate) fn timeline(
    comparison: &Comparison,
    articles: &[Article],
    clock: Clock,
    strings: &Strings,
) -> Option<Timeline> {
    let dated: Vec<_> = comparison
        .order
        .iter()
        .filter_map(|at| {
            let published = articles[*at].first_published()?;
            let moment = dates::instant(Some(published))?.as_second();
            Some((*at, moment, clock.local(published)?))
        })
        .collect();
    let (first, last) = (dated.first()?.1, dated.last()?.1);
    if dated.len() < 2 || first == last {
        return None;
    }
    let (start, end) = (WIDTH - NAMES, MARGIN);
    let row = |(place, (at, moment, local)): (usize, &(usize, i64, _))| {
        let x = start - (start - end) * (moment - first) / (last - first);
        Row {
            x,
            y: ROW * place as i64 + ROW * 3 / 4,
            label_x: x.clamp(end + LABEL, start - LABEL),
            outlet: Outside::new(clip(&articles[*at].outlet, NAME)),
            when: dates::full(*local, strings),
        }
    };
    Some(Timeline {
        width: WIDTH,
        height: ROW * dated.len() as i64 + ROW / 2,
        start,
        end,
        rows: dated.iter().enumerate().map(row).collect(),
    })
}
