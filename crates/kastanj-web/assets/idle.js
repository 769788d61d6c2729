"use strict";
// A page that is made to be printed has a button for it, where there is script.
(() => {
  const print = document.getElementById("print");
  if (!print) return;
  print.hidden = false;
  print.addEventListener("click", () => window.print());
})();
// Nine minutes after the last page or word the session is about to end, and one tap keeps it; after
// ten it has ended, and the page shows nothing more. By the clock, because timers sleep.
(() => {
  const notice = document.getElementById("idle");
  if (!notice) return;
  let last = Date.now();
  setInterval(() => {
    const idle = Date.now() - last;
    if (idle >= 600000) {
      document.body.hidden = true;
      location.replace("/unlock");
    } else if (idle >= 540000 && notice.hidden) {
      notice.hidden = false;
      notice.setAttribute("role", "alert");
    }
  }, 5000);
  notice.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    fetch("/still", { method: "POST" }).then((answer) => {
      if (answer.status === 204) { notice.hidden = true; last = Date.now(); } else { location.reload(); }
    });
  });
})();
