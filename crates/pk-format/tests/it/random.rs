//! Random values of everything that is written to files.

use crate::sample::{stamp, writer};
use pk_core::journal::Stamp;
use pk_core::number::{Half, Rounding};
use pk_core::round::{Amendment, District, Freeze, Panelist, Presenter, Review, Role, RoundDraft};
use pk_core::rubric::{Component, Indicator, Level, RubricDraft, Scale, Section, Source, Track};
use pk_core::rules::{AbsentRule, Award, AwardTo, Class, Combine, NotApplicableRule, Rules, TieRule};
use pk_core::text::{Provenance, Quantity, Text};
use pk_core::undo::{redo, undo};
use pk_core::{Change, Decimal, DistrictId, Hash, Journal, PanelistId, Round, Rubric, SheetKey};
use pk_format::{Node, Value, hash_of};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Words with whatever JSON, HTML and screens may stumble on.
pub(crate) fn words() -> impl Strategy<Value = String> {
    let words = [
        "Kabupaten",
        "nilai",
        "\"kutip\"",
        "\\",
        "/",
        "\n",
        "\t",
        "é",
        "€",
        "😀",
        "</script>",
        "&amp;",
        "'",
        "{",
        "null",
        "1,5",
        "漢字",
        "ﬀ",
        "\u{2028}",
    ];
    prop::collection::vec(select(words.to_vec()), 1..6).prop_map(|words| format!("x {}", words.join(" ")))
}

fn source() -> impl Strategy<Value = Option<String>> {
    prop::option::of(select(vec!["s0".to_owned(), "s1".to_owned()]))
}

/// A provenance with a source, which only what the project wrote may lack.
fn provenance() -> impl Strategy<Value = (Provenance, Option<String>)> {
    use Provenance::{Derived, Inferred, Official, Printed, Template};
    let known = select(vec![Official, Printed, Derived, Inferred, Template]);
    (known, source()).prop_map(|(provenance, source)| {
        let source = if provenance.is_sourced() { source.or(Some("s0".to_owned())) } else { source };
        (provenance, source)
    })
}

fn text() -> impl Strategy<Value = Text> {
    (words(), provenance()).prop_map(|(text, (provenance, source))| Text { text, provenance, source })
}

fn quantity(range: std::ops::RangeInclusive<i64>) -> impl Strategy<Value = Quantity> {
    let value = prop_oneof![range.clone().prop_map(|number| number / 500 * 500), range];
    (value, provenance()).prop_map(|(thousandths, (provenance, source))| Quantity {
        value: Decimal::from_thousandths(thousandths),
        provenance,
        source,
    })
}

fn indicator() -> impl Strategy<Value = Indicator> {
    let levels = prop::collection::vec((quantity(-9_000..=9_000), prop::option::of(text())), 2..5);
    let rest = (text(), prop::option::of(text()), quantity(500..=10_000), any::<[bool; 2]>());
    let texts = || prop::collection::vec(text(), 0..3);
    (levels, rest, texts(), texts()).prop_map(
        |(levels, (label, wording, weight, [not_applicable, note_required]), evidence, phrases)| Indicator {
            code: String::new(),
            label,
            wording,
            weight,
            not_applicable,
            note_required,
            levels: levels
                .into_iter()
                .zip('A'..)
                .map(|((points, descriptor), code)| Level { code: code.to_string(), points, descriptor })
                .collect(),
            evidence,
            phrases,
        },
    )
}

fn section() -> impl Strategy<Value = Section> {
    (text(), prop::collection::vec(indicator(), 1..4)).prop_map(|(name, indicators)| Section {
        code: String::new(),
        name,
        indicators,
    })
}

fn component() -> impl Strategy<Value = Component> {
    (text(), quantity(500..=100_000), prop::collection::vec(section(), 1..3))
        .prop_map(|(name, weight, sections)| Component { id: String::new(), name, weight, sections })
}

fn track() -> impl Strategy<Value = Track> {
    let share = (1_000..=10_000_000_i64).prop_map(|of| Scale::Share(Decimal::from_thousandths(of)));
    let scale = prop_oneof![Just(Scale::Points), share];
    (text(), scale, prop::collection::vec(component(), 1..3)).prop_map(|(name, scale, components)| Track {
        id: String::new(),
        name,
        scale,
        components,
    })
}

/// Gives everything a code of its own, as rubrics need.
fn coded(mut tracks: Vec<Track>) -> Vec<Track> {
    let mut next = 0;
    let mut code = |prefix: &str| {
        next += 1;
        format!("{prefix}{next}")
    };
    for track in &mut tracks {
        track.id = code("t");
        for component in &mut track.components {
            component.id = code("k");
            for section in &mut component.sections {
                section.code = code("a");
                section.indicators.iter_mut().for_each(|indicator| indicator.code = code("i"));
            }
        }
    }
    tracks
}

pub(crate) fn rubric() -> impl Strategy<Value = Rubric> {
    let sources = (words(), words()).prop_map(|(first, second)| {
        let date = Some("2026-01-31".to_owned());
        let url = Some("https://example.id/a?b=c&d".to_owned());
        vec![
            Source { id: "s0".to_owned(), title: first, date, url },
            Source { id: "s1".to_owned(), title: second, date: None, url: None },
        ]
    });
    let tracks = prop::collection::vec(track(), 1..3).prop_map(coded);
    (1..=u32::MAX, text(), sources, tracks)
        .prop_map(|(edition, title, sources, tracks)| RubricDraft {
            id: "acak".to_owned(),
            edition,
            title,
            sources,
            tracks,
        })
        .prop_filter_map("a checked rubric", |draft| Rubric::new(draft).ok())
}

fn rules() -> impl Strategy<Value = Rules> {
    let rule = select(vec![NotApplicableRule::LeftOut, NotApplicableRule::Zero]);
    let kept = (rule, 0..=6_u8, select(vec![Half::Up, Half::Even]), any::<bool>());
    let combine = select(vec![Combine::Agreed, Combine::Mean, Combine::Median, Combine::Majority]);
    let absent = select(vec![AbsentRule::LeftOut, AbsentRule::Required]);
    let later = (prop::option::of(combine), prop::option::of(absent), any::<bool>(), 0..4_i64);
    (kept, later, words()).prop_map(
        |((not_applicable, decimals, half, hide_reviews), (combine, absent, has_lot, classes), name)| {
            let mut rules = Rules::undecided(not_applicable, Rounding { decimals, half });
            (rules.hide_reviews, rules.combine, rules.absent) = (hide_reviews, combine, absent);
            rules.ties.extend(has_lot.then_some(TieRule::Lot));
            rules.presenter_ranks.push(name);
            rules.classes = (0..classes).map(class).collect();
            let to = rules
                .classes
                .first()
                .map_or(AwardTo::Votes, |class| AwardTo::Class { class: class.name.clone() });
            rules.awards.push(Award { name: "Piagam".to_owned(), to });
            rules
        },
    )
}

fn class(index: i64) -> Class {
    Class {
        name: format!("Kelas {index}"),
        least: (index != 1).then(|| Decimal::from_thousandths(index * 250)),
    }
}

/// Freezes the round once, or for the second time.
fn frozen(edition: u32, at: i64, reason: String) -> Vec<Freeze> {
    let freeze = |edition, change| Freeze { edition, at, by: None, change, seal: None };
    match edition.checked_sub(1) {
        None | Some(0) => vec![freeze(edition, None)],
        Some(before) => {
            let change = Amendment { reason, previous: Hash([7; 32]) };
            vec![freeze(before, None), freeze(edition, Some(change))]
        }
    }
}

fn districts() -> impl Strategy<Value = Vec<District>> {
    let slot = prop::option::of(Just("2026-12-31T23:59".to_owned()));
    let district = (words(), slot, prop::option::of(words()));
    prop::collection::vec(district, 0..4).prop_map(|districts| {
        let numbered = districts.into_iter().enumerate();
        let district = |(index, (name, slot, room))| {
            let code = DistrictId(format!("99.{index}"));
            let presenter = Option::clone(&room).map(|name| Presenter { name: Some(name), rank: None });
            District { code, name, slot, room, presenter }
        };
        numbered.map(district).collect()
    })
}

fn panel() -> impl Strategy<Value = Vec<Panelist>> {
    let panelist = (words(), select(vec![Role::Chair, Role::Member]), prop::option::of(words()));
    prop::collection::vec(panelist, 0..4).prop_map(|panel| {
        let panelist = |(index, (name, role, agency))| {
            let id = PanelistId(format!("p{index}"));
            Panelist { id, name, role, agency, sections: Vec::new(), recused: Vec::new() }
        };
        panel.into_iter().enumerate().map(panelist).collect()
    })
}

/// A review of each district for each indicator.
fn reviews(districts: &[DistrictId], rubric: &Rubric) -> Vec<Review> {
    let of = |district: &DistrictId, indicator: &Indicator| Review {
        district: district.clone(),
        indicator: indicator.code.clone(),
        level: indicator.levels.last().unwrap().code.clone(),
    };
    let of_district = |district| rubric.indicators().map(move |indicator| of(district, indicator));
    districts.iter().flat_map(of_district).collect()
}

pub(crate) fn round() -> impl Strategy<Value = Round> {
    let head = (1..=u32::MAX, words(), prop::option::of(words()), prop::option::of(2018..=2100_u32));
    let who =
        (prop::option::of(words()), prop::option::of(words()), prop::option::of(1..=600_u32), any::<bool>());
    let freezing = prop::option::of((0..4_000_000_000_000_i64, words()));
    (head, who, districts(), panel(), (rules(), freezing), rubric()).prop_map(
        |(
            (edition, title, province, year),
            (agency, instruction, minutes, practice),
            districts,
            mut panel,
            (rules, freezing),
            rubric,
        )| {
            if let Some(panelist) = panel.first_mut() {
                panelist.sections = rubric.sections().take(1).map(|section| section.code.clone()).collect();
                panelist.recused = districts.iter().take(1).map(|district| district.code.clone()).collect();
            }
            let frozen = freezing.map_or_else(Vec::new, |(at, reason)| frozen(edition, at, reason));
            let districts_of_reviews: Vec<DistrictId> =
                districts.iter().map(|district| district.code.clone()).collect();
            let id = "acak-2026".to_owned();
            let draft = RoundDraft {
                id,
                edition,
                title,
                province,
                year,
                agency,
                instruction,
                minutes,
                practice,
                districts,
                panel,
                reviews: reviews(&districts_of_reviews, &rubric),
                rules,
                frozen,
                rubric,
            };
            Round::new(draft).unwrap()
        },
    )
}

/// One step of one of two writers; everything is picked by indices, as the round is known only later.
type Step = (u8, [Index; 4], u8, String, i64);

fn change(round: &Round, picks: &[Index; 4], kind: u8, text: String) -> Change {
    let indicators: Vec<&Indicator> = round.rubric.indicators().collect();
    let chosen = picks[0].get(&indicators);
    let indicator = chosen.code.clone();
    match kind {
        0 if chosen.not_applicable => Change::NotApplicable { indicator },
        1 => Change::Clear { indicator },
        2 => Change::Note { indicator, text },
        3 => Change::Finalise { covers: Vec::new(), proof: None },
        4 => Change::Reopen { reason: text },
        8 => Change::Unsure { indicator, unsure: text.is_empty() },
        9 if !chosen.evidence.is_empty() => {
            let item = u32::try_from(picks[1].index(chosen.evidence.len())).unwrap();
            Change::Evidence { indicator, item, seen: (text.len() > 2).then_some(text.is_empty()) }
        }
        10 if !chosen.evidence.is_empty() => {
            let item = u32::try_from(picks[1].index(chosen.evidence.len())).unwrap();
            let url = (text.len() > 2).then(|| format!("https://contoh.go.id/{}", text.len()));
            Change::Link { indicator, item, url }
        }
        _ => Change::Grade { indicator, level: picks[1].get(&chosen.levels).code.clone() },
    }
}

fn taken(round: &Round, steps: Vec<Step>) -> Journal {
    let mut journals = [Journal::default(), Journal::default()];
    for (who, picks, kind, text, at) in steps {
        let own = usize::from(who);
        let panelist = match round.panel.as_slice() {
            [] => PanelistId("Bu Sri".to_owned()),
            panel => picks[2].get(panel).id.clone(),
        };
        let district = match round.districts.as_slice() {
            [] => DistrictId("Kab. Banjar".to_owned()),
            districts => picks[3].get(districts).code.clone(),
        };
        let key = SheetKey { panelist, district };
        let stamp = Stamp { writer: writer(who), at };
        let other = journals[1 - own].clone();
        let journal = &mut journals[own];
        // What the state of the sheet refuses is left out.
        let _ = match kind {
            5 => undo(journal, stamp, &key, hash_of).map(drop),
            6 => redo(journal, stamp, &key, hash_of).map(drop),
            7 => journal.merge(&other).map(drop).map_err(|forks| panic!("{forks:?}")),
            kind => journal.write(stamp, &key, change(round, &picks, kind, text), hash_of).map(drop),
        };
    }
    let [mut whole, other] = journals;
    whole.merge(&other).unwrap();
    whole
}

/// Times that people have: the years 1970 to 2200.
pub(crate) fn time() -> impl Strategy<Value = i64> {
    0..7_258_118_400_000_i64
}

pub(crate) fn sheets() -> impl Strategy<Value = (Round, Journal)> {
    let step = (0..2_u8, any::<[Index; 4]>(), 0..12_u8, words(), time());
    (round(), prop::collection::vec(step, 0..30)).prop_map(|(round, steps)| {
        let journal = taken(&round, steps);
        (round, journal)
    })
}

/// Any JSON, with the words of our files among its keys and values.
pub(crate) fn node() -> impl Strategy<Value = Node> {
    let word = select(vec![
        "format",
        "penilaian-kinerja",
        "version",
        "kind",
        "rubric",
        "round",
        "sheets",
        "entries",
        "tracks",
        "id",
        "components",
        "sections",
        "indicators",
        "levels",
        "points",
        "value",
        "provenance",
        "template",
        "writer",
        "counter",
        "change",
        "type",
        "grade",
        "fingerprint",
        "",
        "\u{202e}",
        "1.1",
        "A",
    ]);
    let word = prop_oneof![4 => word.prop_map(str::to_owned), 1 => any::<String>()];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(|thousandths| Value::Number(Decimal::from_thousandths(thousandths))),
        (-3..4_i64).prop_map(|whole| Value::Number(Decimal::from_thousandths(whole * 1000))),
        word.clone().prop_map(Value::Text),
    ];
    leaf.prop_map(Node::from).boxed().prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(|items| Value::List(items).into()),
            prop::collection::vec((word.clone(), inner), 0..6).prop_map(|fields| Value::Map(fields).into()),
        ]
    })
}

/// The next entry of a writer who is not in the sample, on a sheet of the sample's round.
pub(crate) fn sample_entry(change: Change) -> pk_core::Sealed {
    let mut journal = crate::sample::journal();
    let at = stamp(4, &journal);
    journal.write(at, &crate::sample::key("p3", "99.02"), change, hash_of).unwrap()
}
