// The editor of a hall: what is chosen moves by keys, every act sends the form that stands beside the drawing, and others'
// steps appear by themselves. The drawing with the mouse is floordraw.js.
{
const [STEP, FAR] = [0.5, 3];
const { page } = window.trusted;
const live = () => document.getElementById("floor-live");
const frame = () => document.querySelector("[data-floor-frame]");
const status = () => document.querySelector("[data-floor-status]");
const chosen = () => frame()?.querySelector(".plan-chosen[data-thing], [data-thing]:has(> .floored-chosen), .plan-hit[data-thing]");
const box = (thing) => thing.dataset.box.split(" ").map(Number);
let busy = false;
let late = false;

const say = (text) => { status().hidden = !text; status().textContent = text; };
const tell = (text) => { document.querySelector("[data-floor-said]").textContent = text; };

// The answer takes the place of what is shown; the part of the hall that one looks at, and the frame if one was in it, stay.
const swap = (fresh) => {
  const inside = frame()?.contains(document.activeElement);
  live().replaceWith(document.adoptNode(fresh));
  document.dispatchEvent(new Event("floor:fresh"));
  if (inside) frame()?.focus({ preventScroll: true });
};

const typing = () => live()?.querySelector("form[data-typed]");

const refresh = async (address = location.href, wanted = false) => {
  if (busy || (typing() && !wanted)) { late = true; return false; }
  late = false;
  const answer = await window.madangPatient(address, { headers: { accept: "text/html" } });
  const fresh = answer?.ok && !answer.redirected ? (await page(answer)).getElementById("floor-live") : null;
  say(fresh ? "" : status().dataset[answer?.redirected ? "out" : "deaf"]);
  if (!fresh || busy) return false;
  if (Number(fresh.dataset.step) < Number(live().dataset.step)) return true; // a later answer has overtaken this one
  swap(fresh);
  return true;
};

const go = async (address, focus) => {
  history.replaceState(null, "", address);
  if (await refresh(address, true)) focus?.();
};

// A refusal comes back as the page with the form as it was typed; success leads on to the page of what came of it.
const send = async (address, fields, said) => {
  const sent = { method: "POST", body: new URLSearchParams(fields), headers: { accept: "text/html" } };
  const answer = await window.madangPatient(address, sent);
  if (!answer) { say(status().dataset.gone); return false; }
  const shown = await page(answer);
  const fresh = shown.getElementById("floor-live");
  if (!fresh) { say(shown.querySelector("[data-summary], .notice, main p")?.textContent.trim() || status().dataset.out); return false; }
  if (answer.redirected) history.replaceState(null, "", answer.url);
  say("");
  swap(fresh);
  if (!answer.ok) { live().querySelector("[data-summary]")?.focus(); return false; }
  if (said) tell(said);
  return true;
};

const fields = (thing, [x, y, width, depth]) => {
  const round = (value) => String(Math.round(value * 1000) / 1000);
  const form = live().querySelector("[data-floor-form]");
  const begun = form?.getAttribute("action")?.endsWith(thing.dataset.thing) ? Object.fromEntries(new FormData(form)) : {};
  const own = { csrf: live().dataset.writes, panel: thing.dataset.thing.replace("booths/", "booth:").replace("features/", "feature:"), kind: thing.dataset.kind };
  if (thing.dataset.number) own.number = thing.dataset.number;
  return { ...own, ...begun, idempotency: crypto.randomUUID(), x: round(x), y: round(y), width: round(width), depth: round(depth) };
};

const put = (thing, to) => send(`${live().dataset.here}/${thing.dataset.thing}`, fields(thing, to), `${thing.dataset.number ?? ""} ${to.slice(0, 2).map((one) => Math.round(one * 100) / 100).join(", ")}`);

const undo = () => {
  const mine = live().querySelector('[data-undo="mine"]');
  if (mine) send(mine.getAttribute("action"), new FormData(mine));
};

// Arrow keys held down are one step: it is sent when they rest.
let held = null;
let resting = 0;
const nudge = (x, y) => {
  const thing = held?.thing ?? chosen();
  if (!thing) return;
  held ??= { thing, to: box(thing) };
  busy = true;
  held.to[0] += x;
  held.to[1] += y;
  const [left, top] = box(thing);
  thing.setAttribute("transform", `translate(${held.to[0] - left} ${held.to[1] - top})`);
  tell(held.to.slice(0, 2).join(", "));
  clearTimeout(resting);
  resting = setTimeout(async () => { const { thing: one, to } = held; held = null; busy = false; if (!(await put(one, to))) one.removeAttribute("transform"); if (late) refresh(); }, 350);
};

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
document.addEventListener("keydown", (event) => {
  if (!live()?.dataset.writes || event.target.closest?.("input, textarea, select, dialog")) return;
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && key === "z" && !event.shiftKey) { event.preventDefault(); undo(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || !frame()?.contains(event.target)) return;
  const way = ARROWS[event.key];
  if (way && chosen()) { event.preventDefault(); const by = event.shiftKey ? FAR : STEP; nudge(way[0] * by, way[1] * by); }
  if (key === "delete") live().querySelector("[data-floor-remove] button")?.focus();
  if (key === "n") { const all = [...frame().querySelectorAll("a[data-number]")]; const next = all[(all.indexOf(chosen()) + 1) % all.length]; if (next) go(next.getAttribute("href")); }
});

// Forms beside the drawing are sent from here, so that the drawing stays where it is.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!live()?.contains(form) || form.method !== "post") return;
  event.preventDefault();
  const sent = new FormData(form, event.submitter);
  delete form.dataset.typed;
  send(form.getAttribute("action"), sent);
});

let looking = 0;
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("#panel form");
  if (!form) return;
  form.dataset.typed = "yes";
  if (!("floorLook" in form.dataset)) return;
  clearTimeout(looking);
  looking = setTimeout(async () => {
    const sent = { ...Object.fromEntries(new FormData(form)), look: "yes" };
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: new URLSearchParams(sent), headers: { accept: "text/html" } }).catch(() => null);
    const ghosts = answer?.ok ? (await page(answer)).querySelector(".floored-ghosts") : null;
    if (ghosts && frame()) frame().querySelector(".floored-ghosts").replaceWith(document.adoptNode(ghosts));
  }, 300);
});

window.madangFloor = { live, frame, chosen, box, put, go, busy: (value) => { busy = value; if (!value && late) refresh(); } };

const board = live();
if (board) {
  const ears = new EventSource(`${board.dataset.floor}/listen?after=${board.dataset.step}`);
  ears.onmessage = (event) => { if (event.data && event.data !== live()?.dataset.step) refresh(); };
  ears.onopen = () => { if (!status().hidden) refresh(); };
  ears.onerror = () => { if (document.visibilityState === "visible") say(status().dataset.deaf); };
  window.addEventListener("pagehide", () => ears.close());
}
}
