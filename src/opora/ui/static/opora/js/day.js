// Says which day a typed date is: "dnes" gives "pátek 20. listopadu". Today comes from the server.
(() => {
  "use strict";

  // The same words and forms as the server takes (ui/day_fields.py, ui/written_days.py): a test
  // compares them.
  const AWAY = {
    dnes: 0, "včera": -1, vcera: -1, "předevčírem": -2, predevcirem: -2, "zítra": 1, zitra: 1,
    today: 0, yesterday: -1, tomorrow: 1,
  };
  const WEEKDAYS = [
    ["pondeli", "monday"], ["utery", "tuesday"], ["streda", "stredu", "wednesday"],
    ["ctvrtek", "thursday"], ["patek", "friday"], ["sobota", "sobotu", "saturday"],
    ["nedele", "nedeli", "sunday"],
  ];
  const SHORT = [
    ["po", "mon"], ["ut", "tue"], ["st", "wed"], ["ct", "thu"], ["pa", "fri"], ["so", "sat"],
    ["ne", "sun"],
  ];
  const MONTHS = [
    ["ledna", "leden", "january"], ["unora", "unor", "february"], ["brezna", "brezen", "march"],
    ["dubna", "duben", "april"], ["kvetna", "kveten", "may"], ["cervna", "cerven", "june"],
    ["cervence", "cervenec", "july"], ["srpna", "srpen", "august"], ["zari", "september"],
    ["rijna", "rijen", "october"], ["listopadu", "listopad", "november"],
    ["prosince", "prosinec", "december"],
  ];
  const BEFORE = /^(?:ve? )?(?<name>[a-z]+)[.,]? (?=\d)/;
  const IN_WORDS = /^(?<d>\d{1,2})\.? ?(?<month>[a-z]+)(?: (?<y>\d{4}))?$/;
  const NAMED_DAY = /^(?:ve? )?(?<next>pristi )?(?<name>[a-z]+)$/;
  const CZECH_DAY = /^(?<d>\d{1,2})\s*\.\s*(?<m>\d{1,2})(?:\s*\.\s*(?<y>\d{4})?)?$/;
  const ISO_DAY = /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$/;

  function inYear(y, m, d) {
    const day = new Date(Date.UTC(y, m - 1, d, 12));
    return day.getUTCMonth() === m - 1 ? day : null;
  }

  // Without a year it is the day nearest to today, unless the field wants the year.
  function nearest(m, d, now, isSaid) {
    const year = now.getUTCFullYear();
    const days = [year - 1, year, year + 1].map((y) => inYear(y, m, d)).filter(isSaid);
    return days.sort((a, b) => Math.abs(a - now) - Math.abs(b - now))[0] ?? null;
  }

  function daysFrom(now, days) {
    const day = new Date(now);
    day.setUTCDate(day.getUTCDate() + days);
    return day;
  }

  function folded(word) {
    return word.normalize("NFD").replace(/\p{M}/gu, "").split(/\s+/).join(" ");
  }

  function place(listed, name) {
    return listed.findIndex((names) => names.includes(name));
  }

  // "so 31. října 2026" is "31. 10. 2026", and a Saturday.
  function inFigures(word) {
    let text = folded(word);
    let weekday = -1;
    const before = BEFORE.exec(text);
    if (before) {
      const { name } = before.groups;
      weekday = Math.max(place(WEEKDAYS, name), place(SHORT, name));
      if (weekday >= 0) text = text.slice(before[0].length);
    }
    const said = IN_WORDS.exec(text)?.groups;
    const month = said ? place(MONTHS, said.month) : -1;
    if (month >= 0) text = `${said.d}. ${month + 1}. ${said.y ?? ""}`.trim();
    return [text, weekday];
  }

  // "v pátek" is the last Friday where the field looks back, else the next one.
  function named(word, now, back) {
    const match = NAMED_DAY.exec(folded(word));
    const number = WEEKDAYS.findIndex((names) => names.includes(match?.groups.name));
    if (number < 0) return null;
    const there = number - ((now.getUTCDay() + 6) % 7);
    if (match.groups.next) return daysFrom(now, there + 7);
    return daysFrom(now, back ? -((7 - there) % 7) : (there + 7) % 7);
  }

  function dayOf(text, today, whole, back) {
    const word = text.trim().toLowerCase();
    const now = new Date(`${today}T12:00:00Z`);
    if (Object.hasOwn(AWAY, word)) return daysFrom(now, AWAY[word]);
    const day = whole ? null : named(word, now, back);
    if (day) return day;
    const [figures, weekday] = inFigures(word);
    const match = CZECH_DAY.exec(figures) || ISO_DAY.exec(figures);
    if (!match) return null;
    const { d, m, y } = match.groups;
    const isSaid = (one) => one && (weekday < 0 || (one.getUTCDay() + 6) % 7 === weekday);
    if (y) return [inYear(Number(y), Number(m), Number(d))].find(isSaid) ?? null;
    return whole ? null : nearest(Number(m), Number(d), now, isSaid);
  }

  function say(input) {
    const place = document.getElementById(`${input.id}_words`);
    if (!place) return;
    const { today, whole, back } = input.dataset;
    const day = dayOf(input.value, today, whole !== undefined, back !== undefined);
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
