// Inside the frame: tells the page around it how high it is, and takes its colours. Only the window above is listened to;
// the policy of this page says whose that may be.
const NAMES = { ink: "--ink", muted: "--muted", surface: "--surface", line: "--line", accent: "--primary", "on-accent": "--on-primary" };
const ASK_MS = 60000;
const root = document.documentElement;
let around = null;
let told = 0;

const tell = () => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (!around || height === told) return;
  told = height;
  parent.postMessage({ madang: "height", height }, around);
};

const dress = ({ scheme, colours }) => {
  root.dataset.theme = scheme === "dark" ? "dark" : "light";
  for (const [name, property] of Object.entries(NAMES)) {
    const colour = colours?.[name];
    if (typeof colour === "string" && colour && CSS.supports("color", colour)) root.style.setProperty(property, colour);
    else root.style.removeProperty(property);
  }
};

const ask = async () => {
  try {
    const answer = await fetch(location.href, { cache: "no-cache", signal: AbortSignal.timeout(ASK_MS / 4) });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    const now = document.querySelector("main");
    if (answer.ok && fresh && fresh.innerHTML !== now.innerHTML && !now.contains(document.activeElement)) now.replaceWith(fresh);
  } catch {
    // The line is bad: what is there stays.
  }
};

addEventListener("message", (event) => {
  if (parent === window || event.source !== parent || event.data?.madang !== "look") return;
  around = event.origin;
  told = 0;
  dress(event.data);
  tell();
});
new ResizeObserver(tell).observe(document.body);
setInterval(ask, ASK_MS);
