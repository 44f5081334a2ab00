//! The queue's questions, made from one file by leaving out lines.

use isnad_review::ReadingStatus;
use isnad_review::attention::Reason;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params};

use super::{Cursor, CursorValue, Direction, Order, QueueFilter, words};
use crate::review::sources;
use crate::{Error, Result};

/// Fewer readings than this are put in order after they were found, rather than found in order.
const FEW: i64 = 4_000;

/// Filters that have an index in the order of attention, the most selective first.
const INDEXED: [(&str, &str); 11] = [
    ("source", "drive_source"),
    ("outlet", "drive_outlet"),
    ("single_origin", "drive_single_origin"),
    ("figures_diverge", "drive_figures_diverge"),
    ("carried_by_many", "drive_carried_by_many"),
    ("low_confidence", "drive_low_confidence"),
    ("no_source", "drive_no_source"),
    ("unnamed", "drive_unnamed"),
    ("grade", "drive_grade"),
    ("class", "drive_class"),
    ("kind", "drive_kind"),
];

/// Filters that are ranges, each with the index in whose order they are.
const RANGES: [([&str; 2], &str); 2] = [
    (["confidence_from", "confidence_below"], "drive_confidence"),
    (["from", "to"], "drive_newest"),
];

/// A filter in terms of rows, and which lines of the question it needs.
pub(super) struct Query {
    order: Order,
    lines: Vec<&'static str>,
    parameters: Vec<(&'static str, Value)>,
}

/// The statuses that a filter lets pass.
pub(super) fn statuses(filter: &QueueFilter) -> &[ReadingStatus] {
    match filter.status.is_empty() {
        true => ReadingStatus::ALL,
        false => &filter.status,
    }
}

impl Query {
    pub fn new(connection: &Connection, filter: &QueueFilter, order: Order) -> Result<Self> {
        let mut query = Self {
            order,
            lines: Vec::new(),
            parameters: Vec::new(),
        };
        if let Some(name) = &filter.outlet {
            query.row(connection, include_str!("find_outlet.sql"), "outlet", name)?;
        }
        if let Some(title) = &filter.story {
            query.row(connection, include_str!("find_story.sql"), "story", title)?;
        }
        if let Some(source) = filter.source {
            query.source(connection, source)?;
        }
        query.add("kind", filter.kind.map(|kind| kind.name().to_owned()));
        query.add("grade", filter.grade.map(|grade| grade.name().to_owned()));
        query.add("class", filter.class.map(|class| class.name().to_owned()));
        query.add("confidence_from", filter.confidence_from);
        query.add("confidence_below", filter.confidence_below);
        match filter.assignee.as_deref() {
            Some("") => query.lines.push("unassigned"),
            name => query.add("assignee", name.map(str::to_owned)),
        }
        query.add("from", filter.from.clone());
        // A day is before all its hours.
        query.add(
            "to",
            filter.to.as_ref().map(|day| format!("{day}\u{10ffff}")),
        );
        query
            .lines
            .extend(filter.reasons.iter().map(|reason| match reason {
                Reason::CarriedByMany => "carried_by_many",
                Reason::SingleOrigin => "single_origin",
                Reason::FiguresDiverge => "figures_diverge",
                Reason::Unnamed => "unnamed",
                Reason::NoSource => "no_source",
                Reason::LowConfidence => "low_confidence",
            }));
        query.add("words", filter.text.as_deref().and_then(words::question));
        Ok(query)
    }

    fn add(&mut self, name: &'static str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.lines.push(name);
            self.parameters.push((name, value.into()));
        }
    }

    fn row(
        &mut self,
        connection: &Connection,
        sql: &str,
        what: &'static str,
        name: &str,
    ) -> Result<()> {
        let find = connection.query_row(sql, named_params! {":name": name}, |row| row.get("id"));
        let id: i64 = find.optional()?.ok_or_else(|| Error::Unknown {
            what,
            name: name.to_owned(),
        })?;
        self.add(what, Some(id));
        Ok(())
    }

    /// A source that stands for others is asked for with them; one that stands alone, from its
    /// own index in order.
    fn source(&mut self, connection: &Connection, source: i64) -> Result<()> {
        let source = sources::canonical(connection, source)?;
        let sql = include_str!("stands_for_others.sql");
        let many = connection
            .prepare_cached(sql)?
            .exists(named_params! {":source": source})?;
        let line = if many { "sources" } else { "source" };
        self.lines.push(line);
        self.parameters.push(("source", source.into()));
        Ok(())
    }

    /// The index that the answer is read from. SQLite, which knows nothing of how often a value
    /// occurs, would take the one that is in order and go through all of it for a rare value.
    fn driver(&self, connection: &Connection, status: ReadingStatus) -> Result<&'static str> {
        let asked = |line: &str| self.lines.contains(&line);
        let always = [
            ("words", "words"),
            ("story", "drive_story"),
            ("assignee", "drive_assignee"),
            ("sources", "drive_source"),
        ];
        if let Some((_, driver)) = always.into_iter().find(|(line, _)| asked(line)) {
            return Ok(driver);
        }
        for (line, driver) in INDEXED.into_iter().filter(|(line, _)| asked(line)) {
            if self.are_few(connection, status, &[line])? {
                return Ok(driver);
            }
        }
        for (lines, driver) in RANGES {
            if lines.into_iter().any(asked) && self.are_few(connection, status, &lines)? {
                return Ok(driver);
            }
        }
        let in_order = INDEXED.into_iter().find(|(line, _)| asked(line));
        Ok(match (self.order, in_order) {
            (Order::Attention, Some((_, driver))) => driver,
            (Order::Attention, None) => "drive_attention",
            (Order::Confidence, _) => "drive_confidence",
            (Order::Newest, _) => "drive_newest",
        })
    }

    /// Whether only few readings pass those of the `lines` that are asked for.
    fn are_few(
        &self,
        connection: &Connection,
        status: ReadingStatus,
        lines: &[&str],
    ) -> Result<bool> {
        let asked = self.lines.iter().copied();
        let asked: Vec<&str> = asked.filter(|line| lines.contains(line)).collect();
        let given = self.parameters.iter().cloned();
        let mut parameters: Vec<_> = given.filter(|(name, _)| asked.contains(name)).collect();
        parameters.push(("status", status.name().to_owned().into()));
        parameters.push(("limit", FEW.into()));
        let sql = only(include_str!("count_few.sql"), &asked);
        let number: Vec<i64> = run(connection, &sql, &parameters, |row| row.get("number"))?;
        Ok(number.first().is_some_and(|number| *number < FEW))
    }

    /// Cursors of up to one reading more than `limit`, from the given one on.
    pub fn page(
        &self,
        connection: &Connection,
        status: &ReadingStatus,
        from: Option<&Cursor>,
        direction: Direction,
        limit: u32,
    ) -> Result<Vec<Cursor>> {
        let (onward, back) = match self.order {
            Order::Attention => ("by_attention", "back_by_attention"),
            Order::Confidence => ("by_confidence", "back_by_confidence"),
            Order::Newest => ("by_newest", "back_by_newest"),
        };
        let order = if direction == Direction::Onward {
            onward
        } else {
            back
        };
        let behind = from.map(|_| match order {
            "by_attention" => "behind_attention",
            "back_by_attention" => "before_attention",
            "by_confidence" => "behind_confidence",
            "back_by_confidence" => "before_confidence",
            "by_newest" => "behind_newest",
            _ => "before_newest",
        });
        let driver = self.driver(connection, *status)?;
        let lines = self
            .lines
            .iter()
            .copied()
            .chain([order, driver])
            .chain(behind);
        let mut parameters = self.parameters.clone();
        parameters.push(("status", status.name().to_owned().into()));
        parameters.push(("limit", i64::from(limit).saturating_add(1).into()));
        if let Some(cursor) = from {
            parameters.push(("at", cursor.at.value()));
            parameters.push(("id", cursor.id.into()));
        }
        let value = |row: &Row<'_>| match self.order {
            Order::Attention => row.get("at").map(CursorValue::Whole),
            Order::Confidence => row.get("at").map(CursorValue::Real),
            Order::Newest => row.get("at").map(CursorValue::Text),
        };
        let sql = only(include_str!("page.sql"), &lines.collect::<Vec<_>>());
        run(connection, &sql, &parameters, |row| {
            Ok(Cursor {
                at: value(row)?,
                id: row.get("id")?,
            })
        })
    }

    /// How many pass, up to `limit`.
    pub fn count(
        &self,
        connection: &Connection,
        status: &ReadingStatus,
        limit: u64,
    ) -> Result<u64> {
        let mut lines = self.lines.clone();
        lines.push("count");
        // Order does not matter here: a range is read from the index of what it is a range of.
        let asked = |line: &&str| self.lines.contains(line);
        lines.push(match self.driver(connection, *status)? {
            "drive_attention" if ["confidence_from", "confidence_below"].iter().any(asked) => {
                "drive_confidence"
            }
            "drive_attention" if ["from", "to"].iter().any(asked) => "drive_newest",
            driver => driver,
        });
        let mut parameters = self.parameters.clone();
        parameters.push(("status", status.name().to_owned().into()));
        parameters.push(("limit", limit.cast_signed().into()));
        let sql = only(include_str!("page.sql"), &lines);
        let found = run(connection, &sql, &parameters, |row| row.get("number"))?;
        Ok(found.first().copied().unwrap_or_default())
    }
}

fn run<T>(
    connection: &Connection,
    sql: &str,
    parameters: &[(&'static str, Value)],
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut select = connection.prepare_cached(sql)?;
    let names: Vec<String> = parameters
        .iter()
        .map(|(name, _)| format!(":{name}"))
        .collect();
    let given: Vec<(&str, &dyn ToSql)> = names
        .iter()
        .zip(parameters)
        .map(|(name, (_, value))| (name.as_str(), value as &dyn ToSql))
        .collect();
    let rows = select.query_map(&given[..], |row| read(row))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The statement with those of its marked lines (`-- if NAME`, or of several names one) that are
/// wanted. SQLite chooses an index by what a statement says, so it must not say what is not asked.
fn only(sql: &str, wanted: &[&str]) -> String {
    let is_wanted = |line: &&str| match line.rsplit_once("-- if ") {
        None => true,
        Some((_, names)) => names.split_whitespace().any(|name| wanted.contains(&name)),
    };
    sql.lines().filter(is_wanted).collect::<Vec<_>>().join("\n")
}
