//! What came from whom, what is missing, and what was refused.

use crate::parts::value_in;
use crate::recap::board::{Board, OneRound, short};
use crate::recap::kept::{Taken, round_of};
use crate::recap::screen::{To, button, folded, sentences, table};
use crate::recap::task::{Gift, Task};
use crate::recap::words;
use crate::tag::{Tag, tag};
use crate::words::Words;
use pk_core::{PanelistId, SheetKey};
use pk_format::sheet_fingerprint;
use pk_recap::Found;
use std::collections::{BTreeMap, BTreeSet};
use web_sys::{Event, File, FileList, HtmlInputElement};
use yew::TargetCast;

/// So many lines of what was refused are shown at once.
const MOST_REFUSED: usize = 20;

pub(crate) fn gather(board: &Board, to: &To) -> Tag {
    let lang = board.lang;
    let reading = board.reading.map(|(done, all)| {
        let text = words::READING.with(lang, &[&done.to_string(), &all.to_string()]);
        let bar = tag("progress").set("max", &all.to_string()).value(&done.to_string());
        let stop = button("stop-reading", &words::STOP_READING, Task::StopReading, board, to);
        tag("div.row").tag(tag("p[role=status][data-pk=reading]").tag(bar).text(" ").text(&text)).tag(stop)
    });
    let mut refusals: Vec<String> = board.refusals().map(|(name, sentence)| line(name, sentence)).collect();
    let more = refusals.split_off(refusals.len().min(MOST_REFUSED));
    let shown = board.shown();
    tag("div.part")
        .tag(tag("h2[id=pk-part][tabindex=-1]").text(words::GATHER_TITLE.of(lang)))
        .tag(tag("p").text(words::GATHER_MEANS.of(lang)))
        .tag(ways_in(board, to))
        .maybe(reading)
        .maybe(sentences("refusals", words::REFUSED.of(lang), &refusals))
        .maybe((!more.is_empty()).then(|| {
            let title = words::MORE_REFUSED.with(lang, &[&more.len().to_string()]);
            folded("more-refusals", &title, board, to, || {
                let mut list = tag("ul");
                for line in &more {
                    list = list.tag(tag("li").text(line));
                }
                list
            })
        }))
        .maybe(shown.map(|one| who(board, one)))
        .maybe(shown.and_then(|one| uncounted(board, one)))
        .maybe(shown.and_then(|one| open(board, one)))
        .maybe((!board.files.is_empty()).then(|| files(board, to)))
        .maybe(shown.map(|_| {
            tag("div.row")
                .tag(button("give-sheets", &words::GIVE_SHEETS, Task::Give(Gift::Sheets), board, to))
                .tag(button("give-plenary", &words::GIVE_PLENARY, Task::Give(Gift::Plenary), board, to))
                .tag(button("empty", &words::EMPTY, Task::AskEmpty, board, to))
        }))
}

fn line(name: &str, sentence: &str) -> String {
    if name.is_empty() { sentence.to_owned() } else { [name, ": ", sentence].concat() }
}

/// Picking, dropping and pasting.
fn ways_in(board: &Board, to: &To) -> Tag {
    let lang = board.lang;
    let pick = |hook: &'static str, words: &Words, is_folder: bool| {
        let picked = to.reform(|event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let files = input.files().map_or_else(Vec::new, |list| all(&list));
            // The same file may be chosen again.
            input.set_value("");
            Task::Pick(files)
        });
        let input = tag("input.sr[type=file][multiple]").set("data-pk", hook).on("change", picked);
        let input = if is_folder { input.flag("webkitdirectory", true) } else { input };
        tag("label.button").text(words.of(lang)).tag(input)
    };
    let submit = to.reform(|event: Event| {
        event.prevent_default();
        Task::Paste(value_in(&event, "textarea"))
    });
    let field = tag("label.field")
        .tag(tag("span").text(words::PASTE_FIELD.of(lang)))
        .tag(tag("textarea[rows=4][name=text]"));
    let paste = tag("details").tag(tag("summary").text(words::PASTE.of(lang))).tag(
        tag("form.paste[data-pk=paste]")
            .on("submit", submit)
            .tag(field)
            .tag(tag("button[type=submit]").text(words::PASTE_TAKE.of(lang))),
    );
    tag("div.list")
        .tag(
            // A field for files takes what is dropped on it; this one lies over all of the box.
            tag("div.drop[data-pk=drop]")
                .tag(pick("import", &words::PICK, false))
                .tag(tag("span").text(words::DROP.of(lang))),
        )
        .tag(tag("div.row").tag(pick("import-folder", &words::PICK_FOLDER, true)))
        .tag(paste)
}

fn all(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|index| list.get(index)).collect()
}

/// Panelists × districts: how each sheet stands.
fn who(board: &Board, one: &OneRound) -> Tag {
    let lang = board.lang;
    let counted = &one.counted;
    let set = |keys: &[SheetKey]| -> BTreeSet<SheetKey> { keys.iter().cloned().collect() };
    let kinds = [
        (set(&counted.open), &words::OPEN),
        (set(&counted.missing), &words::MISSING),
        (set(&counted.changed), &words::CHANGED),
        (set(&counted.unproved), &words::UNPROVED),
    ];
    let round = one.round();
    let grades = counted.grades();
    let mut headers = vec![words::DISTRICT.of(lang)];
    headers.extend(grades.panel().iter().map(|id| round.panelist_name(id)));
    let mut rows = Vec::new();
    for district in grades.districts() {
        let mut row = vec![round.district_name(district).to_owned()];
        for panelist in grades.panel() {
            let key = SheetKey { panelist: panelist.clone(), district: district.clone() };
            let state = if round.is_recused(&key) {
                &words::RECUSED
            } else if round.indicators_of(panelist).next().is_none() {
                &words::NOT_GRADING
            } else {
                kinds.iter().find(|(keys, _)| keys.contains(&key)).map_or(&words::LOCKED, |(_, words)| *words)
            };
            row.push(state.of(lang).to_owned());
        }
        rows.push(row);
    }
    let (locked, expected) = (counted.locked.to_string(), counted.expected().to_string());
    tag("section[data-pk=who]")
        .tag(tag("h3").text(words::WHO.of(lang)))
        .tag(tag("p[data-pk=count]").text(&words::COUNT.with(lang, &[&locked, &expected])))
        .tag(table(&headers, rows))
}

/// Sheets that are there and do not count, each with the reason and what to do.
fn uncounted(board: &Board, one: &OneRound) -> Option<Tag> {
    let (lang, round, counted) = (board.lang, one.round(), &one.counted);
    let mut lines = Vec::new();
    for (keys, words) in [
        (&counted.changed, &words::UNCOUNTED_CHANGED),
        (&counted.unproved, &words::UNCOUNTED_UNPROVED),
        (&counted.recused, &words::UNCOUNTED_RECUSED),
    ] {
        let line = |key: &SheetKey| {
            words.with(lang, &[round.panelist_name(&key.panelist), round.district_name(&key.district)])
        };
        lines.extend(keys.iter().map(line));
    }
    sentences("uncounted", words::UNCOUNTED.of(lang), &lines)
}

/// Sheets that are not locked: only their fingerprints and how far they are.
fn open(board: &Board, one: &OneRound) -> Option<Tag> {
    let (lang, round) = (board.lang, one.round());
    if one.counted.open.is_empty() {
        return None;
    }
    let row = |key: &SheetKey| {
        let sheet = one.group.journal.sheet(key);
        let all = round.indicators_of(&key.panelist).count();
        let graded = round.indicators_of(&key.panelist).filter(|of| sheet.mark(&of.code).is_some()).count();
        vec![
            round.panelist_name(&key.panelist).to_owned(),
            round.district_name(&key.district).to_owned(),
            [graded.to_string(), "/".to_owned(), all.to_string()].concat(),
            short(sheet_fingerprint(&one.group.journal, key)),
        ]
    };
    let headers = [&words::PANELIST, &words::DISTRICT, &words::GRADED, &words::FINGERPRINT];
    Some(
        tag("section[data-pk=open-sheets]")
            .tag(tag("p").text(words::SEALED.of(lang)))
            .tag(table(&headers.map(|words| words.of(lang)), one.counted.open.iter().map(row).collect())),
    )
}

/// The files that were taken, each with what it holds.
fn files(board: &Board, to: &To) -> Tag {
    let lang = board.lang;
    let title = words::FILES.with(lang, &[&board.files.len().to_string()]);
    folded("files", &title, board, to, || {
        let mut list = tag("ul.drafts");
        for file in &board.files {
            let holds = holds(board, file);
            let remove = tag("button[type=button][data-pk=remove]")
                .set("aria-label", &[words::REMOVE.of(lang), " ", &file.name].concat())
                .does(to, Task::AskRemove(file.id.clone()))
                .text(words::REMOVE.of(lang));
            let text = tag("span").tag(tag("b").text(&file.name)).tag(tag("br")).text(&holds);
            list = list.tag(tag("li").key(&file.id).tag(text).tag(remove));
        }
        list
    })
}

fn holds(board: &Board, file: &Taken) -> String {
    let lang = board.lang;
    let mut text = match &file.found {
        Found::Sheets(round, journal) => {
            let mut sheets: BTreeMap<&PanelistId, usize> = BTreeMap::new();
            for key in journal.keys() {
                *sheets.entry(&key.panelist).or_default() += 1;
            }
            let one = |(id, count): (&&PanelistId, &usize)| {
                words::FILE_SHEETS.with(lang, &[&count.to_string(), round.round.panelist_name(id)])
            };
            sheets.iter().map(one).collect::<Vec<_>>().join("; ")
        }
        Found::Round(round) => words::FILE_ROUND.with(lang, &[&round.round.title]),
        Found::Plenary(_, plenary) => words::FILE_PLENARY.with(lang, &[&plenary.minuted().len().to_string()]),
        Found::Rubric | Found::Draft => words::FILE_OTHER.of(lang).to_owned(),
    };
    let shown = board.shown().map(|one| one.counted.fingerprint);
    if let Some(round) = round_of(&file.found).filter(|round| Some(round.fingerprint) != shown) {
        let edition = round.round.edition.to_string();
        text.push_str(
            &[" (", words::OTHER_ROUND.of(lang), ": ", &round.round.title, ", ", &edition, ")"].concat(),
        );
    }
    text
}
