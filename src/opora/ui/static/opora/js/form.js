// What forms do besides sending themselves. A comfort: without it each form still works.
(() => {
  "use strict";

  // htmx notes the address of the page for a history that is switched off here.
  try {
    sessionStorage.removeItem("htmx-current-path-for-history");
  } catch {
    // The browser allows no storage: nothing was noted either.
  }

  // After a failed submit the summary of errors takes the focus.
  document.querySelector("[data-error-summary]")?.focus();

  // Fields that depend on an answer: data-shown-by="name=value|value".
  function saidTo(form, name) {
    const ticks = [...form.elements].filter((one) => one.name === name && one.type === "checkbox");
    if (ticks.length) return ticks.filter((one) => one.checked).map((one) => one.value);
    return [form.elements.namedItem(name)?.value ?? ""];
  }

  function showDependent(form) {
    for (const part of form.querySelectorAll("[data-shown-by]")) {
      const [name, answers] = part.dataset.shownBy.split("=");
      const calling = answers.split("|");
      part.hidden = !saidTo(form, name).some((one) => calling.includes(one));
    }
    // Who was chosen in another field is not offered in the list again: data-but="name".
    for (const list of form.querySelectorAll("[data-but]")) {
      const chosen = saidTo(form, list.dataset.but);
      for (const box of list.querySelectorAll("input")) box.closest("li").hidden = chosen.includes(box.value);
    }
  }

  function showAll() {
    for (const form of document.forms) showDependent(form);
  }

  showAll();
  document.addEventListener("htmx:afterSwap", showAll);
  document.addEventListener("change", (event) => {
    if (event.target.form) showDependent(event.target.form);
  });

  // A second press of the same button does nothing; the server guards it as well.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.elements.namedItem("once")) return;
    // A button that opens pages beside the form saves nothing: the form is still to be sent.
    if (event.submitter?.hasAttribute("formtarget")) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    // A page with errors is the answer to a POST, which no browser shows again without sending it
    // anew. Once it is sent on, the button Back leads to the empty form of the same address.
    history.replaceState(history.state, "", location.href);
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  // A menu closes by Escape and by a press elsewhere.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
})();
