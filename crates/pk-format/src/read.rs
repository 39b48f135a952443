//! Reading a [`Node`] tree without stopping at the first problem.
//!
//! Each function notes what is wrong and returns `None`; the caller reads its other fields all the same and gives up
//! at the end.

use crate::node::{Node, Value};
use crate::problem::{Expected, Kind, Problem};
use data_encoding::HEXLOWER;
use pk_core::path::Path;
use pk_core::{Decimal, Fault, Hash};
use std::collections::BTreeSet;

/// The largest whole number that every JSON reader keeps exactly.
const MOST_WHOLE: i64 = (1 << 53) - 1;

/// Collects problems while a tree is read.
pub(crate) struct Problems<'a> {
    root: &'a Node,
    pub(crate) found: Vec<Problem>,
}

impl<'a> Problems<'a> {
    pub(crate) fn new(root: &'a Node) -> Self {
        Self { root, found: Vec::new() }
    }

    pub(crate) fn add(&mut self, path: Path, kind: Kind) {
        let position = self.root.position_of(&path);
        self.found.push(Problem { path, position, kind });
    }

    /// Notes what the core found below `base`.
    pub(crate) fn add_faults(&mut self, base: &Path, faults: Vec<(Path, Fault)>) {
        for (path, fault) in faults {
            let mut whole = base.clone();
            whole.0.extend(path.0);
            self.add(whole, Kind::Fault(fault));
        }
    }
}

/// A node and where it is.
#[derive(Clone)]
pub(crate) struct At<'a> {
    pub(crate) node: &'a Node,
    pub(crate) path: Path,
}

/// An object that is being read field by field.
pub(crate) struct Fields<'a> {
    path: Path,
    fields: &'a [(String, Node)],
    known: BTreeSet<&'static str>,
}

impl<'a> At<'a> {
    pub(crate) fn wrong<T>(&self, problems: &mut Problems<'_>, expected: Expected) -> Option<T> {
        problems.add(self.path.clone(), Kind::WrongType { expected });
        None
    }

    pub(crate) fn fields(&self, problems: &mut Problems<'_>) -> Option<Fields<'a>> {
        let Value::Map(fields) = &self.node.value else { return self.wrong(problems, Expected::Map) };
        let mut seen = BTreeSet::new();
        for (key, _) in fields {
            if !seen.insert(key) {
                problems.add(self.path.field(key.clone()), Kind::DuplicateKey);
            }
        }
        Some(Fields { path: self.path.clone(), fields, known: BTreeSet::new() })
    }

    /// Every item, or nothing if one of them is wrong.
    pub(crate) fn list<T>(
        &self,
        problems: &mut Problems<'_>,
        read: impl Fn(&At<'a>, &mut Problems<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Value::List(items) = &self.node.value else { return self.wrong(problems, Expected::List) };
        let read: Vec<Option<T>> = items
            .iter()
            .enumerate()
            .map(|(index, node)| read(&At { node, path: self.path.item(index) }, problems))
            .collect();
        read.into_iter().collect()
    }

    pub(crate) fn text(&self, problems: &mut Problems<'_>) -> Option<String> {
        match &self.node.value {
            Value::Text(text) => Some(text.clone()),
            _ => self.wrong(problems, Expected::Text),
        }
    }

    pub(crate) fn bool(&self, problems: &mut Problems<'_>) -> Option<bool> {
        match &self.node.value {
            Value::Bool(value) => Some(*value),
            _ => self.wrong(problems, Expected::Bool),
        }
    }

    pub(crate) fn decimal(&self, problems: &mut Problems<'_>) -> Option<Decimal> {
        match &self.node.value {
            Value::Number(number) => Some(*number),
            _ => self.wrong(problems, Expected::Decimal),
        }
    }

    pub(crate) fn whole(&self, problems: &mut Problems<'_>) -> Option<u64> {
        match &self.node.value {
            Value::Number(number)
                if number.thousandths() % 1000 == 0
                    && (0..=MOST_WHOLE).contains(&(number.thousandths() / 1000)) =>
            {
                u64::try_from(number.thousandths() / 1000).ok()
            }
            _ => self.wrong(problems, Expected::Whole),
        }
    }

    /// A whole number that fits in 32 bits.
    pub(crate) fn small(&self, problems: &mut Problems<'_>) -> Option<u32> {
        self.whole(problems).and_then(|whole| match u32::try_from(whole) {
            Ok(small) => Some(small),
            Err(_) => self.wrong(problems, Expected::Whole),
        })
    }

    pub(crate) fn hash(&self, problems: &mut Problems<'_>) -> Option<Hash> {
        let bytes = match &self.node.value {
            Value::Text(text) => {
                HEXLOWER.decode(text.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok())
            }
            _ => None,
        };
        bytes.map(Hash).or_else(|| self.wrong(problems, Expected::Hash))
    }

    /// The index of the string in `words`.
    pub(crate) fn one_of(
        &self,
        problems: &mut Problems<'_>,
        words: &'static [&'static str],
    ) -> Option<usize> {
        let index = match &self.node.value {
            Value::Text(text) => words.iter().position(|word| word == text),
            _ => None,
        };
        if index.is_none() {
            problems.add(self.path.clone(), Kind::NotOneOf { words });
        }
        index
    }
}

impl<'a> Fields<'a> {
    pub(crate) fn optional(&mut self, key: &'static str) -> Option<At<'a>> {
        self.known.insert(key);
        let node = self.fields.iter().find(|(name, _)| name == key).map(|(_, node)| node)?;
        Some(At { node, path: self.path.field(key) })
    }

    pub(crate) fn required(&mut self, problems: &mut Problems<'_>, key: &'static str) -> Option<At<'a>> {
        let at = self.optional(key);
        if at.is_none() {
            problems.add(self.path.field(key), Kind::Missing);
        }
        at
    }

    pub(crate) fn text(&mut self, problems: &mut Problems<'_>, key: &'static str) -> Option<String> {
        self.required(problems, key)?.text(problems)
    }

    /// A string that may be missing: the outer `None` is a problem.
    #[expect(clippy::option_option, reason = "wrong, missing and there are three different things")]
    pub(crate) fn optional_text(
        &mut self,
        problems: &mut Problems<'_>,
        key: &'static str,
    ) -> Option<Option<String>> {
        match self.optional(key) {
            None => Some(None),
            Some(at) => at.text(problems).map(Some),
        }
    }

    /// Notes every key that was never asked for.
    pub(crate) fn finish(self, problems: &mut Problems<'_>) {
        for (key, _) in self.fields {
            if !self.known.contains(key.as_str()) {
                problems.add(self.path.field(key.clone()), Kind::UnknownKey);
            }
        }
    }
}
