// The last of these files, for defining the element starts every one that is on the page already.
// The first script on a page wins; a second one, of whatever version, changes nothing.
if (customElements.get("penilaian-kinerja")) {
  console.warn(`Penilaian Kinerja ${PK_BUILD.version}: <penilaian-kinerja> is already defined on this page.`);
} else {
  customElements.define("penilaian-kinerja", PenilaianKinerja);
}
