//! The schedule of a round that is being prepared.

use pk_core::schedule::Plan;
use pk_format::{
    Node, Value, arrange_draft, canonical, check_draft, draft_of, look_over_draft, parse, read_clock,
};

/// A round of so many districts, of which the first had a slot and a room.
fn draft(count: usize) -> Node {
    let mut draft =
        draft_of(&parse(pk_format::round_file(&crate::sample::round()).as_bytes()).unwrap()).unwrap();
    let Value::Map(fields) = &mut draft.value else { panic!("a round is a map") };
    let district = |index: usize| {
        let mut node = Node::map(vec![
            ("code", Node::text(format!("63.{index:02}"))),
            ("name", Node::text(format!("Kabupaten {index}"))),
        ]);
        if index == 1 {
            node.set("room", Node::text("Aula lama"));
            node.set("slot", Node::text("2025-01-01T08:00"));
        }
        node
    };
    for (key, node) in fields {
        match key.as_str() {
            "districts" => *node = Value::List((1..=count).map(district).collect()).into(),
            "reviews" => *node = Value::List(Vec::new()).into(),
            _ => {}
        }
    }
    draft
}

fn plan(rooms: &[&str]) -> Plan {
    let clock = |text| read_clock(text).unwrap();
    Plan {
        days: vec!["2026-05-12".to_owned()],
        begin: clock("08.00"),
        end: clock("09.00"),
        breaks: Vec::new(),
        minutes: 25,
        gap: 5,
        rooms: rooms.iter().map(|room| (*room).to_owned()).collect(),
    }
}

fn told(draft: &Node) -> Vec<String> {
    look_over_draft(draft, &[]).into_iter().map(|(path, fault)| format!("{path} {fault:?}")).collect()
}

#[test]
fn a_draft_is_scheduled_and_stays_what_it_was() {
    let mut scheduled = draft(4);
    assert_eq!(told(&scheduled).len(), 3);
    arrange_draft(&mut scheduled, &plan(&["A", "B"])).unwrap();
    assert_eq!(told(&scheduled), Vec::<String>::new());
    let round = check_draft(&scheduled).round.unwrap();
    assert_eq!(round.minutes, Some(25));
    let places: Vec<String> = round
        .districts
        .iter()
        .map(|district| {
            let (slot, room) = (district.slot.as_deref(), district.room.as_deref());
            format!("{} {} {}", district.name, slot.unwrap_or("-"), room.unwrap_or("-"))
        })
        .collect();
    let expected = [
        "Kabupaten 1 2026-05-12T08:00 A",
        "Kabupaten 2 2026-05-12T08:00 B",
        "Kabupaten 3 2026-05-12T08:30 A",
        "Kabupaten 4 2026-05-12T08:30 B",
    ];
    assert_eq!(places, expected);

    // Without rooms, the old one goes.
    let mut again = draft(2);
    arrange_draft(&mut again, &plan(&[])).unwrap();
    assert_eq!(check_draft(&again).round.unwrap().districts[0].room, None);
}

#[test]
fn what_does_not_fit_changes_nothing() {
    let mut refused = draft(3);
    let before = canonical(&refused);
    let faults = arrange_draft(&mut refused, &plan(&[])).unwrap_err();
    assert_eq!(
        format!("{faults:?}"),
        r#"[(Path([Field("days")]), TimeTooShort { places: 2, districts: 3 })]"#
    );
    assert_eq!(canonical(&refused), before);
}

#[test]
fn a_draft_without_districts_has_nothing_to_look_at() {
    for text in ["{}", "[]", r#"{"districts": 1}"#, r#"{"districts": [1, {}], "minutes": "x"}"#] {
        assert_eq!(told(&parse(text.as_bytes()).unwrap()), Vec::<String>::new(), "{text}");
    }
}
