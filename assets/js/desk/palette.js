// Ctrl-K (or ⌘K) opens the palette over any page: the same search as /desk/palette, read from there while one types.
const PAUSE = 120;
const address = "/desk/palette";
let dialog = null;
let waiting = 0;
let asked = 0;

const fetched = async (query) => {
  const number = ++asked;
  const answer = await fetch(`${address}?q=${encodeURIComponent(query)}`, { headers: { accept: "text/html" } });
  if (answer.redirected || !answer.ok) {
    location.assign(address);
    return null;
  }
  const page = await window.trusted.page(answer);
  return number === asked ? page : null;
};

const lines = () => [...dialog.querySelectorAll(".palette-line")];

const choose = (index) => {
  const all = lines();
  const input = dialog.querySelector("[data-palette-input]");
  for (const one of all) one.classList.remove("palette-chosen");
  const one = all[(index + all.length) % all.length];
  one?.classList.add("palette-chosen");
  one?.scrollIntoView({ block: "nearest" });
  if (one) one.id = "palette-chosen-line";
  for (const other of all) if (other !== one) other.removeAttribute("id");
  input.setAttribute("aria-activedescendant", one ? one.id : "");
};

const refresh = async (query) => {
  const page = await fetched(query);
  const found = page?.getElementById("palette-found");
  if (!found) return;
  dialog.querySelector("#palette-found").replaceWith(document.adoptNode(found));
  choose(0);
};

const onKey = (event) => {
  const at = lines().findIndex((one) => one.classList.contains("palette-chosen"));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    choose(at + step);
  } else if (event.key === "Enter" && at >= 0 && !event.isComposing) {
    event.preventDefault();
    lines()[at].click();
  }
};

const build = async () => {
  const page = await fetched("");
  const form = page?.querySelector("[data-palette-form]");
  if (!form) return;
  dialog = document.createElement("dialog");
  dialog.className = "palette-over";
  dialog.setAttribute("aria-label", form.querySelector("input").getAttribute("aria-label"));
  dialog.append(document.adoptNode(form));
  document.body.append(dialog);
  const input = dialog.querySelector("[data-palette-input]");
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => refresh(input.value), PAUSE);
  });
  dialog.addEventListener("keydown", onKey);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  form.addEventListener("submit", (event) => event.preventDefault());
};

const open = async () => {
  if (!dialog) await build();
  if (!dialog || dialog.open) return;
  dialog.showModal();
  const input = dialog.querySelector("[data-palette-input]");
  input.focus();
  input.select();
  choose(0);
};

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (dialog?.open) dialog.close();
  else open();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-palette]");
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  open();
});

// On the page itself, focus goes to the field.
document.querySelector("main [data-palette-input]")?.focus();
