//! The hash chain of each writer.

use crate::entry::Entry;
use crate::fault::{Fault, Faults};
use crate::identity::{Hash, WriterId};
use crate::path::Path;
use std::collections::BTreeMap;

/// Walks entries in the order in which they stand and notes what breaks a writer's chain.
#[derive(Default)]
pub struct Chains<'a> {
    tips: BTreeMap<&'a WriterId, (u64, Hash)>,
}

impl<'a> Chains<'a> {
    /// Notes at `path` what is wrong with `entry`, whose own hash is `hash`, as the next one of its writer.
    pub fn check(&mut self, path: &Path, entry: &'a Entry, hash: Hash, faults: &mut Faults) {
        let tip = self.tips.insert(&entry.id.writer, (entry.id.counter, hash));
        if tip.is_some_and(|(counter, _)| counter >= entry.id.counter) {
            faults.add(path.field("counter"), Fault::CounterBackwards);
        } else if tip.map(|(_, hash)| hash) != entry.previous {
            faults.add(path.field("previous"), Fault::ChainBroken);
        }
        let older = |counter: u64| counter < entry.id.counter;
        for (index, id) in entry.replaces.iter().enumerate() {
            if !older(id.counter) {
                faults.add(path.field("replaces").item(index), Fault::NotOlder);
            }
        }
    }
}
