/** The attributes that hold a text, and those that stand alone by the names of their properties. `lang` is every element's. */
const TEXTS = ["src", "mode", "panelist", "district", "name"];
const FLAGS = { readOnly: "readonly", disabled: "disabled", required: "required" };

/** What can be done here; the first one is done where nothing else is said. */
const MODES = ["nilai", "siapkan", "rekap"];

/** Gives `prototype` a property for each attribute. */
function reflect(prototype) {
  const define = (name, get, set) => {
    Object.defineProperty(prototype, name, { get, set, configurable: true, enumerable: true });
  };
  for (const name of TEXTS) {
    define(name, function () {
      const value = this.getAttribute(name) ?? "";
      return name === "mode" && !MODES.includes(value) ? MODES[0] : value;
    }, function (value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    });
  }
  for (const [name, attribute] of Object.entries(FLAGS)) {
    define(name, function () { return this.hasAttribute(attribute); }, function (isOn) {
      this.toggleAttribute(attribute, Boolean(isOn));
    });
  }
}

/** What was set on `element` before its class was known stands in the way of the setters. */
function takeOver(element) {
  for (const name of ["round", "value", ...TEXTS, ...Object.keys(FLAGS)]) {
    if (Object.hasOwn(element, name)) {
      const value = element[name];
      delete element[name];
      element[name] = value;
    }
  }
}

const warned = new Set();

/** Tells whoever made the page, once. */
function warnOnce(text) {
  if (warned.has(text)) return;
  warned.add(text);
  console.warn(`Penilaian Kinerja ${PK_BUILD.version}: ${text}`);
}

/** Warns of an attribute whose value is not known, for which the default stands. */
function checkAttribute(name, value) {
  if (value === null) return;
  if (name === "mode" && !MODES.includes(value)) warnOnce(`mode="${value}" is not known; "${MODES[0]}" is used.`);
  if (name === "lang" && value && !/^(id|en)(-|$)/i.test(value)) warnOnce(`lang="${value}" is not known; "id" is used.`);
  if (Object.values(FLAGS).includes(name) && /^(false|no|off|0)$/i.test(value)) {
    warnOnce(`${name}="${value}" switches it on; remove the attribute to switch it off.`);
  }
}
