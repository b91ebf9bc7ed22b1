// What pages gain when scripts arrive; nothing here is needed to use them.
(function () {
  "use strict";

  // Five minutes before the sign-in ends, say so; staying is one click, and every kept draft counts as staying.
  var minutes = Number(document.body.dataset.sessionMinutes);
  var note = document.querySelector("[data-session-note]");
  var ending;
  function sessionGoesOn() {
    if (!minutes || !note) { return; }
    clearTimeout(ending);
    note.hidden = true;
    ending = setTimeout(function () { note.hidden = false; }, Math.max(1, minutes - 5) * 60000);
  }
  sessionGoesOn();
  document.querySelectorAll("[data-session-stay]").forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      fetch(link.href, { redirect: "manual" }).then(function (answer) { if (answer.ok) { sessionGoesOn(); } else { location.reload(); } });
    });
  });

  // Keep what is being typed: forms that name a draft are saved as the person types.
  document.querySelectorAll("form[data-draft]").forEach(function (form) {
    var timer;
    var dirty = false;
    form.addEventListener("input", function () {
      dirty = true;
      clearTimeout(timer);
      timer = setTimeout(function () {
        fetch("/drafts/" + encodeURIComponent(form.dataset.draft), { method: "POST", body: new URLSearchParams(new FormData(form)) })
          .then(function (answer) {
            if (answer.ok) {
              dirty = false;
              sessionGoesOn();
              var note = form.querySelector("[data-draft-note]");
              if (note) { note.hidden = false; }
            }
          });
      }, 800);
    });
    form.addEventListener("submit", function () { dirty = false; });
    window.addEventListener("beforeunload", function (event) { if (dirty) { event.preventDefault(); } });
  });

  // A second click on the same button sends nothing twice.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method.toLowerCase() !== "post") { return; }
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    setTimeout(function () { delete form.dataset.sent; }, 4000);
  });

  // Print buttons exist only where printing can be started from the page.
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  // Errors first.
  var summary = document.querySelector(".error-summary");
  if (summary) { summary.focus(); }
})();
