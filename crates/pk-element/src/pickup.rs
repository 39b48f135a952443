//! Reading the files that a panelist picked.

use gloo::file::futures::read_as_bytes;
use pk_format::{Kind, Lang, MOST_BYTES, Problem, sentence};
use pk_view::{Action, Upload};

/// What to do about the picked files: take in what can be read, tell what cannot.
pub(crate) async fn pick_up(files: Vec<web_sys::File>, lang: Lang) -> Vec<Action> {
    let mut uploads = Vec::new();
    let mut actions = Vec::new();
    for file in files {
        let file = gloo::file::File::from(file);
        let size = usize::try_from(file.size()).unwrap_or(usize::MAX);
        let bytes = if size > MOST_BYTES { None } else { read_as_bytes(&file).await.ok() };
        match bytes {
            Some(bytes) => uploads.push(Upload { name: file.name(), bytes }),
            None => {
                let kind = if size > MOST_BYTES {
                    Kind::TooLarge { most: MOST_BYTES >> 20 }
                } else {
                    Kind::Unreadable
                };
                let problem = sentence(&Problem::whole(kind), lang);
                actions.push(Action::Problem(format!("{}: {problem}", file.name())));
            }
        }
    }
    if !uploads.is_empty() {
        actions.insert(0, Action::Import(uploads));
    }
    actions
}
