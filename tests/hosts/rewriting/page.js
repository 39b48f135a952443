window.rewritten = 0;
document.addEventListener("pk-change", function () {
  var content = document.getElementById("isi");
  content.innerHTML = content.innerHTML;
  window.rewritten++;
});
