/** `<penilaian-kinerja>`: a shadow root, the application in a `<div>` inside of it, and a screen when that fails. */
class PenilaianKinerja extends HTMLElement {
  static observedAttributes = ["lang", "src", "readonly"];

  #instance = null;
  #root = null;
  #bar = null;
  #round = null;
  #run = 0;
  #hasFailed = false;
  #settle = {};

  /** Fulfilled when the application can be used, rejected with the reason when it cannot. */
  ready = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });

  constructor() {
    super();
    // Nobody has to listen to `ready`; the screen tells the user in any case.
    this.ready.catch(() => {});
    this.attachShadow({ mode: "open" });
    this.shadowRoot.adoptedStyleSheets = [styleSheet()];
    // The host page's own text is the fallback until the application is there.
    this.shadowRoot.append(document.createElement("slot"));
    this.shadowRoot.addEventListener("click", sayFilled);
    this.addEventListener("pk-ready", (event) => {
      if (event.target !== this || !this.#root) return;
      this.shadowRoot.querySelector("slot")?.remove();
      this.#watchBar();
      this.#settle.resolve();
    });
  }

  connectedCallback() {
    // A round that was set before this class was known stands in the way of the setter.
    if (Object.hasOwn(this, "round")) {
      const round = this.round;
      delete this.round;
      this.round = round;
    }
    if (!this.#root) this.#start();
  }

  disconnectedCallback() {
    // An element that is only moved is connected again before this microtask.
    queueMicrotask(() => { if (!this.isConnected) this.#stop(); });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#root) return;
    if (name === "src") {
      this.#stop();
      this.#start();
    } else if (name === "lang") {
      this.#instance?.setLang(after ?? "");
    } else {
      this.#instance?.setReadonly(after !== null);
    }
  }

  /** The round: the text of a round file, or what it parses to. A bad one throws a `TypeError` and changes nothing. */
  get round() { return this.#round; }
  set round(round) {
    this.#instance?.setRound(round);
    this.#round = round;
    if (this.#hasFailed && this.isConnected) {
      this.#stop();
      this.#start();
    }
  }

  /** Every sheet, as the object that a sheets file holds; `null` until the application is ready. */
  get value() { return this.#instance?.value() ?? null; }

  /** Tells the style sheet how high the bar at the top is, so that nothing scrolled to ends under it. */
  #watchBar() {
    const bar = this.#root.querySelector(".stay");
    if (!bar) return;
    this.#bar?.disconnect();
    this.#bar = new ResizeObserver(() => {
      // The height alone counts; a bar that is gone has none.
      if (bar.isConnected) this.#root?.style.setProperty("--_stay", `${bar.offsetHeight}px`);
    });
    this.#bar.observe(bar);
  }

  /** Shows the screen of a failure instead of the application. */
  fail(failure) {
    const fingerprint = this.#root?.querySelector("[data-round]")?.dataset.round;
    this.#stop();
    this.#hasFailed = true;
    this.#root = failureScreen(failure, fingerprint);
    this.shadowRoot.prepend(this.#root);
    this.#settle.reject(failure);
    const detail = { version: 1, code: failure.code, message: failure.message };
    this.dispatchEvent(new CustomEvent("pk-error", { bubbles: true, composed: true, detail }));
  }

  async #start() {
    const run = ++this.#run;
    this.#hasFailed = false;
    const root = document.createElement("div");
    if (followsDark()) root.className = "both";
    this.#root = root;
    this.shadowRoot.prepend(root);
    running.add(this);
    try {
      const src = this.getAttribute("src");
      const isBare = this.#round === null && !src;
      const [carried, rubrics, round] = await Promise.all([
        isBare ? carriedText() : undefined,
        isBare ? shippedRubrics() : undefined,
        this.#round ?? roundAt(src),
        loaded(),
      ]);
      const chosen = this.#round ?? round;
      const options = {
        lang: this.getAttribute("lang"),
        panelist: this.getAttribute("panelist"),
        district: this.getAttribute("district"),
        readonly: this.hasAttribute("readonly"),
        carried,
        saveCopy: PK_BUILD.embedded ? saveCopy : undefined,
        handOut,
        unpack,
        storageFacts,
        persist,
        print: () => { printAlone(root); },
        round: chosen,
        rubrics: chosen === undefined ? rubrics : undefined,
      };
      if (run !== this.#run) return;
      try {
        this.#instance = wasm_bindgen.mount(this, root, options);
      } catch (error) {
        throw new Failure("PK-ROUND", error.message);
      }
    } catch (error) {
      if (run === this.#run) this.fail(error instanceof Failure ? error : new Failure("PK-START", String(error)));
    }
  }

  #stop() {
    this.#run++;
    running.delete(this);
    this.#bar?.disconnect();
    this.#instance?.destroy();
    this.#instance = null;
    this.#root?.remove();
    this.#root = null;
  }
}

/** The text of the round file at `src`; nothing where there is none. */
async function roundAt(src) {
  if (!src) return undefined;
  try {
    const answer = await fetch(new URL(src, document.baseURI));
    if (answer.ok) return await answer.text();
    throw new Failure("PK-SRC", `${src}: HTTP ${answer.status}`);
  } catch (error) {
    throw error instanceof Failure ? error : new Failure("PK-SRC", src);
  }
}
