// Says which day a typed date is: "dnes" gives "pátek 20. listopadu". Today comes from the server.
(() => {
  "use strict";

  // The same words and forms as the server takes (ui/day_fields.py); a test compares them.
  const AWAY = {
    dnes: 0, "včera": -1, vcera: -1, "předevčírem": -2, predevcirem: -2, "zítra": 1, zitra: 1,
    today: 0, yesterday: -1, tomorrow: 1,
  };
  const CZECH_DAY = /^(?<d>\d{1,2})\s*\.\s*(?<m>\d{1,2})\s*\.\s*(?<y>\d{4})$/;
  const ISO_DAY = /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$/;

  function dayOf(text, today) {
    const word = text.trim().toLowerCase();
    if (Object.hasOwn(AWAY, word)) {
      const day = new Date(`${today}T12:00:00Z`);
      day.setUTCDate(day.getUTCDate() + AWAY[word]);
      return day;
    }
    const match = CZECH_DAY.exec(word) || ISO_DAY.exec(word);
    if (!match) return null;
    const { d, m, y } = match.groups;
    const day = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d), 12));
    return day.getUTCMonth() === Number(m) - 1 ? day : null;
  }

  function say(input) {
    const place = document.getElementById(`${input.id}_words`);
    if (!place) return;
    const day = dayOf(input.value, input.dataset.today);
    const language = document.documentElement.lang || "cs";
    const words = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" };
    if (day && !input.dataset.today?.startsWith(`${day.getUTCFullYear()}-`)) words.year = "numeric";
    place.textContent = day ? new Intl.DateTimeFormat(language, words).format(day) : "";
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-day]")) say(event.target);
  });
  for (const input of document.querySelectorAll("[data-day]")) say(input);
})();
