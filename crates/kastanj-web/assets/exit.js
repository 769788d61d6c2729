// Leaves at once: blank first, then another page in place of this one, nothing in the history.
(function () {
  "use strict";
  var shifts = 0, escapes = 0, timer = 0;
  function leave() {
    document.documentElement.hidden = true;
    document.title = "";
    document.querySelectorAll("form").forEach(function (form) { form.reset(); });
    window.location.replace("/f/x");
  }
  document.querySelectorAll("a.exit").forEach(function (link) {
    link.addEventListener("click", function (event) { event.preventDefault(); leave(); });
  });
  document.addEventListener("keydown", function (event) {
    if (event.repeat) { return; }
    shifts = event.key === "Shift" ? shifts + 1 : 0;
    escapes = event.key === "Escape" ? escapes + 1 : 0;
    window.clearTimeout(timer);
    timer = window.setTimeout(function () { shifts = 0; escapes = 0; }, 2000);
    if (shifts >= 3 || escapes >= 2) { leave(); }
  });
  // A page that the browser kept for the back button shows nothing.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) { document.documentElement.hidden = true; window.location.reload(); }
  });
  // One page, one place in the history: forms replace it.
  if (window.history.replaceState) { window.history.replaceState(null, "", "/f"); }
}());
