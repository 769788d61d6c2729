"use strict";
// Passkeys: asks the browser for one and sends its answer in the form. Without this script, or in
// a browser without passkeys, the form stays hidden and the passphrase works as always.
(() => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const named = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));
  async function ask(form) {
    const answer = await fetch(form.getAttribute("action") + "/begin", { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (answer.redirected || !(answer.headers.get("content-type") || "").includes("json")) { location.reload(); return null; }
    const asked = await answer.json();
    if (asked.problem) throw new Error(asked.problem);
    const options = asked.publicKey;
    options.challenge = bytes(options.challenge);
    const adds = form.dataset.passkey === "create";
    if (adds) {
      options.user.id = bytes(options.user.id);
      options.excludeCredentials = named(options.excludeCredentials);
    } else {
      options.allowCredentials = named(options.allowCredentials);
    }
    let key;
    try { key = await navigator.credentials[adds ? "create" : "get"]({ publicKey: options }); } catch { key = null; }
    if (!key) throw new Error(form.dataset.failed);
    const said = key.response;
    const response = { clientDataJSON: text(said.clientDataJSON) };
    if (adds) {
      response.attestationObject = text(said.attestationObject);
    } else {
      response.authenticatorData = text(said.authenticatorData);
      response.signature = text(said.signature);
      response.userHandle = said.userHandle ? text(said.userHandle) : null;
    }
    return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, extensions: {}, response });
  }
  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const told = form.querySelector("[role=alert]");
    const button = form.querySelector("button");
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      told.hidden = true;
      button.disabled = true;
      ask(form).then((answer) => {
        if (!answer) return;
        form.querySelectorAll("input[type=password]").forEach((field) => { field.value = ""; });
        form.elements.answer.value = answer;
        form.submit();
      }).catch((error) => {
        told.textContent = error.message;
        told.hidden = false;
        button.disabled = false;
      });
    });
  });
})();
