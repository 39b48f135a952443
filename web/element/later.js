/** What the module calls to load the part of it that is cut off; it hears of the end by `callback`. */
function loadLate(callback, data) {
  linkedLate().then(() => true, (error) => {
    console.warn(`Penilaian Kinerja ${PK_BUILD.version}:`, error);
    return false;
  }).then((isLoaded) => { watched(moduleExports.__indirect_function_table.get(callback))(data, isLoaded); });
}

let late;

/** The part, loaded and linked once; a failure may be tried again. */
function linkedLate() {
  late ??= linkLate().catch((error) => {
    late = undefined;
    throw error;
  });
  return late;
}

function linkLate() {
  return withWasm("late", async (source) => {
    await WebAssembly.instantiate(await source.arrayBuffer(), { __wasm_split: moduleExports });
  });
}
