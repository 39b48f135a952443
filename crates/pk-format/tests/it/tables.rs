//! Instruments as tables: what is written is read as the same, and small tables are read as people write them.

use crate::property::config;
use crate::random::rubric;
use pk_core::rubric::{Indicator, RubricDraft, Scale};
use pk_core::text::{Provenance, Text};
use pk_core::{Decimal, Rubric};
use pk_format::table::{
    Basis, Cell, Content, Matching, Note, Table, csv_text, read_csv, read_table, says_all, table_node,
    table_of, table_of_node,
};
use pk_format::{Lang, shipped_rubric};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn basis() -> Basis {
    Basis { id: "tabel".to_owned(), title: "Tabel".to_owned() }
}

/// The rubric of a table in which nothing is wrong and nothing worth a look.
fn taken(table: &Table) -> RubricDraft {
    let taken = read_table(table, &Matching::of(table), &basis());
    assert_eq!(taken.warnings, []);
    (*taken.rubric.unwrap()).clone()
}

fn taken_csv(text: &str) -> RubricDraft {
    taken(&read_csv(text.as_bytes()).unwrap())
}

/// What a table can say of a rubric.
fn as_far_as_tables_go(rubric: &Rubric) -> RubricDraft {
    let mut draft = (**rubric).clone();
    texts(&mut draft, &mut |text| text.text = text.text.trim().to_owned());
    for source in &mut draft.sources {
        source.title = source.title.trim().to_owned();
    }
    let components = draft.tracks.iter_mut().flat_map(|track| &mut track.components);
    for indicator in components.flat_map(|component| &mut component.sections).flat_map(|s| &mut s.indicators)
    {
        for items in [&mut indicator.evidence, &mut indicator.phrases] {
            let provenance = items.iter().map(|text| text.provenance).max();
            let is_one = items
                .windows(2)
                .all(|two| (two[0].provenance, &two[0].source) == (two[1].provenance, &two[1].source));
            for text in items {
                text.text = text.text.replace('\n', " ").trim().to_owned();
                if !is_one {
                    text.provenance =
                        provenance.filter(|known| !known.is_sourced()).unwrap_or(Provenance::Template);
                    text.source = None;
                }
            }
        }
    }
    draft
}

/// Without the sources that nothing names, and with the others in the order of their ids.
fn with_sorted_sources(mut draft: RubricDraft) -> RubricDraft {
    let mut sources = std::mem::take(&mut draft.sources);
    let named = format!("{draft:?}");
    sources.retain(|source| named.contains(&format!("source: Some({:?})", source.id)));
    sources.sort_by(|one, other| one.id.cmp(&other.id));
    RubricDraft { sources, ..draft }
}

fn texts(draft: &mut RubricDraft, change: &mut dyn FnMut(&mut Text)) {
    change(&mut draft.title);
    for track in &mut draft.tracks {
        change(&mut track.name);
        for component in &mut track.components {
            change(&mut component.name);
            for section in &mut component.sections {
                change(&mut section.name);
                for indicator in &mut section.indicators {
                    change(&mut indicator.label);
                    indicator.wording.iter_mut().for_each(&mut *change);
                    indicator
                        .levels
                        .iter_mut()
                        .filter_map(|level| level.descriptor.as_mut())
                        .for_each(&mut *change);
                    indicator.evidence.iter_mut().chain(&mut indicator.phrases).for_each(&mut *change);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..config() })]

    #[test]
    fn a_rubric_is_read_from_its_table(rubric in rubric()) {
        let expected = with_sorted_sources(as_far_as_tables_go(&rubric));
        let table = table_of(&rubric);
        prop_assert_eq!(with_sorted_sources(taken(&table)), expected.clone());
        prop_assert!(says_all(&as_far_as_tables_go(&rubric)));
        // A source that nothing names is not in the table, and may be written in any way.
        let whole = with_sorted_sources((*rubric).clone());
        prop_assert_eq!(says_all(&rubric), expected == whole);
        let csv = csv_text(&table);
        let from_csv = read_csv(csv.as_bytes()).unwrap();
        prop_assert_eq!(with_sorted_sources(taken(&from_csv)), expected.clone());
        // A clipboard is the same with tabs.
        let pasted = csv.replace('\u{feff}', "");
        prop_assert_eq!(read_csv(pasted.as_bytes()).unwrap(), from_csv);
        prop_assert_eq!(table_of_node(&table_node(&table)), Some(table));
    }

    #[test]
    fn any_text_is_read_or_told(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "(([Ii]ndikator|kode|poin|tingkat|aksi|A|1|2,5|\"|;|,|\t|\n|\r|-|=)){0,60}") {
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            if let Ok(table) = read_csv(bytes) {
                let taken = read_table(&table, &Matching::of(&table), &basis());
                prop_assert!(taken.rubric.is_err_and(|problems| !problems.is_empty()));
            }
        }
    }
}

#[test]
fn the_shipped_rubrics_are_read_from_their_tables() {
    for id in ["pk-2020-aksi-1-4", "pk-8-aksi"] {
        let rubric = shipped_rubric(id).unwrap();
        let table = table_of(&rubric);
        assert_eq!(
            with_sorted_sources(taken(&table)),
            with_sorted_sources(as_far_as_tables_go(&rubric)),
            "{id}"
        );
    }
}

fn only(draft: &RubricDraft) -> &Indicator {
    &draft.tracks[0].components[0].sections[0].indicators[0]
}

#[test]
fn empty_cells_mean_what_stands_above() {
    let draft = taken_csv(
        "aksi kode;aksi;kode;indikator;bobot;tingkat;poin;uraian;data dukung\n\
         1;Analisis Situasi;1.1;Lokasi;2;A;3;Lengkap;\"SK bupati; peta\"\n\
         ;;;;;B;2,5;;\n\
         1;Analisis Situasi;1.1;Lokasi;2,0;C;0;Tidak ada;\"SK bupati; peta\"\n\
         ;;1.2;Intervensi;;A;1;;\n\
         ;;;;;B;0;;\n",
    );
    let section = &draft.tracks[0].components[0].sections[0];
    assert_eq!((section.code.as_str(), section.name.text.as_str()), ("1", "Analisis Situasi"));
    assert_eq!(section.indicators.len(), 2);
    let first = only(&draft);
    let points: Vec<i64> = first.levels.iter().map(|level| level.points.value.thousandths()).collect();
    assert_eq!(points, [3000, 2500, 0]);
    assert_eq!(first.levels[1].descriptor, None);
    let evidence: Vec<&str> = first.evidence.iter().map(|text| text.text.as_str()).collect();
    assert_eq!(evidence, ["SK bupati", "peta"]);
    assert_eq!(first.weight.value, Decimal::from_thousandths(2000));
    assert_eq!(section.indicators[1].weight.value, Decimal::ONE);
    assert_eq!((draft.id.as_str(), draft.title.text.as_str(), draft.edition), ("tabel", "Tabel", 1));
}

#[test]
fn levels_may_have_columns_of_their_own() {
    let by_columns = taken_csv(
        "aksi;no;indikator;uraian A;poin A;uraian B;poin B;uraian C;poin C\n\
         Analisis;1.1;Lokasi;Lengkap;3;Sebagian;1,5;Tidak ada;0\n\
         Rembuk;2.1;Komitmen;Ada;1;;0;;\n",
    );
    let by_headers = taken_csv(
        "Aksi,No.,Indikator,A (3),\"Tingkat B (1,5)\",C (poin 0)\n\
         Analisis,1.1,Lokasi,Lengkap,Sebagian,Tidak ada\n\
         Rembuk,2.1,Komitmen,Ada,,-\n",
    );
    assert_eq!(only(&by_columns), only(&by_headers));
    let codes = |draft: &RubricDraft| {
        let sections = &draft.tracks[0].components[0].sections;
        let levels = sections[1].indicators[0].levels.iter();
        levels.map(|level| (level.code.clone(), level.points.value.thousandths())).collect::<Vec<_>>()
    };
    assert_eq!(codes(&by_columns), [("A".to_owned(), 1000), ("B".to_owned(), 0)]);
    assert_eq!(codes(&by_headers), [("A".to_owned(), 3000), ("B".to_owned(), 1500)]);
}

#[test]
fn tracks_and_components_are_read_where_they_are_told() {
    let draft = taken_csv(
        "jalur\tskala\tkomponen\tkomponen bobot\taksi\tkode\tindikator\tA (2)\tB (0)\n\
         Utama\t100\tDokumen\t60\tAnalisis\t1.1\tLokasi\tAda\tTidak\n\
         \t\tPaparan\t40%\tPaparan\tP.1\tPenguasaan\tBaik\tKurang\n\
         Inovasi\tpoin\t\t\tInovasi\tI.1\tGagasan\tBaru\tLama\n",
    );
    assert_eq!(draft.tracks[0].scale, Scale::Share(Decimal::from_thousandths(100_000)));
    assert_eq!(draft.tracks[1].scale, Scale::Points);
    let ids = |track: usize| draft.tracks[track].components.iter().map(|c| c.id.clone()).collect::<Vec<_>>();
    assert_eq!(
        (ids(0), ids(1)),
        (vec!["dokumen".to_owned(), "paparan".to_owned()], vec!["inovasi".to_owned()])
    );
    assert_eq!(draft.tracks[0].components[1].weight.value, Decimal::from_thousandths(40_000));
    let sections: Vec<&str> = draft
        .tracks
        .iter()
        .flat_map(|t| &t.components)
        .flat_map(|c| &c.sections)
        .map(|s| s.code.as_str())
        .collect();
    assert_eq!(sections, ["1", "2", "3"]);
}

#[test]
fn where_texts_come_from_is_read_for_each() {
    let draft = taken_csv(
        "aksi;kode;indikator;tingkat;poin;uraian;provenans;sumber;asal poin\n\
         Analisis;1.1;Lokasi;A;3;Lengkap;tercetak;\"[form] Form Lampung; 2020\";turunan\n\
         ;;;B;2;Sebagian;;;simpulan\n\
         ;;;C;1;Kurang;templat;-;\n\
         ;1.2;Intervensi;A;1;Ada;resmi;Keputusan Gubernur Nomor 5;resmi [form]\n\
         ;;;B;0;Tidak;;Keputusan Gubernur Nomor 5;\n",
    );
    let of = |text: &Text| (text.provenance, text.source.clone().unwrap_or_default());
    let first = only(&draft);
    assert_eq!(of(&first.label), (Provenance::Printed, "form".to_owned()));
    let points: Vec<Provenance> = first.levels.iter().map(|level| level.points.provenance).collect();
    assert_eq!(points, [Provenance::Derived, Provenance::Inferred, Provenance::Inferred]);
    let descriptors: Vec<_> =
        first.levels.iter().map(|level| of(level.descriptor.as_ref().unwrap())).collect();
    let form = |provenance| (provenance, "form".to_owned());
    assert_eq!(
        descriptors,
        [form(Provenance::Printed), form(Provenance::Printed), (Provenance::Template, String::new())]
    );
    // What the table does not speak of is nobody's.
    assert_eq!(first.weight.provenance, Provenance::Template);
    let second = &draft.tracks[0].components[0].sections[0].indicators[1];
    assert_eq!(of(&second.label), (Provenance::Official, "sumber-2".to_owned()));
    let sources: Vec<_> =
        draft.sources.iter().map(|s| (s.id.as_str(), s.title.as_str(), s.date.as_deref())).collect();
    assert_eq!(
        sources,
        [("form", "Form Lampung", Some("2020")), ("sumber-2", "Keputusan Gubernur Nomor 5", None)]
    );
}

#[test]
fn titles_above_and_empty_rows_are_passed_over() {
    let draft = taken_csv(
        "Instrumen Penilaian Kinerja;;;;\n\n;;;;\naksi;kode;indikator;A (1);B (0)\n\nAnalisis;1.1;Lokasi;Ada;Tidak\n;;;;\n\n",
    );
    assert_eq!(only(&draft).label.text, "Lokasi");
}

#[test]
fn texts_of_every_program_are_read() {
    let text = "aksi;kode;indikator;A (1);B (0)\r\nAnalisis;1.1;\"Lokasi “utama” – baris\r\nkedua; \"\"kutip\"\"\";Ada;Tidak\r\n";
    let label = "Lokasi “utama” – baris\nkedua; \"kutip\"";
    let check = |bytes: &[u8]| {
        let table = read_csv(bytes).unwrap();
        assert_eq!(only(&taken(&table)).label.text, label);
    };
    check(text.as_bytes());
    check(format!("\u{feff}{text}").as_bytes());
    check(format!("sep=;\r\n{text}").as_bytes());
    check(text.replace("\r\n", "\n").as_bytes());
    check(text.replace("\r\n", "\r").as_bytes());
    check(text.replace(';', "\t").replace("kedua\t", "kedua;").as_bytes());
    let units = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    check(&[&[0xff, 0xfe][..], &units(u16::to_le_bytes)].concat());
    check(&[&[0xfe, 0xff][..], &units(u16::to_be_bytes)].concat());
    check(&units(u16::to_le_bytes));
    let windows: Vec<u8> = text
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            '–' => 0x96,
            other => u8::try_from(other).unwrap(),
        })
        .collect();
    check(&windows);
}

#[test]
fn a_text_that_spreadsheets_take_for_a_formula_is_kept_from_it() {
    let cell = |text: &str| Cell { content: Content::Text, ..Cell::plain(text) };
    let texts = ["=1+1", "+ Lengkap", "-", "@x", "'=x", "'x", "-1"];
    let table = Table { rows: vec![texts.map(cell).to_vec()] };
    let csv = csv_text(&table);
    assert_eq!(csv, "\u{feff}\"'=1+1\";\"'+ Lengkap\";\"'-\";\"'@x\";\"''=x\";\"''x\";-1\r\n");
    let read: Vec<String> =
        read_csv(csv.as_bytes()).unwrap().rows[0].iter().map(|cell| cell.text.clone()).collect();
    assert_eq!(read, texts);
}

#[test]
fn a_caller_may_match_columns_otherwise() {
    let table =
        read_csv(b"kelompok;kode;apa yang dinilai;indikator;A (1);B (0)\nAnalisis;1.1;Lokasi;x;Ada;Tidak\n")
            .unwrap();
    let mut matching = Matching::of(&table);
    assert_eq!(matching.headers(&table)[2], "apa yang dinilai");
    assert_eq!(matching.problems().len(), 1);
    matching.columns[2] = matching.columns[3].take();
    matching.columns[0] = Some(pk_format::table::Column::Plain(pk_format::table::Field::SectionName));
    let taken = read_table(&table, &matching, &basis());
    assert_eq!(only(&taken.rubric.unwrap()).label.text, "Lokasi");
    assert_eq!(taken.warnings.iter().map(|warning| warning.note).collect::<Vec<_>>(), [Note::ColumnIgnored]);
}

/// Numbers, merged cells, formulas and hidden rows are what only a workbook knows.
#[test]
fn what_a_workbook_knows_is_told() {
    let mut table =
        read_csv(b"aksi;kode;indikator;tingkat;poin\nAnalisis;1.1;Lokasi;A;1.234\n;;;B;1\n").unwrap();
    table.rows[1][4].content = Content::Number;
    table.rows[1][2].merged = true;
    table.rows[2][4].content = Content::Text;
    table.rows[2][4].formula = true;
    table.rows[2].iter_mut().for_each(|cell| cell.hidden = true);
    let taken = read_table(&table, &Matching::of(&table), &basis());
    let said: Vec<String> =
        taken.warnings.iter().map(|w| pk_format::table::warning_sentence(w, Lang::En)).collect();
    expect_test::expect![[r#"
        C2: Merged cells. Their value is taken for each of the merged rows.
        E3: A formula. Its last result is taken.
        row 3: A hidden row. It is taken along; delete the row if that is not meant.
        E3: A number that is stored as text. It is taken as a number."#]]
    .assert_eq(&said.join("\n"));
    assert_eq!(only(&taken.rubric.unwrap()).levels[0].points.value, Decimal::from_thousandths(1234));
}

/// Ten thousand rows, right and wrong, in the time of a click; the limit is for slow machines that run tests.
#[test]
fn long_tables_take_no_time() {
    let began = Instant::now();
    let mut good = "aksi;kode;indikator;tingkat;poin;uraian\n".to_owned();
    let mut bad = good.clone();
    for indicator in 0..1000 {
        for level in 0..10 {
            good.push_str(&format!(
                "Aksi {};{indicator};Indikator {indicator};T{level};{level};Uraian {level}\n",
                indicator / 20
            ));
            bad.push_str(&format!("Aksi;{indicator}.{level};;T;tiga;Uraian\n"));
        }
    }
    assert_eq!(taken_csv(&good).tracks[0].components[0].sections.len(), 50);
    let table = read_csv(bad.as_bytes()).unwrap();
    let problems = read_table(&table, &Matching::of(&table), &basis()).rubric.unwrap_err();
    assert!(problems.len() >= 20_000);
    assert!(began.elapsed() < Duration::from_secs(60));
}
