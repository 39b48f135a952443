//! Rounds to begin with: nothing in them that no source says.

use pk_core::text::Provenance;
use pk_core::{Fault, Path};
use pk_format::{
    Kind, Node, Preset, Supplies, Value, check_draft, read_file, rubric_file, shipped_rubric, supplies_file,
};

fn presets() -> Vec<Preset> {
    Supplies::read(&supplies_file()).presets
}

fn preset(id: &str) -> Preset {
    presets().into_iter().find(|preset| preset.id == id).unwrap()
}

/// The path that is written `rubric.tracks[0].scale`.
fn path(text: &str) -> Path {
    text.split(['.', '[']).fold(Path::default(), |path, step| match step.trim_end_matches(']').parse() {
        Ok(index) => path.item(index),
        Err(_) => path.field(step.to_owned()),
    })
}

#[test]
fn all_of_them_are_there() {
    let ids: Vec<String> = presets().into_iter().map(|preset| preset.id).collect();
    let expected = [
        "tangerang-2020",
        "lampung-2020",
        "bengkulu-2023",
        "sultra-2022",
        "kaltim-2020",
        "kaltara-2023",
        "aksi-2025",
    ];
    assert_eq!(ids, expected);
}

/// What keeps them from being rounds is only what is missing: nothing that is there is wrong.
#[test]
fn nothing_is_wrong_but_what_is_open() {
    for preset in presets() {
        let check = check_draft(&preset.draft);
        assert!(!check.problems.is_empty(), "{}", preset.id);
        let is_open = |kind: &Kind| matches!(kind, Kind::Missing | Kind::Fault(Fault::TooFew { .. }));
        for problem in &check.problems {
            // What has no indicators or levels yet can earn nothing.
            let follows = problem.kind == Kind::Fault(Fault::NothingToEarn)
                && check
                    .problems
                    .iter()
                    .any(|other| is_open(&other.kind) && other.path.0.starts_with(&problem.path.0));
            assert!(is_open(&problem.kind) || follows, "{}: {problem:?}", preset.id);
        }
    }
}

#[test]
fn every_part_names_what_it_comes_from() {
    for preset in presets() {
        assert!(!preset.about.is_empty());
        for fact in &preset.facts {
            let place = format!("{} {}", preset.id, fact.at);
            assert!(preset.draft.at(&path(&fact.at)).is_some(), "{place}");
            assert!(!fact.says.is_empty(), "{place}");
            assert_ne!(fact.provenance, Provenance::Official, "{place}");
            // What lies in which province is known without a source.
            assert!(fact.source.is_some() || fact.provenance == Provenance::Derived, "{place}");
        }
        let is_told = |part: &str| preset.facts.iter().any(|fact| fact.at == part);
        let Value::Map(fields) = &preset.draft.value else { panic!("{}", preset.id) };
        for (name, node) in fields {
            let is_filled = !matches!(&node.value, Value::List(items) if items.is_empty());
            match (name.as_str(), &node.value) {
                ("id" | "edition" | "title", _) => {}
                ("rules", Value::Map(rules)) => {
                    for (rule, _) in rules {
                        assert!(is_told(&format!("rules.{rule}")), "{} {rule}", preset.id);
                    }
                }
                _ => assert!(is_told(name) || !is_filled, "{} {name}", preset.id),
            }
        }
    }
}

/// Only the letter of the ministry, which nobody has put on the web as text, has no address.
#[test]
fn sources_can_be_looked_up() {
    for fact in presets().iter().flat_map(|preset| &preset.facts) {
        let Some(source) = &fact.source else { continue };
        assert!(source.date.is_some(), "{source:?}");
        assert!(source.url.is_some() || source.title.contains("Nomor 400.5.7/1685/Bangda"), "{source:?}");
    }
}

#[test]
fn kabupaten_and_kota_have_their_codes() {
    let regions = Supplies::read(&supplies_file()).regions;
    for preset in presets() {
        // The form of Lampung has columns without names.
        if preset.id == "lampung-2020" {
            continue;
        }
        let province = preset.draft.text_at(&path("province"));
        for district in preset.draft.items_at(&path("districts")) {
            let (code, name) = (district.text_at(&path("code")), district.text_at(&path("name")));
            let region = regions.districts.iter().find(|region| region.code == code).unwrap();
            assert_eq!(
                (region.name.as_str(), regions.province(region).unwrap().name.as_str()),
                (name, province)
            );
        }
    }
}

#[test]
fn the_rubric_of_2020_is_the_shipped_one() {
    let shipped =
        pk_format::parse(rubric_file(&shipped_rubric("pk-2020-aksi-1-4").unwrap()).as_bytes()).unwrap();
    for id in ["tangerang-2020", "lampung-2020"] {
        let draft = preset(id).draft;
        let rubric = draft.get("rubric").unwrap();
        assert_eq!(
            pk_format::canonical(rubric),
            pk_format::canonical(shipped.get("rubric").unwrap()),
            "{id}"
        );
    }
    // That of Kaltim has the same indicators, ranked apart.
    let kaltim = preset("kaltim-2020").draft;
    let sections =
        |rubric: &Node| rubric.at(&path("tracks[0].components[0].sections")).map(pk_format::canonical);
    assert_eq!(sections(kaltim.get("rubric").unwrap()), sections(shipped.get("rubric").unwrap()));
}

#[test]
fn what_each_shows_stands_in_it() {
    let at = |id: &str, place: &str| preset(id).draft.at(&path(place)).map(pk_format::canonical);
    let list = |id: &str, place: &str| preset(id).draft.items_at(&path(place)).len();
    assert_eq!(at("tangerang-2020", "rubric.tracks[0].scale").unwrap(), r#"{"type":"points"}"#);
    assert_eq!(list("lampung-2020", "districts"), 6);
    assert_eq!(list("lampung-2020", "panel"), 9);
    assert_eq!(at("lampung-2020", "rules.combine").unwrap(), r#"{"type":"agreed"}"#);
    let weights = (0..3).map(|index| format!("rubric.tracks[0].components[{index}].weight.value"));
    let weights: Vec<String> = weights.map(|place| at("bengkulu-2023", &place).unwrap()).collect();
    assert_eq!(weights, ["60", "20", "20"]);
    assert_eq!(at("sultra-2022", "rules.ties").unwrap(), r#"[{"type":"presenter_rank"}]"#);
    let ranks = r#"["Bupati","Kepala dinas/badan","Sekretaris/kepala bidang"]"#;
    assert_eq!(at("sultra-2022", "rules.presenter_ranks").unwrap(), ranks);
    assert_eq!(list("sultra-2022", "districts"), 7);
    assert_eq!(list("kaltim-2020", "rubric.tracks"), 2);
    assert_eq!(at("kaltara-2023", "rubric.tracks[1].id").unwrap(), r#""inovasi""#);
    assert_eq!(list("aksi-2025", "rubric.tracks[0].components[0].sections"), 4);
    let classes = r#"[{"name":"Tumbuh"},{"name":"Berkembang"},{"name":"Berdaya"}]"#;
    assert_eq!(at("aksi-2025", "rules.classes").unwrap(), classes);
}

#[test]
fn each_is_a_file_of_its_own() {
    for preset in presets() {
        let file = format!("{}/presets/{}.json", env!("CARGO_MANIFEST_DIR"), preset.id);
        let text = std::fs::read(file).unwrap();
        assert_eq!(read_file(&text).unwrap().kind(), "draft", "{}", preset.id);
    }
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/presets")).unwrap();
    assert_eq!(folder.count(), presets().len() + 1);
}

#[test]
fn of_what_has_another_form_nothing_is_taken() {
    for text in [r#"{"presets": []}"#, r#"{"presets": {"about": [{"id": "x"}], "drafts": [{}]}}"#] {
        assert_eq!(Supplies::read(text).presets, []);
    }
}
