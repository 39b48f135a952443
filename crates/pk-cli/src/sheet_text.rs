//! A scored sheet for people.

use crate::finding;
use crate::proof;
use crate::table::{Row, table};
use crate::text::{WIDTH, named, one_line, wrapped};
use pk_core::number::Number;
use pk_core::rubric::Scale;
use pk_core::score::{ComponentScore, IndicatorScore, Score, SectionScore, SheetScore, TrackScore};
use pk_core::{Decimal, Mark, Round, Sheet, SheetKey};
use pk_format::{Lang, Standing, decimal, number, sheet_fingerprint, standing_words};
use pk_recap::Group;

/// Stands for a score that is not there.
const NOTHING: &str = "–";

/// The whole sheet: who and whom, its state, its scores, and what to look at.
pub(crate) fn sheet_text(
    group: &Group,
    key: &SheetKey,
    sheet: &Sheet,
    score: &SheetScore<'_>,
    lang: Lang,
) -> String {
    let writer = Writer { round: &group.round, lang };
    let standing = group.standing(key);
    let mut text = writer.head(key, standing.as_ref(), score);
    let fingerprint = sheet_fingerprint(&group.journal, key).to_string();
    text.push_str(&named(lang.pick("Sidik lembar", "Sheet"), &fingerprint));
    for track in &score.tracks {
        text.push('\n');
        if score.tracks.len() > 1 {
            let word = lang.pick("Jalur", "Track");
            text.push_str(&format!("{word}: {}\n", one_line(&track.track.name.text)));
        }
        text.push_str(&table(&writer.track(track)));
    }
    let mut findings = finding::sentences(sheet, score, lang);
    let unexplained = group.round.unexplained(&key.district, sheet);
    if !unexplained.is_empty() {
        let words = lang.pick(
            "Berbeda dari telaah dokumen tanpa alasan",
            "Differs from the document review, no reason given",
        );
        findings.push(format!("{words}: {}.", unexplained.join(", ")));
    }
    findings.extend(proof::sentences(group, key, standing.as_ref(), lang));
    if !findings.is_empty() {
        text.push_str(lang.pick("\nPerlu ditinjau:\n", "\nTo look at:\n"));
    }
    for finding in findings {
        push_item(&mut text, &finding);
    }
    text
}

fn push_item(text: &mut String, item: &str) {
    for (index, line) in wrapped(item, WIDTH - 2).iter().enumerate() {
        text.push_str(if index == 0 { "- " } else { "  " });
        text.push_str(line);
        text.push('\n');
    }
}

struct Writer<'a> {
    round: &'a Round,
    lang: Lang,
}

impl Writer<'_> {
    fn head(&self, key: &SheetKey, standing: Option<&Standing>, score: &SheetScore<'_>) -> String {
        let lang = self.lang;
        let status = match standing {
            Some(standing) => {
                let words = lang.pick("dikunci, bukti perubahan", "finalised, change proof");
                format!("{words}: {}", standing_words(standing, lang))
            }
            None => lang.pick("belum dikunci", "not finalised").to_owned(),
        };
        let template = lang.pick(
            "rubrik memuat teks templat yang belum disahkan",
            "the rubric holds template texts that nobody has endorsed",
        );
        let mut lines = vec![
            (lang.pick("Panelis", "Panelist"), self.round.panelist_name(&key.panelist).to_owned()),
            (lang.pick("Kabupaten/kota", "District"), self.round.district_name(&key.district).to_owned()),
            (lang.pick("Kelengkapan", "Completeness"), self.completeness(score)),
            (lang.pick("Status", "Status"), status),
        ];
        if self.round.practice {
            let word = lang.pick("latihan, tidak dihitung", "practice, does not count");
            lines.push((lang.pick("Perhatian", "Attention"), word.to_owned()));
        }
        if self.round.rubric.has_template() {
            lines.push((lang.pick("Perhatian", "Attention"), template.to_owned()));
        }
        lines.iter().map(|(name, value)| named(name, value)).collect()
    }

    fn completeness(&self, score: &SheetScore<'_>) -> String {
        let sum =
            |of: fn(&Score) -> usize| -> usize { score.tracks.iter().map(|part| of(&part.score)).sum() };
        let (all, graded, not_applicable) =
            (sum(|score| score.indicators), sum(|score| score.graded), sum(|score| score.not_applicable));
        let left = all - graded - not_applicable;
        let mut text = self.lang.pick(
            format!("{graded} dari {all} indikator dinilai"),
            format!("{graded} of {all} indicators graded"),
        );
        if not_applicable > 0 {
            text.push_str(&format!(
                ", {not_applicable} {}",
                self.lang.pick("tidak berlaku", "not applicable")
            ));
        }
        if left > 0 {
            text.push_str(&format!(", {left} {}", self.lang.pick("belum dinilai", "not yet graded")));
        }
        let state = if left > 0 {
            self.lang.pick("belum lengkap", "incomplete")
        } else {
            self.lang.pick("lengkap", "complete")
        };
        format!("{state}: {text}")
    }

    fn track(&self, part: &TrackScore<'_>) -> Vec<Row> {
        let (code, label, mark, value) =
            self.lang.pick(("Kode", "Indikator", "Tingkat", "Skor"), ("Code", "Indicator", "Level", "Score"));
        let mut rows = vec![Row {
            code: code.to_owned(),
            label: label.to_owned(),
            mark: mark.to_owned(),
            value: value.to_owned(),
            ..Row::default()
        }];
        for component in &part.components {
            self.component(component, part.track.scale, &mut rows);
        }
        let word = if part.score.is_complete() {
            self.lang.pick("Jumlah", "Total")
        } else {
            self.lang.pick("Jumlah sementara", "Total so far")
        };
        let label = format!("{word} {}", part.track.name.text);
        rows.push(Row { apart: part.components.len() > 1, ..self.row("", label, &part.score) });
        rows
    }

    fn component(&self, part: &ComponentScore<'_>, scale: Scale, rows: &mut Vec<Row>) {
        for section in &part.sections {
            self.section(section, rows);
        }
        let name = &part.component.name.text;
        let weight = decimal(part.component.weight.value, self.lang);
        let label = self
            .lang
            .pick(format!("Komponen {name} (bobot {weight})"), format!("Component {name} (weight {weight})"));
        rows.push(Row { apart: true, ..self.row("", label, &part.score) });
        if scale != Scale::Points || part.component.weight.value != Decimal::ONE {
            let label = self.lang.pick("sumbangan kepada jumlah", "contribution to the total").to_owned();
            let row = self.row("", label, &Score { value: part.contribution, ..part.score.clone() });
            rows.push(Row { depth: 1, maximum: String::new(), ..row });
        }
    }

    fn section(&self, part: &SectionScore<'_>, rows: &mut Vec<Row>) {
        let row = self.row(&part.section.code, part.section.name.text.clone(), &part.score);
        rows.push(Row { apart: true, ..row });
        rows.extend(part.indicators.iter().map(|indicator| self.indicator(indicator)));
    }

    fn indicator(&self, part: &IndicatorScore<'_>) -> Row {
        let mut row = self.row(&part.indicator.code, part.indicator.label.text.clone(), &part.score);
        row.depth = 1;
        row.mark = match &part.mark {
            Some(Mark::Level(code)) => code.clone(),
            Some(Mark::NotApplicable) => self.lang.pick("tidak berlaku", "not applicable").to_owned(),
            None => self.lang.pick("belum dinilai", "not yet graded").to_owned(),
        };
        row
    }

    /// A row with a score; nothing stands where nothing was graded, for that is not zero.
    fn row(&self, code: &str, label: String, score: &Score) -> Row {
        let zero = Number::from_integer(0);
        let left_out = score.not_applicable == score.indicators && score.maximum == zero;
        let value = if left_out || (score.graded == 0 && !score.is_complete()) {
            NOTHING.to_owned()
        } else {
            self.number(&score.value)
        };
        let maximum = if left_out { String::new() } else { format!("/{}", self.number(&score.maximum)) };
        Row { code: code.to_owned(), label, value, maximum, ..Row::default() }
    }

    fn number(&self, value: &Number) -> String {
        number(value, self.round.rules.rounding, self.lang)
    }
}
