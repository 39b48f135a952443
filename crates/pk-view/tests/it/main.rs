//! What a panelist sees and does, without a browser.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod board;
mod demo_round;
mod duties;
mod engine_files;
mod engine_forms;
mod engine_host;
mod engine_keys;
mod engine_late;
mod engine_notes;
mod engine_pins;
mod engine_proofs;
mod engine_review;
mod engine_sheet;
mod sample;
mod screens;
mod storage_page;
mod workshop;
