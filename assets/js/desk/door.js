// The list at the door: a tick shows at once and is kept until it has arrived; the other doors' ticks are asked for.
const list = document.querySelector("[data-door]");

const startDoor = () => {
  const key = `door:${list.dataset.door}`;
  const read = () => { try { return JSON.parse(localStorage.getItem(key)) ?? {}; } catch { return {}; } };
  const keep = (waiting) => { try { localStorage.setItem(key, JSON.stringify(waiting)); } catch { /* Sent at once, then. */ } };
  const lost = document.querySelector("[data-door-waiting]");
  const count = document.querySelector("[data-door-count]");
  const number = new Intl.NumberFormat(document.documentElement.lang);
  let waiting = read();
  let sending = false;

  const show = (seat, arrived) => {
    const form = document.getElementById(`seat-${seat}`)?.querySelector("form");
    if (!form) return;
    form.elements.arrived.value = arrived ? "no" : "yes";
    form.querySelector("button").setAttribute("aria-pressed", String(arrived));
  };

  const tell = (here) => {
    count.textContent = number.format(here);
    const left = Object.keys(waiting).length;
    lost.hidden = !left || navigator.onLine && sending;
    lost.querySelector("b").textContent = number.format(left);
  };
  const ticked = () => list.querySelectorAll('[aria-pressed="true"]').length;

  const send = async () => {
    if (sending) return;
    sending = true;
    for (const [seat, one] of Object.entries(waiting)) {
      const csrf = list.querySelector('input[name="csrf"]').value;
      const body = new URLSearchParams({ csrf, arrived: one.arrived ? "yes" : "no", at: String(one.at) });
      let answer;
      try { answer = await fetch(`${list.dataset.door}/${seat}`, { method: "POST", body, redirect: "manual" }); } catch { break; }
      if (answer.status >= 500 || answer.status === 429) break;
      if (answer.type !== "opaqueredirect" && (answer.status === 401 || answer.status === 403)) { location.reload(); return; }
      if (waiting[seat]?.at === one.at) delete waiting[seat];
      keep(waiting);
    }
    sending = false;
    tell(ticked());
  };

  list.addEventListener("submit", (event) => {
    event.preventDefault();
    const seat = event.target.closest("li").id.replace("seat-", "");
    const arrived = event.target.elements.arrived.value === "yes";
    waiting[seat] = { arrived, at: Date.now() };
    keep(waiting);
    show(seat, arrived);
    tell(ticked());
    send();
  });

  const ask = async () => {
    try {
      const answer = await fetch(`${list.dataset.door}/state`, { headers: { accept: "application/json" } });
      if (!answer.ok) return;
      const there = new Set((await answer.json()).arrived);
      for (const [seat, one] of Object.entries(waiting)) one.arrived ? there.add(seat) : there.delete(seat);
      for (const row of list.children) show(row.id.replace("seat-", ""), there.has(row.id.replace("seat-", "")));
      tell(there.size);
    } catch { /* No line: what is on the page stays. */ }
  };

  const find = document.querySelector("[data-door-find]");
  find.addEventListener("input", () => {
    const words = find.value.trim().toLocaleLowerCase();
    for (const row of list.children) row.hidden = !row.dataset.doorName.toLocaleLowerCase().includes(words);
    document.querySelector("[data-door-none]").hidden = [...list.children].some((row) => !row.hidden);
  });
  document.querySelector("[data-door-print]").addEventListener("click", () => window.print());

  for (const [seat, one] of Object.entries(waiting)) show(seat, one.arrived);
  send();
  window.addEventListener("online", send);
  setInterval(() => { send().then(ask); }, 10_000);
};

if (list) startDoor();
