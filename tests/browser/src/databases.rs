//! What other pages, and the browser, do with the databases that hold grades.

use anyhow::{Result, ensure};

use crate::Session;

/// All databases with grades.
const GRADES: &str = "const all = (await indexedDB.databases()).filter(({ name }) => name.includes('/'));";

impl Session {
    /// Runs `script` in the page in front, which has the names of all databases with grades in `all` and calls `done`.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn with_databases(&self, script: &str) -> Result<serde_json::Value> {
        let script =
            format!("const done = arguments[arguments.length - 1]; (async () => {{ {GRADES} {script} }})();");
        Ok(self.client().execute_async(&script, vec![]).await?)
    }

    /// Has the page in front hold them, and let nobody change or remove them.
    ///
    /// # Errors
    /// When the page cannot open them.
    pub async fn hold_databases(&self) -> Result<()> {
        let hold = "window.held = await Promise.all(all.map(({ name }) => new Promise((resolve) => { \
                      const request = indexedDB.open(name); request.onsuccess = () => resolve(request.result); }))); \
                    done('held');";
        ensure!(self.with_databases(hold).await? == "held", "the page holds nothing");
        Ok(())
    }

    /// Has it let go of them.
    ///
    /// # Errors
    /// When it held none.
    pub async fn let_databases_go(&self) -> Result<()> {
        self.execute("for (const database of window.held) database.close();", vec![]).await.map(drop)
    }

    /// Deletes them under every page that has them open.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn delete_databases(&self) -> Result<()> {
        let delete = "for (const { name } of all) await new Promise((resolve) => { \
                        const request = indexedDB.deleteDatabase(name); request.onsuccess = resolve; }); done('gone');";
        ensure!(self.with_databases(delete).await? == "gone", "they are still there");
        Ok(())
    }
}
