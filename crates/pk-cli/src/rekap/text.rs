//! The result of a round for people.

use crate::text::{WIDTH, named, one_line, wrapped};
use pk_core::SheetKey;
use pk_core::recap::{Combined, Place, Ranking, Recap, Total, class_of};
use pk_core::rubric::Track;
use pk_core::rules::AbsentRule;
use pk_format::{
    Lang, absent_words, award_sentence, classes_words, combine_words, combined_words, district_words,
    given_words, number, tie_rule_words, tie_sentence,
};
use pk_recap::{
    Counted, alone_lines, decision_lines, drawn, earlier_lines, firm_lines, sound_lines, toss_sentence,
};

/// At most so many sheets or indicators are named; the rest is counted.
const MOST_NAMED: usize = 40;

pub(super) fn text(result: &Counted, lang: Lang) -> String {
    let mut text = head(result, lang);
    if let Some(recap) = &result.recap {
        for (index, (track, ranking)) in recap.round().rubric.tracks.iter().zip(recap.rankings()).enumerate()
        {
            text.push_str(&ranked(recap, index, track, ranking, lang));
        }
        push_list(
            &mut text,
            lang.pick("Hasil menurut edisi sebelumnya", "The result by the edition before"),
            earlier_lines(result, lang),
            lang,
        );
        let awards = recap.awarded();
        let awards = awards.iter().map(|awarded| award_sentence(recap, awarded, lang));
        push_list(&mut text, lang.pick("Penghargaan", "Awards"), awards, lang);
        push_list(
            &mut text,
            lang.pick("Keputusan rapat pleno", "What the plenary decided"),
            decision_lines(result, lang),
            lang,
        );
        let open = disputed(recap, lang);
        push_list(
            &mut text,
            lang.pick("Perlu disepakati atau dilengkapi", "To be agreed on or completed"),
            open,
            lang,
        );
        let mut panel = sound_lines(recap, lang);
        panel.extend(alone_lines(recap, lang));
        push_list(&mut text, lang.pick("Keselarasan panel", "How the panel agrees"), panel, lang);
        let mut firm = firm_lines(recap, lang);
        let tosses = drawn(recap, result.fingerprint);
        firm.extend(tosses.iter().flat_map(|one| &one.tosses).map(|toss| toss_sentence(recap, toss, lang)));
        push_list(&mut text, lang.pick("Keteguhan peringkat", "How firm the places are"), firm, lang);
    } else {
        let undecided = lang.pick(
            "Putaran ini belum memutuskan cara menggabungkan nilai, sehingga belum ada hasil. Tetapkan aturannya, lalu bekukan putaran.",
            "This round has not decided how grades combine, so there is no result. Decide it, then freeze the round.",
        );
        push_list(&mut text, lang.pick("Hasil", "Result"), [undecided.to_owned()], lang);
    }
    let sheets =
        |keys: &[SheetKey]| -> Vec<String> { keys.iter().map(|key| sheet_words(result, key)).collect() };
    for (id, en, keys) in [
        ("Belum dikunci, tidak dihitung", "Not finalised, not counted", &result.open),
        ("Belum ada", "Missing", &result.missing),
        ("Berubah setelah dikunci, tidak dihitung", "Changed after finalising, not counted", &result.changed),
        (
            "Bukti perubahan tidak cocok, tidak dihitung",
            "Change proof does not match, not counted",
            &result.unproved,
        ),
        ("Benturan kepentingan, tidak dihitung", "Recused, not counted", &result.recused),
    ] {
        push_list(&mut text, lang.pick(id, en), sheets(keys), lang);
    }
    text
}

fn sheet_words(result: &Counted, key: &SheetKey) -> String {
    let round = &result.round;
    format!("{}, {}", round.panelist_name(&key.panelist), round.district_name(&key.district))
}

fn head(result: &Counted, lang: Lang) -> String {
    let round = &result.round;
    let rules = &round.rules;
    let expected = result.expected();
    let (locked, files) = (result.locked, result.files.len());
    let mut lines = vec![
        (
            lang.pick("Putaran", "Round"),
            format!("{}, {} {}", round.id, lang.pick("edisi", "edition"), round.edition),
        ),
        (lang.pick("Sidik", "Fingerprint"), result.fingerprint.to_string()),
        (
            lang.pick("Lembar", "Sheets"),
            lang.pick(
                format!("{locked} dari {expected} dikunci, dari {files} berkas"),
                format!("{locked} of {expected} finalised, from {files} files"),
            ),
        ),
    ];
    if let [only] = result.files.as_slice() {
        lines.push((lang.pick("Berkas", "File"), only.clone()));
    }
    if let Some(combine) = rules.combine {
        let absent = absent_words(rules.absent.unwrap_or(AbsentRule::LeftOut), lang);
        let absent =
            lang.pick(format!("; lembar yang tidak ada: {absent}"), format!("; a missing sheet: {absent}"));
        lines.push((lang.pick("Penggabungan", "Combining"), combine_words(combine, lang) + &absent));
    }
    if !rules.ties.is_empty() {
        let ties: Vec<String> = rules.ties.iter().map(|rule| tie_rule_words(rule, round, lang)).collect();
        lines.push((lang.pick("Pemutus seri", "Ties"), ties.join("; ")));
    }
    if !rules.classes.is_empty() {
        lines.push((lang.pick("Kelas", "Classes"), classes_words(round, lang)));
    }
    let mut attention = |words: &str| lines.push((lang.pick("Perhatian", "Attention"), words.to_owned()));
    if round.practice {
        attention(lang.pick("latihan, tidak dihitung", "practice, does not count"));
    }
    if !round.is_frozen() {
        attention(lang.pick("putaran ini belum dibekukan", "this round is not frozen"));
    }
    if round.rubric.has_template() {
        attention(lang.pick(
            "rubrik memuat teks templat yang belum disahkan",
            "the rubric holds template texts that nobody has endorsed",
        ));
    }
    for freeze in &round.frozen {
        if let Some(change) = &freeze.change {
            let at = pk_format::date_time(freeze.at, 0, lang) + " UTC";
            lines.push((
                lang.pick("Perubahan", "Change"),
                format!("{} {}, {at}: {}", lang.pick("edisi", "edition"), freeze.edition, change.reason),
            ));
        }
    }
    let mut text = one_line(&round.title) + "\n";
    for (name, value) in lines {
        text.push_str(&named(name, &value));
    }
    text
}

fn ranked(recap: &Recap, index: usize, track: &Track, ranking: &Ranking, lang: Lang) -> String {
    let round = recap.round();
    let name = one_line(&track.name.text);
    let mut text = format!("\n{} {name}\n", lang.pick("Peringkat", "Ranking of"));
    let shown = |place: &Place| number(&place.score, round.rules.rounding, lang);
    let widest = |of: &dyn Fn(&Place) -> usize| ranking.places.iter().map(of).max().unwrap_or_default();
    let rank_width = widest(&|place| place.rank.to_string().len());
    let name_width = widest(&|place| one_line(district_words(recap, place.district)).chars().count());
    let score_width = widest(&|place| shown(place).chars().count());
    for place in &ranking.places {
        let name = one_line(district_words(recap, place.district));
        let class = class_of(&round.rules.classes, &place.score).map_or("", |class| &class.name);
        let shared = if place.shared { lang.pick("peringkat sama", "shared") } else { "" };
        let line = format!(
            "{:>rank_width$}  {name:name_width$}  {:>score_width$}  {} {shared}",
            place.rank,
            shown(place),
            one_line(class),
        );
        text.push_str(line.trim_end());
        text.push('\n');
    }
    for district in &ranking.unranked {
        let total = recap.districts().get(*district).and_then(|totals| totals.tracks.get(index));
        let name = one_line(district_words(recap, *district));
        let why = total.map_or_else(String::new, |total| unranked_words(total, lang));
        text.push_str(&format!("{:>rank_width$}  {name}: {why}\n", "–"));
    }
    let ties = ranking.ties.iter().map(|tie| tie_sentence(recap, tie, lang));
    push_list(&mut text, lang.pick("Skor sama", "Same scores"), ties, lang);
    let rounding = recap.rounding_ties(index).into_iter().map(|(a, b)| {
        let (a, b) = (district_words(recap, a), district_words(recap, b));
        lang.pick(
            format!("{a} di atas {b}: skor tepatnya berbeda, walaupun setelah dibulatkan tampak sama."),
            format!("{a} is above {b}: the exact scores differ, though they look the same when rounded."),
        )
    });
    push_list(&mut text, lang.pick("Pembulatan", "Rounding"), rounding, lang);
    text
}

/// Why a district has no place.
fn unranked_words(total: &Total, lang: Lang) -> String {
    let left = total.indicators - total.combined;
    if left > 0 {
        lang.pick(
            format!("belum lengkap, {left} indikator belum bernilai"),
            format!("incomplete, {left} indicators without a grade"),
        )
    } else if total.combined == total.not_applicable {
        lang.pick("tidak ada indikator yang berlaku", "no indicator is applicable").to_owned()
    } else {
        lang.pick("skornya terlalu halus untuk dihitung tepat", "the score is too fine to be counted exactly")
            .to_owned()
    }
}

/// Every indicator of a district that has no grade yet.
fn disputed(recap: &Recap, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for district in 0..recap.grades().districts().len() {
        for (place, indicator) in recap.round().rubric.indicators().enumerate() {
            let combined = recap.combined(district, place);
            if !matches!(combined, Combined::Open(_)) {
                continue;
            }
            let given = given_words(recap, district, place, lang);
            let given = if given.is_empty() { String::new() } else { format!(" ({given})") };
            lines.push(format!(
                "{}, {} {}: {}{given}",
                district_words(recap, district),
                lang.pick("indikator", "indicator"),
                indicator.code,
                combined_words(combined, recap.round(), lang),
            ));
        }
    }
    lines
}

fn push_list(text: &mut String, title: &str, items: impl IntoIterator<Item = String>, lang: Lang) {
    let items: Vec<String> = items.into_iter().collect();
    if items.is_empty() {
        return;
    }
    text.push_str(&format!("\n{title}:\n"));
    for item in items.iter().take(MOST_NAMED) {
        for (index, line) in wrapped(item, WIDTH - 2).iter().enumerate() {
            text.push_str(if index == 0 { "- " } else { "  " });
            text.push_str(line);
            text.push('\n');
        }
    }
    if items.len() > MOST_NAMED {
        let more = items.len() - MOST_NAMED;
        text.push_str(&lang.pick(format!("- dan {more} lagi\n"), format!("- and {more} more\n")));
    }
}
