//! Checking a ranked list that somebody else made.

use crate::parts::value_in;
use crate::recap::board::{Board, OneRound};
use crate::recap::list_beside::beside;
use crate::recap::screen::To;
use crate::recap::task::Task;
use crate::recap::words;
use crate::tag::{Tag, tag};
use pk_format::Lang;
use pk_format::ranked_list::{
    Checked, Finding, RankedList, Wanted, check, finding_sentence, list_problem_sentence, note_sentence,
    read_list, read_text,
};
use pk_format::table::table_sentence;
use std::collections::BTreeSet;
use web_sys::Event;

/// A list with what is doubtful in it.
#[derive(Debug)]
pub(crate) struct Listed {
    list: RankedList,
    checked: Checked,
}

impl Listed {
    /// The list in a text, or why it cannot be read.
    pub(crate) fn of(text: &str, lang: Lang) -> Result<Self, String> {
        let table = read_text(text.as_bytes()).map_err(|problem| table_sentence(&problem, lang))?;
        let list =
            read_list(&table, &Wanted::default()).map_err(|problem| list_problem_sentence(&problem, lang))?;
        let checked = check(&list, None);
        Ok(Self { list, checked })
    }
}

pub(crate) fn list_check(board: &Board, to: &To) -> Tag {
    let lang = board.lang;
    let submit = to.reform(|event: Event| {
        event.prevent_default();
        Task::CheckList(value_in(&event, "textarea"))
    });
    let field = tag("label.field")
        .tag(tag("span").text(words::LIST_FIELD.of(lang)))
        .tag(tag("textarea[rows=8][name=list]"));
    let form = tag("form.paste[data-pk=list-form]")
        .on("submit", submit)
        .tag(field)
        .tag(tag("button.main[type=submit]").text(words::LIST_CHECK.of(lang)));
    tag("div.part")
        .tag(tag("h2[id=pk-part][tabindex=-1]").text(words::LIST_TITLE.of(lang)))
        .tag(form)
        .maybe(board.list.as_ref().map(|listed| found(board, listed)))
}

fn found(board: &Board, Listed { list, checked }: &Listed) -> Tag {
    let lang = board.lang;
    let differs = board.shown().and_then(OneRound::recap).and_then(|recap| beside(list, recap, lang));
    let compared = match &differs {
        None => tag("p").text(words::LIST_UNCOMPARED.of(lang)),
        Some(lines) if lines.is_empty() => {
            tag("p.good").text(&words::LIST_SAME.with(lang, &[&list.rows.len().to_string()]))
        }
        Some(_) => tag("p").text(words::LIST_DIFFERS.of(lang)),
    };
    let said = |title: &str, lines: Vec<String>| {
        let mut items = tag("ul");
        for line in &lines {
            items = items.tag(tag("li").text(line));
        }
        (!lines.is_empty()).then(|| tag("section").tag(tag("h3").text(title)).tag(items))
    };
    let findings: Vec<String> =
        checked.findings.iter().map(|finding| finding_sentence(finding, list, checked, lang)).collect();
    let notes = checked.notes.iter().map(|note| note_sentence(note, list, lang)).collect();
    let clean = findings.is_empty().then(|| {
        let rows = list.rows.len().to_string();
        tag("p.good").text(&words::LIST_CLEAN.with(lang, &[&rows]))
    });
    tag("div.list[data-pk=list-found][role=status]")
        .maybe(clean)
        .maybe(said(words::LIST_FOUND.of(lang), findings))
        .tag(
            tag("section[data-pk=list-beside]")
                .tag(compared)
                .maybe(said(words::LIST_BESIDE.of(lang), differs.unwrap_or_default())),
        )
        .maybe(said(words::LIST_NOTES.of(lang), notes))
        .tag(rows(list, checked, lang))
}

fn rows(list: &RankedList, checked: &Checked, lang: Lang) -> Tag {
    let doubtful: BTreeSet<usize> = checked.findings.iter().flat_map(Finding::rows).collect();
    let mut head = tag("tr");
    for words in [&words::ROW, &words::RANK, &words::DISTRICT, &words::SCORE, &words::BY_SCORE] {
        head = head.tag(tag("th[scope=col]").text(words.of(lang)));
    }
    let mut body = tag("tbody");
    for (index, row) in list.rows.iter().enumerate() {
        let other = checked.other_place(index);
        let is_doubtful = doubtful.contains(&index) || other.is_some();
        let cells = [
            (row.row + 1).to_string(),
            row.place.map_or_else(String::new, |place| place.to_string()),
            row.name.clone(),
            row.score.map_or_else(String::new, |score| score.text(lang)),
            other.map_or_else(String::new, |place| place.to_string()),
        ];
        let mut line = tag(if is_doubtful { "tr.doubtful" } else { "tr" });
        for cell in &cells {
            line = line.tag(tag("td").text(cell));
        }
        body = body.tag(line);
    }
    tag("div.scroll[tabindex=0]").tag(tag("table.grid").tag(tag("thead").tag(head)).tag(body))
}
