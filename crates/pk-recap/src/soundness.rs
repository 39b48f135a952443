//! How far the panel agrees, in figures and in words. Nothing of it changes a score.

use pk_core::Decimal;
use pk_core::recap::{Given, Recap};
use pk_format::{Lang, Node, Value, district_words};
use pk_stats::{
    Agreement, Leaning, Metric, Outcome, Ratings, TooFew, alpha, apart, concordance, icc, severities,
};

/// At most so many single grades are told.
const MOST_APART: usize = 20;

/// Units are indicators of districts. `value` makes a number of a level's place among those of its indicator.
fn ratings(recap: &Recap, value: &dyn Fn(usize, usize) -> Option<f64>) -> Ratings {
    let grades = recap.grades();
    let indicators = grades.indicators();
    let clusters = (0..grades.districts().len())
        .flat_map(|district| std::iter::repeat_n(district, indicators))
        .collect();
    Ratings::new(grades.panel().len(), clusters, |panelist, unit| {
        let (district, indicator) = unit_of(unit, indicators);
        match grades.given(district, panelist, indicator) {
            Given::Level(level) => value(indicator, level),
            _ => None,
        }
    })
}

fn unit_of(unit: usize, indicators: usize) -> (usize, usize) {
    (unit / indicators.max(1), unit % indicators.max(1))
}

fn points(recap: &Recap) -> Ratings {
    let of: Vec<Vec<f64>> = recap
        .round()
        .rubric
        .indicators()
        .map(|indicator| indicator.levels.iter().map(|level| shown(level.points.value)).collect())
        .collect();
    ratings(recap, &|indicator, level| of.get(indicator)?.get(level).copied())
}

/// For statistics alone; no score comes of it.
fn shown(decimal: Decimal) -> f64 {
    decimal.thousandths() as f64 / 1000.0
}

/// Places of levels, the best being the highest.
fn places(recap: &Recap) -> Ratings {
    let of: Vec<usize> = recap.round().rubric.indicators().map(|indicator| indicator.levels.len()).collect();
    ratings(recap, &|indicator, level| of.get(indicator).map(|levels| (levels - level.min(*levels)) as f64))
}

/// Everything as lines for people.
#[must_use]
pub fn sound_lines(recap: &Recap, lang: Lang) -> Vec<String> {
    let (points, places) = (points(recap), places(recap));
    let mut lines = Vec::new();
    let name = lang.pick("Alfa Krippendorff (ordinal)", "Krippendorff's alpha (ordinal)");
    lines.push(line(name, alpha(&places, Metric::Ordinal), lang, |found| {
        (found.value, Agreement::of_alpha(found.value))
    }));
    let of_icc = icc(&points);
    let name = lang.pick("ICC(2,1), satu panelis", "ICC(2,1), one panelist");
    lines.push(line(name, of_icc, lang, |found| (found.single.value, Agreement::of_icc(found.single.value))));
    let name = lang.pick("ICC(2,k), rata-rata panel", "ICC(2,k), mean of the panel");
    lines.push(line(name, of_icc.and_then(|found| found.average), lang, |found| {
        (found.value, Agreement::of_icc(found.value))
    }));
    let name = lang.pick("W Kendall, keselarasan urutan", "Kendall's W, agreement of order");
    lines.push(line(name, concordance(&points), lang, |found| (found.w, Agreement::of_concordance(found.w))));
    for (id, found) in recap.grades().panel().iter().zip(severities(&points)) {
        let name = recap.round().panelist_name(id);
        let words = match &found {
            Err(lacking) => too_few(*lacking, lang),
            Ok(found) => {
                let leaning = match found.leaning() {
                    Ok(Leaning::Strict) => {
                        lang.pick("lebih ketat daripada panelis lain", "stricter than the others")
                    }
                    Ok(Leaning::Mild) => {
                        lang.pick("lebih longgar daripada panelis lain", "milder than the others")
                    }
                    Ok(Leaning::Neither) => lang.pick("tidak tampak condong", "no leaning to be seen"),
                    Err(_) => lang.pick("terlalu sedikit data", "too few data"),
                };
                let interval = found.interval.map_or_else(
                    |_| String::new(),
                    |interval| {
                        let (low, high) = (figure(interval.low, lang), figure(interval.high, lang));
                        lang.pick(
                            format!(" (95 %: {low} sampai {high})"),
                            format!(" (95 %: {low} to {high})"),
                        )
                    },
                );
                let mean = figure(found.mean, lang);
                lang.pick(
                    format!("{leaning}; selisih rata-rata {mean} poin{interval}, dari {} nilai", found.cells),
                    format!("{leaning}; mean difference {mean} points{interval}, of {} grades", found.cells),
                )
            }
        };
        lines.push(format!("{name}: {words}"));
    }
    lines
}

/// The grades that stand apart as lines for people, at most so many.
#[must_use]
pub fn alone_lines(recap: &Recap, lang: Lang) -> Vec<String> {
    let found = alone(recap);
    let mut lines = Vec::new();
    for one in found.iter().take(MOST_APART) {
        let Alone { panelist, district, indicator } = *one;
        let code = recap.round().rubric.indicators().nth(indicator).map_or("", |of| &of.code);
        let who = recap.grades().panel().get(panelist).map_or("", |id| recap.round().panelist_name(id));
        let given = pk_format::given_words(recap, district, indicator, lang);
        let place = district_words(recap, district);
        lines.push(lang.pick(
            format!("Nilai yang menyendiri: {who}, {place}, indikator {code} ({given})"),
            format!("A grade that stands apart: {who}, {place}, indicator {code} ({given})"),
        ));
    }
    if found.len() > MOST_APART {
        let more = found.len() - MOST_APART;
        lines.push(lang.pick(
            format!("dan {more} nilai lain yang menyendiri (semuanya ada dalam keluaran --json)"),
            format!("and {more} more grades that stand apart (all of them are in the output of --json)"),
        ));
    }
    lines
}

fn line<T>(name: &str, found: Outcome<T>, lang: Lang, of: impl Fn(T) -> (f64, Agreement)) -> String {
    match found {
        Err(lacking) => format!("{name}: {}", too_few(lacking, lang)),
        Ok(found) => {
            let (value, class) = of(found);
            let class = match class {
                Agreement::Weak => lang.pick("lemah", "weak"),
                Agreement::Moderate => lang.pick("sedang", "moderate"),
                Agreement::Good => lang.pick("baik", "good"),
                Agreement::Excellent => lang.pick("sangat baik", "excellent"),
            };
            format!("{name}: {}, {}", figure(value, lang), class)
        }
    }
}

fn too_few(lacking: TooFew, lang: Lang) -> String {
    let words = match lacking {
        TooFew::Raters { has, needs } => lang.pick(
            format!("baru {has} panelis yang menilai, perlu {needs}"),
            format!("only {has} panelists graded, {needs} are needed"),
        ),
        TooFew::Units { has, needs } => lang.pick(
            format!("baru {has} nilai yang dapat dibandingkan, perlu {needs}"),
            format!("only {has} grades can be compared, {needs} are needed"),
        ),
        TooFew::Clusters { has, needs } => lang.pick(
            format!("baru {has} kabupaten/kota, perlu {needs}"),
            format!("only {has} districts, {needs} are needed"),
        ),
        TooFew::NoVariation => lang.pick("nilai tidak bervariasi", "grades do not vary").to_owned(),
        TooFew::Opposed => lang
            .pick("nilai para panelis saling bertentangan", "the panelists' grades contradict each other")
            .to_owned(),
    };
    lang.pick(format!("terlalu sedikit data ({words})"), format!("too few data ({words})"))
}

fn figure(value: f64, lang: Lang) -> String {
    let text = format!("{value:.3}");
    let text = if text == "-0.000" { "0.000".to_owned() } else { text };
    lang.pick(text.replace('.', ","), text)
}

/// A grade that stands apart from those of the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alone {
    /// The panelist, by its place in the recap.
    pub panelist: usize,
    /// The district, by its place.
    pub district: usize,
    /// The indicator, by its place.
    pub indicator: usize,
}

/// Every grade that stands apart from those of the others; nothing where there are too few data to say so.
#[must_use]
pub fn alone(recap: &Recap) -> Vec<Alone> {
    let indicators = recap.grades().indicators();
    let found = apart(&places(recap)).unwrap_or_default();
    let one = |one: pk_stats::Apart| {
        let (district, indicator) = unit_of(one.unit, indicators);
        Alone { panelist: one.rater, district, indicator }
    };
    found.into_iter().map(one).collect()
}

/// Everything for programs; figures as texts, with all the digits that they have.
#[must_use]
pub fn sound_node(recap: &Recap) -> Node {
    let (points, places) = (points(recap), places(recap));
    let text = |found: Outcome<f64>| {
        found.map_or_else(|_| Value::Null.into(), |value| Node::text(value.to_string()))
    };
    let of_icc = icc(&points);
    let panelists = recap.grades().panel().iter().zip(severities(&points)).map(|(id, found)| {
        Node::map(vec![
            ("panelist", Node::text(&id.0)),
            ("severity", text(found.map(|found| found.mean))),
            ("low", text(found.and_then(|found| found.interval).map(|interval| interval.low))),
            ("high", text(found.and_then(|found| found.interval).map(|interval| interval.high))),
            ("spread", text(found.and_then(|found| found.spread))),
        ])
    });
    let indicators = recap.grades().indicators();
    let alone = apart(&places).unwrap_or_default().into_iter().map(|one| {
        let (district, indicator) = unit_of(one.unit, indicators);
        let code = recap.round().rubric.indicators().nth(indicator).map_or("", |of| &of.code);
        Node::map(vec![
            ("panelist", Node::text(recap.grades().panel().get(one.rater).map_or("", |id| &id.0))),
            ("district", Node::text(recap.grades().districts().get(district).map_or("", |code| &code.0))),
            ("indicator", Node::text(code)),
        ])
    });
    Node::map(vec![
        ("alpha", text(alpha(&places, Metric::Ordinal).map(|found| found.value))),
        ("icc_2_1", text(of_icc.map(|found| found.single.value))),
        ("icc_2_k", text(of_icc.and_then(|found| found.average).map(|found| found.value))),
        ("kendall_w", text(concordance(&points).map(|found| found.w))),
        ("severities", Value::List(panelists.collect()).into()),
        ("apart", Value::List(alone.collect()).into()),
    ])
}
