// The floor: the same rubric as a page that one would write by hand, with the same descriptors and notes, the same
// total and progress after every choice. It keeps nothing; with `saves` in its address it keeps every choice and every
// key of a note as an element must: in a strict transaction of IndexedDB, with a word that is true.
"use strict";
const make = (tag, text, properties = {}) => Object.assign(document.createElement(tag), { textContent: text }, properties);

const saving = new URLSearchParams(location.search).has("saves");
const state = make("span", "Tersimpan");
const database = !saving ? undefined : new Promise((resolve, reject) => {
  const request = indexedDB.open("floor", 1);
  request.onupgradeneeded = () => { request.result.createObjectStore("fields"); };
  request.onsuccess = () => { resolve(request.result); };
  request.onerror = () => { reject(request.error); };
});
let running = 0;
const show = (name, words) => {
  if (state.dataset.state === name) return;
  state.dataset.state = name;
  state.textContent = words;
};
async function keep(key, value) {
  if (!saving) return;
  running += 1;
  show("saving", "Menyimpan…");
  const transaction = (await database).transaction("fields", "readwrite", { durability: "strict" });
  transaction.objectStore("fields").put(value, key);
  transaction.oncomplete = () => { if (--running === 0) show("saved", "Tersimpan"); };
  transaction.commit();
}

fetch(new URLSearchParams(location.search).get("round")).then((answer) => answer.json()).then(({ round }) => {
  const sheet = document.getElementById("sheet");
  const header = make("header", "");
  const total = make("output", "0");
  const progress = make("progress", "");
  const words = make("span", "");
  total.dataset.pk = "total";
  header.append("Total ", total, " ", progress, " ", words);
  if (saving) {
    state.dataset.pk = "saved";
    show("saved", "Tersimpan");
    header.append(" ", state);
  }
  sheet.append(header);
  const chosen = new Map();
  let count = 0;
  for (const track of round.rubric.tracks) for (const component of track.components) for (const section of component.sections) {
    const title = make("h2", `${section.code}. ${section.name.text}`);
    const subtotal = make("p", "");
    const own = new Map();
    sheet.append(title, subtotal);
    count += section.indicators.length;
    for (const indicator of section.indicators) {
      const fieldset = make("fieldset", "");
      fieldset.dataset.indicator = indicator.code;
      const levels = make("div", "", { className: "levels" });
      for (const level of indicator.levels) {
        const label = make("label", "", { className: "level" });
        const radio = make("input", "", { type: "radio", name: indicator.code, value: level.code });
        radio.addEventListener("change", () => {
          keep(indicator.code, level.code);
          chosen.set(indicator.code, level.points.value);
          own.set(indicator.code, level.points.value);
          total.textContent = [...chosen.values()].reduce((sum, points) => sum + points, 0);
          subtotal.textContent = `${[...own.values()].reduce((sum, points) => sum + points, 0)} poin`;
          progress.max = count;
          progress.value = chosen.size;
          words.textContent = `${chosen.size} dari ${count} indikator`;
        });
        label.append(radio, make("b", level.code), ` ${level.points.value} poin `, make("span", level.descriptor?.text ?? ""));
        levels.append(label);
      }
      const note = make("label", "Catatan ");
      const text = make("textarea", "", { rows: 2 });
      text.addEventListener("input", () => { keep(`${indicator.code}/note`, text.value); });
      note.append(text);
      fieldset.append(make("legend", `${indicator.code} ${indicator.label.text}`), levels, note);
      sheet.append(fieldset);
    }
  }
  document.body.dataset.ready = "true";
});
