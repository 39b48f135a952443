//! A whole round is prepared, frozen, handed out and scored from the file that was handed out.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::site::offline_file;
use browser_tests::{Browser, SavedState, Session, Sheet, pk, site, until};
use fantoccini::Locator;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde_json::json;
use url::Url;

/// Types into the field at this place of the round.
async fn fill(session: &Session, path: &str, text: &str) -> Result<()> {
    let field = session
        .execute(
            "const root = document.querySelector('penilaian-kinerja').shadowRoot; \
             const field = root.querySelector(`[data-path=\"${arguments[0]}\"]`); field.focus(); field.select?.(); return field;",
            vec![json!(path)],
        )
        .await?;
    ensure!(!field.is_null(), "there is no field at {path}");
    for character in text.chars() {
        session.key(&character.to_string()).await?;
    }
    Ok(())
}

/// Leaves the field that has the focus.
async fn leave(session: &Session) -> Result<()> {
    let script = "document.querySelector('penilaian-kinerja').shadowRoot.activeElement?.blur();";
    session.execute(script, vec![]).await.map(drop)
}

/// What the screen shows in this place.
async fn shown(session: &Session, selector: &str) -> Result<String> {
    let script = "const root = document.querySelector('penilaian-kinerja').shadowRoot; \
                  return root.querySelector(arguments[0])?.textContent ?? '';";
    let text = session.execute(script, vec![json!(selector)]).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// Fills in a form that takes many rows or a plan, and sends it.
async fn send(session: &Session, form: &str, fields: &[(&str, &str)]) -> Result<()> {
    let fields: Vec<_> = fields.iter().map(|(name, text)| json!([name, text])).collect();
    let script = "const root = document.querySelector('penilaian-kinerja').shadowRoot; \
                  const form = root.querySelector(`form[data-pk=\"${arguments[0]}\"]`); \
                  form.closest('details').open = true; \
                  for (const [name, text] of arguments[1]) form.elements[name].value = text; \
                  form.requestSubmit();";
    session.execute(script, vec![json!(form), json!(fields)]).await.map(drop)
}

async fn show(sheet: &Sheet<'_>, tab: &str) -> Result<()> {
    sheet.click(&format!("[data-tab={tab}]")).await
}

#[tokio::test]
async fn thirteen_districts_and_nine_panelists() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    session.set_size(1280, 900).await?;
    let sheet = session.open(&site.page("demo/siapkan.html")?).await?;
    session.screenshot("prepare-begin").await?;
    sheet.click("[data-rubric=\"pk-2020-aksi-1-4\"]").await?;
    session.screenshot("prepare-instrument").await?;

    show(&sheet, "round").await?;
    fill(&session, "title", "Penilaian Kinerja Kalimantan Selatan 2026").await?;
    fill(&session, "id", "kalsel-2026").await?;
    fill(&session, "year", "2025").await?;
    fill(&session, "instruction", "Surat Gubernur 400.5/12/2026").await?;
    sheet.click("[data-pk=regions] summary").await?;
    sheet.click("[data-pk=province] option[value=\"63\"]").await?;
    sheet.press("all-districts").await?;
    send(&session, "schedule", &[("days", "2026-05-12, 2026-05-13"), ("minutes", "25"), ("rooms", "")])
        .await?;
    let panel: Vec<String> = (1..=9)
        .map(|number| {
            format!("Panelis {number}\tInstansi {number}\t{}", if number == 1 { "ketua" } else { "anggota" })
        })
        .collect();
    send(&session, "panel", &[("panel", &panel.join("\n"))]).await?;
    until("nine panelists", async || {
        let script = "return document.querySelector('penilaian-kinerja').shadowRoot.querySelectorAll('[data-path$=\"].role\"]').length;";
        Ok((session.execute(script, vec![]).await? == 9).then_some(()))
    })
    .await?;
    session.screenshot("prepare-round").await?;

    // What is open keeps it from being frozen, and says where it is.
    show(&sheet, "check").await?;
    let open = shown(&session, ".problems").await?;
    ensure!(open.contains("Belum ditetapkan"), "open is {open}");
    session.screenshot("prepare-check").await?;
    show(&sheet, "rules").await?;
    sheet.click("[data-path=\"rules.combine\"][value=agreed]").await?;
    sheet.click("[data-path=\"rules.absent\"][value=left_out]").await?;
    session.screenshot("prepare-rules").await?;
    show(&sheet, "check").await?;
    ensure!(!shown(&session, "[data-pk=good]").await?.is_empty(), "{}", shown(&session, ".part").await?);
    sheet.click("[name=sure]").await?;
    sheet.press("freeze").await?;
    until("the round to be frozen", async || {
        Ok((!shown(&session, "[data-pk=frozen]").await?.is_empty()).then_some(()))
    })
    .await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    session.screenshot("prepare-give").await?;

    // It comes back, and stays frozen.
    let sheet = session.reload().await?;
    sheet.press("open").await?;
    show(&sheet, "round").await?;
    let is_closed = "return document.querySelector('penilaian-kinerja').shadowRoot.querySelector('[data-path=title]').matches(':disabled');";
    ensure!(session.execute(is_closed, vec![]).await? == true, "what is frozen can be changed");

    // One file for each panelist; the second one opens on the right name, with no network.
    show(&sheet, "give").await?;
    sheet.click("[data-pk=each]").await?;
    let page = session
        .download(async { sheet.click("[data-file=\"penilaian-kalsel-2026-p2.html\"]").await })
        .await?;
    session.check_quiet().await?;
    session.go_offline().await?;
    let address = Url::from_file_path(&page).ok().context("the file has no address")?;
    let sheet = session.open(&address).await?;
    ensure!(shown(&session, "h1").await?.contains("Kalimantan Selatan 2026"), "another round is open");
    sheet.open_district("63.01").await?;
    sheet.grade("1.1", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let export = session.download(async { sheet.press("export").await }).await?;
    let scored = pk::report(&export)?;
    ensure!(scored.contains("Panelis 2") && scored.contains("Kab. Tanah Laut"), "pk says {scored}");
    session.screenshot("prepare-given").await?;
    Ok(())
}

#[tokio::test]
async fn what_is_typed_is_checked_undone_and_found_again() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.page("demo/siapkan.html")?).await?;
    sheet.press("begin-empty").await?;
    sheet.press("add-track").await?;
    sheet.press("add-section").await?;
    sheet.press("add-indicator").await?;
    let indicator = "rubric.tracks[0].components[0].sections[0].indicators[0]";
    sheet.click(&format!(".outline [data-path=\"{indicator}\"]")).await?;
    fill(&session, &format!("{indicator}.label.text"), "Sebaran prevalensi").await?;
    fill(&session, &format!("{indicator}.weight.value"), "2,50").await?;
    let wrong = format!("[id=\"pk-wrong-{indicator}.weight.value\"]");
    ensure!(!shown(&session, &wrong).await?.is_empty(), "what is half typed is not told");
    leave(&session).await?;
    ensure!(
        shown(&session, &wrong).await?.is_empty(),
        "2,50 is a number: {}",
        shown(&session, &wrong).await?
    );
    // Two indicators of one code.
    sheet.press("add-indicator").await?;
    let second = "rubric.tracks[0].components[0].sections[0].indicators[1]";
    sheet.click(&format!(".outline [data-path=\"{second}\"]")).await?;
    fill(&session, &format!("{second}.code"), "1.1").await?;
    // A screen that is drawn anew takes nothing of what is being typed away.
    sheet.wait_for_state(SavedState::Saved).await?;
    let typed = "return document.querySelector('penilaian-kinerja').shadowRoot.activeElement.value;";
    ensure!(session.execute(typed, vec![]).await? == "1.1", "what was typed is gone");
    leave(&session).await?;
    ensure!(
        !shown(&session, &format!("[id=\"pk-wrong-{second}.code\"]")).await?.is_empty(),
        "doubled, and not told"
    );
    sheet.press("undo").await?;
    ensure!(
        shown(&session, &format!("[id=\"pk-wrong-{second}.code\"]")).await?.is_empty(),
        "undo did nothing"
    );
    // By key to another place, and found again after a reload.
    sheet
        .click(&format!(".outline li:has(> .branch [data-path=\"{second}\"]) > .branch [data-pk=up]"))
        .await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let sheet = session.reload().await?;
    sheet.press("open").await?;
    let first = shown(&session, &format!(".outline [data-path=\"{indicator}\"]")).await?;
    ensure!(first.starts_with("1.2"), "the first indicator is {first}");
    session.set_size(360, 740).await?;
    let wide = "const root = document.scrollingElement; return root.scrollWidth - root.clientWidth;";
    for tab in ["instrument", "round", "rules", "check", "give"] {
        show(&sheet, tab).await?;
        session.screenshot(&format!("prepare-{tab}-360")).await?;
        ensure!(session.execute(wide, vec![]).await? == 0, "{tab} is wider than a telephone");
    }
    ensure!(session.client().find(Locator::Css("penilaian-kinerja")).await.is_ok(), "the element is gone");
    session.check_quiet().await
}

/// A row is dragged to another place of its list with the mouse, and undone.
#[tokio::test]
async fn rows_are_dragged() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    session.set_size(1280, 900).await?;
    let sheet = session.open(&site.page("demo/siapkan.html")?).await?;
    sheet.click("[data-rubric=\"pk-2020-aksi-1-4\"]").await?;
    let row = |index: usize| {
        format!(".outline [data-path=\"rubric.tracks[0].components[0].sections[0].indicators[{index}]\"]")
    };
    let scroll = "const root = document.querySelector('penilaian-kinerja').shadowRoot; \
                  root.querySelector(arguments[0]).scrollIntoView({block: 'center'});";
    session.execute(scroll, vec![json!(row(1))]).await?;
    let (from, to) = (middle(&session, &row(0)).await?, middle(&session, &row(2)).await?);
    let step = |(x, y): (f64, f64)| PointerAction::MoveTo { duration: Some(Duration::from_millis(50)), x, y };
    let mouse = MouseActions::new("mouse".to_owned())
        .then(step(from))
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(step((from.0, from.1 + 8.0)))
        .then(step(to))
        .then(step((to.0 + 2.0, to.1)))
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    session.client().perform_actions(mouse).await?;
    let codes = async || -> Result<Vec<String>> {
        let mut codes = Vec::new();
        for index in 0..3 {
            let text = shown(&session, &row(index)).await?;
            codes.push(text.split_whitespace().next().unwrap_or_default().to_owned());
        }
        Ok(codes)
    };
    until("the row to be in its place", async || Ok((codes().await? == ["1.2", "1.3", "1.1"]).then_some(())))
        .await?;
    sheet.press("undo").await?;
    until("the row to be back", async || Ok((codes().await? == ["1.1", "1.2", "1.3"]).then_some(()))).await?;
    session.check_quiet().await
}

/// Where the middle of an element is on the screen.
async fn middle(session: &Session, selector: &str) -> Result<(f64, f64)> {
    let script = "const root = document.querySelector('penilaian-kinerja').shadowRoot; \
                  const box = root.querySelector(arguments[0]).getBoundingClientRect(); \
                  return [box.x + box.width / 2, box.y + box.height / 2];";
    let place = session.execute(script, vec![json!(selector)]).await?;
    let number = |index: usize| place.get(index).and_then(serde_json::Value::as_f64);
    Ok((number(0).context("no x")?, number(1).context("no y")?))
}

/// axe-core finds nothing wrong on any part, in both languages, wide and narrow, with things to correct and without.
#[tokio::test]
async fn everybody_can_use_it() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.page("demo/siapkan.html")?).await?;
    for (width, dark) in [(1280, false), (360, true)] {
        session.set_size(width, 900).await?;
        session.prefer_dark(dark).await?;
        ensure!(session.violations().await?.is_empty(), "begin, {width}: {:#?}", session.violations().await?);
        sheet.click("[data-rubric=\"pk-2020-aksi-1-4\"]").await?;
        sheet
            .click(".outline [data-path=\"rubric.tracks[0].components[0].sections[0].indicators[0]\"]")
            .await?;
        let code = "rubric.tracks[0].components[0].sections[0].indicators[0].weight.value";
        fill(&session, code, "x").await?;
        send(&session, "panel", &[("panel", "Sri\tBappeda\tketua")]).await.ok();
        for tab in ["instrument", "round", "rules", "check", "give"] {
            show(&sheet, tab).await?;
            let open = "for (const part of document.querySelector('penilaian-kinerja').shadowRoot.querySelectorAll('details')) part.open = true;";
            session.execute(open, vec![]).await?;
            session.screenshot(&format!("prepare-{tab}-{width}-{dark}")).await?;
            let wrong = session.violations().await?;
            ensure!(wrong.is_empty(), "{tab}, {width}: {wrong:#?}");
        }
        sheet.press("leave").await?;
        sheet.press("lang").await?;
    }
    Ok(())
}

/// The shipped example as a workbook and as text, a table with faults, and the way back to a workbook.
#[tokio::test]
async fn an_instrument_comes_from_a_spreadsheet() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    session.set_size(1280, 900).await?;
    let sheet = session.open(&site.page("demo/siapkan.html")?).await?;
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/docs").canonicalize()?;
    for name in ["contoh-instrumen.xlsx", "contoh-instrumen.csv"] {
        sheet.import(&docs.join(name)).await?;
        until("the table to be read", async || {
            Ok((!shown(&session, ".good").await?.is_empty()).then_some(()))
        })
        .await?;
        session.screenshot("prepare-import").await?;
        ensure!(session.violations().await?.is_empty(), "{:#?}", session.violations().await?);
        sheet.press("take-over").await?;
        let outline = shown(&session, ".outline").await?;
        ensure!(outline.contains("1.1") && outline.contains("4.2"), "{name} makes {outline}");
        show(&sheet, "give").await?;
        let [hook, start] =
            if name.ends_with("csv") { ["give-csv", "\u{feff}"] } else { ["give-workbook", "PK"] };
        let table = session.download(async { sheet.press(hook).await }).await?;
        ensure!(std::fs::read(&table)?.starts_with(start.as_bytes()), "{} is no table", table.display());
        sheet.press("leave").await?;
    }

    // Everything wrong at once, and nothing is taken.
    let table = "Kode aksi\tAksi\tKode indikator\tIndikator\tKode tingkat\tPoin\tUraian\n\
                 1\tAnalisis\t1.1\tSebaran\tA\ttiga\tLengkap\n\
                 1\tAnalisis\t1.1\tSebaran\tA\t2\tCukup\n";
    send(&session, "table", &[("table", table)]).await?;
    let problems = shown(&session, "[data-pk=import-problems]").await?;
    ensure!(problems.contains("F2"), "the problems are {problems}");
    session.screenshot("prepare-import-problems").await?;
    let is_closed = "return document.querySelector('penilaian-kinerja').shadowRoot.querySelector('[data-pk=take-over]').disabled;";
    ensure!(session.execute(is_closed, vec![]).await? == true, "what is wrong can be taken over");
    sheet.press("cancel-import").await?;
    session.check_quiet().await
}

/// The single file prepares a round too, with no network, and grades again when its address says so.
#[tokio::test]
async fn the_single_file_is_enough() -> Result<()> {
    let session = Session::start(Browser::Chromium).await?;
    session.go_offline().await?;
    let mut address = offline_file()?;
    address.set_fragment(Some("siapkan"));
    let sheet = session.open(&address).await?;
    session.screenshot("prepare-single-file").await?;
    sheet.click("[data-rubric=\"pk-2020-aksi-1-4\"]").await?;
    show(&sheet, "round").await?;
    sheet.click("[data-pk=regions] summary").await?;
    ensure!(
        shown(&session, "[data-pk=province]").await?.contains("Papua Pegunungan"),
        "provinces are missing"
    );
    send(&session, "districts", &[("districts", "63.01\tKab. Tanah Laut\n63.02\tKab. Kotabaru")]).await?;
    send(&session, "panel", &[("panel", "Sri Rahayu\tBappeda\tketua")]).await?;
    show(&sheet, "give").await?;
    let page =
        session.download(async { sheet.click("[data-file=\"penilaian-putaran-baru.html\"]").await }).await?;
    sheet.wait_for_state(SavedState::Saved).await?;

    session.execute("location.hash = '';", vec![]).await?;
    until("grading", async || Ok(sheet.exists("form.start").await?.then_some(()))).await?;
    session.execute("location.hash = '#siapkan';", vec![]).await?;
    until("the draft", async || Ok(sheet.exists("[data-pk=open]").await?.then_some(()))).await?;
    session.check_quiet().await?;

    // A page that was handed out is a start as good as a file.
    sheet.import(&page).await?;
    until("the round of the page", async || {
        Ok(shown(&session, ".outline").await?.contains("1.1").then_some(()))
    })
    .await?;
    sheet.press("leave").await?;
    session.check_quiet().await?;

    // What it hands out opens for grading, wherever it was made.
    let given = Url::from_file_path(&page).ok().context("the file has no address")?;
    let sheet = session.open(&given).await?;
    ensure!(sheet.exists("button[data-district=\"63.02\"]").await?, "the round is not in it");
    session.check_quiet().await
}

/// Presses Tab until the focus is on this.
async fn tab_to(session: &Session, selector: &str) -> Result<()> {
    let script = "return document.querySelector('penilaian-kinerja').shadowRoot.activeElement?.matches(arguments[0]) ?? false;";
    for _ in 0..400 {
        if session.execute(script, vec![json!(selector)]).await? == true {
            return Ok(());
        }
        session.strike("Tab").await?;
    }
    anyhow::bail!("no Tab leads to {selector}")
}

async fn enter_at(session: &Session, selector: &str) -> Result<()> {
    tab_to(session, selector).await?;
    session.strike("Enter").await
}

/// A whole round of thirteen districts and nine panelists from a spreadsheet, without a mouse.
#[tokio::test]
async fn by_keyboard_alone() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.page("demo/siapkan.html")?).await?;
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/docs/contoh-instrumen.csv");
    enter_at(&session, "summary:has(+ form[data-pk=table])").await?;
    tab_to(&session, "textarea[name=table]").await?;
    session.paste(&std::fs::read_to_string(table)?).await?;
    enter_at(&session, "form[data-pk=table] button").await?;
    enter_at(&session, "[data-pk=take-over]").await?;

    enter_at(&session, "[data-tab=round]").await?;
    for (path, text) in [("province", "Kalimantan Selatan"), ("year", "2025"), ("instruction", "Surat 1")] {
        tab_to(&session, &format!("[data-path={path}]")).await?;
        session.paste(text).await?;
    }
    enter_at(&session, "summary:has(+ form[data-pk=schedule])").await?;
    enter_at(&session, "summary:has(+ form[data-pk=districts])").await?;
    tab_to(&session, "textarea[name=districts]").await?;
    let districts: Vec<String> = (1..=13).map(|number| format!("63.{number:02}\tKab. Ke-{number}")).collect();
    session.paste(&districts.join("\n")).await?;
    enter_at(&session, "form[data-pk=districts] button").await?;
    enter_at(&session, "summary:has(+ form[data-pk=panel])").await?;
    tab_to(&session, "textarea[name=panel]").await?;
    let panel: Vec<String> = (1..=9).map(|number| format!("Panelis {number}\tInstansi {number}")).collect();
    session.paste(&panel.join("\n")).await?;
    enter_at(&session, "form[data-pk=panel] button").await?;
    enter_at(&session, "[data-tab=round]").await?;
    tab_to(&session, "[name=days]").await?;
    session.paste("2026-05-12").await?;
    // Thirteen of twenty-five minutes, with a break, end before four.
    session.strike("Enter").await?;
    until("a schedule", async || {
        let slot = "return document.querySelector('penilaian-kinerja').shadowRoot.querySelector('[data-path=\"districts[12].slot\"]')?.value;";
        Ok((session.execute(slot, vec![]).await? == "2026-05-12T15:00").then_some(()))
    })
    .await?;

    enter_at(&session, "[data-tab=rules]").await?;
    for rule in ["combine", "absent"] {
        tab_to(&session, &format!("[data-path=\"rules.{rule}\"]")).await?;
        session.strike("ArrowDown").await?;
    }
    enter_at(&session, "[data-tab=check]").await?;
    tab_to(&session, "[name=sure]").await?;
    session.strike("Space").await?;
    enter_at(&session, "[data-pk=freeze]").await?;
    until("the round to be frozen", async || {
        Ok((!shown(&session, "[data-pk=frozen]").await?.is_empty()).then_some(()))
    })
    .await?;
    tab_to(&session, "[data-pk=each]").await?;
    session.strike("Space").await?;
    let page = session.download(async { enter_at(&session, "[data-file$=\"-p9.html\"]").await }).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    session.check_quiet().await?;
    let given = Url::from_file_path(&page).ok().context("the file has no address")?;
    let sheet = session.open(&given).await?;
    sheet.open_district("63.13").await?;
    sheet.grade("1.1", "B").await?;
    sheet.wait_for_state(SavedState::Saved).await
}
