// A screen that nobody attends to: one picture after another, the time, and a new page every half minute. What the
// page consists of is exchanged, never added to, so that days do not wear it out.
const TURN_MS = 12000;
const ASK_MS = 30000;
const JITTER_MS = 5000;
const FRESH_START_MS = 6 * 3600000;
const WAIT_MS = 15000;
// Trusted Types: what becomes a page here is the answer of this very address.
const rules = { createHTML: (text) => text };
const policy = window.trustedTypes?.createPolicy("madang", rules) ?? rules;
const place = document.getElementById("parts");
const turns = document.querySelector(".turns");
const clock = document.querySelector("[data-clock]");
const age = document.querySelector("[data-age]");
const began = Date.now();
const written = (at) => new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: clock.dataset.clock }).format(at);
const pattern = age.textContent;
const named = new URLSearchParams(location.search).get("screen");
let heard = Date.now();
let body = place.innerHTML;
let turn = 0;

const show = () => {
  const chosen = turn % place.children.length;
  [...place.children].forEach((part, number) => part.classList.toggle("shown", number === chosen));
  [...turns.children].forEach((dot, number) => dot.classList.toggle("shown", number === chosen));
};

const exchange = (page) => {
  const fresh = page.getElementById("parts");
  if (!fresh) return;
  if (page.querySelector("script[src]").getAttribute("src") !== document.querySelector("script[src]").getAttribute("src")) location.reload();
  place.dataset.release = fresh.dataset.release;
  if (fresh.innerHTML === body) return;
  body = fresh.innerHTML;
  place.replaceChildren(...fresh.children);
  turns.replaceChildren(...page.querySelector(".turns").children);
  document.querySelector(".qr").replaceWith(page.querySelector(".qr"));
  show();
};

// Only a screen that was named at the desk says that it lives; who looks at its page says nothing.
const live = () => {
  if (named) fetch(`${place.dataset.seen}/${encodeURIComponent(named)}/seen`, { method: "POST", body: place.dataset.release }).catch(() => {});
};

const ask = async () => {
  try {
    const answer = await fetch(location.href, { cache: "no-cache", signal: AbortSignal.timeout(WAIT_MS) });
    if (!answer.ok) throw new Error(String(answer.status));
    const text = await answer.text();
    heard = Date.now();
    if (heard - began > FRESH_START_MS) return location.reload();
    exchange(new DOMParser().parseFromString(policy.createHTML(text), "text/html"));
    age.hidden = true;
    live();
  } catch {
    // The line is bad: the last page stays, and says how old it is.
    age.textContent = pattern.replace("––:––", written(heard));
    age.hidden = false;
  }
  setTimeout(ask, ASK_MS + (Math.random() - 0.5) * JITTER_MS);
};

document.documentElement.classList.add("turning");
show();
live();
setInterval(() => { turn += 1; show(); }, TURN_MS);
setInterval(() => { if (!("still" in clock.dataset)) clock.textContent = written(Date.now()); }, 1000);
setTimeout(ask, ASK_MS * Math.random());
