(function () {
  var original = window.fetch;
  window.fetch = function () {
    return original.apply(this, arguments).then(function (answer) {
      return answer.text().then(function (text) {
        return new Response(text, { status: answer.status, headers: answer.headers });
      });
    });
  };
}());
