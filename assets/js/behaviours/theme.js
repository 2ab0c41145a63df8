// Light, dark, or as the device: the visitor's choice, kept on their device. head.js applies it before the first paint.
const chosenTheme = () => document.documentElement.dataset.theme ?? "system";

const showTheme = () => {
  for (const button of document.querySelectorAll("[data-theme-value]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeValue === chosenTheme()));
  }
};

document.addEventListener("click", (event) => {
  const value = event.target.closest?.("[data-theme-value]")?.dataset.themeValue;
  if (!value) return;
  if (value === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = value;
  try {
    if (value === "system") localStorage.removeItem("theme");
    else localStorage.setItem("theme", value);
  } catch {
    // Storage may be closed to us: the choice lasts as long as the page.
  }
  showTheme();
});
showTheme();
document.addEventListener("htmx:after:swap", showTheme);
