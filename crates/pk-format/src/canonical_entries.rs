//! Entries as this application writes them, read without a tree.
//!
//! The sheets of a province are thousands, and nearly all are as they were written. Of what is in exactly the canonical
//! form the bytes of an entry are what its hash is of. Anything else is left to the reader of all files, which also tells
//! what is wrong with it.

use crate::digest::hash_of_text;
use crate::entry_format::{check_change_text, check_key_text};
use crate::parse::MOST_BYTES;
use crate::read::{is_writer, reference};
use crate::timestamp;
use pk_core::chain::Chains;
use pk_core::entry::{Intent, Proof};
use pk_core::fault::Faults;
use pk_core::journal::MOST_COUNTER;
use pk_core::path::Path;
use pk_core::{
    Change, DistrictId, Entry, EntryId, Hash, Journal, PanelistId, Round, Sealed, SheetKey, WriterId,
};

/// The journal of a list of entries; nothing where it is written in another way or anything is wrong with it.
pub(crate) fn journal(text: &str, round: &Round) -> Option<Journal> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let mut cursor = Cursor { rest: text };
    let mut sealed: Vec<Sealed> = Vec::new();
    let root = Path::default();
    cursor.list(|cursor| {
        let before = cursor.rest;
        let entry = cursor.entry()?;
        let mut faults = Faults::default();
        // Most entries are of the sheet of the one before, which has been looked at.
        if sealed.last().is_none_or(|last| last.entry.sheet != entry.sheet) {
            check_key_text(&root, &entry.sheet, &mut faults);
            round.check_key(&root, &entry.sheet, &mut faults);
        }
        check_change_text(&root, &entry.change, &mut faults);
        round.check_change(&root, &entry.change, &mut faults);
        let own = before.get(..before.len() - cursor.rest.len())?;
        sealed.push(Sealed { hash: hash_of_text(own), entry });
        faults.0.is_empty().then_some(())
    })?;
    if !cursor.rest.is_empty() {
        return None;
    }
    let mut faults = Faults::default();
    let mut chains = Chains::default();
    for sealed in &sealed {
        chains.check(&root, &sealed.entry, sealed.hash, &mut faults);
    }
    faults.0.is_empty().then(|| Journal::from_chained(sealed))
}

/// What is still to be read.
struct Cursor<'a> {
    rest: &'a str,
}

/// The fields of a change, whatever its type.
#[derive(Default, PartialEq)]
struct Parts {
    covers: Option<Vec<EntryId>>,
    indicator: Option<String>,
    item: Option<u32>,
    level: Option<String>,
    proof: Option<Box<Proof>>,
    reason: Option<String>,
    seen: Option<bool>,
    text: Option<String>,
    unsure: Option<bool>,
    url: Option<String>,
}

impl<'a> Cursor<'a> {
    /// Whether `token` comes next; then it is passed.
    fn has(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn must(&mut self, token: &str) -> Option<()> {
        self.has(token).then_some(())
    }

    /// The value behind `token`, if it comes next: nothing where it does not, and an end where the value cannot be.
    fn may<T>(&mut self, token: &str, value: impl Fn(&mut Self) -> Option<T>) -> Option<Option<T>> {
        if self.has(token) { value(self).map(Some) } else { Some(None) }
    }

    fn list(&mut self, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.must("[")?;
        if self.has("]") {
            return Some(());
        }
        loop {
            item(self)?;
            if self.has("]") {
                return Some(());
            }
            self.must(",")?;
        }
    }

    fn entry(&mut self) -> Option<Entry> {
        self.must("{\"at\":")?;
        let at = timestamp::of_rfc3339(self.plain()?)?;
        self.must(",\"change\":")?;
        let change = self.change()?;
        self.must(",\"counter\":")?;
        let counter = self.whole(MOST_COUNTER).filter(|counter| *counter > 0)?;
        self.must(",\"district\":")?;
        let district = DistrictId(self.text()?);
        self.must(",\"panelist\":")?;
        let panelist = PanelistId(self.text()?);
        let previous = self.may(",\"previous\":", Self::hex)?.map(Hash);
        let redoes = self.may(",\"redoes\":", Self::reference)?;
        self.must(",\"replaces\":")?;
        let replaces = self.references()?;
        let undoes = self.may(",\"undoes\":", Self::reference)?;
        self.must(",\"writer\":")?;
        let writer = self.plain().filter(|text| is_writer(text))?;
        self.must("}")?;
        let intent = match (undoes, redoes) {
            (None, None) => Intent::Do,
            (Some(of), None) => Intent::Undo(of),
            (None, Some(of)) => Intent::Redo(of),
            (Some(_), Some(_)) => return None,
        };
        let id = EntryId { counter, writer: WriterId(writer.to_owned()) };
        Some(Entry { id, at, sheet: SheetKey { panelist, district }, change, replaces, intent, previous })
    }

    fn change(&mut self) -> Option<Change> {
        // Every key begins with a comma but the first.
        let mut parts = Parts {
            covers: self.may("{\"covers\":", Self::references)?,
            indicator: self.may("{\"indicator\":", Self::text)?,
            ..Parts::default()
        };
        parts.item = self.may(",\"item\":", Self::small)?;
        parts.level = self.may(",\"level\":", Self::text)?;
        parts.proof = self.may(",\"proof\":", Self::proof)?.map(Box::new);
        parts.reason = self.may("{\"reason\":", Self::text)?;
        parts.seen = self.may(",\"seen\":", Self::bool)?;
        parts.text = self.may(",\"text\":", Self::text)?;
        self.must(",\"type\":")?;
        let kind = self.plain()?;
        parts.unsure = self.may(",\"unsure\":", Self::bool)?;
        parts.url = self.may(",\"url\":", Self::text)?;
        self.must("}")?;
        let taken = &mut parts;
        let change = match kind {
            "finalise" => Change::Finalise { covers: taken.covers.take()?, proof: taken.proof.take() },
            "reopen" => Change::Reopen { reason: taken.reason.take()? },
            _ => {
                let indicator = taken.indicator.take()?;
                match kind {
                    "grade" => Change::Grade { indicator, level: taken.level.take()? },
                    "not_applicable" => Change::NotApplicable { indicator },
                    "clear" => Change::Clear { indicator },
                    "note" => Change::Note { indicator, text: taken.text.take()? },
                    "unsure" => Change::Unsure { indicator, unsure: taken.unsure.take()? },
                    "evidence" => {
                        Change::Evidence { indicator, item: taken.item.take()?, seen: taken.seen.take() }
                    }
                    "link" => Change::Link { indicator, item: taken.item.take()?, url: taken.url.take() },
                    _ => return None,
                }
            }
        };
        // What is left over is no field of this type.
        (parts == Parts::default()).then_some(change)
    }

    fn proof(&mut self) -> Option<Proof> {
        self.must("{\"key\":")?;
        let key = self.hex()?;
        self.must(",\"signature\":")?;
        let signature = self.hex()?;
        self.must("}")?;
        Some(Proof { key, signature })
    }

    fn references(&mut self) -> Option<Vec<EntryId>> {
        let mut references = Vec::new();
        self.list(|cursor| {
            references.push(cursor.reference()?);
            Some(())
        })?;
        Some(references)
    }

    fn reference(&mut self) -> Option<EntryId> {
        reference(self.plain()?)
    }

    fn hex<const N: usize>(&mut self) -> Option<[u8; N]> {
        let text = self.plain().filter(|text| text.len() == 2 * N)?;
        let mut bytes = [0; N];
        base16ct::lower::decode(text, &mut bytes).ok()?;
        Some(bytes)
    }

    fn bool(&mut self) -> Option<bool> {
        if self.has("true") { Some(true) } else { self.must("false").map(|()| false) }
    }

    fn small(&mut self) -> Option<u32> {
        self.whole(u32::MAX.into()).and_then(|number| number.try_into().ok())
    }

    fn whole(&mut self, most: u64) -> Option<u64> {
        let end = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        let is_plain = digits == "0" || !digits.starts_with('0');
        digits.parse().ok().filter(|number| is_plain && *number <= most)
    }

    /// A string that nothing is escaped in.
    fn plain(&mut self) -> Option<&'a str> {
        self.must("\"")?;
        let end = self.rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f))?;
        let (text, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        self.must("\"")?;
        Some(text)
    }

    /// Any string, with the shortest escapes.
    fn text(&mut self) -> Option<String> {
        self.must("\"")?;
        let mut text = String::new();
        loop {
            let end = self.rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f))?;
            let (plain, rest) = self.rest.split_at_checked(end)?;
            text.push_str(plain);
            self.rest = rest;
            if self.has("\"") {
                return Some(text);
            }
            text.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Option<char> {
        const SHORT: [(&str, char); 7] = [
            ("\\\"", '"'),
            ("\\\\", '\\'),
            ("\\b", '\u{8}'),
            ("\\t", '\t'),
            ("\\n", '\n'),
            ("\\f", '\u{c}'),
            ("\\r", '\r'),
        ];
        if let Some((_, character)) = SHORT.into_iter().find(|(escape, _)| self.has(escape)) {
            return Some(character);
        }
        self.must("\\u00")?;
        let (digits, rest) = self.rest.split_at_checked(2)?;
        self.rest = rest;
        let mut byte = [0];
        base16ct::lower::decode(digits, &mut byte).ok()?;
        let character = char::from(byte[0]);
        let is_short = SHORT.iter().any(|(_, short)| *short == character);
        (character < ' ' && !is_short).then_some(character)
    }
}
