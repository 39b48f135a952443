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
    const told = await answer.json().catch(() => ({}));
    throw new Error(told.message || `Portal menjawab dengan kode ${answer.status}.`);
  }

  function say(box, text, again) {
    const status = box.querySelector(".pk-kirim-status");
    status.textContent = text;
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
      say(box, `Lembar nilai diterima portal dengan nomor ${await send(box, body)}.`);
    } catch (error) {
      const reason = error instanceof TypeError ? "Portal tidak dapat dihubungi." : error.message;
      say(box, `Lembar nilai belum terkirim. ${reason} Nilai tetap ada di perangkat ini.`, () => { deliver(box, body); });
    }
  }

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
