//! The whole screen of combining sheets.

use crate::frame::Frame;
use crate::parts::value_of;
use crate::recap::board::{Board, OneRound, short};
use crate::recap::gather::gather;
use crate::recap::list_check::list_check;
use crate::recap::panel::panel;
use crate::recap::pictures::pictures;
use crate::recap::plenary::plenary;
use crate::recap::result::result;
use crate::recap::task::{Ask, Tab, Task};
use crate::recap::words;
use crate::snapshot::Saved;
use crate::tag::{Tag, nothing, tag};
use crate::words::Words;
use pk_format::date_time;
use web_sys::Event;
use yew::{Callback, Html};

/// Where tasks of the screen go.
pub(crate) type To = Callback<Task>;

const TABS: [(Tab, &str, &Words); 6] = [
    (Tab::Gather, "gather", &words::TAB_GATHER),
    (Tab::Plenary, "plenary", &words::TAB_PLENARY),
    (Tab::Result, "result", &words::TAB_RESULT),
    (Tab::Panel, "panel", &words::TAB_PANEL),
    (Tab::Pictures, "pictures", &words::TAB_PICTURES),
    (Tab::List, "list", &words::TAB_LIST),
];

/// The whole screen.
pub fn recap(board: &Board, to: &Callback<Task>) -> Html {
    let lang = board.lang;
    let frame = Frame { lang, theme: board.theme, to };
    let mut nav = tag("nav.tabs").set("aria-label", words::PARTS.of(lang));
    for (tab, hook, label) in TABS {
        nav = nav.tag(frame.tab(hook, label, tab == board.tab, Task::Show(tab)));
    }
    let bar = tag("div.stay.prepare-bar")
        .tag(nav)
        .tag(tag("div.row").maybe(rounds(board, to)).tag(frame.saved(board.saved)))
        .tag(frame.notices(&board.problems, board.notice.as_deref(), &Task::Dismiss));
    let failed = (board.saved == Saved::Failed)
        .then(|| tag("div.notice.bad[role=alert][data-pk=storage]").text(words::FAILED_BANNER.of(lang)));
    let title = board.shown().map_or_else(|| words::TITLE.of(lang), |one| &one.round().title);
    frame
        .app("div.app.prepare.recap[part=app]")
        .tag(frame.head("pk-recap", title, Task::ChooseTheme, Task::SwitchLang))
        .maybe(failed)
        .tag(bar)
        .maybe(board.shown().map(|one| about(board, one)))
        .tag(part(board, to))
        .node(board.asked.as_ref().map_or_else(nothing, |ask| asking(board, ask, to).end()))
        .end()
}

/// A choice of rounds, where files of several are here.
fn rounds(board: &Board, to: &To) -> Option<Tag> {
    let shown = board.shown().filter(|_| board.rounds.len() > 1)?;
    let choose = to.reform(|event: Event| Task::ChooseRound(value_of(&event)));
    let mut select = tag("select[data-pk=round]").on("change", choose);
    for one in &board.rounds {
        let (hex, edition) = (one.counted.fingerprint.hex(), one.round().edition.to_string());
        let is_shown = one.counted.fingerprint == shown.counted.fingerprint;
        let mut text = [&one.round().title, " (", &*edition, "), ", &short(one.counted.fingerprint)].concat();
        if one.round().practice {
            text = [words::PRACTICE_MARK.of(board.lang), ": ", &text].concat();
        }
        select = select.tag(tag("option").set("value", &hex).flag("selected", is_shown).text(&text));
    }
    Some(tag("label.field").tag(tag("span").text(words::ROUND.of(board.lang))).tag(select))
}

/// What must be known of a round before its numbers are believed.
fn about(board: &Board, one: &OneRound) -> Tag {
    let (lang, round) = (board.lang, one.round());
    let mut lines = tag("ul.about[data-pk=about]");
    let fingerprint = [words::FINGERPRINT.of(lang), ": ", &short(one.counted.fingerprint)].concat();
    lines = lines.tag(tag("li").text(&fingerprint));
    for freeze in &round.frozen {
        if let Some(change) = &freeze.change {
            let at = date_time(freeze.at, board.offset, lang);
            let text = words::CHANGE.with(lang, &[&freeze.edition.to_string(), &at, &change.reason]);
            lines = lines.tag(tag("li.care").text(&text));
        }
    }
    for (is_so, words) in [(round.practice, &words::PRACTICE), (!round.is_frozen(), &words::NOT_FROZEN)] {
        if is_so {
            lines = lines.tag(tag("li.care").text(words.of(lang)));
        }
    }
    lines
}

fn part(board: &Board, to: &To) -> Tag {
    let needs = |make: fn(&Board, &OneRound, &pk_core::recap::Recap, &To) -> Tag| {
        let lang = board.lang;
        let title = tag("h2[id=pk-part][tabindex=-1]");
        match board.shown().map(|one| (one, one.recap())) {
            None => tag("div.part").tag(title.text(words::NOTHING.of(lang))),
            Some((_, None)) => tag("div.part").tag(title.text(words::NO_RULE.of(lang))),
            Some((one, Some(recap))) => make(board, one, recap, to),
        }
    };
    match board.tab {
        Tab::Gather => gather(board, to),
        Tab::Plenary => needs(plenary),
        Tab::Result => needs(result),
        Tab::Panel => needs(panel),
        Tab::Pictures => needs(pictures),
        Tab::List => list_check(board, to),
    }
}

fn asking(board: &Board, ask: &Ask, to: &To) -> Tag {
    let lang = board.lang;
    let (question, yes, task) = match ask {
        Ask::Empty => (words::EMPTY_ASK.of(lang).to_owned(), &words::EMPTY_YES, Task::Empty),
        Ask::Remove(id) => {
            let name = board.files.iter().find(|file| file.id == *id).map_or("", |file| &file.name);
            (words::REMOVE_ASK.with(lang, &[name]), &words::REMOVE, Task::Remove(id.clone()))
        }
    };
    let cancel = to.reform(|event: Event| {
        event.prevent_default();
        Task::Cancel
    });
    let button =
        |selector: &'static str, words: &Words, task: Task| tag(selector).does(to, task).text(words.of(lang));
    tag("dialog[aria-labelledby=pk-ask]").on("cancel", cancel).tag(tag("h2[id=pk-ask]").text(&question)).tag(
        tag("div.row")
            .tag(button("button[type=button][data-pk=cancel]", &words::CANCEL, Task::Cancel))
            .tag(button("button.main[type=button][data-pk=yes]", yes, task)),
    )
}

/// Whether names of panelists are shown, on all screens.
pub(crate) fn names_switch(board: &Board, to: &To) -> Tag {
    let shows = board.shows_names;
    let input = tag("input[type=checkbox][data-pk=names]")
        .checked(shows)
        .on("change", to.reform(move |_| Task::Names(!shows)));
    tag("label.check").tag(input).text(words::NAMES.of(board.lang))
}

/// A button with the hook `data-pk`.
pub(crate) fn button(hook: &'static str, words: &Words, task: Task, board: &Board, to: &To) -> Tag {
    tag("button[type=button]").set("data-pk", hook).does(to, task).text(words.of(board.lang))
}

/// What lies folded under a line. It is made when it is opened: thousands of cells take as long as all the rest of a screen.
pub(crate) fn folded(
    name: &'static str,
    title: &str,
    board: &Board,
    to: &To,
    make: impl FnOnce() -> Tag,
) -> Tag {
    let is_open = board.unfolded.contains(name);
    let turn = to.reform(move |event: Event| {
        event.prevent_default();
        Task::Unfold(name)
    });
    tag("details")
        .set("data-fold", name)
        .flag("open", is_open)
        .tag(tag("summary").on("click", turn).text(title))
        .maybe(is_open.then(make))
}

/// A table with these headers; each row begins with what it is about.
pub(crate) fn table(headers: &[&str], rows: Vec<Vec<String>>) -> Tag {
    let mut head = tag("tr");
    for header in headers {
        head = head.tag(tag("th[scope=col]").text(header));
    }
    let mut body = tag("tbody");
    for row in &rows {
        let mut line = tag("tr");
        for (column, cell) in row.iter().enumerate() {
            let cell_tag = if column == 0 { tag("th[scope=row]") } else { tag("td") };
            line = line.tag(cell_tag.text(cell));
        }
        body = body.tag(line);
    }
    tag("div.scroll[tabindex=0][role=group]")
        .set("aria-label", headers.first().copied().unwrap_or_default())
        .tag(tag("table.grid").tag(tag("thead").tag(head)).tag(body))
}

/// A list of sentences under a title; nothing where there are none.
pub(crate) fn sentences(hook: &'static str, title: &str, lines: &[String]) -> Option<Tag> {
    let mut list = tag("ul").set("data-pk", hook);
    for line in lines {
        list = list.tag(tag("li").text(line));
    }
    (!lines.is_empty()).then(|| tag("section").tag(tag("h3").text(title)).tag(list))
}
