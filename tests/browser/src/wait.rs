//! Waiting for a page without trusting a clock.

use std::time::Duration;

use anyhow::{Result, bail};

const PAUSE: Duration = Duration::from_millis(100);

/// How often to look: half a minute on an idle machine, longer on a busy one.
const LOOKS: usize = 300;

/// Looks again and again until `look` gives something.
///
/// # Errors
/// When it never does, saying that `what` did not come about; or at once when looking fails.
pub async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    for _ in 0..LOOKS {
        if let Some(found) = look().await? {
            return Ok(found);
        }
        tokio::time::sleep(PAUSE).await;
    }
    bail!("waited in vain for: {what}")
}
