// Where an editor strips tags that it does not know, a `<div data-penilaian-kinerja>` stands for the element, with its
// attributes as `data-src` and so on. Only once the page is whole, for the `<div>` may hold the fallback.
parsed().then(() => {
  for (const place of document.querySelectorAll("[data-penilaian-kinerja]")) {
    if (place.querySelector("penilaian-kinerja")) continue;
    const element = document.createElement("penilaian-kinerja");
    for (const name of PenilaianKinerja.observedAttributes) {
      if (name in place.dataset) element.setAttribute(name, place.dataset[name]);
    }
    element.append(...place.childNodes);
    place.append(element);
  }
});
