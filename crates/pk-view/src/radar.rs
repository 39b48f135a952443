//! A radar of the sections: how much of its maximum each has earned.

use crate::tag::{Tag, tag};
use pk_core::number::Number;
use pk_core::score::SectionScore;

/// The radius of the outermost ring, in units of the picture; coordinates are whole numbers.
const RADIUS: f64 = 1000.0;

/// The picture; the table behind it says the same in numbers. Fewer than three sections make no surface.
pub(crate) fn radar(sections: &[&SectionScore<'_>], label: &str) -> Option<Tag> {
    if sections.len() < 3 {
        return None;
    }
    let mut picture = tag("svg.radar[role=img][viewBox=-1750 -1280 3500 2560]").set("aria-label", label);
    for ring in [0.25, 0.5, 0.75, 1.0] {
        let points = polygon(sections, |_| ring);
        picture = picture.tag(tag("polygon.ring").set("points", &points));
    }
    let earned = polygon(sections, |section| share(&section.score.value, &section.score.maximum));
    picture = picture.tag(tag("polygon.earned").set("points", &earned));
    for (index, section) in sections.iter().enumerate() {
        let (x, y) = corner(index, sections.len(), 1.12);
        // Beside the picture the text stands outside of it.
        let anchor = match x {
            -200..=200 => "middle",
            201.. => "start",
            _ => "end",
        };
        let text = tag("text[dominant-baseline=middle]").set("text-anchor", anchor);
        let text = text.set("x", &x.to_string()).set("y", &y.to_string());
        picture = picture.tag(text.text(&code_of(section)));
    }
    Some(picture)
}

/// The section's code; while something in it is not graded also how much is, for a gap is no low score.
fn code_of(section: &SectionScore<'_>) -> String {
    let (marked, all) = (section.score.marked(), section.score.indicators);
    let code = &section.section.code;
    if marked == all {
        code.clone()
    } else {
        [code, " (", &marked.to_string(), "/", &all.to_string(), ")"].concat()
    }
}

fn polygon(sections: &[&SectionScore<'_>], share: impl Fn(&SectionScore<'_>) -> f64) -> String {
    let mut points = String::new();
    for (index, section) in sections.iter().enumerate() {
        let (x, y) = corner(index, sections.len(), share(section));
        points.push_str(&[&*x.to_string(), ",", &y.to_string(), " "].concat());
    }
    points
}

/// A corner of the polygon with `count` corners, the first at the top, clockwise.
pub(crate) fn corner(index: usize, count: usize, share: f64) -> (i32, i32) {
    #[expect(clippy::cast_precision_loss, reason = "a few sections")]
    let turn = std::f64::consts::TAU * index as f64 / count as f64;
    let (sine, cosine) = sine_and_cosine(turn);
    #[expect(clippy::cast_possible_truncation, reason = "a few thousand")]
    let whole = |number: f64| number.round() as i32;
    (whole(sine * share * RADIUS), whole(-cosine * share * RADIUS))
}

/// Both, from their series: those of the standard library cost 4 KB of Wasm.
fn sine_and_cosine(turn: f64) -> (f64, f64) {
    let (mut sine, mut cosine, mut term) = (0.0, 0.0, 1.0);
    for power in 0..24 {
        match power % 4 {
            0 => cosine += term,
            1 => sine += term,
            2 => cosine -= term,
            _ => sine -= term,
        }
        term *= turn / f64::from(power + 1);
    }
    (sine, cosine)
}

/// What was earned of what could be, between 0 and 1.
pub(crate) fn share(value: &Number, maximum: &Number) -> f64 {
    if *maximum <= Number::from_integer(0) {
        return 0.0;
    }
    let thousandths = (value / maximum * Number::from_integer(1000)).to_integer().clamp(0, 1000);
    f64::from(i32::try_from(thousandths).unwrap_or_default()) / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_are_close_enough_for_a_picture() {
        for step in 0..=64 {
            let turn = std::f64::consts::TAU * f64::from(step) / 64.0;
            let (sine, cosine) = sine_and_cosine(turn);
            assert!((sine - turn.sin()).abs() < 1e-4 && (cosine - turn.cos()).abs() < 1e-4, "{turn}");
        }
    }
}
