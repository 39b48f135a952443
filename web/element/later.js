/** What the module calls to load a part of it that is cut off; it hears of the end by `callback`. */
function loadPart(name) {
  return (callback, data) => {
    linked(name).then(() => true, (error) => {
      console.warn(`Penilaian Kinerja ${PK_BUILD.version}:`, error);
      // No network comes back by itself; what is missing on the server does not.
      if (error.code in SCREENS && error.code !== "PK-NET") {
        running.forEach(({ shadowRoot }) => {
          if (!shadowRoot.querySelector("[data-pk=failure]")) shadowRoot.prepend(failureScreen(error));
        });
      }
      return false;
    }).then((isLoaded) => { watched(moduleExports.__indirect_function_table.get(callback))(data, isLoaded); });
  };
}

const links = {};

/** The files of a part, each loaded and linked once, after those that come before it; a failure may be tried again. */
function linked(name) {
  const files = PK_BUILD.parts[name];
  let last = Promise.resolve();
  // Pages of ten years ago have their own idea of what lists can do.
  for (let index = 0; index < files.length; index++) {
    const file = files[index];
    links[file] ??= link(file, last).catch((error) => {
      delete links[file];
      throw error;
    });
    last = links[file];
  }
  return last;
}

function link(file, before) {
  // It is looked at below; until then nobody else does.
  before.catch(() => {});
  return withWasm(file, async (source) => {
    const bytes = await source.arrayBuffer();
    await before;
    await WebAssembly.instantiate(bytes, { __wasm_split: moduleExports });
  });
}
