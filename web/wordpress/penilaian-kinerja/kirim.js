// Sends a finalised sheet to the portal, in the file that the panelist would download, and says whether it arrived.
// What could not be sent stays on the device as before, and can be sent again.
"use strict";
(() => {
  async function post(box, body, nonce) {
    return fetch(box.dataset.alamat, {
      method: "POST", body, credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-WP-Nonce": nonce },
    });
  }

  async function send(box, body) {
    let answer = await post(box, body, box.dataset.nonce);
    if (answer.status === 403) {
      // The page may have been open for longer than a nonce lives.
      const fresh = await fetch(box.dataset.nonceBaru, { credentials: "same-origin" });
      if (fresh.ok) {
        box.dataset.nonce = (await fresh.text()).trim();
        answer = await post(box, body, box.dataset.nonce);
      }
    }
    if (answer.ok) return (await answer.json()).id;
    if (answer.status === 401 || answer.status === 403) throw new LoggedOut();
    const told = await answer.json().catch(() => ({}));
    throw new Error(told.message || `Portal menjawab dengan kode ${answer.status}.`);
  }

  /** Nobody is logged in any more, or somebody who may not send. */
  class LoggedOut extends Error {}

  /** Which sheets were not sent is known after a reload too; what is in them stays in the element's own storage. */
  const PENDING = "penilaian-kinerja-belum-terkirim";
  function pending(change) {
    try {
      if (change !== undefined) localStorage.setItem(PENDING, change ? "1" : "");
      return localStorage.getItem(PENDING) === "1";
    } catch {
      return false;
    }
  }

  function say(box, text, again, login) {
    const status = box.querySelector(".pk-kirim-status");
    status.textContent = text;
    if (login) {
      const link = document.createElement("a");
      link.href = box.dataset.masuk;
      link.target = "_blank";
      link.textContent = "Masuk kembali";
      status.append(" ", link);
    }
    if (!again) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Kirim lagi";
    button.addEventListener("click", again);
    status.append(" ", button);
  }

  async function deliver(box, body) {
    say(box, "Lembar nilai sedang dikirim ke portal …");
    try {
      const id = await send(box, body);
      pending(false);
      say(box, `Lembar nilai diterima portal dengan nomor ${id}.`);
    } catch (error) {
      pending(true);
      const isOut = error instanceof LoggedOut;
      const reason = isOut ? "Anda sudah keluar dari portal, atau tidak berhak mengirim." :
        error instanceof TypeError ? "Portal tidak dapat dihubungi." : error.message;
      say(box, `Lembar nilai belum terkirim. ${reason} Nilai tetap ada di perangkat ini.`, () => { deliver(box, body); }, isOut);
    }
  }

  /** After a reload: the panelist opens the sheet, and sends it. */
  function remind(box) {
    if (!pending()) return;
    say(box, "Ada lembar nilai yang belum terkirim. Buka lembar itu, lalu kirim.", async () => {
      const text = await box.querySelector("penilaian-kinerja").exportAs("json").catch(() => null);
      if (text) deliver(box, text);
    });
  }
  document.querySelectorAll(".pk-kirim[data-alamat]").forEach(remind);

  // A sheet that is finalised changes no more, so this comes once for each time that it was locked.
  document.addEventListener("pk-change", async (event) => {
    const element = event.target;
    const box = element.closest(".pk-kirim[data-alamat]");
    if (!box || !event.detail.finalised) return;
    // Only what is saved is sent.
    await element.save();
    deliver(box, await element.exportAs("json"));
  });
})();
