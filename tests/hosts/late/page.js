addEventListener("load", function () {
  setTimeout(function () {
    var script = document.createElement("script");
    script.src = "../dist/penilaian-kinerja.js";
    document.head.appendChild(script);
  }, 300);
});
