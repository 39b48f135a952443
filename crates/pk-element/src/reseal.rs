//! Putting a PIN over a database, and taking it off.

use crate::parts::PARTS;
use crate::shell::{Msg, Shell};
use crate::storage::{DRAFTS, ENTRIES, Failure, SESSIONS, Sealer, VAULT, completed, strict};
use idb::{Database, Event, Factory, Transaction, TransactionMode};
use pk_format::{Sealing, is_sealed};
use pk_view::OpenVault;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{IdbDatabase, IdbOpenDbRequest};
use yew::html::Scope;

/// Puts everything in the database of this name under `vault`, or under none, and tells whether that was done. It was
/// under the vault of `from`.
pub(crate) fn reseal(name: String, from: Option<Sealer>, vault: OpenVault, link: Scope<Shell>) {
    spawn_local(async move {
        let to = vault.clone().map(|vault| Sealer { vault, parts: &PARTS });
        let result = upgrade(&name, from, to).await;
        link.send_message(Msg::Resealed(name, vault, result));
    });
}

/// Everything happens in one transaction, once every other page has let go of the database. Nothing has changed where
/// this fails.
async fn upgrade(name: &str, from: Option<Sealer>, to: Option<Sealer>) -> Result<(), Failure> {
    let known: Database = Factory::new()?.open(name, None)?.await?;
    let version = known.version()?;
    known.close();
    let mut request = Factory::new()?.open(name, Some(version + 1))?;
    request.on_upgrade_needed(move |event| {
        let Ok(request) = event.target() else { return };
        let Some(transaction) = IdbOpenDbRequest::from(request).transaction().map(Transaction::from) else {
            return;
        };
        spawn_local(async move {
            if rewrite(&transaction, from.as_ref(), to.as_ref()).await.is_err() {
                // The upgrade fails with it, and with that the opening.
                transaction.abort().ok();
            }
        });
    });
    let connection = IdbDatabase::from(request.await?);
    // Upgrades are not strict; a strict transaction behind one is on the disk only after it.
    let settled = completed(strict(&connection, TransactionMode::ReadWrite)?).await;
    connection.close();
    settled
}

/// Seals or unseals everything.
async fn rewrite(
    transaction: &Transaction,
    from: Option<&Sealer>,
    to: Option<&Sealer>,
) -> Result<(), Failure> {
    for (name, what) in [(ENTRIES, Sealing::Entry), (DRAFTS, Sealing::Draft)] {
        let store = transaction.object_store(name)?;
        let (keys, values) = (store.get_all_keys(None, None)?, store.get_all(None, None)?);
        let (keys, values) = (keys.await?, values.await?);
        for (key, value) in keys.iter().zip(values) {
            let Some(mut text) = value.as_string() else { continue };
            if let Some(from) = from {
                text = from.unseal(what, text);
            }
            // What nobody could read before is kept as it is.
            if let Some(to) = to.filter(|_| !is_sealed(&text)) {
                text = to.seal(what, &text)?;
            }
            store.put(&JsValue::from_str(&text), Some(key))?;
        }
    }
    let sessions = transaction.object_store(SESSIONS)?;
    let key = JsValue::from_str(VAULT);
    match to {
        Some(to) => drop(sessions.put(&JsValue::from_str(to.vault.text()), Some(&key))?),
        None => drop(sessions.delete(key)?),
    }
    Ok(())
}
