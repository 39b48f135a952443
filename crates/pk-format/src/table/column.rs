//! What a column can say.

use crate::lang::Lang;
use pk_core::Decimal;

/// What a column says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// A part of the instrument.
    Plain(Field),
    /// Where the texts or numbers of this field come from, where not from what the row says of all.
    Origin(Field),
    /// The descriptor of the level of this code, in tables with one row an indicator; the header may name its points.
    LevelDescriptor {
        /// The level.
        code: String,
        /// What it earns where no other column says so.
        points: Option<Decimal>,
    },
    /// The points of the level of this code, in tables with one row an indicator.
    LevelPoints {
        /// The level.
        code: String,
    },
}

/// A part of the instrument that stands in a column of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The id of the rubric.
    RubricId,
    /// Its edition.
    Edition,
    /// Its title.
    Title,
    /// The id of a track.
    TrackId,
    /// Its name.
    TrackName,
    /// How its components make its total: points, or a share of this number.
    Scale,
    /// The id of a component.
    ComponentId,
    /// Its name.
    ComponentName,
    /// Its weight.
    ComponentWeight,
    /// The code of a section.
    SectionCode,
    /// Its name.
    SectionName,
    /// The code of an indicator.
    IndicatorCode,
    /// Its short name.
    Label,
    /// One sentence on what is judged.
    Wording,
    /// Its weight.
    Weight,
    /// Whether a panelist may say "not applicable".
    NotApplicable,
    /// Whether a grade needs a note.
    NoteRequired,
    /// The code of a level.
    LevelCode,
    /// What it earns.
    Points,
    /// Its descriptor.
    Descriptor,
    /// What a district would show.
    Evidence,
    /// Short notes to choose from.
    Phrases,
    /// Where the row's texts and numbers come from.
    Provenance,
    /// The source of the row's texts and numbers.
    Source,
}

impl Field {
    /// Every field, in the order in which tables are written.
    pub const ALL: [Self; 24] = [
        Self::RubricId,
        Self::Edition,
        Self::Title,
        Self::TrackId,
        Self::TrackName,
        Self::Scale,
        Self::ComponentId,
        Self::ComponentName,
        Self::ComponentWeight,
        Self::SectionCode,
        Self::SectionName,
        Self::IndicatorCode,
        Self::Label,
        Self::Wording,
        Self::Weight,
        Self::NotApplicable,
        Self::NoteRequired,
        Self::LevelCode,
        Self::Points,
        Self::Descriptor,
        Self::Evidence,
        Self::Phrases,
        Self::Provenance,
        Self::Source,
    ];

    /// What the header of its column says.
    #[must_use]
    pub const fn header(self, lang: Lang) -> &'static str {
        let (id, en) = self.headers();
        match lang {
            Lang::Id => id,
            Lang::En => en,
        }
    }

    const fn headers(self) -> (&'static str, &'static str) {
        match self {
            Self::RubricId => ("instrumen kode", "rubric id"),
            Self::Edition => ("edisi", "edition"),
            Self::Title => ("instrumen", "rubric"),
            Self::TrackId => ("jalur kode", "track id"),
            Self::TrackName => ("jalur", "track"),
            Self::Scale => ("skala", "scale"),
            Self::ComponentId => ("komponen kode", "component id"),
            Self::ComponentName => ("komponen", "component"),
            Self::ComponentWeight => ("komponen bobot", "component weight"),
            Self::SectionCode => ("aksi kode", "section code"),
            Self::SectionName => ("aksi", "section"),
            Self::IndicatorCode => ("indikator kode", "indicator code"),
            Self::Label => ("indikator", "indicator"),
            Self::Wording => ("penjelasan", "wording"),
            Self::Weight => ("bobot", "weight"),
            Self::NotApplicable => ("tidak berlaku boleh", "not applicable allowed"),
            Self::NoteRequired => ("catatan wajib", "note required"),
            Self::LevelCode => ("tingkat", "level"),
            Self::Points => ("poin", "points"),
            Self::Descriptor => ("uraian", "descriptor"),
            Self::Evidence => ("data dukung", "evidence"),
            Self::Phrases => ("catatan cepat", "phrases"),
            Self::Provenance => ("provenans", "provenance"),
            Self::Source => ("sumber", "source"),
        }
    }

    /// What else headers call it, in the form of [`plain`](super::header::plain).
    pub(super) const fn synonyms(self) -> &'static [&'static str] {
        match self {
            Self::RubricId => &["kode instrumen", "instrumen id", "kode rubrik", "rubrik kode"],
            Self::Edition => &["instrumen edisi", "edisi instrumen", "rubrik edisi"],
            Self::Title => {
                &["judul", "instrumen judul", "judul instrumen", "nama instrumen", "rubrik", "title"]
            }
            Self::TrackId => &["kode jalur", "id jalur", "jalur id", "track code"],
            Self::TrackName => &["jalur nama", "nama jalur", "track name"],
            Self::Scale => &["skala jalur", "jalur skala", "track scale"],
            Self::ComponentId => &["kode komponen", "id komponen", "komponen id", "component code"],
            Self::ComponentName => &["komponen nama", "nama komponen", "component name"],
            Self::ComponentWeight => &["bobot komponen", "weight of component"],
            Self::SectionCode => {
                &["kode aksi", "no aksi", "nomor aksi", "aksi no", "aksi nomor", "bagian kode", "kode bagian"]
            }
            Self::SectionName => {
                &["aksi nama", "nama aksi", "aksi konvergensi", "bagian", "nama bagian", "section name"]
            }
            Self::IndicatorCode => &[
                "kode indikator",
                "no indikator",
                "nomor indikator",
                "indikator no",
                "indikator nomor",
                "kode",
                "no",
                "nomor",
                "code",
            ],
            Self::Label => {
                &["nama indikator", "indikator nama", "indikator penilaian", "indicator name", "label"]
            }
            Self::Wording => {
                &["penjelasan indikator", "pertanyaan", "definisi", "keterangan indikator", "explanation"]
            }
            Self::Weight => &["bobot indikator", "indikator bobot", "indicator weight"],
            Self::NotApplicable => &["tidak berlaku", "boleh tidak berlaku", "not applicable"],
            Self::NoteRequired => &["wajib catatan", "catatan diwajibkan", "note"],
            Self::LevelCode => &["tingkat kode", "kode tingkat", "level", "level code", "nilai", "grade"],
            Self::Points => &["poin tingkat", "tingkat poin", "skor", "score"],
            Self::Descriptor => {
                &["uraian tingkat", "tingkat uraian", "keterangan", "deskripsi", "kriteria", "description"]
            }
            Self::Evidence => &["bukti", "bukti dukung", "dokumen pendukung", "supporting evidence"],
            Self::Phrases => &["frasa", "frasa cepat", "quick notes", "quick phrases"],
            Self::Provenance => &["asal", "status teks", "origin"],
            Self::Source => &["sumber teks", "rujukan", "reference"],
        }
    }

    /// Whether it is a text or number that comes from somewhere.
    #[must_use]
    pub const fn has_origin(self) -> bool {
        matches!(
            self,
            Self::Title
                | Self::TrackName
                | Self::ComponentName
                | Self::ComponentWeight
                | Self::SectionName
                | Self::Label
                | Self::Wording
                | Self::Weight
                | Self::Points
                | Self::Descriptor
                | Self::Evidence
                | Self::Phrases
        )
    }
}

impl Column {
    /// What the header of the column says.
    #[must_use]
    pub fn header(&self, lang: Lang) -> String {
        match self {
            Self::Plain(field) => field.header(lang).to_owned(),
            Self::Origin(field) => format!("{} {}", lang.pick("asal", "origin"), field.header(lang)),
            Self::LevelDescriptor { code, .. } => format!("{} {code}", Field::Descriptor.header(lang)),
            Self::LevelPoints { code } => format!("{} {code}", Field::Points.header(lang)),
        }
    }
}
