//! Putting a PIN over a database, and taking it off.

use crate::parts::PARTS;
use crate::shell::{Msg, Shell};
use crate::storage::{DRAFTS, ENTRIES, Failure, SESSIONS, Sealer, VAULT, completed, strict};
use idb::request::OpenDatabaseRequest;
use idb::{Database, Event, Factory, Transaction, TransactionMode};
use pk_format::{Sealing, is_sealed};
use pk_view::{Action, OpenVault};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{IdbDatabase, IdbOpenDbRequest};
use yew::html::Scope;

/// Puts everything in the database of this name under `vault`, or under none, and tells whether that was done. It was
/// under the vault of `from`. `opening` says for which of the shell's openings this is.
pub(crate) fn reseal(
    (opening, name): (u32, String),
    from: Option<Sealer>,
    vault: OpenVault,
    link: Scope<Shell>,
) {
    spawn_local(async move {
        let to = vault.clone().map(|vault| Sealer { vault, parts: &PARTS });
        let result = upgrade(&name, from, to, link.clone()).await;
        link.send_message(Msg::Resealed(opening, name, vault, result));
    });
}

/// Everything happens in one transaction, once every other page has let go of the database. Nothing has changed where
/// this fails.
async fn upgrade(
    name: &str,
    from: Option<Sealer>,
    to: Option<Sealer>,
    link: Scope<Shell>,
) -> Result<(), Failure> {
    let known = opened(Factory::new()?.open(name, None)?, |_| async { Err(Failure) }).await?;
    let version = known.version()?;
    known.close();
    let mut request = Factory::new()?.open(name, Some(version + 1))?;
    request.on_blocked(move |_| link.send_message(Msg::Act(Action::PinBlocked)));
    let is_done = Rc::new(Cell::new(false));
    let done = Rc::clone(&is_done);
    let connection = opened(request, move |transaction| async move {
        rewrite(&transaction, from.as_ref(), to.as_ref()).await?;
        done.set(true);
        Ok(())
    });
    let connection = IdbDatabase::from(connection.await?);
    // Upgrades are not strict; a strict transaction behind one is on the disk only after it.
    let settled = completed(strict(&connection, TransactionMode::ReadWrite)?).await;
    connection.close();
    // Another page may have been there first, and then there was nothing to upgrade.
    if is_done.get() { settled } else { Err(Failure) }
}

/// Opens a database. Where it must be upgraded, `upgrade` does that in the transaction of it, which is undone if it fails.
async fn opened<T: Future<Output = Result<(), Failure>> + 'static>(
    mut request: OpenDatabaseRequest,
    upgrade: impl FnOnce(Transaction) -> T + 'static,
) -> Result<Database, Failure> {
    request.on_upgrade_needed(move |event| {
        let Ok(request) = event.target() else { return };
        let Some(transaction) = IdbOpenDbRequest::from(request).transaction() else { return };
        spawn_local(async move {
            if upgrade(transaction.clone().into()).await.is_err() {
                // The opening fails with it. What has ended by itself needs no end.
                transaction.abort().ok();
            }
        });
    });
    Ok(request.await?)
}

/// Seals or unseals everything, if it is still under the vault of `from`.
async fn rewrite(
    transaction: &Transaction,
    from: Option<&Sealer>,
    to: Option<&Sealer>,
) -> Result<(), Failure> {
    let sessions = transaction.object_store(SESSIONS)?;
    let key = JsValue::from_str(VAULT);
    let vault = sessions.get(key.clone())?.await?.and_then(|vault| vault.as_string());
    if vault.as_deref() != from.map(|from| from.vault.text()) {
        return Err(Failure);
    }
    for (name, what) in [(ENTRIES, Sealing::Entry), (DRAFTS, Sealing::Draft)] {
        let store = transaction.object_store(name)?;
        let (keys, values) = (store.get_all_keys(None, None)?, store.get_all(None, None)?);
        let (keys, values) = (keys.await?, values.await?);
        for (key, value) in keys.iter().zip(values) {
            let Some(mut text) = value.as_string() else { continue };
            match from {
                Some(from) => text = from.unseal(what, text),
                // Somebody has lost the lock of it; another one would hide that for ever.
                None if is_sealed(&text) => return Err(Failure),
                None => {}
            }
            // What was damaged is kept as it is.
            if let Some(to) = to.filter(|_| !is_sealed(&text)) {
                text = to.seal(what, &text)?;
            }
            store.put(&JsValue::from_str(&text), Some(key))?;
        }
    }
    match to {
        Some(to) => drop(sessions.put(&JsValue::from_str(to.vault.text()), Some(&key))?),
        None => drop(sessions.delete(key)?),
    }
    Ok(())
}
