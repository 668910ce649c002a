// Minus and plus around a number; "Jako minule" fills in the last numbers and saves nothing.
(() => {
  "use strict";

  function mark(input) {
    input.toggleAttribute("data-zero", (Number.parseInt(input.value, 10) || 0) === 0);
  }

  function set(input, value) {
    const top = input.dataset.most === "" ? Number.POSITIVE_INFINITY : Number(input.dataset.most);
    input.value = String(Math.min(Math.max(value, Number(input.dataset.least) || 0), top));
    mark(input);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  document.addEventListener("click", (event) => {
    const step = event.target.closest("[data-step]");
    if (step) {
      const input = step.closest("[data-counter]").querySelector("input");
      set(input, (Number.parseInt(input.value, 10) || 0) + Number(step.dataset.step));
      return;
    }
    const again = event.target.closest("[data-as-last]");
    if (!again) return;
    const group = document.getElementById(again.dataset.asLast) ?? again.closest("form");
    for (const input of group.querySelectorAll("[data-last]")) set(input, Number(input.dataset.last));
  });

  document.addEventListener("input", (event) => {
    if (event.target.closest("[data-counter]")) mark(event.target);
  });
})();
