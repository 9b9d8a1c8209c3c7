// Runs before the modules: the chosen theme, so that the first paint has the
// right colours, and the few functions that Chromium 78 lacks and Svelte uses.
(function () {
  try {
    var theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.setAttribute('data-theme', theme);
  } catch (_) {
    /* Storage may be refused; the system's theme is then used. */
  }
  function define(target, name, value) {
    if (!target[name]) Object.defineProperty(target, name, { value: value, configurable: true, writable: true });
  }
  function at(index) {
    var i = Math.trunc(index) || 0;
    return this[i < 0 ? i + this.length : i];
  }
  define(Array.prototype, 'at', at);
  define(String.prototype, 'at', at);
  define(String.prototype, 'replaceAll', function (find, replacement) {
    if (find instanceof RegExp) return this.replace(find, replacement);
    return this.split(find).join(typeof replacement === 'function' ? replacement(find) : replacement);
  });
  define(Element.prototype, 'replaceChildren', function () {
    while (this.firstChild) this.removeChild(this.firstChild);
    this.append.apply(this, arguments);
  });
  define(Object, 'hasOwn', function (object, key) {
    return Object.prototype.hasOwnProperty.call(object, key);
  });
})();
