//! Reading a [`Node`] tree without stopping at the first problem.
//!
//! Each function returns a value in any case. Where something is wrong it notes the problem and returns a harmless
//! stand-in, so that everything else is still read and checked; whoever asked for the whole gives it up when a problem
//! was noted.

use crate::node::{Node, Value};
use crate::problem::{Expected, Kind, Problem};
use pk_core::path::{Path, Step};
use pk_core::{Decimal, Fault, Hash};

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

    /// Notes what the core found below `base`. What it found about a stand-in is passed over: the problem that made
    /// the stand-in necessary is one of those since `before`.
    pub(crate) fn add_faults(&mut self, base: &Path, faults: Vec<(Path, Fault)>, before: usize) {
        let told = self.found.len();
        for (path, fault) in faults {
            let mut whole = base.clone();
            whole.0.extend(path.0);
            let since = self.found.get(before..told).unwrap_or_default();
            let is_about_stand_in = |problem: &Problem| match fault {
                // Where a part of the component could not be read, who knows what it can earn.
                Fault::NothingToEarn => problem.path.0.starts_with(&whole.0),
                _ => whole.0.starts_with(&problem.path.0),
            };
            if !since.iter().any(is_about_stand_in) {
                self.add(whole, Kind::Fault(fault));
            }
        }
    }
}

/// The way from the root to a node; a path is made of it only when there is a problem.
#[derive(Clone, Copy)]
pub(crate) struct Place<'p> {
    above: Option<&'p Self>,
    step: Turn<'p>,
}

#[derive(Clone, Copy)]
enum Turn<'p> {
    Nowhere,
    Field(&'p str),
    Item(usize),
}

impl Place<'_> {
    fn path(&self) -> Path {
        let mut path = self.above.map_or_else(Path::default, Place::path);
        match self.step {
            Turn::Nowhere => {}
            Turn::Field(name) => path.0.push(Step::Field(name.to_owned().into())),
            Turn::Item(index) => path.0.push(Step::Item(index)),
        }
        path
    }
}

/// A node and where it is; none where the node is missing, which has been noted.
#[derive(Clone, Copy)]
pub(crate) struct At<'p> {
    pub(crate) node: Option<&'p Node>,
    place: Place<'p>,
}

/// An object that is being read field by field.
pub(crate) struct Fields<'p> {
    place: &'p Place<'p>,
    fields: &'p [(String, Node)],
    is_there: bool,
    known: Vec<&'static str>,
}

impl<'p> At<'p> {
    pub(crate) const fn root(node: &'p Node) -> Self {
        Self { node: Some(node), place: Place { above: None, step: Turn::Nowhere } }
    }

    pub(crate) fn path(&self) -> Path {
        self.place.path()
    }

    fn value(&self) -> Option<&'p Value> {
        self.node.map(|node| &node.value)
    }

    /// Notes that another type was expected, unless nothing is there at all.
    pub(crate) fn wrong(&self, problems: &mut Problems<'_>, expected: Expected) {
        if self.node.is_some() {
            problems.add(self.path(), Kind::WrongType { expected });
        }
    }

    pub(crate) fn fields(&'p self, problems: &mut Problems<'_>) -> Fields<'p> {
        let mut object = Fields { place: &self.place, fields: &[], is_there: false, known: Vec::new() };
        let Some(Value::Map(fields)) = self.value() else {
            self.wrong(problems, Expected::Map);
            return object;
        };
        for (index, (key, _)) in fields.iter().enumerate().take(MOST_KEYS) {
            if fields.iter().take(index).any(|(earlier, _)| earlier == key) {
                problems.add(self.path().field(key.clone()), Kind::DuplicateKey);
            }
        }
        if fields.len() > MOST_KEYS {
            problems.add(self.path(), Kind::Fault(Fault::TooMany { most: MOST_KEYS }));
        }
        object.fields = fields.get(..MOST_KEYS).unwrap_or(fields);
        object.is_there = true;
        object
    }

    pub(crate) fn list<T>(
        &self,
        problems: &mut Problems<'_>,
        read: fn(&At<'_>, &mut Problems<'_>) -> T,
    ) -> Vec<T> {
        let mut list = Vec::new();
        let Some(Value::List(items)) = self.value() else {
            self.wrong(problems, Expected::List);
            return list;
        };
        for (index, node) in items.iter().enumerate() {
            let place = Place { above: Some(&self.place), step: Turn::Item(index) };
            list.push(read(&At { node: Some(node), place }, problems));
        }
        list
    }

    /// The string as it stands, without a copy.
    pub(crate) fn str(&self, problems: &mut Problems<'_>, expected: Expected) -> Option<&'p str> {
        if let Some(Value::Text(text)) = self.value() {
            return Some(text);
        }
        self.wrong(problems, expected);
        None
    }

    /// A string; empty where there is none.
    pub(crate) fn text(&self, problems: &mut Problems<'_>) -> String {
        self.str(problems, Expected::Text).unwrap_or_default().to_owned()
    }

    pub(crate) fn bool(&self, problems: &mut Problems<'_>) -> bool {
        if let Some(Value::Bool(value)) = self.value() {
            return *value;
        }
        self.wrong(problems, Expected::Bool);
        false
    }

    /// A number; one where there is none.
    pub(crate) fn decimal(&self, problems: &mut Problems<'_>) -> Decimal {
        if let Some(Value::Number(number)) = self.value() {
            return *number;
        }
        self.wrong(problems, Expected::Decimal);
        Decimal::ONE
    }

    /// A whole number; one where there is none.
    pub(crate) fn whole(&self, problems: &mut Problems<'_>) -> u64 {
        if let Some(Value::Number(number)) = self.value() {
            let (whole, rest) = (number.thousandths() / 1000, number.thousandths() % 1000);
            if rest == 0 && (0..=MOST_WHOLE).contains(&whole) {
                return whole.unsigned_abs();
            }
        }
        self.wrong(problems, Expected::Whole);
        1
    }

    /// A whole number that fits in 32 bits; one where there is none.
    pub(crate) fn small(&self, problems: &mut Problems<'_>) -> u32 {
        u32::try_from(self.whole(problems)).unwrap_or_else(|_| {
            self.wrong(problems, Expected::Whole);
            1
        })
    }

    pub(crate) fn hash(&self, problems: &mut Problems<'_>) -> Hash {
        let mut bytes = [0; 32];
        let text = match self.value() {
            Some(Value::Text(text)) => text.as_str(),
            _ => "",
        };
        if base16ct::lower::decode(text, &mut bytes).is_err() || text.len() != 2 * bytes.len() {
            self.wrong(problems, Expected::Hash);
        }
        Hash(bytes)
    }

    /// The index of the string in `words`; the first where it is none of them.
    pub(crate) fn one_of(&self, problems: &mut Problems<'_>, words: &'static [&'static str]) -> usize {
        let index = match self.value() {
            Some(Value::Text(text)) => words.iter().position(|word| word == text),
            _ => None,
        };
        if index.is_none() && self.node.is_some() {
            problems.add(self.path(), Kind::NotOneOf { words });
        }
        index.unwrap_or(0)
    }
}

/// More keys than any object of ours has; keeps the search for duplicates short.
const MOST_KEYS: usize = 100;

impl<'p> Fields<'p> {
    pub(crate) fn optional(&mut self, key: &'static str) -> Option<At<'p>> {
        self.known.push(key);
        let (_, node) = self.fields.iter().find(|(name, _)| name == key)?;
        Some(At { node: Some(node), place: self.below(key) })
    }

    pub(crate) fn required(&mut self, problems: &mut Problems<'_>, key: &'static str) -> At<'p> {
        self.optional(key).unwrap_or_else(|| {
            let missing = At { node: None, place: self.below(key) };
            if self.is_there {
                problems.add(missing.path(), Kind::Missing);
            }
            missing
        })
    }

    fn below(&self, key: &'static str) -> Place<'p> {
        Place { above: Some(self.place), step: Turn::Field(key) }
    }

    pub(crate) fn text(&mut self, problems: &mut Problems<'_>, key: &'static str) -> String {
        self.required(problems, key).text(problems)
    }

    pub(crate) fn optional_text(&mut self, problems: &mut Problems<'_>, key: &'static str) -> Option<String> {
        self.optional(key).map(|at| at.text(problems))
    }

    /// Notes every key that was never asked for.
    pub(crate) fn finish(self, problems: &mut Problems<'_>) {
        for (key, _) in self.fields {
            if !self.known.contains(&key.as_str()) {
                problems.add(self.place.path().field(key.clone()), Kind::UnknownKey);
            }
        }
    }
}
