// Open menus and panels (details) close on Escape, on a click elsewhere, and by their own button; focus goes back.
const openOnes = () => document.querySelectorAll("details.menu[open], details.filters[open]");

document.addEventListener("click", (event) => {
  for (const one of openOnes()) {
    const closing = event.target.closest?.("[data-close]");
    if (!one.contains(event.target) || closing) one.open = false;
    if (closing && one.contains(closing)) one.querySelector("summary").focus();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const one of openOnes()) {
    one.open = false;
    one.querySelector("summary").focus();
  }
});
