// The schedule's own links exchange #results in place; without this they are plain links to the same pages.
const results = () => document.getElementById("results");
let kept = { open: [], focus: null };

const isRefinement = (link, event) =>
  link && results()?.contains(link) && link.getAttribute("href")?.startsWith("?") && event.button === 0 &&
  !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

// What an exchange would lose: open panels, and where the focus was.
const remember = () => {
  const active = document.activeElement;
  kept = {
    open: [...document.querySelectorAll("[data-keep-open][open]")].map((one) => one.dataset.keepOpen),
    scroll: document.querySelector(".filters-groups")?.scrollTop ?? 0,
    focus: results()?.contains(active) ? active.textContent.replace(/[\d.,]+/g, "").trim() : null,
  };
};

const restore = () => {
  for (const name of kept.open) {
    const panel = document.querySelector(`[data-keep-open="${name}"]`);
    if (panel) panel.open = true;
  }
  const groups = document.querySelector(".filters-groups");
  if (groups) groups.scrollTop = kept.scroll ?? 0;
  if (kept.focus === null) return;
  const same = [...results().querySelectorAll("a, summary, button")].find(
    (one) => one.textContent.replace(/[\d.,]+/g, "").trim() === kept.focus,
  );
  same?.focus({ preventScroll: true });
};

const say = (words) => {
  const status = document.querySelector("[data-announce]");
  if (status) status.textContent = words;
};

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a");
  if (!isRefinement(link, event) || !window.htmx) return;
  event.preventDefault();
  window.htmx.ajax("GET", link.href, { target: "#results", select: "#results", swap: "outerHTML", push: link.href });
});

// The search words belong to the address: a link that changes them changes the field too.
const followAddress = () => {
  const field = document.getElementById("q");
  if (field && document.activeElement !== field) field.value = new URL(location.href).searchParams.get("q") ?? "";
};

document.addEventListener("htmx:before:request", () => { remember(); results()?.setAttribute("aria-busy", "true"); });
document.addEventListener("htmx:after:swap", () => {
  if (!results()) return;
  restore();
  followAddress();
  say(results().dataset.hits);
  document.dispatchEvent(new CustomEvent("results:shown"));
});
document.addEventListener("htmx:error", () => {
  results()?.removeAttribute("aria-busy");
  say(document.querySelector("[data-announce]")?.dataset.failed ?? "");
});
