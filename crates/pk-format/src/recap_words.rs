//! What a recap says, in sentences.

use crate::indonesian::{decimal, number};
use crate::lang::Lang;
use pk_core::recap::{Answer, Awarded, Combined, Given, Open, Recap, Tie};
use pk_core::rules::{AbsentRule, AwardTo, Combine, TieRule};
use pk_core::{Number, Round};

/// How grades are combined.
#[must_use]
pub fn combine_words(combine: Combine, lang: Lang) -> String {
    match combine {
        Combine::Agreed => lang.pick("nilai kesepakatan", "agreed grade").to_owned(),
        Combine::Mean => lang.pick("rata-rata", "mean").to_owned(),
        Combine::Median => lang.pick("median", "median").to_owned(),
        Combine::Trimmed { cut } => lang.pick(
            format!("rata-rata tanpa {cut} nilai tertinggi dan {cut} nilai terendah"),
            format!("mean without the {cut} highest and the {cut} lowest"),
        ),
        Combine::Majority => lang.pick("suara terbanyak", "majority").to_owned(),
    }
}

/// What a missing sheet does.
#[must_use]
pub fn absent_words(absent: AbsentRule, lang: Lang) -> &'static str {
    match absent {
        AbsentRule::LeftOut => lang.pick("dihitung tanpa lembar itu", "combined without it"),
        AbsentRule::Required => lang.pick("menunggu semua lembar", "waits for every sheet"),
    }
}

/// The one grade, in points.
#[must_use]
pub fn combined_words(combined: Combined, round: &Round, lang: Lang) -> String {
    match combined {
        Combined::Points { thousandths, parts } => {
            let points = Number::new(thousandths.into(), i128::from(parts.max(1)) * 1000);
            number(&points, round.rules.rounding, lang)
        }
        Combined::NotApplicable => lang.pick("tidak berlaku", "not applicable").to_owned(),
        Combined::Open(open) => open_words(open, lang),
    }
}

/// Why there is no grade yet.
#[must_use]
pub fn open_words(open: Open, lang: Lang) -> String {
    match open {
        Open::Nobody => lang.pick("belum ada nilai", "no grade yet").to_owned(),
        Open::Missing(count) => {
            lang.pick(format!("menunggu {count} panelis"), format!("waiting for {count} of the panel"))
        }
        Open::NoAgreement => {
            lang.pick("perlu disepakati dalam rapat pleno", "to be agreed on in the plenary").to_owned()
        }
        Open::NobodyLeft => {
            lang.pick("nilai terlalu sedikit untuk dipangkas", "too few grades to cut any off").to_owned()
        }
    }
}

/// What a rule for ties looks at.
#[must_use]
pub fn tie_rule_words(rule: &TieRule, round: &Round, lang: Lang) -> String {
    let rubric = &round.rubric;
    let components = || rubric.tracks.iter().flat_map(|track| &track.components);
    match rule {
        TieRule::Track(id) => {
            let name =
                rubric.tracks.iter().find(|track| track.id == *id).map_or(id, |track| &track.name.text);
            lang.pick(format!("skor jalur {name}"), format!("score of the track {name}"))
        }
        TieRule::Component(id) => {
            let name = components().find(|part| part.id == *id).map_or(id, |part| &part.name.text);
            lang.pick(format!("skor komponen {name}"), format!("score of the component {name}"))
        }
        TieRule::Section(code) => {
            let name = rubric.sections().find(|part| part.code == *code).map_or(code, |part| &part.name.text);
            lang.pick(format!("skor aksi {code} ({name})"), format!("score of aksi {code} ({name})"))
        }
        TieRule::PresenterRank => lang.pick("jabatan penyaji", "rank of the presenter").to_owned(),
        TieRule::Lot => lang.pick("undian dalam rapat pleno", "lot drawn in the plenary").to_owned(),
    }
}

/// How a tie was decided, or why places are shared.
#[must_use]
pub fn tie_sentence(recap: &Recap, tie: &Tie, lang: Lang) -> String {
    let round = recap.round();
    let score = number(&tie.score, round.rules.rounding, lang);
    let mut text = lang.pick(
        format!("{} sama-sama memperoleh {score}.", joined(recap, &tie.districts, lang)),
        format!("{} have the same score, {score}.", joined(recap, &tie.districts, lang)),
    );
    for step in &tie.steps {
        let Some(rule) = round.rules.ties.get(step.rule) else { continue };
        let words = tie_rule_words(rule, round, lang);
        text.push(' ');
        text.push_str(&match &step.answer {
            Answer::Order(groups) => {
                let of = |group: &Vec<usize>| {
                    let key =
                        group.first().and_then(|district| key_words(recap, rule, step.rule, *district, lang));
                    let names = joined(recap, group, lang);
                    key.map_or_else(|| names.clone(), |key| format!("{names} ({key})"))
                };
                let order: Vec<String> = groups.iter().map(of).collect();
                lang.pick(
                    format!("Menurut {words}: {}.", order.join("; ")),
                    format!("By the {words}: {}.", order.join("; ")),
                )
            }
            Answer::Same => lang.pick(
                format!("Menurut {words}: {} tetap sama.", joined(recap, &step.among, lang)),
                format!("By the {words}: {} remain the same.", joined(recap, &step.among, lang)),
            ),
            Answer::Unknown(districts) => lang.pick(
                format!(
                    "Pemutus seri \"{words}\" belum dapat dipakai: belum diketahui untuk {}.",
                    joined(recap, districts, lang)
                ),
                format!(
                    "The tie-break \"{words}\" cannot be used yet: not known for {}.",
                    joined(recap, districts, lang)
                ),
            ),
        });
    }
    let ranking = recap.rankings().iter().find(|ranking| ranking.ties.contains(tie));
    let is_shared = ranking.is_some_and(|ranking| {
        ranking.places.iter().any(|place| place.shared && tie.districts.contains(&place.district))
    });
    if is_shared {
        text.push(' ');
        text.push_str(lang.pick("Peringkatnya sama.", "They share the place."));
    }
    text
}

/// What a rule sees in a district.
fn key_words(recap: &Recap, rule: &TieRule, place: usize, district: usize, lang: Lang) -> Option<String> {
    let round = recap.round();
    let code = recap.grades().districts().get(district)?;
    match rule {
        TieRule::PresenterRank => {
            let known = round.districts.iter().find(|known| known.code == *code)?;
            known.presenter.as_ref()?.rank.clone()
        }
        TieRule::Lot => Some(recap.settled().lots.get(code)?.to_string()),
        TieRule::Track(_) | TieRule::Component(_) | TieRule::Section(_) => {
            Some(number(&recap.tie_key(place, district)?, round.rules.rounding, lang))
        }
    }
}

/// To whom an award goes.
#[must_use]
pub fn award_sentence(recap: &Recap, awarded: &Awarded, lang: Lang) -> String {
    let round = recap.round();
    let Some(award) = round.rules.awards.get(awarded.award) else { return String::new() };
    let votes = matches!(award.to, AwardTo::Votes);
    let one = |(district, number): &(usize, u64)| {
        let name = district_words(recap, *district);
        match (votes, lang) {
            (true, Lang::Id) => format!("{name} ({number} suara)"),
            (true, Lang::En) => format!("{name} ({number} votes)"),
            (false, _) => format!("{name} ({number})"),
        }
    };
    let to: Vec<String> = awarded.to.iter().map(one).collect();
    let to = if to.is_empty() { lang.pick("belum ada", "nobody yet").to_owned() } else { to.join("; ") };
    let waiting = if awarded.waiting {
        lang.pick(" Masih sementara: ada yang belum lengkap.", " So far: something is still missing.")
    } else {
        ""
    };
    format!("{}: {to}.{waiting}", award.name)
}

/// What every panelist gave for an indicator: `A: Ani, Budi; B: Cici`.
#[must_use]
pub fn given_words(recap: &Recap, district: usize, indicator: usize, lang: Lang) -> String {
    let grades = recap.grades();
    let round = recap.round();
    let Some(of) = round.rubric.indicators().nth(indicator) else { return String::new() };
    let mut parts: Vec<(String, Vec<&str>)> = Vec::new();
    for (place, id) in grades.panel().iter().enumerate() {
        let what = match grades.given(district, place, indicator) {
            Given::Level(level) => of.levels.get(level).map(|level| level.code.clone()).unwrap_or_default(),
            Given::NotApplicable => lang.pick("tidak berlaku", "not applicable").to_owned(),
            _ => continue,
        };
        match parts.iter_mut().find(|(known, _)| *known == what) {
            Some((_, names)) => names.push(round.panelist_name(id)),
            None => parts.push((what, vec![round.panelist_name(id)])),
        }
    }
    let order = |what: &str| of.levels.iter().position(|level| level.code == what).unwrap_or(usize::MAX);
    parts.sort_by_key(|(what, _)| order(what));
    let parts: Vec<String> =
        parts.iter().map(|(what, names)| format!("{what}: {}", names.join("; "))).collect();
    parts.join(" · ")
}

/// The threshold of each class.
#[must_use]
pub fn classes_words(round: &Round, lang: Lang) -> String {
    let one = |class: &pk_core::rules::Class| match class.least {
        Some(least) => format!("{} ≥ {}", class.name, decimal(least, lang)),
        None => format!("{} ({})", class.name, lang.pick("belum diputuskan", "undecided")),
    };
    round.rules.classes.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The name of a district by its place in the recap.
#[must_use]
pub fn district_words(recap: &Recap, district: usize) -> &str {
    recap.grades().districts().get(district).map_or("", |code| recap.round().district_name(code))
}

fn joined(recap: &Recap, districts: &[usize], lang: Lang) -> String {
    let names: Vec<&str> = districts.iter().map(|district| district_words(recap, *district)).collect();
    match names.as_slice() {
        [all @ .., last] if !all.is_empty() => {
            format!("{} {} {last}", all.join(", "), lang.pick("dan", "and"))
        }
        all => all.join(", "),
    }
}
