// Says which day a typed date is: "dnes" gives "pátek 20. listopadu". Today comes from the server.
(() => {
  "use strict";

  // The same words and forms as the server takes (ui/day_fields.py); a test compares them.
  const AWAY = {
    dnes: 0, "včera": -1, vcera: -1, "předevčírem": -2, predevcirem: -2, "zítra": 1, zitra: 1,
    today: 0, yesterday: -1, tomorrow: 1,
  };
  const CZECH_DAY = /^(?<d>\d{1,2})\s*\.\s*(?<m>\d{1,2})(?:\s*\.\s*(?<y>\d{4})?)?$/;
  const ISO_DAY = /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$/;

  function inYear(y, m, d) {
    const day = new Date(Date.UTC(y, m - 1, d, 12));
    return day.getUTCMonth() === m - 1 ? day : null;
  }

  // Without a year it is the day nearest to today, unless the field wants the year.
  function nearest(m, d, now) {
    const year = now.getUTCFullYear();
    const days = [year - 1, year, year + 1].map((y) => inYear(y, m, d)).filter(Boolean);
    return days.sort((a, b) => Math.abs(a - now) - Math.abs(b - now))[0] ?? null;
  }

  function dayOf(text, today, whole) {
    const word = text.trim().toLowerCase();
    const now = new Date(`${today}T12:00:00Z`);
    if (Object.hasOwn(AWAY, word)) {
      const day = new Date(now);
      day.setUTCDate(day.getUTCDate() + AWAY[word]);
      return day;
    }
    const match = CZECH_DAY.exec(word) || ISO_DAY.exec(word);
    if (!match) return null;
    const { d, m, y } = match.groups;
    if (y) return inYear(Number(y), Number(m), Number(d));
    return whole ? null : nearest(Number(m), Number(d), now);
  }

  function say(input) {
    const place = document.getElementById(`${input.id}_words`);
    if (!place) return;
    const { today, whole } = input.dataset;
    const day = dayOf(input.value, today, whole !== undefined);
    const language = document.documentElement.lang || "cs";
    const words = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" };
    // Another year than this one is said: a slip in the year is seen at once.
    if (day && String(day.getUTCFullYear()) !== today?.slice(0, 4)) words.year = "numeric";
    place.textContent = day ? new Intl.DateTimeFormat(language, words).format(day) : "";
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-day]")) say(event.target);
  });
  for (const input of document.querySelectorAll("[data-day]")) say(input);
})();
