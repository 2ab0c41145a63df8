// What was typed and not yet saved stays in this tab, and is back in the form after signing in again. Never files or secrets.
(() => {
  const BEGIN = "kept:";
  const LEFT_OUT = ["password", "file", "submit", "button", "hidden"]; // what is hidden is the page's own, a revision above all
  const key = (form) => BEGIN + form.getAttribute("action");
  const fields = (form) => [...form.elements].filter((one) => one.name && !LEFT_OUT.includes(one.type));
  const chosen = (one) => one.type === "radio" || one.type === "checkbox";
  const id = (one) => (chosen(one) ? `${one.name}=${one.value}` : one.name);
  const said = (one) => (chosen(one) ? one.checked : one.value);
  const shown = (one) => {
    if (chosen(one)) return one.defaultChecked;
    if (!one.options) return one.defaultValue;
    return ([...one.options].find((option) => option.defaultSelected) ?? one.options[0])?.value;
  };
  const read = (name) => {
    try { return JSON.parse(sessionStorage.getItem(name)); } catch { return null; }
  };
  const mine = (form) => {
    const entry = read(key(form));
    return entry?.owner === form.dataset.keep ? entry : null;
  };

  // Only what somebody changed: whatever another saves meanwhile in the fields beside it is not taken back.
  const typed = (form) => {
    const values = { ...mine(form)?.values };
    for (const one of fields(form)) {
      if (said(one) !== shown(one) || id(one) in values) values[id(one)] = said(one);
    }
    return values;
  };
  const keep = (form, sent) => {
    try {
      sessionStorage.setItem(key(form), JSON.stringify({ owner: form.dataset.keep, values: typed(form), sent }));
    } catch { /* a full or forbidden store: the form works without */ }
  };
  const kept = () => Object.keys(sessionStorage).filter((name) => name.startsWith(BEGIN));

  const bring = (form) => {
    const entry = mine(form);
    if (!entry) return sessionStorage.removeItem(key(form));
    if (form.matches("[data-told]") || form.querySelector("[data-summary]")) return;
    const back = fields(form).filter((one) => id(one) in entry.values && entry.values[id(one)] !== said(one));
    if (!back.length) return sessionStorage.removeItem(key(form));
    for (const one of back) {
      if (chosen(one)) one.checked = entry.values[id(one)];
      else one.value = entry.values[id(one)];
    }
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
    if (event.target.matches("form[data-keep]")) keep(event.target, !event.defaultPrevented);
    if (event.target.matches('form[action="/account/sign-out"]')) kept().forEach((name) => sessionStorage.removeItem(name));
  });
  document.addEventListener("click", (event) => {
    const form = event.target.closest?.("[data-drop]")?.closest("form");
    if (!form) return;
    sessionStorage.removeItem(key(form));
    location.assign(location.href);
  });
})();
