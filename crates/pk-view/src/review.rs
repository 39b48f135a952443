//! The whole sheet on one page: to look at before it is finalised, and to print as a form.

use crate::action::Action;
use crate::findings::Findings;
use crate::indicator_card::link_to;
use crate::parts::Button;
use crate::proof::proof;
use crate::radar::radar;
use crate::snapshot::Snapshot;
use crate::tag::{Act, Tag, tag};
use crate::total_bar::actions;
use crate::words;
use pk_core::score::{IndicatorScore, SectionScore, SheetScore};
use pk_core::{Mark, SheetKey};
use pk_format::{date_time, number};

/// The page.
pub(crate) fn review(
    state: &Snapshot,
    key: &SheetKey,
    score: &SheetScore<'_>,
    sections: &[&SectionScore<'_>],
    act: &Act,
) -> Tag {
    let lang = state.lang;
    let is_complete = sections.iter().all(|section| section.score.is_complete());
    let is_template = state.round.rubric.has_template();
    let buttons = tag("div.row.top")
        .tag(Button::new("back", &words::BACK, Action::Review(false)).show(state, act))
        .tag(Button::new("print", &words::PRINT, Action::Print).show(state, act));
    // Locking changes it, so before that there is nothing to copy.
    let is_locked = state.sheet.is_locked();
    let fingerprint = state.fingerprint.as_ref().filter(|_| is_locked).map(|fingerprint| {
        tag("p")
            .text(words::SHEET_FINGERPRINT.of(lang))
            .text(": ")
            .tag(tag("code[data-pk=fingerprint]").text(fingerprint))
            .tag(tag("br"))
            .tag(tag("small").text(words::FINGERPRINT_MEANS.of(lang)))
    });
    let figure =
        tag("figure").maybe(radar(sections, words::SHARE.of(lang))).tag(shares(state, score, sections));
    tag("section.review[aria-labelledby=pk-review]")
        .tag(tag("h2[id=pk-review][tabindex=-1]").text(words::REVIEW_TITLE.of(lang)))
        .tag(buttons)
        .tag(head(state, key))
        .maybe(is_template.then(|| tag("p.banner").text(words::TEMPLATE_BANNER.of(lang))))
        .tag(figure)
        .tag(findings(state, score))
        .tag(whole(state, sections, act))
        .maybe(questions(state))
        .maybe(fingerprint)
        .maybe(proof(state))
        .tag(signature(state, key))
        .tag(actions(state, is_complete, act))
}

/// Who grades whom, in which round.
fn head(state: &Snapshot, key: &SheetKey) -> Tag {
    let lang = state.lang;
    let mut list = tag("dl");
    let mut line = |name: &str, value: &str| {
        let old = std::mem::replace(&mut list, tag("dl"));
        list = old.tag(tag("dt").text(name)).tag(tag("dd").text(value));
    };
    line(words::DISTRICT.of(lang), state.round.district_name(&key.district));
    line(words::PANELIST.of(lang), state.round.panelist_name(&key.panelist));
    let locked = state
        .sheet
        .locked()
        .map(|head| [words::FINALISED.of(lang), ", ", &date_time(head.at, state.offset, lang)].concat());
    line(words::STATE.of(lang), locked.as_deref().unwrap_or(words::NOT_LOCKED.of(lang)));
    line(words::ROUND.of(lang), &state.round.title);
    if let Some(instruction) = &state.round.instruction {
        line(words::INSTRUCTION.of(lang), instruction);
    }
    list
}

/// The score of each section and the totals, as the picture shows them.
fn shares(state: &Snapshot, score: &SheetScore<'_>, sections: &[&SectionScore<'_>]) -> Tag {
    let (lang, rounding) = (state.lang, state.round.rules.rounding);
    let mut body = tag("tbody");
    let row = |code: &str, name: &str, score: &pk_core::score::Score| {
        let value = [number(&score.value, rounding, lang), number(&score.maximum, rounding, lang)].join("/");
        tag("tr")
            .tag(tag("th[scope=row]").text(code))
            .tag(tag("td[lang=id]").text(name))
            .tag(
                tag("td.number")
                    .text(&[&*score.marked().to_string(), "/", &score.indicators.to_string()].concat()),
            )
            .tag(tag("td.number").text(&value))
    };
    for section in sections {
        body = body.tag(row(&section.section.code, &section.section.name.text, &section.score));
    }
    for track in &score.tracks {
        body = body.tag(row(words::TOTAL.of(lang), &track.track.name.text, &track.score));
    }
    tag("table")
        .tag(tag("caption").text(words::SHARE.of(lang)))
        .tag(tag("thead").tag(heads(&[&words::SECTION, &words::NAME, &words::GRADED, &words::SCORE], state)))
        .tag(body)
}

fn heads(words: &[&words::Words], state: &Snapshot) -> Tag {
    let mut row = tag("tr");
    for words in words {
        row = row.tag(tag("th[scope=col]").text(words.of(state.lang)));
    }
    row
}

/// What to look at before the sheet counts.
fn findings(state: &Snapshot, score: &SheetScore<'_>) -> Tag {
    let lang = state.lang;
    let sentences = Findings::of(state, score).sentences(state);
    let is_empty = sentences.is_empty();
    let mut list = tag("ul");
    for sentence in sentences {
        list = list.tag(tag("li").text(&sentence));
    }
    let title = tag("h3").text(words::FINDINGS.of(lang));
    let body = if is_empty { tag("p").text(words::NO_FINDINGS.of(lang)) } else { list };
    tag("div[data-pk=findings]").tag(title).tag(body)
}

/// Every indicator with its grade, score and note.
fn whole(state: &Snapshot, sections: &[&SectionScore<'_>], act: &Act) -> Tag {
    let lang = state.lang;
    let mut table = tag("table.whole").tag(tag("caption").text(words::REVIEW_TITLE.of(lang))).tag(
        tag("thead").tag(heads(&[&words::INDICATOR, &words::GRADE, &words::SCORE, &words::NOTE], state)),
    );
    for section in sections {
        let title = [&*section.section.code, ". ", &section.section.name.text].concat();
        let mut body =
            tag("tbody").tag(tag("tr").tag(tag("th[colspan=4][scope=rowgroup][lang=id]").text(&title)));
        for part in &section.indicators {
            body = body.tag(line(part, state, act));
        }
        table = table.tag(body);
    }
    table
}

fn line(part: &IndicatorScore<'_>, state: &Snapshot, act: &Act) -> Tag {
    let (lang, rounding) = (state.lang, state.round.rules.rounding);
    let code = &part.indicator.code;
    let grade = match &part.mark {
        Some(Mark::Level(level)) => tag("td.grade").text(level),
        Some(Mark::NotApplicable) => tag("td").text(words::NOT_APPLICABLE.of(lang)),
        None => tag("td.ungraded").text(words::UNGRADED.of(lang)),
    };
    let unsure = state.sheet.is_unsure(code).then(|| tag("strong").text(", ").text(words::UNSURE.of(lang)));
    let score = if part.mark.is_some() { number(&part.score.value, rounding, lang) } else { String::new() };
    let name = tag("th[scope=row][lang=id]").tag(
        tag("button.go[type=button][data-pk=go]")
            .click(act, Action::GoTo(code.clone()))
            .text(code)
            .text(" ")
            .text(&part.indicator.label.text),
    );
    let (mut seen, mut missing) = (0, 0);
    for item in (0..).take(part.indicator.evidence.len()) {
        match state.sheet.evidence(code, item) {
            Some(true) => seen += 1,
            Some(false) => missing += 1,
            None => {}
        }
    }
    let evidence = (seen + missing > 0).then(|| {
        let (seen, missing) = (seen.to_string(), missing.to_string());
        tag("span.sum").text(&words::EVIDENCE_SUM.with(lang, &[&seen, &missing]))
    });
    let mut notes = tag("td.notes").text(state.sheet.note(code)).maybe(evidence);
    for item in (0..).take(part.indicator.evidence.len()) {
        if let Some(url) = state.sheet.link(code, item) {
            let number = [&(item + 1).to_string(), ". "].concat();
            notes = notes.tag(tag("span.sum").text(&number).tag(link_to(url, url)));
        }
    }
    tag("tr").tag(name).tag(grade.maybe(unsure)).tag(tag("td.number").text(&score)).tag(notes)
}

/// The lines of all notes that ask something, in one list.
fn questions(state: &Snapshot) -> Option<Tag> {
    let mut list = tag("ul[data-pk=questions]");
    let mut any = false;
    for indicator in state.round.indicators_of(state.panelist()) {
        for line in state.sheet.note(&indicator.code).lines() {
            let asked = line.trim().strip_prefix('?').unwrap_or_default().trim();
            if !asked.is_empty() {
                any = true;
                list = list.tag(tag("li").tag(tag("b").text(&indicator.code)).text(" ").text(asked));
            }
        }
    }
    any.then(|| tag("div").tag(tag("h3").text(words::QUESTIONS.of(state.lang))).tag(list))
}

/// A place to sign, on paper only.
fn signature(state: &Snapshot, key: &SheetKey) -> Tag {
    tag("div.signature[aria-hidden=true]")
        .tag(tag("p").text(words::PLACE_DATE.of(state.lang)))
        .tag(tag("p").text(words::SIGNED.of(state.lang)))
        .tag(tag("p.line").text(state.round.panelist_name(&key.panelist)))
}
