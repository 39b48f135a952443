// The last of these files, for defining the element starts every one that is on the page already.
// The first script on a page wins; a second one, of whatever version, changes nothing.
const first = customElements.get("penilaian-kinerja");
if (first) {
  console.warn(`PK-TWICE · Penilaian Kinerja ${PK_BUILD.version}: versi ${first.version ?? "lain"} sudah ada di halaman ini dan tetap dipakai. The page includes the script twice: remove one of them.`);
} else {
  PenilaianKinerja.version = PK_BUILD.version;
  for (const name of ["keydown", "keypress", "keyup"]) window.addEventListener(name, keepKey, true);
  customElements.define("penilaian-kinerja", PenilaianKinerja);
}
