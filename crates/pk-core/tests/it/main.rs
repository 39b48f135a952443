//! What `pk-core` promises, held by examples and properties.
//!
//! One binary, so that it links once. Properties run with a fixed seed unless `PROPTEST_RNG_SEED` says otherwise.

#[cfg(test)]
mod bounds;
#[cfg(test)]
mod chains;
#[cfg(test)]
mod conflicts;
#[cfg(test)]
mod forks;
#[cfg(test)]
mod history;
#[cfg(test)]
mod lock;
#[cfg(test)]
mod merge;
#[cfg(test)]
mod monotone;
#[cfg(test)]
mod otherwise;
#[cfg(test)]
mod plenary;
#[cfg(test)]
mod property;
#[cfg(test)]
mod ranking;
#[cfg(test)]
mod recap;
#[cfg(test)]
mod round_faults;
#[cfg(test)]
mod rounding;
#[cfg(test)]
mod rubric_faults;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod schedules;
#[cfg(test)]
mod three_states;
#[cfg(test)]
mod undo;
