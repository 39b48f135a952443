//! `pk rekap`: the result of every round whose sheets are in folders and files.

mod counting;
mod csv;
mod firmness;
mod gather;
mod json;
mod merging;
mod soundness;
mod text;

use crate::group::{Group, SheetsFile};
use crate::report::{Exit, Report};
use crate::text::one_line;
use counting::Result;
use gather::{Found, Gathered};
use pk_core::Journal;
use pk_format::{
    KnownRound, Lang, Sheets, Value, canonical, carry_over, is_later_edition, left_out_sentence,
};
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
    let latest: Vec<Later> = rounds.iter().map(|earlier| later_edition(earlier, &rounds)).collect();
    let mut groups: Vec<Group> = Vec::new();
    for (name, mut round, mut journal) in sheets {
        let place = rounds.iter().position(|known| Arc::ptr_eq(known, &round));
        match place.and_then(|place| latest.get(place)) {
            Some(Later::One(later)) => {
                let file = Sheets { round: round.round.clone(), journal };
                let carried = carry_over(&file, &later.round);
                let sentences = carried.left_out.iter().map(|one| left_out_sentence(one, &later.round, lang));
                refusals.extend(sentences.map(|sentence| (name.clone(), sentence)));
                (round, journal) = (Arc::clone(later), carried.journal);
            }
            Some(Later::Several) => refusals.push((name.clone(), several_editions(lang))),
            Some(Later::Nothing) | None => {}
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
        results.extend(Result::of(parts));
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
    let exit =
        if refusals.is_empty() && results.iter().all(Result::is_quiet) { Exit::Good } else { Exit::Findings };
    let out = match form {
        Form::Text => results.iter().map(|one| text::text(one, lang)).collect::<Vec<_>>().join("\n\n"),
        Form::Csv => csv::table(&results, lang),
        Form::Json => {
            let nodes = results.iter().map(|one| json::node(one, lang)).collect();
            canonical(&Value::List(nodes).into()) + "\n"
        }
    };
    Report { out: out.into_bytes(), error, exit }
}

/// What follows an edition of a round.
enum Later {
    Nothing,
    One(Arc<KnownRound>),
    /// Several that do not follow each other: nobody but the secretariat knows which is right.
    Several,
}

fn later_edition(earlier: &KnownRound, rounds: &[Arc<KnownRound>]) -> Later {
    let follows = |round: &&Arc<KnownRound>| is_later_edition(&round.round, &earlier.round);
    let later: Vec<&Arc<KnownRound>> = rounds.iter().filter(follows).collect();
    let last = later.iter().max_by_key(|round| round.round.edition);
    let Some(last) = last else { return Later::Nothing };
    let leads_there =
        |round: &&Arc<KnownRound>| Arc::ptr_eq(round, last) || is_later_edition(&last.round, &round.round);
    if later.iter().all(leads_there) { Later::One(Arc::clone(last)) } else { Later::Several }
}

fn several_editions(lang: Lang) -> String {
    lang.pick(
        "Ada beberapa edisi baru dari putaran ini yang tidak saling melanjutkan, sehingga lembarnya tetap dihitung pada edisi lama. Sisakan edisi yang benar.",
        "There are several later editions of this round that do not follow each other, so its sheets stay with the old one. Keep the right edition only.",
    )
    .to_owned()
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

#[cfg(test)]
mod tests {
    use super::*;
    use pk_core::Round;
    use pk_core::round::{Amendment, Freeze, RoundDraft};

    /// A round that follows `before`, if it does, with this title.
    fn edition(title: &str, before: Option<&KnownRound>) -> Arc<KnownRound> {
        let text = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases/rekap/round.json"));
        let Ok(pk_format::File::Round(round)) = pk_format::read_file(&text.unwrap()) else {
            panic!("no round")
        };
        let mut draft: RoundDraft = (**before.map_or(&round, |before| &before.round)).clone();
        let change =
            before.map(|before| Amendment { reason: "Ralat".to_owned(), previous: before.fingerprint.0 });
        draft.edition = before.map_or(1, |before| before.round.edition + 1);
        draft.title = title.to_owned();
        draft.frozen.push(Freeze { edition: draft.edition, at: 0, by: None, change, seal: None });
        Arc::new(KnownRound::new(Round::new(draft).unwrap()))
    }

    #[test]
    fn sheets_go_to_the_last_edition_unless_there_are_two() {
        let first = edition("Satu", None);
        let second = edition("Dua", Some(&first));
        let third = edition("Tiga", Some(&second));
        let line = [Arc::clone(&first), Arc::clone(&third), Arc::clone(&second)];
        let Later::One(last) = later_edition(&first, &line) else { panic!("no edition follows") };
        assert_eq!(last.round.title, "Tiga");
        assert!(matches!(later_edition(&third, &line), Later::Nothing));
        // Two that follow the second and not each other.
        let other = edition("Tiga yang lain", Some(&second));
        let fork = [first, second, third, other];
        for earlier in fork.iter().take(2) {
            assert!(matches!(later_edition(earlier, &fork), Later::Several));
        }
    }
}
