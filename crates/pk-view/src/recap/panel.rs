//! Whether the panel and the ranking are sound, in words with the figures behind. Nothing of it changes a score.

use crate::recap::board::{Board, OneRound};
use crate::recap::discreet::discreet;
use crate::recap::screen::{To, names_switch, sentences, table};
use crate::recap::task::Task;
use crate::recap::words;
use crate::tag::{Tag, tag};
use pk_core::recap::Recap;
use pk_format::{district_words, given_words};
use pk_recap::{DRAWS, alone, depends_on_panel, drawn, firm_lines, sound_lines, toss_sentence};

/// At most so many grades that stand apart are told.
const MOST_APART: usize = 30;

pub(crate) fn panel(board: &Board, one: &OneRound, recap: &Recap, to: &To) -> Tag {
    let lang = board.lang;
    let part = tag("div.part")
        .tag(tag("h2[id=pk-part][tabindex=-1]").text(words::TAB_PANEL.of(lang)))
        .tag(tag("p").text(words::SOUND_MEANS.of(lang)))
        .tag(names_switch(board, to));
    // Draws are by the order of the panel, and name nobody.
    let shown = &discreet(board, one, recap);
    part.maybe(sentences("sound", words::SOUND.of(lang), &sound_lines(shown, lang)))
        .maybe(apart(board, shown, to))
        .maybe(sentences("firm", words::FIRM.of(lang), &firm_lines(recap, lang)))
        .maybe(depends_on_panel(recap).then(|| by_chance(board, one, recap)))
}

/// Grades that stand apart, each with the way to look at it with that panelist.
fn apart(board: &Board, recap: &Recap, to: &To) -> Option<Tag> {
    let lang = board.lang;
    let found = alone(recap);
    let mut list = tag("ul.drafts[data-pk=apart]");
    for one in found.iter().take(MOST_APART) {
        let who = recap.grades().panel().get(one.panelist).map_or("", |id| recap.round().panelist_name(id));
        let code = recap.round().rubric.indicators().nth(one.indicator).map_or("", |of| &of.code);
        let text = [who, ", ", district_words(recap, one.district), ", ", code, " ("].concat();
        let text = text + &given_words(recap, one.district, one.indicator, lang) + ")";
        let look = tag("button[type=button][data-pk=look]")
            .set("aria-label", &[words::REVIEW.of(lang), " ", &text].concat())
            .does(to, Task::Look(one.district, one.indicator))
            .text(words::REVIEW.of(lang));
        list = list.tag(tag("li").tag(tag("span").text(&text)).tag(look));
    }
    if let Some(more) = found.len().checked_sub(MOST_APART).filter(|more| *more > 0) {
        list = list.tag(tag("li").text(&words::MORE.with(lang, &[&more.to_string()])));
    }
    (!found.is_empty()).then(|| tag("section").tag(tag("h3").text(words::APART.of(lang))).tag(list))
}

/// What panels drawn by chance make of each track.
fn by_chance(board: &Board, one: &OneRound, recap: &Recap) -> Tag {
    let lang = board.lang;
    let mut section = tag("section[data-pk=chance]")
        .tag(tag("h3").text(words::CHANCE.of(lang)))
        .tag(tag("p").text(&words::CHANCE_MEANS.with(lang, &[&DRAWS.to_string()])));
    for (track, found) in recap.round().rubric.tracks.iter().zip(drawn(recap, one.counted.fingerprint)) {
        section = section.tag(tag("h4").text(&track.name.text));
        if found.ranges.len() < 2 {
            section = section.tag(tag("p").text(words::TOO_FEW.of(lang)));
            continue;
        }
        let mut lines = tag("ul");
        for toss in &found.tosses {
            lines = lines.tag(tag("li").text(&toss_sentence(recap, toss, lang)));
        }
        if found.tosses.is_empty() {
            lines = lines.tag(tag("li").text(words::NO_TOSS.of(lang)));
        }
        let row = |range: &pk_recap::Range| {
            let (best, worst) = range.ranks;
            vec![
                district_words(recap, range.district).to_owned(),
                [best.to_string(), "–".to_owned(), worst.to_string()].concat(),
            ]
        };
        let headers = [words::DISTRICT.of(lang), words::RANGE.of(lang)];
        section = section.tag(lines).tag(table(&headers, found.ranges.iter().map(row).collect()));
    }
    section
}
