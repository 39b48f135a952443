// As Prototype 1.6, MooTools 1.2, json2.js and the shims of their time did it: enumerable, with other results than today's.
(function () {
  var slice = Array.prototype.slice;
  function toList(things) {
    if (!things) return [];
    var list = [];
    for (var index = 0; index < (things.length || 0); index++) list.push(things[index]);
    return list;
  }
  function extend(target, source) {
    for (var name in source) target[name] = source[name];
  }

  extend(Array.prototype, {
    toJSON: function () { return "[" + this.join(", ") + "]"; },
    each: function (act) { for (var index = 0; index < this.length; index++) act(this[index], index); return this; },
    reduce: function () { return this.length > 1 ? this : this[0]; },
    entries: function () { return slice.call(this); },
    flatten: function () { return Array.prototype.concat.apply([], this); },
    contains: function (thing) { return this.indexOf(thing) !== -1; },
    clear: function () { this.length = 0; return this; },
    last: function () { return this[this.length - 1]; }
  });
  Array.from = toList;
  extend(String.prototype, {
    toJSON: function () { return '"' + this + '"'; },
    escapeHTML: function () { return this.replace(/&/g, "&amp;").replace(/</g, "&lt;"); },
    contains: function (text) { return this.indexOf(text) !== -1; }
  });
  extend(Number.prototype, { toJSON: function () { return String(this); } });
  extend(Date.prototype, { toJSON: function () { return '"' + this.toUTCString() + '"'; } });
  extend(Object, {
    extend: function (target, source) { extend(target, source); return target; },
    keys: function (thing) { var keys = []; for (var key in thing) keys.push(key); return keys; },
    values: function (thing) { var values = []; for (var key in thing) values.push(thing[key]); return values; }
  });

  // Without `new`, and without a length.
  Function.prototype.bind = function () {
    if (arguments.length < 2 && arguments[0] === undefined) return this;
    var method = this, values = slice.call(arguments), object = values.shift();
    return function () { return method.apply(object, values.concat(slice.call(arguments))); };
  };
  Function.prototype.delay = function (seconds) { return setTimeout(this, seconds * 1000); };

  // It heeds every toJSON and knows no reviver.
  var native = JSON;
  window.JSON = {
    parse: function (text) { return native.parse(text); },
    stringify: function (thing) { return native.stringify(thing); },
    encode: function (thing) { return native.stringify(thing); },
    decode: function (text) { return native.parse(text); }
  };

  // It forgets what is no text, and cannot be walked through.
  window.Map = function () { this.things = {}; };
  window.Map.prototype = {
    get: function (key) { return this.things[key]; },
    set: function (key, value) { this.things[key] = value; return this; },
    has: function (key) { return key in this.things; }
  };
  window.Set = function () { this.things = []; };
  window.Set.prototype = {
    add: function (thing) { if (this.things.indexOf(thing) < 0) this.things.push(thing); return this; },
    has: function (thing) { return this.things.indexOf(thing) >= 0; },
    "delete": function (thing) { this.things = this.things.filter(function (other) { return other !== thing; }); },
    forEach: function (act) { this.things.forEach(act); }
  };

  // It forgets to give back what it made.
  var attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) { attach.call(this, { mode: options.mode }); };

  extend(Element.prototype, {
    hide: function () { this.style.display = "none"; return this; },
    show: function () { this.style.display = ""; return this; },
    remove: function () { this.parentNode.removeChild(this); return this; },
    select: function (selector) { return toList(this.querySelectorAll(selector)); },
    clone: function (deep) { return this.cloneNode(deep); },
    empty: function () { return this.innerHTML === ""; },
    store: function (key, value) { this["store-" + key] = value; return this; }
  });
  document.getElementsByClassName = function (name) { return toList(document.querySelectorAll("." + name)); };
  window.$ = function (id) { return document.getElementById(id); };
}());
