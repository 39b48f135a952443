//! How far places depend on who sat in the panel: one left out, or drawn again by chance (bootstrap). Nothing of it changes a
//! score.

use pk_core::Number;
use pk_core::recap::{Otherwise, Ranking, Recap};
use pk_core::rules::Combine;
use pk_format::{Fingerprint, Lang, district_words};

/// How far the score and the rank of one district move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The district, by its place in the recap.
    pub district: usize,
    /// The least and the greatest score.
    pub scores: (Number, Number),
    /// The best and the worst rank.
    pub ranks: (usize, usize),
}

/// Two neighbours in the ranking whose order a panel drawn by chance often turns around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoinToss {
    /// The one above.
    pub above: usize,
    /// The one below.
    pub below: usize,
    /// Of how many panels in a hundred the one below is above.
    pub turned: usize,
}

/// What panels drawn by chance make of one track.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chance {
    /// For each district that has a place, in the order of places: nine of ten panels give it such a rank and score.
    pub ranges: Vec<Range>,
    /// Neighbours whose order is turned around in at least [`UNCERTAIN`] of a hundred panels.
    pub tosses: Vec<CoinToss>,
}

/// How many panels are drawn wherever it is told.
pub const DRAWS: usize = 400;
/// From so many panels in a hundred on, the order of two neighbours is called uncertain.
const UNCERTAIN: usize = 25;
/// And from so many on, a coin toss.
const TOSS: usize = 40;

/// Whether another panel can make another ranking. What a panel has agreed on does not change with who is left out of it,
/// so nothing can be told from the grades: another panel might have agreed on something else.
#[must_use]
pub fn depends_on_panel(recap: &Recap) -> bool {
    recap.grades().panel().len() > 1 && recap.combine() != Combine::Agreed
}

/// For each track the ranges when each panelist is left out once; nothing where it [cannot be told](depends_on_panel).
#[must_use]
pub fn without_each(recap: &Recap) -> Vec<Vec<Range>> {
    let panel = recap.grades().panel().len();
    if !depends_on_panel(recap) {
        return vec![Vec::new(); recap.rankings().len()];
    }
    let others: Vec<Recap> =
        (0..panel).map(|panelist| recap.otherwise(Otherwise::WithoutPanelist(panelist))).collect();
    let tracks = recap.rankings().iter().enumerate();
    tracks
        .map(|(track, ranking)| {
            let rankings: Vec<&Ranking> =
                others.iter().filter_map(|other| other.rankings().get(track)).collect();
            ranges(ranking, &rankings, 0)
        })
        .collect()
}

/// What [`DRAWS`] panels make of each track; the seed is the round's fingerprint, so that everybody draws the same.
#[must_use]
pub fn drawn(recap: &Recap, round: Fingerprint) -> Vec<Chance> {
    let [first, second, third, fourth, ..] = round.0.0;
    chance(recap, DRAWS, u32::from_be_bytes([first, second, third, fourth]).into())
}

/// Neighbours whose order is like a toss of a coin, in one line.
#[must_use]
pub fn toss_sentence(recap: &Recap, toss: &CoinToss, lang: Lang) -> String {
    let (above, below) = (district_words(recap, toss.above), district_words(recap, toss.below));
    let turned = toss.turned;
    let how = if turned < TOSS {
        lang.pick("belum pasti", "it is uncertain")
    } else {
        lang.pick("seperti lemparan koin", "like a toss of a coin")
    };
    lang.pick(
        format!("{above} dan {below}: urutannya terbalik dalam {turned} dari 100 panel yang diundi, {how}."),
        format!("{above} and {below}: their order turns around in {turned} of 100 drawn panels, {how}."),
    )
}

/// For each track what `draws` panels make of it, each of as many panelists as there are, drawn with replacement. The same
/// `seed` draws the same panels. Nothing where it [cannot be told](depends_on_panel).
#[must_use]
pub fn chance(recap: &Recap, draws: usize, seed: u64) -> Vec<Chance> {
    let panel = recap.grades().panel().len();
    if !depends_on_panel(recap) || draws == 0 {
        return vec![Chance::default(); recap.rankings().len()];
    }
    let mut random = fastrand::Rng::with_seed(seed);
    let mut drawn: Vec<Vec<Ranking>> = Vec::with_capacity(draws);
    for _ in 0..draws {
        let mut times = vec![0_u16; panel];
        for _ in 0..panel {
            if let Some(times) = times.get_mut(random.usize(..panel)) {
                *times += 1;
            }
        }
        drawn.push(recap.with_panel(&times).rankings().to_vec());
    }
    let tracks = recap.rankings().iter().enumerate();
    tracks
        .map(|(track, ranking)| {
            let rankings: Vec<&Ranking> = drawn.iter().filter_map(|rankings| rankings.get(track)).collect();
            let tosses = ranking.places.windows(2).filter_map(|pair| match pair {
                [above, below] => toss(above.district, below.district, &rankings),
                _ => None,
            });
            Chance { ranges: ranges(ranking, &rankings, draws / 20), tosses: tosses.collect() }
        })
        .collect()
}

/// For each district of `ranking` how far it moves in `others`, but for the `beyond` least and greatest.
fn ranges(ranking: &Ranking, others: &[&Ranking], beyond: usize) -> Vec<Range> {
    let one = |place: &pk_core::recap::Place| {
        let found =
            |other: &&Ranking| other.places.iter().find(|one| one.district == place.district).copied();
        let places: Vec<_> = others.iter().filter_map(found).collect();
        let mut ranks: Vec<usize> = places.iter().map(|place| place.rank).collect();
        let mut scores: Vec<Number> = places.iter().map(|place| place.score).collect();
        ranks.sort_unstable();
        scores.sort_unstable();
        Range {
            district: place.district,
            scores: ends(&scores, beyond).unwrap_or((place.score, place.score)),
            ranks: ends(&ranks, beyond).unwrap_or((place.rank, place.rank)),
        }
    };
    ranking.places.iter().map(one).collect()
}

/// The first and the last but for so many at each end.
fn ends<T: Copy>(sorted: &[T], beyond: usize) -> Option<(T, T)> {
    let beyond = beyond.min(sorted.len().saturating_sub(1) / 2);
    Some((*sorted.get(beyond)?, *sorted.get(sorted.len().checked_sub(beyond + 1)?)?))
}

fn toss(above: usize, below: usize, rankings: &[&Ranking]) -> Option<CoinToss> {
    let rank = |ranking: &Ranking, district: usize| {
        ranking.places.iter().find(|place| place.district == district).map(|place| place.rank)
    };
    let (mut turned, mut all) = (0, 0);
    for ranking in rankings {
        if let (Some(one), Some(other)) = (rank(ranking, above), rank(ranking, below)) {
            all += 1;
            turned += usize::from(other < one);
        }
    }
    let turned = (turned * 100).checked_div(all)?;
    (turned >= UNCERTAIN).then_some(CoinToss { above, below, turned })
}
