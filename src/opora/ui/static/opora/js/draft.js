// Keeps what is being written on the server: <form data-draft-url="…"> and a [data-draft-state] line.
// Nothing is stored in the browser.
(() => {
  "use strict";

  const PAUSE = 2000;

  for (const form of document.querySelectorAll("form[data-draft-url]")) {
    let timer = 0;
    const keep = async () => {
      const line = form.querySelector("[data-draft-state]");
      try {
        const answer = await fetch(form.dataset.draftUrl, { method: "POST", body: new FormData(form) });
        if (answer.ok && line) line.textContent = await answer.text();
      } catch {
        // Without a connection the page keeps what is typed; the next change tries again.
      }
    };
    form.addEventListener("input", () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(keep, PAUSE);
    });
    form.addEventListener("submit", () => window.clearTimeout(timer));
  }
})();
