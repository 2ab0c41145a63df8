// The floor plan under one's fingers: moved and zoomed by a transform alone, which the compositor draws; what the reader
// types dims the rest. Without this the plan is a picture that scrolls in its frame, and the search a form.
const frame = document.querySelector("[data-plan]");
const sheet = frame.querySelector(".plan-sheet");
const plan = sheet.querySelector("svg");
const [LEAST, MOST, STEP, PAN] = [1, 16, 1.5, 60];
const FAR = 8; // pixels a metre below which numbers are not readable
const NEAR = 30; // from which names are
const SLACK = 5;
const REST = 300; // longer than a hand pauses within one movement: putting the texts back takes a moment
const [numberTexts, nameTexts, features] = ["numbers", "names", "features"].map((one) => plan.querySelector(`.plan-${one}`));
const fingers = new Map();
let box = { width: 0, height: 0 };
let fit = 1;
let at = { k: 1, x: 0, y: 0 };
let waiting = 0;
let resting = 0;
let dragged = false;

const clamp = (value, least, most) => Math.min(most, Math.max(least, value));
const numbers = (text) => text.split(" ").map(Number);
const whole = numbers(frame.dataset.whole);

const draw = () => {
  waiting = 0;
  sheet.style.transform = `translate(${at.x}px,${at.y}px) scale(${at.k})`;
};

// It is a layer of its own, which the compositor moves; while it grows it stays the picture that it was, and at rest it is
// drawn sharply again. Texts would be laid out anew at every step: they come back then, when they can be read.
const read = (texts, readable) => {
  if (readable !== texts.isConnected) readable ? features.before(texts) : texts.remove();
};

const settle = () => {
  frame.classList.remove("plan-moving");
  read(numberTexts, fit * at.k >= FAR);
  read(nameTexts, fit * at.k >= NEAR);
  frame.classList.toggle("plan-far", fit * at.k < FAR);
  frame.classList.toggle("plan-near", fit * at.k >= NEAR);
  frame.classList.toggle("plan-close", at.k > 1);
};

const move = (k, x, y) => {
  if (k !== at.k && !frame.classList.contains("plan-moving")) {
    frame.classList.add("plan-moving");
    for (const texts of [numberTexts, nameTexts]) read(texts, false);
  }
  at = { k, x: clamp(x, box.width * (1 - k), 0), y: clamp(y, box.height * (1 - k), 0) };
  waiting ||= requestAnimationFrame(draw);
  clearTimeout(resting);
  resting = setTimeout(settle, REST);
};

const zoom = (by, x = box.width / 2, y = box.height / 2) => {
  const k = clamp(at.k * by, LEAST, MOST);
  move(k, x - (x - at.x) * (k / at.k), y - (y - at.y) * (k / at.k));
};

const pan = (x, y) => move(at.k, at.x + x, at.y + y);

const measure = () => {
  box = { width: frame.clientWidth, height: frame.clientHeight };
  fit = Math.min(box.width / whole[2], box.height / whole[3]);
};

// So that a part of the hall, as a viewBox, fills the frame.
const show = ([x, y, wide, deep]) => {
  const k = clamp(Math.min(box.width / wide, box.height / deep) / fit, LEAST, MOST);
  const left = (box.width - whole[2] * fit) / 2 + (x + wide / 2 - whole[0]) * fit;
  const top = (box.height - whole[3] * fit) / 2 + (y + deep / 2 - whole[1]) * fit;
  move(k, box.width / 2 - left * k, box.height / 2 - top * k);
  draw();
  settle();
};

const place = (event) => {
  const edge = frame.getBoundingClientRect();
  return { x: event.clientX - edge.left, y: event.clientY - edge.top };
};

frame.addEventListener("pointerdown", (event) => {
  if (event.target.closest("button") || event.button) return;
  fingers.set(event.pointerId, place(event));
  dragged = false;
});

frame.addEventListener("pointermove", (event) => {
  const before = fingers.get(event.pointerId);
  if (!before) return;
  const now = place(event);
  const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
  if (!dragged && !other && Math.hypot(now.x - before.x, now.y - before.y) < SLACK) return;
  if (!dragged) { dragged = true; frame.setPointerCapture(event.pointerId); frame.classList.add("plan-held"); }
  if (other) zoom(Math.hypot(now.x - other.x, now.y - other.y) / (Math.hypot(before.x - other.x, before.y - other.y) || 1), (now.x + other.x) / 2, (now.y + other.y) / 2);
  pan((now.x - before.x) / (other ? 2 : 1), (now.y - before.y) / (other ? 2 : 1));
  fingers.set(event.pointerId, now);
});

const lift = (event) => { fingers.delete(event.pointerId); if (!fingers.size) frame.classList.remove("plan-held"); };
for (const end of ["pointerup", "pointercancel"]) frame.addEventListener(end, lift);
frame.addEventListener("click", (event) => { if (dragged && !event.target.closest("button")) event.preventDefault(); dragged = false; }, true);
frame.addEventListener("dragstart", (event) => event.preventDefault());

frame.addEventListener("wheel", (event) => {
  if (!event.ctrlKey && !event.metaKey && !frame.contains(document.activeElement)) return;
  event.preventDefault();
  const { x, y } = place(event);
  zoom(Math.exp(-clamp(event.deltaY, -120, 120) / (event.ctrlKey && Math.abs(event.deltaY) < 40 ? 60 : 300)), x, y);
}, { passive: false });

const KEYS = { ArrowLeft: () => pan(PAN, 0), ArrowRight: () => pan(-PAN, 0), ArrowUp: () => pan(0, PAN), ArrowDown: () => pan(0, -PAN), "+": () => zoom(STEP), "=": () => zoom(STEP), "-": () => zoom(1 / STEP), 0: () => show(whole) };
frame.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});

const BUTTONS = { in: () => zoom(STEP), out: () => zoom(1 / STEP), whole: () => show(whole) };
frame.addEventListener("click", (event) => BUTTONS[event.target.closest("[data-zoom]")?.dataset.zoom]?.());

// What is typed: a booth stands out when its row in the list holds it.
const field = document.querySelector("[data-plan-search]");
const table = document.querySelector(".plan-table");
const count = document.querySelector("[data-plan-hits]");
const former = count.textContent;
const labels = new Map([...plan.querySelectorAll(".plan-numbers text")].map((one) => [one.textContent, one]));
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFKC").toLowerCase();
const rows = [...(table?.tBodies[0].rows ?? [])].map((row) => ({ row, number: row.cells[0].textContent, text: folded(`${row.textContent} ${row.cells[0].textContent.replace("-", "")}`) }));

const search = () => {
  const words = folded(field.value).split(/\s+/).filter(Boolean);
  const found = rows.filter((one) => words.length && words.every((word) => one.text.includes(word)));
  for (const one of [frame, table]) one?.classList.toggle("plan-narrowed", words.length > 0);
  for (const one of document.querySelectorAll(".plan-hit")) one.classList.remove("plan-hit");
  for (const { row, number } of found) { row.classList.add("plan-hit"); document.getElementById(`b-${number}`)?.classList.add("plan-hit"); labels.get(number)?.classList.add("plan-hit"); }
  count.textContent = words.length ? count.dataset.planHits.replace("{count}", found.length) : former;
};
field.addEventListener("input", search);

window.addEventListener("beforeprint", () => read(numberTexts, true));

const first = numbers(plan.getAttribute("viewBox"));
const again = () => { const [x, y] = [(box.width / 2 - at.x) / at.k / box.width, (box.height / 2 - at.y) / at.k / box.height]; measure(); move(at.k, box.width / 2 - x * box.width * at.k, box.height / 2 - y * box.height * at.k); };
plan.setAttribute("viewBox", frame.dataset.whole);
measure();
show(first);
new ResizeObserver(again).observe(frame);
