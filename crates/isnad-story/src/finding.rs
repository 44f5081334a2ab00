//! What an editor reads first: at most three findings, as data. A report words them.

use crate::Article;
use crate::claim::Claim;
use crate::comparison::Laundering;
use crate::figure::{Count, CountKind};
use crate::origin::NodeKind;

/// One sentence worth saying about a story.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// All of it comes from these.
    RestsOn {
        /// The origins, by name, each with the outlet it was first told to where that is known.
        origins: Vec<(String, Option<String>)>,
        /// How many outlets carry it.
        outlets: usize,
    },
    /// So many independent origins that they are not listed.
    ManyOrigins {
        /// How many.
        origins: usize,
        /// How many outlets carry it.
        outlets: usize,
    },
    /// Nobody in the story answers for it.
    NoOrigin,
    /// Outlets cite one another in a ring.
    Circular {
        /// In citing order.
        outlets: Vec<String>,
    },
    /// A source denies it.
    Denied {
        /// Who.
        by: String,
        /// The outlet that has the denial.
        outlet: String,
    },
    /// Different sources give different values.
    Diverges(Count),
    /// One source gave another value later.
    Updated(Count),
    /// An outlet carries another's wording and does not say so.
    Laundered {
        /// The outlet that had it.
        from: String,
        /// The outlet that carries it.
        to: String,
    },
    /// These outlets cite nobody who can be found.
    Untraceable {
        /// Their names.
        outlets: Vec<String>,
    },
}

impl Finding {
    /// Whether the finding is a warning.
    pub const fn is_alarm(&self) -> bool {
        !matches!(
            self,
            Self::RestsOn { .. } | Self::ManyOrigins { .. } | Self::Updated(_)
        )
    }
}

/// How many findings a reader in a hurry takes in.
const READ: usize = 3;
/// How many origins are listed by name.
const LISTED: usize = 3;

/// The findings, what it rests on first and then the warnings, gravest first.
pub(crate) fn findings(
    claims: &[Claim],
    laundered: &[Laundering],
    counts: &[Count],
    articles: &[Article],
) -> Vec<Finding> {
    let Some(lead) = claims.first() else {
        return Vec::new();
    };
    let outlet = |article: usize| articles[article].outlet.clone();
    let mut findings = vec![basis(lead, articles)];
    let name = |node: &usize| lead.origins.nodes[*node].name.clone();
    for ring in &lead.origins.circular {
        findings.push(Finding::Circular {
            outlets: ring.iter().map(name).collect(),
        });
    }
    let denial = lead.carriers.iter().find(|carrier| carrier.against);
    findings.extend(denial.map(|denial| {
        Finding::Denied {
            by: denial
                .source
                .clone()
                .unwrap_or_else(|| outlet(denial.article)),
            outlet: outlet(denial.article),
        }
    }));
    let of_kind = |kind| counts.iter().find(move |count| count.kind == kind).cloned();
    findings.extend(of_kind(CountKind::Divergence).map(Finding::Diverges));
    findings.extend(laundered.first().map(|laundering| Finding::Laundered {
        from: outlet(laundering.from),
        to: outlet(laundering.to),
    }));
    if !lead.origins.untraceable.is_empty() {
        let outlets = lead
            .origins
            .untraceable
            .iter()
            .map(|article| outlet(*article))
            .collect();
        findings.push(Finding::Untraceable { outlets });
    }
    findings.extend(of_kind(CountKind::Update).map(Finding::Updated));
    findings.truncate(READ);
    findings
}

/// How many outlets carry a claim without denying it.
pub(crate) fn outlets(claim: &Claim, articles: &[Article]) -> usize {
    let mut names: Vec<&str> = claim
        .carriers
        .iter()
        .filter(|carrier| !carrier.against)
        .map(|carrier| articles[carrier.article].outlet.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    names.len()
}

fn basis(lead: &Claim, articles: &[Article]) -> Finding {
    let outlets = outlets(lead, articles);
    let graph = &lead.origins;
    let origins: Vec<(String, Option<String>)> = (0..graph.nodes.len())
        .filter(|at| graph.nodes[*at].origin)
        .map(|at| {
            let first = graph.edges.iter().find(|edge| edge.from == at);
            let told = first.map(|edge| &graph.nodes[edge.to]);
            let told = told.filter(|_| graph.nodes[at].kind == NodeKind::Source);
            (
                graph.nodes[at].name.clone(),
                told.map(|node| node.name.clone()),
            )
        })
        .collect();
    match origins.len() {
        0 => Finding::NoOrigin,
        1..=LISTED => Finding::RestsOn { origins, outlets },
        _ => Finding::ManyOrigins {
            origins: graph.independent,
            outlets,
        },
    }
}
