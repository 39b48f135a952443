//! From one edition of a round to the next: what was graded under an earlier one.

use crate::digest::{Fingerprint, hash_of};
use crate::lang::Lang;
use crate::round_format::round_fingerprint;
use crate::sentence::{fault_sentence, visible};
use crate::sheets_format::Sheets;
use pk_core::fault::Faults;
use pk_core::rubric::Indicator;
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
    /// Why.
    pub why: Why,
}

/// Why something of an earlier edition is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The later edition does not know this.
    Unknown(Fault),
    /// The words of an indicator that was graded in it are others now: who locked it never saw these.
    Reworded,
    /// The sheet is not locked any more.
    Reopened,
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
    let reworded = reworded(&sheets.round, round);
    for (index, Sealed { entry, hash }) in sheets.journal.entries().enumerate() {
        let (mut entry, mut hash) = (entry.clone(), *hash);
        let (id, writer) = (entry.id.clone(), entry.id.writer.clone());
        let mut faults = Faults::default();
        round.check_entry(&entries.item(index), &entry, &mut faults);
        let mut faults: Vec<(Path, Why)> =
            faults.0.into_iter().map(|(path, fault)| (path, Why::Unknown(fault))).collect();
        if let Change::Finalise { covers, .. } = &entry.change {
            let words = covers.iter().filter_map(|covered| sheets.journal.get(covered));
            let marks = words.filter_map(|sealed| marked(&sealed.entry.change));
            let mut codes: Vec<&str> = marks.filter(|code| reworded.contains(*code)).collect();
            codes.sort_unstable();
            codes.dedup();
            for code in &codes {
                let sheet = entry.sheet.clone();
                let indicator = Some((*code).to_owned());
                left_out.push(LeftOut { path: entries.item(index), sheet, indicator, why: Why::Reworded });
            }
            let is_other = |covered: &EntryId| other.contains(covered);
            if changed.contains_key(&writer) || !codes.is_empty() || covers.iter().any(is_other) {
                faults.push((entries.item(index), Why::Reopened));
            }
        }
        let is_of_marks_alone = faults.iter().all(|(_, why)| {
            matches!(why, Why::Unknown(Fault::UnknownLevel { .. } | Fault::NotApplicableRefused))
        });
        let indicator = entry.change.indicator().map(str::to_owned);
        let is_whole = faults.is_empty();
        for (path, why) in faults {
            left_out.push(LeftOut { path, sheet: entry.sheet.clone(), indicator: indicator.clone(), why });
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

/// The indicators of which a panelist reads other words in the later edition: what is asked, or what a level means. Points
/// and weights are the round's; grades stay what they were under others.
fn reworded(earlier: &Round, later: &Round) -> BTreeSet<String> {
    let is_other = |before: &&Indicator| {
        later.rubric.indicator(&before.code).is_some_and(|after| words_of(before) != words_of(after))
    };
    earlier.rubric.indicators().filter(is_other).map(|indicator| indicator.code.clone()).collect()
}

/// Everything of an indicator that says what a grade means.
fn words_of(indicator: &Indicator) -> Vec<Option<&str>> {
    let mut words =
        vec![Some(indicator.label.text.as_str()), indicator.wording.as_ref().map(|text| &*text.text)];
    for level in &indicator.levels {
        words.extend([Some(level.code.as_str()), level.descriptor.as_ref().map(|text| &*text.text)]);
    }
    words
}

/// The indicator that a change marks.
fn marked(change: &Change) -> Option<&str> {
    match change {
        Change::Grade { indicator, .. } | Change::NotApplicable { indicator } => Some(indicator),
        _ => None,
    }
}

/// What was left out, in one line: where, of whom, why, and what comes of it.
#[must_use]
pub fn left_out_sentence(left_out: &LeftOut, round: &Round, lang: Lang) -> String {
    let LeftOut { path, sheet, indicator, why } = left_out;
    let mut whose = vec![round.panelist_name(&sheet.panelist), round.district_name(&sheet.district)];
    let word = lang.pick("indikator", "indicator");
    let named = indicator.as_ref().map(|code| format!("{word} {code}"));
    whose.extend(named.as_deref());
    let whose = visible(&whose.join(", "), usize::MAX);
    let quoted = |text: &str| format!("\"{}\"", visible(text, usize::MAX));
    let fault = match why {
        Why::Reworded | Why::Reopened => None,
        Why::Unknown(fault) => Some(fault),
    };
    let what = match fault {
        None if *why == Why::Reworded => lang.pick(
            "Bunyi indikator ini atau uraian tingkatnya berbeda pada edisi ini. Nilainya diambil; periksa apakah masih tepat.".to_owned(),
            "The words of this indicator or of its levels are others in this edition. The grade was taken; see whether it is still right.".to_owned(),
        ),
        None => lang.pick(
            "Lembar ini terbuka kembali, karena ada isinya yang berubah atau tidak diambil. Tinjau, lalu kunci kembali.".to_owned(),
            "This sheet is open again, for something of it has changed or was left out. Look it over and finalise it again.".to_owned(),
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
