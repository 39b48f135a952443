//! Small rubrics, rounds and names to test with.

use pk_core::number::{Half, Rounding};
use pk_core::round::RoundDraft;
use pk_core::rubric::{Component, Indicator, Level, RubricDraft, Scale, Section, Track};
use pk_core::rules::{NotApplicableRule, Rules};
use pk_core::text::{Provenance, Quantity, Text};
use pk_core::{
    Change, Decimal, DistrictId, Entry, Hash, Journal, PanelistId, Round, Rubric, SheetKey, WriterId,
};

pub(crate) fn text(text: &str) -> Text {
    Text { text: text.to_owned(), provenance: Provenance::Template, source: None }
}

pub(crate) fn quantity(thousandths: i64) -> Quantity {
    let value = Decimal::from_thousandths(thousandths);
    Quantity { value, provenance: Provenance::Template, source: None }
}

/// An indicator that allows "not applicable", with levels A, B, C, … of the given points.
pub(crate) fn indicator(code: &str, weight: i64, points: &[i64]) -> Indicator {
    let levels = points.iter().zip('A'..).map(|(points, code)| Level {
        code: code.to_string(),
        points: quantity(*points),
        descriptor: None,
    });
    Indicator {
        code: code.to_owned(),
        label: text(code),
        wording: None,
        weight: quantity(weight),
        not_applicable: true,
        note_required: false,
        levels: levels.collect(),
        evidence: Vec::new(),
        phrases: Vec::new(),
    }
}

/// A component of one section, both called `id`.
pub(crate) fn component(id: &str, weight: i64, indicators: Vec<Indicator>) -> Component {
    let section = Section { code: id.to_owned(), name: text(id), indicators };
    Component { id: id.to_owned(), name: text(id), weight: quantity(weight), sections: vec![section] }
}

pub(crate) fn draft(scale: Scale, components: Vec<Component>) -> RubricDraft {
    let track = Track { id: "pk".to_owned(), name: text("PK"), scale, components };
    RubricDraft {
        id: "uji".to_owned(),
        edition: 1,
        title: text("Rubrik uji"),
        sources: Vec::new(),
        tracks: vec![track],
    }
}

pub(crate) fn rubric(scale: Scale, components: Vec<Component>) -> Rubric {
    Rubric::new(draft(scale, components)).unwrap()
}

pub(crate) fn round_draft(rubric: Rubric, not_applicable: NotApplicableRule) -> RoundDraft {
    RoundDraft {
        id: "uji-2026".to_owned(),
        edition: 1,
        title: "Putaran uji".to_owned(),
        province: None,
        year: None,
        agency: None,
        instruction: None,
        minutes: None,
        practice: false,
        districts: Vec::new(),
        panel: Vec::new(),
        reviews: Vec::new(),
        rules: Rules::undecided(not_applicable, Rounding { decimals: 2, half: Half::Up }),
        frozen: Vec::new(),
        rubric,
    }
}

pub(crate) fn round(rubric: Rubric, not_applicable: NotApplicableRule) -> Round {
    Round::new(round_draft(rubric, not_applicable)).unwrap()
}

pub(crate) fn writer(index: usize) -> WriterId {
    WriterId(format!("writer{index}"))
}

pub(crate) fn sheet_key(index: usize) -> SheetKey {
    SheetKey {
        panelist: PanelistId("Panelis".to_owned()),
        district: DistrictId(format!("Kabupaten {index}")),
    }
}

/// A hash that is good enough to tell entries apart: the core takes any.
pub(crate) fn hash_of(entry: &Entry) -> Hash {
    let mut hash = [0; 32];
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for (index, byte) in format!("{entry:?}").bytes().enumerate() {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        hash[index % 32] ^= state.to_be_bytes()[0];
    }
    Hash(hash)
}

/// The change that `word` stands for: `1.1=A`, `1.1=NA`, `1.1=` (take back), `1.1:note`.
pub(crate) fn change(word: &str) -> Change {
    if let Some((indicator, text)) = word.split_once(':') {
        return Change::Note { indicator: indicator.to_owned(), text: text.to_owned() };
    }
    let (indicator, level) = word.split_once('=').unwrap();
    let indicator = indicator.to_owned();
    match level {
        "" => Change::Clear { indicator },
        "NA" => Change::NotApplicable { indicator },
        level => Change::Grade { indicator, level: level.to_owned() },
    }
}

pub(crate) fn stamp(index: usize) -> pk_core::journal::Stamp {
    pk_core::journal::Stamp { writer: writer(index), at: 0 }
}

/// Writes `word` (see [`change`]) on the first sheet.
pub(crate) fn write(journal: &mut Journal, writer: usize, word: &str) {
    journal.write(stamp(writer), &sheet_key(0), change(word), hash_of).unwrap();
}
