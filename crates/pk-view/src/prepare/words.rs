//! Every word of the screens that prepare a round, Indonesian first.

use crate::words::{Words, words};

/// Where texts and numbers come from: the word in files, and the words for people.
pub(crate) const PROVENANCES: [(&str, &Words); 5] = [
    ("official", &OFFICIAL),
    ("printed", &PRINTED),
    ("derived", &DERIVED),
    ("inferred", &INFERRED),
    ("template", &TEMPLATE),
];

words! {
    TITLE: "Siapkan putaran penilaian", "Prepare a round";
    BEGIN: "Mulai dari", "Begin with";
    BEGIN_EMPTY: "Instrumen kosong", "An empty instrument";
    BEGIN_FILE: "Buka berkas (rancangan, putaran tahun lalu, instrumen)…", "Open a file (draft, last year's round, instrument)…";
    DRAFTS: "Rancangan di perangkat ini", "Drafts on this device";
    UNTITLED: "(tanpa judul)", "(untitled)";
    OPEN: "Buka", "Open";
    DISCARD: "Hapus…", "Delete…";
    DISCARD_ASK: "Hapus rancangan \"{}\" dari perangkat ini? Unduh dahulu bila masih diperlukan.", "Delete the draft \"{}\" from this device? Download it first if it may still be needed.";
    DISCARD_YES: "Hapus", "Delete";
    CANCEL: "Batal", "Cancel";
    LEAVE: "Semua rancangan", "All drafts";
    ELSEWHERE: "Rancangan ini diubah di tab lain. Urungkan untuk kembali ke isi sebelumnya.", "This draft was changed in another tab. Undo brings back what was here.";

    FAILED_BANNER: "Penyimpanan peramban tidak dapat dipakai. Rancangan hanya ada di halaman ini; unduh sebelum menutup halaman.", "The browser's storage cannot be used. The draft is on this page only; download it before you close the page.";

    PARTS: "Bagian putaran", "Parts of the round";
    TAB_INSTRUMENT: "Instrumen", "Instrument";
    TAB_ROUND: "Putaran", "Round";
    TAB_RULES: "Aturan", "Rules";
    TAB_CHECK: "Periksa dan bekukan", "Check and freeze";
    TAB_GIVE: "Bagikan", "Hand out";
    UNDO: "Urungkan", "Undo";
    REDO: "Ulangi", "Redo";
    TRY: "Coba menilai", "Try grading";
    TRY_END: "Kembali menyiapkan", "Back to preparing";
    TRY_MEANS: "Ini latihan: tidak ada yang dihitung.", "This is practice: nothing counts.";
    TRY_REFUSED: "Perbaiki dahulu masalah pada putaran ini, baru dapat dicoba.", "Correct the problems of this round first; then it can be tried.";
    FROZEN: "Putaran ini sudah dibekukan (edisi {}) dan tidak dapat diubah.", "This round is frozen (edition {}) and cannot be changed.";
    PROBLEMS_HERE: "{} hal perlu diperbaiki di sini", "{} things to correct here";

    OUTLINE: "Susunan instrumen", "Outline of the instrument";
    INSTRUMENT: "Instrumen", "Instrument";
    INSTRUMENT_TITLE: "Judul instrumen", "Title of the instrument";
    ID: "Kode singkat", "Short code";
    EDITION: "Edisi instrumen", "Edition of the instrument";
    SOURCES: "Sumber", "Sources";
    SOURCES_MEANS: "Teks resmi, tercetak, turunan, atau simpulan menyebut salah satu sumber ini.", "Official, printed, derived and inferred texts name one of these.";
    SOURCE: "Sumber", "Source";
    SOURCE_TITLE: "Judul, nomor, penerbit", "Title, number, publisher";
    SOURCE_DATE: "Tanggal (2026-05-12)", "Date (2026-05-12)";
    SOURCE_URL: "Alamat", "Address";
    ADD_SOURCE: "Tambah sumber", "Add a source";
    NO_SOURCE: "– sumber –", "– source –";
    PROVENANCE: "Asal", "Provenance";
    OFFICIAL: "resmi", "official";
    PRINTED: "tercetak", "printed";
    DERIVED: "turunan", "derived";
    INFERRED: "simpulan", "inferred";
    TEMPLATE: "templat", "template";
    TRACK: "Jalur {}", "Track {}";
    COMPONENT: "Komponen {}", "Component {}";
    SECTION: "Aksi {}", "Section {}";
    INDICATOR: "Indikator {}", "Indicator {}";
    TRACK_NAME: "Nama jalur", "Name of the track";
    COMPONENT_NAME: "Nama komponen", "Name of the component";
    SECTION_NAME: "Nama aksi", "Name of the section";
    CODE: "Kode", "Code";
    NAME: "Nama", "Name";
    SCALE: "Cara menjumlah", "How it is summed";
    SCALE_POINTS: "jumlah poin", "sum of points";
    SCALE_SHARE: "persentase tertimbang", "weighted share";
    SCALE_OF: "Skor tertinggi", "Highest score";
    WEIGHT: "Bobot", "Weight";
    LABEL: "Indikator", "Indicator";
    WORDING: "Penjelasan", "Explanation";
    NOT_APPLICABLE: "Boleh \"tidak berlaku\"", "May be \"not applicable\"";
    NOTE_REQUIRED: "Catatan wajib", "A note is required";
    LEVELS: "Tingkat, tertinggi dahulu", "Levels, the highest first";
    LEVEL: "Tingkat {}", "Level {}";
    LEVEL_CODE: "Kode tingkat", "Code of the level";
    POINTS: "Poin", "Points";
    DESCRIPTOR: "Uraian", "Descriptor";
    EVIDENCE: "Data dukung", "Evidence";
    EVIDENCE_ITEM: "Data dukung {}", "Evidence {}";
    PHRASES: "Catatan cepat", "Quick notes";
    PHRASE: "Catatan cepat {}", "Quick note {}";
    ADD_TRACK: "Tambah jalur", "Add a track";
    ADD_COMPONENT: "Tambah komponen", "Add a component";
    ADD_SECTION: "Tambah aksi", "Add a section";
    ADD_INDICATOR: "Tambah indikator", "Add an indicator";
    ADD_LEVEL: "Tambah tingkat", "Add a level";
    ADD_EVIDENCE: "Tambah data dukung", "Add evidence";
    ADD_PHRASE: "Tambah catatan cepat", "Add a quick note";
    MOVE_UP: "Naikkan {}", "Move {} up";
    MOVE_DOWN: "Turunkan {}", "Move {} down";
    REMOVE_ITEM: "Hapus {}", "Remove {}";

    ABOUT: "Tentang putaran", "About the round";
    ROUND_TITLE: "Judul putaran", "Title of the round";
    ROUND_ID: "Kode putaran (nama berkas)", "Code of the round (name of files)";
    PROVINCE: "Provinsi", "Province";
    YEAR: "Tahun kinerja", "Performance year";
    AGENCY: "Instansi penyelenggara", "Agency that runs it";
    INSTRUCTION: "Surat penugasan (nomor, tanggal)", "Letter that orders it (number, date)";
    MINUTES: "Menit per paparan", "Minutes a presentation";
    DISTRICTS: "Kabupaten/kota", "Districts";
    DISTRICT_CODE: "Kode wilayah", "Area code";
    SLOT: "Waktu (2026-05-12T08:00)", "Time (2026-05-12T08:00)";
    ROOM: "Ruang", "Room";
    PRESENTER: "Penyaji", "Presenter";
    PRESENTER_RANK: "Jabatan penyaji", "Presenter's rank";
    ADD_DISTRICT: "Tambah kabupaten/kota", "Add a district";
    PANEL: "Panel", "Panel";
    PANELIST: "Panelis {}", "Panelist {}";
    ROLE: "Peran", "Role";
    CHAIR: "ketua", "chair";
    MEMBER: "anggota", "member";
    PANELIST_AGENCY: "Instansi", "Agency";
    GRADES: "Menilai aksi (kosong berarti semua)", "Grades these sections (none means all)";
    RECUSED: "Tidak menilai (benturan kepentingan)", "Does not grade (conflict of interest)";
    ADD_PANELIST: "Tambah panelis", "Add a panelist";
    PASTE_DISTRICTS: "Tempel daftar kabupaten/kota: satu baris satu daerah (kode, nama, waktu, ruang)", "Paste a list of districts: one a line (code, name, time, room)";
    PASTE_PANEL: "Tempel daftar panelis: satu baris satu orang (nama, instansi, ketua/anggota)", "Paste a list of panelists: one a line (name, agency, ketua/anggota)";
    PASTE: "Masukkan daftar", "Take in the list";
    PASTE_EMPTY: "Tempel daftar dahulu.", "Paste a list first.";
    PASTED: "{} baris dimasukkan.", "{} lines were taken in.";

    COMBINE: "Nilai beberapa panelis menjadi satu", "Grades of several panelists become one";
    UNDECIDED: "– belum ditetapkan –", "– not decided yet –";
    AGREED: "Panel menyepakati satu nilai dalam rapat pleno.", "The panel agrees on one grade in its plenary.";
    MEAN: "Poin para panelis dirata-ratakan.", "The mean of the panelists' points.";
    MEDIAN: "Diambil median poin para panelis.", "The median of the panelists' points.";
    TRIMMED: "Dirata-ratakan tanpa nilai tertinggi dan terendah.", "The mean without the highest and the lowest.";
    MAJORITY: "Diambil tingkat yang diberi lebih dari separuh panelis; bila tidak ada, pleno menyepakati.", "The level that more than half gave; where there is none, the plenary agrees.";
    CUT: "Berapa yang dibuang di tiap ujung", "How many are left out at each end";
    ABSENT: "Panelis yang tidak hadir", "A panelist who is absent";
    ABSENT_LEFT_OUT: "Hasil dihitung dari panelis lain.", "The others are combined without that panelist.";
    ABSENT_REQUIRED: "Hasil menunggu semua panelis.", "The result waits for every panelist.";
    NOT_APPLICABLE_RULE: "Indikator yang tidak berlaku", "An indicator that is not applicable";
    NA_LEFT_OUT: "Dikeluarkan dari hitungan.", "Is left out of the sum.";
    NA_ZERO: "Dihitung nol.", "Counts as zero.";
    REVIEWS_RULE: "Telaah dokumen oleh Tim Teknis", "Document review by the technical team";
    REVIEWS_SHOWN: "Tampak sejak awal.", "Is seen from the start.";
    REVIEWS_HIDDEN: "Tampak setelah panelis menilai.", "Is seen after the panelist has graded.";
    ROUNDING: "Pembulatan saat ditampilkan; peringkat memakai nilai pasti", "Rounding when shown; ranks use exact values";
    DECIMALS: "Angka di belakang koma", "Decimal places";
    HALF: "Setengah", "A half";
    HALF_UP: "ke atas", "goes up";
    HALF_EVEN: "ke genap", "goes to even";
    RANKS: "Jabatan penyaji, tertinggi dahulu", "Ranks of presenters, the highest first";
    RANK: "Jabatan {}", "Rank {}";
    ADD_RANK: "Tambah jabatan", "Add a rank";
    TIES: "Bila skor seri, dilihat berturut-turut", "Where scores tie, one after the other";
    TIES_NONE: "Tanpa aturan, daerah dengan skor sama berbagi peringkat.", "Without a rule, districts with the same score share a place.";
    TIE: "Aturan {}", "Rule {}";
    TIE_TRACK: "Skor jalur lain", "The score of another track";
    TIE_COMPONENT: "Skor komponen", "The score of a component";
    TIE_SECTION: "Skor aksi", "The score of a section";
    TIE_RANK: "Jabatan penyaji", "The presenter's rank";
    TIE_LOT: "Undian dalam pleno", "A lot drawn in the plenary";
    ADD_TIE: "Tambah aturan seri", "Add a rule for ties";
    WHICH: "Yang mana", "Which one";
    CLASSES: "Kelas skor, terendah dahulu", "Classes of scores, the lowest first";
    LEAST: "Mulai skor", "From the score";
    ADD_CLASS: "Tambah kelas", "Add a class";
    AWARDS: "Penghargaan", "Awards";
    AWARD: "Penghargaan {}", "Award {}";
    AWARD_RANK: "menurut peringkat", "by rank";
    AWARD_CLASS: "menurut kelas", "by class";
    AWARD_VOTES: "menurut kartu belanja pengetahuan", "by visitors' votes";
    PLACES: "Banyaknya tempat", "How many places";
    ADD_AWARD: "Tambah penghargaan", "Add an award";

    CHECK_PROBLEMS: "Perlu diperbaiki", "To be corrected";
    CHECK_UNDECIDED: "Perlu ditetapkan sebelum dibekukan", "To be decided before freezing";
    CHECK_GOOD: "Tidak ada masalah, dan semua hal sudah ditetapkan.", "There is no problem, and everything is decided.";
    GO_THERE: "Buka", "Go there";
    FREEZE: "Bekukan putaran", "Freeze the round";
    FREEZE_MEANS: "Setelah dibekukan, putaran tidak dapat diubah. Sidiknya masuk ke setiap lembar nilai. Perubahan kemudian menjadi edisi baru dengan alasan.", "Once frozen, the round cannot be changed. Its fingerprint goes into every sheet. A later change becomes a new edition with a reason.";
    BY: "Dibekukan oleh", "Frozen by";
    REASON: "Alasan perubahan", "Reason for the change";
    REASON_MISSING: "Tulis alasan perubahan sebelum membekukan.", "Write the reason for the change before freezing.";
    NOT_READY: "Putaran belum dapat dipakai: perbaiki dan tetapkan dahulu yang tertulis pada \"Periksa dan bekukan\".", "The round cannot be used yet: correct and decide what \"Check and freeze\" lists first.";
    FROZEN_NOW: "Putaran dibekukan.", "The round is frozen.";
    FROZEN_LIST: "Pembekuan", "Frozen editions";
    FROZEN_LINE: "Edisi {}, {}{}", "Edition {}, {}{}";
    FINGERPRINT: "Sidik putaran", "Fingerprint of the round";
    AMEND: "Ubah sebagai edisi baru", "Change it as a new edition";
    AMENDING: "Edisi {} disiapkan. Edisi yang dibekukan tetap berlaku sampai edisi ini dibekukan.", "Edition {} is being prepared. The frozen one holds until this one is frozen.";

    GIVE_TITLE: "Berkas untuk dibagikan", "Files to hand out";
    GIVE_FROZEN: "Putaran sudah dibekukan: berkas di bawah ini sama untuk semua.", "The round is frozen: the files below are the same for everybody.";
    GIVE_OPEN: "Putaran belum dibekukan. Yang dibagikan sekarang masih dapat berubah.", "The round is not frozen yet. What is handed out now may still change.";
    GIVE_ROUND: "Unduh berkas putaran (untuk portal)", "Download the round file (for a portal)";
    GIVE_DRAFT: "Unduh rancangan", "Download the draft";
    GIVE_RUBRIC: "Unduh instrumen saja", "Download the instrument alone";
}
