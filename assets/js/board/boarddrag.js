// Dragging on the programme's board: a card follows the pointer, the place where it would lie is drawn and told.
const shared = window.madangBoard;
const FAR = 5;
let held = null;
let dropped = false;

const rowsOf = (grid) => {
  const row = parseFloat(getComputedStyle(grid).gridAutoRows);
  const head = grid.querySelector("[data-room]")?.offsetHeight ?? 0;
  return { row, head };
};

// Which room and which minute of the day lie under the pointer; null outside of the rooms.
const under = (x, y, offset) => {
  const grid = shared.grid();
  const box = grid.getBoundingClientRect();
  const { row, head } = rowsOf(grid);
  const column = [...grid.querySelectorAll("[data-room]")].find((one) => {
    const edge = one.getBoundingClientRect();
    return x >= edge.left && x < edge.right;
  });
  if (!column) return null;
  const steps = Math.round((y - offset - box.top - head) / row);
  const last = Number(shared.live().dataset.rows) - 1;
  const step = Math.min(Math.max(steps, 0), last);
  return { room: column.dataset.room, column, step, begin: Number(shared.live().dataset.start) + step * shared.STEP };
};

const clock = (minutes) => `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const draw = (place, minutes) => {
  const grid = shared.grid();
  const { row, head } = rowsOf(grid);
  const target = held.target;
  target.hidden = !place;
  if (!place) return;
  target.style.left = `${place.column.offsetLeft}px`;
  target.style.width = `${place.column.offsetWidth}px`;
  target.style.top = `${head + place.step * row}px`;
  target.style.height = `${(minutes / shared.STEP) * row}px`;
  target.firstChild.textContent = `${clock(place.begin)}–${clock(place.begin + minutes)} ${place.column.querySelector("b").textContent}`;
};

const begin = () => {
  held.on = true;
  shared.dragging(held);
  held.target = document.createElement("div");
  held.target.className = "board-target";
  held.target.append(document.createElement("output"));
  shared.grid().append(held.target);
  held.card.classList.add("board-lifted");
  document.documentElement.style.userSelect = "none";
};

const end = () => {
  held?.target?.remove();
  held?.card.classList.remove("board-lifted");
  if (held) held.card.style.translate = "";
  document.documentElement.style.userSelect = "";
  held = null;
  shared.dragging(null);
};

const near = (around, x, y) => {
  const edge = around.getBoundingClientRect();
  const pull = (at, low, high) => (at > low && at < low + 40 ? -12 : at < high && at > high - 40 ? 12 : 0);
  around.scrollBy(pull(x, edge.left, edge.right), pull(y, edge.top, edge.bottom));
};

document.addEventListener("pointerdown", (event) => {
  const card = event.target.closest?.("[data-card], [data-wait]");
  if (!card || event.button !== 0 || event.pointerType === "touch" || !shared.live()?.dataset.writes) return;
  if (!matchMedia("(min-width: 62rem)").matches || event.target.closest(".button")) return;
  const minutes = Number(card.dataset.minutes ?? 50);
  const offset = card.dataset.card ? event.clientY - card.getBoundingClientRect().top : 0;
  held = { card, minutes, offset, x: event.clientX, y: event.clientY, stretching: Boolean(event.target.closest("[data-resize]")) };
});

document.addEventListener("pointermove", (event) => {
  if (!held) return;
  if (!held.on && Math.hypot(event.clientX - held.x, event.clientY - held.y) < FAR) return;
  if (!held.on) begin();
  event.preventDefault();
  near(document.querySelector("[data-board-around]"), event.clientX, event.clientY);
  if (held.stretching) {
    const { row } = rowsOf(shared.grid());
    const more = Math.round((event.clientY - held.y) / row) * shared.STEP;
    held.length = Math.max(shared.STEP, held.minutes + more);
    const start = (Number(held.card.dataset.begin) - Number(shared.live().dataset.start)) / shared.STEP;
    const column = shared.grid().querySelector(`[data-room="${CSS.escape(held.card.dataset.at)}"]`);
    held.place = { room: held.card.dataset.at, column, step: start, begin: Number(held.card.dataset.begin) };
    draw(held.place, held.length);
    return;
  }
  held.card.style.translate = `${event.clientX - held.x}px ${event.clientY - held.y}px`;
  held.place = under(event.clientX, event.clientY, held.offset);
  draw(held.place, held.minutes);
});

document.addEventListener("pointerup", () => {
  if (!held?.on) {
    held = null;
    return;
  }
  const { card, place, minutes, length, stretching } = held;
  dropped = true; // the click that follows a drop on the card's own link leads nowhere
  setTimeout(() => { dropped = false; }, 0);
  end();
  const same = place && card.dataset.at === place.room && Number(card.dataset.begin) === place.begin;
  if (place && !(same && !(stretching && length !== minutes))) shared.moved(card, place.room, place.begin, stretching ? length : minutes);
});

document.addEventListener("click", (event) => { if (dropped) event.preventDefault(); }, true);
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && held) end(); });
document.addEventListener("dragstart", (event) => { if (event.target.closest?.("[data-card], [data-wait]")) event.preventDefault(); });
