// Translating by keyboard: keys press what stands on the page, memory goes into the field, the cursor waits at its end.
const pressed = (event) => {
  const held = event.altKey ? "alt+" : event.ctrlKey || event.metaKey ? "ctrl+" : "";
  const name = event.code.startsWith("Digit") ? event.code.slice(5) : event.code.startsWith("Key") ? event.code.slice(3) : event.key;
  return held && `${held}${name.toLowerCase()}`;
};

document.addEventListener("keydown", (event) => {
  if (!document.querySelector("[data-translating]") || event.isComposing) return;
  const wanted = pressed(event);
  const target = wanted && document.querySelector(`[data-press="${CSS.escape(wanted)}"]`);
  if (!target) return;
  event.preventDefault();
  target.click();
});

document.addEventListener("click", (event) => {
  const from = event.target.closest?.("[data-take]");
  const into = document.querySelector("[data-translating] textarea");
  if (!from || !into) return;
  into.value = document.getElementById(from.dataset.take).textContent;
  into.focus();
  into.dispatchEvent(new Event("input", { bubbles: true }));
});

document.addEventListener("click", (event) => {
  const from = event.target.closest?.("[data-insert]");
  const into = document.querySelector("[data-translating] textarea");
  if (!from || !into) return;
  into.setRangeText(document.getElementById(from.dataset.insert).textContent, into.selectionStart, into.selectionEnd, "end");
  into.focus();
  into.dispatchEvent(new Event("input", { bubbles: true }));
});

const field = document.querySelector("[data-translating] textarea");
if (field) {
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}
