// What differs on the day, laid over the pages: one tab listens for all of the browser's, the others are told; without
// server-sent events everybody asks once a minute.
const liveBox = document.querySelector("[data-live]");
const DAY = 86400000;
const ASK_EVERY = 60000;
const said = new Map();
let known = 0;

const keyOf = (one) => `${one.code} ${Date.parse(one.begin)}`;

// Every place of the page that shows a meeting: its code, its time, and where words about it belong.
const places = function* () {
  const own = /\/sessions\/([A-Z0-9]{6})$/;
  for (const meeting of document.querySelectorAll(".meeting, .room-meeting, .room-next, .mine-step .card")) {
    const code = own.exec(meeting.querySelector(".meeting-link, .card-link, .card-title a")?.pathname ?? "")?.[1];
    const time = meeting.querySelector("time");
    if (code && time) yield [code, time, meeting];
  }
  const code = own.exec(location.pathname)?.[1];
  for (const stop of document.querySelectorAll(".stop")) {
    const time = stop.querySelector("time");
    if (code && time) yield [code, time, stop];
  }
};

const showWords = () => {
  for (const [code, time, place] of places()) {
    const one = said.get(`${code} ${Date.parse(time.dateTime)}`);
    place.querySelector(":scope > .live-words")?.remove();
    time.dataset.delay = one?.delay ?? 0;
    if (!one?.words.length) continue;
    const line = Object.assign(document.createElement("p"), { className: "live-words" });
    for (const words of one.words) {
      line.append(Object.assign(document.createElement("span"), { className: `badge badge-${one.off ? "danger" : "warn"}`, textContent: words }));
    }
    time.closest("p")?.parentElement === place ? time.closest("p").after(line) : time.after(line);
  }
};

const take = ({ number, slots }, aloud) => {
  if (number < known) return;
  known = number;
  for (const one of slots) said.set(keyOf(one), one);
  showWords();
  const status = document.querySelector("[data-live-said]");
  if (aloud && slots.length && status) status.textContent = slots.map((one) => one.said).join(". ");
};

const ask = async (aloud) => {
  try {
    const answer = await fetch(liveBox.dataset.live);
    if (answer.ok) take(await answer.json(), aloud);
  } catch {
    // No line: what was said last stays.
  }
};

const poll = () => setInterval(() => { if (!document.hidden) ask(true); }, ASK_EVERY);

// Resolves when nobody lets us listen any more.
const listen = (channel) => new Promise((ended) => {
  const source = new EventSource(`${liveBox.dataset.live}/listen?after=${known}`);
  source.onmessage = ({ data }) => {
    const words = JSON.parse(data);
    take(words, true);
    channel?.postMessage(words);
  };
  source.onerror = () => { if (source.readyState === EventSource.CLOSED) ended(); };
  window.addEventListener("pagehide", () => source.close());
});

const begin = async () => {
  const name = liveBox.dataset.live;
  const channel = window.BroadcastChannel && new BroadcastChannel(name);
  if (channel) channel.onmessage = ({ data }) => take(data, true); // before asking: what is said meanwhile is not missed
  await ask(false);
  if (!window.EventSource) return poll();
  if (navigator.locks && channel) await navigator.locks.request(name, () => listen(channel));
  else await listen(channel);
  return poll();
};

const now = Date.now();
if (liveBox && now > Date.parse(liveBox.dataset.first) - DAY && now < Date.parse(liveBox.dataset.last) + 2 * DAY) begin();
document.addEventListener("results:shown", showWords);
