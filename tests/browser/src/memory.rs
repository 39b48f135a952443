//! What a page holds on to.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{Session, devtools};

/// What is alive in the browser's process of the page, after what nobody needs was collected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counters {
    /// Nodes, in documents or not.
    pub nodes: i64,
    /// Event listeners.
    pub listeners: i64,
    /// Documents, those of frames among them.
    pub documents: i64,
}

impl Session {
    /// Collects garbage and counts what is left.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn count_memory(&self) -> Result<Counters> {
        // What only finalizers hold goes with the second collection.
        for _ in 0..2 {
            devtools::send(self.client(), "HeapProfiler.collectGarbage", json!({})).await?;
        }
        let counted = devtools::send(self.client(), "Memory.getDOMCounters", json!({})).await?;
        let count = |name: &str| {
            counted.get(name).and_then(Value::as_i64).with_context(|| format!("nobody counts {name}"))
        };
        Ok(Counters {
            nodes: count("nodes")?,
            listeners: count("jsEventListeners")?,
            documents: count("documents")?,
        })
    }
}
