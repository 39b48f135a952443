// The last of these files, for defining the element starts every one that is on the page already.
// The first script on a page wins; a second one, of whatever version, changes nothing.
if (customElements.get("penilaian-kinerja")) {
  console.warn(`Penilaian Kinerja ${PK_BUILD.version}: <penilaian-kinerja> is already defined on this page.`);
} else {
  // The Wasm module calls this when it panics: nothing in it can be trusted any more, but what was saved is saved.
  globalThis.__pkPanic = (place) => {
    queueMicrotask(() => {
      for (const element of document.querySelectorAll("penilaian-kinerja")) element.fail?.(new Failure("PK-PANIC", place));
    });
  };
  customElements.define("penilaian-kinerja", PenilaianKinerja);
}
