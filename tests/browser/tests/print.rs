//! On paper comes the sheet alone, with numbered pages, whatever page it stands in.

use anyhow::{Context, Result, ensure};
use browser_tests::{Browser, Session, case, environment, site, until};

/// The frame that is printed stays where it can be looked at.
const KEEP: &str = "HTMLIFrameElement.prototype.remove = () => {};";
/// What the frame holds, and how it is styled.
const FRAME: &str = "const frame = document.querySelector('penilaian-kinerja').shadowRoot.querySelector('iframe'); \
                     const paper = frame?.contentDocument; \
                     return paper?.querySelector('h2') ? [paper.body.innerHTML, paper.title, \
                       [...paper.adoptedStyleSheets[0].cssRules].map((rule) => rule.cssText).join('\\n')] : null;";
/// The same as a page of its own.
const SHOW: &str = "document.body.innerHTML = arguments[0]; const sheet = new CSSStyleSheet(); \
                    sheet.replaceSync(arguments[1]); document.adoptedStyleSheets = [sheet];";

#[tokio::test]
async fn the_sheet_alone_with_numbered_pages() -> Result<()> {
    let site = site::Site::start().await?;
    let mut session = Session::start(Browser::Chromium).await?;
    session.run_before_pages(KEEP).await?;
    for (name, url) in [("portal", site.demo()?), ("offline", site::offline_file()?)] {
        let sheet = session.open(&url).await?;
        sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Tangerang").await?;
        sheet.grade_all(&case::tangerang_2020()?).await?;
        sheet.press("review").await?;
        sheet.wait_for("[data-pk=findings]", true).await?;
        sheet.press("print").await?;
        let frame = until("the frame", async || {
            let frame = session.execute(FRAME, vec![]).await?;
            Ok((!frame.is_null()).then_some(frame))
        })
        .await?;
        let part = |index: usize| frame.get(index).and_then(|part| part.as_str()).context("no such part");
        let (html, title, css) = (part(0)?, part(1)?, part(2)?);
        ensure!(
            html.contains("Kab. Tangerang") && html.contains("Tinjauan lembar nilai"),
            "no sheet: {html}"
        );
        ensure!(!html.contains("Badan Perencanaan"), "the page is printed along");
        ensure!(title.contains("Kab. Tangerang"), "the title is {title}");
        ensure!(css.contains("counter(page)"), "the pages have no numbers");
        session.check_quiet().await?;

        let html = html.to_owned();
        let css = css.to_owned();
        session.client().goto("about:blank").await?;
        session.execute(SHOW, vec![html.into(), css.into()]).await?;
        let print = session.printed().await?;
        ensure!(print.starts_with(b"%PDF"), "the print is no PDF");
        if let Some(folder) = environment::screenshots() {
            std::fs::write(folder.join(format!("print-{name}.pdf")), print)?;
        }
    }
    Ok(())
}
