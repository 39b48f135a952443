//! SHA-256 of canonical forms.

use crate::canonical::canonical;
use crate::entry_format::entry_node;
use crate::node::{Node, Value};
use base32ct::{Base32Unpadded, Base32UpperUnpadded, Encoding};
use pk_core::{Entry, Hash, Journal, SheetKey, WriterId};
use sha2::{Digest, Sha256};
use std::fmt;

/// The SHA-256 of the canonical form of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub Hash);

impl Fingerprint {
    /// Sixty-four lower-case hexadecimal digits, as in files.
    #[must_use]
    pub fn hex(&self) -> String {
        base16ct::lower::encode_string(&self.0.0)
    }
}

/// The short form that people compare: 16 base32 characters in groups of four (80 bits).
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = Base32UpperUnpadded::encode_string(&self.0.0);
        for (index, character) in text.chars().take(16).enumerate() {
            if index > 0 && index % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{character}")?;
        }
        Ok(())
    }
}

/// The fingerprint of a value.
#[must_use]
pub fn fingerprint(node: &Node) -> Fingerprint {
    Fingerprint(Hash(Sha256::digest(canonical(node)).into()))
}

/// The fingerprint of things of this kind that have these hashes, in order.
#[must_use]
pub fn fingerprint_of_hashes<'a>(kind: &str, hashes: impl IntoIterator<Item = &'a Hash>) -> Fingerprint {
    let mut digest = Sha256::new_with_prefix(kind);
    for hash in hashes {
        digest.update(hash.0);
    }
    Fingerprint(Hash(digest.finalize().into()))
}

/// The fingerprint of one sheet: of the hashes of all its entries, in order. It changes with every change.
#[must_use]
pub fn sheet_fingerprint(journal: &Journal, key: &SheetKey) -> Fingerprint {
    let mut hashes = Vec::new();
    for sealed in journal.sheet_entries(key) {
        hashes.push(Node::text(base16ct::lower::encode_string(&sealed.hash.0)));
    }
    fingerprint(&Value::List(hashes).into())
}

/// The hash of an entry, as the next entry of its writer carries it.
#[must_use]
pub fn hash_of(entry: &Entry) -> Hash {
    hash_of_text(&canonical(&entry_node(entry)))
}

/// The hash of an entry in its canonical form.
pub(crate) fn hash_of_text(canonical: &str) -> Hash {
    Hash(Sha256::digest(canonical).into())
}

/// The writer named by 80 random bits.
#[must_use]
pub fn random_writer(bits: [u8; 10]) -> WriterId {
    WriterId(Base32Unpadded::encode_string(&bits))
}
