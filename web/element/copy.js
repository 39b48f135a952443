/** The text that this page carries: sheets, saved into it. Nothing where it carries none; an empty text where it cannot
    be unpacked, which is told as a damaged file. */
async function carriedText() {
  if (!PK_BUILD.embedded) return undefined;
  await parsed();
  if (!document.getElementById("pk-data")?.textContent.trim()) return undefined;
  try {
    return await (await embedded("data")).text();
  } catch (error) {
    // Not the data's fault.
    if (error instanceof Failure) throw error;
    return "";
  }
}

/** Where the panelist wanted the copy to lie; later copies take its place. */
let place;

/** Saves a copy of this page that carries `text`; the name under which it was saved, or nothing if the panelist has
    thought better of it. */
async function saveCopy(name, text) {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let characters = "";
  for (const byte of bytes) characters += String.fromCharCode(byte);
  // Whatever happened to the page since, the parts that came with the file are as they were: nothing writes into them.
  const page = document.documentElement.cloneNode(true);
  page.querySelector("#pk-data").textContent = btoa(characters);
  const copy = new Blob(["<!doctype html>\n", page.outerHTML], { type: "text/html" });
  if (typeof showSaveFilePicker === "function") {
    try {
      const types = [{ description: "HTML", accept: { "text/html": [".html"] } }];
      place ??= await showSaveFilePicker({ suggestedName: name, types });
      const file = await place.createWritable();
      await file.write(copy);
      await file.close();
      return place.name;
    } catch (error) {
      place = undefined;
      if (error.name === "AbortError") return "";
      console.warn(`Penilaian Kinerja ${PK_BUILD.version}:`, error);
    }
  }
  handOut(name, copy);
  return name;
}
