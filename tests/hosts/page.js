// What every page of its own does here: a button says whether the page still works.
document.getElementById("periksa").addEventListener("click", function () {
  document.getElementById("hasil").textContent = "baik";
});
