//! An instrument from a spreadsheet: which column says what, and everything that is wrong, before anything is taken over.

use crate::parts::value_of;
use crate::prepare::field::To;
use crate::prepare::task::Task;
use crate::prepare::words;
use crate::prepare::workshop::Workshop;
use crate::tag::{Tag, tag};
use pk_format::Lang;
use pk_format::table::{
    Basis, Column, Field, Matching, Table, Taken, read_table, table_sentence, warning_sentence,
};
use web_sys::Event;

/// A table that may become the instrument.
#[derive(Debug)]
pub(crate) struct Import {
    name: String,
    sheets: Vec<(String, Table)>,
    chosen: usize,
    matching: Matching,
    /// What a column may say.
    columns: Vec<Column>,
    pub(crate) taken: Option<Taken>,
}

impl Import {
    /// The first sheet in which anything stands.
    pub(crate) fn new(name: String, sheets: Vec<(String, Table)>) -> Self {
        let is_full = |(_, table): &(String, Table)| table.rows.iter().flatten().any(|cell| !cell.is_empty());
        let chosen = sheets.iter().position(is_full).unwrap_or_default();
        let mut import =
            Self { name, sheets, chosen, matching: Matching::default(), columns: Vec::new(), taken: None };
        import.choose_sheet(chosen);
        import
    }

    pub(crate) fn choose_sheet(&mut self, chosen: usize) {
        self.chosen = chosen;
        if let Some((_, table)) = self.sheets.get(chosen) {
            self.matching = Matching::of(table);
            let levels = self.matching.columns.iter().flatten();
            let is_level = |column: &&Column| !matches!(column, Column::Plain(_));
            self.columns = Field::ALL.iter().copied().map(Column::Plain).collect();
            self.columns.extend(levels.filter(is_level).cloned());
        }
        self.read();
    }

    pub(crate) fn choose_column(&mut self, index: usize, column: Option<Column>) {
        if let Some(place) = self.matching.columns.get_mut(index) {
            *place = column;
        }
        self.read();
    }

    fn read(&mut self) {
        let basis = Basis::of_file(&self.name);
        let table = self.sheets.get(self.chosen).map(|(_, table)| table);
        self.taken = table.map(|table| read_table(table, &self.matching, &basis));
    }
}

/// The screen that stands in the place of the parts.
pub(crate) fn import(import: &Import, shop: &Workshop, to: &To) -> Tag {
    let lang = shop.lang;
    let is_good = import.taken.as_ref().is_some_and(|taken| taken.rubric.is_ok());
    let take = tag("button.main[type=button][data-pk=take-over]")
        .flag("disabled", !is_good)
        .does(to, Task::TakeOver(true))
        .text(words::TAKE_OVER.of(lang));
    let cancel = tag("button[type=button][data-pk=cancel-import]")
        .does(to, Task::TakeOver(false))
        .text(words::CANCEL.of(lang));
    tag("div.part")
        .tag(tag("h2[id=pk-part][tabindex=-1]").text(&words::IMPORT_TITLE.with(lang, &[&import.name])))
        .maybe((import.sheets.len() > 1).then(|| sheets(import, to, lang)))
        .maybe(import.taken.as_ref().map(|taken| told(taken, lang)))
        .tag(tag("div.row").tag(take).tag(cancel))
        .tag(tag("h3").text(words::COLUMNS.of(lang)))
        .tag(columns(import, to, lang))
}

fn sheets(import: &Import, to: &To, lang: Lang) -> Tag {
    let choose = to.reform(|event: Event| Task::ChooseSheet(value_of(&event).parse().unwrap_or_default()));
    let mut select = tag("select[data-pk=sheet]").on("change", choose);
    for (index, (name, _)) in import.sheets.iter().enumerate() {
        let option = tag("option").set("value", &index.to_string()).flag("selected", index == import.chosen);
        select = select.tag(option.text(name));
    }
    tag("label.field").tag(tag("span").text(words::SHEET.of(lang))).tag(select)
}

/// Everything that is wrong, what is worth a look, or what would be taken over.
fn told(taken: &Taken, lang: Lang) -> Tag {
    let mut problems = tag("ul.problems[data-pk=import-problems]");
    let mut warnings = tag("ul.problems[data-pk=import-warnings]");
    for warning in &taken.warnings {
        warnings = warnings.tag(tag("li").text(&warning_sentence(warning, lang)));
    }
    let body = tag("div.list");
    let body = match &taken.rubric {
        Ok(rubric) => {
            let counts = [rubric.sections().count().to_string(), rubric.indicators().count().to_string()];
            body.tag(tag("p.good").text(&words::IMPORT_GOOD.with(lang, &[&counts[0], &counts[1]])))
        }
        Err(found) => {
            for problem in found.iter().take(200) {
                problems = problems.tag(tag("li").text(&table_sentence(problem, lang)));
            }
            let count = words::IMPORT_BAD.with(lang, &[&found.len().to_string()]);
            body.tag(tag("p").tag(tag("strong").text(&count))).tag(problems)
        }
    };
    let has_warnings = !taken.warnings.is_empty();
    body.maybe(
        has_warnings.then(|| {
            tag("div").tag(tag("p").tag(tag("strong").text(words::IMPORT_LOOK.of(lang)))).tag(warnings)
        }),
    )
}

/// What each column says, changeable, with what stands in it first.
fn columns(import: &Import, to: &To, lang: Lang) -> Tag {
    let Some((_, table)) = import.sheets.get(import.chosen) else { return tag("div") };
    let headers = import.matching.headers(table);
    let mut rows = tag("tbody");
    for (index, column) in import.matching.columns.iter().enumerate() {
        let header = headers.get(index).copied().unwrap_or_default();
        let columns = import.columns.clone();
        let choose = to.reform(move |event: Event| {
            let column = value_of(&event).parse::<usize>().ok().and_then(|place| columns.get(place).cloned());
            Task::ChooseColumn(index, column)
        });
        let mut select = tag("select[data-pk=column]").set("aria-label", header).on("change", choose);
        select = select.tag(tag("option").set("value", "").text(words::LEFT_OUT.of(lang)));
        for (place, known) in import.columns.iter().enumerate() {
            let option = tag("option")
                .set("value", &place.to_string())
                .flag("selected", column.as_ref() == Some(known));
            select = select.tag(option.text(&known.header(lang)));
        }
        let first = import.matching.header.and_then(|row| table.cell(row + 1, index));
        let first = first.map_or("", |cell| cell.text.as_str());
        let short: String = first.chars().take(80).collect();
        rows = rows.tag(
            tag("tr")
                .tag(
                    tag("th[scope=row]")
                        .text(&pk_format::table::column_letters(index))
                        .text(" ")
                        .text(header),
                )
                .tag(tag("td").tag(select))
                .tag(tag("td").text(&short)),
        );
    }
    let head = |words: &crate::words::Words| tag("th[scope=col]").text(words.of(lang));
    tag("div.scroll[tabindex=0][role=region]").set("aria-label", words::COLUMNS.of(lang)).tag(
        tag("table.form")
            .tag(
                tag("thead").tag(
                    tag("tr")
                        .tag(head(&words::COLUMN_OF_TABLE))
                        .tag(head(&words::COLUMN_SAYS))
                        .tag(head(&words::COLUMN_FIRST)),
                ),
            )
            .tag(rows),
    )
}
