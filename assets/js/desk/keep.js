// What was typed and not yet saved stays in this tab, and is back in the form after signing in again. Never files or secrets.
(() => {
  const BEGIN = "kept:";
  const LEFT_OUT = ["password", "file", "submit", "button"];
  const OF_ONE_PAGE = ["csrf", "idempotency"];
  const key = (form) => BEGIN + form.getAttribute("action");
  const fields = (form) => [...form.elements].filter((one) => one.name && !OF_ONE_PAGE.includes(one.name) && !LEFT_OUT.includes(one.type));
  const chosen = (one) => one.type === "radio" || one.type === "checkbox";
  const typed = (form) => fields(form).filter((one) => !chosen(one) || one.checked).map((one) => [one.name, one.value]);
  const read = (name) => {
    try { return JSON.parse(sessionStorage.getItem(name)); } catch { return null; }
  };
  const keep = (form, sent) => {
    try {
      sessionStorage.setItem(key(form), JSON.stringify({ owner: form.dataset.keep, values: typed(form), sent }));
    } catch { /* a full or forbidden store: the form works without */ }
  };
  const kept = () => Object.keys(sessionStorage).filter((name) => name.startsWith(BEGIN));

  const fill = (form, values) => {
    const given = new Map(values);
    for (const one of fields(form)) {
      if (chosen(one)) one.checked = given.get(one.name) === one.value;
      else if (given.has(one.name)) one.value = given.get(one.name);
    }
  };

  const bring = (form) => {
    const entry = read(key(form));
    if (!entry) return;
    if (entry.owner !== form.dataset.keep) return sessionStorage.removeItem(key(form));
    if (form.querySelector("[data-summary]")) return;
    if (JSON.stringify(entry.values) === JSON.stringify(typed(form))) return sessionStorage.removeItem(key(form));
    fill(form, entry.values);
    keep(form, false);
    const told = form.querySelector("[data-kept]");
    if (told) told.hidden = false;
  };

  if (!location.pathname.startsWith("/account/")) {
    const here = [...document.querySelectorAll("form[data-keep], form[data-keeping]")].map(key);
    for (const name of kept()) if (read(name)?.sent && !here.includes(name)) sessionStorage.removeItem(name);
  }
  document.querySelectorAll("form[data-keep]").forEach(bring);

  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-keep]");
    if (form) keep(form, false);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-keep]")) keep(event.target, true);
    if (event.target.matches('form[action="/account/sign-out"]')) kept().forEach((name) => sessionStorage.removeItem(name));
  });
  document.addEventListener("click", (event) => {
    const form = event.target.closest?.("[data-drop]")?.closest("form");
    if (!form) return;
    sessionStorage.removeItem(key(form));
    location.assign(location.href);
  });
})();
