"use strict";
// A page that is made to be printed has a button for it, where there is script.
(() => {
  const print = document.getElementById("print");
  if (!print) return;
  print.hidden = false;
  print.addEventListener("click", () => window.print());
})();
// Nine minutes after the last page or word: the session is about to end, and one tap keeps it.
(() => {
  const notice = document.getElementById("idle");
  if (!notice) return;
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { notice.hidden = false; notice.setAttribute("role", "alert"); }, 540000);
  };
  notice.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    fetch("/still", { method: "POST" }).then((answer) => {
      if (answer.status === 204) { notice.hidden = true; wait(); } else { location.reload(); }
    });
  });
  wait();
})();
