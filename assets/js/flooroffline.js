// The plan without a line: what an address asks for stands out in the hall that was kept; a way cannot be worked out here,
// and that is said.
const told = document.querySelector("[data-no-way]");

const standOut = (number) => {
  const booth = document.getElementById(`b-${number.trim().toUpperCase()}`);
  booth?.classList.add("plan-chosen");
  const label = booth && [...document.querySelectorAll(".plan-numbers text")].find((one) => one.textContent === number.trim().toUpperCase());
  label?.classList.add("plan-on");
};

const narrow = (kind) => {
  const booths = [...document.querySelectorAll(".plan-booths a[id]")].filter((one) => kind === "shell" ? !one.matches(".raw, .other") : one.classList.contains(kind));
  for (const one of [...booths, ...document.querySelectorAll(`.plan-point-${CSS.escape(kind)}`)]) one.classList.add("plan-hit");
  document.querySelector("[data-plan]").classList.add("plan-narrowed");
  for (const chip of document.querySelectorAll(".floor-options a")) if (new URL(chip.href).searchParams.get("show") === kind) chip.setAttribute("aria-current", "true");
};

if (document.body.dataset.keptAt && told && !document.querySelector(".way-steps")) {
  const asked = new URLSearchParams(location.search);
  const [from, to, show, query] = ["from", "to", "show", "q"].map((name) => asked.get(name) ?? "");
  if (show && !document.querySelector(".plan-narrowed")) narrow(show);
  if (query) {
    const field = document.querySelector("[data-plan-search]");
    field.value = query;
    field.dispatchEvent(new Event("input"));
  }
  for (const number of [from, to, decodeURIComponent(location.pathname.split("/")[4] ?? "")]) if (number) standOut(number);
  for (const [name, value] of Object.entries({ from, to })) if (value) document.getElementById(`way-${name}`).value = value;
  told.hidden = !(from && to);
  if (from && to) told.scrollIntoView({ block: "center" });
}
