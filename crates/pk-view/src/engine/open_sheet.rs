//! The open sheet, made of the journal once for every change.

use super::Engine;
use pk_core::{Sheet, SheetKey, WriterId, undo};
use std::rc::Rc;

/// What the journal says about the open sheet.
#[derive(Debug, Default)]
pub(super) struct OpenSheet {
    /// Which sheet, by whom, and how long the journal was; it only grows.
    of: Option<(SheetKey, WriterId, usize)>,
    pub(super) sheet: Rc<Sheet>,
    pub(super) can_undo: bool,
    pub(super) can_redo: bool,
}

impl Engine {
    /// The open sheet; an empty one while none is open.
    pub(super) fn open_sheet(&self) -> Rc<OpenSheet> {
        let Some(key) = &self.key else { return Rc::default() };
        let of = Some((key.clone(), self.writer.clone(), self.journal.len()));
        let known = Rc::clone(&self.open.borrow());
        if known.of == of {
            return known;
        }
        let open = Rc::new(OpenSheet {
            of,
            sheet: Rc::new(self.journal.sheet(key)),
            can_undo: undo::can_undo(&self.journal, key, &self.writer),
            can_redo: undo::can_redo(&self.journal, key, &self.writer),
        });
        self.open.replace(Rc::clone(&open));
        open
    }
}
