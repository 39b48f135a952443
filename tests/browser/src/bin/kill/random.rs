//! Choices that a seed repeats.

use std::hash::{BuildHasher, RandomState};

/// A generator after SplitMix64: small, and as random as killing needs.
#[derive(Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// A seed that no run had before.
    pub(crate) fn seed_of_today() -> u64 {
        RandomState::new().hash_one("seed") >> 32
    }

    /// The choices of the kill `number` in the run with this seed.
    pub(crate) fn new(seed: u64, number: u64) -> Self {
        let mut random = Self(seed);
        Self(random.next() ^ number)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where there is none.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next().checked_rem(end).unwrap_or_default()
    }

    /// One of `all`, if there are any.
    pub(crate) fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let index = self.below(all.len() as u64);
        all.get(usize::try_from(index).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_its_choices() {
        let choices = |seed, number| {
            let mut random = Random::new(seed, number);
            [(); 8].map(|()| random.below(1000))
        };
        assert_eq!(choices(1, 2), choices(1, 2));
        assert_ne!(choices(1, 2), choices(1, 3));
        assert_ne!(choices(1, 2), choices(2, 2));
        assert_eq!(Random::new(1, 1).one_of::<u8>(&[]), None);
    }
}
