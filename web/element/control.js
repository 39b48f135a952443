/** Why a form cannot be sent, or a promise is not kept, in the two languages. */
const REASONS = {
  loading: [
    "Formulir masih memuat lembar nilai. Tunggu sebentar, lalu kirim kembali.",
    "The form is still loading the sheet. Wait a moment, then send it again.",
  ],
  failed: [
    "Lembar nilai tidak dapat digunakan, sehingga formulir ini belum dapat dikirim.",
    "The sheet cannot be used, so this form cannot be sent yet.",
  ],
  none: [
    "Pilih panelis dan kabupaten/kota, lalu isi lembar nilainya.",
    "Choose the panelist and the district, then fill in the sheet.",
  ],
  incomplete: [
    "Lembar nilai belum lengkap: {} indikator sudah dinilai.",
    "The sheet is not complete: {} indicators are graded.",
  ],
  unsaved: [
    "Nilai belum dapat disimpan di peramban ini. Unduh berkasnya sebelum halaman ditutup.",
    "The grades could not be saved in this browser. Download the file before you close the page.",
  ],
};

/** The application of each element, while it runs. */
const mounted = new WeakMap();

/** Tells a control how it stands: `state` is one of the reasons, or `{ done, all }`; `lang` is the language of the screen. */
let judge;
/** The text of a reason, in the language of the screen. */
let reason;

/** What the element is to a form. A browser has nothing of it to restore into a form: sheets come out of the storage, and
    each tab finds its own again. */
class Control extends HTMLElement {
  static formAssociated = true;

  #internals = this.attachInternals();
  #form = null;
  #state = "loading";
  #lang;
  #told = "";
  /** Where the browser shows the reason; it must be able to have the focus. */
  #anchor = document.createElement("div");

  static {
    judge = (control, state, lang) => {
      control.#state = state ?? control.#state;
      control.#lang = lang ?? control.#lang;
      control.#judge();
    };
    reason = (control, name) => control.#reason(name);
  }

  get form() { return this.#internals.form; }
  get labels() { return this.#internals.labels; }
  get type() { return this.localName; }
  get validity() { return this.#internals.validity; }
  get validationMessage() { return this.#internals.validationMessage; }
  get willValidate() { return this.#internals.willValidate; }
  checkValidity() { return this.#internals.checkValidity(); }
  reportValidity() { return this.#internals.reportValidity(); }

  formAssociatedCallback(form) {
    this.#form?.removeEventListener("formdata", this.#post);
    this.#form?.removeEventListener("submit", this.#hold, true);
    this.#form = form;
    form?.addEventListener("formdata", this.#post);
    form?.addEventListener("submit", this.#hold, true);
    this.#judge();
  }

  /** The value is made when it is posted: making it at every choice would cost more than the choice. */
  #post = ({ formData }) => {
    const name = this.getAttribute("name");
    if (!name || this.matches(":disabled")) return;
    const file = mounted.get(this)?.ownFile();
    if (file) formData.append(name, file);
  };

  /** A form that is not looked at by the browser must not go either before the value is known. */
  #hold = (event) => {
    if (this.#state === "loading" && this.#told && this.willValidate) {
      event.preventDefault();
      this.reportValidity();
    }
  };

  #reason(name) {
    const lang = this.#lang ?? this.getAttribute("lang") ?? "";
    return REASONS[name][/^en/i.test(lang) ? 1 : 0];
  }

  #judge() {
    const state = this.#state;
    const isRequired = this.hasAttribute("required");
    let text = "";
    let flag = "valueMissing";
    if (state === "loading" && (isRequired || this.hasAttribute("name"))) {
      // What would be posted is not known yet.
      flag = "customError";
      text = this.#reason(state);
    } else if (isRequired && typeof state === "string") {
      text = this.#reason(state);
    } else if (isRequired && state.done < state.all) {
      text = this.#reason("incomplete").replace("{}", `${state.done}/${state.all}`);
    }
    if (text === this.#told) return;
    this.#told = text;
    if (!text) {
      this.#internals.setValidity({});
      return;
    }
    this.#anchor.className = "anchor";
    this.#anchor.tabIndex = -1;
    this.shadowRoot.prepend(this.#anchor);
    this.#internals.setValidity({ [flag]: true }, text, this.#anchor);
  }
}
