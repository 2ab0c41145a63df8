// `?` shows every shortcut, `g` and a letter lead to a page: never while somebody types, and not where it was turned off.
const SINGLE_KEYS = "keys-off";
const SOON = 1500;
const sheetAddress = "/desk/keys";
let sheet = null;
let goingSince = 0;
let singleKeys = true;
try { singleKeys = localStorage.getItem(SINGLE_KEYS) !== "1"; } catch { /* Storage may be closed to us. */ }

const turn = (within) => {
  for (const box of within.querySelectorAll("[data-single-keys]")) box.checked = singleKeys;
};

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-single-keys]")) return;
  singleKeys = event.target.checked;
  try { localStorage.setItem(SINGLE_KEYS, singleKeys ? "0" : "1"); } catch { /* The choice lasts as long as the page. */ }
});

const buildSheet = async () => {
  const answer = await fetch(sheetAddress, { headers: { accept: "text/html" } });
  if (answer.redirected || !answer.ok) return location.assign(sheetAddress);
  const page = await window.trusted.page(answer);
  sheet = document.createElement("dialog");
  sheet.className = "keys-over";
  sheet.tabIndex = -1;
  sheet.setAttribute("aria-label", page.querySelector("main h1").textContent);
  sheet.append(document.adoptNode(page.getElementById("keys-sheet")));
  sheet.addEventListener("click", (event) => { if (event.target === sheet) sheet.close(); });
  document.body.append(sheet);
};

const showSheet = async () => {
  if (!sheet) await buildSheet();
  if (!sheet || sheet.open) return;
  turn(sheet);
  sheet.showModal();
};

const isTypedInto = (target) => target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");

const go = (letter) => {
  const address = letter === "n" ? ".desk-bell" : `.desk-rail [data-go="${CSS.escape(letter)}"]`;
  const link = document.querySelector(address);
  if (link) location.assign(link.href);
  return Boolean(link);
};

document.addEventListener("keydown", (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  if (!document.querySelector(".desk-rail") || !singleKeys || !plain || isTypedInto(event.target)) return;
  if (document.querySelector("dialog[open]") && !sheet?.open) return;
  const going = event.timeStamp - goingSince < SOON && goingSince > 0;
  goingSince = 0;
  if (event.key === "?") {
    event.preventDefault();
    if (sheet?.open) sheet.close();
    else showSheet();
  } else if (going && /^[a-z]$/.test(event.key)) {
    if (go(event.key)) event.preventDefault();
  } else if (event.key === "g") goingSince = event.timeStamp;
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-sheet]");
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  showSheet();
});
turn(document);
