//! Where grades are kept: IndexedDB, one database a round, strict transactions.
//!
//! Once a PIN is over a database, only sealed texts are written into it. Putting one on or taking one off (`reseal`) is an
//! upgrade of the database: the browser makes every other page let go of it first, and whoever opens it again finds what it
//! is under. An older build, which knows nothing of PINs, cannot open it any more.
//!
//! A promise of this module is fulfilled only when the transaction has completed, for only then is the word
//! "Tersimpan" true.

use crate::parts::Parts;
use idb::{
    Database, DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, Transaction, TransactionMode,
};
use js_sys::{Array, Function, JsString, Object, Promise, Reflect};
use pk_format::{Sealing, Vault, is_sealed};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbTransaction, IdbVersionChangeEvent};
use yew::Callback;

pub(crate) const ENTRIES: &str = "entries";
pub(crate) const DRAFTS: &str = "drafts";
pub(crate) const SESSIONS: &str = "sessions";
const STORES: [&str; 3] = [ENTRIES, DRAFTS, SESSIONS];
/// Under which key it is kept how a database is locked.
pub(crate) const VAULT: &str = "vault";
/// Versions of a database from here on are of a layout that this build does not know. Below it, every change of its PIN
/// adds one.
const NEXT_LAYOUT: u32 = 1_000_000;

/// Something that could not be done; the browser says why in the console.
#[derive(Debug)]
pub(crate) struct Failure;

impl From<idb::Error> for Failure {
    fn from(_: idb::Error) -> Self {
        Self
    }
}

impl From<JsValue> for Failure {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Changes that belong into one transaction.
#[derive(Clone, Debug, Default)]
pub(crate) struct Write {
    /// Entries to add.
    pub(crate) entries: Vec<String>,
    /// Drafts to keep, by key.
    pub(crate) drafts: Vec<(String, String)>,
    /// Keys of drafts to remove.
    pub(crate) forget: Vec<String>,
}

impl Write {
    /// Adds what came later. Of several drafts under one key only the last one counts.
    pub(crate) fn extend(&mut self, later: Self) {
        self.entries.extend(later.entries);
        self.drafts.retain(|(known, _)| !later.drafts.iter().any(|(key, _)| key == known));
        self.drafts.extend(later.drafts);
        for key in later.forget {
            self.drafts.retain(|(known, _)| *known != key);
            self.forget.push(key);
        }
    }

    /// Whether there is nothing to do.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.drafts.is_empty() && self.forget.is_empty()
    }
}

/// What was loaded.
#[derive(Debug, Default)]
pub(crate) struct Stored {
    pub(crate) entries: Vec<String>,
    pub(crate) drafts: Vec<String>,
}

/// An open vault, and what seals with it.
#[derive(Clone, Debug)]
pub(crate) struct Sealer {
    pub(crate) vault: Rc<Vault>,
    pub(crate) parts: &'static Parts,
}

impl Sealer {
    pub(crate) fn seal(&self, what: Sealing, text: &str) -> Result<String, Failure> {
        (self.parts.seal)(&self.vault, what, text).ok_or(Failure)
    }

    /// What cannot be unsealed is left as it is, and told by whoever cannot read it.
    pub(crate) fn unseal(&self, what: Sealing, text: String) -> String {
        if is_sealed(&text) { (self.parts.unseal)(&self.vault, what, &text).unwrap_or(text) } else { text }
    }
}

/// One database. A connection that the browser has closed is opened again.
#[derive(Debug)]
pub(crate) struct Storage {
    name: String,
    connection: RefCell<Option<IdbDatabase>>,
    /// The key of the last entry that was loaded.
    last_key: Cell<f64>,
    /// The database was made anew, so what it held before is gone.
    is_emptied: Rc<Cell<bool>>,
    /// The version when it was opened first.
    version: Cell<u32>,
    /// The database was put under another PIN since.
    is_fenced: Cell<bool>,
    /// How it is locked.
    vault: RefCell<Option<String>>,
    sealer: RefCell<Option<Sealer>>,
    /// Told when another page wants to put it under another PIN, and waits for this one to let go; or, with `true`, that it
    /// is being removed.
    on_fence: Callback<bool>,
    /// That was asked for.
    is_asked: Rc<Cell<bool>>,
}

impl Storage {
    /// The database of this name, made if it is not there.
    pub(crate) async fn open(name: String, on_fence: Callback<bool>) -> Result<Self, Failure> {
        let storage = Self {
            name,
            connection: RefCell::default(),
            last_key: Cell::new(0.0),
            is_emptied: Rc::default(),
            version: Cell::new(0),
            is_fenced: Cell::new(false),
            vault: RefCell::default(),
            sealer: RefCell::default(),
            on_fence,
            is_asked: Rc::default(),
        };
        storage.reopen().await?;
        storage.is_emptied.set(false);
        let vault = storage.remembered(VAULT).await?;
        *storage.vault.borrow_mut() = vault;
        Ok(storage)
    }

    /// Its name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Whether the database was deleted under this page and made anew since this was last asked.
    pub(crate) fn was_emptied(&self) -> bool {
        self.is_emptied.replace(false)
    }

    /// How it is locked, if it is.
    pub(crate) fn vault(&self) -> Option<String> {
        self.vault.borrow().clone()
    }

    /// What seals, once it is unlocked.
    pub(crate) fn sealer(&self) -> Option<Sealer> {
        self.sealer.borrow().clone()
    }

    /// Whether it was never under a PIN.
    pub(crate) fn is_new(&self) -> bool {
        self.version.get() == 1
    }

    /// Whether another page waits for this one to let go.
    pub(crate) fn is_asked(&self) -> bool {
        self.is_asked.get()
    }

    /// The next load begins at the beginning.
    pub(crate) fn rewind(&self) {
        self.last_key.set(0.0);
    }

    /// Seals and unseals with this from now on.
    pub(crate) fn unlock(&self, sealer: Sealer) {
        *self.sealer.borrow_mut() = Some(sealer);
    }

    /// What was loaded, so that it can be read.
    pub(crate) fn unsealed(&self, stored: Stored) -> Stored {
        let Some(sealer) = &*self.sealer.borrow() else { return stored };
        let unseal =
            |what, texts: Vec<String>| texts.into_iter().map(|text| sealer.unseal(what, text)).collect();
        Stored {
            entries: unseal(Sealing::Entry, stored.entries),
            drafts: unseal(Sealing::Draft, stored.drafts),
        }
    }

    /// Whether another page has put it under another PIN, so that it must be opened anew.
    pub(crate) fn is_fenced(&self) -> bool {
        self.is_fenced.get()
    }

    /// Lets go of the database.
    pub(crate) fn close(&self) {
        if let Some(connection) = self.connection.borrow().as_ref() {
            connection.close();
        }
    }

    /// Adds, keeps and removes in one transaction, which has completed when this returns.
    pub(crate) async fn write(&self, write: &Write) -> Result<(), Failure> {
        let sealed = self.sealed(write)?;
        let write = sealed.as_ref().unwrap_or(write);
        let transaction = self.transaction(TransactionMode::ReadWrite).await?;
        if let Err(failure) = fill(&transaction, write) {
            // What has been asked for so far is not kept either.
            transaction.abort().ok();
            return Err(failure);
        }
        completed(transaction).await
    }

    /// What is written in the place of `write` where it must not be read.
    fn sealed(&self, write: &Write) -> Result<Option<Write>, Failure> {
        if self.vault.borrow().is_none() {
            return Ok(None);
        }
        let sealer = self.sealer.borrow().clone().ok_or(Failure)?;
        let mut sealed = Write { forget: write.forget.clone(), ..Write::default() };
        for entry in &write.entries {
            sealed.entries.push(sealer.seal(Sealing::Entry, entry)?);
        }
        for (key, draft) in &write.drafts {
            sealed.drafts.push((key.clone(), sealer.seal(Sealing::Draft, draft)?));
        }
        Ok(Some(sealed))
    }

    /// The entries since the last load, and every draft.
    pub(crate) async fn load(&self) -> Result<Stored, Failure> {
        let transaction = self.transaction(TransactionMode::ReadOnly).await?;
        let store = transaction.object_store(ENTRIES)?;
        let since = || KeyRange::lower_bound(&JsValue::from_f64(self.last_key.get()), Some(true));
        let keys = store.get_all_keys(Some(Query::KeyRange(since()?)), None)?;
        let entries = store.get_all(Some(Query::KeyRange(since()?)), None)?;
        let drafts = transaction.object_store(DRAFTS)?.get_all(None, None)?;
        let (keys, entries, drafts) = (keys.await?, entries.await?, drafts.await?);
        if let Some(key) = keys.last().and_then(JsValue::as_f64) {
            self.last_key.set(key);
        }
        // What is not text was not written by us; it stays where it is and says nothing here.
        let texts = |values: Vec<JsValue>| values.iter().filter_map(JsValue::as_string).collect();
        Ok(self.unsealed(Stored { entries: texts(entries), drafts: texts(drafts) }))
    }

    /// Removes the database of this name, once no page has it open any more.
    pub(crate) async fn erase(name: &str) -> Result<(), Failure> {
        Factory::new()?.delete(name)?.await?;
        Ok(())
    }

    /// Removes everything from the database.
    pub(crate) async fn clear(&self) -> Result<(), Failure> {
        let transaction = self.transaction(TransactionMode::ReadWrite).await?;
        for name in STORES {
            transaction.object_store(name)?.clear()?;
        }
        completed(transaction).await
    }

    /// Removes what [`remember`](Self::remember) kept.
    pub(crate) async fn forget(&self, key: &str) -> Result<(), Failure> {
        let transaction = self.transaction(TransactionMode::ReadWrite).await?;
        transaction.object_store(SESSIONS)?.delete(JsValue::from_str(key))?;
        completed(transaction).await
    }

    /// Keeps what a reload comes back to.
    pub(crate) async fn remember(&self, key: &str, text: &str) -> Result<(), Failure> {
        let transaction = self.transaction(TransactionMode::ReadWrite).await?;
        let key = JsValue::from_str(key);
        transaction.object_store(SESSIONS)?.put(&JsValue::from_str(text), Some(&key))?;
        completed(transaction).await
    }

    /// What [`remember`](Self::remember) kept.
    pub(crate) async fn remembered(&self, key: &str) -> Result<Option<String>, Failure> {
        let transaction = self.transaction(TransactionMode::ReadOnly).await?;
        let value = transaction.object_store(SESSIONS)?.get(JsValue::from_str(key))?.await?;
        Ok(value.and_then(|value| value.as_string()))
    }

    /// A transaction over all stores, opening the database again if its connection is gone.
    async fn transaction(&self, mode: TransactionMode) -> Result<Transaction, Failure> {
        // A part would be kept as if it were the whole, or in the open: the page must see to it first.
        if self.is_fenced.get() || self.is_emptied.get() {
            return Err(Failure);
        }
        let connection = self.connection.borrow().clone();
        if let Some(transaction) = connection.and_then(|connection| strict(&connection, mode).ok()) {
            return Ok(transaction);
        }
        let connection = self.reopen().await?;
        if self.is_emptied.get() {
            // A part would be kept as if it were the whole: the page must write everything again.
            self.last_key.set(0.0);
            return Err(Failure);
        }
        if self.is_fenced.get() {
            return Err(Failure);
        }
        strict(&connection, mode)
    }

    async fn reopen(&self) -> Result<IdbDatabase, Failure> {
        let mut request = Factory::new()?.open(&self.name, None)?;
        let is_emptied = Rc::clone(&self.is_emptied);
        request.on_upgrade_needed(move |event| {
            is_emptied.set(true);
            let Ok(database) = event.database() else { return };
            for name in STORES {
                let mut parameters = ObjectStoreParams::new();
                parameters.auto_increment(name == ENTRIES);
                // A store that cannot be made fails the upgrade, and with it the opening.
                database.create_object_store(name, parameters).ok();
            }
        });
        let mut database: Database = request.await?;
        let version = database.version()?;
        if version >= NEXT_LAYOUT {
            database.close();
            return Err(Failure);
        }
        let known = self.version.replace(version);
        self.is_fenced.set(known != 0 && known != version && !self.is_emptied.get());
        // A newer page may want to change the layout, or somebody to remove it all: let them, and open again when needed.
        let (on_fence, is_asked) = (self.on_fence.clone(), Rc::clone(&self.is_asked));
        database.on_version_change(move |event| {
            let change: Result<IdbVersionChangeEvent, _> = JsValue::from(event.clone()).dyn_into();
            let is_fence = change.is_ok_and(|change| {
                change.new_version().is_some_and(|version| version < f64::from(NEXT_LAYOUT))
            });
            if is_fence {
                is_asked.set(true);
                on_fence.emit(false);
                return;
            }
            if let Ok(old) = DatabaseEvent::database(&event) {
                old.close();
            }
            on_fence.emit(true);
        });
        database.forget_callbacks();
        let connection = IdbDatabase::from(database);
        // Two that found it closed at the same time have opened it twice.
        if let Some(other) = self.connection.replace(Some(connection.clone())) {
            other.close();
        }
        Ok(connection)
    }
}

impl Drop for Storage {
    fn drop(&mut self) {
        self.close();
    }
}

/// A transaction with `durability: "strict"`, which the crate does not offer yet; browsers that do not know the word
/// pass over it.
pub(crate) fn strict(connection: &IdbDatabase, mode: TransactionMode) -> Result<Transaction, Failure> {
    let begin: Function = Reflect::get(connection, &JsString::from("transaction"))?.dyn_into()?;
    let stores: Array = STORES.iter().map(|name| JsString::from(*name)).collect();
    let options = Object::new();
    Reflect::set(&options, &JsString::from("durability"), &JsString::from("strict"))?;
    let mode = JsString::from(if mode == TransactionMode::ReadWrite { "readwrite" } else { "readonly" });
    let transaction: IdbTransaction = begin.call3(connection, &stores, &mode, &options)?.dyn_into()?;
    Ok(transaction.into())
}

/// Asks for everything in `write`.
fn fill(transaction: &Transaction, write: &Write) -> Result<(), Failure> {
    let entries = transaction.object_store(ENTRIES)?;
    for entry in &write.entries {
        entries.add(&JsValue::from_str(entry), None)?;
    }
    let drafts = transaction.object_store(DRAFTS)?;
    for key in &write.forget {
        drafts.delete(JsValue::from_str(key))?;
    }
    for (key, draft) in &write.drafts {
        drafts.put(&JsValue::from_str(draft), Some(&JsValue::from_str(key)))?;
    }
    Ok(())
}

/// Ends the transaction without waiting for the answers to its requests, so that it completes even when the page is
/// left at this moment.
///
/// The crate's own future ends at the first request that fails, and breaks at the second one; what counts is whether the
/// whole is kept, which is known only after the last event of all.
pub(crate) async fn completed(transaction: Transaction) -> Result<(), Failure> {
    let transaction = IdbTransaction::from(transaction);
    let ended = Promise::new(&mut |kept, lost| {
        transaction.set_oncomplete(Some(&kept));
        transaction.set_onabort(Some(&lost));
    });
    #[expect(
        deprecated,
        reason = "one browser's interface file says so; all of them have it and the standard too"
    )]
    transaction.commit()?;
    JsFuture::from(ended).await?;
    Ok(())
}
