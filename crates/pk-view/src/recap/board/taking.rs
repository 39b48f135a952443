//! Files that come in.

use crate::recap::board::{Board, OneRound};
use crate::recap::kept::{ROUND, Taken, id_of, kept, kept_round, kept_sheets};
use crate::recap::task::Errand;
use crate::recap::words;
use pk_core::recap::Settled;
use pk_core::{DistrictId, Mark};
use pk_format::{Problem, sentence};
use pk_recap::Found;
use std::collections::BTreeSet;

impl Board {
    /// Takes files in, and counts them when all are there; each that is new is kept.
    pub(super) fn take(&mut self, files: Vec<(String, Result<Vec<u8>, String>)>) -> Vec<Errand> {
        let mut keep = Vec::new();
        let (taken, same) = &mut self.incoming;
        let known = self.files.iter().chain(&self.waiting);
        let mut ids: BTreeSet<String> = known.map(|file| file.id.clone()).collect();
        for (name, bytes) in files {
            let bytes = match bytes {
                Ok(bytes) => bytes,
                Err(sentence) => {
                    self.refusals.push((name, sentence));
                    continue;
                }
            };
            match self.known.read(&bytes) {
                Ok(Found::Rubric | Found::Draft) => {
                    self.refusals.push((name, words::FILE_OTHER.of(self.lang).to_owned()));
                }
                Ok(found) => {
                    let id = id_of(&found);
                    if !ids.insert(id.clone()) {
                        *same += 1;
                        continue;
                    }
                    *taken += 1;
                    self.gone.remove(&id);
                    if let Found::Sheets(round, _) = &found
                        && ids.insert(ROUND.to_owned() + &round.fingerprint.hex())
                    {
                        keep.push(kept_round(round));
                    }
                    let file = Taken { id, name, found };
                    if matches!(file.found, Found::Plenary(..)) {
                        self.waiting.push(file);
                        continue;
                    }
                    // Entries as they were written need not be written again.
                    let as_written = match &file.found {
                        Found::Sheets(round, _) => round.entries_in(&bytes).map(|entries| (round, entries)),
                        _ => None,
                    };
                    keep.push(match as_written {
                        Some((round, entries)) => kept_sheets(&file, round, &entries),
                        None => kept(&file),
                    });
                    self.files.push(file);
                }
                Err(problems) => {
                    let say = |problem: &Problem| sentence(problem, self.lang);
                    self.refusals.extend(problems.iter().map(|problem| (name.clone(), say(problem))));
                }
            }
        }
        if keep.is_empty() { Vec::new() } else { vec![Errand::Keep(keep)] }
    }

    /// Counts what was taken.
    pub(super) fn taken(&mut self) -> Vec<Errand> {
        // Whatever is not read when all is said to be taken was not wanted any more.
        let stopped = self.reading.take();
        let (taken, same) = std::mem::take(&mut self.incoming);
        let (refused, keep) = self.take_decisions();
        let taken = taken.saturating_sub(refused);
        let mut errands = if keep.is_empty() { Vec::new() } else { vec![Errand::Keep(keep)] };
        self.files.sort_by(|a, b| a.name.cmp(&b.name));
        let rounds = self.rounds.len();
        let before = self.shown().map(|one| (one.hex(), one.group.plenary.settled()));
        self.stay(Self::count);
        if let Some((_, settled)) =
            before.filter(|(hex, _)| self.shown().is_some_and(|one| one.hex() == *hex))
        {
            self.tell_other_decisions(&settled);
        }
        let counts = [taken.to_string(), same.to_string()];
        let mut notice = stopped.map_or_else(String::new, |(done, all)| {
            words::STOPPED.with(self.lang, &[&done.to_string(), &all.to_string()])
        });
        notice.push_str(&words::TAKEN.with(self.lang, &[&counts[0], &counts[1]]));
        if self.rounds.len() > rounds.max(1) {
            notice.push_str(words::OTHER_TAKEN.of(self.lang));
        }
        self.notice = Some(notice);
        // Whatever comes later, the page stays with the round that it began with.
        if self.shown.is_none()
            && let Some(hex) = self.rounds.first().map(OneRound::hex)
        {
            self.shown = Some(hex);
            errands.push(Errand::Keep(vec![self.choice()]));
        }
        errands
    }

    /// Takes in the decisions that came, but for those that contradict others: which are right, nobody here can know, and what
    /// was here before stays. How many these are, and what is to be kept.
    pub(super) fn take_decisions(&mut self) -> (usize, Vec<(String, String)>) {
        let contradicts = |file: &Taken, other: &Taken| match (&file.found, &other.found) {
            (Found::Plenary(round, plenary), Found::Plenary(of, decided)) => {
                round.fingerprint == of.fingerprint && plenary.clone().merge(decided).is_err()
            }
            _ => false,
        };
        let waiting = std::mem::take(&mut self.waiting);
        let (mut sound, mut lines) = (Vec::new(), Vec::new());
        for file in &waiting {
            match self.files.iter().chain(&waiting).find(|other| contradicts(file, other)) {
                Some(other) => {
                    let sentence = words::CONTRADICTS.with(self.lang, &[&other.name]);
                    lines.push((file.name.clone(), sentence));
                }
                None => sound.push(file.id.clone()),
            }
        }
        let refused = lines.len();
        self.refusals.extend(lines);
        let sound: Vec<Taken> = waiting.into_iter().filter(|file| sound.contains(&file.id)).collect();
        let keep = sound.iter().map(kept).collect();
        self.files.extend(sound);
        (refused, keep)
    }

    /// Tells where a file decided otherwise than was decided here.
    pub(super) fn tell_other_decisions(&mut self, before: &Settled) {
        let Some(one) = self.shown() else { return };
        let (round, now) = (one.round(), one.group.plenary.settled());
        let mark = |mark: Option<&Mark>| match mark {
            Some(Mark::Level(code)) => code.clone(),
            Some(Mark::NotApplicable) => words::NOT_APPLICABLE.of(self.lang).to_owned(),
            None => words::NUMBER_TAKEN_BACK.of(self.lang).to_owned(),
        };
        let number = |number: Option<String>| {
            number.unwrap_or_else(|| words::NUMBER_TAKEN_BACK.of(self.lang).to_owned())
        };
        let mut others = Vec::new();
        let mut tell = |district: &DistrictId, about: &str, was: String, is: String| {
            if was != is {
                others
                    .push([round.district_name(district), " ", about, " (", &was, " → ", &is, ")"].concat());
            }
        };
        for ((district, code), was) in &before.agreed {
            let is = now.agreed.get(&(district.clone(), code.clone()));
            tell(district, code, mark(Some(was)), mark(is));
        }
        for (key, was) in &before.reviewed {
            let is = now.reviewed.get(key).map_or(&was.gave, |reviewed| &reviewed.now);
            tell(&key.0.district, &key.1, mark(Some(&was.now)), mark(Some(is)));
        }
        for (district, was) in &before.votes {
            let is = now.votes.get(district).map(u64::to_string);
            tell(district, words::VOTES.of(self.lang), was.to_string(), number(is));
        }
        for (district, was) in &before.lots {
            let is = now.lots.get(district).map(u32::to_string);
            tell(district, words::LOTS.of(self.lang), was.to_string(), number(is));
        }
        if !others.is_empty() {
            self.problems.push(words::OTHER_DECISION.with(self.lang, &[&others.join("; ")]));
        }
    }
}
