// Single keys for people who live in the schedule; they can be turned off (WCAG 2.1.4) and never act while typing.
const KEYS_OFF = "keys-off";
const dialog = () => document.querySelector("[data-keys]");
let keysOff = false;
try { keysOff = localStorage.getItem(KEYS_OFF) === "1"; } catch { /* Storage may be closed to us. */ }

const showHelp = () => {
  dialog().querySelector("[data-keys-on]").checked = !keysOff;
  dialog().showModal();
};

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-keys-on]")) return;
  keysOff = !event.target.checked;
  try { localStorage.setItem(KEYS_OFF, keysOff ? "1" : "0"); } catch { /* The choice lasts as long as the page. */ }
});

const step = (distance) => {
  const links = [...document.querySelectorAll("#results .meeting-link, #results .room-now .card-link")];
  const at = links.indexOf(document.activeElement);
  const to = at < 0 ? (distance > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + distance, 0), links.length - 1);
  links[to]?.focus();
  links[to]?.scrollIntoView({ block: "center" });
};

const ACTIONS = {
  "/": () => document.getElementById("q")?.focus(),
  "?": showHelp,
  j: () => step(1),
  k: () => step(-1),
  t: () => document.dispatchEvent(new CustomEvent("zone:turn")),
  g: () => document.querySelector('[data-key="g"]')?.click(),
  l: () => document.querySelector('[data-key="l"]')?.click(),
  n: () => document.querySelector('[data-key="n"]')?.click(),
};

const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (!dialog() || keysOff || dialog().open || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const action = ACTIONS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});
document.addEventListener("click", (event) => { if (event.target.closest?.("[data-keys-open]")) showHelp(); });
