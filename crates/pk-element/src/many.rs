//! Reading many files.
//!
//! A browser takes as long to be asked for a file as to read it, so small ones are asked for together.

use crate::pickup::{bytes_of, unwrapped};
use js_sys::{Array, Function, Promise, Uint8Array};
use pk_format::Kind;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

/// So many files are read at the same time; then the page shows how far it is.
const MOST_FILES: usize = 200;
/// And of so many bytes.
const MOST_BYTES: f64 = 16e6;

/// Files that are read at the same time.
pub(crate) struct Together {
    /// So many, at least one.
    pub(crate) count: usize,
    /// All their bytes; nothing where each is read by itself.
    joined: Option<Promise>,
}

impl Together {
    /// Begins to read the first of `files`; nothing where there is none.
    pub(crate) fn of(files: &[File]) -> Option<Self> {
        let mut size = 0.0;
        let fits = |file: &&File| {
            size += file.size();
            size <= MOST_BYTES
        };
        let count = files.iter().take(MOST_FILES).take_while(fits).count();
        let joined = files.get(..count).filter(|files| files.len() > 1).and_then(|files| {
            let parts: Array = files.iter().collect();
            let blob = Blob::new_with_blob_sequence(&parts).ok()?;
            Some(blob.array_buffer().unchecked_into())
        });
        (!files.is_empty()).then_some(Self { count: count.max(1), joined })
    }

    /// What each of these files holds; of a page that was saved with sheets in it, the file of sheets.
    pub(crate) async fn read(self, files: &[File], unpack: &Function) -> Vec<Result<Vec<u8>, Kind>> {
        let mut read = Vec::with_capacity(files.len());
        if let Some(joined) = self.joined
            && let Some(parts) = parted(joined, files).await
        {
            for bytes in parts {
                read.push(unwrapped(bytes, unpack).await);
            }
            return read;
        }
        // One that cannot be read keeps no other from being read.
        for file in files {
            read.push(bytes_of(file, unpack).await);
        }
        read
    }
}

/// The bytes of each of these files; nothing where one of them cannot be read or is no longer as it was picked.
async fn parted(joined: Promise, files: &[File]) -> Option<Vec<Vec<u8>>> {
    let whole = Uint8Array::new(&JsFuture::from(joined).await.ok()?);
    let mut start = 0;
    let mut read = Vec::with_capacity(files.len());
    for file in files {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "together they have a few million"
        )]
        let end = start + file.size() as u32;
        read.push(whole.subarray(start, end).to_vec());
        start = end;
    }
    (start == whole.length()).then_some(read)
}
