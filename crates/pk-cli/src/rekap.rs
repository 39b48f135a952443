//! `pk rekap`: the result of every round whose sheets are in folders and files.

mod csv;
mod gather;
mod soundness;
mod text;

use crate::group::{Group, groups};
use crate::report::{Exit, Report};
use crate::text::one_line;
use gather::Gathered;
use pk_core::recap::{Grades, Recap, Settled};
use pk_core::{DistrictId, PanelistId, SheetKey};
use pk_format::{
    CarriedOver, File, Lang, Sheets, Standing, Value, canonical, carry_over, is_later_edition,
    left_out_sentence, recap_node, round_fingerprint,
};
use std::ffi::OsString;

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
    /// The files.
    pub(crate) group: Group,
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
    for (name, file) in read {
        match file {
            File::Sheets(file) => sheets.push((name, file)),
            File::Round(round) => rounds.push(round),
            File::Rubric(_) => {}
            File::Draft(_) => refusals.push((name, draft(lang))),
        }
    }
    // A round alone is a round of which no sheet has come yet, and says which edition is the latest.
    rounds.extend(sheets.iter().map(|(_, file)| file.round.clone()));
    rounds.dedup();
    let mut usable = Vec::new();
    for (name, mut file) in sheets {
        if let Some(later) =
            rounds.iter().filter(|round| is_later_edition(round, &file.round)).max_by_key(|r| r.edition)
        {
            let CarriedOver { journal, left_out } = carry_over(&file, later);
            let sentences = left_out.iter().map(|one| left_out_sentence(one, later, lang));
            refusals.extend(sentences.map(|sentence| (name.clone(), sentence)));
            file = Sheets { round: later.clone(), journal };
        }
        usable.push((name, file));
    }
    let mut groups = groups(usable);
    for group in &mut groups {
        let lines = group.merge(lang);
        refusals.extend(lines.into_iter().map(|line| (OsString::new(), line)));
    }
    groups.retain(|group| !group.files.is_empty());
    groups.sort_by(|a, b| (&a.round.id, a.round.edition).cmp(&(&b.round.id, b.round.edition)));
    let results: Vec<Result> = groups.into_iter().map(result).collect();
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
        recap
            .rankings()
            .iter()
            .all(|ranking| ranking.unranked.is_empty() && ranking.places.iter().all(|place| !place.shared))
    };
    result.open.is_empty()
        && result.missing.is_empty()
        && result.unproved.is_empty()
        && !result.group.round.practice
        && result.recap.as_ref().is_some_and(is_ranked)
}

/// What the locked sheets of a group make.
fn result(group: Group) -> Result {
    let keys: Vec<SheetKey> = group.journal.keys().into_iter().cloned().collect();
    let round = &group.round;
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
    let mut grades = Grades::new(round, panel.clone(), districts.clone());
    let (mut open, mut missing, mut unproved, mut locked) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for district in &districts {
        for panelist in &panel {
            let key = SheetKey { panelist: panelist.clone(), district: district.clone() };
            if round.is_recused(&key) || round.indicators_of(panelist).next().is_none() {
                continue;
            }
            if keys.binary_search(&key).is_err() {
                missing.push(key);
                continue;
            }
            let sheet = group.journal.sheet(&key);
            if !sheet.is_locked() {
                open.push(key);
                continue;
            }
            if group.standing(&key) == Some(Standing::Broken) {
                unproved.push(key.clone());
            }
            locked += 1;
            grades.set_sheet(&key, &sheet);
        }
    }
    let recap = round.rules.combine.map(|combine| Recap::new(round, grades, Settled::default(), combine));
    Result { open, missing, locked, unproved, recap, group }
}

fn named<T: Ord>(names: impl Iterator<Item = T>) -> Vec<T> {
    let mut names: Vec<T> = names.collect();
    names.sort();
    names.dedup();
    names
}

fn json_node(result: &Result, lang: Lang) -> pk_format::Node {
    use pk_format::Node;
    let round = &result.group.round;
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
