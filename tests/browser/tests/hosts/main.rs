//! The element on the pages of `tests/hosts`: it can be graded there, and the page is left as it was.

mod delivery;
mod failures;
mod handling;
mod memory;
mod oldest;
mod php;
mod scripts;
mod sheltered;
mod style;
mod visit;
mod wordpress;

use anyhow::Result;
use visit::Visit;

/// Pages on which everything works that works on a plain one.
macro_rules! whole_hosts {
    ($($test:ident: $page:literal),* $(,)?) => {
        $(#[tokio::test]
        async fn $test() -> Result<()> {
            let visit = Visit::to($page).await?;
            visit.grade_and_come_back().await?;
            visit.check_unharmed(&[]).await
        })*
    };
}

whole_hosts! {
    plain: "plain",
    snippet: "snippet",
    bootstrap_3: "bootstrap-3",
    strict_policy: "strict-policy",
    trusted_types: "trusted-types",
    hostile_style: "hostile-style",
    patched: "patched",
    quirks: "quirks",
    base_href: "base-href",
    late: "late",
    early: "early",
    right_to_left: "right-to-left",
    wrapped_fetch: "wrapped-fetch",
}
