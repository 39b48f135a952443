/** No file of ours is larger, in bytes. */
const MOST_CARRIED = 64 * 1024 * 1024;

/** The text that this page carries: sheets, saved into it. Nothing where it carries none; an empty text where it cannot
    be unpacked, which is told as a damaged file. */
async function carriedText() {
  if (!PK_BUILD.embedded) return undefined;
  await parsed();
  const data = document.getElementById("pk-data")?.textContent;
  if (!data?.trim()) return undefined;
  return unpack(data, MOST_CARRIED).then((bytes) => new TextDecoder().decode(bytes), () => "");
}

/** Where the panelist wanted a copy to lie, and of what it is one; later copies of the same take its place. */
let place;

/** `text` as a page carries it. */
async function pack(text) {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let characters = "";
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return btoa(characters);
}

/** The text of this page. Whatever happened to it since, the parts that came with the file are as they were: nothing
    writes into them. */
function pageText() {
  return `<!doctype html>\n${document.documentElement.outerHTML}`;
}

/** What the secretariat does in the single file, if it is asked for; its address says so, for that goes into no copy. */
function modeOfAddress() {
  return PK_BUILD.embedded && /^#(siapkan|rekap)$/.exec(location.hash)?.[1];
}

/** The text of the single file: of this page, or of the file beside the script. */
async function offlinePage() {
  if (PK_BUILD.embedded) return pageText();
  const answer = await fetch(new URL("penilaian.html", SCRIPT));
  return answer.ok ? answer.text() : "";
}

/** Saves `page`, the text of a copy of this page; the name under which it was saved, or nothing if the panelist has
    thought better of it. */
async function saveCopy(name, of, page) {
  const copy = new Blob([page], { type: "text/html" });
  if (typeof showSaveFilePicker === "function") {
    if (place?.of !== of) {
      place = undefined;
      const types = [{ description: "HTML", accept: { "text/html": [".html"] } }];
      try {
        place = { of, file: await showSaveFilePicker({ suggestedName: name, types }) };
      } catch (error) {
        if (error.name === "AbortError") return "";
        console.warn(`Penilaian Kinerja ${PK_BUILD.version}:`, error);
      }
    }
    try {
      if (place) {
        const file = await place.file.createWritable();
        await file.write(copy);
        await file.close();
        return place.file.name;
      }
    } catch (error) {
      place = undefined;
      console.warn(`Penilaian Kinerja ${PK_BUILD.version}:`, error);
    }
  }
  handOut(name, copy, copy.type);
  return name;
}
