"use strict";
const element = document.createElement("penilaian-kinerja");
element.setAttribute("src", new URLSearchParams(location.search).get("round"));
element.setAttribute("panelist", "Panelis");
element.setAttribute("district", "Kabupaten Contoh");
document.body.append(element);
