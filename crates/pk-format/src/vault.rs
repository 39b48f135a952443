//! A PIN over what is kept: entries and drafts as sealed texts.
//!
//! The key is made of the PIN by Argon2id, with the second choice of parameters that RFC 9106 recommends for use
//! everywhere (section 4): 64 MiB, 3 passes, 4 lanes, a salt of 16 bytes, a key of 32. A text is sealed by
//! XChaCha20-Poly1305 with 24 random bytes before it, and bound to what it is and to its round.

use crate::canonical::canonical;
use crate::digest::Fingerprint;
use crate::node::Node;
use crate::parse::parse;
use crate::read::{Place, Problems, small, text};
use crate::shape::{Shape, check, need};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use base64ct::{Base64, Encoding};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use std::fmt;

/// The fewest characters of a PIN.
pub const LEAST_PIN: usize = 6;
/// What a new lock asks of memory in KiB, of passes and of lanes.
const COST: (u32, u32, u32) = (64 << 10, 3, 4);
/// The most that is spent on a lock that somebody else has made.
const MOST_COST: (u32, u32, u32) = (256 << 10, 10, 16);

/// A vault, as files and the storage hold it.
pub(crate) static VAULT: Shape = Shape::Map(&[
    need("kdf", &Shape::Word(&["argon2id"])),
    need("memory", &Shape::Small),
    need("passes", &Shape::Small),
    need("lanes", &Shape::Small),
    need("salt", &Shape::Text),
    need("cipher", &Shape::Word(&["xchacha20-poly1305"])),
    need("check", &Shape::Text),
]);

/// What a sealed text is; one cannot stand in the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealing {
    /// An entry of a journal.
    Entry,
    /// A note that is still being typed.
    Draft,
    /// What shows that a PIN is right.
    Check,
}

/// Why a vault stays closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// This is not its PIN.
    WrongPin,
    /// It is none that this build can open.
    Unknown,
    /// There is not enough memory to make the key of the PIN.
    NoMemory,
}

/// An open vault: how it is locked, and its key.
#[derive(Clone)]
pub struct Vault {
    text: String,
    cipher: XChaCha20Poly1305,
    round: Fingerprint,
}

impl fmt::Debug for Vault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Vault")
    }
}

impl Vault {
    /// A vault for `round` that this PIN opens; `salt` and `nonce` are random.
    ///
    /// # Errors
    /// There is not enough memory.
    pub fn new(pin: &str, round: Fingerprint, salt: &[u8; 16], nonce: &[u8; 24]) -> Result<Self, Closed> {
        let cipher = cipher(pin, salt, COST)?;
        let mut vault = Self { text: String::new(), cipher, round };
        vault.text = canonical(&Node::map(vec![
            ("kdf", Node::text("argon2id")),
            ("memory", Node::whole(COST.0.into())),
            ("passes", Node::whole(COST.1.into())),
            ("lanes", Node::whole(COST.2.into())),
            ("salt", Node::text(Base64::encode_string(salt))),
            ("cipher", Node::text("xchacha20-poly1305")),
            ("check", Node::text(vault.seal(Sealing::Check, "", nonce))),
        ]));
        Ok(vault)
    }

    /// Opens the vault of `round` that [`text`](Self::text) wrote.
    ///
    /// # Errors
    /// The PIN is wrong, the text is no vault, or there is not enough memory.
    pub fn open(written: &str, pin: &str, round: Fingerprint) -> Result<Self, Closed> {
        let node = parse(written.as_bytes()).map_err(|_| Closed::Unknown)?;
        let mut problems = Problems::new(&node);
        check(&node, &VAULT, &Place::ROOT, &mut problems);
        let mut salt = [0; 16];
        let is_salt = Base64::decode(text(&node, "salt"), &mut salt).is_ok_and(|salt| salt.len() == 16);
        let cost = (small(&node, "memory"), small(&node, "passes"), small(&node, "lanes"));
        let is_dear = cost.0 > MOST_COST.0 || cost.1 > MOST_COST.1 || cost.2 > MOST_COST.2;
        // Nothing of ours is locked with less, and whoever opens a file takes its lock over.
        let is_cheap = cost.0 < COST.0 || cost.1 < COST.1;
        if !problems.found.is_empty() || !is_salt || is_dear || is_cheap {
            return Err(Closed::Unknown);
        }
        let vault = Self { text: canonical(&node), cipher: cipher(pin, &salt, cost)?, round };
        match vault.unseal(Sealing::Check, &text(&node, "check")) {
            Some(_) => Ok(vault),
            None => Err(Closed::WrongPin),
        }
    }

    /// How it is locked, without anything secret.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// `text`, so that only this vault can read it. No nonce may be used twice.
    #[must_use]
    pub fn seal(&self, what: Sealing, text: &str, nonce: &[u8; 24]) -> String {
        let payload = Payload { msg: text.as_bytes(), aad: &self.place(what) };
        // It fails only for texts of more than 256 GiB.
        let sealed = self.cipher.encrypt(&XNonce::from(*nonce), payload).unwrap_or_default();
        Base64::encode_string(&[nonce.as_slice(), &sealed].concat())
    }

    /// What [`seal`](Self::seal) was given; nothing where it was not sealed here, as this, or was changed since.
    #[must_use]
    pub fn unseal(&self, what: Sealing, sealed: &str) -> Option<String> {
        let bytes = Base64::decode_vec(sealed).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<24>()?;
        let payload = Payload { msg: sealed, aad: &self.place(what) };
        String::from_utf8(self.cipher.decrypt(&XNonce::from(*nonce), payload).ok()?).ok()
    }

    /// What a sealed text is bound to.
    fn place(&self, what: Sealing) -> Vec<u8> {
        let what = match what {
            Sealing::Entry => "entry",
            Sealing::Draft => "draft",
            Sealing::Check => "check",
        };
        ["penilaian-kinerja/", &self.round.hex(), "/", what].concat().into_bytes()
    }
}

/// Whether a stored text is sealed; what is not is an object in JSON.
#[must_use]
pub fn is_sealed(stored: &str) -> bool {
    !stored.starts_with('{')
}

fn cipher(
    pin: &str,
    salt: &[u8],
    (memory, passes, lanes): (u32, u32, u32),
) -> Result<XChaCha20Poly1305, Closed> {
    let params = Params::new(memory, passes, lanes, Some(32)).map_err(|_| Closed::Unknown)?;
    let mut blocks: Vec<Block> = Vec::new();
    blocks.try_reserve_exact(params.block_count()).map_err(|_| Closed::NoMemory)?;
    blocks.resize(params.block_count(), Block::new());
    let mut key = [0; 32];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon
        .hash_password_into_with_memory(pin.as_bytes(), salt, &mut key, &mut blocks)
        .map_err(|_| Closed::Unknown)?;
    Ok(XChaCha20Poly1305::new(&Key::from(key)))
}
