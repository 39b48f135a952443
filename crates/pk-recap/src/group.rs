//! Files of the same round, merged.

use pk_core::plenary::Plenary;
use pk_core::{Fault, Journal, PanelistId, Round, SheetKey};
use pk_format::{
    Fingerprint, Kind, Lang, Problem, Sheets, Standing, editions, proof_keys, round_fingerprint, sentence,
    standing,
};
use std::collections::HashSet;
use std::sync::Arc;

/// A file of sheets that was read.
#[derive(Debug)]
pub struct SheetsFile {
    /// As it was named.
    pub name: String,
    /// Its entries.
    pub journal: Arc<Journal>,
}

/// The files of one round.
#[derive(Debug)]
pub struct Group {
    /// The round.
    pub round: Round,
    /// Its fingerprint.
    pub fingerprint: Fingerprint,
    /// The files that were merged, by name, so that the order in which they were given does not matter.
    pub files: Vec<SheetsFile>,
    /// Every entry of these files.
    pub journal: Journal,
    /// Files of what the plenary decided, by name.
    pub decisions: Vec<(String, Plenary)>,
    /// What the plenary decided, by these files.
    pub plenary: Plenary,
    /// The editions before, each with its own files as they were; these count in this one too.
    pub earlier: Vec<Self>,
}

/// Sorts files into groups, in the order in which their rounds first came.
pub fn groups(files: impl IntoIterator<Item = (String, Sheets)>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (name, Sheets { round, journal }) in files {
        let fingerprint = round_fingerprint(&round);
        let file = SheetsFile { name, journal: Arc::new(journal) };
        match groups.iter_mut().find(|group| group.fingerprint == fingerprint) {
            Some(group) => group.files.push(file),
            None => {
                let mut group = Group::new(round, fingerprint);
                group.files.push(file);
                groups.push(group);
            }
        }
    }
    for group in &mut groups {
        group.files.sort_by(|a, b| a.name.cmp(&b.name));
    }
    groups
}

impl Group {
    /// A round without files.
    #[must_use]
    pub fn new(round: Round, fingerprint: Fingerprint) -> Self {
        let (files, journal, decisions, plenary, earlier) = Default::default();
        Self { round, fingerprint, files, journal, decisions, plenary, earlier }
    }

    /// Merges the files, and says for each that was left out why, naming one other: files whose histories contradict each
    /// other are all left out, for nobody but the panelist knows which is right.
    pub fn merge(&mut self, lang: Lang) -> Vec<String> {
        let mut refusals = Vec::new();
        if let Err(forks) = self.union() {
            // Only files with entries of these writers can contradict each other, few of thousands.
            let forked: HashSet<&str> = forks.iter().filter_map(writer_of).collect();
            let is_suspect = |file: &SheetsFile| {
                file.journal.entries().any(|sealed| forked.contains(sealed.entry.id.writer.0.as_str()))
            };
            let (suspects, sound): (Vec<_>, Vec<_>) =
                std::mem::take(&mut self.files).into_iter().partition(is_suspect);
            self.files = sound;
            let reasons: Vec<Vec<String>> =
                suspects.iter().map(|file| against(file, &suspects, lang)).collect();
            for (file, reasons) in suspects.into_iter().zip(reasons) {
                if reasons.is_empty() {
                    self.files.push(file);
                } else {
                    refusals.extend(reasons);
                }
            }
            self.files.sort_by(|a, b| a.name.cmp(&b.name));
        }
        self.journal = self.union().unwrap_or_default();
        refusals.extend(self.merge_decisions(lang));
        refusals
    }

    /// Merges what was decided; files that contradict each other are all left out, as with sheets.
    fn merge_decisions(&mut self, lang: Lang) -> Vec<String> {
        self.decisions.sort_by(|a, b| a.0.cmp(&b.0));
        let contradicts = |one: &Plenary, other: &Plenary| one.clone().merge(other).is_err();
        let mut refusals = Vec::new();
        let mut plenary = Plenary::default();
        for (name, decided) in &self.decisions {
            match self.decisions.iter().find(|(_, other)| contradicts(decided, other)) {
                None => {
                    // Nothing that is sound contradicts anything else.
                    plenary.merge(decided).ok();
                }
                Some((other, _)) => refusals.push(lang.pick(
                    format!("{name}: keputusan pleno ini bertentangan dengan {other}, sehingga keduanya tidak dihitung. Tanyakan kepada pencatatnya mana yang benar."),
                    format!("{name}: these decisions contradict {other}, so neither counts. Ask who wrote them down which are right."),
                )),
            }
        }
        self.plenary = plenary;
        refusals
    }

    /// How the proof of a sheet stands, while it is locked.
    pub fn standing(&self, key: &SheetKey) -> Option<Standing> {
        standing(&editions(self.fingerprint, &self.round), &self.journal, key)
    }

    /// The keys that the sheets of this panelist were locked with, if there are several.
    pub fn several_keys(&self, panelist: &PanelistId) -> Vec<[u8; 32]> {
        let keys = proof_keys(&self.journal, panelist);
        if keys.len() > 1 { keys } else { Vec::new() }
    }

    /// The names of the files that have entries of this sheet.
    pub fn files_of<'a>(&'a self, key: &'a SheetKey) -> impl Iterator<Item = &'a String> {
        self.files
            .iter()
            .filter(|file| file.journal.sheet_entries(key).next().is_some())
            .map(|file| &file.name)
    }

    fn union(&self) -> Result<Journal, Vec<Fault>> {
        Journal::union(self.files.iter().map(|file| &*file.journal))
    }
}

/// Why `file` contradicts the first of `others` that it contradicts.
fn against(file: &SheetsFile, others: &[SheetsFile], lang: Lang) -> Vec<String> {
    let first = others.iter().find_map(|other| {
        let faults = file.journal.refuses(&other.journal);
        (!faults.is_empty()).then_some((other, faults))
    });
    let Some((other, faults)) = first else { return Vec::new() };
    let (name, other) = (&file.name, &other.name);
    let against = lang.pick("bertentangan dengan", "contradicts");
    let line = |fault| {
        let sentence = sentence(&Problem::whole(Kind::Fault(fault)), lang);
        format!("{name}: {against} {other}: {sentence}")
    };
    faults.into_iter().map(line).collect()
}

fn writer_of(fault: &Fault) -> Option<&str> {
    match fault {
        Fault::Forked { writer, .. } => Some(writer),
        _ => None,
    }
}
