//! Every word of the screens, Indonesian first. What is wrong with files is said in `pk-format`, why the application does
//! not start in `web/element`.

use pk_format::Lang;

/// A text in both languages.
pub(crate) struct Words {
    pub(crate) id: &'static str,
    pub(crate) en: &'static str,
}

impl Words {
    pub(crate) fn of(&self, lang: Lang) -> &'static str {
        lang.pick(self.id, self.en)
    }

    /// The text with each `{}` replaced, in order.
    pub(crate) fn with(&self, lang: Lang, values: &[&str]) -> String {
        let mut text = String::new();
        let mut values = values.iter();
        for (index, part) in self.of(lang).split('{').enumerate() {
            if index > 0 {
                text.push_str(values.next().copied().unwrap_or_default());
            }
            text.push_str(part.strip_prefix('}').unwrap_or(part));
        }
        text
    }
}

macro_rules! words {
    ($($name:ident: $id:literal, $en:literal;)*) => {
        $(pub(crate) static $name: Words = Words { id: $id, en: $en };)*
    };
}

pub(crate) use words;

words! {
    PRODUCT: "Penilaian Kinerja", "Performance Assessment";
    OTHER_LANG: "English", "Indonesia";

    START_TITLE: "Buka lembar nilai", "Open a scoring sheet";
    RUBRIC: "Instrumen", "Instrument";
    PANELIST: "Nama panelis", "Panelist's name";
    DISTRICT: "Kabupaten/kota", "District";
    CHOOSE: "– pilih –", "– choose –";
    START: "Mulai menilai", "Start grading";
    NAMES_UNKNOWN: "Panelis atau kabupaten/kota ini tidak ada dalam putaran. Pilih dari daftar.", "The round has no such panelist or district. Choose from the list.";
    PANELIST_MISSING: "Pilih atau isi nama panelis dahulu.", "Choose or fill in the panelist first.";
    NAMES_MISSING: "Isi nama panelis dan kabupaten/kota sebelum memulai.", "Fill in the panelist and the district before you start.";
    ON_THIS_DEVICE: "Lembar nilai di perangkat ini", "Sheets on this device";
    OPEN: "Buka", "Open";
    CHAIR: "ketua", "chair";

    LATER_EDITION: "Putaran ini edisi {}. Nilai dari edisi sebelumnya tidak hilang: buka berkas atau halaman yang lama, pilih \"Unduh berkas\", lalu \"Buka berkas\" di sini.", "This round is edition {}. Grades of the edition before are not lost: open the old file or page, choose \"Download file\", then \"Open file\" here.";
    EARLIER_HERE: "Putaran ini edisi {}. Di perangkat ini ada nilai dari edisi sebelumnya yang belum ada di sini.", "This round is edition {}. This device holds grades of an earlier edition that are not here yet.";
    TAKE_EARLIER: "Ambil nilai itu", "Take them over";
    RECUSED: "tidak Anda nilai (benturan kepentingan)", "not graded by you (conflict of interest)";
    RECUSED_REFUSED: "Panelis ini tidak menilai kabupaten/kota ini karena benturan kepentingan.", "This panelist does not grade this district, for a conflict of interest.";
    UNGRADED: "belum dinilai", "not yet graded";
    PARTIAL: "sebagian", "in part";
    COMPLETE: "lengkap", "complete";
    FINALISED: "dikunci", "finalised";

    SWITCH: "Ganti daerah", "Change district";
    SECTIONS: "Aksi", "Sections";
    SECTION_PROGRESS: "{} dari {} indikator dinilai", "{} of {} indicators graded";
    PREVIOUS: "Sebelumnya", "Previous";
    NEXT: "Berikutnya", "Next";
    POINTS: "{} poin", "{} pt";
    NOT_APPLICABLE: "Tidak berlaku", "Not applicable";
    NOT_APPLICABLE_MEANS: "Indikator ini tidak berlaku bagi daerah ini.", "This indicator does not apply to this district.";
    CLEAR: "Hapus nilai", "Clear grade";
    CLEAR_LABEL: "Hapus nilai indikator {}", "Clear grade of indicator {}";
    NO_DESCRIPTOR: "Uraian tingkat ini tidak ditemukan dalam sumber publik.", "This level's descriptor was not found in any public source.";
    EVIDENCE: "Data dukung", "Evidence";
    NOTE: "Catatan", "Note";
    NOTE_LABEL: "Catatan indikator {}", "Note on indicator {}";
    NOTE_REQUIRED: "Catatan (wajib)", "Note (required)";
    NOTES_MISSING: "Catatan wajib belum ditulis: {}", "Required note missing: {}";
    LINK: "Buka tautan ↗", "Open link ↗";
    ADD_LINK: "Tautan…", "Link…";
    CHANGE: "Ubah…", "Change…";
    NO_LINK: "dihapus", "removed";
    CHANGE_LINK: "tautan data dukung {}: {}", "link of evidence {}: {}";
    LINK_TITLE: "Tautan data dukung indikator {}", "Link of evidence for indicator {}";
    LINK_FIELD: "Alamat dokumen", "Address of the document";
    LINK_MEANS: "Salin dari peramban, diawali https://. Kosongkan untuk menghapus.", "Copy it from the browser; it starts with https://. Leave it empty to remove the link.";
    KEEP: "Simpan", "Save";
    PHRASES: "Catatan cepat saya", "My quick notes";
    PHRASES_FIELD: "Satu catatan per baris, boleh diawali +, −, atau ?. Ditawarkan pada semua indikator, di peramban ini.", "One note a line; +, − or ? may come first. Offered at every indicator, in this browser.";
    COMPARE: "Semua daerah saya", "All my districts";
    COMPARE_TITLE: "Indikator {} di semua daerah saya", "Indicator {} in all my districts";
    COUNTS: "Sebaran nilai", "Grades given";
    OPEN_NOW: "sedang dibuka", "open now";
    THEME: "Tampilan", "Colours";
    THEME_SYSTEM: "Otomatis", "Automatic";
    THEME_LIGHT: "Terang", "Light";
    THEME_DARK: "Gelap", "Dark";
    THEME_CONTRAST: "Kontras tinggi", "High contrast";
    KEY_COMPARE: "Indikator ini di semua daerah saya", "This indicator in all my districts";
    NOTE_CLEANED: "Karakter yang tidak terlihat atau melebihi batas dihapus dari catatan.", "Invisible characters, or those beyond the limit, were removed from the note.";
    CONFLICT: "Isian ini berbeda antarperangkat atau antartab. Pilih yang benar:", "Devices or tabs differ here. Choose the right one:";
    CONFLICT_VALUE: "{} ({}, penulis {})", "{} ({}, writer {})";
    SETTLE: "Pakai ini", "Use this";
    CHANGE_NOTE: "catatan \"{}\"", "note \"{}\"";
    CHANGE_GRADE: "nilai {}", "grade {}";
    CHANGE_REOPEN: "dibuka kembali: {}", "reopened: {}";

    DOCUMENT_REVIEW: "Telaah dokumen oleh Tim Teknis: {}.", "Document review by the technical team: {}.";
    REVIEW_DIFFERS: "Nilai Anda berbeda. Tulis alasannya satu baris pada catatan.", "Your grade differs. Say why in one line of the note.";
    UNEXPLAINED: "Berbeda dari telaah dokumen, alasan belum ditulis: {}", "Differs from the document review, reason missing: {}";
    UNSURE: "Ragu", "Unsure";
    UNSURE_LABEL: "Ragu, tinjau lagi indikator {}", "Unsure, look at indicator {} once more";
    SURE: "tidak ragu", "sure";
    UNCHECKED: "belum diperiksa", "not looked at";
    CHANGE_EVIDENCE: "data dukung {}: {}", "evidence {}: {}";
    NEXT_UNGRADED: "Belum dinilai: {}", "Not yet graded: {}";
    CHANGED: "Nilai indikator {} diganti: {}.", "Indicator {} changed: {}.";
    NOT_APPLICABLE_REFUSED: "Instrumen tidak mengizinkan \"tidak berlaku\" untuk indikator {}.", "The instrument does not allow \"not applicable\" for indicator {}.";
    ALL_GRADED: "Semua indikator sudah dinilai.", "Every indicator is graded.";
    SEEN: "Ada", "Seen";
    MISSING: "Tidak ada", "Missing";
    EVIDENCE_STATE: "{} dari {} ada", "{} of {} seen";
    MINE_ELSEWHERE: "Nilai saya di daerah lain", "My grades elsewhere";
    QUICK_NOTES: "Catatan cepat", "Quick notes";
    STRENGTH: "Tambah kekuatan", "Add a strength";
    WEAKNESS: "Tambah kekurangan", "Add a weakness";
    QUESTION: "Tambah pertanyaan", "Add a question";
    DISTRICTS: "Daerah yang dinilai", "Districts to grade";
    KEYS: "Pintasan", "Keys";
    KEYS_TITLE: "Pintasan papan ketik", "Keys of the keyboard";
    KEY_LEVEL: "Pilih tingkat dengan kodenya, lalu ke indikator berikutnya yang belum dinilai", "Choose the level of this code, then on to the next indicator not yet graded";
    KEY_DIGIT: "Pilih tingkat menurut urutannya, lalu sama seperti di atas", "Choose a level by its place, then the same";
    KEY_NEXT: "Ke indikator berikutnya yang belum dinilai", "To the next indicator not yet graded";
    KEY_INDICATOR: "Indikator sebelumnya, berikutnya", "Previous, next indicator";
    KEY_LEVELS: "Pilih tingkat di sebelahnya", "Choose the level beside";
    KEY_SECTION: "Aksi sebelumnya, berikutnya", "Previous, next aksi";
    KEY_NOTE: "Tulis catatan", "Write a note";
    KEY_UNSURE: "Tandai ragu", "Mark as unsure";
    KEY_NOT_APPLICABLE: "Tidak berlaku, bila diizinkan", "Not applicable, where allowed";
    KEY_CLEAR: "Hapus nilai", "Clear the grade";
    KEY_UNDO: "Urungkan, ulangi", "Undo, redo";
    KEY_LEAVE: "Dari catatan kembali ke tingkat", "From the note back to the levels";

    CLOCK: "Mulai waktu", "Start the clock";
    PAUSE: "Jeda", "Pause";
    RESUME: "Lanjut", "Go on";
    RESET: "Ulang dari awal", "Reset";
    MINUTES_LEFT: "Di bawah {} menit", "Under {} min";
    TIME_OVER: "Waktu habis", "Time is over";
    REVIEW: "Tinjau lembar", "Review sheet";
    BACK: "Kembali menilai", "Back to grading";
    REVIEW_TITLE: "Tinjauan lembar nilai", "Review of the sheet";
    PRINT: "Cetak", "Print";
    SHARE: "Capaian per aksi", "Share of each aksi";
    SECTION: "Aksi", "Aksi";
    INDICATOR: "Indikator", "Indicator";
    GRADE: "Nilai", "Grade";
    SCORE: "Skor", "Score";
    GRADED: "Dinilai", "Graded";
    NAME: "Nama", "Name";
    ROUND: "Putaran", "Round";
    INSTRUCTION: "Dasar", "Instruction";
    FINDINGS: "Perlu ditinjau", "To look at";
    NO_FINDINGS: "Tidak ada yang perlu ditinjau.", "Nothing to look at.";
    QUESTIONS: "Pertanyaan pendalaman", "Questions to ask";
    SHEET_FINGERPRINT: "Sidik lembar", "Sheet fingerprint";
    FINGERPRINT_MEANS: "Salin ke kertas; berubah bila ada isian yang berubah.", "Copy it to paper; it changes when anything changes.";
    PROOF: "Bukti perubahan", "Change proof";
    SIGNED: "Panelis", "Panelist";
    PLACE_DATE: "Tempat, tanggal: ……………………………", "Place, date: ……………………………";
    HISTORY: "Riwayat", "History";
    HISTORY_TITLE: "Riwayat indikator {}", "History of indicator {}";
    NO_HISTORY: "Belum ada perubahan.", "No changes yet.";
    UNDONE_SHORT: "diurungkan", "undone";
    REDONE_SHORT: "diulangi", "redone";
    SHIELD: "Hanya lihat", "View only";
    SHIELDED: "Hanya dapat dilihat. Geser sampai ujung untuk membuka.", "View only. Slide to the end to open.";
    PRACTICE: "LATIHAN", "PRACTICE";
    PRACTICE_CHOICE: "Latihan: nilai tidak dihitung dan tidak tercampur dengan putaran sebenarnya", "Practice: grades do not count and never mix with a real round";

    TEMPLATE_BANNER: "Teks bertanda \"templat\" disusun oleh pembuat aplikasi ini dan belum disahkan oleh pihak mana pun.", "Texts marked \"template\" were written by the makers of this application and are not endorsed by anyone.";
    OFFICIAL: "resmi", "official";
    PRINTED: "tercetak", "printed";
    DERIVED: "turunan", "derived";
    INFERRED: "simpulan", "inferred";
    TEMPLATE: "templat", "template";
    TEMPLATE_LONG: "templat, belum disahkan", "template, not endorsed";
    MARKS: "Resmi: dari instrumen resmi. Tercetak: ada dalam sumber publik. Turunan: dihitung dari yang tercetak. Simpulan: disimpulkan dari fakta yang ada. Templat: disusun oleh pembuat aplikasi ini, belum disahkan.", "Official: from an official instrument. Printed: stands in a public source. Derived: computed from what is printed. Inferred: concluded from known facts. Template: written by the makers of this application, not endorsed.";
    ORIGIN: "Asal instrumen", "Where the instrument comes from";
    FINGERPRINT: "Sidik putaran", "Round fingerprint";
    POINTS_ORIGIN: "Asal poin", "Where the points come from";
    SOURCES: "Sumber", "Sources";

    TOTAL: "Total", "Total";
    OF_MAXIMUM: "dari {}", "of {}";
    OF_POINTS: "dari {} poin", "of {} points";
    PROGRESS: "{} dari {} indikator", "{} of {} indicators";
    PARTIAL_TOTAL: "sementara", "so far";
    SAVED: "Tersimpan", "Saved";
    SAVING: "Menyimpan…", "Saving…";
    FAILED: "Gagal disimpan", "Not saved";
    FAILED_BANNER: "Penyimpanan peramban tidak dapat dipakai. Nilai hanya ada di halaman ini. Penilaian dapat dilanjutkan; unduh berkas sebelum menutup halaman.", "The browser's storage cannot be used. Grades are on this page only. You can go on; download the file before you close the page.";
    UNDO: "Urungkan", "Undo";
    REDO: "Ulangi", "Redo";
    EXPORT: "Unduh berkas", "Download file";
    IMPORT: "Buka berkas", "Open file";
    MERGE: "Gabungkan berkas", "Merge file";
    COPY: "Simpan berkas HTML", "Save HTML file";
    COPY_SAVED: "Berkas {} disimpan, dengan semua lembar putaran ini di perangkat ini. Berkas itu dapat dibuka di mana pun tanpa internet, dan disimpan lagi.", "File {} was saved, with every sheet of this round on this device. It opens anywhere without internet, and can be saved again.";
    COPY_FAILED: "Berkas HTML tidak dapat disimpan. Pakai \"Unduh berkas\", atau coba lagi.", "The HTML file could not be saved. Use \"Download file\", or try again.";
    COPY_REFUSED: "Sebagian isi berkas ini tidak terbaca, jadi berkas HTML tidak ditulis ulang. Pakai \"Unduh berkas\" untuk nilai yang terbaca, dan simpan berkas aslinya.", "Part of this file could not be read, so the HTML file is not written anew. Use \"Download file\" for the grades that could be read, and keep the original.";
    CARRIED_UNREAD: "Isi berkas ini tidak terbaca seluruhnya. Yang utuh ditampilkan; berkasnya tidak diubah.", "Not all of this file could be read. What is whole is shown; the file is unchanged.";
    STORAGE: "Keadaan penyimpanan", "State of the storage";
    STORAGE_SAVED: "Semua yang terlihat tersimpan di perangkat ini.", "Everything on screen is saved on this device.";
    STORAGE_SAVING: "Penyimpanan sedang berjalan.", "Saving is under way.";
    STORAGE_UNEXPORTED: "{} perubahan belum ada di berkas yang diunduh dari halaman ini.", "{} changes are in no file downloaded from this page.";
    STORAGE_PERSISTED: "Peramban menyimpannya sampai Anda menghapusnya.", "The browser keeps it until you remove it.";
    STORAGE_NOT_PERSISTED: "Peramban boleh menghapusnya bila ruang perangkat hampir habis.", "The browser may remove it when the device runs out of room.";
    STORAGE_UNKNOWN: "Peramban tidak memberi tahu apakah penyimpanannya tetap.", "The browser does not say whether it keeps it for good.";
    STORAGE_FORGETS: "Safari menghapus data situs yang tidak dibuka selama tujuh hari. Unduh berkas setiap selesai menilai.", "Safari removes the data of sites not opened for seven days. Download the file whenever you are done.";
    STORAGE_ROOM: "Terpakai {} dari {} yang diizinkan peramban.", "{} used of the {} that the browser allows.";
    STORAGE_OF_THE_FILE: "Firefox mengikat nilai pada letak dan nama berkas ini. Bila berkas sudah dipindah atau diganti nama, buka dari letak lama, atau buka berkas yang pernah disimpan.", "Firefox ties the grades to the place and name of this file. If it was moved or renamed, open it at its old place, or open a file saved before.";
    STORAGE_OF_ALL_FILES: "Peramban ini memakai satu penyimpanan untuk semua berkas HTML di perangkat; berkas HTML lain dapat membaca nilai yang tidak dikunci dengan PIN.", "This browser has one storage for all HTML files on the device; another HTML file can read grades that no PIN is over.";
    STORAGE_PRIVATE: "Jendela penyamaran dan pembersihan data peramban menghapus semuanya. Berkas yang diunduh tetap ada.", "Private windows and clearing the browser's data remove everything. Downloaded files stay.";
    RECUSED_TAKEN: "Lembar {}, {} disimpan tetapi tidak dihitung dan tidak dapat dibuka: dalam putaran ini panelis itu tidak menilai kabupaten/kota ini (benturan kepentingan).", "The sheet {}, {} is kept, but does not count and cannot be opened: in this round the panelist does not grade this district (conflict of interest).";
    EARLIER_EDITION: "Berkas dari edisi sebelumnya: {} isian diambil. Yang tidak dapat diambil seperti semula: {}.", "A file of an earlier edition: {} changes were taken in. What could not be as it was: {}.";
    CLOCK_BACK: "Jam perangkat ini lebih lambat daripada perubahan terakhir ({}). Periksa jam; urutan dan nilai tidak terpengaruh.", "This device's clock is behind the latest change ({}). Check the clock; order and grades are not affected.";
    ERASE: "Hapus dari perangkat ini…", "Remove from this device…";
    ERASE_TITLE: "Hapus dari perangkat ini?", "Remove from this device?";
    ERASE_TEXT: "Semua lembar nilai, catatan, dan riwayat putaran ini di peramban ini dihapus, juga milik panelis lain yang memakai peramban ini, beserta catatan cepat dan kunci bukti perubahan. Tidak dapat diurungkan.", "Every sheet, note and history of this round in this browser is removed, also those of other panelists who use this browser, with the quick notes and the key that proves changes. It cannot be undone.";
    ERASE_LEAVES: "Yang tidak terhapus: berkas yang sudah diunduh atau disimpan, dan nilai di perangkat lain.", "What stays: files that were downloaded or saved, and grades on other devices.";
    ERASE_NOW: "Hapus", "Remove";
    ERASED: "Nilai putaran ini sudah dihapus dari perangkat ini.", "The grades of this round were removed from this device.";
    NOT_ERASED: "Nilai tidak dapat dihapus. Tutup halaman lain yang membukanya, lalu coba lagi, atau hapus data situs di peramban.", "The grades could not be removed. Close other pages that have them open and try again, or clear the site's data in the browser.";
    PIN: "PIN di perangkat ini", "PIN on this device";
    PIN_SET_BUTTON: "Pasang PIN…", "Set a PIN…";
    PIN_CHANGE: "Ubah PIN…", "Change the PIN…";
    PIN_REMOVE: "Lepas PIN", "Remove the PIN";
    PIN_KEEP: "Pasang PIN ini", "Set this PIN";
    PIN_REMOVE_BUTTON: "Lepas PIN…", "Remove the PIN…";
    PIN_KEEP_NEW: "Ganti PIN", "Change the PIN";
    PIN_REMOVE_TEXT: "Setelah PIN dilepas, siapa pun yang memakai akun komputer ini dapat membaca nilai putaran ini.", "Without the PIN, whoever uses this computer account can read the grades of this round.";
    PIN_BLOCKED: "Halaman lain dari putaran ini masih memakai penyimpanan. Tutup halaman itu; PIN dipasang atau dilepas sesudahnya.", "Another page of this round is still using the storage. Close it; the PIN is put on or taken off after that.";
    SEALED_WITHOUT_LOCK: "{} isian di perangkat ini dikunci dengan PIN, tetapi kuncinya tidak ada lagi. Gunakan berkas yang pernah diunduh.", "{} entries on this device are locked with a PIN whose lock is gone. Use a file that was downloaded before.";
    PIN_TEXT: "Nilai dan catatan putaran ini dikunci dengan PIN di peramban ini dan dalam berkas HTML yang disimpan. PIN ditanyakan setiap kali halaman dibuka; semua yang memakai peramban ini untuk putaran ini memerlukannya.", "Grades and notes of this round are locked with the PIN in this browser and in HTML files that are saved. It is asked for whenever the page is opened; everyone who uses this browser for this round needs it.";
    PIN_OPEN: "Tetap terbaca: isi putaran, nama yang terakhir dibuka, catatan cepat, sisa di disk dari sebelum PIN dipasang, dan berkas dari \"Unduh berkas\".", "Still readable: the round itself, the names opened last, quick notes, what is left on the disk from before the PIN, and files from \"Download file\".";
    PIN_FORGOTTEN: "PIN yang terlupa tidak dapat dipulihkan oleh siapa pun, dan nilai di perangkat ini ikut hilang. Unduh berkas dahulu dan simpan di tempat aman.", "Nobody can recover a forgotten PIN, and the grades on this device are lost with it. Download the file first and keep it in a safe place.";
    PIN_UNDERSTOOD: "Saya mengerti", "I understand";
    PIN_FIELD: "PIN", "PIN";
    PIN_NOW: "PIN sekarang", "Current PIN";
    PIN_NEW: "PIN baru: paling sedikit 6 karakter; beberapa kata lebih aman daripada angka", "New PIN: at least 6 characters; some words are safer than digits";
    PIN_AGAIN: "PIN baru sekali lagi", "The new PIN once more";
    PIN_ENTER: "Masukkan PIN", "Enter the PIN";
    PIN_OF_DEVICE: "Nilai putaran ini di perangkat ini dikunci dengan PIN.", "The grades of this round on this device are locked with a PIN.";
    PIN_OF_PAGE: "Isi berkas ini dikunci dengan PIN. Setelah dibuka, nilai di perangkat ini juga dikunci dengan PIN itu, kecuali sudah ada PIN lain.", "What this file holds is locked with a PIN. Once it is open, the grades on this device are locked with it too, unless there is another PIN already.";
    PIN_OF_FILE: "Berkas {} dikunci dengan PIN.", "File {} is locked with a PIN.";
    PIN_LOST: "Tanpa PIN nilai ini tidak dapat dibuka oleh siapa pun. Untuk memulai kembali, hapus dari perangkat ini.", "Without the PIN nobody can open these grades. To begin anew, remove them from this device.";
    PIN_CHECKING: "PIN sedang diproses…", "Working on the PIN…";
    PIN_WRONG: "PIN salah. Silakan coba lagi; tidak ada batas percobaan.", "Wrong PIN. Please try again; there is no limit.";
    PIN_SHORT: "PIN baru kurang dari 6 karakter.", "The new PIN has fewer than 6 characters.";
    PIN_DIFFERS: "Kedua isian PIN baru tidak sama. Ketik kembali keduanya.", "The new PIN was typed in two ways. Type both again.";
    PIN_UNKNOWN: "Kunci PIN ini rusak atau dari versi yang lebih baru. Perbarui aplikasi, lalu coba lagi.", "This PIN's lock is damaged or of a newer version. Update the application, then try again.";
    PIN_NO_MEMORY: "Memori perangkat tidak cukup untuk memeriksa PIN. Tutup aplikasi lain, lalu coba lagi.", "The device has too little memory to check the PIN. Close other applications, then try again.";
    PIN_NO_RANDOM: "Peramban ini tidak dapat membuat kunci. Gunakan peramban lain untuk memasang PIN.", "This browser cannot make keys. Use another browser to set a PIN.";
    PIN_SET: "PIN terpasang. Nilai di perangkat ini dikunci dengan PIN.", "The PIN is set. The grades on this device are locked with it.";
    PIN_REMOVED: "PIN dilepas. Nilai di perangkat ini tidak lagi dikunci dengan PIN.", "The PIN is removed. The grades on this device are no longer locked.";
    PIN_FAILED: "PIN tidak dapat dipasang atau dilepas; semuanya seperti semula. Periksa keadaan penyimpanan, tutup halaman lain dari putaran ini, lalu coba lagi.", "The PIN could not be put on or taken off; everything is as it was. Look at the state of the storage, close other pages of this round, then try again.";
    SEALED_UNREAD: "{} isian tidak dapat dibuka dengan PIN ini, karena rusak atau diubah.", "{} entries could not be opened with this PIN: they are damaged or were changed.";
    STORAGE_PIN: "Nilai di perangkat ini dikunci dengan PIN.", "The grades on this device are locked with a PIN.";
    STORAGE_NO_PIN: "Tanpa PIN, siapa pun yang memakai akun komputer ini dapat membacanya.", "Without a PIN, whoever uses this computer account can read them.";
    ASK_TO_PERSIST: "Minta disimpan tetap", "Ask to keep it";
    EXPORTED: "Berkas {} diunduh. Isinya semua lembar nilai Anda dalam putaran ini: {}, {} di antaranya dikunci.", "File {} was downloaded. It holds all your sheets of this round: {}, {} of them finalised.";
    UNDONE: "Indikator {} diurungkan: {}.", "Indicator {} undone: {}.";
    REDONE: "Indikator {} diulangi: {}.", "Indicator {} redone: {}.";
    FINALISE: "Kunci", "Finalise";
    REOPEN: "Buka kembali", "Reopen";
    CANCEL: "Batal", "Cancel";
    LOCKED: "Lembar nilai dikunci pada {}. Buka kembali untuk mengubahnya.", "Finalised on {}. Reopen it to change it.";
    LOCKED_INCOMPLETE: "Belum lengkap: {} dari {} indikator dinilai.", "Incomplete: {} of {} indicators graded.";
    LOCKED_NOW: "Lembar dikunci. Unduh berkas, lalu serahkan kepada sekretariat.", "Finalised. Download the file and hand it to the secretariat.";
    STATE: "Keadaan", "State";
    NOT_LOCKED: "belum dikunci", "not finalised";
    EVIDENCE_SUM: "Data dukung: {} ada, {} tidak ada", "Evidence: {} seen, {} missing";
    LOCKED_SHORT: "Dikunci", "Finalised";
    UNSEEN: "Perubahan dari perangkat lain masuk setelah lembar ini dikunci: {}. Buka kembali untuk memeriksanya.", "Changes from another device came in after this sheet was finalised: {}. Reopen it to check them.";

    FINALISE_TITLE: "Kunci lembar nilai ini?", "Finalise this sheet?";
    FINALISE_TEXT: "Setelah dikunci, nilai tidak dapat diubah tanpa alasan tertulis.", "Once finalised, grades cannot be changed without a written reason.";
    FINALISE_UNGRADED: "Belum dinilai: {}", "Not yet graded: {}";
    FINALISE_UNSURE: "Masih ragu: {}", "Still unsure: {}";
    FINALISE_ANYWAY: "Kunci walau belum lengkap", "Finalise although incomplete";
    FINALISE_CONFLICTS: "Isian berbeda antarperangkat, selesaikan lebih dahulu: {}", "Devices differ, settle these first: {}";
    HELD_BACK: "Halaman ini menahan penguncian; lembar nilai belum dikunci. Ikuti petunjuk di halaman, lalu kunci kembali.", "This page held the finalising back; the sheet is not finalised. Do what the page asks, then finalise again.";
    REOPEN_TITLE: "Buka kembali lembar nilai?", "Reopen this sheet?";
    REASON: "Alasan membuka kembali", "Reason for reopening";

    PART_LOADING: "Bagian ini sedang dimuat…", "This part is being loaded…";
    PART_MISSING: "Bagian aplikasi ini belum termuat. Periksa jaringan; sebentar lagi dicoba kembali.", "This part of the application has not been loaded. Check the network; it is tried again shortly.";
    PROBLEMS: "Perlu diperhatikan", "Needs attention";
    MORE_PROBLEMS: "… dan {} lagi; periksa berkasnya dengan pk periksa.", "… and {} more; check the file with pk periksa.";
    DISMISS: "Tutup", "Close";
    IMPORTED: "{} perubahan digabungkan dari berkas.", "{} changes were merged from the file.";
    NOTHING_NEW: "Tidak ada yang baru dalam berkas itu; semuanya sudah ada di sini.", "Nothing new in that file; everything is here already.";
}
