/** Every element whose application runs. */
const running = new Set();

/** The exports of the module as they are. */
let moduleExports;

/** The exports of the module. A panic in it is a trap, as is a full stack or memory; an exception of the page's
    that runs through it leaves things half done. Nothing in it can be trusted then, but what was saved is saved, and every
    element says so. */
function guarded(exports) {
  moduleExports = exports;
  const all = {};
  for (const [name, value] of Object.entries(exports)) {
    // What copies texts cannot break by itself, and is called too often.
    const isPlain = typeof value !== "function" || /^__(wbindgen|externref)/.test(name);
    all[name] = isPlain ? value : watched(value);
  }
  return all;
}

/** A function of the module, with whatever breaks in it told. */
function watched(call) {
  return (...values) => {
    try {
      return call(...values);
    } catch (error) {
      tellBroken(error);
      throw error;
    }
  };
}

function tellBroken(error) {
  const place = String(error.stack ?? error).split("\n").slice(0, 5).join("\n");
  queueMicrotask(() => {
    // Sets of old libraries cannot be walked through in another way.
    running.forEach((element) => { fail(element, new Failure("PK-PANIC", place)); });
  });
}
