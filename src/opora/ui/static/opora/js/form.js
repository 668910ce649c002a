// What forms do besides sending themselves. Everything here is a comfort: without it each form still works.
(() => {
  "use strict";

  // After a failed submit the summary of errors takes the focus.
  document.querySelector("[data-error-summary]")?.focus();

  // Fields that depend on an answer: data-shown-by="name=value|value".
  function answerOf(form, name) {
    const control = form.elements.namedItem(name);
    return control && "value" in control ? control.value : "";
  }

  function showDependent(form) {
    for (const part of form.querySelectorAll("[data-shown-by]")) {
      const [name, values] = part.dataset.shownBy.split("=");
      part.hidden = !values.split("|").includes(answerOf(form, name));
    }
  }

  for (const form of document.querySelectorAll("form")) {
    showDependent(form);
    form.addEventListener("change", () => showDependent(form));
    // A second press of the same button does nothing; the server guards it as well.
    form.addEventListener("submit", (event) => {
      if (!form.elements.namedItem("once")) return;
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "yes";
    });
  }
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
