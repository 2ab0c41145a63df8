// Before the first paint: the visitor's choice of colours, the word that scripts run, and what they may make pages of.
{
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  } catch {
    // Storage may be closed to us; the system's colours stay.
  }
}
// The only policy of Trusted Types: what becomes a page came from this site as one, and no text becomes a script.
{
  const WORKER = "/offline.js";
  const rules = {
    createHTML: (text) => text,
    createScriptURL: (address) => {
      if (address !== WORKER) throw new TypeError(address);
      return address;
    },
  };
  const policy = window.trustedTypes?.createPolicy("madang", rules) ?? rules;
  window.trusted = Object.freeze({
    page: async (answer) => {
      const isOurs = new URL(answer.url).origin === location.origin && answer.headers.get("content-type")?.startsWith("text/html");
      if (!isOurs) throw new TypeError(answer.url);
      return new DOMParser().parseFromString(policy.createHTML(await answer.text()), "text/html");
    },
    worker: (address) => policy.createScriptURL(address),
  });
  // Before htmx begins, which asks its own site only.
  document.addEventListener("DOMContentLoaded", () => {
    window.htmx?.registerExtension("trusted", { init: (own) => own.initSecurity(policy) });
  });
}
