// Share with what the device offers, else copy the address and say so; data-share-asked: with what the page is asked for.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-share]");
  if (!button) return;
  const { share, shareTitle: title, said, shareAsked: asked } = button.dataset;
  const url = share + (asked === undefined ? "" : location.search);
  try {
    if (navigator.share) {
      await navigator.share({ url, title });
      return;
    }
    await navigator.clipboard.writeText(url);
    const label = button.querySelector("span");
    const former = label.textContent;
    label.textContent = said;
    document.querySelector("[data-share-said]").textContent = said;
    setTimeout(() => { label.textContent = former; }, 2500);
  } catch (error) {
    if (error.name !== "AbortError") window.prompt(title, url);
  }
});
