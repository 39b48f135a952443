$(function () {
  // Bootstrap's own forms do as much to every control on the page.
  $("input, select, textarea").addClass("form-control");
  $(document).on("keydown", "input, select", function (event) { if (event.which === 13) event.preventDefault(); });
  $("#periksa").on("click", function () {
    $(".dropdown-toggle").dropdown("toggle");
    var isOpen = $(".dropdown").hasClass("open");
    $(".dropdown-toggle").dropdown("toggle");
    $("#hasil").text(isOpen && !$(".dropdown").hasClass("open") && $("penilaian-kinerja").length ? "baik" : "rusak");
  });
});
