// Prints a PDF of ours in one press: <a data-print href="….pdf"> opens the dialogue of printing.
// Where an address ends in #tisk, the link marked data-print-now is printed once the page is there.
// Without this script, or where the browser shows no PDF within a page, the link opens the PDF.
(() => {
  "use strict";

  const NOW = "#tisk";
  const open = (link) => window.location.assign(link.href);

  const print = (link) => {
    if (!navigator.pdfViewerEnabled) return open(link);
    document.querySelector(".o-printed")?.remove();
    const frame = document.createElement("iframe");
    frame.className = "o-printed o-only-read";
    frame.title = link.textContent.trim();
    frame.tabIndex = -1;
    frame.addEventListener("load", () => {
      try {
        const type = frame.contentDocument?.contentType ?? "application/pdf";
        if (type !== "application/pdf") return open(link);
        frame.contentWindow.focus();
        frame.contentWindow.print();
        link.focus({ preventScroll: true });
      } catch {
        open(link);
      }
    });
    frame.src = link.href;
    document.body.append(frame);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-print]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    print(link);
  });

  const now = document.querySelector("a[data-print-now]");
  if (now && window.location.hash === NOW) {
    // Whoever loads the page again, or comes back to it, prints nothing.
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
    print(now);
  }
})();
