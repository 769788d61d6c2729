use serde::{Deserialize, Serialize};

use crate::{EndReason, NotAskedReason};

/// The reasons that staff choose among, in printed order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reasons {
    /// Why an eligible client was not asked.
    pub not_asked: Vec<NotAskedReason>,
    /// How a contact ended, and why a form will not come.
    pub ended: Vec<EndReason>,
}

impl Default for Reasons {
    /// All of them.
    fn default() -> Self {
        Reasons { not_asked: NotAskedReason::ALL.to_vec(), ended: EndReason::ALL.to_vec() }
    }
}
