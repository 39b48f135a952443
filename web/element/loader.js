/** Where the script came from; the Wasm lies beside it, unless the script holds it itself. */
const SCRIPT = document.currentScript?.src || document.baseURI;

/** Whether the Wasm is a file apart. */
const isApart = !PK_BUILD.embedded && !PK_BUILD.packed;

let loading;

/** The Wasm module, loaded once a page; a failure may be tried again by the next element. */
function loaded() {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** The same, and the part of it that is the secretariat's. */
async function secretariat() {
  await loaded();
  const isThere = await new Promise((resolve) => { wasm_bindgen.loadSecretariat(resolve); });
  if (!isThere) throw new Failure("PK-NET", PK_BUILD.secretariat.name);
}

async function load() {
  const missing = missingFeature();
  if (missing) throw new Failure("PK-BROWSER", missing);
  // Browsers let a page from disk load nothing that lies beside it.
  if (isApart && location.protocol === "file:") throw new Failure("PK-FILE", "");
  try {
    await withWasm("wasm", (source) => wasm_bindgen({ module_or_path: source }));
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(isWasmBarred() ? "PK-CSP" : "PK-WASM", String(error));
  }
}

/** Whether not even the smallest module may be compiled. Not every browser tells a violation of the policy. */
function isWasmBarred() {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    return false;
  } catch {
    return true;
  }
}

/** Gives `use` a Wasm file. Pages that wrap `fetch` and read what comes as text spoil it; then it comes the old way. */
async function withWasm(name, use) {
  try {
    await use(await neighbour(name));
  } catch (error) {
    if (error instanceof Failure || !isApart) throw error;
    await use(await fetchedBefore(PK_BUILD[name]));
  }
}

/** The name of a feature that this browser lacks. */
function missingFeature() {
  if (typeof WebAssembly !== "object") return "WebAssembly";
  if (!("adoptedStyleSheets" in document)) return "adoptedStyleSheets";
  if (!isApart && typeof CompressionStream !== "function") return "CompressionStream";
  return "";
}

/** A text that comes with every build: "rubrics", or "supplies", what preparing a round needs. */
async function shippedText(name) {
  return (await neighbour(name)).text();
}

/** A file that lies beside the script, in the script, or in the page itself. */
function neighbour(name) {
  if (PK_BUILD.embedded) return embedded(name);
  return PK_BUILD.packed ? answerOf(PK_BUILD.packed[name]) : fetched(PK_BUILD[name]);
}

async function fetched({ name, url, integrity }) {
  url = new URL(url ?? name, SCRIPT);
  let answer;
  try {
    answer = await fetch(url, { integrity });
  } catch {
    // A wrong hash, a missing file and no network look alike to a checked fetch; an unchecked one tells them apart.
    answer = await fetch(url).catch(() => null);
    if (!answer) throw new Failure("PK-NET", name);
    if (answer.ok) throw new Failure("PK-WASM", name);
  }
  if (!answer.ok) throw new Failure("PK-HTTP", `${name}: HTTP ${answer.status}`);
  return answer;
}

/** The same as browsers did it before there was `fetch`; nothing checks the bytes. */
function fetchedBefore({ name, url }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", new URL(url ?? name, SCRIPT));
    request.responseType = "arraybuffer";
    request.onload = () => { resolve(new Response(request.response, { headers: { "Content-Type": "application/wasm" } })); };
    request.onerror = () => { reject(new Failure("PK-NET", name)); };
    request.send();
  });
}

/** The whole page is there. */
async function parsed() {
  if (document.readyState === "loading") {
    await new Promise((resolve) => { document.addEventListener("DOMContentLoaded", resolve, { once: true }); });
  }
}

/** A part of the page itself: base64 of gzip. The page's last element shows that nothing was cut off. */
async function embedded(name) {
  await parsed();
  const text = document.getElementById(`pk-${name}`)?.textContent;
  if (!text || !document.getElementById("pk-end")) throw new Failure("PK-CUT", "");
  return answerOf(text);
}

/** What would be answered if this packed text were a file. */
function answerOf(text) {
  return new Response(inflated(text), { headers: { "Content-Type": "application/wasm" } });
}

/** The bytes that were packed by gzip and written in base64. */
function inflated(text) {
  const characters = atob(text.trim());
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index);
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
}

/** The same as one array; of more than `most` bytes, an error: what is small when packed may fill the memory. */
async function unpack(text, most) {
  const parts = [];
  let size = 0;
  for (const reader = inflated(text).getReader();;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError("too large");
    }
    parts.push(value);
  }
}
