//! How firm the places are: what would have moved them, in words and for programs. Nothing of it changes a score.

use crate::chance::depends_on_panel;
use pk_core::recap::{Otherwise, Recap};
use pk_core::rules::Combine;
use pk_format::{Lang, Node, Value, district_words};

/// A kind of counting otherwise.
struct Kind {
    /// Its name in JSON.
    name: &'static str,
    id: &'static str,
    en: &'static str,
    ways: Vec<Otherwise>,
}

/// What would be if grades were counted otherwise in every way of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Firm {
    /// The name of the kind in JSON.
    pub name: &'static str,
    id: &'static str,
    en: &'static str,
    /// For each track the districts whose places stay in all ways, by their places in the recap.
    pub stay: Vec<Vec<usize>>,
}

impl Firm {
    /// In what way grades are counted otherwise, to follow "when".
    #[must_use]
    pub const fn words(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Id => self.id,
            Lang::En => self.en,
        }
    }
}

/// Everything that is tried, with the places that stay.
#[must_use]
pub fn firmness(recap: &Recap) -> Vec<Firm> {
    let one = |kind: Kind| Firm { name: kind.name, id: kind.id, en: kind.en, stay: recap.firm(&kind.ways) };
    kinds(recap).into_iter().map(one).collect()
}

/// Everything that is tried. A panel of one and a single component have nothing to leave out or to weigh.
fn kinds(recap: &Recap) -> Vec<Kind> {
    let rubric = &recap.round().rubric;
    let panel = recap.grades().panel().len();
    let mut rules = vec![Combine::Mean, Combine::Median];
    if panel > 2 {
        rules.push(Combine::Trimmed { cut: 1 });
    }
    rules.retain(|rule| *rule != recap.combine());
    let mut component = 0;
    let mut weighed = Vec::new();
    for track in &rubric.tracks {
        for _ in &track.components {
            if track.components.len() > 1 {
                weighed.extend([Otherwise::Weighed(component, 9), Otherwise::Weighed(component, 11)]);
            }
            component += 1;
        }
    }
    let all = |count: usize, way: fn(usize) -> Otherwise| (0..count).map(way).collect();
    let kinds = vec![
        Kind {
            name: "without_panelist",
            id: "satu panelis dikeluarkan",
            en: "one panelist is left out",
            ways: if depends_on_panel(recap) { all(panel, Otherwise::WithoutPanelist) } else { Vec::new() },
        },
        Kind {
            name: "without_indicator",
            id: "satu indikator dikeluarkan",
            en: "one indicator is left out",
            ways: all(recap.grades().indicators(), Otherwise::WithoutIndicator),
        },
        Kind {
            name: "without_section",
            id: "satu aksi atau bagian dikeluarkan",
            en: "one aksi or section is left out",
            ways: all(rubric.sections().count(), Otherwise::WithoutSection),
        },
        Kind {
            name: "other_rule",
            id: "nilai digabung dengan rata-rata, median, atau rata-rata terpangkas",
            en: "grades are combined by mean, median or trimmed mean",
            ways: if panel > 1 { rules.into_iter().map(Otherwise::CombinedBy).collect() } else { Vec::new() },
        },
        Kind {
            name: "weights",
            id: "bobot satu komponen 10 % lebih besar atau lebih kecil",
            en: "the weight of one component is 10 % larger or smaller",
            ways: weighed,
        },
    ];
    kinds.into_iter().filter(|kind| !kind.ways.is_empty()).collect()
}

/// One line a track and kind.
#[must_use]
pub fn firm_lines(recap: &Recap, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if recap.combine() == Combine::Agreed {
        lines.push(
            lang.pick(
                "Menurut aturan putaran, nilai disepakati bersama. Panel lain dapat menyepakati nilai lain; dari nilai panelis hal itu tidak dapat dihitung.",
                "By the rules of the round grades are agreed on. Another panel might agree on others; that cannot be told from the grades.",
            )
            .to_owned(),
        );
    }
    for kind in firmness(recap) {
        let tracks = recap.round().rubric.tracks.iter().zip(recap.rankings()).zip(&kind.stay);
        for ((track, ranking), firm) in tracks {
            let (count, all) = (firm.len(), ranking.places.len());
            if all < 2 {
                continue;
            }
            let track = &track.name.text;
            let names: Vec<&str> = firm.iter().map(|district| district_words(recap, *district)).collect();
            let names = if names.is_empty() || count == all {
                String::new()
            } else {
                format!(": {}", names.join(", "))
            };
            lines.push(lang.pick(
                format!("{track}, bila {}: {count} dari {all} peringkat tetap{names}", kind.id),
                format!("{track}, when {}: {count} of {all} places stay{names}", kind.en),
            ));
        }
    }
    lines
}

/// For each track and kind the districts whose places stay.
#[must_use]
pub fn firm_node(recap: &Recap) -> Node {
    let mut nodes = Vec::new();
    for kind in firmness(recap) {
        for (track, firm) in recap.round().rubric.tracks.iter().zip(&kind.stay) {
            let codes = firm.iter().filter_map(|district| recap.grades().districts().get(*district));
            let codes = codes.map(|code| Node::text(&code.0)).collect();
            nodes.push(Node::map(vec![
                ("track", Node::text(&track.id)),
                ("otherwise", Node::text(kind.name)),
                ("stay", Value::List(codes).into()),
            ]));
        }
    }
    Value::List(nodes).into()
}
