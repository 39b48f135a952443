/** Why the application cannot be used. */
class Failure extends Error {
  constructor(code, detail) {
    super(detail ? `${code}: ${detail}` : code);
    this.code = code;
    this.detail = detail;
  }
}

/** For each code: what happened and what the user can do; what the administrator should look at. */
const SCREENS = {
  "PK-BROWSER": ["Peramban ini terlalu lama. Gunakan Chrome atau Edge 109, Firefox 115, Safari 16.4, atau yang lebih baru.", "Peramban tidak memiliki yang disebut di atas."],
  "PK-CSP": ["Halaman ini melarang WebAssembly. Sampaikan kode ini kepada pengelola portal, atau gunakan berkas luring.", "Tambahkan 'wasm-unsafe-eval' pada script-src dalam Content-Security-Policy."],
  "PK-CUT": ["Berkas ini tidak lengkap. Unduh kembali, atau minta dikirim ulang sebagai dokumen.", "Akhir berkas tidak ada."],
  "PK-FILE": ["Halaman ini disimpan dari portal dan tidak dapat menjalankan lembar nilai. Buka portal, atau gunakan berkas luring penilaian.html.", "Halaman dari disk tidak dapat memuat Wasm; pakai penilaian.html."],
  "PK-HTTP": ["Sebagian aplikasi tidak ditemukan di server. Sampaikan kode ini kepada pengelola portal.", "Unggah seluruh isi folder di samping skrip, tanpa mengganti nama."],
  "PK-NET": ["Aplikasi tidak dapat dimuat. Periksa jaringan, lalu muat ulang halaman.", "Berkas tidak dapat diambil: jaringan atau CORS."],
  "PK-WASM": ["Aplikasi tidak dapat dijalankan. Muat ulang halaman; bila tetap gagal, sampaikan kode ini kepada pengelola portal.", "Yang dikirim server bukan berkas .wasm versi ini. Unggah kembali seluruh folder (FTP: mode biner)."],
  "PK-SRC": ["Berkas putaran tidak dapat dimuat. Sampaikan kode ini kepada pengelola portal.", "Periksa src: berkas putaran .json, paling besar 16 MB, di server yang sama atau dengan CORS."],
  "PK-ROUND": ["Berkas putaran tidak dapat digunakan. Sampaikan daftar berikut kepada sekretariat.", "Yang ada di src bukan berkas putaran yang benar."],
  "PK-PANIC": ["Terjadi kesalahan di dalam aplikasi. Nilai yang sudah tersimpan tetap utuh. Muat ulang halaman untuk melanjutkan.", "Laporkan kode dan tempatnya."],
  "PK-START": ["Aplikasi tidak dapat dimulai. Muat ulang halaman.", "Laporkan kode dan teksnya."],
};

/** A screen that says what happened, to the user first, and what can be done. `fingerprint` is that of the round whose
    grades were on the screen. */
function failureScreen(failure, fingerprint) {
  const [text, hint] = SCREENS[failure.code];
  const screen = document.createElement("div");
  screen.className = "app failure";
  screen.setAttribute("part", "failure");
  screen.setAttribute("role", "alert");
  screen.dataset.pk = "failure";
  screen.lang = "id";
  const line = (tag, content) => {
    const element = document.createElement(tag);
    element.textContent = content;
    screen.append(element);
    return element;
  };
  line("h2", "Penilaian Kinerja");
  line("p", text);
  for (const detail of (failure.detail || "").split("\n").filter(Boolean)) line("p", detail).className = "url";
  line("p", hint).dataset.pk = "hint";
  line("code", `${failure.code} · ${PK_BUILD.version}`);
  const row = document.createElement("div");
  row.className = "row";
  screen.append(row);
  const button = (name, text, act) => {
    const element = document.createElement("button");
    element.type = "button";
    element.dataset.pk = name;
    element.textContent = text;
    element.addEventListener("click", act);
    row.append(element);
    return element;
  };
  button("reload", "Muat ulang halaman", () => { location.reload(); });
  if (failure.code === "PK-PANIC" && fingerprint) {
    const save = button("rescue", "Unduh nilai yang tersimpan", async () => {
      try {
        handOut("lembar-nilai_tersimpan.json", await savedSheets(fingerprint));
      } catch (error) {
        console.warn(`Penilaian Kinerja ${PK_BUILD.version}:`, error);
        save.disabled = true;
        save.textContent = "Penyimpanan tidak dapat dibaca";
      }
    });
  }
  if (!PK_BUILD.embedded && location.protocol !== "file:") {
    const link = document.createElement("a");
    link.href = new URL("penilaian.html", SCRIPT);
    link.target = "_blank";
    link.className = "button";
    link.dataset.pk = "offline";
    link.textContent = "Berkas luring";
    row.append(link);
  }
  const report = [failure.code, PK_BUILD.version, failure.detail, hint, location.href, navigator.userAgent, new Date().toISOString()];
  const copy = button("report", "Salin laporan", async () => {
    await copyText(report.join("\n"));
    copy.textContent = "Laporan disalin";
  });
  return screen;
}
