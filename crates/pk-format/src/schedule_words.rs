//! What is wrong with a schedule, in words.

use crate::lang::Lang;
use crate::sentence::{fault_sentence, quoted};
use crate::timestamp::clock_text;
use pk_core::schedule::ScheduleFault;

/// What is wrong with a plan or a schedule, and what to do.
#[must_use]
pub fn schedule_sentence(fault: &ScheduleFault, lang: Lang) -> String {
    match fault {
        ScheduleFault::Fault(fault) => fault_sentence(fault, lang),
        ScheduleFault::BadDay => lang.pick(
            "Tanggal harus ada di kalender dan ditulis seperti 2026-05-12. Perbaiki.",
            "The date must be in the calendar and written as 2026-05-12. Correct it.",
        ).into(),
        ScheduleFault::DayNotLater => lang.pick(
            "Tanggal ini tidak sesudah tanggal di atasnya. Urutkan, dan hapus yang tertulis dua kali.",
            "This date is not later than the one above it. Put them in order, and remove what stands twice.",
        ).into(),
        ScheduleFault::EndNotLater => lang.pick(
            "Jam selesai tidak sesudah jam mulai. Perbaiki salah satunya.",
            "The end is not later than the beginning. Correct one of them.",
        ).into(),
        ScheduleFault::TimeTooShort { places, districts } => lang.pick(
            format!("Waktu hanya cukup untuk {places} dari {districts} kabupaten/kota. Tambahkan hari atau ruang, atau perpendek paparan dan jeda."),
            format!("There is time for {places} of {districts} districts only. Add a day or a room, or shorten presentations and gaps."),
        ),
        ScheduleFault::SlotMissing => lang.pick(
            "Waktu paparan belum diisi, sedangkan kabupaten/kota lain sudah. Isilah.",
            "There is no time to present, and other districts have one. Fill it in.",
        ).into(),
        ScheduleFault::SlotTaken { by } => {
            let by = quoted(by);
            lang.pick(
                format!("Waktu dan ruang ini sudah dipakai {by}. Ubah salah satunya."),
                format!("This time and room are those of {by} already. Change one of them."),
            )
        }
        ScheduleFault::SlotOverlaps { with } => {
            let with = quoted(with);
            lang.pick(
                format!("Waktu paparan ini bertumpang tindih dengan {with} di ruang yang sama. Ubah salah satunya."),
                format!("This presentation overlaps with that of {with} in the same room. Change one of them."),
            )
        }
        ScheduleFault::SlotInBreak(pause) => {
            let (begin, end) = (clock_text(pause.begin, lang), clock_text(pause.end, lang));
            lang.pick(
                format!("Paparan ini jatuh pada waktu istirahat {begin}-{end}. Ubah waktunya."),
                format!("This presentation falls into the break {begin}-{end}. Change its time."),
            )
        }
    }
}
