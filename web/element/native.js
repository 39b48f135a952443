/** The browser's own: MooTools puts one of its own in its place, and the module asks whether it runs in a window. */
const Window = Object.getPrototypeOf(window).constructor;
