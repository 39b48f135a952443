//! Elements that come and go leave nothing behind.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::visit::Visit;

/// Makes elements and throws them away, one after the other, each as soon as it can be used.
const COME_AND_GO: &str = "const [count, done] = arguments; \
     (async () => { \
       for (let index = 0; index < count; index++) { \
         const element = document.createElement('penilaian-kinerja'); \
         document.getElementById('isi').append(element); \
         await element.ready; \
         element.remove(); \
         await new Promise((resolve) => setTimeout(resolve)); \
       } \
     })().then(() => done(''), (error) => done(String(error)));";

/// What 500 elements may leave behind, in nodes and in listeners.
const MOST: i64 = 10;

async fn come_and_go(visit: &Visit, count: usize) -> Result<()> {
    let told = visit.session.client().execute_async(COME_AND_GO, vec![json!(count)]).await?;
    ensure!(told == "", "an element did not come: {told}");
    Ok(())
}

#[tokio::test]
async fn five_hundred_elements_leave_nothing_behind() -> Result<()> {
    let visit = Visit::to("coming-and-going").await?;
    // The first ones leave what is made once a page.
    come_and_go(&visit, 20).await?;
    let before = visit.session.count_memory().await?;
    for _ in 0..5 {
        come_and_go(&visit, 100).await?;
    }
    let after = visit.session.count_memory().await?;
    ensure!(
        after.nodes - before.nodes <= MOST && after.listeners - before.listeners <= MOST,
        "500 elements left nodes and listeners behind: {before:?} became {after:?}"
    );
    visit.check_unharmed(&[]).await
}
