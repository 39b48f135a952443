//! Tables that somebody filled in wrongly: every problem at once, by row and column letter.

use expect_test::{Expect, expect};
use pk_format::Lang;
use pk_format::table::{
    Basis, Cell, Content, Matching, Table, read_csv, read_table, table_sentence, warning_sentence,
};

const HEAD: &str = "aksi kode;aksi;kode;indikator;bobot;tingkat;poin;uraian";
const GOOD: &str = "1;Analisis;1.1;Lokasi;1;A;3;Lengkap\n;;;;;B;0;";

fn said_of(table: &Table, lang: Lang) -> String {
    let basis = Basis { id: "tabel".to_owned(), title: "Tabel".to_owned() };
    let taken = read_table(table, &Matching::of(table), &basis);
    let mut lines = match &taken.rubric {
        Ok(_) => vec!["(good)".to_owned()],
        Err(problems) => problems.iter().map(|problem| table_sentence(problem, lang)).collect(),
    };
    lines.extend(taken.warnings.iter().map(|warning| format!("? {}", warning_sentence(warning, lang))));
    lines.join("\n") + "\n"
}

fn said(bytes: &[u8]) -> String {
    let in_lang = |lang| match read_csv(bytes) {
        Ok(table) => said_of(&table, lang),
        Err(problem) => table_sentence(&problem, lang) + "\n",
    };
    let (id, en) = (in_lang(Lang::Id), in_lang(Lang::En));
    if id == en { id } else { format!("{id}{en}") }
}

fn check(text: &str, expected: Expect) {
    expected.assert_eq(&said(text.as_bytes()));
}

/// The rows below the usual header.
fn check_rows(rows: &str, expected: Expect) {
    check(&format!("{HEAD}\n{rows}\n"), expected);
}

#[test]
fn good() {
    check_rows(
        GOOD,
        expect![[r#"
        (good)
    "#]],
    );
}

#[test]
fn no_table() {
    check(
        "",
        expect![[r#"
        Tabel kosong. Pilih berkas atau lembar lain.
        The table is empty. Choose another file or sheet.
    "#]],
    );
    check(
        " \n\n",
        expect![[r#"
        Tabel kosong. Pilih berkas atau lembar lain.
        The table is empty. Choose another file or sheet.
    "#]],
    );
    check(
        ";;;\n;;;\n",
        expect![[r#"
        Tabel kosong. Pilih berkas atau lembar lain.
        The table is empty. Choose another file or sheet.
    "#]],
    );
    expect![[r#"
        Berkas ini bukan tabel. Pilih berkas XLSX, ODS, atau CSV.
        This file is no table. Choose an XLSX, ODS or CSV file.
    "#]]
    .assert_eq(&said(b"PK\x03\x04\x14\0\0\0"));
    check(
        "{\"format\": \"penilaian-kinerja\"}",
        expect![[r#"
        Tidak ada baris judul kolom yang dikenal. Tulis judul kolom di baris pertama, misalnya indikator kode, indikator, tingkat, poin.
        There is no row with known column headers. Write headers into the first row, such as indicator code, indicator, level, points.
    "#]],
    );
    check(
        HEAD,
        expect![[r#"
        Tidak ada indikator di bawah judul kolom. Isi paling sedikit satu.
        There is no indicator below the headers. Fill in at least one.
    "#]],
    );
    check(
        "halo\ndunia\n",
        expect![[r#"
        Tidak ada baris judul kolom yang dikenal. Tulis judul kolom di baris pertama, misalnya indikator kode, indikator, tingkat, poin.
        There is no row with known column headers. Write headers into the first row, such as indicator code, indicator, level, points.
    "#]],
    );
    check(
        &format!("{HEAD}\n{}", ";".repeat(300)),
        expect![[r#"
        baris 2: Tabel melebihi 256 kolom. Hapus kolom yang bukan bagian tabel.
        row 2: The table has more than 256 columns. Delete the columns that are no part of the table.
    "#]],
    );
    check(
        &format!("{HEAD}{}", "\n1".repeat(20_000)),
        expect![[r#"
        baris 20001: Tabel melebihi 20000 baris. Hapus baris yang bukan bagian tabel.
        row 20001: The table has more than 20000 rows. Delete the rows that are no part of the table.
    "#]],
    );
}

#[test]
fn columns() {
    check(
        "indikator;uraian;catatan rapat\nLokasi;Lengkap;x\n",
        expect![[r#"
        baris 1: Kolom "aksi" tidak ada. Tambahkan, atau pilih kolom yang berisi itu.
        baris 1: Kolom "indikator kode" tidak ada. Tambahkan, atau pilih kolom yang berisi itu.
        baris 1: Kolom "tingkat" tidak ada. Tambahkan, atau pilih kolom yang berisi itu.
        baris 1: Kolom "poin" tidak ada. Tambahkan, atau pilih kolom yang berisi itu.
        row 1: There is no column "section". Add it, or choose the column that holds it.
        row 1: There is no column "indicator code". Add it, or choose the column that holds it.
        row 1: There is no column "level". Add it, or choose the column that holds it.
        row 1: There is no column "points". Add it, or choose the column that holds it.
    "#]],
    );
    check(
        &format!("{HEAD};Skor\n{GOOD}"),
        expect![[r#"
            (good)
            ? kolom I: Kolom ini tidak dipakai. Isinya tidak diambil.
            (good)
            ? column I: This column is not used. What stands in it is left out.
        "#]],
    );
    check(
        &format!("{HEAD};poin;kriteria\n{GOOD}"),
        expect![[r#"
        I1: Ada dua kolom "poin". Ubah atau hapus judul salah satunya.
        I1: There are two columns "points". Change or remove one of the headers.
    "#]],
    );
    check(
        &format!("{HEAD};Uraian A;Poin A\n{GOOD}"),
        expect![[r#"
        baris 1: Tabel memuat kolom tingkat dan juga kolom untuk tiap tingkat. Pakai salah satu bentuk saja.
        row 1: The table has a column of levels and also columns for each level. Use one of the two layouts.
    "#]],
    );
    check(
        "aksi;kode;indikator;uraian A;uraian B;poin B\nAnalisis;1.1;Lokasi;Ada;Tidak;0\n",
        expect![[r#"
        baris 1: Kolom "poin A" tidak ada. Tambahkan, atau pilih kolom yang berisi itu.
        row 1: There is no column "points A". Add it, or choose the column that holds it.
    "#]],
    );
}

#[test]
fn empty_cells() {
    check_rows(
        ";;;;;A;;Lengkap",
        expect![[r#"
        A2: "aksi kode" kosong. Isilah.
        C2: "indikator kode" kosong. Isilah.
        A2: "section code" is empty. Fill it in.
        C2: "indicator code" is empty. Fill it in.
    "#]],
    );
    check_rows(
        "1;Analisis;;Lokasi;1;A;3;\n;;;;;B;0;\n1;Analisis;1.2;;1;A;3;\n;;;;;;0;Kurang\n;;;Baru;;A;1;",
        expect![[r#"
            C2: "indikator kode" kosong. Isilah.
            D4: "indikator" kosong. Isilah.
            F5: "tingkat" kosong. Isilah.
            C6: "indikator kode" kosong. Isilah.
            C2: "indicator code" is empty. Fill it in.
            D4: "indicator" is empty. Fill it in.
            F5: "level" is empty. Fill it in.
            C6: "indicator code" is empty. Fill it in.
        "#]],
    );
}

#[test]
fn numbers() {
    check_rows(
        "1;Analisis;1.1;Lokasi;satu;A;1.234;\n;;;;;B;0,1234;\n;;;;;C;1.500,5;\n;;;;;D;-20000;",
        expect![[r#"
            E2: Bukan bilangan. Tulis misalnya 3 atau 2,5.
            G2: "1.234" dapat berarti ribuan atau pecahan. Tulis "1234" bila ribuan, atau tambahkan 0 di belakang bila pecahan.
            G3: Bilangan ini terlalu panjang. Tulis paling banyak tiga angka di belakang koma.
            G5: Bilangan di luar rentang. Tulis antara -10000 dan 10000.
            ? G4: Bilangan dengan pemisah ribuan. Dipakai tanpa pemisah itu.
            E2: This is no number. Write it as 3 or 2.5.
            G2: "1.234" may mean thousands or a fraction. Write "1234" for thousands, or add a 0 at the end for a fraction.
            G3: The number is too long. Write at most three decimal places.
            G5: The number is out of range. Write one between -10000 and 10000.
            ? G4: A number with thousands set apart. It is taken without the marks.
        "#]],
    );
}

#[test]
fn contradictions() {
    check_rows(
        "1;Analisis;1.1;Lokasi;1;A;3;\n1;Analisa;1.1;Lokasi lain;2;B;0;\n2;Rembuk;1.1;Lokasi;1;C;0;",
        expect![[r#"
            B3: Berbeda dengan B2, padahal menyangkut hal yang sama. Samakan, atau kosongkan.
            D3: Berbeda dengan D2, padahal menyangkut hal yang sama. Samakan, atau kosongkan.
            E3: Berbeda dengan E2, padahal menyangkut hal yang sama. Samakan, atau kosongkan.
            C4: Kode indikator ini sudah dipakai di C2, pada aksi lain. Beri kode lain, atau betulkan aksinya.
            B3: This differs from B2, which is about the same thing. Make them agree, or leave this empty.
            D3: This differs from D2, which is about the same thing. Make them agree, or leave this empty.
            E3: This differs from E2, which is about the same thing. Make them agree, or leave this empty.
            C4: This code of an indicator is used at C2 already, in another section. Give it another code, or correct its section.
        "#]],
    );
}

#[test]
fn what_the_core_finds_is_told_at_its_cell() {
    check_rows(
        "1;Analisis;1.1;Lokasi;1;A;3;\n;;;;;A;0;\n2;Rembuk;2.1;Komitmen;-1;A;-3;\n;;2.2;Tindak lanjut;1;A;1;",
        expect![[r#"
            F3: Kode "A" dipakai dua kali. Beri kode yang berbeda.
            E4: Bobot negatif. Tulis 0 atau lebih.
            F4: Indikator ini memerlukan paling sedikit 2 tingkat. Tambahkan.
            F4: Tingkat terbaik bernilai di bawah 0. Beri paling sedikit satu tingkat poin 0 atau lebih.
            F5: Indikator ini memerlukan paling sedikit 2 tingkat. Tambahkan.
            F3: The code "A" is used twice. Give each its own.
            E4: The weight is negative. Write 0 or more.
            F4: This indicator needs at least 2 levels. Add more.
            F4: The best level earns less than 0. Give at least one level 0 points or more.
            F5: This indicator needs at least 2 levels. Add more.
        "#]],
    );
    check_rows(
        "1;Analisis;1 .1;Lokasi\u{202e};0;A;3;\n;;;;;B;0;",
        expect![[r#"
            C2: Kode terlalu panjang atau memuat spasi. Persingkat dan hilangkan spasinya.
            D2: Teks memuat karakter kendali atau arah tulisan yang tidak terlihat (U+202E). Hapus karakter itu.
            E2: Jumlah bobot nol, sehingga tidak ada yang dihitung. Beri paling sedikit satu bobot di atas 0.
            C2: The code is too long or holds spaces. Shorten it and remove the spaces.
            D2: The text holds an invisible control or direction character (U+202E). Remove it.
            E2: The weights sum to zero, so nothing would count. Give at least one a weight above 0.
        "#]],
    );
    check(
        &format!("instrumen kode;{HEAD}\ndua kata;{}\n", GOOD.replace('\n', "\n;")),
        expect![[r#"
        A2: Kode terlalu panjang atau memuat spasi. Persingkat dan hilangkan spasinya.
        A2: The code is too long or holds spaces. Shorten it and remove the spaces.
    "#]],
    );
    check(
        &format!("{HEAD}\n{}", GOOD.replace("Lengkap", &"x".repeat(2_001))),
        expect![[r#"
        H2: Teks lebih panjang dari 2000 karakter. Persingkat.
        H2: The text is longer than 2000 characters. Shorten it.
    "#]],
    );
}

#[test]
fn words() {
    check(
        "edisi;skala;aksi;kode;indikator;tidak berlaku boleh;catatan wajib;tingkat;poin;uraian;provenans;sumber;asal poin\n\
         satu;persen;Analisis;1.1;Lokasi;mungkin;ya;A;3;Lengkap;pasti;[x];resmi\n\
         ;;;;;;;B;0;Tidak;tercetak;-;\n\
         ;;Rembuk;2.1;Komitmen;;;A;1;;resmi;\"[y] Judul; 2020-13\";\n\
         ;;;;;;;B;0;;;[y] Judul lain",
        expect![[r#"
            A2: Edisi harus bilangan bulat mulai 1.
            B2: Skala tidak dikenal. Tulis poin, atau nilai tertingginya, misalnya 100.
            F2: Tulis ya atau tidak.
            K2: Asal teks tidak dikenal. Tulis resmi, tercetak, turunan, simpulan, atau templat.
            L2: Sumber "x" tidak dijelaskan di mana pun. Tulis judulnya di belakang kode itu.
            M2: Yang resmi atau tercetak harus menyebut sumber. Isi kolom sumber, atau tulis templat.
            K3: Yang resmi atau tercetak harus menyebut sumber. Isi kolom sumber, atau tulis templat.
            L4: Bukan tanggal. Tulis seperti 2026, 2026-05, atau 2026-05-12.
            L5: Berbeda dengan L4, padahal menyangkut hal yang sama. Samakan, atau kosongkan.
            A2: The edition must be a whole number from 1.
            B2: Unknown scale. Write points, or its highest value, such as 100.
            F2: Write yes or no.
            K2: Unknown origin. Write official, printed, derived, inferred or template.
            L2: Nothing tells what the source "x" is. Write its title behind that id.
            M2: What is official or printed must name its source. Fill in the source, or write template.
            K3: What is official or printed must name its source. Fill in the source, or write template.
            L4: This is not a date. Write it as 2026, 2026-05 or 2026-05-12.
            L5: This differs from L4, which is about the same thing. Make them agree, or leave this empty.
        "#]],
    );
}

#[test]
fn a_quote_that_stays_open() {
    check_rows(
        "1;Analisis;1.1;\"Lokasi;1;A;3;Lengkap\n;;;;;B;0;",
        expect![[r#"
        baris 2: Tanda kutip dibuka di sini dan tidak pernah ditutup. Tutup, atau hapus.
        row 2: A quote is opened here and never closed. Close it, or remove it.
    "#]],
    );
}

#[test]
fn dates_and_errors() {
    let mut table = read_csv(format!("{HEAD}\n{GOOD}").as_bytes()).unwrap();
    table.rows[1][2] = Cell { content: Content::Date, ..Cell::plain("2026-01-01") };
    table.rows[2][6] = Cell { content: Content::Error, ..Cell::plain("#REF!") };
    expect![[r#"
        C2: Sel ini berisi tanggal. Ubah format sel menjadi Teks, lalu tulis kembali isinya.
        G3: Rumus di sel ini menghasilkan kesalahan. Ganti dengan nilainya.
    "#]]
    .assert_eq(&said_of(&table, Lang::Id));
    expect![[r#"
        C2: This cell holds a date. Format the cell as Text, then write its content again.
        G3: The formula in this cell gives an error. Put its value in its place.
    "#]]
    .assert_eq(&said_of(&table, Lang::En));
}
