// What is past, on, or to come, every half minute; and the line of the present across a day's grid.
const ROW_MINUTES = 5;
const phaseOf = (begin, until, now) => (until <= now ? "past" : begin <= now ? "now" : "next");

const markPhases = (now) => {
  for (const meeting of document.querySelectorAll(".day .meeting")) {
    const time = meeting.querySelector("time[data-until]");
    const delay = Number(time.dataset.delay ?? 0) * 60000;
    meeting.dataset.phase = phaseOf(Date.parse(time.dateTime) + delay, Date.parse(time.dataset.until) + delay, now);
  }
};

// A tick's row from 1, as its classes h (hours) and m (rows of five minutes) tell.
const rowOf = (tick) => {
  const [, hours, rows] = tick?.className.match(/\bh(\d+) m(\d+)/) ?? [];
  return 12 * Number(hours) + Number(rows) + 1;
};

// Row 1 of the grid holds the rooms, so that the first tick tells which time a row is.
const drawLine = (body, now) => {
  const tick = body.querySelector(".tick");
  let line = body.querySelector(".now-line");
  const first = Date.parse(tick?.firstElementChild.dateTime ?? "");
  const row = rowOf(tick) + (now - first) / 60000 / ROW_MINUTES;
  const last = Math.max(...[...body.querySelectorAll("time[data-until]")].map((one) => Date.parse(one.dataset.until)));
  if (!(row >= 1) || now > last) {
    line?.remove();
    return;
  }
  if (!line) {
    line = Object.assign(document.createElement("p"), { className: "now-line" });
    line.setAttribute("aria-hidden", "true");
    line.append(document.createElement("time"));
    body.append(line);
  }
  line.style.gridRowStart = String(Math.floor(row) + 1);
  line.style.insetBlockStart = `calc(var(--row) * ${(row % 1).toFixed(2)})`;
  const zone = document.querySelector("[data-expo-zone]")?.dataset.expoZone;
  line.firstElementChild.dateTime = new Date(now).toISOString();
  line.firstElementChild.textContent = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(now);
};

const showPresent = () => {
  if (!document.querySelector(".day")) return;
  const now = Date.now();
  markPhases(now);
  for (const body of document.querySelectorAll(".day-grid")) drawLine(body, now);
};
showPresent();
document.addEventListener("results:shown", showPresent);
setInterval(() => { if (!document.hidden) showPresent(); }, 30000);
