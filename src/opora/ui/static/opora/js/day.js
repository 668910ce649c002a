// Says which day a typed date is: "dnes" gives "pátek 20. listopadu". Today comes from the server.
(() => {
  "use strict";

  const AWAY = { dnes: 0, "včera": -1, vcera: -1, "předevčírem": -2, predevcirem: -2, "zítra": 1, zitra: 1 };

  function dayOf(text, today) {
    const word = text.trim().toLowerCase();
    if (word in AWAY) {
      const day = new Date(`${today}T12:00:00Z`);
      day.setUTCDate(day.getUTCDate() + AWAY[word]);
      return day;
    }
    const match = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(word.replaceAll("\u00a0", " "));
    if (!match) return null;
    const [, d, m, y] = match.map(Number);
    const day = new Date(Date.UTC(y, m - 1, d, 12));
    return day.getUTCMonth() === m - 1 ? day : null;
  }

  function say(input) {
    const place = document.getElementById(`${input.id}_words`);
    if (!place) return;
    const day = dayOf(input.value, input.dataset.today);
    const language = document.documentElement.lang || "cs";
    const words = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" };
    place.textContent = day ? new Intl.DateTimeFormat(language, words).format(day) : "";
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-day]")) say(event.target);
  });
  for (const input of document.querySelectorAll("[data-day]")) say(input);
})();
