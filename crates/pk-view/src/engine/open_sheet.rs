//! The open sheet, made of the journal once for every change.

use super::Engine;
use crate::proof::Checked;
use pk_core::{Sheet, SheetKey, WriterId, undo};
use std::rc::Rc;

/// What the journal says about the open sheet.
#[derive(Debug, Default)]
pub(super) struct OpenSheet {
    /// Which sheet, by whom, how long the journal was, for it only grows, and whether its proof could be checked.
    of: Option<(SheetKey, WriterId, usize, bool)>,
    pub(super) sheet: Rc<Sheet>,
    pub(super) can_undo: bool,
    pub(super) can_redo: bool,
    /// How its proof stands, while it is locked.
    pub(super) proof: Option<Rc<Checked>>,
}

impl Engine {
    /// The open sheet; an empty one while none is open.
    pub(super) fn open_sheet(&self) -> Rc<OpenSheet> {
        let Some(key) = &self.key else { return Rc::default() };
        let of = Some((key.clone(), self.writer.clone(), self.journal.len(), self.late.is_some()));
        let known = Rc::clone(&self.open.borrow());
        if known.of == of {
            return known;
        }
        let sheet = self.journal.sheet(key);
        let late = self.late.filter(|_| sheet.is_locked());
        let open = Rc::new(OpenSheet {
            of,
            sheet: Rc::new(sheet),
            can_undo: undo::can_undo(&self.journal, key, &self.writer),
            can_redo: undo::can_redo(&self.journal, key, &self.writer),
            proof: late.and_then(|late| (late.check)(self, key)),
        });
        self.open.replace(Rc::clone(&open));
        open
    }
}
