// How a portal uses the element: the compiler reads this beside `penilaian-kinerja.d.ts`.

import type { PenilaianKinerjaElement, PkNamed, PkSheetsFile, PkTotal } from "penilaian-kinerja";

const element: PenilaianKinerjaElement = document.createElement("penilaian-kinerja");
element.src = "putaran.json";
element.panelist = "anggota-1";
element.district = null;
element.required = element.readOnly = element.disabled = false;
// @ts-expect-error: there is no such mode yet, but any text may stand in the attribute; a number may not.
element.mode = 1;
// @ts-expect-error: who is asked is the browser.
element.validity = {};

element.addEventListener("pk-change", function ({ detail }) {
  const who: PkNamed | undefined = detail.panelist;
  const totals: PkTotal[] = detail.tracks ?? [];
  const value: number | string | undefined = totals[0]?.value;
  // @ts-expect-error: no event has this.
  console.log(who, value, this.value, detail.nothing);
});
element.addEventListener("pk-finalise", (event) => {
  const levels = event.detail.tracks.flatMap(({ components }) =>
    components.flatMap(({ sections }) => sections.flatMap(({ indicators }) => indicators.map(({ level }) => level))));
  if (levels.includes(undefined)) event.preventDefault();
});
element.addEventListener("pk-error", ({ detail: { version, code } }) => { console.warn(version, code); });
element.addEventListener("click", ({ clientX }) => { console.log(clientX); });

export async function keep(): Promise<string> {
  await element.ready;
  const sheets: PkSheetsFile | null = element.value;
  element.value = "{}";
  if (sheets) await element.restore(sheets);
  await element.save();
  await element.reset();
  // @ts-expect-error: there is only one format.
  await element.exportAs("xml");
  if (!element.checkValidity()) console.warn(element.validationMessage, element.form?.action);
  return element.exportAs("json");
}
