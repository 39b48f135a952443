//! What a page may use of the element: the real one has what `tests/api` pins, no less and no more, and keeps its word.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use browser_tests::{Browser, SavedState, Session, environment, site, until};
use serde_json::{Value, json};
use xtask::surface::{Item, Surface};
use xtask::workspace::Workspace;

const ROUND: &str = "<penilaian-kinerja src=\"/demo/putaran-contoh.json\"></penilaian-kinerja>";

/// What the class observes, and what it has beside what every element has; reactions are called by browsers only.
const HAS: &str = "const known = customElements.get('penilaian-kinerja'); \
     const has = []; \
     for (let at = known.prototype; at !== HTMLElement.prototype; at = Object.getPrototypeOf(at)) { \
       for (const [name, { value, set }] of Object.entries(Object.getOwnPropertyDescriptors(at))) { \
         if (name === 'constructor' || name.endsWith('Callback')) continue; \
         has.push(typeof value === 'function' ? `${name}()` : set ? name : `readonly ${name}`); \
       } \
     } \
     const own = Object.getOwnPropertyNames(document.querySelector('penilaian-kinerja')); \
     return [known.observedAttributes, [...has, ...own].sort(), known.formAssociated];";

/// Notes every event of ours that reaches the document.
const LISTEN: &str = "window.heard = []; \
     for (const name of ['pk-ready', 'pk-input', 'pk-change', 'pk-finalise', 'pk-export', 'pk-error']) \
       document.addEventListener(name, (event) => window.heard.push( \
         [name, event.detail, event.cancelable, event.bubbles && event.composed]));";

/// Notes what is warned of.
const WARNINGS: &str = "window.warned = []; console.warn = (text) => window.warned.push(String(text));";

/// Awaits what `{}` gives, and says what it was or why it failed.
const AWAIT: &str = "const done = arguments[arguments.length - 1]; \
     const element = document.querySelector('penilaian-kinerja'); \
     (async () => ({}))().then((value) => done(['fulfilled', value ?? null]), \
       (error) => done([error.name, error.message]));";

async fn awaited(session: &Session, expression: &str, arguments: Vec<Value>) -> Result<(String, Value)> {
    let script = AWAIT.replacen("{}", expression, 1);
    Ok(serde_json::from_value(session.client().execute_async(&script, arguments).await?)?)
}

fn names(items: &[Item]) -> BTreeSet<&str> {
    items.iter().map(|item| item.name.as_str()).collect()
}

#[tokio::test]
async fn the_real_element_has_what_is_pinned() -> Result<()> {
    has_what_is_pinned(Browser::Chromium).await
}

#[tokio::test]
async fn the_real_element_has_what_is_pinned_in_firefox() -> Result<()> {
    match environment::firefox() {
        Ok(_) => has_what_is_pinned(Browser::Firefox).await,
        // The step says that Firefox is not there.
        Err(_) => Ok(()),
    }
}

async fn has_what_is_pinned(browser: Browser) -> Result<()> {
    let surface = Surface::read(&Workspace::here())?;
    let site = site::Site::start_with(ROUND).await?;
    let session = Session::start(browser).await?;
    session.open(&site.host()?).await?;
    let (observed, has, is_field): (BTreeSet<String>, BTreeSet<String>, bool) =
        serde_json::from_value(session.execute(HAS, vec![]).await?)?;
    ensure!(is_field, "it belongs to no form");
    let listed = names(&surface.attributes);
    ensure!(observed.iter().map(String::as_str).eq(listed.iter().copied()), "it observes {observed:?}");
    let mut listed = BTreeSet::new();
    for item in &surface.properties {
        listed.insert(format!("{}{}", if item.readonly { "readonly " } else { "" }, item.name));
    }
    for item in &surface.methods {
        listed.insert(format!("{}()", item.name));
    }
    ensure!(has == listed, "it has {has:?}, pinned is {listed:?}");
    // Methods that are promises say so by the type that is pinned.
    for item in surface.methods.iter().filter(|item| item.returns.starts_with("Promise")) {
        let is_promise = format!(
            "const made = document.querySelector('penilaian-kinerja').{}('json'); made.catch(() => {{}}); \
             return Object.prototype.toString.call(made) === '[object Promise]';",
            item.name
        );
        ensure!(session.execute(&is_promise, vec![]).await? == true, "{} is no promise", item.name);
    }
    for item in surface.properties.iter().filter(|item| item.attribute.is_some()) {
        reflects(&session, item).await?;
    }
    if browser == Browser::Chromium {
        session.check_quiet().await?;
    }
    Ok(())
}

/// Checks that a property and its attribute are one.
async fn reflects(session: &Session, item: &Item) -> Result<()> {
    let set = "const element = document.createElement('penilaian-kinerja'); \
               element[arguments[0]] = arguments[2]; \
               const set = [element.getAttribute(arguments[1]), element[arguments[0]]]; \
               element.removeAttribute(arguments[1]); \
               return [...set, element[arguments[0]]];";
    let is_flag = item.kind == "boolean";
    let value = if is_flag { json!(true) } else { json!("nilai") };
    let arguments = vec![json!(item.name), json!(item.attribute), value.clone()];
    let default = match item.name.as_str() {
        "mode" => json!("nilai"),
        _ if is_flag => json!(false),
        _ => json!(""),
    };
    let expected = json!([if is_flag { "" } else { "nilai" }, value, default]);
    let found = session.execute(set, arguments).await?;
    ensure!(found == expected, "{} reflects as {found}", item.name);
    Ok(())
}

/// What of `value` is not of the type `kind`.
fn misfits(surface: &Surface, kind: &str, value: &Value, at: &str) -> Vec<String> {
    let fits = kind.split(" | ").any(|one| match one {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        _ => serde_json::from_str::<Value>(one).is_ok_and(|literal| literal == *value),
    });
    if fits {
        return Vec::new();
    }
    if let (Some(item), Some(values)) = (kind.strip_suffix("[]"), value.as_array()) {
        return values.iter().flat_map(|value| misfits(surface, item, value, &format!("{at}[]"))).collect();
    }
    let (fields, Some(values)) = (surface.fields(kind), value.as_object()) else {
        return vec![format!("{at} is {value} and no {kind}")];
    };
    let mut found = Vec::new();
    for (name, kind) in &fields {
        let plain = name.trim_end_matches('?');
        match values.get(plain) {
            Some(value) => found.extend(misfits(surface, kind, value, &format!("{at}.{plain}"))),
            None if plain == *name => found.push(format!("{at}.{name} is missing")),
            None => {}
        }
    }
    for name in values.keys() {
        if !fields.keys().any(|known| known.trim_end_matches('?') == name) {
            found.push(format!("{at}.{name} is not pinned"));
        }
    }
    found
}

type Heard = Vec<(String, Value, bool, bool)>;

async fn heard(session: &Session) -> Result<Heard> {
    Ok(serde_json::from_value(session.execute("return window.heard.splice(0);", vec![]).await?)?)
}

#[tokio::test]
async fn every_event_comes_with_the_detail_that_is_pinned() -> Result<()> {
    let surface = Surface::read(&Workspace::here())?;
    let site = site::Site::start_with(ROUND).await?;
    let mut session = Session::start(Browser::Chromium).await?;
    session.run_before_pages(LISTEN).await?;
    let sheet = session.open(&site.host()?).await?;
    let mut all = heard(&session).await?;
    sheet.choose_first("panelist").await?;
    sheet.open_district("00.01").await?;
    sheet.grade("1.1", "A").await?;
    sheet.write_note("1.1", "lengkap").await?;
    sheet.press("export").await?;
    sheet.press("finalise").await?;
    sheet.press("confirm").await?;
    sheet.wait_for("[data-pk=\"locked\"]", true).await?;
    let kept = session.sheet().await?;
    kept.wait_for_state(SavedState::Saved).await?;
    session.execute("document.querySelector('penilaian-kinerja').src = '/tidak-ada.json';", vec![]).await?;
    sheet.wait_for("[data-pk=\"failure\"][part=failure]", true).await?;
    all.extend(heard(&session).await?);

    let mut seen = BTreeSet::new();
    for (name, detail, is_cancelable, bubbles) in &all {
        let item = surface.events.iter().find(|item| item.name == *name).context("an event is not pinned")?;
        let found = misfits(&surface, &item.detail, detail, name);
        ensure!(found.is_empty(), "{}", found.join("\n"));
        ensure!(*is_cancelable == item.cancelable, "{name} is cancelable or not, other than pinned");
        ensure!(*bubbles, "{name} does not leave the element");
        seen.insert(name.as_str());
    }
    ensure!(seen == names(&surface.events), "only {seen:?} were heard");
    let whole = all.iter().filter(|(name, ..)| name == "pk-finalise" || name == "pk-change");
    for (name, detail, ..) in whole {
        ensure!(detail.pointer("/tracks/0/value").is_some(), "{name} tells no total: {detail}");
    }
    session.check_quiet().await
}

#[tokio::test]
async fn every_part_is_there() -> Result<()> {
    let surface = Surface::read(&Workspace::here())?;
    let site = site::Site::start_with(ROUND).await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.host()?).await?;
    sheet.choose_first("panelist").await?;
    sheet.open_district("00.01").await?;
    sheet.press("keys").await?;
    for item in surface.parts.iter().filter(|item| item.name != "failure") {
        sheet.wait_for(&format!("[part={}]", item.name), true).await?;
    }
    // They are reached from the page, and its properties reach into the element.
    let style = "const sheet = new CSSStyleSheet(); \
         sheet.replaceSync('penilaian-kinerja { --pk-accent: rgb(1, 2, 3); --pk-top: 40px; } \
           penilaian-kinerja::part(level) { letter-spacing: 7px; }'); \
         document.adoptedStyleSheets.push(sheet); \
         const root = document.querySelector('penilaian-kinerja').shadowRoot; \
         const look = (selector) => getComputedStyle(root.querySelector(selector)); \
         return [look('[part=level]').letterSpacing, look('.sections [aria-current]').backgroundColor, \
           look('.stay').top];";
    let look = session.execute(style, vec![]).await?;
    ensure!(look == json!(["7px", "rgb(1, 2, 3)", "40px"]), "the page's style makes {look}");
    session.screenshot("themed").await?;
    session.check_quiet().await
}

#[tokio::test]
async fn a_page_can_hold_back_the_finalising() -> Result<()> {
    let site = site::Site::start_with(ROUND).await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.host()?).await?;
    sheet.choose_first("panelist").await?;
    sheet.open_district("00.01").await?;
    sheet.grade("1.1", "A").await?;
    let hold = "const element = document.querySelector('penilaian-kinerja'); window.changes = 0; \
         element.addEventListener('pk-change', () => window.changes++); \
         element.addEventListener('pk-finalise', (event) => { \
           window.seen = element.value.entries.length; event.preventDefault(); }, { once: true });";
    session.execute(hold, vec![]).await?;
    sheet.press("finalise").await?;
    sheet.press("confirm").await?;
    sheet.wait_for("[data-pk=\"problems\"]", true).await?;
    ensure!(!sheet.exists("dialog").await? && !sheet.exists("[data-pk=\"locked\"]").await?, "it is locked");
    let state = "return [window.seen, document.querySelector('penilaian-kinerja').value.entries.length, \
                         window.changes];";
    let state = session.execute(state, vec![]).await?;
    ensure!(state == json!([1, 1, 0]), "something was written: {state}");
    session.screenshot("held-back").await?;
    // Nothing holds it back the second time.
    sheet.press("finalise").await?;
    sheet.press("confirm").await?;
    sheet.wait_for("[data-pk=\"locked\"]", true).await?;
    session.check_quiet().await
}

#[tokio::test]
async fn sheets_that_are_given_are_merged_and_bad_ones_change_nothing() -> Result<()> {
    let site = site::Site::start_with("<penilaian-kinerja></penilaian-kinerja>").await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.host()?).await?;
    let file = fs::read_to_string(Workspace::here().path("tests/cases/tangerang-2020/sheets.json"))?;
    let case: Value = serde_json::from_str(&file)?;

    // Of one district, while nothing is open: it is opened, in the round of the file.
    let (state, value) = awaited(&session, "element.restore(arguments[0])", vec![json!(file)]).await?;
    ensure!(state == "fulfilled", "restoring ended with {state}: {value}");
    sheet.wait_for_total("33").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let (_, text) = awaited(&session, "element.exportAs('json')", vec![]).await?;
    let text: Value = serde_json::from_str(text.as_str().context("it exports no text")?)?;
    ensure!(text == case, "what comes out is not what went in");

    // The same again, as an object, even where the panelist may not change anything.
    let again = "element.readOnly = true; element.value = arguments[0]; return element.value;";
    let script = format!("const element = document.querySelector('penilaian-kinerja'); {again}");
    ensure!(session.execute(&script, vec![case.clone()]).await? == case, "the same sheets changed something");

    let mut broken = case.clone();
    broken["entries"][0]["at"] = json!("kemarin");
    broken["round"]["title"] = json!(7);
    let mut other = case.clone();
    other["round"]["title"] = json!("Putaran lain");
    let round =
        json!({ "format": "penilaian-kinerja", "version": 1, "kind": "round", "round": case["round"] });
    for (bad, hints) in [
        (broken, vec!["entries[0].at", "round.title"]),
        (other, vec!["fingerprint"]),
        (round, vec!["sheets"]),
        (json!("bukan berkas"), vec!["JSON"]),
        (json!({ "format": "lain" }), vec!["Penilaian Kinerja"]),
    ] {
        let (name, message) = awaited(&session, "element.restore(arguments[0])", vec![bad.clone()]).await?;
        let thrown = "const element = document.querySelector('penilaian-kinerja'); \
                      try { element.value = arguments[0]; } catch (error) { return [error.name, error.message]; }";
        let thrown = session.execute(thrown, vec![bad]).await?;
        ensure!(thrown == json!([name, message]), "setting it says {thrown}, restoring {name} {message}");
        let message = message.as_str().unwrap_or_default();
        ensure!(name == "TypeError", "{name}: {message}");
        for hint in hints {
            ensure!(message.contains(hint), "{message:?} does not name {hint}");
        }
    }
    let now = session.execute("return document.querySelector('penilaian-kinerja').value;", vec![]).await?;
    ensure!(now == case, "bad sheets changed something");
    let (name, _) = awaited(&session, "element.exportAs('xml')", vec![]).await?;
    ensure!(name == "TypeError", "it exports as something that it does not know");
    session.check_quiet().await
}

#[tokio::test]
async fn what_is_set_before_it_is_known_counts() -> Result<()> {
    let site = site::Site::start_with("").await?;
    let mut session = Session::start(Browser::Chromium).await?;
    session.run_before_pages(LISTEN).await?;
    session.client().goto(site.host()?.as_str()).await?;
    let file = fs::read_to_string(Workspace::here().path("tests/cases/tangerang-2020/sheets.json"))?;
    // Made by a document that runs nothing, it is known only once it is in the page.
    let add = "const other = document.implementation.createHTMLDocument(''); \
               const element = other.createElement('penilaian-kinerja'); \
               element.value = arguments[0]; element.readOnly = true; element.mode = 'nilai'; \
               document.body.append(element);";
    session.execute(add, vec![json!(file)]).await?;
    let sheet = session.sheet().await?;
    sheet.wait_for("[data-pk=\"total\"]", true).await?;
    sheet.wait_for_total("33").await?;
    ensure!(sheet.exists("input:disabled").await?, "it may be changed");
    // A bad one is told, and keeps nothing from working.
    session.execute("document.querySelector('penilaian-kinerja').remove();", vec![]).await?;
    session.execute(add, vec![json!("{}")]).await?;
    session.sheet().await?;
    let error = until("an error", async || {
        Ok(heard(&session).await?.into_iter().find(|(name, ..)| name == "pk-error"))
    });
    ensure!(error.await?.1["code"] == "PK-VALUE", "the error has another code");
    Ok(())
}

#[tokio::test]
async fn save_and_reset_keep_everything() -> Result<()> {
    let site = site::Site::start_with(ROUND).await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.host()?).await?;
    sheet.choose_first("panelist").await?;
    sheet.open_district("00.01").await?;
    sheet.grade("1.1", "A").await?;
    // A note that is still being typed is in what is saved and exported.
    session.key("/").await?;
    session.key("a").await?;
    ensure!(awaited(&session, "element.save()", vec![]).await?.0 == "fulfilled", "it could not be saved");
    ensure!(sheet.saved_state().await? == Some(SavedState::Saved), "it is not saved");
    let (_, text) = awaited(&session, "element.exportAs('json')", vec![]).await?;
    ensure!(text.as_str().is_some_and(|text| text.contains("\"text\":\"a\"")), "the note is not in {text}");

    ensure!(awaited(&session, "element.reset()", vec![]).await?.0 == "fulfilled", "it was not reset");
    sheet.wait_for("form.start", true).await?;
    sheet.open_district("00.01").await?;
    ensure!(sheet.is_chosen("1.1", "A").await? && sheet.note("1.1").await? == "a", "a reset lost something");

    let refuse = "IDBDatabase.prototype.transaction = () => { throw new DOMException('', 'UnknownError'); };";
    session.execute(refuse, vec![]).await?;
    sheet.grade("1.2", "B").await?;
    sheet.wait_for_state(SavedState::Failed).await?;
    let (name, message) = awaited(&session, "element.save()", vec![]).await?;
    let message = message.as_str().unwrap_or_default().to_owned();
    ensure!(name == "Error" && message.starts_with("Nilai belum dapat disimpan"), "{name}: {message}");
    Ok(())
}

#[tokio::test]
async fn attributes_open_the_sheet_that_they_name() -> Result<()> {
    let body = ROUND.replace(" src", " panelist=\"anggota-1\" district=\"00.01\" src");
    let site = site::Site::start_with(&body).await?;
    let mut session = Session::start(Browser::Chromium).await?;
    session.run_before_pages(WARNINGS).await?;
    let sheet = session.open(&site.host()?).await?;
    sheet.wait_for("[data-pk=\"total\"]", true).await?;
    sheet.grade("1.1", "A").await?;
    let set = "const element = document.querySelector('penilaian-kinerja'); \
               element.panelist = arguments[0]; element.district = arguments[1];";
    let open = async |panelist: &str, district: &str, name: &str| -> Result<()> {
        session.execute(set, vec![json!(panelist), json!(district)]).await?;
        until(&format!("the sheet of {name}"), async || {
            Ok(sheet.text("[part=app]").await?.contains(name).then_some(()))
        })
        .await?;
        sheet.wait_for("[data-pk=\"total\"]", true).await
    };
    open("anggota-2", "00.02", "Kabupaten Cempaka").await?;
    ensure!(sheet.text("[part=app]").await?.contains("Made Lestari"), "another panelist grades");
    ensure!(!sheet.is_chosen("1.1", "A").await?, "it shows the grades of another sheet");
    open("anggota-1", "00.01", "Kabupaten Melati").await?;
    ensure!(sheet.is_chosen("1.1", "A").await?, "the grade is gone");
    // Nobody grades a sheet that the page has taken away, whatever takes its place.
    session.execute(set, vec![json!("anggota-1"), json!("99.99")]).await?;
    sheet.wait_for("form.start", true).await?;
    ensure!(!sheet.problems().await?.is_empty(), "the panelist is not told");
    open("anggota-1", "00.01", "Kabupaten Melati").await?;
    session.execute(set, vec![Value::Null, Value::Null]).await?;
    sheet.wait_for("form.start", true).await?;
    let warned: Vec<String> =
        serde_json::from_value(session.execute("return window.warned;", vec![]).await?)?;
    ensure!(warned.len() == 1 && warned.iter().all(|text| text.contains("99.99")), "it warned of {warned:?}");
    session.check_quiet().await
}

#[tokio::test]
async fn nonsense_is_passed_over_and_warned_of_once() -> Result<()> {
    let nonsense = "mode=\"rahasia\" lang=\"xx\" readonly=\"false\" panelist=\"hantu\" district=\"99.99\"";
    let body = ROUND.replace(" src", &format!(" {nonsense} src"));
    let site = site::Site::start_with(&body).await?;
    let mut session = Session::start(Browser::Chromium).await?;
    session.run_before_pages(WARNINGS).await?;
    let sheet = session.open(&site.host()?).await?;
    ensure!(sheet.exists("form.start").await?, "a sheet that is not in the round is open");
    ensure!(sheet.exists("[part=app][lang=id]").await?, "it speaks another language");
    let again = "const element = document.querySelector('penilaian-kinerja'); \
                 element.mode = 'nilai'; element.mode = 'rahasia'; element.lang = 'id'; element.lang = 'xx'; \
                 return element.mode;";
    ensure!(session.execute(again, vec![]).await? == "nilai", "it has another mode");
    let warned: Vec<String> =
        serde_json::from_value(session.execute("return window.warned;", vec![]).await?)?;
    for hint in ["mode=\"rahasia\"", "lang=\"xx\"", "readonly=\"false\"", "panelist=\"hantu\""] {
        let count = warned.iter().filter(|text| text.contains(hint)).count();
        ensure!(count == 1, "of {hint} it warned {count} times: {warned:?}");
    }
    ensure!(warned.len() == 4, "it warned of {warned:?}");
    session.check_quiet().await
}

#[test]
fn the_types_are_those_that_a_compiler_takes() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let types = environment::dist()?.join("penilaian-kinerja.d.ts").canonicalize()?;
    let usage = Workspace::here().path("tests/api/usage.ts");
    let options = json!({
        "compilerOptions": {
            "strict": true, "noEmit": true, "target": "es2022", "module": "es2022", "moduleResolution": "bundler",
            "lib": ["es2022", "dom"], "types": [], "paths": { "penilaian-kinerja": [types] },
        },
        "files": [usage],
    });
    let project = folder.path().join("tsconfig.json");
    fs::write(&project, serde_json::to_string(&options)?)?;
    let output = Command::new("node")
        .arg(environment::tsc()?)
        .arg("--project")
        .arg(&project)
        .output()
        .context("cannot start node")?;
    if !output.status.success() {
        bail!("tsc says:\n{}", String::from_utf8_lossy(&output.stdout));
    }
    Ok(())
}
