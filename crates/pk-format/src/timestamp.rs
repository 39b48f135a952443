//! Times in files and on screen.

use crate::lang::Lang;
use pk_core::schedule::TimeOfDay;
use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time};

const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `at`, in milliseconds since 1970, as `2026-05-12T01:02:03.456Z`.
#[must_use]
pub fn rfc3339(at: i64) -> String {
    let moment = moment(at);
    let (hour, minute, second, milli) = moment.to_hms_milli();
    format!(
        "{:04}-{:02}-{:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z",
        moment.year(),
        u8::from(moment.month()),
        moment.day()
    )
}

/// The milliseconds since 1970 of what [`rfc3339`] writes; nothing for any other form.
pub(crate) fn of_rfc3339(text: &str) -> Option<i64> {
    let (date, rest) = text.split_once('T')?;
    let date = date_of(date)?;
    let (clock, milli) = rest.strip_suffix('Z')?.split_once('.')?;
    let [hour, minute, second] = numbers(clock, ':', [2, 2, 2])?;
    let milli = digits(milli, 3)?;
    let byte = |number: u32| u8::try_from(number).ok();
    let clock = Time::from_hms_milli(byte(hour)?, byte(minute)?, byte(second)?, u16::try_from(milli).ok()?);
    let moment = PrimitiveDateTime::new(date, clock.ok()?).assume_utc();
    i64::try_from(moment.unix_timestamp_nanos() / 1_000_000).ok()
}

/// Whether `text` is a local date and time such as `2026-05-12T08:00`.
pub(crate) fn is_slot(text: &str) -> bool {
    slot(text).is_some()
}

fn slot(text: &str) -> Option<(Date, u32, u32)> {
    let (date, clock) = text.split_once('T')?;
    let [hour, minute] = numbers(clock, ':', [2, 2])?;
    (hour < 24 && minute < 60).then_some((date_of(date)?, hour, minute))
}

/// A local date and time such as `2026-05-12T08:00` as people read it; anything else as it is.
#[must_use]
pub fn slot_text(text: &str, lang: Lang) -> String {
    slot(text).map_or_else(|| text.to_owned(), |(date, hour, minute)| written(date, hour, minute, lang))
}

/// `at` as people read it, `offset` minutes east of UTC: `12 Mei 2026 08.02` or `12 May 2026 08:02`.
#[must_use]
pub fn date_time(at: i64, offset: i32, lang: Lang) -> String {
    let moment = moment(at.saturating_add(i64::from(offset) * 60_000));
    let (hour, minute, _) = moment.to_hms();
    written(moment.date(), hour.into(), minute.into(), lang)
}

/// A time of day as people read it: `08.00` or `08:00`.
#[must_use]
pub fn clock_text(time: TimeOfDay, lang: Lang) -> String {
    let (hour, minute) = time.parts();
    clock(hour, minute, lang)
}

/// The time of day that people mean by `8.00`, `08.00` or `08:00`.
#[must_use]
pub fn read_clock(text: &str) -> Option<TimeOfDay> {
    let (hour, minute) = text.trim().split_once(['.', ':'])?;
    TimeOfDay::new(digits(hour, 2).or_else(|| digits(hour, 1))?, digits(minute, 2)?)
}

/// The local date and time that people mean by `2026-05-12 08.00`, `12/05/2026 08:00`, `12-5-2026 8.00` or `12 Mei 2026 08.00`,
/// the day before the month, as files write it.
#[must_use]
pub fn read_slot(text: &str) -> Option<String> {
    let text = text.trim();
    let (date, time) = text.rsplit_once([' ', 'T'])?;
    let (hour, minute) = read_clock(time)?.parts();
    let parts: Vec<&str> = date.split(['-', '/', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let year = digits(year, 4)?;
    let day = digits(day, 2).or_else(|| digits(day, 1))?;
    let by_name = |name: &str| {
        let name = name.to_lowercase();
        let begins = |known: &str| known.to_lowercase().starts_with(&name) && name.chars().count() >= 3;
        let place = |months: &[&str]| months.iter().position(|known| begins(known));
        place(&MONTHS_ID).or_else(|| place(&MONTHS_EN)).and_then(|place| u32::try_from(place + 1).ok())
    };
    let month = digits(month, 2).or_else(|| digits(month, 1)).or_else(|| by_name(month))?;
    let slot = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}");
    is_slot(&slot).then_some(slot)
}

fn clock(hour: u32, minute: u32, lang: Lang) -> String {
    format!("{hour:02}{}{minute:02}", lang.pick('.', ':'))
}

fn written(date: Date, hour: u32, minute: u32, lang: Lang) -> String {
    let months = lang.pick(&MONTHS_ID, &MONTHS_EN);
    let month = months.get(usize::from(u8::from(date.month()) - 1)).copied().unwrap_or_default();
    format!("{} {month} {} {}", date.day(), date.year(), clock(hour, minute, lang))
}

fn moment(at: i64) -> OffsetDateTime {
    // Outside of the years 0 to 9999 there are no times of people, and no way to write them; those are shown as 1970.
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(at) * 1_000_000)
        .ok()
        .filter(|moment| (0..=9999).contains(&moment.year()))
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

fn date_of(text: &str) -> Option<Date> {
    let [year, month, day] = numbers(text, '-', [4, 2, 2])?;
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    Date::from_calendar_date(i32::try_from(year).ok()?, month, u8::try_from(day).ok()?).ok()
}

fn numbers<const N: usize>(text: &str, separator: char, lengths: [usize; N]) -> Option<[u32; N]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; N];
    for (number, length) in numbers.iter_mut().zip(lengths) {
        *number = digits(parts.next()?, length)?;
    }
    parts.next().is_none().then_some(numbers)
}

fn digits(text: &str, length: usize) -> Option<u32> {
    let plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}
