//! What pages do to the element while it is worked with.

use anyhow::{Result, ensure};
use browser_tests::{SavedState, until};
use fantoccini::Locator;
use serde_json::json;

use crate::visit::{Visit, check_grades, grade};

#[tokio::test]
async fn moved_elsewhere_it_goes_on_where_it_was() -> Result<()> {
    let visit = Visit::to("moving").await?;
    let sheet = visit.sheet().await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    grade(&sheet).await?;
    let mark = "document.querySelector('penilaian-kinerja').shadowRoot.querySelector('.app').pkMark = true;";
    visit.session.execute(mark, vec![]).await?;
    for place in ["dua", "satu"] {
        let script =
            "document.getElementById(arguments[0]).append(document.querySelector('penilaian-kinerja'));";
        visit.session.execute(script, vec![json!(place)]).await?;
        check_grades(&sheet).await?;
    }
    let is_same =
        "return document.querySelector('penilaian-kinerja').shadowRoot.querySelector('.app').pkMark;";
    ensure!(visit.session.execute(is_same, vec![]).await? == true, "the application was started anew");
    check_grades(&visit.session.reload().await?).await?;
    visit.check_unharmed(&[]).await
}

#[tokio::test]
async fn written_anew_at_every_grade_it_comes_back_with_all_of_them() -> Result<()> {
    let visit = Visit::to("rewriting").await?;
    let sheet = visit.sheet().await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    let choose = "document.querySelector('penilaian-kinerja').shadowRoot \
                  .querySelector(`[data-indicator='${arguments[0]}'] [value='${arguments[1]}']`).click();";
    let grades = [("1.1", "A", "3"), ("1.2", "B", "5"), ("2.1", "C", "6")];
    for (index, (indicator, level, total)) in grades.into_iter().enumerate() {
        sheet.show_section_of(indicator).await?;
        visit.session.execute(choose, vec![json!(indicator), json!(level)]).await?;
        until("the page to be written anew", async || {
            let count = visit.session.execute("return window.rewritten;", vec![]).await?;
            Ok((count == index + 1).then_some(()))
        })
        .await?;
        visit.sheet().await?.wait_for_total(total).await?;
    }
    sheet.wait_for_state(SavedState::Saved).await?;
    visit.session.reload().await?.wait_for_total("6").await?;
    visit.check_unharmed(&[]).await
}

#[tokio::test]
async fn hidden_in_a_tab_it_is_there_when_it_is_shown() -> Result<()> {
    let visit = Visit::to("tabs").await?;
    let turn = async || -> Result<()> {
        visit.session.execute("scrollTo(0, 0);", vec![]).await?;
        Ok(visit.session.client().find(Locator::Id("tab")).await?.click().await?)
    };
    let sheet = visit.sheet().await?;
    turn().await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    grade(&sheet).await?;
    turn().await?;
    ensure!(!sheet.is_shown("[data-pk=\"total\"]").await?, "the tab hides nothing");
    turn().await?;
    check_grades(&sheet).await?;
    // Nothing is scrolled to under the bar at the top.
    let height = "const root = document.querySelector('penilaian-kinerja').shadowRoot; \
                  return [root.querySelector('.stay').offsetHeight + 'px', \
                          root.querySelector('div').style.getPropertyValue('--_stay')];";
    until("the bar to be measured again", async || {
        let height = visit.session.execute(height, vec![]).await?;
        Ok((height[0] == height[1]).then_some(()))
    })
    .await?;
    let sheet = visit.session.reload().await?;
    turn().await?;
    check_grades(&sheet).await?;
    turn().await?;
    visit.check_unharmed(&[]).await
}

#[tokio::test]
async fn two_elements_are_two_sheets() -> Result<()> {
    let visit = Visit::to("two-elements").await?;
    let one = visit.session.sheet_at("#satu").await?;
    let two = visit.session.sheet_at("#dua").await?;
    grade(&one).await?;
    two.grade("1.1", "D").await?;
    two.grade("1.2", "A").await?;
    for sheet in [one, two] {
        sheet.wait_for_state(SavedState::Saved).await?;
    }
    visit.session.client().refresh().await?;
    check_grades(&visit.session.sheet_at("#satu").await?).await?;
    visit.session.sheet_at("#dua").await?.wait_for_total("3").await?;
    visit.check_unharmed(&[]).await
}

#[tokio::test]
async fn keys_that_the_page_cancels_reach_the_element() -> Result<()> {
    let visit = Visit::to("keys").await?;
    visit.grade_and_come_back().await?;
    let sheet = visit.sheet().await?;
    // By the keyboard alone, where the focus is on the levels: the key is a level.
    sheet.grade("2.2", "A").await?;
    visit.session.key("3").await?;
    until("the key", async || Ok(sheet.is_chosen("2.2", "C").await?.then_some(()))).await?;
    sheet.add_to_note("2.1", "12\u{e003}3").await?;
    ensure!(sheet.note("2.1").await? == "13", "the note says {}", sheet.note("2.1").await?);
    sheet.wait_for_state(SavedState::Saved).await?;
    // What closes dialogs and leads through the page is still the page's too.
    visit.session.execute("window.heard.length = 0;", vec![]).await?;
    for key in ["Tab", "Escape", "Ctrl+y"] {
        visit.session.key(key).await?;
    }
    let heard = visit.session.execute("return window.heard.join(' ');", vec![]).await?;
    ensure!(heard == "Tab Escape y", "the page heard {heard}");
    visit.check_unharmed(&[]).await
}
