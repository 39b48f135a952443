//! The ranking, where every number opens to what it is made of.

use crate::parts::value_of;
use crate::recap::board::{Board, OneRound};
use crate::recap::screen::{To, button, sentences, table};
use crate::recap::task::{Gift, Task};
use crate::recap::words;
use crate::tag::{Tag, tag};
use crate::words::Words;
use pk_core::plenary::Decision;
use pk_core::recap::{Ranking, Recap, class_of};
use pk_core::rules::{AwardTo, TieRule};
use pk_format::{
    award_sentence, combine_words, component_words, derivation_words, district_words, number, tie_sentence,
    total_words,
};
use pk_recap::earlier_lines;
use std::collections::BTreeSet;
use web_sys::Event;

pub(crate) fn result(board: &Board, one: &OneRound, recap: &Recap, to: &To) -> Tag {
    let lang = board.lang;
    let by = words::COMBINED_BY.with(lang, &[&combine_words(recap.combine(), lang)]);
    let (locked, expected) = (one.counted.locked.to_string(), one.counted.expected().to_string());
    let mut part = tag("div.part")
        .tag(tag("h2[id=pk-part][tabindex=-1]").text(words::TAB_RESULT.of(lang)))
        .tag(tag("p").text(&by).text(". ").text(&words::COUNT.with(lang, &[&locked, &expected])));
    for (track, ranking) in recap.rankings().iter().enumerate() {
        part = part.tag(ranked(board, recap, track, ranking, to));
    }
    part = part.maybe(sentences("earlier", words::EARLIER.of(lang), &earlier_lines(&one.counted, lang)));
    if let Some(district) = board.opened {
        part = part.tag(details(board, one, recap, district, to));
    }
    let awards: Vec<String> =
        recap.awarded().iter().map(|awarded| award_sentence(recap, awarded, lang)).collect();
    let rules = &recap.round().rules;
    let has_votes = rules.awards.iter().any(|award| matches!(award.to, AwardTo::Votes));
    // Lots are drawn where nothing else decided, and shown where they were drawn.
    let has_lots = rules.ties.iter().any(|rule| matches!(rule, TieRule::Lot));
    let steps = || {
        let all = recap.rankings().iter().flat_map(|ranking| &ranking.ties).flat_map(|tie| &tie.steps);
        all.filter(|step| rules.ties.get(step.rule) == Some(&TieRule::Lot))
    };
    let tied: BTreeSet<usize> = (0..recap.grades().districts().len())
        .filter(|_| has_lots)
        .filter(|place| {
            let code = recap.grades().districts().get(*place);
            code.is_some_and(|code| recap.settled().lots.contains_key(code))
                || steps().any(|step| step.among.contains(place))
        })
        .collect();
    part.maybe(sentences("awards", words::AWARDS.of(lang), &awards))
        .maybe(has_votes.then(|| {
            let all = (0..recap.grades().districts().len()).collect();
            numbers(board, recap, (&words::VOTES, "votes", Task::Votes), &all, to, |code| {
                recap.settled().votes.get(code).map(u64::to_string)
            })
        }))
        .maybe((!tied.is_empty()).then(|| {
            numbers(board, recap, (&words::LOTS, "lots", Task::Lot), &tied, to, |code| {
                recap.settled().lots.get(code).map(u32::to_string)
            })
        }))
        .tag(
            tag("div.row")
                .tag(button("give-csv", &words::GIVE_CSV, Task::Give(Gift::Csv), board, to))
                .tag(button("give-plenary", &words::GIVE_PLENARY, Task::Give(Gift::Plenary), board, to)),
        )
}

/// One track.
fn ranked(board: &Board, recap: &Recap, track: usize, ranking: &Ranking, to: &To) -> Tag {
    let (lang, rules) = (board.lang, &recap.round().rules);
    let name = recap.round().rubric.tracks.get(track).map_or("", |track| &track.name.text);
    let mut body = tag("tbody");
    let open = |district: usize| {
        let is_open = board.opened == Some(district);
        tag("button[type=button][data-pk=details]")
            .set("aria-label", &[words::DETAILS.of(lang), ": ", district_words(recap, district)].concat())
            .set("aria-expanded", if is_open { "true" } else { "false" })
            .does(to, Task::Open((!is_open).then_some(district)))
            .text(words::DETAILS.of(lang))
    };
    for place in &ranking.places {
        let class = class_of(&rules.classes, &place.score).map_or("", |class| &class.name);
        let mut rank = place.rank.to_string();
        if place.shared {
            rank = [&rank, " (", words::SHARED.of(lang), ")"].concat();
        }
        body = body.tag(
            tag("tr")
                .tag(tag("td").text(&rank))
                .tag(tag("th[scope=row]").text(district_words(recap, place.district)))
                .tag(tag("td.number").text(&number(&place.score, rules.rounding, lang)))
                .tag(tag("td").text(class))
                .tag(tag("td").tag(open(place.district))),
        );
    }
    for district in &ranking.unranked {
        let total = recap.districts().get(*district).and_then(|totals| totals.tracks.get(track));
        let left = total.map_or(0, |total| total.indicators - total.combined);
        let why = if left > 0 {
            words::LEFT.with(lang, &[&left.to_string()])
        } else {
            words::UNRANKED.of(lang).to_owned()
        };
        body = body.tag(
            tag("tr")
                .tag(tag("td").text("–"))
                .tag(tag("th[scope=row]").text(district_words(recap, *district)))
                .tag(tag("td").text(&why))
                .tag(tag("td"))
                .tag(tag("td").tag(open(*district))),
        );
    }
    let mut head = tag("tr");
    for words in [&words::RANK, &words::DISTRICT, &words::SCORE, &words::CLASS, &words::DETAILS] {
        head = head.tag(tag("th[scope=col]").text(words.of(lang)));
    }
    let ties: Vec<String> = ranking.ties.iter().map(|tie| tie_sentence(recap, tie, lang)).collect();
    let pairs = recap.rounding_ties(track).into_iter().map(|(above, below)| {
        words::ROUNDING_PAIR.with(lang, &[district_words(recap, above), district_words(recap, below)])
    });
    let title = words::RANKING.with(lang, &[name]);
    let table = tag("table.grid").tag(tag("thead").tag(head)).tag(body);
    tag("section[data-pk=ranking]")
        .tag(tag("h3").text(&title))
        .tag(tag("div.scroll[tabindex=0][role=group]").set("aria-label", &title).tag(table))
        .maybe(sentences("ties", words::TIES.of(lang), &ties))
        .maybe(sentences("rounding", words::ROUNDING.of(lang), &pairs.collect::<Vec<_>>()))
}

/// Where the score of a district comes from: components, sections, indicators.
fn details(board: &Board, one: &OneRound, recap: &Recap, district: usize, to: &To) -> Tag {
    let lang = board.lang;
    let name = district_words(recap, district);
    let mut part = tag("section.details[data-pk=derivation]")
        .tag(tag("h3[tabindex=-1]").text(&words::DETAILS_OF.with(lang, &[name])));
    let (mut component, mut section, mut indicator) = (0, 0, 0);
    for (place, track) in recap.round().rubric.tracks.iter().enumerate() {
        let total = recap.districts().get(district).and_then(|totals| totals.tracks.get(place));
        let total = total.map_or_else(String::new, |total| total_words(recap, total, lang));
        part = part.tag(tag("h4").text(&[&track.name.text, ": ", &total].concat()));
        for of_track in &track.components {
            let adds = component_words(recap, district, component, lang);
            part = part.tag(tag("p").tag(tag("b").text(&of_track.name.text)).text(": ").text(&adds));
            component += 1;
            let mut rows = Vec::new();
            for of_component in &of_track.sections {
                let total = recap.section(district, section);
                let total = total.map_or_else(String::new, |total| total_words(recap, &total, lang));
                section += 1;
                rows.push(vec![[&of_component.code, ". ", &of_component.name.text].concat(), total]);
                for of_section in &of_component.indicators {
                    let name = [&of_section.code, " ", &of_section.label.text].concat();
                    let mut words = derivation_words(recap, district, indicator, lang);
                    if let Some(why) = reason(one, recap, district, &of_section.code) {
                        words.push_str(&[". ", words::REASON.of(lang), ": ", why].concat());
                    }
                    rows.push(vec![name, words]);
                    indicator += 1;
                }
            }
            part = part.tag(table(&[words::INDICATOR.of(lang), words::SCORE.of(lang)], rows));
        }
    }
    part.tag(button("close", &words::CLOSE, Task::Open(None), board, to))
}

/// Why the plenary agreed on this grade, if it did and that counts.
fn reason<'a>(one: &'a OneRound, recap: &Recap, district: usize, indicator: &str) -> Option<&'a str> {
    let code = recap.grades().districts().get(district)?;
    let place = recap.grades().indicator(indicator)?;
    recap
        .settled()
        .agreed
        .get(&(code.clone(), indicator.to_owned()))
        .filter(|_| recap.may_agree(district, place))?;
    let all = one.group.plenary.minuted().iter().rev();
    all.map(|one| &one.resolution.decision).find_map(|decision| match decision {
        Decision::Agree { district, indicator: of, reason, .. } if district == code && of == indicator => {
            Some(reason.as_str())
        }
        _ => None,
    })
}

/// A field for a number of each district, kept as soon as it is left.
fn numbers(
    board: &Board,
    recap: &Recap,
    (title, hook, task): (&Words, &'static str, fn(usize, String) -> Task),
    places: &BTreeSet<usize>,
    to: &To,
    known: impl Fn(&pk_core::DistrictId) -> Option<String>,
) -> Tag {
    let mut fields = tag("div.ticks").set("data-pk", hook);
    for (place, code) in
        recap.grades().districts().iter().enumerate().filter(|(place, _)| places.contains(place))
    {
        let change = to.reform(move |event: Event| task(place, value_of(&event)));
        let is_votes = hook == "votes";
        let typed = board.numbers.get(&(is_votes, code.clone())).cloned();
        let input = tag("input[inputmode=numeric][autocomplete=off]")
            .set("data-district", &code.0)
            .value(&typed.or_else(|| known(code)).unwrap_or_default())
            .on("input", to.reform(move |event: Event| Task::TypeNumber(is_votes, place, value_of(&event))))
            .on("change", change);
        let label = tag("span").text(recap.round().district_name(code));
        fields = fields.tag(tag("label.field").key(&code.0).tag(label).tag(input));
    }
    tag("section").tag(tag("h3").text(title.of(board.lang))).tag(fields)
}
