// What can be done when the module cannot be used any more, without it.

/** Reads what a database holds, without making one that is not there. */
function openDatabase(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => { request.transaction.abort(); };
    request.onsuccess = () => { resolve(request.result); };
    request.onerror = () => { reject(request.error); };
  });
}

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => { resolve(request.result); };
    request.onerror = () => { reject(request.error); };
  });
}

/** The sheets file with everything that is saved of the round with this fingerprint; a locked one where a PIN is over it. */
async function savedSheets(fingerprint) {
  const sessions = await openDatabase("penilaian-kinerja");
  const kept = sessions.transaction("sessions").objectStore("sessions");
  const session = (await answer(kept.get(fingerprint))) ?? (await answer(kept.get("bare")));
  sessions.close();
  const { round } = JSON.parse(JSON.parse(session).round);
  const grades = await openDatabase(`penilaian-kinerja/${fingerprint}`);
  const stores = grades.transaction(["entries", "sessions"]);
  const [entries, vault] = await Promise.all([
    answer(stores.objectStore("entries").getAll()),
    answer(stores.objectStore("sessions").get("vault")),
  ]);
  grades.close();
  const head = { format: "penilaian-kinerja", version: 1, kind: "sheets", fingerprint, round };
  if (vault) return `${JSON.stringify({ ...head, kind: "locked", vault: JSON.parse(vault), entries })}\n`;
  // Entries go over as they are: whoever reads the file checks them. The same one may be there twice, and transactions
  // may have ended in another order than they began.
  const counter = (entry) => JSON.parse(entry).counter;
  const sorted = [...new Set(entries)].sort((one, other) => counter(one) - counter(other));
  const rest = JSON.stringify(head);
  return `${rest.slice(0, -1)},"entries":[${sorted.join(",")}]}\n`;
}

/** Copies a text; pages without a secure origin have no clipboard, but the old way. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}
