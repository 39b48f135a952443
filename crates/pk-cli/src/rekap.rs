//! `pk rekap`: the result of every round whose sheets are in folders and files.

mod csv;
mod gather;
mod merging;
mod soundness;
mod text;

use crate::group::{Group, SheetsFile};
use crate::report::{Exit, Report};
use crate::text::one_line;
use gather::{Found, Gathered};
use pk_core::recap::{Grades, Recap, Settled};
use pk_core::{Change, DistrictId, Journal, PanelistId, Round, Sealed, Sheet, SheetKey};
use pk_format::{
    Fingerprint, KnownRound, Lang, Sheets, Standing, Value, canonical, carry_over, editions,
    is_later_edition, left_out_sentence, recap_node, round_fingerprint, standing,
};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::sync::Arc;

/// In what form the result is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// The rankings, a row for each district.
    Csv,
}

/// A round with its result.
#[derive(Debug)]
pub(crate) struct Result {
    /// The round.
    pub(crate) round: Round,
    /// Its fingerprint.
    pub(crate) fingerprint: Fingerprint,
    /// The files that were merged, by name.
    pub(crate) files: Vec<OsString>,
    /// The sheets that are there and not locked: they do not count.
    pub(crate) open: Vec<SheetKey>,
    /// The sheets that should be there and are not.
    pub(crate) missing: Vec<SheetKey>,
    /// How many sheets count.
    pub(crate) locked: usize,
    /// The sheets whose change proof does not match.
    pub(crate) unproved: Vec<SheetKey>,
    /// The result; nothing while it is not decided how grades combine.
    pub(crate) recap: Option<Recap>,
}

/// Reads everything in `paths` and combines and ranks every round that is there.
pub(crate) fn run(paths: &[OsString], form: Form, lang: Lang) -> Report {
    let Gathered { read, mut refusals } = gather::gather(paths, lang);
    let (mut sheets, mut rounds) = (Vec::new(), Vec::new());
    for (name, found) in read {
        match found {
            Found::Sheets(round, journal) => {
                add(&mut rounds, &round);
                sheets.push((name, round, journal));
            }
            // A round alone may say that it is a later edition of one whose sheets are here.
            Found::Round(round) => add(&mut rounds, &round),
            Found::Rubric => {}
            Found::Draft => refusals.push((name, draft(lang))),
        }
    }
    let latest: Vec<Option<Arc<KnownRound>>> = rounds
        .iter()
        .map(|earlier| {
            let later = rounds.iter().filter(|round| is_later_edition(&round.round, &earlier.round));
            later.max_by_key(|round| round.round.edition).cloned()
        })
        .collect();
    let mut groups: Vec<Group> = Vec::new();
    for (name, mut round, mut journal) in sheets {
        let place = rounds.iter().position(|known| Arc::ptr_eq(known, &round));
        if let Some(later) = place.and_then(|place| latest.get(place)).and_then(Option::as_ref) {
            let file = Sheets { round: round.round.clone(), journal };
            let carried = carry_over(&file, &later.round);
            let sentences = carried.left_out.iter().map(|one| left_out_sentence(one, &later.round, lang));
            refusals.extend(sentences.map(|sentence| (name.clone(), sentence)));
            (round, journal) = (Arc::clone(later), carried.journal);
        }
        let file = SheetsFile { name, journal };
        match groups.iter_mut().find(|group| group.fingerprint == round.fingerprint) {
            Some(group) => group.files.push(file),
            None => groups.push(Group {
                round: round.round.clone(),
                fingerprint: round.fingerprint,
                files: vec![file],
                journal: Journal::default(),
            }),
        }
    }
    let mut results = Vec::new();
    for group in groups {
        let (parts, lines) = merging::merged(group, lang);
        refusals.extend(lines.into_iter().map(|line| (OsString::new(), line)));
        results.extend(result(parts));
    }
    results.sort_by(|a, b| (&a.round.id, a.round.edition).cmp(&(&b.round.id, b.round.edition)));
    let error = told(&refusals, lang);
    if results.is_empty() {
        let none = lang.pick(
            "Tidak ada lembar nilai yang dapat dipakai.\n",
            "There are no sheets that could be used.\n",
        );
        return Report { out: Vec::new(), error: error + none, exit: Exit::Unusable };
    }
    let exit = if refusals.is_empty() && results.iter().all(is_quiet) { Exit::Good } else { Exit::Findings };
    let out = match form {
        Form::Text => results.iter().map(|one| text::text(one, lang)).collect::<Vec<_>>().join("\n\n"),
        Form::Csv => csv::table(&results, lang),
        Form::Json => {
            let nodes = results.iter().map(|one| json_node(one, lang)).collect();
            canonical(&Value::List(nodes).into()) + "\n"
        }
    };
    Report { out: out.into_bytes(), error, exit }
}

fn add(rounds: &mut Vec<Arc<KnownRound>>, round: &Arc<KnownRound>) {
    if !rounds.iter().any(|known| Arc::ptr_eq(known, round)) {
        rounds.push(Arc::clone(round));
    }
}

fn told(refusals: &[(OsString, String)], lang: Lang) -> String {
    let line = |(name, sentence): &(OsString, String)| {
        if name.is_empty() {
            one_line(sentence) + "\n"
        } else {
            format!("{}: {}\n", crate::input::shown_name(name, lang), one_line(sentence))
        }
    };
    refusals.iter().map(line).collect()
}

fn draft(lang: Lang) -> String {
    lang.pick(
        "Berkas ini rancangan putaran, belum berisi nilai.",
        "This file is a draft of a round and holds no grades.",
    )
    .to_owned()
}

/// Whether there is nothing to look at.
fn is_quiet(result: &Result) -> bool {
    let is_ranked = |recap: &Recap| {
        recap.awarded().iter().all(|awarded| !awarded.waiting)
            && recap.rankings().iter().all(|ranking| {
                ranking.unranked.is_empty() && ranking.places.iter().all(|place| !place.shared)
            })
    };
    result.open.is_empty()
        && result.missing.is_empty()
        && result.unproved.is_empty()
        && !result.round.practice
        && result.recap.as_ref().is_some_and(is_ranked)
}

/// What the locked sheets of a round make, of which `parts` hold some each; nothing where no file is left.
fn result(parts: Vec<Group>) -> Option<Result> {
    let (round, fingerprint) = parts.first().map(|part| (part.round.clone(), part.fingerprint))?;
    let mut files: Vec<OsString> =
        parts.iter().flat_map(|part| &part.files).map(|file| file.name.clone()).collect();
    if files.is_empty() {
        return None;
    }
    files.sort();
    // Each sheet's own entries, in one pass: a province has thousands of sheets.
    let mut of_sheets: BTreeMap<&SheetKey, Vec<&Sealed>> = BTreeMap::new();
    for sealed in parts.iter().flat_map(|part| part.journal.entries()) {
        of_sheets.entry(&sealed.entry.sheet).or_default().push(sealed);
    }
    let editions = editions(fingerprint, &round);
    let keys: Vec<&SheetKey> = of_sheets.keys().copied().collect();
    let panel: Vec<PanelistId> = if round.panel.is_empty() {
        named(keys.iter().map(|key| key.panelist.clone()))
    } else {
        round.panel.iter().map(|panelist| panelist.id.clone()).collect()
    };
    let districts: Vec<DistrictId> = if round.districts.is_empty() {
        named(keys.iter().map(|key| key.district.clone()))
    } else {
        round.districts.iter().map(|district| district.code.clone()).collect()
    };
    let mut grades = Grades::new(&round, panel.clone(), districts.clone());
    let (mut open, mut missing, mut unproved, mut locked) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for district in &districts {
        for panelist in &panel {
            let key = SheetKey { panelist: panelist.clone(), district: district.clone() };
            if round.is_recused(&key) || round.indicators_of(panelist).next().is_none() {
                continue;
            }
            let Some(entries) = of_sheets.get(&key) else {
                missing.push(key);
                continue;
            };
            let sheet = Sheet::folded(entries.iter().map(|sealed| &sealed.entry));
            if !sheet.is_locked() {
                open.push(key);
                continue;
            }
            if is_broken(&editions, &key, &sheet, entries) {
                unproved.push(key.clone());
            }
            locked += 1;
            grades.set_sheet(&key, &sheet);
        }
    }
    let recap = round.rules.combine.map(|combine| Recap::new(&round, grades, Settled::default(), combine));
    // Millions of texts are given back one by one where nobody waits for it; the process ends soon.
    std::mem::forget(of_sheets);
    std::mem::forget(parts);
    Some(Result { open, missing, locked, unproved, recap, round, fingerprint, files })
}

/// Whether a sheet carries a change proof that does not match it.
fn is_broken(editions: &[Fingerprint], key: &SheetKey, sheet: &Sheet, entries: &[&Sealed]) -> bool {
    let has_proof =
        sheet.locked().is_some_and(|head| matches!(head.change, Change::Finalise { proof: Some(_), .. }));
    has_proof && {
        let own = Journal::from_chained(entries.iter().map(|sealed| (*sealed).clone()));
        standing(editions, &own, key) == Some(Standing::Broken)
    }
}

fn named<T: Ord>(names: impl Iterator<Item = T>) -> Vec<T> {
    let mut names: Vec<T> = names.collect();
    names.sort();
    names.dedup();
    names
}

fn json_node(result: &Result, lang: Lang) -> pk_format::Node {
    use pk_format::Node;
    let round = &result.round;
    let mut node = match &result.recap {
        Some(recap) => recap_node(recap, lang),
        None => Node::map(vec![
            ("fingerprint", Node::text(round_fingerprint(round).hex())),
            ("round", Node::text(&round.id)),
            ("edition", Node::whole(round.edition.into())),
            ("title", Node::text(&round.title)),
        ]),
    };
    let keys = |keys: &[SheetKey]| -> Node {
        let one = |key: &SheetKey| {
            Node::map(vec![
                ("panelist", Node::text(&key.panelist.0)),
                ("district", Node::text(&key.district.0)),
            ])
        };
        Value::List(keys.iter().map(one).collect()).into()
    };
    node.set("practice", Value::Bool(round.practice).into());
    node.set("template", Value::Bool(round.rubric.has_template()).into());
    node.set("finalised", Node::whole(u64::try_from(result.locked).unwrap_or(u64::MAX)));
    node.set("not_finalised", keys(&result.open));
    node.set("missing", keys(&result.missing));
    node.set("proof_broken", keys(&result.unproved));
    if let Some(recap) = &result.recap {
        node.set("panel", soundness::node(recap));
    }
    node
}
