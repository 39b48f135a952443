document.getElementById("tab").onclick = function () {
  var style = document.getElementById("isi").style;
  style.display = style.display ? "" : "none";
};
