//! The rubrics that come with every build.

use pk_core::round::Round;
use pk_core::rubric::{Rubric, Scale};
use pk_core::score::score;
use pk_core::text::{Provenance, Quantity, Text};
use pk_core::{Number, Sheet};
use pk_format::{RUBRICS, shipped_rubric};

fn check(id: &str, indicators: &[usize], maximum: i128) -> Rubric {
    let rubric = shipped_rubric(id).unwrap();
    let counts: Vec<usize> = rubric.sections().map(|section| section.indicators.len()).collect();
    assert_eq!(counts, indicators);
    let codes: Vec<&str> = rubric.sections().map(|section| section.code.as_str()).collect();
    let numbers: Vec<String> = (1..=indicators.len()).map(|number| number.to_string()).collect();
    assert_eq!(codes, numbers);
    assert!(rubric.tracks.iter().all(|track| track.scale == Scale::Points));

    let round = Round::without_round(rubric.clone());
    let scored = score(&round, &pk_core::PanelistId("Panelis".to_owned()), &Sheet::default());
    let maxima: Vec<Number> = scored.tracks.iter().map(|track| track.score.maximum).collect();
    assert_eq!(maxima, [Number::from_integer(maximum)]);
    rubric
}

#[test]
fn pk_2020_has_thirteen_indicators_and_thirty_nine_points() {
    check("pk-2020-aksi-1-4", &[4, 4, 3, 2], 39);
}

#[test]
fn pk_8_aksi_has_twenty_indicators_and_sixty_points() {
    let rubric = check("pk-8-aksi", &[4, 4, 3, 2, 2, 2, 2, 1], 60);
    assert!(rubric.has_template());
    for indicator in rubric.indicators() {
        let codes: Vec<&str> = indicator.levels.iter().map(|level| level.code.as_str()).collect();
        assert_eq!(codes, ["A", "B", "C", "D"], "{}", indicator.code);
        assert!(indicator.levels.iter().all(|level| level.descriptor.is_some()), "{}", indicator.code);
        assert!(!indicator.evidence.is_empty(), "{}", indicator.code);
    }
}

#[test]
fn both_share_the_thirteen_printed_labels() {
    let [all, first] = ["pk-8-aksi", "pk-2020-aksi-1-4"].map(|id| shipped_rubric(id).unwrap());
    for indicator in first.indicators() {
        assert_eq!(indicator.label.provenance, Provenance::Printed, "{}", indicator.code);
        assert_eq!(all.indicator(&indicator.code).unwrap().label.text, indicator.label.text);
    }
    for indicator in all.indicators().skip(13) {
        assert_eq!(indicator.label.provenance, Provenance::Template, "{}", indicator.code);
    }
}

/// Points A=3, B=2 follow from the printed total of Kab. Tangerang; C=1 and D=0 are inferred.
#[test]
fn points_say_where_they_come_from() {
    for rubric in ["pk-8-aksi", "pk-2020-aksi-1-4"].map(|id| shipped_rubric(id).unwrap()) {
        for level in rubric.indicators().flat_map(|indicator| &indicator.levels) {
            let (points, provenance) = match level.code.as_str() {
                "A" => (3000, Provenance::Derived),
                "B" => (2000, Provenance::Derived),
                "C" => (1000, Provenance::Inferred),
                _ => (0, Provenance::Inferred),
            };
            assert_eq!(level.points.value.thousandths(), points);
            // For aksi 5 to 8 nothing is printed from which points could follow.
            assert!(level.points.provenance == provenance || level.points.provenance == Provenance::Inferred);
        }
    }
}

/// Nothing shipped is official, and what is printed names a source that can be looked up.
#[test]
fn every_text_says_where_it_comes_from() {
    for rubric in RUBRICS.map(|shipped| shipped_rubric(shipped.id).unwrap()) {
        let check = |provenance: Provenance, source: &Option<String>| {
            assert_ne!(provenance, Provenance::Official);
            if provenance.is_sourced() {
                let source = source.as_deref().and_then(|id| rubric.source(id)).unwrap();
                assert!(source.url.is_some(), "{}", source.id);
            }
        };
        let text = |text: &Text| check(text.provenance, &text.source);
        let quantity = |quantity: &Quantity| check(quantity.provenance, &quantity.source);
        text(&rubric.title);
        for component in rubric.tracks.iter().flat_map(|track| &track.components) {
            text(&component.name);
            quantity(&component.weight);
        }
        rubric.sections().for_each(|section| text(&section.name));
        for indicator in rubric.indicators() {
            text(&indicator.label);
            indicator.wording.iter().chain(&indicator.evidence).for_each(text);
            quantity(&indicator.weight);
            indicator.levels.iter().for_each(|level| {
                level.descriptor.iter().for_each(text);
                quantity(&level.points);
            });
        }
    }
}

/// The only descriptors known from print are those of 1.1 A and B.
#[test]
fn descriptors_that_nobody_printed_are_marked_as_ours() {
    for rubric in RUBRICS.map(|shipped| shipped_rubric(shipped.id).unwrap()) {
        for indicator in rubric.indicators() {
            for level in &indicator.levels {
                let Some(descriptor) = &level.descriptor else { continue };
                let is_printed = indicator.code == "1.1" && matches!(level.code.as_str(), "A" | "B");
                let expected = if is_printed { Provenance::Printed } else { Provenance::Template };
                assert_eq!(descriptor.provenance, expected, "{} {}", indicator.code, level.code);
            }
            assert!(indicator.evidence.iter().all(|text| text.provenance == Provenance::Template));
        }
    }
}

#[test]
fn there_is_no_other() {
    assert_eq!(shipped_rubric("pk-9-aksi"), None);
}
