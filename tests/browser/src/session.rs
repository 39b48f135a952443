//! One browser under the control of one test.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use data_encoding::BASE64;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use url::Url;

use crate::browser::{Browser, RunningBrowser, Start};
use crate::devtools;
use crate::downloads::Downloads;
use crate::environment;
use crate::process::Process;
use crate::sheet::Sheet;

/// What runs in every page before the page's own scripts: it notes what should never happen.
const WITNESS: &str = r#"
(() => {
  const seen = [];
  Object.defineProperty(window, "pkWitness", { value: seen });
  const note = (kind, text) => seen.push(`${kind}: ${text}`);
  addEventListener("error", (event) => { if (event instanceof ErrorEvent) note("error", event.message); });
  addEventListener("unhandledrejection", (event) => note("rejection", event.reason));
  addEventListener("securitypolicyviolation", (event) => {
    note("policy", `${event.violatedDirective} ${event.blockedURI}`);
  });
})();
"#;

/// A browser with a profile of its own, and the driver that speaks to it.
#[derive(Debug)]
pub struct Session {
    client: Client,
    browser: Browser,
    start: Start,
    // Dropped in this order: first the programs, then the folders they write to.
    running: Option<RunningBrowser>,
    profile: PathBuf,
    _own_profile: Option<TempDir>,
    downloads: Downloads,
    scripts: Vec<&'static str>,
}

impl Session {
    /// Starts `browser` with a fresh profile.
    ///
    /// # Errors
    /// When the browser or its driver does not start.
    pub async fn start(browser: Browser) -> Result<Self> {
        let profile = tempfile::tempdir().context("cannot create a profile")?;
        let mut session = Self::begin(browser, Process::start, profile.path()).await?;
        session._own_profile = Some(profile);
        Ok(session)
    }

    /// Starts `browser` with the profile in the folder `profile`, which stays when the session ends; all processes of
    /// this browser are killed together.
    ///
    /// # Errors
    /// When the browser or its driver does not start.
    pub async fn start_on(browser: Browser, profile: &Path) -> Result<Self> {
        Self::begin(browser, Process::start_group, profile).await
    }

    async fn begin(browser: Browser, start: Start, profile: &Path) -> Result<Self> {
        let downloads = Downloads::new()?;
        let (running, client) = connect(browser, start, profile).await?;
        let session = Self {
            client,
            browser,
            start,
            running: Some(running),
            profile: profile.to_owned(),
            _own_profile: None,
            downloads,
            scripts: vec![WITNESS],
        };
        session.prepare_tab().await?;
        Ok(session)
    }

    /// Kills the browser without warning, and then its driver.
    pub fn kill(&mut self) {
        drop(self.running.take());
    }

    /// Kills the browser without warning and starts it again on the same profile.
    ///
    /// # Errors
    /// When it does not start again.
    pub async fn restart(&mut self) -> Result<()> {
        self.kill();
        let (running, client) = connect(self.browser, self.start, &self.profile).await?;
        self.running = Some(running);
        self.client = client;
        self.prepare_tab().await
    }

    /// The WebDriver client, for what this type has no word for.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Runs `script` in every page from now on, in this tab and new ones, before the page's own scripts.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn run_before_pages(&mut self, script: &'static str) -> Result<()> {
        self.scripts.push(script);
        add_script(&self.client, script).await
    }

    /// Opens `url` in the tab in front and waits until the element there is ready for work.
    ///
    /// # Errors
    /// When the page or the element does not come.
    pub async fn open(&self, url: &Url) -> Result<Sheet<'_>> {
        self.client.goto(url.as_str()).await.with_context(|| format!("cannot open {url}"))?;
        self.sheet().await
    }

    /// Loads the page in front again and waits for its element.
    ///
    /// # Errors
    /// When the element does not come back.
    pub async fn reload(&self) -> Result<Sheet<'_>> {
        self.client.refresh().await.context("cannot reload")?;
        self.sheet().await
    }

    /// The element of the page in front, once it is ready for work.
    ///
    /// # Errors
    /// When it does not become ready.
    pub async fn sheet(&self) -> Result<Sheet<'_>> {
        self.sheet_at("penilaian-kinerja").await
    }

    /// The element that `selector` finds on the page in front, once it is ready for work.
    ///
    /// # Errors
    /// When it does not become ready.
    pub async fn sheet_at<'a>(&'a self, selector: &'a str) -> Result<Sheet<'a>> {
        let sheet = Sheet::new(self, selector);
        sheet.wait_until_ready().await?;
        Ok(sheet)
    }

    /// Opens a second tab, in front of the first.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn open_tab(&self) -> Result<()> {
        let tab = self.client.new_window(true).await?;
        self.client.switch_to_window(tab.handle).await?;
        self.prepare_tab().await
    }

    /// Brings the tab with this number to the front, counted from 0 in the order of opening.
    ///
    /// # Errors
    /// When there is no such tab.
    pub async fn switch_to_tab(&self, number: usize) -> Result<()> {
        let tabs = self.client.windows().await?;
        let tab = tabs.into_iter().nth(number).with_context(|| format!("there is no tab {number}"))?;
        Ok(self.client.switch_to_window(tab).await?)
    }

    /// Cuts the tab in front off from the network.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn go_offline(&self) -> Result<()> {
        let conditions =
            json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
        devtools::send(&self.client, "Network.enable", json!({})).await?;
        devtools::send(&self.client, "Network.emulateNetworkConditions", conditions).await.map(drop)
    }

    /// Lets nothing load from addresses that match one of `patterns`, and everything else.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn block(&self, patterns: &[&str]) -> Result<()> {
        devtools::send(&self.client, "Network.enable", json!({})).await?;
        devtools::send(&self.client, "Network.setBlockedURLs", json!({ "urls": patterns })).await.map(drop)
    }

    /// Sets the size of the page in CSS pixels.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn set_size(&self, width: u32, height: u32) -> Result<()> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        devtools::send(&self.client, "Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
    }

    /// Lets the page see a user who wants it dark, or light.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn prefer_dark(&self, is_dark: bool) -> Result<()> {
        let scheme = if is_dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        devtools::send(&self.client, "Emulation.setEmulatedMedia", features).await.map(drop)
    }

    /// Presses a key wherever the focus is: a character, or a name such as `ArrowDown`; with `Ctrl+` before it, that
    /// too.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn key(&self, key: &str) -> Result<()> {
        let (modifiers, key) = key.strip_prefix("Ctrl+").map_or((0, key), |key| (2, key));
        let text = if key.chars().count() == 1 && modifiers == 0 { key } else { "" };
        // Dialogs listen to the number of this one.
        let number = if key == "Escape" { 27 } else { 0 };
        for kind in ["keyDown", "keyUp"] {
            let event = json!({
                "type": kind,
                "key": key,
                "text": text,
                "modifiers": modifiers,
                "windowsVirtualKeyCode": number,
            });
            devtools::send(&self.client, "Input.dispatchKeyEvent", event).await?;
        }
        Ok(())
    }

    /// Presses a key as a keyboard does, with what the browser itself does at it: `Tab`, `Enter`, `Space`, `ArrowDown`.
    ///
    /// # Errors
    /// When the browser refuses, or the key is another one.
    pub async fn strike(&self, key: &str) -> Result<()> {
        let (name, text, number) = match key {
            "Tab" => ("Tab", "", 9),
            "Enter" => ("Enter", "\r", 13),
            "Space" => (" ", " ", 32),
            "ArrowDown" => ("ArrowDown", "", 40),
            other => anyhow::bail!("no key {other}"),
        };
        for kind in ["keyDown", "keyUp"] {
            let event = json!({
                "type": kind, "key": name, "code": key, "text": text, "windowsVirtualKeyCode": number,
            });
            devtools::send(&self.client, "Input.dispatchKeyEvent", event).await?;
        }
        Ok(())
    }

    /// Puts a text where the focus is, as pasting does.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn paste(&self, text: &str) -> Result<()> {
        devtools::send(&self.client, "Input.insertText", json!({ "text": text })).await.map(drop)
    }

    /// What axe-core finds wrong with the element in front, a line each.
    ///
    /// # Errors
    /// When axe-core does not run.
    pub async fn violations(&self) -> Result<Vec<String>> {
        let axe = fs::read_to_string(environment::axe()?).context("cannot read axe-core")?;
        self.execute(&format!("if (!window.axe) {{ {axe} }}"), vec![]).await?;
        // It cannot see what the browser leaves undrawn while it is out of view.
        let draw = "const root = document.querySelector('penilaian-kinerja').shadowRoot; \
                    const all = new CSSStyleSheet(); \
                    all.replaceSync('.card { content-visibility: visible !important; }'); \
                    if (!root.pkDrawn) root.adoptedStyleSheets.push(root.pkDrawn = all);";
        self.execute(draw, vec![]).await?;
        let run = "const done = arguments[arguments.length - 1]; \
                   axe.run('penilaian-kinerja').then(({ violations }) => done(violations.flatMap((violation) => \
                     violation.nodes.map((node) => `${violation.id}: ${node.target.flat().join(' ')}`))), \
                   (error) => done([String(error)]));";
        let found = self.client.execute_async(run, vec![]).await.context("axe-core did not run")?;
        serde_json::from_value(found).context("axe-core gave no list")
    }

    /// What a screen reader is told of the page, in its order: `role "name" state, state`, a line for each thing that has
    /// a name or a state.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn read_aloud(&self) -> Result<Vec<String>> {
        let answer = devtools::send(&self.client, "Accessibility.getFullAXTree", json!({})).await?;
        let nodes = answer.get("nodes").and_then(Value::as_array).context("there is no tree")?;
        Ok(nodes.iter().filter_map(told).collect())
    }

    /// Counts the CPU time of the page's main thread from now on, on a processor `slower` times slower.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn count_cpu(&self, slower: u32) -> Result<()> {
        devtools::send(&self.client, "Performance.enable", json!({ "timeDomain": "threadTicks" })).await?;
        devtools::send(&self.client, "Emulation.setCPUThrottlingRate", json!({ "rate": slower }))
            .await
            .map(drop)
    }

    /// The CPU time of the page's main thread so far, in milliseconds.
    ///
    /// # Errors
    /// When nobody counts it.
    pub async fn cpu(&self) -> Result<f64> {
        let answer = devtools::send(&self.client, "Performance.getMetrics", json!({})).await?;
        let metrics = answer.get("metrics").and_then(Value::as_array).context("there are no metrics")?;
        let task = metrics.iter().find(|metric| metric["name"] == "TaskDuration");
        task.and_then(|metric| metric["value"].as_f64())
            .map(|seconds| seconds * 1000.0)
            .context("no CPU time")
    }

    /// Slows the network down to 1.6 Mbit/s and 150 ms, or not, and the processor `slower` times.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn slow_down(&self, network: bool, slower: u32) -> Result<()> {
        devtools::send(&self.client, "Network.enable", json!({})).await?;
        if network {
            let rate = 1_600_000 / 8;
            let slow = json!({ "offline": false, "latency": 150, "downloadThroughput": rate, "uploadThroughput": rate });
            devtools::send(&self.client, "Network.emulateNetworkConditions", slow).await?;
        }
        devtools::send(&self.client, "Emulation.setCPUThrottlingRate", json!({ "rate": slower }))
            .await
            .map(drop)
    }

    /// What the page holds in memory, as Chromium counts it, after a collection.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn held(&self) -> Result<Value> {
        devtools::send(&self.client, "HeapProfiler.collectGarbage", json!({})).await?;
        devtools::send(&self.client, "Performance.enable", json!({})).await?;
        let answer = devtools::send(&self.client, "Performance.getMetrics", json!({})).await?;
        let metrics = answer.get("metrics").and_then(Value::as_array).context("there are no metrics")?;
        let named =
            |metric: &Value| Some((metric.get("name")?.as_str()?.to_owned(), metric.get("value")?.clone()));
        Ok(Value::Object(metrics.iter().filter_map(named).collect()))
    }

    /// The page as the printer gets it, a PDF.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn printed(&self) -> Result<Vec<u8>> {
        let options = json!({ "preferCSSPageSize": true, "paperWidth": 8.27, "paperHeight": 13.0 });
        let answer = devtools::send(&self.client, "Page.printToPDF", options).await?;
        let data = answer.get("data").and_then(Value::as_str).context("the browser printed nothing")?;
        BASE64.decode(data.as_bytes()).context("the print is not base64")
    }

    /// Runs `script`, the body of a function, in the page and gives what it returns.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn execute(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.client.execute(script, arguments).await.with_context(|| format!("the page threw at: {script}"))
    }

    /// The addresses that the page has asked for since it was opened, one for each time.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn requests(&self) -> Result<Vec<String>> {
        let script = "const addresses = performance.getEntriesByType('resource').map((entry) => entry.name); \
                      return addresses.filter((address) => !/^(data|blob):/.test(address));";
        serde_json::from_value(self.execute(script, vec![]).await?).context("the page listed no requests")
    }

    /// Checks that the page threw nothing and broke no policy.
    ///
    /// # Errors
    /// When it did; the error says what.
    pub async fn check_quiet(&self) -> Result<()> {
        let seen = self.execute("return window.pkWitness ?? ['no witness'];", vec![]).await?;
        ensure!(seen == json!([]), "the page was not quiet: {seen}");
        Ok(())
    }

    /// Does what starts a download, and gives the file that comes of it.
    ///
    /// # Errors
    /// When no file comes.
    pub async fn download(&self, start: impl Future<Output = Result<()>>) -> Result<PathBuf> {
        let before = self.downloads.list()?;
        start.await?;
        self.downloads.next(&before).await
    }

    /// Writes a picture of the page to `PK_SCREENSHOTS`, if that is set.
    ///
    /// # Errors
    /// When the picture cannot be taken or written.
    pub async fn screenshot(&self, name: &str) -> Result<()> {
        let Some(folder) = environment::screenshots() else { return Ok(()) };
        let picture = self.client.screenshot().await?;
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        let path = folder.join(format!("{name}.png"));
        fs::write(&path, picture).with_context(|| format!("cannot write {}", path.display()))
    }

    async fn prepare_tab(&self) -> Result<()> {
        if self.browser != Browser::Chromium {
            return Ok(());
        }
        let folder = json!({ "behavior": "allow", "downloadPath": self.downloads.folder() });
        devtools::send(&self.client, "Browser.setDownloadBehavior", folder).await?;
        for script in &self.scripts {
            add_script(&self.client, script).await?;
        }
        Ok(())
    }
}

/// The states of a thing that are spoken.
const STATES: [&str; 5] = ["checked", "pressed", "disabled", "expanded", "readonly"];

fn told(node: &Value) -> Option<String> {
    let text = |key: &str| node.get(key)?.get("value")?.as_str();
    if node.get("ignored") == Some(&Value::Bool(true)) {
        return None;
    }
    let mut line = format!("{} \"{}\"", text("role")?, text("name").unwrap_or_default().trim());
    for property in node.get("properties").and_then(Value::as_array).into_iter().flatten() {
        let name = property.get("name").and_then(Value::as_str).unwrap_or_default();
        let value = property.get("value").and_then(|value| value.get("value"));
        let is_on = value.is_some_and(|value| *value == true || *value == "true");
        if STATES.contains(&name) && is_on {
            line.push(' ');
            line.push_str(name);
        }
    }
    Some(line)
}

async fn add_script(client: &Client, script: &str) -> Result<()> {
    devtools::send(client, "Page.enable", json!({})).await?;
    devtools::send(client, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))
        .await
        .map(drop)
}

async fn connect(browser: Browser, start: Start, profile: &Path) -> Result<(RunningBrowser, Client)> {
    let running = browser.start(profile, start).await?;
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(running.capabilities.clone())
        .connect(&running.driver.address)
        .await
        .context("the driver cannot reach the browser")?;
    Ok((running, client))
}
