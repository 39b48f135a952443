//! Schedules: made in one step, and looked over.

use crate::property::config;
use pk_core::DistrictId;
use pk_core::round::District;
use pk_core::schedule::{Break, Plan, TimeOfDay, look_over};
use proptest::prelude::*;

fn time(hour: u32, minute: u32) -> TimeOfDay {
    TimeOfDay::new(hour, minute).unwrap()
}

fn from_to(begin: (u32, u32), end: (u32, u32)) -> Break {
    Break { begin: time(begin.0, begin.1), end: time(end.0, end.1) }
}

/// 25 minutes and 5 in between, from 08.00 to 16.00, with a break at noon.
fn plan() -> Plan {
    Plan {
        days: vec!["2026-05-12".to_owned()],
        begin: time(8, 0),
        end: time(16, 0),
        breaks: vec![from_to((12, 0), (13, 0))],
        minutes: 25,
        gap: 5,
        rooms: Vec::new(),
    }
}

fn districts(count: usize) -> Vec<District> {
    let district = |index| District {
        code: DistrictId(format!("63.{index:02}")),
        name: format!("Kabupaten {index}"),
        slot: None,
        room: None,
        presenter: None,
    };
    (1..=count).map(district).collect()
}

fn slots(districts: &[District]) -> Vec<String> {
    let written = |district: &District| {
        let slot = district.slot.clone().unwrap_or_default();
        district.room.as_ref().map_or(slot.clone(), |room| format!("{slot} {room}"))
    };
    districts.iter().map(written).collect()
}

fn arranged(plan: &Plan, count: usize) -> Vec<String> {
    let mut districts = districts(count);
    plan.arrange(&mut districts).unwrap();
    slots(&districts)
}

/// What is wrong with the plan that `alter` spoils, for 13 districts.
fn refused(alter: impl FnOnce(&mut Plan), expected: &[&str]) {
    let mut plan = plan();
    alter(&mut plan);
    let mut districts = districts(13);
    let before = districts.clone();
    let faults = plan.arrange(&mut districts).unwrap_err();
    let faults: Vec<String> = faults.into_iter().map(|(path, fault)| format!("{path} {fault:?}")).collect();
    assert_eq!(faults, expected);
    assert_eq!(districts, before);
}

#[test]
fn thirteen_districts_on_one_day() {
    let expected = [
        "08:00", "08:30", "09:00", "09:30", "10:00", "10:30", "11:00", "11:30", "13:00", "13:30", "14:00",
        "14:30", "15:00",
    ];
    assert_eq!(arranged(&plan(), 13), expected.map(|time| format!("2026-05-12T{time}")));
}

#[test]
fn rooms_are_filled_before_the_next_time_and_days_before_the_next_day() {
    let plan = Plan {
        days: vec!["2026-05-12".to_owned(), "2026-05-14".to_owned()],
        end: time(9, 0),
        rooms: vec!["A".to_owned(), "B".to_owned()],
        ..plan()
    };
    let expected = ["12T08:00 A", "12T08:00 B", "12T08:30 A", "12T08:30 B", "14T08:00 A"];
    assert_eq!(arranged(&plan, 5), expected.map(|place| format!("2026-05-{place}")));
}

#[test]
fn a_presentation_may_end_when_the_break_or_the_day_does() {
    let plan = Plan { minutes: 60, gap: 0, end: time(14, 0), ..plan() };
    let expected = ["08:00", "09:00", "10:00", "11:00", "13:00"];
    assert_eq!(arranged(&plan, 5), expected.map(|time| format!("2026-05-12T{time}")));
}

#[test]
fn what_does_not_fit_is_told_and_nothing_is_changed() {
    refused(|plan| plan.end = time(15, 0), &["days TimeTooShort { places: 12, districts: 13 }"]);
    refused(|plan| plan.minutes = 600, &["days TimeTooShort { places: 0, districts: 13 }"]);
    refused(
        |plan| plan.breaks.push(from_to((0, 0), (23, 59))),
        &["days TimeTooShort { places: 0, districts: 13 }"],
    );
}

#[test]
fn everything_wrong_with_a_plan_is_told() {
    refused(
        |plan| {
            plan.days = ["2026-05-12", "2026-02-29", "2026-05-12", "12 Mei", "2024-02-29", "2026-5-13"]
                .map(str::to_owned)
                .to_vec();
            plan.end = time(8, 0);
            plan.breaks.push(from_to((10, 15), (10, 0)));
            plan.minutes = 0;
            plan.gap = 601;
            plan.rooms = ["Ruang A", " ", "ruang a "].map(str::to_owned).to_vec();
        },
        &[
            "days[1] BadDay",
            "days[2] DayNotLater",
            "days[3] BadDay",
            "days[4] DayNotLater",
            "days[5] BadDay",
            "end EndNotLater",
            "breaks[1].end EndNotLater",
            "minutes Fault(OutOfRange { least: 1, most: 600 })",
            "gap Fault(OutOfRange { least: 0, most: 600 })",
            "rooms[1] Fault(Empty)",
            "rooms[2] Fault(Duplicate { code: \"ruang a\" })",
        ],
    );
    refused(|plan| plan.days.clear(), &["days Fault(TooFew { least: 1 })"]);
    refused(
        |plan| {
            plan.days = ["2100-02-29", "2000-02-29", "2026-04-31", "2026-13-01"].map(str::to_owned).to_vec()
        },
        &["days[0] BadDay", "days[2] BadDay", "days[3] BadDay"],
    );
}

#[test]
fn there_are_only_times_of_a_day() {
    assert_eq!(TimeOfDay::new(24, 0), None);
    assert_eq!(TimeOfDay::new(8, 60), None);
    assert_eq!(time(23, 59).parts(), (23, 59));
}

/// What is told of districts with these slots (`08:00 Ruang`, all on one day; empty for none).
fn looked_over(slots: &[&str], minutes: Option<u32>, expected: &[&str]) {
    let mut districts = districts(slots.len());
    for (district, slot) in districts.iter_mut().zip(slots) {
        let (time, room) = slot.split_once(' ').unwrap_or((slot, ""));
        district.slot = Some(format!("2026-05-12T{time}")).filter(|_| !time.is_empty());
        district.room = Some(room.to_owned()).filter(|room| !room.is_empty());
    }
    let found = look_over(&districts, minutes, &[from_to((12, 0), (13, 0))]);
    let found: Vec<String> = found.into_iter().map(|(path, fault)| format!("{path} {fault:?}")).collect();
    assert_eq!(found, expected);
}

#[test]
fn what_to_look_at() {
    let minutes = Some(25);
    looked_over(&["", ""], minutes, &[]);
    looked_over(&["08:00", ""], minutes, &["districts[1].slot SlotMissing"]);
    looked_over(&["08:00", "08:25"], minutes, &[]);
    looked_over(&["08:00", "08:24"], minutes, &["districts[1].slot SlotOverlaps { with: \"Kabupaten 1\" }"]);
    looked_over(&["08:24", "08:00"], minutes, &["districts[1].slot SlotOverlaps { with: \"Kabupaten 1\" }"]);
    looked_over(&["08:00", "08:24"], None, &[]);
    looked_over(&["08:00", "08:00"], None, &["districts[1].slot SlotTaken { by: \"Kabupaten 1\" }"]);
    looked_over(&["08:00 Ruang A", "08:00 Ruang B"], minutes, &[]);
    looked_over(&["08:00 Ruang A", "08:00"], minutes, &[]);
    looked_over(
        &["08:00 Ruang A", "08:00  ruang a"],
        minutes,
        &["districts[1].slot SlotTaken { by: \"Kabupaten 1\" }"],
    );
    let pause = "SlotInBreak(Break { begin: TimeOfDay { minutes: 720 }, end: TimeOfDay { minutes: 780 } })";
    looked_over(&["11:35", "13:00"], minutes, &[]);
    looked_over(&["11:36"], minutes, &[&format!("districts[0].slot {pause}")]);
    looked_over(&["12:59"], None, &[&format!("districts[0].slot {pause}")]);
    looked_over(&["kapan saja", "99:99", "08.00"], minutes, &[]);
}

#[test]
fn other_days_do_not_meet() {
    let mut districts = districts(2);
    districts[0].slot = Some("2026-05-12T08:00".to_owned());
    districts[1].slot = Some("2026-05-13T08:00".to_owned());
    assert_eq!(look_over(&districts, Some(25), &[]), []);
}

fn any_time() -> impl Strategy<Value = TimeOfDay> {
    (0..24_u32, 0..60_u32).prop_map(|(hour, minute)| time(hour, minute))
}

fn any_break() -> impl Strategy<Value = Break> {
    (any_time(), any_time())
        .prop_filter_map("a break takes time", |(begin, end)| (begin < end).then_some(Break { begin, end }))
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let days = prop::collection::btree_set("2026-0[1-9]-(0[1-9]|1[0-9]|2[0-8])", 1..4);
    let rooms = prop::collection::btree_set("Ruang [A-F]", 0..4);
    let breaks = prop::collection::vec(any_break(), 0..3);
    (days, any_break(), breaks, 1..=120_u32, 0..=30_u32, rooms).prop_map(
        |(days, day, breaks, minutes, gap, rooms)| Plan {
            days: days.into_iter().collect(),
            begin: day.begin,
            end: day.end,
            breaks,
            minutes,
            gap,
            rooms: rooms.into_iter().collect(),
        },
    )
}

/// The minutes since midnight of a slot.
fn begin(district: &District) -> (String, u32) {
    let (day, clock) = district.slot.as_ref().unwrap().split_once('T').unwrap();
    let (hour, minute) = clock.split_once(':').unwrap();
    (day.to_owned(), hour.parse::<u32>().unwrap() * 60 + minute.parse::<u32>().unwrap())
}

fn minutes(time: TimeOfDay) -> u32 {
    let (hour, minute) = time.parts();
    hour * 60 + minute
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_schedule_keeps_its_rules(plan in any_plan(), count in 0..40_usize) {
        let mut scheduled = districts(count);
        let fits = plan.arrange(&mut scheduled);
        if fits.is_err() {
            prop_assert_eq!(scheduled, districts(count));
            return Ok(());
        }
        // None is lost, nothing else about them is changed, and their order is kept.
        let unplaced: Vec<District> =
            scheduled.iter().map(|one| District { slot: None, room: None, ..one.clone() }).collect();
        prop_assert_eq!(unplaced, districts(count));
        let begins: Vec<_> = scheduled.iter().map(begin).collect();
        prop_assert!(begins.is_sorted());
        for (one, (day, begin)) in scheduled.iter().zip(&begins) {
            let end = begin + plan.minutes;
            prop_assert!(plan.days.contains(day));
            prop_assert!(*begin >= minutes(plan.begin) && end <= minutes(plan.end));
            prop_assert!(plan.breaks.iter().all(|pause| end <= minutes(pause.begin) || *begin >= minutes(pause.end)));
            match &one.room {
                Some(room) => prop_assert!(plan.rooms.contains(room)),
                None => prop_assert!(plan.rooms.is_empty()),
            }
        }
        // In one room, there is a gap between any two of a day.
        for (index, one) in scheduled.iter().enumerate() {
            for (other, later) in scheduled.iter().zip(&begins).skip(index + 1) {
                let (day, begin) = &begins[index];
                if one.room == other.room && *day == later.0 {
                    prop_assert!(begin + plan.minutes + plan.gap <= later.1);
                }
            }
        }
        prop_assert_eq!(look_over(&scheduled, Some(plan.minutes), &plan.breaks), []);
    }

    /// As many as can be: with one district more than are told to fit, the same plan does not fit.
    #[test]
    fn what_is_told_to_fit_fits(plan in any_plan()) {
        let Err(faults) = plan.arrange(&mut districts(1_000)) else { return Ok(()) };
        let told = format!("{faults:?}");
        let places = told.split("places: ").nth(1).unwrap().split(',').next().unwrap().parse().unwrap();
        prop_assert!(plan.arrange(&mut districts(places)).is_ok());
        prop_assert!(plan.arrange(&mut districts(places + 1)).is_err());
    }

    /// Whoever is moved onto another one is told of.
    #[test]
    fn a_district_moved_onto_another_is_found(count in 2..14_usize, from in 0..13_usize, to in 0..13_usize) {
        let mut scheduled = districts(count.min(13));
        plan().arrange(&mut scheduled).unwrap();
        let (from, to) = (from % scheduled.len(), to % scheduled.len());
        prop_assume!(from != to);
        scheduled[from].slot = scheduled[to].slot.clone();
        prop_assert_eq!(look_over(&scheduled, Some(25), &[]).len(), 1);
    }
}
