//! Merging thousands of files by all cores.

use pk_core::{PanelistId, WriterId};
use pk_format::Lang;
use pk_recap::Group;
use std::collections::{BTreeMap, HashMap};

/// Merges the files of a group and says for each that was left out why. What belongs to one panelist is merged apart from
/// the rest, for no writer writes for two; where one does, all is merged at once.
pub(super) fn merged(group: Group, lang: Lang) -> (Vec<Group>, Vec<String>) {
    let mut parts = match panelists(&group) {
        Some(panelists) => split(group, panelists),
        None => vec![group],
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let size = parts.len().div_ceil(cores).max(1);
    let refusals = std::thread::scope(|scope| {
        let merging: Vec<_> = parts
            .chunks_mut(size)
            .map(|parts| {
                scope.spawn(|| parts.iter_mut().flat_map(|part| part.merge(lang)).collect::<Vec<_>>())
            })
            .collect();
        merging.into_iter().filter_map(|thread| thread.join().ok()).flatten().collect()
    });
    (parts, refusals)
}

/// The one panelist of each file, if every file and every writer has only one.
fn panelists(group: &Group) -> Option<Vec<PanelistId>> {
    let mut of_writers: HashMap<&WriterId, &PanelistId> = HashMap::new();
    let mut panelists = Vec::with_capacity(group.files.len());
    for file in &group.files {
        let entries = file.journal.entries();
        let panelist = &entries.clone().next()?.entry.sheet.panelist;
        let mut before = None;
        for sealed in entries {
            let entry = &sealed.entry;
            if entry.sheet.panelist != *panelist {
                return None;
            }
            if before != Some(&entry.id.writer)
                && of_writers.insert(&entry.id.writer, panelist).is_some_and(|known| known != panelist)
            {
                return None;
            }
            before = Some(&entry.id.writer);
        }
        panelists.push(panelist.clone());
    }
    Some(panelists)
}

/// The group in parts, one for each panelist.
fn split(group: Group, panelists: Vec<PanelistId>) -> Vec<Group> {
    let Group { round, fingerprint, files, plenary, .. } = group;
    let mut parts: BTreeMap<PanelistId, Vec<_>> = BTreeMap::new();
    for (file, panelist) in files.into_iter().zip(panelists) {
        parts.entry(panelist).or_default().push(file);
    }
    let part = |files| Group { files, plenary: plenary.clone(), ..Group::new(round.clone(), fingerprint) };
    parts.into_values().map(part).collect()
}
