/** Keys that are typed or that move something; what leads through pages, closes dialogs or is a command is the page's as
    ever. */
const TYPED = /^(.|Enter|Backspace|Delete|Arrow.+|Home|End|Page.+)$/u;

/** Pages cancel digits, Backspace or Enter in handlers that come before anything that is pressed. What is typed into the
    element they do not hear; what listens inside of it hears a copy. */
function keepKey(event) {
  // Some browsers send the copy out of the element, back to here.
  if (!event.isTrusted) return;
  const path = event.composedPath();
  const isOurs = path.some((node) => node instanceof PenilaianKinerja && node.shadowRoot.contains(path[0]));
  if (!isOurs || event.ctrlKey || event.metaKey || !TYPED.test(event.key)) return;
  event.stopImmediatePropagation();
  const { key, code, repeat, isComposing, shiftKey, altKey } = event;
  const copy = { bubbles: true, cancelable: true, key, code, repeat, isComposing, shiftKey, altKey };
  if (!path[0].dispatchEvent(new KeyboardEvent(event.type, copy))) event.preventDefault();
}
