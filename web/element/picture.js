/** A picture on the screen as it goes into a file: the text of an SVG, or the points of a PNG, twice as many as the screen
    has. A page whose policy lets no picture of its own in has no points. */
async function picture(svg, isPng) {
  const text = new XMLSerializer().serializeToString(svg);
  if (!isPng) return text;
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((made) => { canvas.toBlob(made); });
}
