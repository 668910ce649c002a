// Keeps what is being written on the server: <form data-draft-url="…"> and a [data-draft-state] line.
// It is sent in every pause, and whenever the page is left. Nothing is stored in the browser.
(() => {
  "use strict";

  const PAUSE = 2000;
  const PATIENCE = 1500; // A link waits no longer for the draft; what was sent arrives all the same.

  function draftOf(form) {
    let timer = 0;
    let unkept = false; // Something was typed that no sent draft holds yet.
    let sending = null;

    async function post(body) {
      const request = { method: "POST", body };
      try {
        // keepalive: the browser finishes it also when the page is gone, but takes 64 kB at most.
        return await fetch(form.dataset.draftUrl, { ...request, keepalive: true });
      } catch {
        return await fetch(form.dataset.draftUrl, request);
      }
    }

    async function send() {
      const line = form.querySelector("[data-draft-state]");
      try {
        const answer = await post(new FormData(form));
        if (answer.ok && line) line.textContent = await answer.text();
      } catch {
        // Without a connection the page keeps what is typed; the next change or leaving tries again.
        unkept = true;
      }
    }

    function keep() {
      window.clearTimeout(timer);
      if (unkept) {
        unkept = false;
        const own = send().finally(() => {
          if (sending === own) sending = null;
        });
        sending = own;
      }
      return sending;
    }

    form.addEventListener("input", () => {
      unkept = true;
      window.clearTimeout(timer);
      timer = window.setTimeout(keep, PAUSE);
    });
    // What is saved or thrown away is a draft no more.
    form.addEventListener("submit", () => {
      window.clearTimeout(timer);
      unkept = false;
    });
    return keep;
  }

  const drafts = [...document.querySelectorAll("form[data-draft-url]")].map(draftOf);
  if (!drafts.length) return;
  const keepAll = () => drafts.map((keep) => keep()).filter(Boolean);

  // A closed tab, the button Back, another application on a phone.
  window.addEventListener("pagehide", keepAll);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keepAll();
  });

  // The page a link leads to may show the draft, so the draft goes first.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
    if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
    const sent = keepAll();
    if (!sent.length) return;
    event.preventDefault();
    const enough = new Promise((done) => window.setTimeout(done, PATIENCE));
    Promise.race([Promise.all(sent), enough]).then(() => location.assign(link.href));
  });
})();
