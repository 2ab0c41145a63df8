// The form at the table: what is saved stays on this phone until the server has it, and is sent by itself, each thing once.
const tables = document.querySelector("[data-table]");

const startTable = () => {
  const store = `table:${tables.dataset.table}`;
  const read = () => { try { return JSON.parse(localStorage.getItem(store)) ?? {}; } catch { return {}; } };
  const keep = () => { try { localStorage.setItem(store, JSON.stringify(waiting)); } catch { /* Sent at once, then. */ } };
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const said = tables.dataset;
  const waiting = read();
  let sending = false;

  const formOf = (name) => tables.querySelector(`form[data-table-form="${CSS.escape(name.startsWith("walk-in:") ? "walk-in" : name)}"]`);
  const say = (name, words, kind) => {
    const state = formOf(name)?.querySelector("[data-table-state]");
    if (!state) return;
    state.textContent = words;
    state.className = `table-state table-${kind}`;
    state.hidden = !words;
  };
  const tell = () => {
    const left = Object.values(waiting).filter((one) => !one.refused).length;
    const notice = tables.querySelector("[data-table-waiting]");
    notice.hidden = !left;
    notice.querySelector("b").textContent = number.format(left);
  };

  // A form that another visit's page began has another mark: the page is asked for a fresh one.
  const freshMark = async () => {
    const page = await window.trusted.page(await fetch(location.pathname));
    const mark = page.querySelector('input[name="csrf"]')?.value;
    for (const field of mark ? document.querySelectorAll('input[name="csrf"]') : []) field.value = mark;
  };
  const post = (one) => {
    const csrf = tables.querySelector('input[name="csrf"]').value;
    return fetch(one.action, { method: "POST", body: new URLSearchParams([["csrf", csrf], ...one.fields]), redirect: "manual" });
  };

  const arrived = (name, one) => {
    if (waiting[name]?.at !== one.at) return; // Saved once more meanwhile: that one is still to be sent.
    delete waiting[name];
    say(name, said.saidSent, "sent");
    const form = formOf(name);
    const sent = Object.fromEntries(one.fields);
    for (const field of name.startsWith("walk-in:") ? [] : form?.elements ?? []) {
      if (field.name.startsWith("was_")) field.value = sent[field.name.slice(4)] ?? "";
    }
    const badge = form?.closest("details").querySelector("[data-table-badge]");
    if (!badge) return;
    badge.textContent = said.saidRecorded;
    badge.classList.replace("badge-outline", "badge-ok");
  };
  const refused = (name, one, status) => {
    waiting[name] = { ...one, refused: true };
    say(name, status === 404 || status === 410 ? said.saidOver : said.saidRefused, "refused");
  };

  const send = async () => {
    if (sending) return;
    sending = true;
    for (const [name, one] of Object.entries(waiting).filter(([, each]) => !each.refused)) {
      let answer;
      try {
        answer = await post(one);
        if (answer.status === 403) { await freshMark(); answer = await post(one); }
      } catch { break; }
      if (answer.status >= 500 || answer.status === 429 || answer.status === 403) break;
      if (answer.type === "opaqueredirect" || answer.ok) arrived(name, one);
      else refused(name, one, answer.status);
      keep();
    }
    sending = false;
    tell();
  };

  tables.addEventListener("submit", (event) => {
    const form = event.target;
    let name = form.dataset.tableForm;
    if (waiting[name]?.refused && navigator.onLine) { // As without scripts, so that the page says what is wrong.
      delete waiting[name];
      keep();
      return;
    }
    event.preventDefault();
    if (!form.reportValidity()) return;
    const walkIn = name === "walk-in";
    form.elements.idempotency.value = crypto.randomUUID();
    if (walkIn) name = `walk-in:${form.elements.origin.value}`;
    const fields = [...new FormData(form)].filter(([field]) => field !== "csrf");
    waiting[name] = { action: form.getAttribute("action"), fields, at: Date.now() };
    keep();
    say(name, said.saidWaiting, "waiting");
    tell();
    if (walkIn) {
      form.reset();
      form.elements.origin.value = crypto.randomUUID();
    }
    send();
  });

  for (const [name, one] of Object.entries(waiting)) {
    const form = formOf(name);
    if (!name.startsWith("walk-in:")) for (const [field, value] of form ? one.fields : []) {
      if (field !== "idempotency") form.elements[field].value = value;
    }
    say(name, one.refused ? said.saidRefused : said.saidWaiting, one.refused ? "refused" : "waiting");
    form?.closest("details").setAttribute("open", "");
  }
  tell();
  send();
  window.addEventListener("online", send);
  setInterval(send, 10_000);
};

if (tables) startTable();
