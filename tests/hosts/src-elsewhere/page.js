// The same server under its other name.
addEventListener("DOMContentLoaded", function () {
  var address = "http://localhost:" + location.port + "/src-broken/putaran.json";
  document.querySelector("penilaian-kinerja").setAttribute("src", address);
});
