document.observe("dom:loaded", function () {
  // Prototype extends whatever it finds with its own methods.
  $$("penilaian-kinerja, body *").each(Element.extend);
  $("periksa").observe("click", function () {
    var sum = [1, 2, 3].inject(0, function (sum, number) { return sum + number; });
    $("hasil").update(sum === 6 && $$("penilaian-kinerja").size() ? "baik" : "rusak");
  });
});
