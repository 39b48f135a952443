//! Pages with libraries that change what browsers come with, and pages with more than one script of ours.

use anyhow::{Result, ensure};
use browser_tests::environment;
use browser_tests::hosts::OTHER_VERSION;

use crate::visit::Visit;

/// Pages with libraries that are packages of Debian; where they are not to be had, the step says so in one line.
macro_rules! debian_hosts {
    ($($test:ident: $page:literal),*) => {
        $(#[tokio::test]
        async fn $test() -> Result<()> {
            if environment::debian_scripts().is_err() {
                return Ok(());
            }
            let visit = Visit::to($page).await?;
            visit.grade_and_come_back().await?;
            visit.check_unharmed(&[]).await
        })*
    };
}

debian_hosts! {
    prototype: "prototype",
    mootools: "mootools"
}

#[tokio::test]
async fn the_same_script_twice_is_one_element() -> Result<()> {
    let visit = Visit::to("twice").await?;
    visit.grade_and_come_back().await?;
    visit.check_unharmed(&["PK-TWICE"]).await
}

#[tokio::test]
async fn of_two_versions_the_first_one_wins_and_the_second_names_both() -> Result<()> {
    let visit = Visit::to("two-versions").await?;
    visit.sheet().await?;
    let complaints = visit.session.complaints().await?;
    let [complaint] = complaints.as_slice() else {
        anyhow::bail!("the console says {complaints:#?}");
    };
    for word in ["PK-TWICE", OTHER_VERSION, env!("CARGO_PKG_VERSION")] {
        ensure!(complaint.contains(word), "the console says {complaint}");
    }
    let version = "return customElements.get('penilaian-kinerja').version;";
    ensure!(visit.session.execute(version, vec![]).await? == OTHER_VERSION, "the second version won");
    visit.grade_and_come_back().await?;
    visit.check_unharmed(&["PK-TWICE"]).await
}
