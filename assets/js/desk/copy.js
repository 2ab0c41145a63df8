// Copies lines that are shown, and says so on the button and to who listens.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  const label = button.querySelector("span");
  const former = label.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    label.textContent = button.dataset.said;
    setTimeout(() => { label.textContent = former; }, 2500);
  } catch {
    getSelection().selectAllChildren(button.closest(".field").querySelector("code"));
  }
});
