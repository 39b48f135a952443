//! Looking and acting inside the element's open shadow root, by CSS selectors.

use anyhow::{Context, Result};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::{CmdError, ErrorStatus};
use serde_json::{Value, json};

use super::{Sheet, into_text};
use crate::until;

impl Sheet<'_> {
    /// Whether something inside the element matches.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn exists(&self, selector: &str) -> Result<bool> {
        self.holds(selector, "found !== null").await
    }

    /// Waits until something inside the element matches, or until nothing does any more.
    ///
    /// # Errors
    /// When it stays as it is.
    pub async fn wait_for(&self, selector: &str, present: bool) -> Result<()> {
        until(&format!("{selector} to be {}", if present { "there" } else { "gone" }), async || {
            Ok((self.exists(selector).await? == present).then_some(()))
        })
        .await
    }

    /// Whether something inside the element matches and takes room on the page.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn is_shown(&self, selector: &str) -> Result<bool> {
        self.holds(selector, "(found?.getClientRects().length ?? 0) > 0").await
    }

    /// The text of the first match.
    ///
    /// # Errors
    /// When nothing comes to match.
    pub async fn text(&self, selector: &str) -> Result<String> {
        self.find(selector).await?;
        self.evaluate(selector, "found?.textContent ?? ''").await.map(into_text)
    }

    /// Clicks the first match, once there is one, the way a person does: where it is on the screen.
    ///
    /// # Errors
    /// When nothing comes to match, or something lies over it.
    pub async fn click(&self, selector: &str) -> Result<()> {
        self.click_element(self.find(selector).await?)
            .await
            .with_context(|| format!("cannot click {selector}"))
    }

    /// Replaces what stands in a field by `text`, key by key.
    ///
    /// # Errors
    /// When there is no such field, or it takes no keys.
    pub async fn type_into(&self, selector: &str, text: &str) -> Result<()> {
        let field = self.find(selector).await?;
        // WebKit's driver takes nothing for a field that is out of view.
        self.evaluate(selector, "found?.scrollIntoView({ block: 'center', behavior: 'instant' })").await?;
        field.clear().await.with_context(|| format!("cannot empty {selector}"))?;
        field.send_keys(text).await.with_context(|| format!("cannot type into {selector}"))
    }

    /// Clicks the label that belongs to a control, or the control where it has none.
    pub(super) async fn click_label(&self, selector: &str) -> Result<()> {
        let label = "found && (found.labels?.[0] ?? found)";
        let target = self.find_by(selector, label).await?;
        self.click_element(target).await.with_context(|| format!("cannot click the label of {selector}"))
    }

    /// Clicks where a person would: after scrolling to where no bar at the edge of the screen lies over it. What is drawn
    /// only once it comes into view may move the element away again.
    async fn click_element(&self, element: Element) -> Result<()> {
        let scroll = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });";
        let mut scrolls_left = 3;
        loop {
            self.session.execute(scroll, vec![serde_json::to_value(&element)?]).await?;
            scrolls_left -= 1;
            match element.click().await {
                Err(CmdError::Standard(error))
                    if error.error == ErrorStatus::ElementClickIntercepted && scrolls_left > 0 => {}
                done => return Ok(done?),
            }
        }
    }

    /// The first match inside the element, once there is one.
    pub(super) async fn find(&self, selector: &str) -> Result<Element> {
        self.find_by(selector, "found").await
    }

    pub(super) async fn find_by(&self, selector: &str, expression: &str) -> Result<Element> {
        until(&format!("{selector} to be there"), async || {
            let found = self.evaluate(selector, expression).await?;
            let reference =
                found.as_object().and_then(|object| object.values().next()).and_then(Value::as_str);
            let client = self.session.client().clone();
            Ok(reference.map(|id| Element::from_element_id(client, ElementRef::from(id.to_owned()))))
        })
        .await
    }

    pub(super) async fn holds(&self, selector: &str, expression: &str) -> Result<bool> {
        Ok(self.evaluate(selector, expression).await? == Value::Bool(true))
    }

    /// The value of a JavaScript expression about `found`, the first match or null.
    pub(super) async fn evaluate(&self, selector: &str, expression: &str) -> Result<Value> {
        let script = format!(
            "const root = document.querySelector(arguments[1])?.shadowRoot; \
             const found = root?.querySelector(arguments[0]) ?? null; \
             return {expression};"
        );
        self.session.execute(&script, vec![json!(selector), json!(self.selector)]).await
    }
}
