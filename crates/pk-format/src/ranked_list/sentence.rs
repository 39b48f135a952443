//! Findings and notes of ranked lists in words: where, what, and what to do.

use super::check::Checked;
use super::finding::{Finding, Note, WhyLeftOut};
use super::list::{ListRow, RankedList};
use super::order::PlaceByScore;
use super::score::Score;
use crate::lang::Lang;
use crate::sentence::{quoted, visible};

/// So many places are named; of more, their number.
const MOST_NAMED: usize = 8;
/// The longest name in a sentence, in bytes.
const MOST_NAME: usize = 80;

/// The finding as one line: the rows, what is doubtful, what to do.
#[must_use]
pub fn finding_sentence(finding: &Finding, list: &RankedList, checked: &Checked, lang: Lang) -> String {
    let said = Words { list, places: &checked.places_by_score, lang };
    let sentence = said.finding(finding);
    let mut rows = finding.rows();
    rows.sort_unstable();
    if rows.is_empty() { sentence } else { format!("{}: {sentence}", said.rows(&rows)) }
}

/// The note as one line.
#[must_use]
pub fn note_sentence(note: &Note, list: &RankedList, lang: Lang) -> String {
    Words { list, places: &[], lang }.note(note)
}

/// What sentences about one list are made with.
struct Words<'a> {
    list: &'a RankedList,
    /// The places that scores have.
    places: &'a [Option<PlaceByScore>],
    lang: Lang,
}

impl Words<'_> {
    fn finding(&self, finding: &Finding) -> String {
        let lang = self.lang;
        match finding {
            Finding::OutOfOrder { above, below } => {
                let (upper, lower) = (self.who(*above), self.who(*below));
                let by_score = self.by_score(&[*below, *above]);
                lang.pick(
                    format!("{upper} berada di atas {lower}, padahal skornya lebih rendah.{by_score} Periksa skor dan peringkat keduanya."),
                    format!("{upper} stands above {lower}, but with the lower score.{by_score} Check the scores and places of both."),
                )
            }
            Finding::Reversed => lang.pick(
                "Seluruh urutan terbalik: makin baik peringkatnya, makin rendah skornya. Periksa kolom skor, atau apakah skor rendah berarti lebih baik.",
                "The whole order is reversed: the better the place, the lower the score. Check the column of scores, or whether a low score is the better one.",
            ).into(),
            Finding::SamePlace { place, rows } => {
                let who = self.named_with_scores(rows);
                let by_score = self.by_score(rows);
                lang.pick(
                    format!("Peringkat {place} dipakai bersama, padahal skornya berbeda: {who}.{by_score} Beri masing-masing peringkatnya."),
                    format!("Place {place} is shared, but the scores differ: {who}.{by_score} Give each its own place."),
                )
            }
            Finding::PlaceTwice { place, rows } => {
                let who = self.named(rows);
                lang.pick(
                    format!("Peringkat {place} dipakai lebih dari sekali, dan tidak semua skornya tertulis: {who}. Periksa peringkatnya."),
                    format!("Place {place} is used more than once, and not every score is told: {who}. Check the places."),
                )
            }
            Finding::EqualApart { rows } => {
                let who: Vec<String> = rows.iter().map(|row| self.with_place(*row)).collect();
                let who = who.join(", ");
                let score = rows.first().map(|row| self.score(*row)).unwrap_or_default();
                let rounded = self.may_be_rounded();
                lang.pick(
                    format!("Skor sama ({score}) dengan peringkat berbeda: {who}. Daftar ini tidak menyebut aturan pemutus seri; {rounded}. Sebutkan aturannya, atau beri peringkat yang sama."),
                    format!("Equal scores ({score}) with different places: {who}. This list names no rule for ties; {rounded}. Name the rule, or give them the same place."),
                )
            }
            Finding::Skipped { first, last, next } => {
                let next = self.who_place(*next);
                let (id, en) = if first == last {
                    (format!("Peringkat {first}"), format!("Place {first} is"))
                } else {
                    (format!("Peringkat {first} sampai {last}"), format!("The places {first} to {last} are"))
                };
                lang.pick(
                    format!("{id} tidak ada sebelum {next}. Lengkapi daftarnya, atau perbaiki peringkatnya."),
                    format!("{en} missing before {next}. Complete the list, or correct the places."),
                )
            }
            Finding::AfterTie { place, count, next } => {
                let who = self.who_place(*next);
                let low = place.saturating_add(1);
                let high = place.saturating_add(u32::try_from(*count).unwrap_or(u32::MAX));
                lang.pick(
                    format!("Sesudah {count} daerah di peringkat {place} semestinya peringkat {high} (atau {low}), tertulis {who}. Perbaiki peringkatnya."),
                    format!("After {count} districts at place {place} comes place {high} (or {low}), but here it is {who}. Correct the place."),
                )
            }
            Finding::TwoNumberings => lang.pick(
                "Peringkat sesudah seri ditulis dengan dua cara: 1, 2, 2, 4 dan 1, 2, 2, 3. Pakai salah satu.",
                "Places after ties are counted in two ways: 1, 2, 2, 4 and 1, 2, 2, 3. Use one of them.",
            ).into(),
            Finding::Twice { rows } => {
                let who = self.named(rows);
                lang.pick(
                    format!("Daerah yang sama mungkin tertulis lebih dari sekali: {who}. Hapus yang tidak perlu, atau tulis Kabupaten atau Kota."),
                    format!("The same district may be listed more than once: {who}. Remove what is not needed, or write Kabupaten or Kota."),
                )
            }
            Finding::NoScore { row } => {
                let who = self.bare(*row);
                match self.row(*row).map(|row| row.score_text.as_str()).filter(|text| !text.is_empty()) {
                    Some(text) => {
                        let text = quoted(text);
                        lang.pick(
                            format!("Skor {who} bukan bilangan: {text}. Tulis seperti 85,6."),
                            format!("The score of {who} is no number: {text}. Write it as 85.6."),
                        )
                    }
                    None => lang.pick(
                        format!("Skor {who} tidak tertulis. Lengkapi."),
                        format!("The score of {who} is missing. Fill it in."),
                    ),
                }
            }
            Finding::NoPlace { row } => {
                let who = self.bare(*row);
                match self.row(*row).map(|row| row.place_text.as_str()).filter(|text| !text.is_empty()) {
                    Some(text) => {
                        let text = quoted(text);
                        lang.pick(
                            format!("Peringkat {who} bukan bilangan: {text}. Tulis seperti 2."),
                            format!("The place of {who} is no number: {text}. Write it as 2."),
                        )
                    }
                    None => lang.pick(
                        format!("Peringkat {who} tidak tertulis. Lengkapi."),
                        format!("The place of {who} is missing. Fill it in."),
                    ),
                }
            }
            Finding::NoName { .. } => {
                lang.pick("Nama daerah tidak tertulis. Lengkapi.", "The name of the district is missing. Fill it in.").into()
            }
            Finding::MixedMarks { mark, .. } => {
                let (mark, other) = match mark {
                    ',' => lang.pick(("koma", "titik"), ("comma", "point")),
                    _ => lang.pick(("titik", "koma"), ("point", "comma")),
                };
                lang.pick(
                    format!("Desimal ditulis dengan {mark}, di baris lain dengan {other}. Keduanya dibaca sebagai desimal; pakai satu tanda."),
                    format!("Decimals are written with a {mark} here and with a {other} elsewhere. Both are read as decimals; use one mark."),
                )
            }
            Finding::Ambiguous { .. } => lang.pick(
                "Skor dapat berarti ribuan atau pecahan; dibaca sebagai pecahan. Tulis tanpa pemisah ribuan.",
                "The score may mean thousands or a fraction; it is read as a fraction. Write no mark between thousands.",
            ).into(),
        }
    }

    fn note(&self, note: &Note) -> String {
        let lang = self.lang;
        match note {
            Note::NoPlaces => lang.pick(
                "Tidak ada kolom peringkat. Urutan baris dipakai sebagai peringkat.",
                "There is no column of places. The order of the rows is taken for them.",
            ).into(),
            Note::Ascending => lang.pick(
                "Tidak ada kolom peringkat, dan skor hanya naik. Baris terakhir dibaca sebagai peringkat 1.",
                "There is no column of places, and the scores only rise. The last row is read as place 1.",
            ).into(),
            Note::Dense => lang.pick(
                "Sesudah seri tidak ada peringkat yang dilewati (1, 2, 2, 3). Yang lazim: 1, 2, 2, 4.",
                "After ties no place is left out (1, 2, 2, 3). More common is 1, 2, 2, 4.",
            ).into(),
            Note::EqualAsPrinted { groups } => {
                let (groups, rounded) = (self.groups(groups), self.may_be_rounded());
                lang.pick(
                    format!("Skor sama seperti tercetak: {groups}; {rounded}."),
                    format!("Equal scores as printed: {groups}; {rounded}."),
                )
            }
            Note::SmallDifference { pairs, decimals } => {
                let groups: Vec<Vec<usize>> = pairs.iter().map(|(high, low)| vec![*high, *low]).collect();
                let groups = self.groups(&groups);
                let zeros = "0".repeat(usize::from(*decimals).saturating_sub(1));
                let unit = Score::of_digits("0", &format!("{zeros}1")).map(|unit| unit.text(lang)).unwrap_or_default();
                lang.pick(
                    format!("Selisih sekecil angka terakhir yang tercetak ({unit}): {groups}. Salah hitung sekecil itu mengubah urutan."),
                    format!("Differences as small as the last printed digit ({unit}): {groups}. A slip as small as that changes the order."),
                )
            }
            Note::RoundedTie { groups, decimals } => {
                let (groups, decimals) = (self.groups(groups), self.decimals(*decimals));
                lang.pick(
                    format!("Bila dibulatkan ({decimals}), skor yang berbeda menjadi sama: {groups}. Tetapkan peringkat sebelum membulatkan."),
                    format!("Rounded ({decimals}), scores that differ become equal: {groups}. Rank before rounding."),
                )
            }
            Note::DecimalsDiffer { least, most } => lang.pick(
                format!("Banyaknya desimal skor berbeda: {least} sampai {most}. Mungkin sebagian dibulatkan."),
                format!("Scores have different numbers of decimals: {least} to {most}. Some may have been rounded."),
            ),
            Note::Thousands { rows } => {
                let rows = self.rows(rows);
                lang.pick(
                    format!("Titik atau koma dibaca sebagai pemisah ribuan: {rows}."),
                    format!("A point or comma was read as a mark between thousands: {rows}."),
                )
            }
            Note::Hidden { rows } => {
                let rows = self.rows(rows);
                lang.pick(
                    format!("Baris tersembunyi ikut diperiksa: {rows}."),
                    format!("Hidden rows are checked as well: {rows}."),
                )
            }
            Note::LeftOut { why, table_rows } => {
                let rows = self.table_rows(table_rows);
                let what = match why {
                    WhyLeftOut::Heading => lang.pick("judul", "a heading"),
                    WhyLeftOut::Total => lang.pick("jumlah atau rata-rata", "a total or mean"),
                    WhyLeftOut::Remark => lang.pick("tanpa peringkat dan skor", "neither place nor score"),
                };
                lang.pick(
                    format!("Tidak diperiksa ({what}): {rows}."),
                    format!("Not checked ({what}): {rows}."),
                )
            }
        }
    }

    fn row(&self, row: usize) -> Option<&ListRow> {
        self.list.rows.get(row)
    }

    /// The name of the district, or else the row.
    fn bare(&self, row: usize) -> String {
        let name = self.row(row).map(|row| visible(&row.name, MOST_NAME)).unwrap_or_default();
        if name.is_empty() { self.rows(&[row]) } else { name }
    }

    fn score(&self, row: usize) -> String {
        self.row(row).and_then(|row| row.score).map(|score| score.text(self.lang)).unwrap_or_default()
    }

    /// `Kota Balikpapan (peringkat 3, skor 86,1)`
    fn who(&self, row: usize) -> String {
        let (place_word, score_word) = self.lang.pick(("peringkat", "skor"), ("place", "score"));
        let place = self.row(row).and_then(|row| row.place);
        let place = place.map(|place| format!("{place_word} {place}, ")).unwrap_or_default();
        format!("{} ({place}{score_word} {})", self.bare(row), self.score(row))
    }

    /// `Kota Balikpapan (peringkat 3)`
    fn with_place(&self, row: usize) -> String {
        let place = self.row(row).and_then(|row| row.place).unwrap_or_default();
        format!("{} ({} {place})", self.bare(row), self.lang.pick("peringkat", "place"))
    }

    /// `peringkat 5 (Kabupaten Kutai Barat)`
    fn who_place(&self, row: usize) -> String {
        let place = self.row(row).and_then(|row| row.place).unwrap_or_default();
        format!("{} {place} ({})", self.lang.pick("peringkat", "place"), self.bare(row))
    }

    /// The names, shortened.
    fn named(&self, rows: &[usize]) -> String {
        shortened(rows.iter().map(|row| self.bare(*row)), rows.len(), self.lang)
    }

    fn named_with_scores(&self, rows: &[usize]) -> String {
        let named = rows.iter().map(|row| format!("{} {}", self.bare(*row), self.score(*row)));
        shortened(named, rows.len(), self.lang)
    }

    /// A sentence with the places that the scores of these rows have.
    fn by_score(&self, rows: &[usize]) -> String {
        let places: Vec<String> = (rows.iter())
            .filter_map(|row| {
                let place = self.places.get(*row).copied().flatten()?.place;
                Some(format!("{} {} {place}", self.bare(*row), self.lang.pick("peringkat", "place")))
            })
            .take(MOST_NAMED)
            .collect();
        if places.is_empty() {
            return String::new();
        }
        format!(" {} {}.", self.lang.pick("Menurut skor:", "By score:"), places.join(", "))
    }

    /// Groups of rows: `Kolaka dan Buton; Muna dan Konawe`.
    fn groups(&self, groups: &[Vec<usize>]) -> String {
        let group = |rows: &Vec<usize>| {
            let names: Vec<String> = rows.iter().take(MOST_NAMED).map(|row| self.bare(*row)).collect();
            let more = rows.len() - names.len();
            let names = listed(&names, self.lang);
            if more == 0 { names } else { format!("{names} (+{more})") }
        };
        let said: Vec<String> = groups.iter().take(MOST_NAMED).map(group).collect();
        let more = groups.len() - said.len();
        let rest = match more {
            0 => String::new(),
            _ => self.lang.pick(format!("; dan {more} lainnya"), format!("; and {more} more")),
        };
        said.join("; ") + &rest
    }

    fn may_be_rounded(&self) -> String {
        let decimals = self.decimals(self.list.decimals());
        self.lang.pick(
            format!("sebelum dibulatkan ({decimals}) skornya mungkin berbeda"),
            format!("before rounding ({decimals}) they may have differed"),
        )
    }

    fn decimals(&self, decimals: u8) -> String {
        match decimals {
            0 => self.lang.pick("tanpa desimal", "no decimals").to_owned(),
            1 => self.lang.pick("1 desimal", "1 decimal").to_owned(),
            _ => self.lang.pick(format!("{decimals} desimal"), format!("{decimals} decimals")),
        }
    }

    /// `baris 2 dan 3`, by rows of the list.
    fn rows(&self, rows: &[usize]) -> String {
        let table_rows: Vec<usize> =
            rows.iter().filter_map(|row| self.row(*row)).map(|row| row.row).collect();
        self.table_rows(&table_rows)
    }

    fn table_rows(&self, rows: &[usize]) -> String {
        let numbers: Vec<String> = rows.iter().take(MOST_NAMED).map(|row| (row + 1).to_string()).collect();
        let more = rows.len() - numbers.len();
        let word = self.lang.pick("baris", if rows.len() == 1 { "row" } else { "rows" });
        match more {
            0 => format!("{word} {}", listed(&numbers, self.lang)),
            _ => {
                let numbers = numbers.join(", ");
                self.lang.pick(
                    format!("{word} {numbers}, dan {more} lainnya"),
                    format!("{word} {numbers} and {more} more"),
                )
            }
        }
    }
}

/// `a, b, dan 3 lainnya`.
fn shortened(words: impl Iterator<Item = String>, count: usize, lang: Lang) -> String {
    let words: Vec<String> = words.take(MOST_NAMED).collect();
    match count - words.len() {
        0 => words.join(", "),
        more => {
            let words = words.join(", ");
            lang.pick(format!("{words}, dan {more} lainnya"), format!("{words} and {more} more"))
        }
    }
}

/// `2`, `2 dan 3`, `2, 3, dan 5`.
fn listed(words: &[String], lang: Lang) -> String {
    match words {
        [one, other] => format!("{one} {} {other}", lang.pick("dan", "and")),
        [before @ .., last] if !before.is_empty() => {
            format!("{}{} {last}", before.join(", "), lang.pick(", dan", " and"))
        }
        _ => words.concat(),
    }
}
