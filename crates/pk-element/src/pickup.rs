//! Reading the files that a panelist picked.

use js_sys::{Function, Promise, Uint8Array};
use pk_format::{Kind, Lang, MOST_BYTES, Problem, carried, sentence};
use pk_view::{Action, Upload};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// What to do about the picked files: take in what can be read, tell what cannot.
///
/// `unpack` of the script unpacks what saved pages carry.
pub(crate) async fn pick_up(files: Vec<File>, unpack: &Function, lang: Lang) -> Vec<Action> {
    let mut uploads = Vec::new();
    let mut actions = Vec::new();
    for file in files {
        match bytes_of(&file, unpack).await {
            Ok(bytes) => uploads.push(Upload { name: file.name(), bytes }),
            Err(kind) => {
                let problem = sentence(&Problem::whole(kind), lang);
                actions.push(Action::Problem([&file.name(), ": ", &problem].concat()));
            }
        }
    }
    if !uploads.is_empty() {
        actions.insert(0, Action::Import(uploads));
    }
    actions
}

/// The content of a file; of a page that was saved with sheets in it, the file of sheets.
pub(crate) async fn bytes_of(file: &File, unpack: &Function) -> Result<Vec<u8>, Kind> {
    #[expect(clippy::cast_precision_loss, reason = "a few million")]
    let most = MOST_BYTES as f64;
    if file.size() > most {
        return Err(Kind::TooLarge { most: MOST_BYTES >> 20 });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Kind::Unreadable)?;
    unwrapped(Uint8Array::new(&buffer).to_vec(), unpack).await
}

/// What a page carries that was saved with sheets in it; any other file as it is.
pub(crate) async fn unwrapped(bytes: Vec<u8>, unpack: &Function) -> Result<Vec<u8>, Kind> {
    match carried(&bytes) {
        None => Ok(bytes),
        Some(Ok(data)) => unpacked(data, unpack).await.ok_or(Kind::CarriedBroken),
        Some(Err(problem)) => Err(problem.kind),
    }
}

async fn unpacked(data: &str, unpack: &Function) -> Option<Vec<u8>> {
    #[expect(clippy::cast_precision_loss, reason = "a few million")]
    let most = JsValue::from_f64(MOST_BYTES as f64);
    let promise = unpack.call2(&JsValue::NULL, &JsValue::from_str(data), &most).ok()?;
    let bytes = JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()?;
    Some(bytes.dyn_into::<Uint8Array>().ok()?.to_vec())
}
