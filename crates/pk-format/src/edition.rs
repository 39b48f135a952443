//! From one edition of a round to the next: what was graded under an earlier one.

use crate::digest::{Fingerprint, hash_of};
use crate::lang::Lang;
use crate::round_format::round_fingerprint;
use crate::sentence::{fault_sentence, visible};
use crate::sheets_format::Sheets;
use pk_core::fault::Faults;
use pk_core::{Change, EntryId, Fault, Hash, Journal, Path, Round, Sealed, SheetKey, WriterId};
use std::collections::{BTreeMap, BTreeSet};

/// The fingerprints of the editions of `round`: its own, which is `own`, and those before it. A sheet that was locked under
/// any of them is still what was locked.
#[must_use]
pub fn editions(own: Fingerprint, round: &Round) -> Vec<Fingerprint> {
    let mut editions = vec![own];
    for freeze in &round.frozen {
        editions.extend(freeze.change.as_ref().map(|change| Fingerprint(change.previous)));
    }
    editions
}

/// Whether `round` is a later edition of `earlier`, as it says itself. What is for practice is of no round that counts.
#[must_use]
pub fn is_later_edition(round: &Round, earlier: &Round) -> bool {
    let before = round_fingerprint(earlier).0;
    let is_it = |change: &pk_core::round::Amendment| change.previous == before;
    round.practice == earlier.practice
        && round.frozen.iter().filter_map(|freeze| freeze.change.as_ref()).any(is_it)
}

/// What becomes of sheets of an earlier edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedOver {
    /// The entries, as the later edition has them.
    pub journal: Journal,
    /// What could not be taken over as it was.
    pub left_out: Vec<LeftOut>,
}

/// Something of an earlier edition that the later one cannot have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it stands in the file.
    pub path: Path,
    /// In which sheet.
    pub sheet: SheetKey,
    /// The indicator that it is about.
    pub indicator: Option<String>,
    /// What the later edition does not know; nothing where a sheet is not locked any more, for something was left out of it.
    pub fault: Option<Fault>,
}

/// The sheets of an earlier edition of `round` as sheets of `round`; the same entries, unless it does not know what they
/// are about. Those are left out; where only the mark is gone, the indicator is not yet graded any more, so that no mark
/// comes back that the panelist had replaced. A sheet of which something is left out is open again. The same sheets come
/// to the same entries wherever that is done, so that they can be merged.
#[must_use]
pub fn carry_over(sheets: &Sheets, round: &Round) -> CarriedOver {
    let entries = Path::default().field("entries");
    let mut left_out = Vec::new();
    let mut carried: Vec<Sealed> = Vec::new();
    // The last hash of every writer of whom something was changed, and every entry that is not what it was.
    let mut changed: BTreeMap<WriterId, Option<Hash>> = BTreeMap::new();
    let mut other: BTreeSet<EntryId> = BTreeSet::new();
    for (index, Sealed { entry, hash }) in sheets.journal.entries().iter().enumerate() {
        let (mut entry, mut hash) = (entry.clone(), *hash);
        let (id, writer) = (entry.id.clone(), entry.id.writer.clone());
        let mut faults = Faults::default();
        round.check_entry(&entries.item(index), &entry, &mut faults);
        let mut faults: Vec<(Path, Option<Fault>)> =
            faults.0.into_iter().map(|(path, fault)| (path, Some(fault))).collect();
        if let Change::Finalise { covers, .. } = &entry.change
            && (changed.contains_key(&writer) || covers.iter().any(|covered| other.contains(covered)))
        {
            faults.push((entries.item(index), None));
        }
        let is_of_marks_alone = faults.iter().all(|(_, fault)| {
            matches!(fault, Some(Fault::UnknownLevel { .. } | Fault::NotApplicableRefused))
        });
        let indicator = entry.change.indicator().map(str::to_owned);
        let is_whole = faults.is_empty();
        for (path, fault) in faults {
            left_out.push(LeftOut { path, sheet: entry.sheet.clone(), indicator: indicator.clone(), fault });
        }
        if !is_whole {
            other.insert(id.clone());
            if !changed.contains_key(&writer) {
                let before = carried.iter().rev().find(|sealed| sealed.entry.id.writer == writer);
                changed.insert(writer.clone(), before.map(|sealed| sealed.hash));
            }
            match indicator {
                Some(indicator) if is_of_marks_alone => entry.change = Change::Clear { indicator },
                _ => continue,
            }
        }
        if let Some(previous) = changed.get_mut(&writer) {
            entry.previous = *previous;
            hash = hash_of(&entry);
            *previous = Some(hash);
            other.insert(id);
        }
        carried.push(Sealed { entry, hash });
    }
    CarriedOver { journal: Journal::from_chained(carried), left_out }
}

/// What was left out, in one line: where, of whom, why, and what comes of it.
#[must_use]
pub fn left_out_sentence(left_out: &LeftOut, round: &Round, lang: Lang) -> String {
    let LeftOut { path, sheet, indicator, fault } = left_out;
    let mut whose = vec![round.panelist_name(&sheet.panelist), round.district_name(&sheet.district)];
    let word = lang.pick("indikator", "indicator");
    let named = indicator.as_ref().map(|code| format!("{word} {code}"));
    whose.extend(named.as_deref());
    let whose = visible(&whose.join(", "), usize::MAX);
    let quoted = |text: &str| format!("\"{}\"", visible(text, usize::MAX));
    let what = match fault {
        None => lang.pick(
            "Lembar ini terbuka kembali, karena ada isinya yang tidak diambil. Tinjau, lalu kunci kembali.".to_owned(),
            "This sheet is open again, for something of it was left out. Look it over and finalise it again.".to_owned(),
        ),
        Some(Fault::UnknownIndicator { .. }) => lang.pick(
            "Edisi ini tidak memiliki indikator itu lagi. Isian ini tidak diambil.".to_owned(),
            "This edition has no such indicator any more. This change was left out.".to_owned(),
        ),
        Some(Fault::UnknownLevel { code }) => {
            let code = quoted(code);
            lang.pick(
                format!("Edisi ini tidak memiliki tingkat {code} lagi. Nilai ini tidak diambil; bila belum diganti, indikator menjadi belum dinilai."),
                format!("This edition has no level {code} any more. This grade was left out; unless it was replaced, the indicator is not yet graded."),
            )
        }
        Some(Fault::NotApplicableRefused) => lang.pick(
            "Edisi ini tidak mengizinkan \"tidak berlaku\" lagi. Nilai ini tidak diambil; bila belum diganti, indikator menjadi belum dinilai.".to_owned(),
            "This edition does not allow \"not applicable\" any more. This grade was left out; unless it was replaced, the indicator is not yet graded.".to_owned(),
        ),
        Some(Fault::UnknownEvidence) => lang.pick(
            "Edisi ini tidak meminta data dukung itu lagi. Isian ini tidak diambil.".to_owned(),
            "This edition does not ask for that evidence any more. This change was left out.".to_owned(),
        ),
        Some(Fault::UnknownPanelist { .. }) => lang.pick(
            "Panelis ini tidak ada lagi dalam edisi ini. Isian ini tidak diambil.".to_owned(),
            "This edition has no such panelist any more. This change was left out.".to_owned(),
        ),
        Some(Fault::UnknownDistrict { .. }) => lang.pick(
            "Kabupaten/kota ini tidak ada lagi dalam edisi ini. Isian ini tidak diambil.".to_owned(),
            "This edition has no such district any more. This change was left out.".to_owned(),
        ),
        Some(other) => fault_sentence(other, lang),
    };
    format!("{path} ({whose}): {what}")
}
