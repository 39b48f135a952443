//! From files to the rounds that they belong to.

use crate::group::{Group, SheetsFile};
use pk_core::fault::Faults;
use pk_core::plenary::Plenary;
use pk_core::{Journal, Path, Round};
use pk_format::{
    File, Kind, KnownRound, Lang, Problem, Sheets, carry_over, fault_sentence, hash_of_resolution,
    is_later_edition, is_plenary, left_out_sentence, parse, read_file_node, read_plenary,
};
use std::sync::{Arc, RwLock};

/// What a file is.
#[derive(Clone, Debug)]
pub enum Found {
    /// Sheets, with their round.
    Sheets(Arc<KnownRound>, Arc<Journal>),
    /// A round without sheets.
    Round(Arc<KnownRound>),
    /// What a plenary decided, with its round.
    Plenary(Arc<KnownRound>, Plenary),
    /// A rubric.
    Rubric,
    /// A draft of a round.
    Draft,
}

/// The rounds that were met so far, each once.
#[derive(Debug, Default)]
pub struct Rounds(RwLock<Vec<Arc<KnownRound>>>);

impl Rounds {
    /// What these bytes are; of a round that was met before only the entries are read.
    ///
    /// # Errors
    /// Every problem of the file.
    pub fn read(&self, bytes: &[u8]) -> Result<Found, Vec<Problem>> {
        for round in self.all() {
            if let Some(journal) = round.journal(bytes) {
                return Ok(Found::Sheets(round, Arc::new(journal)));
            }
        }
        let root = parse(bytes).map_err(|problem| vec![told(bytes, problem)])?;
        if is_plenary(&root) {
            let (round, plenary) = read_plenary(bytes)?;
            return Ok(Found::Plenary(self.known(round), plenary));
        }
        Ok(match read_file_node(&root)? {
            File::Sheets(Sheets { round, journal }) => Found::Sheets(self.known(round), Arc::new(journal)),
            File::Round(round) => Found::Round(self.known(round)),
            File::Rubric(_) => Found::Rubric,
            File::Draft(_) => Found::Draft,
        })
    }

    /// The sheets of a round that was met before, from what [`KnownRound::entries_text`] wrote.
    #[must_use]
    pub fn sheets(&self, fingerprint: &str, entries: &str) -> Option<Found> {
        let round = self.all().into_iter().find(|round| round.fingerprint.hex() == fingerprint)?;
        let journal = round.read_entries(entries)?;
        Some(Found::Sheets(round, Arc::new(journal)))
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> Vec<Arc<KnownRound>> {
        self.0.read().map(|rounds| rounds.clone()).unwrap_or_default()
    }

    fn known(&self, round: Round) -> Arc<KnownRound> {
        let Ok(mut rounds) = self.0.write() else { return Arc::new(KnownRound::new(round)) };
        if let Some(known) = rounds.iter().find(|known| known.round == round) {
            return Arc::clone(known);
        }
        let known = Arc::new(KnownRound::new(round));
        rounds.push(Arc::clone(&known));
        known
    }
}

/// The rounds of files, not merged yet.
#[derive(Debug, Default)]
pub struct Intake {
    /// One for each round that has sheets or decisions.
    pub groups: Vec<Group>,
    /// What could not be taken, or not as it was: the file's name, and a sentence.
    pub refusals: Vec<(String, String)>,
}

/// Among hundreds of files are photographs and letters, of which nobody wants to know that they are no JSON.
fn told(bytes: &[u8], problem: Problem) -> Problem {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if problem.kind == Kind::NotJson && !text.starts_with(b"{") {
        Problem::whole(Kind::Foreign)
    } else {
        problem
    }
}

/// The rounds of files, and which is a later edition of which.
#[derive(Debug)]
pub struct Editions(Vec<(Arc<KnownRound>, Later)>);

impl Editions {
    /// Of all that was read.
    #[must_use]
    pub fn of<'a>(read: impl IntoIterator<Item = &'a Found>) -> Self {
        let mut rounds: Vec<Arc<KnownRound>> = Vec::new();
        for found in read {
            if let Found::Sheets(round, _) | Found::Round(round) | Found::Plenary(round, _) = found {
                note(&mut rounds, round);
            }
        }
        Self::of_rounds(rounds)
    }

    /// Of these rounds, each once.
    #[must_use]
    pub fn of_rounds(rounds: Vec<Arc<KnownRound>>) -> Self {
        let later: Vec<Later> = rounds.iter().map(|round| later_edition(round, &rounds)).collect();
        Self(rounds.into_iter().zip(later).collect())
    }

    /// The round in which sheets of this one count: itself, or the edition that follows it.
    #[must_use]
    pub fn counts_in<'a>(&'a self, round: &'a Arc<KnownRound>) -> &'a Arc<KnownRound> {
        match self.later(round) {
            Later::One(one) => one,
            Later::Nothing | Later::Several => round,
        }
    }

    fn later(&self, round: &Arc<KnownRound>) -> &Later {
        let found = self.0.iter().find(|(known, _)| known.fingerprint == round.fingerprint);
        found.map_or(&Later::Nothing, |(_, later)| later)
    }
}

/// Adds a round that is not there yet.
fn note(rounds: &mut Vec<Arc<KnownRound>>, round: &Arc<KnownRound>) {
    if !rounds.iter().any(|known| known.fingerprint == round.fingerprint) {
        rounds.push(Arc::clone(round));
    }
}

/// Sorts what was read into rounds. Sheets and decisions of an earlier edition are those of the later one, where it is
/// there.
#[must_use]
pub fn intake(read: Vec<(String, Found)>, editions: &Editions, lang: Lang) -> Intake {
    let mut taken = Intake::default();
    for (name, found) in read {
        match found {
            Found::Sheets(mut round, mut journal) => {
                match editions.later(&round) {
                    Later::One(one) => {
                        let as_it_was = SheetsFile { name: name.clone(), journal: Arc::clone(&journal) };
                        taken.earlier(one, &round).files.push(as_it_was);
                        let file =
                            Sheets { round: round.round.clone(), journal: Arc::unwrap_or_clone(journal) };
                        let carried = carry_over(&file, &one.round);
                        for left_out in &carried.left_out {
                            let sentence = left_out_sentence(left_out, &one.round, lang);
                            taken.refusals.push((name.clone(), sentence));
                        }
                        (round, journal) = (Arc::clone(one), Arc::new(carried.journal));
                    }
                    Later::Several => taken.refusals.push((name.clone(), several_editions(lang))),
                    Later::Nothing => {}
                }
                taken.group(&round).files.push(SheetsFile { name, journal });
            }
            Found::Plenary(mut round, mut plenary) => {
                match editions.later(&round) {
                    Later::One(one) => {
                        taken.earlier(one, &round).decisions.push((name.clone(), plenary.clone()));
                        plenary = taken.carried(&name, &plenary, &one.round, lang);
                        round = Arc::clone(one);
                    }
                    Later::Several => taken.refusals.push((name.clone(), several_editions(lang))),
                    Later::Nothing => {}
                }
                taken.group(&round).decisions.push((name, plenary));
            }
            // A round alone may say that it is a later edition of one whose sheets are here.
            Found::Round(_) | Found::Rubric => {}
            Found::Draft => taken.refusals.push((name, draft(lang))),
        }
    }
    taken
}

impl Intake {
    fn group(&mut self, round: &KnownRound) -> &mut Group {
        of_round(&mut self.groups, round)
    }

    /// The group of an edition before `later`.
    fn earlier(&mut self, later: &KnownRound, round: &KnownRound) -> &mut Group {
        of_round(&mut self.group(later).earlier, round)
    }

    /// What a later edition can have of the decisions of an earlier one; the rest is told.
    fn carried(&mut self, name: &str, plenary: &Plenary, round: &Round, lang: Lang) -> Plenary {
        let path = Path::default().field("resolutions");
        let mut index = 0;
        plenary.carried(hash_of_resolution, |resolution| {
            let mut faults = Faults::default();
            round.check_resolution(&path.item(index), resolution, &mut faults);
            index += 1;
            for (path, fault) in &faults.0 {
                let left_out = lang.pick("Keputusan ini tidak diambil.", "This decision was left out.");
                let sentence = format!("{path}: {} {left_out}", fault_sentence(fault, lang));
                self.refusals.push((name.to_owned(), sentence));
            }
            faults.0.is_empty()
        })
    }
}

/// The group of this round, made where there is none.
fn of_round<'a>(groups: &'a mut Vec<Group>, round: &KnownRound) -> &'a mut Group {
    let place = groups.iter().position(|group| group.fingerprint == round.fingerprint);
    let place = place.unwrap_or(groups.len());
    if place == groups.len() {
        groups.push(Group::new(round.round.clone(), round.fingerprint));
    }
    // It is there, for it was put there.
    groups.get_mut(place).unwrap_or_else(|| unreachable!("a group that was just made"))
}

/// What follows an edition of a round.
#[derive(Debug)]
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
    let leads_there = |round: &&Arc<KnownRound>| {
        round.fingerprint == last.fingerprint || is_later_edition(&last.round, &round.round)
    };
    if later.iter().all(leads_there) { Later::One(Arc::clone(last)) } else { Later::Several }
}

fn several_editions(lang: Lang) -> String {
    lang.pick(
        "Ada beberapa edisi baru dari putaran ini yang tidak saling melanjutkan, sehingga lembarnya tetap dihitung pada edisi lama. Sisakan edisi yang benar.",
        "There are several later editions of this round that do not follow each other, so its sheets stay with the old one. Keep the right edition only.",
    )
    .to_owned()
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
        let Ok(File::Round(round)) = pk_format::read_file(&text.unwrap()) else { panic!("no round") };
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
