(function () {
  function cancel(event) {
    var isField = /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
    var isBad = /^[0-9]$/.test(event.key) || (!isField && /^(Backspace|Enter)$/.test(event.key));
    if (!isBad) return;
    event.preventDefault();
    event.stopPropagation();
  }
  ["keydown", "keypress"].forEach(function (name) { document.addEventListener(name, cancel, true); });
  // What a page may still want to hear.
  window.heard = [];
  document.addEventListener("keydown", function (event) { window.heard.push(event.key); });
}());
