use serde::{Deserialize, Serialize};

use crate::{Act, Part, Refusal, SourceName};

/// What reviewers made of a canonical source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SourceState {
    /// The name it is shown under, where that is not the one it was first met with.
    pub name: Option<String>,
    /// The source that stands for it too.
    pub merged_into: Option<SourceName>,
}

impl SourceState {
    pub(crate) fn apply(&mut self, act: &Act) -> Result<(), Refusal> {
        match act {
            Act::Rename { name } if name.trim().is_empty() => Err(Refusal::Empty(Part::Name)),
            Act::Rename { name } => {
                self.name = Some(name.trim().to_owned());
                Ok(())
            }
            // That the other is not merged into this one, only somebody who sees both can know.
            Act::MergeInto { source } if self.merged_into.is_none() => {
                self.merged_into = Some(source.clone());
                Ok(())
            }
            Act::MergeInto { .. } => Err(Refusal::Merge),
            Act::Separate => self.merged_into.take().map(|_| ()).ok_or(Refusal::Merge),
            _ => Err(Refusal::WrongSubject("source")),
        }
    }
}
