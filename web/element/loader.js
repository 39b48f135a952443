/** Where the script came from; the Wasm lies beside it. */
const SCRIPT = document.currentScript?.src || document.baseURI;

let loading;

/** The Wasm module, loaded once a page; a failure may be tried again by the next element. */
function loaded() {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load() {
  const missing = missingFeature();
  if (missing) throw new Failure("PK-BROWSER", missing);
  let refused = false;
  const listen = (event) => { refused ||= event.blockedURI === "wasm-eval"; };
  document.addEventListener("securitypolicyviolation", listen);
  try {
    const source = PK_BUILD.embedded ? await embedded() : await fetched();
    await wasm_bindgen({ module_or_path: source });
  } catch (error) {
    if (error instanceof Failure) throw error;
    // The violation is told in a task of its own, after the error.
    await new Promise((resolve) => { setTimeout(resolve); });
    throw new Failure(refused ? "PK-CSP" : "PK-WASM", String(error));
  } finally {
    document.removeEventListener("securitypolicyviolation", listen);
  }
}

/** The name of a feature that this browser lacks. */
function missingFeature() {
  if (typeof WebAssembly !== "object") return "WebAssembly";
  if (!("adoptedStyleSheets" in document)) return "adoptedStyleSheets";
  if (PK_BUILD.embedded && typeof DecompressionStream !== "function") return "DecompressionStream";
  return "";
}

async function fetched() {
  const url = new URL(PK_BUILD.wasm, SCRIPT);
  let answer;
  try {
    answer = await fetch(url, { integrity: PK_BUILD.integrity });
  } catch {
    await explainRefusal(url);
    throw new Failure("PK-NET", PK_BUILD.wasm);
  }
  if (!answer.ok) throw new Failure("PK-HTTP", `${PK_BUILD.wasm}: HTTP ${answer.status}`);
  return answer;
}

/** A wrong hash, a missing file and no network look alike to a checked fetch; an unchecked one tells them apart. */
async function explainRefusal(url) {
  const answer = await fetch(url).catch(() => null);
  if (!answer) return;
  if (!answer.ok) throw new Failure("PK-HTTP", `${PK_BUILD.wasm}: HTTP ${answer.status}`);
  throw new Failure("PK-WASM", PK_BUILD.wasm);
}

/** The Wasm out of the page itself: base64 of gzip. The page's last element shows that nothing was cut off. */
async function embedded() {
  if (document.readyState === "loading") {
    await new Promise((resolve) => { document.addEventListener("DOMContentLoaded", resolve, { once: true }); });
  }
  const text = document.getElementById("pk-wasm")?.textContent;
  if (!text || !document.getElementById("pk-end")) throw new Failure("PK-CUT", "");
  const characters = atob(text.trim());
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index);
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(inflated, { headers: { "Content-Type": "application/wasm" } });
}
