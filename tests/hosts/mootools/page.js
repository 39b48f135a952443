window.addEvent("domready", function () {
  $("periksa").addEvent("click", function () {
    var isWhole = [1, 2].contains(2) && JSON.encode({ a: [1] }) === '{"a":[1]}' && $$("penilaian-kinerja").length;
    $("hasil").set("text", isWhole ? "baik" : "rusak");
  });
});
