//! Texts that an application keeps under ids, and sees other pages keep: the drafts of rounds, the files of a recap.

use crate::channel::Channel;
use crate::storage::{Failure, Storage, Stored, Write};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// How long to wait before something that failed is tried again, in milliseconds.
const RETRY: u32 = 5_000;
/// How long what may wait waits, in milliseconds: until the screen was drawn.
const SOON: u32 = 500;
/// So many texts wait for nothing.
const MOST_WAITING: usize = 1_000;

/// Something that the shelf itself must see to: the application hands it to [`Shelf::hear`].
#[derive(Debug)]
pub(crate) enum News {
    Opened(Result<(Rc<Storage>, Stored), Failure>),
    Written(Write, Result<(), Failure>),
    Loaded(Result<Stored, Failure>),
    /// Another page has kept something.
    Heard,
    /// The page is gone, or kept by the browser.
    Hide,
    Retry,
}

/// What the application must know.
#[derive(Debug)]
pub(crate) enum Told {
    /// These texts were there when it was opened.
    Found(Vec<String>),
    /// These are there now, for another page has kept something.
    Changed(Vec<String>),
    /// All is kept, or cannot be.
    Stored(bool),
    /// The database was deleted under this page: all of it is to be kept again.
    Emptied,
}

/// One database of texts, and the line to the other pages that have it open.
pub(crate) struct Shelf {
    name: &'static str,
    to: Callback<News>,
    storage: Option<Rc<Storage>>,
    channel: Option<Channel>,
    is_opening: bool,
    is_writing: bool,
    unsaved: Write,
    retry: Option<Timeout>,
    _listener: EventListener,
}

impl Shelf {
    /// The shelf of this name, which is being opened.
    pub(crate) fn open(name: &'static str, to: Callback<News>) -> Self {
        let hide = to.clone();
        let mut shelf = Self {
            name,
            to,
            storage: None,
            channel: None,
            is_opening: false,
            is_writing: false,
            unsaved: Write::default(),
            retry: None,
            _listener: EventListener::new(&gloo::utils::window(), "pagehide", move |_| hide.emit(News::Hide)),
        };
        shelf.begin();
        shelf
    }

    /// Keeps each text under its id with the next [`flush`](Self::flush).
    pub(crate) fn keep(&mut self, texts: Vec<(String, String)>) {
        self.unsaved.extend(Write { drafts: texts, ..Write::default() });
    }

    /// Removes what is kept under this id with the next [`flush`](Self::flush).
    pub(crate) fn forget(&mut self, id: String) {
        self.unsaved.extend(Write { forget: vec![id], ..Write::default() });
    }

    /// Keeps what is not kept yet a moment later, for what the user waits for comes first; much of it at once.
    pub(crate) fn flush_soon(&mut self) {
        if self.unsaved.drafts.len() >= MOST_WAITING {
            self.flush();
            return;
        }
        let to = self.to.clone();
        self.retry = Some(Timeout::new(SOON, move || to.emit(News::Retry)));
    }

    /// Keeps what is not kept yet, one transaction at a time.
    pub(crate) fn flush(&mut self) {
        let Some(storage) = self.storage.clone().filter(|_| !self.is_writing) else { return };
        if self.unsaved.is_empty() {
            return;
        }
        self.is_writing = true;
        let write = std::mem::take(&mut self.unsaved);
        let to = self.to.clone();
        spawn_local(async move {
            let result = storage.write(&write).await;
            to.emit(News::Written(write, result));
        });
    }

    /// Sees to what has happened, and says what the application must know of it.
    pub(crate) fn hear(&mut self, news: News) -> Vec<Told> {
        self.is_opening &= !matches!(news, News::Opened(_));
        match news {
            News::Opened(Ok((storage, stored))) => {
                let heard = self.to.clone();
                self.channel = Some(Channel::open(self.name, move |_| heard.emit(News::Heard)));
                self.storage = Some(storage);
                // What was begun before the storage was open.
                self.flush();
                let mut told = vec![Told::Found(stored.drafts)];
                if !self.is_writing {
                    told.push(Told::Stored(true));
                }
                return told;
            }
            News::Opened(Err(_)) => {
                self.try_again();
                return vec![Told::Stored(false)];
            }
            News::Loaded(Ok(stored)) => return vec![Told::Changed(stored.drafts)],
            // It is looked at again with the next change.
            News::Loaded(Err(_)) => {}
            News::Written(_, Ok(())) => {
                self.is_writing = false;
                if let Some(channel) = &self.channel {
                    channel.tell(true);
                }
                if self.unsaved.is_empty() {
                    return vec![Told::Stored(true)];
                }
                self.flush();
            }
            News::Written(mut write, Err(_)) => {
                self.is_writing = false;
                write.extend(std::mem::take(&mut self.unsaved));
                self.unsaved = write;
                if self.storage.as_ref().is_some_and(|storage| storage.was_emptied()) {
                    return vec![Told::Emptied];
                }
                self.try_again();
                return vec![Told::Stored(false)];
            }
            News::Heard => self.look(),
            News::Hide => {
                // WebKit never ends a transaction that is begun while the page goes.
                if let Some(storage) = self.storage.as_ref().filter(|_| !self.is_writing) {
                    storage.close();
                }
            }
            News::Retry if self.is_opening => {}
            News::Retry if self.storage.is_none() => self.begin(),
            News::Retry => self.flush(),
        }
        Vec::new()
    }

    /// Looks at what is kept there now.
    pub(crate) fn look(&self) {
        if let Some(storage) = self.storage.clone() {
            let to = self.to.clone();
            spawn_local(async move { to.emit(News::Loaded(storage.load().await)) });
        }
    }

    /// Opens the storage and loads what is there.
    fn begin(&mut self) {
        self.is_opening = true;
        let (name, to) = (self.name.to_owned(), self.to.clone());
        spawn_local(async move {
            let opened = async {
                let storage = Rc::new(Storage::open(name, Callback::noop()).await?);
                let stored = storage.load().await?;
                Ok((storage, stored))
            };
            to.emit(News::Opened(opened.await));
        });
    }

    fn try_again(&mut self) {
        let to = self.to.clone();
        self.retry = Some(Timeout::new(RETRY, move || to.emit(News::Retry)));
    }
}
