// Choosing all sessions of a page at once.
document.addEventListener("change", (event) => {
  if (!event.target.matches?.("[data-bulk-all]")) return;
  for (const one of event.target.form.querySelectorAll('input[name="session"]')) one.checked = event.target.checked;
});
