//! Hashes in the forms that files, attributes and policies want.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256, Sha384};

use super::files;

/// The first 16 hexadecimal digits of the SHA-256, for file names.
pub(super) fn short(bytes: &[u8]) -> String {
    let mut digits = HEXLOWER.encode(&Sha256::digest(bytes));
    digits.truncate(16);
    digits
}

/// The value of an `integrity` attribute.
pub(super) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64.encode(&Sha384::digest(bytes)))
}

/// The source expression of a content security policy that allows exactly `inline`.
pub(super) fn policy_source(inline: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(&Sha256::digest(inline.as_bytes())))
}

/// One line for each file below `folder`, as `sha384sum` writes and checks them.
pub(super) fn sums(folder: &Path) -> Result<String> {
    let mut lines = String::new();
    for name in files::list(folder)? {
        let bytes = fs::read(folder.join(&name)).with_context(|| format!("cannot read {name}"))?;
        lines.push_str(&HEXLOWER.encode(&Sha384::digest(&bytes)));
        lines.push_str("  ");
        lines.push_str(&name);
        lines.push('\n');
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_published_hashes_of_abc() {
        assert_eq!(short(b"abc"), "ba7816bf8f01cfea");
        assert_eq!(
            integrity(b"abc"),
            "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
        );
        assert_eq!(policy_source("abc"), "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
    }
}
