// The element in a frame: what the address says after the question mark are its attributes.
"use strict";
{
  const element = document.createElement("penilaian-kinerja");
  // Whoever makes up an address must not show another round under this portal's name; the policy would refuse it too.
  const isOurs = (address) => {
    try {
      return new URL(address, location.href).origin === location.origin;
    } catch {
      return false;
    }
  };
  for (const [name, value] of new URLSearchParams(location.search)) {
    // What is refused is shown as refused: without its round the element would open on another instrument.
    const isRefused = name === "src" && !isOurs(value);
    if (["panelist", "district", "lang", "mode", "src"].includes(name)) {
      element.setAttribute(name, isRefused ? `about:${value}` : value);
    }
  }
  document.body.append(element);
}
