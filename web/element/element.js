/** Shows the screen of a failure instead of an element's application. */
let fail;

/** `<penilaian-kinerja>`: a shadow root, the application in a `<div>` inside of it, and a screen when that fails. */
class PenilaianKinerja extends Control {
  static observedAttributes = ["lang", ...TEXTS, ...Object.values(FLAGS)];

  #root = null;
  #bar = null;
  #round = null;
  #run = 0;
  #hasFailed = false;
  #isReady = false;
  #isToFollow = false;
  #ready;
  #settle;

  static {
    fail = (element, failure) => { element.#fail(failure); };
    reflect(this.prototype);
  }

  constructor() {
    super();
    this.#promise();
    this.attachShadow({ mode: "open" });
    this.shadowRoot.adoptedStyleSheets = [styleSheet()];
    // The host page's own text is the fallback until the application is there.
    this.shadowRoot.append(document.createElement("slot"));
    this.shadowRoot.addEventListener("click", sayFilled);
    this.addEventListener("pk-ready", (event) => {
      if (event.target !== this || !this.#root) return;
      this.shadowRoot.querySelector("slot")?.remove();
      this.#watchBar();
      this.#isReady = true;
      this.#checkNames();
      this.#settle.resolve();
    });
  }

  connectedCallback() {
    takeOver(this);
    if (PK_BUILD.embedded) window.addEventListener("hashchange", this.#turn);
    if (!this.#root) this.#start();
  }

  disconnectedCallback() {
    // An element that is only moved is connected again before this microtask.
    queueMicrotask(() => {
      if (this.isConnected) return;
      window.removeEventListener("hashchange", this.#turn);
      this.#stop();
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    checkAttribute(name, after);
    judge(this);
    if (!this.#root) return;
    if (name === "src" || name === "mode") {
      this.#stop();
      this.#start();
    } else if (name === "lang") {
      this.#instance?.setLang(after ?? "");
    } else if (name === "readonly") {
      this.#lock();
    } else if (name === "panelist" || name === "district") {
      this.#follow();
    }
  }

  formDisabledCallback() { this.#lock(); }

  formResetCallback() { this.reset().catch(() => {}); }

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

  /** Every sheet, as the object that a sheets file holds; `null` until the application is ready. Sheets that are set are
      merged with what is here; bad ones throw a `TypeError` and change nothing. */
  get value() { return this.#isReady ? this.#instance.value() : null; }
  set value(sheets) {
    if (!sheets) return;
    if (this.#isReady) this.#instance.setValue(sheets);
    else {
      this.restore(sheets).catch((error) => {
        // Whatever else went wrong was told already.
        if (error instanceof TypeError) this.#tell("PK-VALUE", error);
      });
    }
  }

  /** Fulfilled when the application can be used, rejected with the reason when it cannot. */
  get ready() { return this.#ready; }

  /** Fulfilled when everything is in a completed transaction. */
  async save() {
    const isSaved = await this.#ask("save");
    if (!isSaved) throw new Error(reason(this, "unsaved"));
  }

  /** Merges sheets with what is here, as setting `value` does, and saves them. */
  async restore(sheets) {
    (await this.#application()).setValue(sheets);
    await this.save();
  }

  /** The text of the file of sheets: of the panelist whose sheet is open, or of all where none is. */
  async exportAs(format) {
    if (format !== "json") throw new TypeError(`exportAs: "${format}" is not "json"`);
    return this.#ask("finish");
  }

  /** Goes back to where the element begins: the sheet that the attributes name, or the choice. Every sheet stays in the
      storage. */
  async reset() {
    const instance = await this.#application();
    instance.show();
    this.#open(instance);
    await this.save();
  }

  /** The single file is the secretariat's too. */
  #turn = () => {
    this.#stop();
    this.#start();
  };

  get #instance() { return mounted.get(this); }

  async #application() {
    await this.#ready;
    return this.#instance;
  }

  async #ask(name) {
    const instance = await this.#application();
    return new Promise((resolve) => { instance[name](resolve); });
  }

  /** Opens the sheet that the attributes name, once both of them are set. */
  #follow() {
    if (this.#isToFollow) return;
    this.#isToFollow = true;
    queueMicrotask(() => {
      this.#isToFollow = false;
      if (!this.#instance) return;
      this.#open(this.#instance);
      if (this.#isReady) this.#checkNames();
    });
  }

  #open(instance) { instance.show(this.panelist || undefined, this.district || undefined); }

  #checkNames() {
    const { panelist, district } = this;
    if (district && !panelist) {
      warnOnce("district opens a sheet together with panelist, which is missing.");
    } else if (district && !this.#instance.knows(panelist, district)) {
      warnOnce(`panelist="${panelist}" district="${district}" is not in the round; the choice is shown.`);
    }
  }

  #lock() { this.#instance?.setReadonly(this.readOnly || this.matches(":disabled")); }

  #promise() {
    this.#ready = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
    // Nobody has to listen to it; the screen tells the user in any case.
    this.#ready.catch(() => {});
  }

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
  #fail(failure) {
    const fingerprint = this.#root?.querySelector("[data-round]")?.dataset.round;
    this.#stop();
    this.#hasFailed = true;
    this.#root = failureScreen(failure, fingerprint);
    // Nothing is being loaded any more, whatever the host's own text says.
    this.shadowRoot.querySelector("slot")?.remove();
    this.shadowRoot.prepend(this.#root);
    judge(this, "failed");
    this.#settle.reject(failure);
    this.#tell(failure.code, failure);
  }

  /** Tells the host page what went wrong. */
  #tell(code, { message }) {
    const detail = { version: 1, code, message };
    this.dispatchEvent(new CustomEvent("pk-error", { bubbles: true, composed: true, detail }));
  }

  async #start() {
    const run = ++this.#run;
    // What was promised once is kept or broken; a new start is a new promise.
    if (this.#hasFailed) this.#promise();
    this.#hasFailed = false;
    judge(this, "loading");
    const root = document.createElement("div");
    if (followsDark()) root.className = "both";
    this.#root = root;
    this.shadowRoot.prepend(root);
    running.add(this);
    try {
      const src = this.getAttribute("src");
      const mode = modeOfAddress() || this.mode;
      const isPreparing = mode !== "nilai";
      const isBare = isPreparing || (this.#round === null && !src);
      const [carried, rubrics, round] = await Promise.all([
        isBare && !isPreparing ? carriedText() : undefined,
        isBare ? shippedText("rubrics") : undefined,
        isBare ? undefined : this.#round ?? roundAt(src),
        isPreparing ? secretariat() : loaded(),
      ]);
      const chosen = isPreparing ? undefined : this.#round ?? round;
      const options = {
        mode,
        lang: this.getAttribute("lang"),
        panelist: this.getAttribute("panelist"),
        district: this.getAttribute("district"),
        readonly: this.readOnly || this.matches(":disabled"),
        carried,
        saveCopy: PK_BUILD.embedded ? saveCopy : undefined,
        pageText: isPreparing ? offlinePage : pageText,
        handOut,
        pack,
        unpack,
        supplies: () => shippedText("supplies"),
        picture,
        storageFacts,
        persist,
        print: () => { printAlone(root); },
        judge: (done, all, screen) => { judge(this, all ? { done, all } : "none", screen); },
        round: chosen,
        rubrics: chosen === undefined ? rubrics : undefined,
      };
      if (run !== this.#run) return;
      try {
        mounted.set(this, wasm_bindgen.mount(this, root, options));
        // Who prepares a round has nothing to post.
        if (isPreparing) judge(this, { done: 0, all: 0 });
      } catch (error) {
        throw new Failure("PK-ROUND", error.message);
      }
    } catch (error) {
      if (run === this.#run) this.#fail(error instanceof Failure ? error : new Failure("PK-START", String(error)));
    }
  }

  #stop() {
    this.#run++;
    running.delete(this);
    this.#bar?.disconnect();
    this.#instance?.destroy();
    mounted.delete(this);
    if (this.#isReady) this.#promise();
    this.#isReady = false;
    this.#root?.remove();
    this.#root = null;
  }
}
