// One key per choice, where a person keys. Keys work only while the form or one of its questions
// has the focus, and never while text is typed; without this script everything works by pointing.
(function () {
  "use strict";
  function buttonFor(scope, key) {
    return Array.prototype.find.call(scope.querySelectorAll("[data-key]"), function (one) {
      return one.dataset.key === key || (one.dataset.also || null) === key;
    });
  }
  function typing(target) {
    return target.matches("input:not([type=radio]):not([type=checkbox]), select, textarea");
  }
  function plain(event) {
    return !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing);
  }
  // One question: the key presses its button.
  document.querySelectorAll("form[data-keys]").forEach(function (form) {
    var sent = false;
    form.addEventListener("keydown", function (event) {
      if (!plain(event) || event.repeat || typing(event.target)) { return; }
      if (event.key === " " && event.target !== form) { return; }
      var undo = event.key === "Backspace" && document.querySelector("[data-undo]");
      if (undo && !sent) { event.preventDefault(); sent = true; undo.click(); return; }
      var found = buttonFor(form, event.key.length === 1 ? event.key.toLowerCase() : event.key);
      if (!found || event.key === "Enter") { return; }
      event.preventDefault();
      if (sent && found.tagName === "BUTTON") { return; }
      sent = found.tagName === "BUTTON";
      found.click();
    });
    form.focus({ preventScroll: true });
  });
  // A sheet: the key chooses and goes on to the next question.
  document.querySelectorAll("form[data-sheet]").forEach(function (form) {
    var questions = Array.prototype.slice.call(form.querySelectorAll("fieldset[data-q]"));
    function enter(at) {
      var question = questions[at];
      var field = question ? question.querySelector("input:checked") || question.querySelector("input:not([type=hidden])")
        : at >= questions.length ? form.querySelector("button.main") : null;
      if (!field) { return; }
      field.focus({ preventScroll: true });
      (question || field).scrollIntoView({ block: "center" });
    }
    form.addEventListener("keydown", function (event) {
      var question = event.target.closest("fieldset[data-q]");
      // Where text is typed every key types, but Enter goes on: only the button saves.
      if (!question || !plain(event) || (typing(event.target) && event.key !== "Enter")) { return; }
      var at = questions.indexOf(question);
      if (event.key === "Enter" && !event.repeat) { event.preventDefault(); enter(at + 1); return; }
      if (event.key === "Backspace" || event.key.toLowerCase() === "b") {
        event.preventDefault(); enter(at - 1); return;
      }
      var found = event.repeat || event.key === " " ? null : buttonFor(question, event.key.toLowerCase());
      if (!found) { return; }
      event.preventDefault();
      if (found.type === "checkbox") { found.checked = !found.checked; return; }
      found.checked = true;
      enter(at + 1);
    });
    enter(0);
    window.scrollTo(0, 0);
  });
}());
