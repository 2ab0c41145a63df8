// The programme's board: cards are dragged, stretched and moved by keys in steps of five minutes, and every one of these
// sends the form behind “Move to…”. What is refused comes back as that form, in a dialog. Others' steps appear by themselves.
const STEP = 5;
const live = () => document.getElementById("board-live");
const grid = () => document.querySelector("[data-board-grid]");
let drag = null;
let late = false;

const status = () => document.querySelector("[data-board-status]");
const say = (text) => {
  status().hidden = !text;
  status().textContent = text;
};

const { page } = window.trusted;
const patient = window.madangPatient;

// The board as it is now; the place one has scrolled to and the card one is at stay. Whether it could be had.
const refresh = async () => {
  if (drag || document.querySelector(".board-over[open]")) {
    late = true;
    return false;
  }
  late = false;
  const answer = await patient(location.href, { headers: { accept: "text/html" } });
  const fresh = answer?.ok && !answer.redirected ? (await page(answer)).getElementById("board-live") : null;
  say(fresh ? "" : status().dataset[answer?.redirected ? "out" : "deaf"]);
  if (!fresh) return false;
  if (drag) { // lifted while the answer was on its way
    late = true;
    return false;
  }
  if (Number(fresh.dataset.number) < Number(live().dataset.number)) return true; // a later answer has overtaken this one
  const around = document.querySelector("[data-board-around]");
  const at = [around?.scrollLeft ?? 0, around?.scrollTop ?? 0];
  const focused = document.activeElement?.closest?.("[data-card]")?.id;
  live().replaceWith(document.adoptNode(fresh));
  document.querySelector("[data-board-around]")?.scrollTo(...at);
  if (focused) document.getElementById(focused)?.querySelector("a")?.focus({ preventScroll: true });
  return true;
};

// A refusal is the same form as a page: it is shown over the board, and sent from there. Others are told above it.
const ask = async (answer) => {
  const refused = await page(answer);
  const form = refused.querySelector("[data-placing]");
  if (!form) {
    await refresh();
    return say(refused.querySelector("[data-summary]")?.textContent.trim() ?? status().dataset.out);
  }
  const over = document.createElement("dialog");
  over.className = "board-over";
  const of = refused.querySelector("[data-placed]");
  if (of) form.prepend(Object.assign(document.createElement("h2"), { textContent: of.textContent }));
  over.append(document.adoptNode(form));
  over.setAttribute("aria-label", document.title);
  document.body.append(over);
  over.addEventListener("close", () => { over.remove(); refresh(); });
  over.addEventListener("click", (event) => {
    const away = event.target === over || event.target.closest("a.button-plain");
    if (!away) return;
    event.preventDefault();
    over.close();
  });
  over.addEventListener("submit", async (event) => {
    event.preventDefault();
    const sent = event.target;
    const gone = (await send(sent.getAttribute("action"), new FormData(sent), () => over.close())) === "gone";
    if (!gone) return;
    delete sent.dataset.sent; // what was typed is still there, to be sent again
    over.querySelector("[data-over-gone]")?.remove();
    over.prepend(Object.assign(status().cloneNode(true), { hidden: false }));
    over.firstChild.dataset.overGone = "";
    over.firstChild.removeAttribute("data-board-status");
  });
  over.showModal();
  over.querySelector("[data-summary]")?.focus();
};

const send = async (address, fields, answered) => {
  const sent = { method: "POST", body: new URLSearchParams(fields), redirect: "manual" };
  const answer = await patient(address, sent);
  if (!answer) {
    say(status().dataset.gone);
    return "gone";
  }
  answered?.();
  if (answer.type !== "opaqueredirect" && !answer.ok) return ask(answer);
  const card = address.split("/").pop();
  if (!(await refresh())) return "unseen";
  const lies = document.getElementById(`card-${card}`);
  document.querySelector("[data-board-said]").textContent = lies ? `${lies.querySelector(".board-title").textContent}: ${lies.querySelector(".board-when").textContent.trim()}, ${lies.querySelector(".board-where").textContent}` : "";
  return "sent";
};

// The day of a minute counted from the board's own midnight: a night belongs to the day before.
const dayOf = (day, minute) => new Date(Date.parse(`${day}T00:00Z`) + Math.floor(minute / 1440) * 86400000).toISOString().slice(0, 10);

const moved = (card, room, begin, minutes) => {
  const board = live();
  const clock = `${String(Math.floor(begin / 60) % 24).padStart(2, "0")}:${String(begin % 60).padStart(2, "0")}`;
  const fields = { csrf: board.dataset.writes, idempotency: crypto.randomUUID(), room, begin: clock, minutes };
  fields.day = dayOf(board.dataset.day, begin);
  if (card.dataset.wait) return send(`${board.dataset.board}/slots`, { ...fields, session: card.dataset.wait });
  return send(`${board.dataset.board}/${card.dataset.kind}/${card.dataset.card}`, { ...fields, revision: card.dataset.revision });
};

window.madangBoard = {
  STEP, live, grid, moved, say, send,
  dragging: (value) => { drag = value; if (!value && late) refresh(); },
};

document.addEventListener("keydown", (event) => {
  const board = live();
  if (!board?.dataset.writes || event.target.closest?.("input, textarea, select, dialog")) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.shiftKey) {
    const mine = board.querySelector('[data-undo="mine"]');
    if (!mine) return;
    event.preventDefault();
    send(mine.getAttribute("action"), new FormData(mine));
    return;
  }
  const card = event.target.closest?.("[data-card]");
  if (!card || !event.altKey || !event.key.startsWith("Arrow")) return;
  event.preventDefault();
  const rooms = [...grid().querySelectorAll("[data-room]")].map((one) => one.dataset.room);
  const onward = getComputedStyle(grid()).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const step = sideways ? (event.key === onward ? 1 : -1) : 0;
  const room = rooms[rooms.indexOf(card.dataset.at) + step];
  const down = { ArrowUp: -STEP, ArrowDown: STEP }[event.key] ?? 0;
  const [begin, minutes] = [Number(card.dataset.begin), Number(card.dataset.minutes)];
  if (!room) return;
  if (event.shiftKey) moved(card, room, begin, Math.max(STEP, minutes + down));
  else moved(card, room, begin + down, minutes);
});

// Others' steps: told by the server as they are committed; without that, a look every twenty seconds.
const listen = () => {
  const board = live();
  if (!board) return;
  const ears = new EventSource(`${board.dataset.board}/listen?after=${board.dataset.number}`);
  ears.onmessage = (event) => { if (event.data && event.data !== live()?.dataset.number) refresh(); };
  ears.onopen = () => { if (!status().hidden) refresh(); };
  ears.onerror = () => { if (document.visibilityState === "visible") refresh(); };
  window.addEventListener("pagehide", () => ears.close());
};
if (window.EventSource) listen();
else if (live()) setInterval(refresh, 20000);
