//! Who presents when and where (*jadwal*): made in one step, and looked over.

use crate::fault::{Fault, Faults};
use crate::path::Path;
use crate::round::District;
use crate::round_check::MOST_TEXT;
use std::fmt;

/// A time of day, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay {
    minutes: u32,
}

impl TimeOfDay {
    /// This time, from 00:00 to 23:59; nothing where there is no such time.
    #[must_use]
    pub fn new(hour: u32, minute: u32) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self { minutes: hour * 60 + minute })
    }

    /// The hour, and the minute in it.
    #[must_use]
    pub const fn parts(self) -> (u32, u32) {
        (self.minutes / 60, self.minutes % 60)
    }
}

/// As in a slot: `08:00`.
impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = self.parts();
        write!(f, "{hour:02}:{minute:02}")
    }
}

/// A time in which nobody presents, on every day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// When it begins.
    pub begin: TimeOfDay,
    /// When it is over.
    pub end: TimeOfDay,
}

impl Break {
    /// Whether a presentation from `begin` to just before `end`, in minutes since midnight, would fall into it.
    const fn meets(&self, begin: u32, end: u32) -> bool {
        begin < self.end.minutes && self.begin.minutes < end
    }
}

/// What can be wrong with a plan or a schedule. Apart from other faults, for panelists never need its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScheduleFault {
    /// What can be wrong with any text, number or list.
    Fault(Fault),
    /// A day is not in the calendar, or not written as `2026-05-12`.
    BadDay,
    /// A day is not later than the one before it.
    DayNotLater,
    /// What ends does not end after it begins.
    EndNotLater,
    /// A plan has fewer places than there are districts.
    TimeTooShort {
        /// How many can present.
        places: usize,
        /// How many there are.
        districts: usize,
    },
    /// A district has no slot, and others have.
    SlotMissing,
    /// Another district has the same slot in the same room.
    SlotTaken {
        /// The name of that district.
        by: String,
    },
    /// A presentation overlaps with another one in the same room.
    SlotOverlaps {
        /// The name of that district.
        with: String,
    },
    /// A presentation falls into this break.
    SlotInBreak(Break),
}

/// How the time of a round is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The dates, such as `2026-05-12`, each later than the one before.
    pub days: Vec<String>,
    /// When the first presentation of a day begins.
    pub begin: TimeOfDay,
    /// When the last one is over at the latest.
    pub end: TimeOfDay,
    /// Times in which nobody presents.
    pub breaks: Vec<Break>,
    /// How many minutes a presentation takes.
    pub minutes: u32,
    /// How many minutes lie between two presentations in a room.
    pub gap: u32,
    /// The rooms in which districts present at the same time; one without a name where it is empty.
    pub rooms: Vec<String>,
}

impl Plan {
    /// Everything that is wrong with the plan itself, each with its place.
    #[must_use]
    pub fn faults(&self) -> Vec<(Path, ScheduleFault)> {
        let root = Path::default();
        let mut found = self.faults_of_times();
        let mut faults = Faults::default();
        faults.check_length(&root.field("days"), self.days.len(), 1, 100);
        faults.check_length(&root.field("breaks"), self.breaks.len(), 0, 100);
        if !(1..=600).contains(&self.minutes) {
            faults.add(root.field("minutes"), Fault::OutOfRange { least: 1, most: 600 });
        }
        if self.gap > 600 {
            faults.add(root.field("gap"), Fault::OutOfRange { least: 0, most: 600 });
        }
        let rooms = root.field("rooms");
        faults.check_length(&rooms, self.rooms.len(), 0, 100);
        for (index, room) in self.rooms.iter().enumerate() {
            faults.check_text(&rooms.item(index), room, MOST_TEXT);
        }
        let names: Vec<String> = self.rooms.iter().map(|room| folded(room)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        faults.check_unique(&names, &|index| rooms.item(index));
        found.extend(faults.0.into_iter().map(|(path, fault)| (path, ScheduleFault::Fault(fault))));
        found
    }

    /// What is wrong with the dates and times of day.
    fn faults_of_times(&self) -> Vec<(Path, ScheduleFault)> {
        let root = Path::default();
        let mut faults = Vec::new();
        let mut before: Option<&String> = None;
        for (index, day) in self.days.iter().enumerate() {
            let path = root.field("days").item(index);
            if !is_day(day) {
                faults.push((path, ScheduleFault::BadDay));
            } else if before.is_some_and(|before| before >= day) {
                faults.push((path, ScheduleFault::DayNotLater));
            } else {
                before = Some(day);
            }
        }
        if self.end <= self.begin {
            faults.push((root.field("end"), ScheduleFault::EndNotLater));
        }
        for (index, pause) in self.breaks.iter().enumerate() {
            if pause.end <= pause.begin {
                let path = root.field("breaks").item(index).field("end");
                faults.push((path, ScheduleFault::EndNotLater));
            }
        }
        faults
    }

    /// Gives every district a slot and a room, in their order: first all rooms of a time, then the next time, then the
    /// next day.
    ///
    /// # Errors
    /// Every fault of the plan, or that it has too few places; then nothing is changed.
    pub fn arrange(&self, districts: &mut [District]) -> Result<(), Vec<(Path, ScheduleFault)>> {
        let faults = self.faults();
        if !faults.is_empty() {
            return Err(faults);
        }
        let places: Vec<_> = self.places().take(districts.len()).collect();
        if places.len() < districts.len() {
            let fault = ScheduleFault::TimeTooShort { places: places.len(), districts: districts.len() };
            return Err(vec![(Path::default().field("days"), fault)]);
        }
        for (district, (slot, room)) in districts.iter_mut().zip(places) {
            (district.slot, district.room) = (Some(slot), room.cloned());
        }
        Ok(())
    }

    /// Every slot and room that there is, in their order.
    fn places(&self) -> impl Iterator<Item = (String, Option<&String>)> {
        let times = self.times();
        let rooms: Vec<Option<&String>> =
            if self.rooms.is_empty() { vec![None] } else { self.rooms.iter().map(Some).collect() };
        self.days
            .iter()
            .flat_map(move |day| times.clone().into_iter().map(move |time| format!("{day}T{time}")))
            .flat_map(move |slot| rooms.clone().into_iter().map(move |room| (slot.clone(), room)))
    }

    /// When presentations begin on a day.
    fn times(&self) -> Vec<TimeOfDay> {
        let mut times = Vec::new();
        let mut begin = self.begin.minutes;
        while begin + self.minutes <= self.end.minutes {
            let pauses = self.breaks.iter().filter(|pause| pause.meets(begin, begin + self.minutes));
            if let Some(over) = pauses.map(|pause| pause.end.minutes).max() {
                begin = over;
            } else {
                times.push(TimeOfDay { minutes: begin });
                begin += self.minutes + self.gap;
            }
        }
        times
    }
}

/// What to look at in a schedule before it is used, each with its place. `minutes` is how long a presentation takes,
/// where that is known. None of it keeps a round from being read.
#[must_use]
pub fn look_over(
    districts: &[District],
    minutes: Option<u32>,
    breaks: &[Break],
) -> Vec<(Path, ScheduleFault)> {
    let minutes = minutes.unwrap_or(1).max(1);
    let stays: Vec<Option<Stay<'_>>> = districts.iter().map(|district| Stay::of(district, minutes)).collect();
    let is_planned = districts.iter().any(|district| district.slot.is_some());
    let mut faults = Vec::new();
    for (index, (district, stay)) in districts.iter().zip(&stays).enumerate() {
        let path = Path::default().field("districts").item(index).field("slot");
        if is_planned && district.slot.is_none() {
            faults.push((path, ScheduleFault::SlotMissing));
            continue;
        }
        let Some(stay) = stay else { continue };
        if let Some(other) = stays.iter().take(index).flatten().find(|other| stay.meets(other)) {
            let name = other.district.name.clone();
            let fault = if stay.begin == other.begin {
                ScheduleFault::SlotTaken { by: name }
            } else {
                ScheduleFault::SlotOverlaps { with: name }
            };
            faults.push((path.clone(), fault));
        }
        if let Some(pause) = breaks.iter().find(|pause| pause.meets(stay.begin, stay.end)) {
            faults.push((path, ScheduleFault::SlotInBreak(*pause)));
        }
    }
    faults
}

/// When and where a district presents. No presentation goes on past midnight.
struct Stay<'a> {
    district: &'a District,
    day: &'a str,
    /// In minutes since midnight.
    begin: u32,
    end: u32,
    room: String,
}

impl<'a> Stay<'a> {
    /// Nothing where there is no slot, or none that can be read.
    fn of(district: &'a District, minutes: u32) -> Option<Self> {
        let (day, clock) = district.slot.as_deref()?.split_once('T')?;
        let (hour, minute) = clock.split_once(':')?;
        let begin = TimeOfDay::new(hour.parse().ok()?, minute.parse().ok()?)?.minutes;
        let room = folded(district.room.as_deref().unwrap_or_default());
        Some(Self { district, day, begin, end: begin.saturating_add(minutes), room })
    }

    fn meets(&self, other: &Self) -> bool {
        self.day == other.day && self.room == other.room && self.begin < other.end && other.begin < self.end
    }
}

/// A room's name without what people do not mean by it.
fn folded(room: &str) -> String {
    room.trim().to_lowercase()
}

/// Whether `text` is a date of the calendar, written as `2026-05-12`.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |text: &str, length: usize| {
        let plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u32>().ok().filter(|_| plain)
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=last).contains(&day)
}
