//! Ranked lists: what is read from them, and what is doubtful in them.

use crate::property::config;
use expect_test::{Expect, expect};
use pk_format::Lang;
use pk_format::ranked_list::{
    Checked, Choice, Finding, ListProblem, Note, RankedList, Wanted, check, finding_sentence,
    list_problem_sentence, note_sentence, read_list, read_text,
};
use pk_format::table::{Cell, Content, Table};
use proptest::prelude::*;

fn list(text: &str) -> RankedList {
    read_list(&read_text(text.as_bytes()).unwrap(), &Wanted::default()).unwrap()
}

fn checked(text: &str) -> Checked {
    check(&list(text), None)
}

/// The rows as they were understood, with the place that the score would have, then findings and notes.
fn said_of(list: &RankedList, decimals: Option<u8>, lang: Lang) -> String {
    let checked = check(list, decimals);
    let mut lines = Vec::new();
    for (index, row) in list.rows.iter().enumerate() {
        let place = row.place.map_or("-".to_owned(), |place| place.to_string());
        let score = row.score.map_or("-".to_owned(), |score| score.text(lang));
        let by_score = checked.other_place(index).map(|place| format!(" -> {place}")).unwrap_or_default();
        lines.push(format!("{}| {place} | {} | {score}{by_score}", row.row + 1, row.name));
    }
    for finding in &checked.findings {
        lines.push(format!("! {}", finding_sentence(finding, list, &checked, lang)));
    }
    for note in &checked.notes {
        lines.push(format!("? {}", note_sentence(note, list, lang)));
    }
    lines.join("\n") + "\n"
}

fn check_text(text: &str, expected: Expect) {
    expected.assert_eq(&said_of(&list(text), None, Lang::Id));
}

#[test]
fn order_against_scores() {
    check_text(
        "1. Kabupaten Penajam Paser Utara 91,2\n2. Kabupaten Paser 85,6\n3. Kota Balikpapan 86,1\n",
        expect![[r#"
            1| 1 | Kabupaten Penajam Paser Utara | 91,2
            2| 2 | Kabupaten Paser | 85,6 -> 3
            3| 3 | Kota Balikpapan | 86,1 -> 2
            ! baris 2 dan 3: Kabupaten Paser (peringkat 2, skor 85,6) berada di atas Kota Balikpapan (peringkat 3, skor 86,1), padahal skornya lebih rendah. Menurut skor: Kota Balikpapan peringkat 2, Kabupaten Paser peringkat 3. Periksa skor dan peringkat keduanya.
        "#]],
    );
    check_text(
        "1 A 7\n2 B 8\n3 C 9\n",
        expect![[r#"
        1| 1 | A | 7 -> 3
        2| 2 | B | 8
        3| 3 | C | 9 -> 1
        ! Seluruh urutan terbalik: makin baik peringkatnya, makin rendah skornya. Periksa kolom skor, atau apakah skor rendah berarti lebih baik.
    "#]],
    );
    check_text(
        "1 A 90\n2 B 95\n3 C 94\n4 D 93\n",
        expect![[r#"
        1| 1 | A | 90 -> 4
        2| 2 | B | 95 -> 1
        3| 3 | C | 94 -> 2
        4| 4 | D | 93 -> 3
        ! baris 1 dan 2: A (peringkat 1, skor 90) berada di atas B (peringkat 2, skor 95), padahal skornya lebih rendah. Menurut skor: B peringkat 1, A peringkat 4. Periksa skor dan peringkat keduanya.
    "#]],
    );
    check_text(
        "A 90\nB 95\nC 94\n",
        expect![[r#"
        1| - | A | 90 -> 3
        2| - | B | 95 -> 1
        3| - | C | 94 -> 2
        ! baris 1 dan 2: A (skor 90) berada di atas B (skor 95), padahal skornya lebih rendah. Menurut skor: B peringkat 1, A peringkat 3. Periksa skor dan peringkat keduanya.
        ? Tidak ada kolom peringkat. Urutan baris dipakai sebagai peringkat.
    "#]],
    );
    check_text(
        "A 70\nB 71\nC 72\n",
        expect![[r#"
        1| - | A | 70
        2| - | B | 71
        3| - | C | 72
        ? Tidak ada kolom peringkat, dan skor hanya naik. Baris terakhir dibaca sebagai peringkat 1.
    "#]],
    );
    check_text(
        "3 C 7\n1 A 9\n2 B 8\n",
        expect![[r#"
        1| 3 | C | 7
        2| 1 | A | 9
        3| 2 | B | 8
    "#]],
    );
}

#[test]
fn places() {
    check_text(
        "1 A 50\n2 B 49\n3 C 47\n5 D 43\n6 E 41\n",
        expect![[r#"
        1| 1 | A | 50
        2| 2 | B | 49
        3| 3 | C | 47
        4| 5 | D | 43
        5| 6 | E | 41
        ! baris 4: Peringkat 4 tidak ada sebelum peringkat 5 (D). Lengkapi daftarnya, atau perbaiki peringkatnya.
    "#]],
    );
    check_text(
        "1 A 9\n2 B 8\n2 C 8\n4 D 7\n",
        expect![[r#"
        1| 1 | A | 9
        2| 2 | B | 8
        3| 2 | C | 8
        4| 4 | D | 7
        ? Skor sama seperti tercetak: B dan C; sebelum dibulatkan (tanpa desimal) skornya mungkin berbeda.
    "#]],
    );
    check_text(
        "1 A 9\n2 B 8\n2 C 8\n3 D 7\n",
        expect![[r#"
        1| 1 | A | 9
        2| 2 | B | 8
        3| 2 | C | 8
        4| 3 | D | 7
        ? Sesudah seri tidak ada peringkat yang dilewati (1, 2, 2, 3). Yang lazim: 1, 2, 2, 4.
        ? Skor sama seperti tercetak: B dan C; sebelum dibulatkan (tanpa desimal) skornya mungkin berbeda.
    "#]],
    );
    check_text(
        "1 A 9\n2 B 8\n2 C 7\n3 D 6\n",
        expect![[r#"
        1| 1 | A | 9
        2| 2 | B | 8
        3| 2 | C | 7 -> 3
        4| 3 | D | 6 -> 4
        ! baris 2 dan 3: Peringkat 2 dipakai bersama, padahal skornya berbeda: B 8, C 7. Menurut skor: B peringkat 2, C peringkat 3. Beri masing-masing peringkatnya.
    "#]],
    );
    check_text(
        "1 A 9\n1 B 9\n1 C 9\n3 D 8\n",
        expect![[r#"
            1| 1 | A | 9
            2| 1 | B | 9
            3| 1 | C | 9
            4| 3 | D | 8 -> 4
            ! baris 4: Sesudah 3 daerah di peringkat 1 semestinya peringkat 4 (atau 2), tertulis peringkat 3 (D). Perbaiki peringkatnya.
            ? Skor sama seperti tercetak: A, B, dan C; sebelum dibulatkan (tanpa desimal) skornya mungkin berbeda.
        "#]],
    );
    check_text(
        "1 A 9\n1 B 9\n2 C 8\n2 D 8\n4 E 7\n",
        expect![[r#"
        1| 1 | A | 9
        2| 1 | B | 9
        3| 2 | C | 8 -> 3
        4| 2 | D | 8 -> 3
        5| 4 | E | 7 -> 5
        ! Peringkat sesudah seri ditulis dengan dua cara: 1, 2, 2, 4 dan 1, 2, 2, 3. Pakai salah satu.
        ? Skor sama seperti tercetak: A dan B; C dan D; sebelum dibulatkan (tanpa desimal) skornya mungkin berbeda.
    "#]],
    );
}

#[test]
fn ties() {
    check_text(
        "Kolaka 82\nButon 82\nKolaka Timur 81\n",
        expect![[r#"
        1| - | Kolaka | 82
        2| - | Buton | 82
        3| - | Kolaka Timur | 81
        ? Tidak ada kolom peringkat. Urutan baris dipakai sebagai peringkat.
        ? Skor sama seperti tercetak: Kolaka dan Buton; sebelum dibulatkan (tanpa desimal) skornya mungkin berbeda.
    "#]],
    );
    check_text(
        "1 Kolaka 82\n2 Buton 82\n3 Kolaka Timur 81\n",
        expect![[r#"
        1| 1 | Kolaka | 82
        2| 2 | Buton | 82
        3| 3 | Kolaka Timur | 81
        ! baris 1 dan 2: Skor sama (82) dengan peringkat berbeda: Kolaka (peringkat 1), Buton (peringkat 2). Daftar ini tidak menyebut aturan pemutus seri; sebelum dibulatkan (tanpa desimal) skornya mungkin berbeda. Sebutkan aturannya, atau beri peringkat yang sama.
    "#]],
    );
    check_text(
        "1 A 91,78\n2 B 91,77\n3 C 91,5\n",
        expect![[r#"
        1| 1 | A | 91,78
        2| 2 | B | 91,77
        3| 3 | C | 91,5
        ? Selisih sekecil angka terakhir yang tercetak (0,01): A dan B. Salah hitung sekecil itu mengubah urutan.
        ? Banyaknya desimal skor berbeda: 1 sampai 2. Mungkin sebagian dibulatkan.
    "#]],
    );
    let sumbar = list(
        "1 Kabupaten Lima Puluh Kota 91,78\n2 Kota Padang Panjang 91,58\n3 Kabupaten Padang Pariaman 91,47\n",
    );
    expect![[r#"
        1| 1 | Kabupaten Lima Puluh Kota | 91,78
        2| 2 | Kota Padang Panjang | 91,58
        3| 3 | Kabupaten Padang Pariaman | 91,47
    "#]]
    .assert_eq(&said_of(&sumbar, None, Lang::Id));
    expect![[r#"
        1| 1 | Kabupaten Lima Puluh Kota | 91.78
        2| 2 | Kota Padang Panjang | 91.58
        3| 3 | Kabupaten Padang Pariaman | 91.47
        ? Rounded (no decimals), scores that differ become equal: Kabupaten Lima Puluh Kota and Kota Padang Panjang. Rank before rounding.
    "#]].assert_eq(&said_of(&sumbar, Some(0), Lang::En));
}

#[test]
fn rows_that_are_not_whole() {
    check_text(
        "Hasil penilaian\n\nPeringkat\tKabupaten/Kota\tNilai\n1\tKota Bogor\t85,5\n2\tKab. Bogor\t83.25\n3\tKabupaten BOGOR\t-\n\tKab. Berau\t80,0\nIV\t\t79,5\nx\tKab. Paser\t79,25\nRata-rata\t\t81,1\nPeringkat\tKabupaten/Kota\tNilai\nSumber: Bappeda\n",
        expect![[r#"
            4| 1 | Kota Bogor | 85,5
            5| 2 | Kab. Bogor | 83,25
            6| 3 | Kabupaten BOGOR | -
            7| - | Kab. Berau | 80,0
            8| 4 |  | 79,5
            9| - | Kab. Paser | 79,25
            ! baris 5 dan 6: Daerah yang sama mungkin tertulis lebih dari sekali: Kab. Bogor, Kabupaten BOGOR. Hapus yang tidak perlu, atau tulis Kabupaten atau Kota.
            ! baris 5: Desimal ditulis dengan titik, di baris lain dengan koma. Keduanya dibaca sebagai desimal; pakai satu tanda.
            ! baris 6: Skor Kabupaten BOGOR bukan bilangan: "-". Tulis seperti 85,6.
            ! baris 7: Peringkat Kab. Berau tidak tertulis. Lengkapi.
            ! baris 8: Nama daerah tidak tertulis. Lengkapi.
            ! baris 9: Peringkat Kab. Paser bukan bilangan: "x". Tulis seperti 2.
            ? Banyaknya desimal skor berbeda: 1 sampai 2. Mungkin sebagian dibulatkan.
            ? Tidak diperiksa (judul): baris 1, 3, dan 11.
            ? Tidak diperiksa (jumlah atau rata-rata): baris 10.
            ? Tidak diperiksa (tanpa peringkat dan skor): baris 12.
        "#]],
    );
    check_text(
        "No;Daerah;Nilai\n1;A;1.234,5\n2;B;1.100\n3;C;985,5\n",
        expect![[r#"
            2| 1 | A | 1234,5
            3| 2 | B | 1100
            4| 3 | C | 985,5
            ? Banyaknya desimal skor berbeda: 0 sampai 1. Mungkin sebagian dibulatkan.
            ? Titik atau koma dibaca sebagai pemisah ribuan: baris 2 dan 3.
            ? Tidak diperiksa (judul): baris 1.
        "#]],
    );
    check_text(
        "No;Daerah;Nilai\n1;A;91.781\n2;B;90\n2;C;\n",
        expect![[r#"
        2| 1 | A | 91,781
        3| 2 | B | 90
        4| 2 | C | -
        ! baris 2: Skor dapat berarti ribuan atau pecahan; dibaca sebagai pecahan. Tulis tanpa pemisah ribuan.
        ! baris 3 dan 4: Peringkat 2 dipakai lebih dari sekali, dan tidak semua skornya tertulis: B, C. Periksa peringkatnya.
        ! baris 4: Skor C tidak tertulis. Lengkapi.
        ? Banyaknya desimal skor berbeda: 0 sampai 3. Mungkin sebagian dibulatkan.
        ? Tidak diperiksa (judul): baris 1.
    "#]],
    );
}

/// Each finding and note in both languages, as far as the tests above do not show it.
#[test]
fn english() {
    for (text, expected) in [
        (
            "1 A 85,6\n2 B 86,1\n4 C 80\n4 D 79\n",
            expect![[r#"
            1| 1 | A | 85.6 -> 2
            2| 2 | B | 86.1 -> 1
            3| 4 | C | 80
            4| 4 | D | 79 -> 5
            ! rows 1 and 2: A (place 1, score 85.6) stands above B (place 2, score 86.1), but with the lower score. By score: B place 1, A place 2. Check the scores and places of both.
            ! row 3: Place 3 is missing before place 4 (C). Complete the list, or correct the places.
            ! rows 3 and 4: Place 4 is shared, but the scores differ: C 80, D 79. By score: C place 4, D place 5. Give each its own place.
            ? Scores have different numbers of decimals: 0 to 1. Some may have been rounded.
        "#]],
        ),
        (
            "1 A 9\n1 B 9\n1 C 9\n3 D 8\n5 E 7\n6 E 7\n",
            expect![[r#"
            1| 1 | A | 9
            2| 1 | B | 9
            3| 1 | C | 9
            4| 3 | D | 8 -> 5
            5| 5 | E | 7 -> 6
            6| 6 | E | 7
            ! row 4: After 3 districts at place 1 comes place 4 (or 2), but here it is place 3 (D). Correct the place.
            ! row 5: Place 4 is missing before place 5 (E). Complete the list, or correct the places.
            ! rows 5 and 6: The same district may be listed more than once: E, E. Remove what is not needed, or write Kabupaten or Kota.
            ! rows 5 and 6: Equal scores (7) with different places: E (place 5), E (place 6). This list names no rule for ties; before rounding (no decimals) they may have differed. Name the rule, or give them the same place.
            ? Equal scores as printed: A, B and C; before rounding (no decimals) they may have differed.
        "#]],
        ),
        (
            "Peringkat;Daerah;Nilai\n1;A;85,6\n1;B;-\nx;C;83.2\n;;80\n\nJumlah;;100",
            expect![[r#"
            2| 1 | A | 85.6
            3| 1 | B | -
            4| - | C | 83.2
            5| - |  | 80
            ! rows 2 and 3: Place 1 is used more than once, and not every score is told: A, B. Check the places.
            ! row 3: The score of B is no number: "-". Write it as 85.6.
            ! row 4: The place of C is no number: "x". Write it as 2.
            ! row 4: Decimals are written with a point here and with a comma elsewhere. Both are read as decimals; use one mark.
            ! row 5: The place of row 5 is missing. Fill it in.
            ! row 5: The name of the district is missing. Fill it in.
            ? Scores have different numbers of decimals: 0 to 1. Some may have been rounded.
            ? Not checked (a heading): row 1.
            ? Not checked (a total or mean): row 7.
        "#]],
        ),
        (
            "1 A 7\n2 B 8\n3 C 9\n",
            expect![[r#"
            1| 1 | A | 7 -> 3
            2| 2 | B | 8
            3| 3 | C | 9 -> 1
            ! The whole order is reversed: the better the place, the lower the score. Check the column of scores, or whether a low score is the better one.
        "#]],
        ),
        (
            "A 7,2\nB 7,1\nC 7,1\n",
            expect![[r#"
            1| - | A | 7.2
            2| - | B | 7.1
            3| - | C | 7.1
            ? There is no column of places. The order of the rows is taken for them.
            ? Equal scores as printed: B and C; before rounding (1 decimal) they may have differed.
            ? Differences as small as the last printed digit (0.1): A and B. A slip as small as that changes the order.
        "#]],
        ),
    ] {
        expected.assert_eq(&said_of(&list(text), None, Lang::En));
    }
}

fn columns(text: &str, wanted: Wanted) -> [Option<usize>; 3] {
    let list = read_list(&read_text(text.as_bytes()).unwrap(), &wanted).unwrap();
    [list.columns.place, list.columns.name, list.columns.score]
}

#[test]
fn columns_are_found_by_headers_and_by_content() {
    let found = |text: &str| columns(text, Wanted::default());
    let [place, name, score] = [0, 1, 2].map(Some);
    assert_eq!(found("Peringkat;Kabupaten/Kota;Nilai\n1;A;9"), [place, name, score]);
    assert_eq!(found("Skor;Nama Daerah;Rank\n9;A;1"), [Some(2), name, Some(0)]);
    // The column that counts rows is none of places where there is one of places.
    assert_eq!(found("No;Kabupaten/Kota;Total Nilai;Peringkat\n1;A;7;2\n2;B;8;1"), [Some(3), name, score]);
    assert_eq!(found("No;Kabupaten/Kota;Nilai\n1;A;8\n2;B;7"), [place, name, score]);
    // The total is ranked, and not its parts.
    assert_eq!(found("No;Daerah;Nilai Aksi 1;Nilai;Nilai Aksi 2\n1;A;4;8;4"), [place, name, Some(3)]);
    assert_eq!(found("No;Daerah;Jumlah Desa;Nilai\n1;A;40;8"), [place, name, Some(3)]);
    assert_eq!(found("1;A;40;85,5\n2;B;30;84"), [place, name, Some(3)]);
    assert_eq!(found("1;A;85,5;2\n2;B;86;1\n3;C;80;3"), [Some(3), name, score]);
    assert_eq!(found("Kolaka;82\nButon;81"), [None, Some(0), Some(1)]);
    assert_eq!(found("2;85,6\n3;86,1"), [Some(0), None, Some(1)]);
    // What is wanted goes before what is found.
    let wanted = |place, score| Wanted { place, score, ..Wanted::default() };
    let text = "No;Daerah;Nilai;Nilai Akhir\n1;A;4;8\n2;B;5;7";
    assert_eq!(columns(text, wanted(Choice::Without, Choice::At(2))), [None, name, Some(2)]);
    assert_eq!(columns(text, wanted(Choice::Found, Choice::At(0)))[2], Some(0));
}

#[test]
fn what_is_no_list_is_told() {
    let told = |text: &str, wanted: Wanted| {
        let problem = read_list(&read_text(text.as_bytes()).unwrap(), &wanted).unwrap_err();
        let sentences = [Lang::Id, Lang::En].map(|lang| list_problem_sentence(&problem, lang));
        (problem, sentences.join("\n"))
    };
    let at =
        |place, score| Wanted { place: Choice::At(place), score: Choice::At(score), ..Wanted::default() };
    for (text, wanted, expected) in [
        ("Kolaka\nButon", Wanted::default(), ListProblem::NoScores),
        ("1;Kolaka\n2;Buton", Wanted::default(), ListProblem::NoScores),
        ("1;Kolaka;82", at(0, 7), ListProblem::NoColumn { column: 7 }),
        ("1;Kolaka;82", at(2, 2), ListProblem::ColumnTwice { column: 2 }),
        ("1;Kolaka;82", at(0, 1), ListProblem::NoScores),
    ] {
        assert_eq!(told(text, wanted).0, expected, "{text}");
    }
    expect![[r#"
        Kolom H tidak ada dalam daftar ini. Periksa kolom yang disebutkan.
        There is no column H in this list. Check which columns were named."#]]
    .assert_eq(&told("1;Kolaka;82", at(0, 7)).1);
    expect![[r#"
        Tidak ada kolom skor yang dikenal. Beri judul pada kolomnya (peringkat, kabupaten/kota, skor), atau sebutkan kolomnya.
        No column of scores is known. Give the columns headers (rank, district, score), or name the column."#]].assert_eq(&told("Kolaka", Wanted::default()).1);
    expect![[r#"
        Kolom C disebutkan dua kali. Sebutkan kolom yang berbeda.
        The column C is named twice. Name different columns."#]]
    .assert_eq(&told("1;Kolaka;82", at(2, 2)).1);
}

#[test]
fn cells_of_workbooks() {
    let cell = |text: &str, content, hidden| Cell { content, hidden, ..Cell::plain(text) };
    let row = |place: &str, name: &str, score: &str, hidden| {
        [(place, Content::Number), (name, Content::Text), (score, Content::Number)]
            .map(|(text, content)| cell(text, content, hidden))
            .to_vec()
    };
    let table = Table { rows: vec![row("1", "A", "91.781", false), row("2", "B", "91", true)] };
    let list = read_list(&table, &Wanted::default()).unwrap();
    expect![[r#"
        1| 1 | A | 91,781
        2| 2 | B | 91
        ? Baris tersembunyi ikut diperiksa: baris 2.
    "#]]
    .assert_eq(&said_of(&list, None, Lang::Id));
}

/// A score of at most three decimals, with at least as many digits as the list has decimals.
fn text_of(thousandths: u32, decimals: usize) -> String {
    let places = format!("{:03}", thousandths % 1000);
    let places = places.get(..decimals).unwrap_or_default();
    let mark = if decimals == 0 { "" } else { "," };
    format!("{}{mark}{places}", thousandths / 1000)
}

/// What stands between the cells of a line.
#[derive(Clone, Copy, Debug)]
enum Form {
    Tabs,
    Semicolons,
    Lines,
}

fn text(rows: &[(usize, usize, String)], form: Form) -> String {
    let line = |(place, name, score): &(usize, usize, String)| match form {
        Form::Tabs => format!("{place}\tKabupaten {}\t{score}\n", name_of(*name)),
        Form::Semicolons => format!("{place};Kabupaten {};{score}\n", name_of(*name)),
        Form::Lines => format!("{place}. Kabupaten {} {score}\n", name_of(*name)),
    };
    rows.iter().map(line).collect()
}

/// A name of letters alone, another one for each number.
fn name_of(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect::<String>().repeat(2)
}

fn form() -> impl Strategy<Value = Form> {
    prop_oneof![Just(Form::Tabs), Just(Form::Semicolons), Just(Form::Lines)]
}

/// Rows that are ranked as they should be: place, name, score.
fn ranked(mut scores: Vec<u32>, decimals: usize) -> Vec<(usize, usize, String)> {
    let unit = 10_u32.pow(3 - u32::try_from(decimals).unwrap());
    for score in &mut scores {
        *score -= *score % unit;
    }
    scores.sort_unstable_by(|one, other| other.cmp(one));
    let place = |score: &u32| 1 + scores.iter().filter(|other| *other > score).count();
    let rows = scores.iter().enumerate();
    rows.map(|(index, score)| (place(score), index, text_of(*score, decimals))).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_exact_ranking_is_clean(
        scores in prop::collection::vec(1000_u32..200_000, 1..40),
        decimals in 0_usize..3,
        form in form(),
        turned in any::<prop::sample::Index>(),
    ) {
        let mut rows = ranked(scores, decimals);
        // Rows with places may stand in any order.
        let count = rows.len();
        rows.rotate_left(turned.index(count));
        let list = list(&text(&rows, form));
        prop_assert_eq!(list.rows.len(), rows.len());
        let checked = check(&list, None);
        prop_assert_eq!(&checked.findings, &[]);
        prop_assert!((0..rows.len()).all(|row| checked.other_place(row).is_none()));
    }

    #[test]
    fn swapped_places_are_found_and_put_right(
        scores in prop::collection::btree_set(1000_u32..200_000, 2..40),
        decimals in 3_usize..=3,
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
    ) {
        let mut rows = ranked(scores.into_iter().collect(), decimals);
        let (one, other) = (one.index(rows.len()), other.index(rows.len()));
        prop_assume!(one != other);
        let right: Vec<u32> = rows.iter().map(|(place, ..)| u32::try_from(*place).unwrap()).collect();
        let place = rows[one].0;
        rows[one].0 = rows[other].0;
        rows[other].0 = place;
        let checked = checked(&text(&rows, Form::Tabs));
        let is_order = |finding: &Finding| matches!(finding, Finding::OutOfOrder { .. } | Finding::Reversed);
        prop_assert!(checked.findings.iter().any(is_order));
        for row in 0..rows.len() {
            let expected = (row == one || row == other).then(|| right[row]);
            prop_assert_eq!(checked.other_place(row), expected);
        }
    }

    #[test]
    fn a_score_of_two_rows_that_is_exchanged_is_found_in_every_form(
        scores in prop::collection::btree_set(10_u32..2000, 3..30),
        form in form(),
        at in any::<prop::sample::Index>(),
    ) {
        let mut rows = ranked(scores.into_iter().map(|score| score * 100).collect(), 1);
        let upper = at.index(rows.len() - 1);
        let score = rows[upper].2.clone();
        rows[upper].2 = rows[upper + 1].2.clone();
        rows[upper + 1].2 = score;
        let findings = checked(&text(&rows, form)).findings;
        prop_assert_eq!(findings, [Finding::OutOfOrder { above: upper, below: upper + 1 }]);
    }

    #[test]
    fn a_row_that_is_missing_is_a_place_that_is_missing(
        scores in prop::collection::btree_set(10_u32..2000, 3..30),
        at in any::<prop::sample::Index>(),
    ) {
        let mut rows = ranked(scores.into_iter().map(|score| score * 100).collect(), 1);
        let at = at.index(rows.len() - 1);
        let place = u32::try_from(rows.remove(at).0).unwrap();
        let checked = checked(&text(&rows, Form::Semicolons));
        prop_assert_eq!(&checked.findings, &[Finding::Skipped { first: place, last: place, next: at }]);
        prop_assert!((0..rows.len()).all(|row| checked.other_place(row).is_none()));
    }

    #[test]
    fn any_text_is_read_or_told(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        text in "((Peringkat|Kabupaten/Kota|Nilai|No|Kab\\. |Kota |A|Jumlah|Tahun|II|1|2|85,6|83\\.25|1\\.234|99999999999999999999|%|poin|\"|;|,|\t|\n|\r| |-|\\(|\\)|:|sep=)){0,80}",
        columns in prop::collection::vec(prop::option::of(0_usize..5), 3),
        decimals in prop::option::of(any::<u8>()),
    ) {
        let choice = |index: usize| columns[index].map_or(Choice::Found, Choice::At);
        let wanted = Wanted { place: choice(0), name: choice(1), score: choice(2) };
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            let Ok(table) = read_text(bytes) else { continue };
            for wanted in [Wanted::default(), wanted] {
                match read_list(&table, &wanted) {
                    Ok(list) => {
                        prop_assert!(list.rows.iter().any(|row| row.score.is_some()));
                        for lang in [Lang::Id, Lang::En] {
                            said_of(&list, decimals, lang);
                        }
                    }
                    Err(problem) => prop_assert!(!list_problem_sentence(&problem, Lang::Id).is_empty()),
                }
            }
        }
    }
}

/// That notes alone make no finding.
#[test]
fn what_is_worth_knowing_is_no_finding() {
    let checked = checked("1 A 9,2\n2 B 9,1\n2 C 9,1\n3 D 8\n");
    assert_eq!(checked.findings, []);
    assert!(checked.notes.contains(&Note::Dense));
}
