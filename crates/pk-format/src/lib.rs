//! Files and text: everything of ours that is written down.
//!
//! A file is JSON in one envelope (`{"format": "penilaian-kinerja", "version": 1, "kind": …}`). It is read into a
//! [`Node`](node::Node) tree that remembers where everything stood, and from there into the types of `pk-core`. A
//! reader never stops at the first problem: it returns all of them, each with its path, row and column, as sentences
//! in Indonesian or English.
//!
//! Numbers in files are plain decimals with at most three places, so no floating point is needed, and the canonical
//! form of RFC 8785 is simply the shortest decimal.
//!
//! # What this crate does not do
//! No I/O: bytes come in and go out as arguments. No clock: times are passed in.

mod canonical;
mod canonical_entries;
mod carried;
mod decode;
mod derivation_words;
mod difference;
mod difference_words;
mod digest;
mod draft_format;
mod edit;
mod edition;
mod entry_format;
mod envelope;
mod freeze;
mod hand_out;
mod indonesian;
mod known_round;
mod lang;
mod locked_format;
mod node;
mod parse;
mod plenary_format;
mod presets;
mod problem;
mod proof;
pub mod ranked_list;
mod read;
mod recap_format;
mod recap_words;
mod regions;
mod rescue;
mod round_format;
mod rubric_format;
mod rules_format;
mod schedule_draft;
mod schedule_words;
mod score_format;
mod sentence;
mod serde_node;
mod shape;
mod sheets_format;
mod shipped;
mod supplies;
pub mod table;
mod timestamp;
mod vault;

pub use canonical::canonical;
pub use carried::{carried, carrying};
pub use decode::{File, read_file, read_file_node};
pub use derivation_words::{component_words, derivation_words, total_words};
pub use difference::{Difference, Differs, Part, file_differences, round_differences, rubric_differences};
pub use difference_words::{difference_sentence, place_sentence};
pub use digest::{
    Fingerprint, fingerprint, fingerprint_of_hashes, hash_of, random_writer, sheet_fingerprint,
};
pub use draft_format::{
    DraftCheck, check_draft, draft_file, draft_of, new_draft, template_number, template_text,
};
pub use edit::Edit;
pub use edition::{CarriedOver, LeftOut, Why, carry_over, editions, is_later_edition, left_out_sentence};
pub use entry_format::{read_stored_entry, reference_text, stored_entry};
pub use freeze::{Freezing, freeze};
pub use hand_out::{HandOut, HandTo, hand_outs};
pub use indonesian::{decimal, file_name, number, typed_decimal};
pub use known_round::KnownRound;
pub use lang::Lang;
pub use locked_format::{lock_sheets, sheets_of};
pub use node::{Node, Position, Value};
pub use parse::{MOST_BYTES, parse};
pub use plenary_format::{PLENARY_KIND, hash_of_resolution, is_plenary, plenary_file, read_plenary};
pub use presets::{Fact, Preset};
pub use problem::{Kind, Problem};
pub use proof::{Standing, key_text, proof_keys, prove, seed_of, seed_text, standing};
pub use read::reference;
pub use recap_format::recap_node;
pub use recap_words::{
    absent_words, award_sentence, classes_words, combine_words, combined_words, district_words, given_words,
    open_words, tie_rule_words, tie_sentence,
};
pub use regions::{Region, Regions};
pub use rescue::{Rescued, rescue};
pub use round_format::{round_file, round_fingerprint};
pub use rubric_format::{rubric_file, rubric_fingerprint};
pub use schedule_draft::{arrange_draft, look_over_draft};
pub use schedule_words::schedule_sentence;
pub use score_format::{score_node, sheet_node, total_node};
pub use sentence::{
    broken_sentence, fault_sentence, keys_sentence, kind_sentence, refusal_sentence, sentence, standing_words,
};
pub use sheets_format::{Sheets, sheets_file};
pub use shipped::{RUBRICS, read_rubrics, rubrics_file, shipped_rubric};
pub use supplies::{Supplies, supplies_file};
pub use timestamp::{clock_text, date_time, read_clock, read_slot, rfc3339, slot_text};
pub use vault::{Closed, LEAST_PIN, Sealing, Vault, is_sealed};
