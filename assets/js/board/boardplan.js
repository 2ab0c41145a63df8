// The assignment board under one's hand: an exhibitor is dragged from the tray, or from the booths that it has, onto booths
// of the plan; several free ones can be chosen first. Each of these sends the form behind “Assign…”; the board itself
// (refused steps in a dialog, others' steps, Ctrl Z) is the same as the programme's.
const SLACK = 5;
const ZOOMS = [1, 1.5, 2.25, 3.4];
const shared = window.madangBoard;
const page = () => document.querySelector("[data-allot]");
const chosen = new Set();
let held = null;
let dropped = false;
let zoom = 0;

const booths = () => [...page().querySelectorAll("[data-booth]")];
const numberOf = (booth) => booth.dataset.booth;

const show = () => {
  let area = 0;
  for (const booth of booths()) {
    if (booth.dataset.has) chosen.delete(numberOf(booth));
    const on = chosen.has(numberOf(booth));
    booth.classList.toggle("allot-chosen", on);
    if (on) area += Number(booth.dataset.area);
  }
  const told = page().querySelector("[data-allot-chosen]");
  if (told) told.textContent = chosen.size ? told.dataset.some.replace("{booths}", [...chosen].sort().join(" ")).replace("{area}", area) : told.dataset.none;
  for (const link of page().querySelectorAll("[data-assign]")) {
    const address = new URL(link.href);
    address.searchParams.set("booths", [...chosen].sort().join(" "));
    link.href = address;
  }
};

const step = (fields) => {
  const said = { csrf: page().dataset.writes, idempotency: crypto.randomUUID(), hall: page().dataset.hall, ...fields };
  chosen.clear();
  return shared.send(`${page().dataset.board}/steps`, said);
};

const under = (x, y) => document.elementFromPoint(x, y);
const target = (x, y) => {
  const there = under(x, y);
  return { booth: there?.closest?.("[data-booth]"), tray: there?.closest?.("[data-allot-tray]") };
};

const others = (booth) => booths().filter((one) => one.dataset.has === booth.dataset.has && one !== booth).map(numberOf);

const drop = ({ booth, tray }, source) => {
  const wanted = booth && chosen.has(numberOf(booth)) ? [...chosen] : booth && [numberOf(booth)];
  if (source.dataset.give) {
    if (booth) step({ act: "give", exhibitor: source.dataset.give, booths: wanted.join(" "), as: page().querySelector("[data-allot-as]").value });
  } else if (tray) step({ act: "release", reservation: source.dataset.has, exhibitor: source.dataset.of });
  else if (!booth || booth.dataset.has === source.dataset.has) return;
  else if (booth.dataset.has) step({ act: "swap", reservation: source.dataset.has, other: booth.dataset.has, exhibitor: source.dataset.of });
  else step({ act: "move", reservation: source.dataset.has, exhibitor: source.dataset.of, booths: (wanted.length > 1 ? wanted : [...others(source), ...wanted]).join(" ") });
};

const begin = () => {
  held.on = true;
  shared.dragging(held);
  held.ghost = document.createElement("output");
  held.ghost.className = "allot-ghost";
  held.ghost.textContent = held.name;
  document.body.append(held.ghost);
  document.documentElement.classList.add("allot-dragging");
};

const end = () => {
  held?.ghost?.remove();
  document.documentElement.classList.remove("allot-dragging");
  for (const one of document.querySelectorAll(".allot-over")) one.classList.remove("allot-over");
  held = null;
  shared.dragging(null);
};

document.addEventListener("pointerdown", (event) => {
  const source = event.target.closest?.("[data-allot] [data-give], [data-allot] [data-has]");
  if (!source || event.button !== 0 || event.pointerType === "touch" || !page()?.dataset.writes || event.target.closest(".button")) return;
  if (!matchMedia("(min-width: 60rem)").matches) return;
  const name = source.querySelector("p a, text:last-of-type")?.textContent ?? "";
  held = { source, name, x: event.clientX, y: event.clientY };
});

document.addEventListener("pointermove", (event) => {
  if (!held) return;
  if (!held.on && Math.hypot(event.clientX - held.x, event.clientY - held.y) < SLACK) return;
  if (!held.on) begin();
  event.preventDefault();
  held.ghost.style.translate = `${event.clientX + 12}px ${event.clientY + 12}px`;
  const { booth, tray } = target(event.clientX, event.clientY);
  for (const one of document.querySelectorAll(".allot-over")) one.classList.remove("allot-over");
  (booth ?? (held.source.dataset.has ? tray : null))?.classList.add("allot-over");
  const around = page().querySelector(".allot-around");
  const edge = around.getBoundingClientRect();
  const pull = (at, low, high) => (at > low && at < low + 30 ? -10 : at < high && at > high - 30 ? 10 : 0);
  around.scrollBy(pull(event.clientX, edge.left, edge.right), pull(event.clientY, edge.top, edge.bottom));
});

document.addEventListener("pointerup", (event) => {
  if (!held?.on) {
    held = null;
    return;
  }
  const { source } = held;
  const there = target(event.clientX, event.clientY);
  dropped = true; // the click that follows a drop leads nowhere
  setTimeout(() => { dropped = false; }, 0);
  end();
  drop(there, source);
});

const draw = () => document.documentElement.style.setProperty("--allot-zoom", ZOOMS[zoom]);

document.addEventListener("click", (event) => {
  if (!page()) return;
  if (dropped) {
    event.preventDefault();
    return;
  }
  const by = Number(event.target.closest?.("[data-allot-zoom]")?.dataset.allotZoom ?? 0);
  zoom = Math.min(Math.max(zoom + by, 0), ZOOMS.length - 1);
  if (by) draw();
  const booth = event.target.closest?.("[data-allot] [data-booth]:not([data-has])");
  if (!booth || !page().dataset.writes || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (!chosen.delete(numberOf(booth))) chosen.add(numberOf(booth));
  show();
}, true);

document.addEventListener("keydown", (event) => { if (event.key === "Escape" && held) end(); });
document.addEventListener("dragstart", (event) => { if (event.target.closest?.("[data-give], [data-has]")) event.preventDefault(); });
// A board that was looked at anew has forgotten what was chosen on it.
if (page()) new MutationObserver(() => { if (page()) show(); }).observe(page().parentElement, { childList: true });
