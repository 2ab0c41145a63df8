// Drawing with the mouse: booths are dragged, stretched at their grips and drawn anew, in steps of half a metre; the empty
// floor is moved and zoomed. Everything ends in a form of flooredit.js.
{
const { live, frame, chosen, box, put, go, busy } = window.madangFloor;
const [STEP, MOST, CLOSE, GRIP] = [0.5, 24, 5, 6];
let view = null; // the part of the hall that is seen; null: all of it
let [drag, tool] = [null, ""];

const snap = (value) => Math.round(value / STEP) * STEP;
const svg = () => frame()?.querySelector("svg");
const whole = () => live().dataset.whole.split(" ").map(Number);
const writes = () => Boolean(live()?.dataset.writes);

const show = () => {
  if (!svg()) return;
  const now = view ?? whole();
  const scale = Math.min(frame().clientWidth / now[2], frame().clientHeight / now[3]); // in pixels for a metre
  svg().setAttribute("viewBox", now.join(" "));
  frame().classList.toggle("floored-far", frame().clientWidth / now[2] < 9);
  // Grips are as large for the hand at every zoom, as far as the thing leaves room for them.
  for (const grip of svg().querySelectorAll("[data-grip]")) grip.setAttribute("r", Math.min(GRIP / scale, Math.min(...box(chosen()).slice(2)) / 5));
  frame().classList.toggle("floored-drawing-now", Boolean(tool)); frame().classList.toggle("floored-close", Boolean(view));
  for (const one of document.querySelectorAll("[data-tool]")) one.classList.toggle("button-primary", one.dataset.tool === tool);
};

const at = (event) => {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg().getScreenCTM().inverse());
  return [point.x, point.y];
};

// What is chosen stays where it is when one zooms by a button, if it is to be seen.
const middle = () => {
  const [left, top, wide, deep] = view ?? whole();
  const [x, y, width = 0, depth = 0] = chosen() ? box(chosen()) : [];
  const [across, down] = [x + width / 2, y + depth / 2];
  return across >= left && across <= left + wide && down >= top && down <= top + deep ? [across, down] : [left + wide / 2, top + deep / 2];
};

const zoom = (by, [x, y] = middle()) => {
  const [[left, top, wide, deep], widest] = [view ?? whole(), whole()[2]];
  const next = Math.min(widest, Math.max(widest / MOST, wide / by));
  const scale = next / wide;
  view = next >= widest ? null : [x - (x - left) * scale, y - (y - top) * scale, next, deep * scale];
  show();
};

const outline = ([x, y, wide, deep]) => `M${x} ${y}h${wide}v${deep}h${-wide}z`;
const ghost = (shape) => {
  const group = frame().querySelector(".floored-ghosts");
  const path = group.querySelector("[data-mouse]") ?? group.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path"));
  path.dataset.mouse = "";
  if (shape) path.setAttribute("d", outline(shape));
  else path.remove();
};

// The side or corner that is held goes along, the opposite one stays.
const stretched = ([x, y, wide, deep], grip, dx, dy) => {
  const [right, bottom] = [x + wide, y + deep];
  const left = grip.includes("w") ? Math.min(snap(x + dx), right - STEP) : x;
  const top = grip.includes("n") ? Math.min(snap(y + dy), bottom - STEP) : y;
  const far = grip.includes("e") ? Math.max(snap(right + dx), left + STEP) : right;
  const low = grip.includes("s") ? Math.max(snap(bottom + dy), top + STEP) : bottom;
  return [left, top, far - left, low - top];
};

const shape = (event) => {
  const [x, y] = at(event);
  const [dx, dy] = [x - drag.from[0], y - drag.from[1]];
  if (drag.kind === "new") {
    const [left, top] = [Math.min(snap(drag.from[0]), snap(x)), Math.min(snap(drag.from[1]), snap(y))];
    return [left, top, Math.abs(snap(x) - snap(drag.from[0])), Math.abs(snap(y) - snap(drag.from[1]))];
  }
  const before = box(drag.thing);
  if (drag.kind !== "move") return stretched(before, drag.kind, dx, dy);
  return [snap(before[0] + dx), snap(before[1] + dy), before[2], before[3]];
};

const begin = (event) => {
  const grip = event.target.closest("[data-grip]");
  const thing = grip ? chosen() : event.target.closest("[data-thing]");
  const from = at(event);
  if (tool && writes()) return { kind: "new", from };
  if (thing && writes()) return { kind: grip?.dataset.grip ?? "move", thing, from };
  return { kind: "pan", from, view: view ?? whole() };
};

document.addEventListener("pointerdown", (event) => {
  if (!frame()?.contains(event.target) || event.button) return;
  drag = { ...begin(event), x: event.clientX, y: event.clientY, on: false };
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  if (!drag.on && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < CLOSE) return;
  if (!drag.on) { drag.on = true; busy(true); frame().setPointerCapture?.(event.pointerId); }
  event.preventDefault();
  if (drag.kind !== "pan") { drag.to = shape(event); ghost(drag.to); return; }
  if (!view) return;
  const [x, y] = at(event);
  view = [view[0] + drag.from[0] - x, view[1] + drag.from[1] - y, view[2], view[3]];
  show();
});

const drop = () => { const done = drag; drag = null; busy(false); if (frame()) ghost(null); return done; };

document.addEventListener("pointerup", (event) => {
  if (!drag) return;
  const done = drop();
  if (!done.on) { clicked(event, done); return; }
  if (!done.to || done.kind === "pan") return;
  const [x, y, width, depth] = done.to;
  if (done.kind !== "new") { if (done.to.join() !== box(done.thing).join()) put(done.thing, done.to); return; }
  const asked = new URLSearchParams({ do: tool, x, y, width, depth });
  tool = "";
  go(`${live().dataset.here}?${asked}`, () => live().querySelector("#field-number, #panel select")?.focus());
});

const clicked = (event) => {
  const thing = event.target.closest("a[href]");
  if (!thing) return;
  event.preventDefault();
  const number = chosen()?.dataset.number;
  if (event.shiftKey && thing.dataset.number && writes()) {
    const known = live().querySelector("#field-numbers")?.value.split(/\s+/).filter(Boolean) ?? (number ? [number] : []);
    const numbers = [...new Set([...known, thing.dataset.number])];
    go(`${live().dataset.here}?${new URLSearchParams({ do: "merge", numbers: numbers.join(" "), number: numbers[0] })}`);
    return;
  }
  go(thing.getAttribute("href"), () => frame().focus({ preventScroll: true }));
};

document.addEventListener("click", (event) => {
  if (frame()?.contains(event.target) && event.target.closest("a")) event.preventDefault();
  const by = event.target.closest?.("[data-floor-zoom]")?.dataset.floorZoom;
  if (by === "whole") { view = null; show(); } else if (by) zoom(by === "in" ? 1.5 : 1 / 1.5);
  const drawn = event.target.closest?.("[data-tool]");
  if (drawn && event.pointerType === "mouse" && writes()) { event.preventDefault(); tool = tool === drawn.dataset.tool ? "" : drawn.dataset.tool; show(); }
});

document.addEventListener("pointercancel", () => { if (drag) drop(); });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") { if (drag) drop(); tool = ""; show(); } });
document.addEventListener("wheel", (event) => {
  if (!frame()?.contains(event.target) || (!event.ctrlKey && !event.metaKey)) return;
  event.preventDefault();
  zoom(Math.exp(-Math.max(-120, Math.min(120, event.deltaY)) / 300), at(event));
}, { passive: false });
document.addEventListener("dragstart", (event) => { if (frame()?.contains(event.target)) event.preventDefault(); });
document.addEventListener("floor:fresh", show);
show();
}
