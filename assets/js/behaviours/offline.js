// Keeps the programme in this browser for when there is no line, and says how old it is when that is what one sees.
const offlineBox = document.querySelector("[data-offline]");
const AFTER = 4000;
const keptAt = document.body.dataset.keptAt;

const sayAge = () => {
  const line = Object.assign(document.createElement("p"), { className: "notice notice-warn offline-age" });
  line.setAttribute("role", "status");
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short", numberingSystem: "latn" });
  line.textContent = offlineBox.dataset.offline.replace("{when}", format.format(new Date(keptAt)));
  document.getElementById("main").prepend(line);
};

// "My programme" without a line: of the whole programme, what has a star.
const showStarred = () => {
  for (const meeting of document.querySelectorAll(".meeting")) {
    meeting.hidden = meeting.querySelector(".star")?.getAttribute("aria-pressed") !== "true";
  }
  for (const part of [...document.querySelectorAll(".hour"), ...document.querySelectorAll(".day")]) {
    part.hidden = !part.querySelector(".meeting:not([hidden])");
  }
  for (const other of document.querySelectorAll(".agenda-bar, .legend, .agenda-search, .agenda-facts")) other.hidden = true;
  document.querySelector("h1").textContent = offlineBox.dataset.mine;
};

const keepProgramme = async () => {
  await navigator.serviceWorker.register(window.trusted.worker(offlineBox.dataset.worker));
  const { active } = await navigator.serviceWorker.ready;
  const sessions = [...document.querySelectorAll("[data-star][aria-pressed='true']")].map((one) => `${offlineBox.dataset.sessions}${one.dataset.star}`);
  const also = (offlineBox.dataset.also ?? "").split(" ").filter(Boolean);
  const assets = performance.getEntriesByType("resource").map((one) => one.name).filter((name) => new URL(name).pathname.startsWith("/assets/"));
  active.postMessage({ programme: offlineBox.dataset.programme, sessions: [...new Set([...sessions, ...also])], assets });
};

if (offlineBox && keptAt) {
  sayAge();
  if (document.body.dataset.only === "stars") setTimeout(showStarred);
} else if (offlineBox && "serviceWorker" in navigator && !navigator.connection?.saveData) {
  setTimeout(() => keepProgramme().catch(() => {}), AFTER);
}
