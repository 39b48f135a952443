//! What `pk-format` promises: files that stay readable, and a clear sentence for every file that is not one of ours.
//!
//! One binary, so that it links once. Properties run with a fixed seed unless `PROPTEST_RNG_SEED` says otherwise;
//! snapshots are rewritten with `UPDATE_EXPECT=1`.

#[cfg(test)]
mod bad_file;
#[cfg(test)]
mod bad_round;
#[cfg(test)]
mod bad_rubric;
#[cfg(test)]
mod bad_sheets;
#[cfg(test)]
mod bad_table;
#[cfg(test)]
mod canonical_form;
#[cfg(test)]
mod dates;
#[cfg(test)]
mod differences;
#[cfg(test)]
mod drafts;
#[cfg(test)]
mod edit;
#[cfg(test)]
mod editions;
#[cfg(test)]
mod file_names;
#[cfg(test)]
mod fingerprints;
#[cfg(test)]
mod freezing;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod hand_outs;
#[cfg(test)]
mod known_rounds;
#[cfg(test)]
mod numbers;
#[cfg(test)]
mod plenaries;
#[cfg(test)]
mod presets;
#[cfg(test)]
mod proofs;
#[cfg(test)]
mod property;
#[cfg(test)]
mod random;
#[cfg(test)]
mod ranked_lists;
#[cfg(test)]
mod regions;
#[cfg(test)]
mod rescued;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod schedules;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod sentences;
#[cfg(test)]
mod serde_values;
#[cfg(test)]
mod shipped;
#[cfg(test)]
mod stored_entries;
#[cfg(test)]
mod tables;
#[cfg(test)]
mod vaults;
