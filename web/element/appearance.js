let sheet;

/** The style sheet, constructed once a page, for policies refuse `<style>`. */
function styleSheet() {
  // A browser without constructed sheets still shows the screen that says so.
  if (!sheet && "adoptedStyleSheets" in document) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(PK_BUILD.css);
  }
  return sheet;
}

/** Whether the page itself turns dark where the user wants it so; a dark form on a white page helps nobody. */
function followsDark() {
  const meta = document.querySelector('meta[name="color-scheme"]')?.content ?? "";
  return `${getComputedStyle(document.documentElement).colorScheme} ${meta}`.includes("dark");
}
