//! *Bukti perubahan*: what shows that a locked sheet is still what was locked.
//!
//! Every device has an Ed25519 key. What locks a sheet carries the key's public half and a signature over [`message`],
//! which fixes the entry itself, every entry that it covers and, by their chains, what came before these, and the
//! round. Hash chains alone show no change of the last entry of a chain.

use crate::digest::Fingerprint;
use crate::entry_format::{entry_node, hex_node, reference_node};
use crate::envelope;
use crate::node::{Node, Value};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use pk_core::entry::{Field, Proof};
use pk_core::{Change, Entry, EntryId, Hash, Journal, PanelistId, Sheet, SheetKey};

/// What can be said of the proof of a locked sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was locked without one.
    Unsigned,
    /// All that was locked is as it was.
    Proven {
        /// The public half of the key.
        key: [u8; 32],
    },
    /// The signature is not of this, or something that was covered is missing.
    Broken,
}

/// The proof of `entry`, which locks a sheet and comes next in `journal`.
#[must_use]
pub fn prove(seed: &[u8; 32], round: Fingerprint, journal: &Journal, entry: &Entry) -> Option<Proof> {
    let pair = SigningKey::from_bytes(seed);
    let key = pair.verifying_key().to_bytes();
    let signature = pair.sign(message(round, journal, entry, &key)?.as_bytes()).to_bytes();
    Some(Proof { key, signature })
}

/// How the proof of a sheet stands that was locked under one of these editions of its round
/// ([`editions`](crate::editions)); nothing while the sheet is not locked.
#[must_use]
pub fn standing(editions: &[Fingerprint], journal: &Journal, key: &SheetKey) -> Option<Standing> {
    let sheet = journal.sheet(key);
    let entry = &journal.get(&sheet.locked()?.id)?.entry;
    let Change::Finalise { proof: Some(proof), .. } = &entry.change else { return Some(Standing::Unsigned) };
    let Ok(verifying) = VerifyingKey::from_bytes(&proof.key) else { return Some(Standing::Broken) };
    let signature = Signature::from_bytes(&proof.signature);
    let is_whole = editions.iter().any(|round| {
        message(*round, journal, entry, &proof.key)
            .is_some_and(|message| verifying.verify_strict(message.as_bytes(), &signature).is_ok())
    });
    Some(if is_whole { Standing::Proven { key: proof.key } } else { Standing::Broken })
}

/// The keys that the locked sheets of a panelist were signed with, each once. More than one: a key was lost, or another
/// device was used.
#[must_use]
pub fn proof_keys(journal: &Journal, panelist: &PanelistId) -> Vec<[u8; 32]> {
    let mut locks: Vec<(&SheetKey, Vec<&Entry>)> = Vec::new();
    for sealed in journal.entries() {
        let entry = &sealed.entry;
        if entry.sheet.panelist != *panelist || entry.change.field() != Field::Lock {
            continue;
        }
        match locks.iter_mut().find(|(key, _)| **key == entry.sheet) {
            Some((_, entries)) => entries.push(entry),
            None => locks.push((&entry.sheet, vec![entry])),
        }
    }
    let mut keys = Vec::new();
    for (_, entries) in locks {
        let sheet = Sheet::folded(entries.into_iter());
        if let Some(Change::Finalise { proof: Some(proof), .. }) = sheet.locked().map(|head| &head.change)
            && let Err(place) = keys.binary_search(&proof.key)
        {
            keys.insert(place, proof.key);
        }
    }
    keys
}

/// The text form of a device's key, the secret half of it.
#[must_use]
pub fn seed_text(seed: &[u8; 32]) -> String {
    base16ct::lower::encode_string(seed)
}

/// What [`seed_text`] wrote; of anything else, nothing.
#[must_use]
pub fn seed_of(text: &str) -> Option<[u8; 32]> {
    let mut seed = [0; 32];
    let is_whole = base16ct::lower::decode(text, &mut seed).is_ok_and(|bytes| bytes.len() == 32);
    is_whole.then_some(seed)
}

/// A key as people compare it, in the short form of fingerprints.
#[must_use]
pub fn key_text(key: &[u8; 32]) -> String {
    Fingerprint(Hash(*key)).to_string()
}

/// What is signed: a text in the form of a file, of a kind that no file has. Nothing where an entry that is covered is
/// not among those of the sheet.
fn message(round: Fingerprint, journal: &Journal, entry: &Entry, key: &[u8; 32]) -> Option<String> {
    let Change::Finalise { covers, .. } = &entry.change else { return None };
    let mut hashes = Vec::new();
    for id in covers {
        let covered = journal.get(id).filter(|covered| covered.entry.sheet == entry.sheet)?;
        hashes.push(Node::text(Fingerprint(covered.hash).hex()));
    }
    let fields = vec![
        ("round", Node::text(round.hex())),
        ("covers", Value::List(hashes).into()),
        ("entry", unsigned(entry, covers, key)),
    ];
    Some(envelope::file_text("proof", fields))
}

/// The entry, with the key alone for its proof.
fn unsigned(entry: &Entry, covers: &[EntryId], key: &[u8; 32]) -> Node {
    let mut node = entry_node(entry);
    if let Value::Map(fields) = &mut node.value {
        fields.retain(|(name, _)| name != "change");
    }
    let change = Node::map(vec![
        ("type", Node::text("finalise")),
        ("covers", Node::list(covers, reference_node)),
        ("proof", Node::map(vec![("key", hex_node(key))])),
    ]);
    node.set("change", change);
    node
}
