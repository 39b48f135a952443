//! What `pk` says about itself.

use pk_format::Lang;

/// What the help is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    /// The program.
    Pk,
    /// `pk nilai`
    Nilai,
    /// `pk rekap`
    Rekap,
    /// `pk periksa`
    Periksa,
    /// `pk beda`
    Beda,
    /// `pk bekukan`
    Bekukan,
    /// `pk berkas`
    Berkas,
    /// `pk instrumen`
    Instrumen,
    /// `pk periksa-daftar`
    PeriksaDaftar,
}

/// The whole help.
pub(crate) fn text(topic: Topic, lang: Lang) -> &'static str {
    match topic {
        Topic::Pk => lang.pick(PK_ID, PK_EN),
        Topic::Nilai => lang.pick(NILAI_ID, NILAI_EN),
        Topic::Rekap => lang.pick(REKAP_ID, REKAP_EN),
        Topic::Periksa => lang.pick(PERIKSA_ID, PERIKSA_EN),
        Topic::Beda => lang.pick(BEDA_ID, BEDA_EN),
        Topic::Bekukan => lang.pick(BEKUKAN_ID, BEKUKAN_EN),
        Topic::Berkas => lang.pick(BERKAS_ID, BERKAS_EN),
        Topic::Instrumen => lang.pick(INSTRUMEN_ID, INSTRUMEN_EN),
        Topic::PeriksaDaftar => lang.pick(PERIKSA_DAFTAR_ID, PERIKSA_DAFTAR_EN),
    }
}

/// One line that says where the help of the program, or of one of its commands, is.
pub(crate) fn usage(command: Option<&str>, lang: Lang) -> String {
    let of = command.map_or_else(String::new, |command| format!(" {command}"));
    lang.pick(format!("Petunjuk lengkap: pk{of} --help\n"), format!("All of it: pk{of} --help --bahasa en\n"))
}

const PK_ID: &str = "\
pk: menghitung, memeriksa, dan membuat berkas Penilaian Kinerja 8 Aksi Konvergensi

Pemakaian:
  pk nilai BERKAS…      skor tiap indikator, aksi, komponen, dan jumlahnya
  pk rekap FOLDER…      hasil dan peringkat dari lembar semua panelis
  pk periksa BERKAS…    semua kesalahan di dalam berkas, beserta letaknya
  pk beda LAMA BARU     apa yang berubah antara dua putaran atau dua rubrik
  pk berkas PUTARAN     berkas untuk dibagikan kepada panelis
  pk bekukan BERKAS     bekukan putaran yang disiapkan
  pk instrumen BERKAS   rubrik dari tabel, dan tabel dari rubrik
  pk periksa-daftar BERKAS…
                        yang meragukan dalam daftar peringkat yang diumumkan

BERKAS boleh bernama apa saja; \"-\" berarti masukan standar.

Opsi:
  --bahasa id|en        bahasa keluaran (bawaan: id)
  -h, --help            petunjuk ini; pk nilai --help untuk satu perintah
  -V, --version         versi

Kode keluar:
  0  baik
  1  ada yang perlu ditinjau
  2  argumen salah, atau masukan tidak dapat dipakai
";

const PK_EN: &str = "\
pk: scores, checks and makes files of Penilaian Kinerja 8 Aksi Konvergensi

Usage:
  pk nilai FILE…        the score of each indicator, aksi, component, and the total
  pk rekap FOLDER…      the result and the ranking of all panelists' sheets
  pk periksa FILE…      everything that is wrong in a file, and where
  pk beda OLD NEW       what changed between two rounds or two rubrics
  pk berkas ROUND       the files that are given to the panel
  pk bekukan FILE       freeze a round that was prepared
  pk instrumen FILE     a rubric from a table, and a table from a rubric
  pk periksa-daftar FILE…
                        what is doubtful in a published ranked list

FILE may have any name; \"-\" is standard input.

Options:
  --bahasa id|en        language of the output (default: id)
  -h, --help            this text; pk nilai --help for one command
  -V, --version         the version

Exit codes:
  0  good
  1  something to look at
  2  wrong arguments, or unusable input
";

const NILAI_ID: &str = "\
pk nilai: menghitung skor dari berkas lembar nilai

Pemakaian:
  pk nilai [--json] [--bahasa id|en] BERKAS…

Untuk setiap lembar (satu panelis, satu kabupaten/kota) tertulis tingkat dan skor
tiap indikator, skor tiap aksi dan komponen, jumlahnya, kelengkapannya, dan
hal-hal yang perlu ditinjau. Skor dihitung persis; pembulatan hanya pada tulisan,
menurut aturan putaran. Berkas dari putaran yang sama digabungkan, dalam urutan
apa pun dengan hasil yang sama; berkas yang diberikan dua kali tidak mengubah
apa-apa. Berkas dari putaran lain ditulis di bawah judulnya sendiri. Bila berkas
putaran disebutkan juga, lembar nilai dari edisi sebelumnya dihitung menurut edisi
itu; yang tidak dapat diambil disebutkan. \"-\" berarti masukan standar.

Opsi:
  --json                satu baris JSON untuk program: satu larik, satu objek
                        untuk tiap lembar; pecahan ditulis persis, misalnya \"7/3\"
  --bahasa id|en        bahasa keluaran (bawaan: id)
  -h, --help            petunjuk ini

Skor ditulis ke keluaran standar; kesalahan berkas ke keluaran galat standar.

Kode keluar:
  0  semua berkas dipakai dan tidak ada yang perlu ditinjau
  1  ada yang perlu ditinjau: indikator belum dinilai, nilai berbeda
     antarperangkat, perubahan yang belum dilihat panelis saat lembar dikunci,
     putaran tanpa lembar nilai, atau sebagian berkas tidak dapat dipakai
  2  argumen salah, atau tidak ada berkas yang dapat dipakai (keluaran standar
     kosong)
";

const NILAI_EN: &str = "\
pk nilai: scores files of sheets

Usage:
  pk nilai [--json] [--bahasa id|en] FILE…

For each sheet (one panelist, one district): the level and score of each indicator,
the score of each aksi and component, the total, how complete it is, and what to
look at. Scores are exact; only what is written is rounded, by the rule of the
round. Files of the same round are merged, in any order with the same result; a
file given twice changes nothing. Files of another round come under their own
heading. Where a round file is named as well, sheets of an earlier edition of it are
scored under that one; what cannot be taken over is told. \"-\" is standard input.

Options:
  --json                one line of JSON for programs: an array with one object for
                        each sheet; fractions are written exactly, such as \"7/3\"
  --bahasa id|en        language of the output (default: id)
  -h, --help            this text

Scores go to standard output; what is wrong with files goes to standard error.

Exit codes:
  0  every file was used and there is nothing to look at
  1  something to look at: indicators not yet graded, marks that differ between
     devices, changes that the panelist had not seen when finalising, a round
     without sheets, or some of the files could not be used
  2  wrong arguments, or no file could be used (nothing on standard output)
";

const PERIKSA_ID: &str = "\
pk periksa: memeriksa berkas rubrik, putaran, dan lembar nilai

Pemakaian:
  pk periksa [--bahasa id|en] BERKAS…

Jenis berkas dikenali dari isinya, bukan dari namanya. Setiap kesalahan ditulis
satu baris:
  BERKAS: bagian (baris r, kolom c): apa yang salah dan apa yang harus dilakukan
Berkas yang baik ditulis satu baris: jenis, judul, sidik, dan isinya; di bawahnya,
hal yang perlu ditinjau pada jadwal putaran: waktu yang kosong, dipakai dua kali,
atau bertumpang tindih. Bila berkas putaran disebutkan bersama lembar nilai dari
edisi sebelumnya, disebutkan juga apa yang tidak dapat diambil ke edisi itu.
\"-\" berarti masukan standar.

Opsi:
  --bahasa id|en        bahasa keluaran (bawaan: id)
  -h, --help            petunjuk ini

Hasil pemeriksaan ditulis ke keluaran standar; berkas yang tidak dapat dibaca ke
keluaran galat standar.

Kode keluar:
  0  semua berkas baik
  1  ada kesalahan di dalam berkas
  2  argumen salah, atau ada berkas yang tidak dapat dibaca sama sekali
";

const PERIKSA_EN: &str = "\
pk periksa: checks files of rubrics, rounds and sheets

Usage:
  pk periksa [--bahasa id|en] FILE…

The kind of file is told by its content, not by its name. Everything that is wrong
takes one line:
  FILE: part (row r, column c): what is wrong and what to do
A good file takes one line: kind, title, fingerprint, and what is in it; below it,
what to look at in the schedule of a round: times that are empty, taken twice, or
overlap. Where a round is named beside sheets of an earlier edition of it, what
cannot be taken over is told, too. \"-\" is standard input.

Options:
  --bahasa id|en        language of the output (default: id)
  -h, --help            this text

The results go to standard output; files that cannot be read go to standard error.

Exit codes:
  0  every file is good
  1  something is wrong in a file
  2  wrong arguments, or a file that cannot be read at all
";

const BEDA_ID: &str = "\
pk beda: membandingkan dua putaran atau dua rubrik, butir demi butir

Pemakaian:
  pk beda [--json] [--bahasa id|en] LAMA BARU

Setiap perbedaan ditulis satu baris, misalnya:
  indikator 1.1, tingkat B, poin: 2 menjadi 3
Butir dicocokkan menurut kode, identitas, atau namanya, bukan menurut urutannya;
data dukung menurut nomornya. Rancangan putaran dapat dibandingkan juga; dari berkas
lembar nilai, putarannya yang dibandingkan. \"-\" berarti masukan standar.

Opsi:
  --json                satu baris JSON untuk program: satu larik, satu objek
                        untuk tiap perbedaan
  --bahasa id|en        bahasa keluaran (bawaan: id)
  -h, --help            petunjuk ini

Kode keluar:
  0  sama
  1  berbeda
  2  argumen salah, atau berkas tidak dapat dibandingkan (keluaran standar kosong)
";

const BEDA_EN: &str = "\
pk beda: compares two rounds or two rubrics, item by item

Usage:
  pk beda [--json] [--bahasa id|en] OLD NEW

Each difference takes one line, such as:
  indicator 1.1, level B, points: 2 becomes 3
Items are matched by their code, id or name, not by their place; evidence by its
number. Drafts of rounds can be compared, too; of a file of sheets, the round is.
\"-\" is standard input.

Options:
  --json                one line of JSON for programs: an array with one object for
                        each difference
  --bahasa id|en        language of the output (default: id)
  -h, --help            this text

Exit codes:
  0  the same
  1  different
  2  wrong arguments, or files that cannot be compared (nothing on standard output)
";

const BERKAS_ID: &str = "\
pk berkas: membuat berkas untuk dibagikan kepada panelis

Pemakaian:
  pk berkas PUTARAN --halaman penilaian.html --ke FOLDER
            [--panelis] [--latihan] [--timpa] [--bahasa id|en]

Ke dalam FOLDER ditulis, untuk putaran beridentitas ID:
  penilaian-ID.html          halaman yang memuat putaran; dibuka tanpa internet
  putaran-ID.json            berkas putaran, untuk \"src\" di portal
  penilaian-ID-PANELIS.html  dengan --panelis: langsung terbuka pada nama itu
  …-latihan                  dengan --latihan: kembarannya untuk berlatih, yang
                             nilainya tidak diterima putaran sebenarnya
Semua kesalahan disebutkan sebelum ada yang ditulis; tidak ada berkas yang ditulis
separuh.

Opsi:
  --halaman BERKAS      penilaian.html dari aplikasi ini
  --ke FOLDER           folder yang menerima berkas; harus sudah ada
  --panelis             juga satu halaman untuk setiap panelis
  --latihan             juga kembaran untuk berlatih
  --timpa               menimpa berkas bernama sama
  --bahasa id|en        bahasa keluaran (bawaan: id)
  -h, --help            petunjuk ini

Kode keluar:
  0  berkas ditulis
  1  berkas ditulis, tetapi putaran belum dibekukan
  2  argumen salah, atau berkas tidak dapat dibuat (keluaran standar kosong)
";

const BERKAS_EN: &str = "\
pk berkas: makes the files that are given to the panel

Usage:
  pk berkas ROUND --halaman penilaian.html --ke FOLDER
            [--panelis] [--latihan] [--timpa] [--bahasa id|en]

Into FOLDER are written, for a round whose id is ID:
  penilaian-ID.html          the page that carries the round; needs no network
  putaran-ID.json            the round file, for \"src\" on a portal
  penilaian-ID-PANELIST.html with --panelis: opens on that name at once
  …-latihan                  with --latihan: the twin for practice, whose grades
                             no real round takes
Every problem is told before anything is written; no file is written in part.

Options:
  --halaman FILE        the penilaian.html of this application
  --ke FOLDER           the folder that takes the files; it must be there
  --panelis             a page for each panelist, too
  --latihan             the twin for practice, too
  --timpa               overwrite files of the same name
  --bahasa id|en        language of the output (default: id)
  -h, --help            this text

Exit codes:
  0  the files were written
  1  the files were written, but the round is not frozen
  2  wrong arguments, or files that cannot be made (nothing on standard output)
";

const BEKUKAN_ID: &str = "\
pk bekukan: membekukan putaran yang disiapkan

Pemakaian:
  pk bekukan [--oleh NAMA] [--bahasa id|en] RANCANGAN
  pk bekukan --dari PUTARAN --alasan TEKS [--oleh NAMA] [--bahasa id|en] RANCANGAN

RANCANGAN adalah rancangan atau putaran yang belum dibekukan. Semua yang salah dan
semua yang belum ditetapkan ditulis satu baris; selama masih ada, tidak ada yang
dibekukan. Edisi kedua dan seterusnya menyebut edisi beku sebelumnya dan alasan
perubahannya. \"-\" berarti masukan standar.

Opsi:
  --oleh NAMA           siapa yang membekukan
  --dari PUTARAN        berkas putaran edisi sebelumnya, yang sudah dibekukan
  --alasan TEKS         alasan perubahan
  --bahasa id|en        bahasa keluaran (bawaan: id)
  -h, --help            petunjuk ini

Putaran beku ditulis ke keluaran standar.

Kode keluar:
  0  putaran dibekukan
  2  argumen salah, atau putaran belum dapat dibekukan (keluaran standar kosong)
";

const BEKUKAN_EN: &str = "\
pk bekukan: freezes a round that was prepared

Usage:
  pk bekukan [--oleh NAME] [--bahasa id|en] DRAFT
  pk bekukan --dari ROUND --alasan TEXT [--oleh NAME] [--bahasa id|en] DRAFT

DRAFT is a draft, or a round that is not frozen. All that is wrong and all that is
undecided takes a line each; while there is any, nothing is frozen. From the second
edition on, the frozen edition before it and the reason for the change are named.
\"-\" is standard input.

Options:
  --oleh NAME           who freezes it
  --dari ROUND          the round file of the edition before, which is frozen
  --alasan TEXT         the reason for the change
  --bahasa id|en        language of the output (default: id)
  -h, --help            this text

The frozen round goes to standard output.

Exit codes:
  0  the round is frozen
  2  wrong arguments, or the round cannot be frozen yet (nothing on standard output)
";

const INSTRUMEN_ID: &str = "\
pk instrumen: mengambil instrumen dari tabel, atau menulisnya sebagai tabel

Pemakaian:
  pk instrumen [--lembar NAMA] [--bahasa id|en] TABEL
  pk instrumen --tabel csv|xlsx [--bahasa id|en] RUBRIK

TABEL berupa XLSX, XLSM, ODS, CSV, atau teks dari program tabel, apa pun nama
berkasnya; susunannya ada di web/docs/tabel-instrumen.md. Kode dan judul yang tidak
ada dalam tabel diambil dari nama berkas. Tidak ada yang ditulis selama masih ada
kesalahan; setiap kesalahan ditulis satu baris dengan baris dan huruf kolomnya:
  TABEL: C12: apa yang salah dan apa yang harus dilakukan
\"-\" berarti masukan standar.

Opsi:
  --lembar NAMA         lembar yang dibaca (bawaan: lembar pertama yang berisi)
  --tabel csv|xlsx      tulis rubrik sebagai tabel
  --bahasa id|en        bahasa keluaran (bawaan: id)
  -h, --help            petunjuk ini

Rubrik atau tabel ditulis ke keluaran standar; kesalahan dan pemberitahuan ke
keluaran galat standar.

Kode keluar:
  0  selesai
  1  selesai, dan ada yang perlu ditinjau: rumus, sel gabungan, makro, kolom yang
     tidak dipakai, atau isi rubrik yang tidak dapat dimuat tabel
  2  argumen salah, atau ada kesalahan di dalam berkas (keluaran standar kosong)
";

const INSTRUMEN_EN: &str = "\
pk instrumen: reads an instrument from a table, or writes it as one

Usage:
  pk instrumen [--lembar NAME] [--bahasa id|en] TABLE
  pk instrumen --tabel csv|xlsx [--bahasa id|en] RUBRIC

TABLE is XLSX, XLSM, ODS, CSV or text of a spreadsheet, whatever its file is called;
web/docs/tabel-instrumen.md says how it is laid out. An id and a title that the
table does not tell are taken from the name of the file. Nothing is written while
there is a problem; every problem takes one line with its row and the letter of its
column:
  TABLE: C12: what is wrong and what to do
\"-\" is standard input.

Options:
  --lembar NAME         the sheet to read (default: the first that says anything)
  --tabel csv|xlsx      write the rubric as a table
  --bahasa id|en        language of the output (default: id)
  -h, --help            this text

The rubric or the table goes to standard output; problems and warnings go to
standard error.

Exit codes:
  0  done
  1  done, and there is something to look at: formulas, merged cells, macros,
     columns that are not used, or parts of the rubric that do not fit into a table
  2  wrong arguments, or something is wrong in the file (nothing on standard output)
";

const PERIKSA_DAFTAR_ID: &str = "\
pk periksa-daftar: memeriksa daftar peringkat yang sudah jadi

Pemakaian:
  pk periksa-daftar [--kolom KOLOM] [--lembar NAMA] [--desimal N] [--json]
                    [--bahasa id|en] BERKAS…

BERKAS berupa XLSX, XLSM, ODS, CSV, tempelan dari program tabel, atau baris teks
seperti \"1. Kabupaten Berau 85,6\", apa pun nama berkasnya. Kolom peringkat, nama,
dan skor dikenali dari judulnya, atau dari isinya; yang dipakai ditunjukkan. Skor
dibandingkan persis, tanpa pembulatan.

Yang diperiksa: urutan peringkat terhadap skor; peringkat yang dilewati atau dipakai
bersama; skor sama dengan peringkat berbeda; daerah yang tertulis dua kali; baris
tanpa peringkat, nama, atau skor; koma dan titik yang bercampur. Baris yang
meragukan diberi tanda !, dan setiap temuan ditulis satu baris. Catatan bukan
temuan: seri, selisih yang sangat kecil, judul dan jumlah yang tidak diperiksa.
\"-\" berarti masukan standar.

Opsi:
  --kolom KOLOM         kolom yang dipakai, dengan nomor atau hurufnya:
                        peringkat=1,nama=2,skor=4; peringkat=- bila tidak ada.
                        Pada baris teks: 1 peringkat, 2 nama, 3 dan seterusnya
                        bilangan di belakangnya
  --lembar NAMA         lembar yang dibaca (bawaan: lembar pertama yang berisi)
  --desimal N           sebut juga skor yang menjadi sama bila dibulatkan ke N
                        desimal (0 sampai 6)
  --json                satu baris JSON untuk program: satu larik, satu objek
                        untuk tiap daftar; skor ditulis persis sebagai teks
  --bahasa id|en        bahasa keluaran (bawaan: id)
  -h, --help            petunjuk ini

Hasil pemeriksaan ditulis ke keluaran standar; berkas yang tidak dapat dibaca ke
keluaran galat standar.

Kode keluar:
  0  semua daftar dibaca dan tidak ada temuan
  1  ada temuan, atau sebagian berkas tidak dapat dibaca
  2  argumen salah, atau tidak ada daftar yang dapat dibaca (keluaran standar
     kosong)
";

const PERIKSA_DAFTAR_EN: &str = "\
pk periksa-daftar: checks a ranked list that somebody made

Usage:
  pk periksa-daftar [--kolom COLUMNS] [--lembar NAME] [--desimal N] [--json]
                    [--bahasa id|en] FILE…

FILE is XLSX, XLSM, ODS, CSV, a paste from a spreadsheet, or lines of text such as
\"1. Kabupaten Berau 85,6\", whatever it is called. The columns of places, names and
scores are known by their headers, or else by what stands in them; which were taken
is shown. Scores are compared exactly, without rounding.

What is checked: the order of places against that of scores; places that are skipped
or shared; equal scores with different places; districts that are listed twice; rows
without a place, a name or a score; decimal commas beside decimal points. Doubtful
rows are marked with !, and every finding takes one line. Notes are no findings:
ties, very small differences, headings and totals that are not checked. \"-\" is
standard input.

Options:
  --kolom COLUMNS       the columns to take, by number or letter:
                        peringkat=1,nama=2,skor=4; peringkat=- where there is no
                        column of places. In lines of text: 1 the place, 2 the
                        name, 3 and so on the numbers behind it
  --lembar NAME         the sheet to read (default: the first that says anything)
  --desimal N           tell also which scores would be equal when rounded to N
                        decimals (0 to 6)
  --json                one line of JSON for programs: an array with one object for
                        each list; scores are written exactly, as text
  --bahasa id|en        language of the output (default: id)
  -h, --help            this text

The results go to standard output; files that cannot be read go to standard error.

Exit codes:
  0  every list was read and there is no finding
  1  there are findings, or some of the files could not be read
  2  wrong arguments, or no list could be read (nothing on standard output)
";

const REKAP_ID: &str = "\
pk rekap: menggabungkan lembar nilai semua panelis dan menyusun peringkat

Pemakaian:
  pk rekap [OPSI] FOLDER|BERKAS…

Folder dibuka sampai ke dalam, berkas zip juga. Nama berkas tidak penting:
putaran, panelis, dan kabupaten/kota dibaca dari isinya. Berkas yang sama dua
kali tidak mengubah apa pun; yang bertentangan, asing, atau rusak disebutkan dan
dilewati. Tiap putaran mendapat hasilnya sendiri. Hanya lembar yang dikunci yang
dihitung. Cara menggabungkan, pemutus seri, kelas, dan penghargaan diambil dari
putaran; peringkat selalu dari skor tepat, bukan dari yang dibulatkan.

Keselarasan panel dan keteguhan peringkat ditunjukkan sebagai bahan rapat pleno;
skor tidak pernah diubah olehnya.

Opsi:
  --json                semua hasil untuk program
  --csv                 peringkat sebagai tabel
  --bahasa id|en        bahasa keluaran (bawaan: id)
  -h, --help            petunjuk ini

Kode keluar:
  0  lengkap, tidak ada yang perlu ditinjau
  1  ada yang perlu ditinjau: lembar kurang atau belum dikunci, peringkat sama,
     berkas yang dilewati
  2  argumen salah, atau tidak ada lembar nilai yang dapat dipakai
";

const REKAP_EN: &str = "\
pk rekap: combines the sheets of all panelists and ranks

Usage:
  pk rekap [OPTIONS] FOLDER|FILE…

Folders are opened all the way down, zip files too. Names of files do not
matter: the round, the panelist and the district are read from what is inside.
The same file twice changes nothing; what contradicts, is foreign or damaged is
named and passed over. Every round gets a result of its own. Only finalised
sheets count. How grades combine, what breaks ties, classes and awards come from
the round; places always come from exact scores, never from rounded ones.

How the panel agrees and how firm the places are is shown for the plenary; no
score is ever changed by it.

Options:
  --json                all results for programs
  --csv                 the rankings as a table
  --bahasa id|en        language of the output (default: id)
  -h, --help            this help

Exit codes:
  0  complete, nothing to look at
  1  something to look at: sheets missing or not finalised, shared places, files
     passed over
  2  wrong arguments, or no sheets that could be used
";
