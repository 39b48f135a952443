//! The hash chain of each writer.

use crate::entry::Entry;
use crate::fault::{Fault, Faults};
use crate::identity::{EntryId, Hash, WriterId};
use crate::path::Path;

/// Walks entries in the order in which they stand and tells what breaks a writer's chain.
#[derive(Default)]
pub struct Chains<'a> {
    /// In the order of the writers.
    tips: Vec<(&'a WriterId, u64, Hash)>,
}

impl<'a> Chains<'a> {
    /// Takes what is named `id` and carries the hash `previous`, and whose own hash is `hash`, as the next one of its writer.
    ///
    /// # Errors
    /// The counter does not grow, or the entry does not carry the hash of the one before.
    pub fn follow(&mut self, id: &'a EntryId, previous: Option<Hash>, hash: Hash) -> Result<(), Fault> {
        let next = (&id.writer, id.counter, hash);
        let place = self.tips.partition_point(|(writer, ..)| *writer < next.0);
        let Some(tip) = self.tips.get_mut(place).filter(|(writer, ..)| *writer == next.0) else {
            self.tips.insert(place, next);
            return if previous.is_none() { Ok(()) } else { Err(Fault::ChainBroken) };
        };
        let (_, counter, tip) = std::mem::replace(tip, next);
        if counter >= id.counter {
            Err(Fault::CounterBackwards)
        } else if previous != Some(tip) {
            Err(Fault::ChainBroken)
        } else {
            Ok(())
        }
    }

    /// Notes at `path` everything wrong with `entry` as the next one of its writer.
    pub fn check(&mut self, path: &Path, entry: &'a Entry, hash: Hash, faults: &mut Faults) {
        match self.follow(&entry.id, entry.previous, hash) {
            Ok(()) => {}
            Err(Fault::CounterBackwards) => faults.add(path.field("counter"), Fault::CounterBackwards),
            Err(fault) => faults.add(path.field("previous"), fault),
        }
        for (index, id) in entry.replaces.iter().enumerate() {
            if id.counter >= entry.id.counter {
                faults.add(path.field("replaces").item(index), Fault::NotOlder);
            }
        }
    }
}
