// Expo time or my time: rewrites what <time> shows, never its datetime. A day that differs is said with a sign.
const ZONE_KEY = "zone-shown";
const original = new WeakMap();
let shown = "expo";
try { shown = localStorage.getItem(ZONE_KEY) === "mine" ? "mine" : "expo"; } catch { /* Storage may be closed to us. */ }

const choice = () => document.querySelector("[data-zone-choice]");
const ownZone = () => choice()?.dataset.zone || Intl.DateTimeFormat().resolvedOptions().timeZone;
const clockIn = (zone) => new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone });
const dayIn = (zone) => new Intl.DateTimeFormat("en-CA", { timeZone: zone });

// Days between the expo's date, which the datetime begins with, and the reader's.
const dayShift = (iso, zone) => {
  const there = Date.parse(iso.slice(0, 10));
  return Math.round((Date.parse(dayIn(zone).format(new Date(iso))) - there) / 86400000);
};

const inZone = (begin, until, zone) => {
  const clock = clockIn(zone);
  const shift = dayShift(begin, zone);
  const text = until ? `${clock.format(new Date(begin))}–${clock.format(new Date(until))}` : clock.format(new Date(begin));
  return shift ? `${text} (${shift > 0 ? "+" : "−"}${Math.abs(shift)})` : text;
};

const zoneName = (zone) => {
  const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" });
  const offset = format.formatToParts(new Date()).find((part) => part.type === "timeZoneName").value;
  const distance = offset === "GMT" ? "UTC" : offset.replace("GMT", "UTC");
  const city = zone.split("/").pop().replaceAll("_", " ");
  return city === distance ? city : `${city} (${distance})`;
};

const showTimes = () => {
  const box = choice();
  if (!box) return;
  const zone = ownZone();
  for (const time of document.querySelectorAll("#results time[datetime]")) {
    if (!original.has(time)) original.set(time, time.textContent);
    time.textContent = shown === "mine" ? inZone(time.dateTime, time.dataset.until, zone) : original.get(time);
  }
  for (const button of box.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.dataset.zoneValue === shown));
  }
  const note = document.querySelector("[data-zone-note]");
  if (!original.has(note)) original.set(note, note.textContent);
  note.textContent = shown === "mine" ? box.dataset.note.replace("{zone}", zoneName(zone)) : original.get(note);
};

// On a session's page both are told at once, when they differ.
for (const line of document.querySelectorAll("[data-own-time]")) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const text = inZone(line.dataset.begin, line.dataset.until, zone);
  if (text.slice(0, 5) === line.dataset.begin.slice(11, 16) && !text.includes("(")) continue;
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "short", day: "numeric", month: "short", timeZone: zone, numberingSystem: "latn" });
  line.querySelector("b").textContent = `${day.format(new Date(line.dataset.begin))} ${text.split(" (")[0]}`;
  line.querySelector("span").append(` · ${zoneName(zone)}`);
  line.hidden = false;
}

const choose = (value) => {
  shown = value;
  try { localStorage.setItem(ZONE_KEY, value); } catch { /* The choice lasts as long as the page. */ }
  showTimes();
};
document.addEventListener("click", (event) => {
  const value = event.target.closest?.("[data-zone-value]")?.dataset.zoneValue;
  if (value) choose(value);
});
document.addEventListener("zone:turn", () => choose(shown === "mine" ? "expo" : "mine"));
document.addEventListener("results:shown", showTimes);
showTimes();
