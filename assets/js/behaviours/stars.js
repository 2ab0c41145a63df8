// Stars: a button on whatever leads to a session. What is kept stands in a cookie, so that "My programme" needs no script.
// A cookie that begins with ~ mirrors what the server keeps (an account's stars, or those that a calendar follows): then
// changes are sent as well, at once or when there is a line again.
const starBox = document.querySelector("[data-stars]");
const DAYS = 400;
const SESSION = /\/sessions\/([A-Z0-9]{6})$/;
const OURS = "~";

const cookieOf = () => `stars-${starBox.dataset.stars}`;
const mineAt = (edition) => `/${document.documentElement.lang}/${edition}/mine`;

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

// Changes that the server does not have yet, by code: true to keep, false to drop.
const pendingOnes = () => {
  try { return JSON.parse(localStorage.getItem(`${cookieOf()}-pending`) ?? "{}"); } catch { return {}; }
};
const setPending = (changes) => {
  try { localStorage.setItem(`${cookieOf()}-pending`, JSON.stringify(changes)); } catch { /* Sent now or never. */ }
};

const send = async (changes) => {
  const mine = mineAt(starBox.dataset.stars);
  const { where, csrf } = await (await fetch(`${mine}/kept`)).json();
  if (where === "browser") return;
  for (const [session, on] of Object.entries(changes)) {
    await fetch(on ? mine : `${mine}/removal`, {
      method: "POST", body: new URLSearchParams({ session }), headers: { "x-csrf-token": csrf }, redirect: "manual",
    });
  }
};

let sending = false;
const sendPending = async () => {
  const changes = pendingOnes();
  if (sending || !Object.keys(changes).length) return;
  sending = true;
  try {
    await send(changes);
    const later = Object.entries(pendingOnes()).filter(([code, on]) => changes[code] !== on);
    setPending(Object.fromEntries(later));
  } catch {
    // No line: they wait until there is one.
  }
  sending = false;
  showStars();
};

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-star]");
  if (!button || !starBox) return;
  const kept = readStars();
  const code = button.dataset.star;
  const on = !kept.delete(code);
  if (on) kept.add(code);
  writeStars(kept);
  showStars();
  if (!kept.has(OURS)) return;
  setPending({ ...pendingOnes(), [code]: on });
  sendPending();
});

document.addEventListener("results:shown", addStars);
if (starBox) {
  window.addEventListener("pageshow", showStars);
  window.addEventListener("online", sendPending);
  sendPending();
}
addStars();

// Just signed in: what this browser kept becomes part of the account's.
if (location.pathname.startsWith("/account")) {
  for (const [, edition] of document.cookie.matchAll(/(?:^|; )stars-([\w-]+)=(?!~)/g)) fetch(`${mineAt(edition)}/kept`).catch(() => {});
}
