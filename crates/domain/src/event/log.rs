//! What the log says of itself: that old lines of it went, and that somebody took lines away.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "happened", rename_all = "camelCase")]
pub enum LogFact {
    /// Lines were thrown away, up to and including those of a seal.
    Purged { seal: i64, lines: u64 },
    /// Lines went out as a file, by what they were sought.
    Exported {
        format: String,
        search: BTreeMap<String, String>,
    },
}

impl LogFact {
    pub(super) fn kind(&self) -> &'static str {
        match self {
            LogFact::Purged { .. } => "log.purged",
            LogFact::Exported { .. } => "log.exported",
        }
    }
}
