// Stars: a button on whatever leads to a session. What is kept stands in a cookie, so that "My programme" needs no script.
const starBox = document.querySelector("[data-stars]");
const DAYS = 400;
const SESSION = /\/sessions\/([A-Z0-9]{6})$/;

const cookieOf = () => `stars-${starBox.dataset.stars}`;

const readStars = () => {
  const written = document.cookie.split("; ").find((one) => one.startsWith(`${cookieOf()}=`)) ?? "";
  return new Set(written.slice(cookieOf().length + 1).split(".").filter(Boolean));
};

const writeStars = (codes) => {
  const age = codes.size ? DAYS * 86400 : 0;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${cookieOf()}=${[...codes].join(".")}; path=/; max-age=${age}; samesite=lax${secure}`;
};

const showStars = () => {
  const kept = readStars();
  for (const button of document.querySelectorAll("[data-star]")) {
    button.setAttribute("aria-pressed", String(kept.has(button.dataset.star)));
  }
};

const starFor = (code, title) => {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "star" });
  button.dataset.star = code;
  button.setAttribute("aria-label", `${starBox.dataset.label}: ${title}`);
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", starBox.dataset.icon);
  picture.append(use);
  button.append(picture);
  return button;
};

const addStars = () => {
  if (!starBox) return;
  for (const link of document.querySelectorAll(".meeting-link, .card .card-link")) {
    const code = SESSION.exec(link.pathname)?.[1];
    const box = link.closest(".meeting, .card");
    if (code && !box.querySelector(":scope > .star")) box.append(starFor(code, link.textContent));
  }
  showStars();
};

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-star]");
  if (!button || !starBox) return;
  const kept = readStars();
  if (!kept.delete(button.dataset.star)) kept.add(button.dataset.star);
  writeStars(kept);
  showStars();
});
document.addEventListener("results:shown", addStars);
window.addEventListener("pageshow", () => { if (starBox) showStars(); });
addStars();
