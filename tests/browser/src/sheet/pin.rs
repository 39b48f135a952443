//! A PIN over the storage.

use anyhow::Result;

use super::Sheet;

impl Sheet<'_> {
    /// Whether a PIN must be given before anything else.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn asks_for_pin(&self) -> Result<bool> {
        self.exists("[data-pk=locked-by-pin]").await
    }

    /// Gives the PIN that is asked for.
    ///
    /// # Errors
    /// When none is asked for.
    pub async fn enter_pin(&self, pin: &str) -> Result<()> {
        self.type_into("[name=pin]", pin).await?;
        self.press("open-pin").await
    }

    /// Fills in what puts a PIN on, from the open sheet, up to the last button.
    ///
    /// # Errors
    /// When there is a PIN, or no sheet is open.
    pub async fn prepare_pin(&self, pin: &str) -> Result<()> {
        self.press("saved").await?;
        self.press("pin").await?;
        self.type_into("[name=pin-new]", pin).await?;
        self.type_into("[name=pin-again]", pin).await?;
        self.click("[name=understood]").await
    }

    /// Puts a PIN on, and waits until it is.
    ///
    /// # Errors
    /// When it cannot be put on.
    pub async fn set_pin(&self, pin: &str) -> Result<()> {
        self.prepare_pin(pin).await?;
        self.press("confirm").await?;
        self.wait_for("dialog", false).await
    }

    /// Fills in what takes the PIN off, from the open sheet, up to the last button.
    ///
    /// # Errors
    /// When there is no PIN, or no sheet is open.
    pub async fn prepare_no_pin(&self, pin: &str) -> Result<()> {
        self.press("saved").await?;
        self.press("no-pin").await?;
        self.type_into("[name=pin]", pin).await
    }
}
