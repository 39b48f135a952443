//! What people would rather look at than read: pictures of a round, each with the table that says the same.

use crate::parts::value_of;
use crate::radar::share;
use crate::recap::board::{Board, OneRound, short};
use crate::recap::discreet::discreet;
use crate::recap::picture::{Heat, bars, heat, radar};
use crate::recap::screen::{To, button, folded, names_switch, table};
use crate::recap::task::Task;
use crate::recap::words;
use crate::tag::{Tag, tag};
use pk_core::number::{Half, Number, Rounding, rounded};
use pk_core::recap::{Combined, Exact, Recap, Settled};
use pk_core::rubric::Scale;
use pk_core::rules::Combine;
use pk_format::{district_words, number};
use pk_recap::{depends_on_panel, without_each};
use web_sys::Event;

pub(crate) fn pictures(board: &Board, one: &OneRound, recap: &Recap, to: &To) -> Tag {
    let lang = board.lang;
    // A saved picture says of what round it is.
    let of_round = [" · ", &one.round().title, " · ", &short(one.counted.fingerprint)].concat();
    let named = |label: &str| [label, &of_round].concat();
    let mut part = tag("div.part").tag(tag("h2[id=pk-part][tabindex=-1]").text(words::TAB_PICTURES.of(lang)));
    part = part.tag(names_switch(board, to));
    let districts: Vec<String> =
        (0..recap.grades().districts().len()).map(|place| district_words(recap, place).to_owned()).collect();
    for track in 0..recap.rankings().len() {
        part = part.maybe(ranking(board, recap, track, &of_round, to));
    }
    let indicators: Vec<String> = recap.round().rubric.indicators().map(|of| of.code.clone()).collect();
    let combined: Vec<Vec<Heat>> = (0..districts.len())
        .map(|district| (0..indicators.len()).map(|indicator| combined(recap, district, indicator)).collect())
        .collect();
    part.tag(by_panelist(board, &discreet(board, one, recap), &districts, &of_round, to))
        .tag(heat_map(
            board,
            "indikator",
            &named(words::PICTURE_INDICATORS.of(lang)),
            (&districts, &indicators, &combined),
            to,
        ))
        .maybe(against_median(board, recap, (&districts, &of_round), to))
}

/// A picture with the buttons that save it and the table behind it.
fn figure(
    board: &Board,
    name: &'static str,
    label: &str,
    picture: Tag,
    behind: impl FnOnce() -> Tag,
    to: &To,
) -> Tag {
    let lang = board.lang;
    tag("figure.shown")
        .set("data-pk", name)
        .tag(tag("figcaption").text(label))
        .tag(tag("div.scroll[tabindex=0][role=group]").set("aria-label", label).tag(picture))
        .tag(
            tag("div.row")
                .tag(button("svg", &words::SAVE_SVG, Task::SavePicture(name, false), board, to))
                .tag(button("png", &words::SAVE_PNG, Task::SavePicture(name, true), board, to)),
        )
        .tag(folded(name, words::AS_TABLE.of(lang), board, to, behind))
}

fn heat_map(
    board: &Board,
    name: &'static str,
    label: &str,
    (rows, columns, cells): (&[String], &[String], &[Vec<Heat>]),
    to: &To,
) -> Tag {
    let mut headers = vec![words::DISTRICT.of(board.lang)];
    headers.extend(columns.iter().map(String::as_str));
    let row = |(name, cells): (&String, &Vec<Heat>)| {
        let mut row = vec![name.clone()];
        row.extend(
            cells.iter().map(|cell| cell.as_ref().map_or_else(|| "–".to_owned(), |(_, text)| text.clone())),
        );
        row
    };
    let behind = || table(&headers, rows.iter().zip(cells).map(row).collect());
    figure(board, name, label, heat(name, label, rows, columns, cells), behind, to)
}

/// What each panelist alone would have made of each district, by the weights of the round.
fn by_panelist(board: &Board, recap: &Recap, districts: &[String], of_round: &str, to: &To) -> Tag {
    let lang = board.lang;
    // What the plenary agreed on is nobody's alone.
    let bare = Recap::new(recap.round(), recap.grades().clone(), Settled::default(), Combine::Mean);
    let count = recap.grades().panel().len();
    let alone: Vec<Recap> = (0..count).map(|panelist| bare.with_panel(&only(count, panelist))).collect();
    let mut is_partial = false;
    let mut panel = Vec::new();
    for id in recap.grades().panel() {
        let some = recap.round().rubric.sections().any(|section| !recap.round().grades(id, section));
        is_partial |= some;
        panel.push([recap.round().panelist_name(id), if some { " *" } else { "" }].concat());
    }
    let cells: Vec<Vec<Heat>> = (0..districts.len())
        .map(|district| alone.iter().map(|one| graded(one, district)).collect())
        .collect();
    let some = if is_partial { words::PICTURE_PANEL_SOME.of(lang) } else { "" };
    let label = [words::PICTURE_PANEL.of(lang), some, of_round].concat();
    heat_map(board, "panelis", &label, (districts, &panel, &cells), to)
}

/// How much of what was graded in a district was earned, with the weights of components: nobody is measured by what is for
/// others to grade.
fn graded(recap: &Recap, district: usize) -> Heat {
    let zero = Number::from_integer(0);
    let (mut value, mut most, mut section) = (zero, zero, 0);
    for track in &recap.round().rubric.tracks {
        for component in &track.components {
            let (mut earned, mut maximum) = (zero, zero);
            for _ in &component.sections {
                let total = recap.section(district, section).filter(|total| total.combined > 0);
                if let Some((Exact::Number(value), Exact::Number(most))) =
                    total.map(|total| (total.value, total.maximum))
                {
                    earned += value;
                    maximum += most;
                }
                section += 1;
            }
            let weight = component.weight.value.number();
            match track.scale {
                Scale::Share(_) if maximum > zero => {
                    value += earned / maximum * weight;
                    most += weight;
                }
                Scale::Share(_) => {}
                Scale::Points => {
                    value += earned * weight;
                    most += maximum * weight;
                }
            }
        }
    }
    heat_of(&value, &most)
}

/// A panel of which only one sits there.
fn only(count: usize, panelist: usize) -> Vec<u16> {
    (0..count).map(|place| u16::from(place == panelist)).collect()
}

/// How much of the highest points the one grade of an indicator is, in hundredths.
fn combined(recap: &Recap, district: usize, indicator: usize) -> Heat {
    let Combined::Points { thousandths, parts } = recap.combined(district, indicator) else { return None };
    let points = Number::new(thousandths.into(), i128::from(parts.max(1)) * 1000);
    let levels = recap.round().rubric.indicators().nth(indicator)?.levels.iter();
    heat_of(&points, &levels.map(|level| level.points.value.number()).max()?)
}

fn heat_of(value: &Number, most: &Number) -> Heat {
    let value = (*most > Number::from_integer(0)).then(|| share(value, most))?;
    #[expect(clippy::cast_possible_truncation, reason = "at most a hundred")]
    let hundredths = (value * 100.0).round() as i32;
    Some((value, hundredths.to_string()))
}

/// The ranking of a track, with how far each score moves when one panelist is left out.
fn ranking(board: &Board, recap: &Recap, track: usize, of_round: &str, to: &To) -> Option<Tag> {
    let (lang, rounding) = (board.lang, recap.round().rules.rounding);
    let (ranges, moves) = (without_each(recap), depends_on_panel(recap));
    let ranking = recap.rankings().get(track).filter(|ranking| !ranking.places.is_empty())?;
    let shown = |score: &Number| number(score, rounding, lang);
    let mut rows = Vec::new();
    let mut cells = Vec::new();
    for place in &ranking.places {
        let range = ranges.get(track).and_then(|all| all.iter().find(|one| one.district == place.district));
        let (low, high) = range.map_or((place.score, place.score), |range| range.scores);
        let name = [&place.rank.to_string(), ". ", district_words(recap, place.district)].concat();
        let float = |score: &Number| float(score);
        let range = moves.then(|| (float(&low), float(&high)));
        rows.push((name.clone(), shown(&place.score), float(&place.score), range));
        let mut cell = vec![name, shown(&place.score)];
        if moves {
            cell.push([&*shown(&low), " – ", &shown(&high)].concat());
        }
        cells.push(cell);
    }
    let track_name = recap.round().rubric.tracks.get(track).map_or("", |track| &track.name.text);
    let title = if moves { &words::PICTURE_RANKING } else { &words::PICTURE_RANKING_ALONE };
    let label = title.with(lang, &[track_name]) + of_round;
    let mut headers = vec![words::DISTRICT.of(lang), words::SCORE.of(lang)];
    if moves {
        headers.push(words::WITHOUT_ONE.of(lang));
    }
    // One name a track, so that each is found and saved as its own.
    let name = ["peringkat", "peringkat-2", "peringkat-3", "peringkat-4"]
        .get(track)
        .copied()
        .unwrap_or("peringkat-n");
    Some(figure(board, name, &label, bars(name, &label, &rows), || table(&headers, cells), to))
}

/// For a picture only.
fn float(score: &Number) -> f64 {
    let rounding = Rounding { decimals: 3, half: Half::Even };
    let thousandths = rounded(score, rounding);
    #[expect(clippy::cast_precision_loss, reason = "a picture has a few hundred units")]
    let float = thousandths as f64;
    float / 1000.0
}

/// One district's sections beside the median of all.
fn against_median(
    board: &Board,
    recap: &Recap,
    (districts, of_round): (&[String], &str),
    to: &To,
) -> Option<Tag> {
    let lang = board.lang;
    let sections: Vec<String> = recap.round().rubric.sections().map(|section| section.code.clone()).collect();
    let earned = |district: usize, section: usize| match recap.section(district, section) {
        Some(total) if total.combined > 0 => match (total.value, total.maximum) {
            (Exact::Number(value), Exact::Number(maximum)) => Some(share(&value, &maximum)),
            _ => None,
        },
        _ => None,
    };
    let shown = board.radar.min(districts.len().checked_sub(1)?);
    let own: Vec<f64> =
        (0..sections.len()).map(|section| earned(shown, section).unwrap_or_default()).collect();
    let median: Vec<f64> = (0..sections.len())
        .map(|section| {
            let mut all: Vec<f64> =
                (0..districts.len()).filter_map(|district| earned(district, section)).collect();
            all.sort_by(f64::total_cmp);
            let (low, high) = (all.len().saturating_sub(1) / 2, all.len() / 2);
            all.get(low).zip(all.get(high)).map_or(0.0, |(low, high)| f64::midpoint(*low, *high))
        })
        .collect();
    let choose = to.reform(|event: Event| Task::Radar(value_of(&event).parse().unwrap_or_default()));
    let mut select = tag("select[data-pk=radar-district]").on("change", choose);
    for (place, name) in districts.iter().enumerate() {
        let option = tag("option").set("value", &place.to_string()).flag("selected", place == shown);
        select = select.tag(option.text(name));
    }
    let name = districts.get(shown).map_or("", String::as_str);
    let label = words::PICTURE_RADAR.with(lang, &[name]) + of_round;
    let hundredths = |value: &f64| format!("{:.0}", value * 100.0);
    let rows = sections.iter().zip(own.iter().zip(&median));
    let rows = rows.map(|(code, (own, median))| vec![code.clone(), hundredths(own), hundredths(median)]);
    let headers = [words::SECTION.of(lang), name, words::MEDIAN.of(lang)];
    let behind = || table(&headers, rows.collect());
    let picture = radar("radar", &label, &sections, (name, words::MEDIAN.of(lang)), (&own, &median))?;
    let choice = tag("label.field").tag(tag("span").text(words::DISTRICT.of(lang))).tag(select);
    Some(tag("section").tag(choice).tag(figure(board, "radar", &label, picture, behind, to)))
}
