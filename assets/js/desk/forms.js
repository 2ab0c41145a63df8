// Forms: the summary of mistakes is where reading goes on, a form is sent once, a password can be looked at.
document.querySelector("[data-summary]")?.focus();

// Without a line nothing is sent, and the page stays with what was typed on it, instead of the browser's own in its place.
const noLine = document.querySelector("[data-no-line]");
document.addEventListener("submit", (event) => {
  if (navigator.onLine || event.defaultPrevented || !noLine) return;
  event.preventDefault();
  noLine.hidden = false;
});
window.addEventListener("online", () => { if (noLine) noLine.hidden = true; });

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches?.("[data-once]") || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
});

// Coming back with the Back button, the page is as it was left: it may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-reveal]");
  if (!button) return;
  const input = document.getElementById(button.dataset.reveal);
  const shown = input.type === "text";
  input.type = shown ? "password" : "text";
  button.setAttribute("aria-pressed", String(!shown));
  button.querySelector("use").setAttribute("href", button.querySelector("use").getAttribute("href").replace(/#.*/, shown ? "#eye" : "#eye-off"));
});
