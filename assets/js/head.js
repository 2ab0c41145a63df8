// Before the first paint: the visitor's choice of colours, and the word that scripts run.
{
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  } catch {
    // Storage may be closed to us; the system's colours stay.
  }
}
