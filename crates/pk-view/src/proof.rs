//! How the proof of a locked sheet (*bukti perubahan*) stands, and what is said of it.

use crate::engine::Engine;
use crate::snapshot::Snapshot;
use crate::tag::{Tag, tag};
use crate::words;
use pk_core::{Journal, SheetKey};
use pk_format::{Standing, broken_sentence, editions, keys_sentence, proof_keys, standing, standing_words};
use std::rc::Rc;

/// What was found out about the proof of a locked sheet.
#[derive(Debug, PartialEq, Eq)]
pub struct Checked {
    standing: Standing,
    /// The keys of all sheets of the panelist.
    keys: Vec<[u8; 32]>,
}

/// Checks the proof of a sheet; nothing while it is not locked.
pub(crate) fn check(engine: &Engine, key: &SheetKey) -> Option<Rc<Checked>> {
    let standing = standing(&editions(engine.round_fingerprint(), engine.round()), engine.journal(), key)?;
    Some(Rc::new(Checked { standing, keys: proof_keys(engine.journal(), &key.panelist) }))
}

/// What is said of the proof of the open sheet, while it is locked.
pub(crate) fn proof(state: &Snapshot) -> Option<Tag> {
    let (checked, key, lang) = (state.proof.as_ref()?, state.key.as_ref()?, state.lang);
    let line = tag("p[data-pk=proof]");
    let panelist = state.round.panelist_name(&key.panelist);
    let keys = (checked.keys.len() > 1)
        .then(|| tag("small").text(" ").text(&keys_sentence(&checked.keys, panelist, lang)));
    let line = if checked.standing == Standing::Broken {
        let district = state.round.district_name(&key.district);
        line.tag(tag("strong").text(&broken_sentence(panelist, district, lang)))
    } else {
        line.text(&[words::PROOF.of(lang), ": ", &standing_words(&checked.standing, lang), "."].concat())
    };
    Some(line.maybe(keys))
}

/// What is to be told of the proofs of the sheets in `other`, which was merged: those that do not match, and panelists
/// with several keys.
pub(crate) fn told(engine: &Engine, other: &Journal) -> (Vec<String>, Vec<String>) {
    let (round, lang) = (engine.round(), engine.lang());
    let (mut broken, mut keys) = (Vec::new(), Vec::new());
    for key in other.keys() {
        let Some(checked) = check(engine, key) else { continue };
        let Checked { standing, keys: known } = &*checked;
        let panelist = round.panelist_name(&key.panelist);
        if *standing == Standing::Broken {
            broken.push(broken_sentence(panelist, round.district_name(&key.district), lang));
        }
        let sentence = keys_sentence(known, panelist, lang);
        if known.len() > 1 && !keys.contains(&sentence) {
            keys.push(sentence);
        }
    }
    (broken, keys)
}
