/** Paper is F4 or A4 as the printer has it; the numbers of the pages, and what they are of, are ours where the browser
    can. */
const paperStyle = (title) => `body { margin: 0; } @page { size: auto; margin: 15mm;
  @top-left { content: ${JSON.stringify(title)}; font: 9pt sans-serif; }
  @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }`;

/** Puts what `root` shows on paper, in a frame of its own: the page around it does not belong there, and how pages are
    numbered is the business of a whole document. */
function printAlone(root) {
  // Not every browser says when it has printed.
  root.getRootNode().querySelector("iframe.print")?.remove();
  const frame = document.createElement("iframe");
  frame.className = "print";
  frame.tabIndex = -1;
  frame.ariaHidden = "true";
  Object.assign(frame.style, { position: "fixed", inset: "auto 100% 100% auto", border: "0" });
  root.getRootNode().append(frame);
  const view = frame.contentWindow;
  const paper = view.document;
  const sheet = new view.CSSStyleSheet();
  const app = root.querySelector(".app");
  paper.documentElement.lang = app.lang;
  paper.title = [app.querySelector("h1"), app.querySelector("dd")].map((part) => part?.textContent ?? "").join(" – ");
  sheet.replaceSync(PK_BUILD.css + paperStyle(paper.title));
  paper.adoptedStyleSheets = [sheet];
  paper.body.append(paper.importNode(app, true));
  view.addEventListener("afterprint", () => { setTimeout(() => { frame.remove(); }); });
  view.focus();
  view.print();
}

if (PK_BUILD.embedded && "adoptedStyleSheets" in document) {
  // Here the whole page is ours, and may be printed by the browser's own menu.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(paperStyle(""));
  document.adoptedStyleSheets.push(sheet);
}
