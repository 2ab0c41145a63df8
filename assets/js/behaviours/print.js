// Before printing, every day is sorted into a sheet for each hall; afterwards the page is as it was.
const hallNames = () => new Set([...document.querySelectorAll(".meeting[data-hall]")].map((one) => one.dataset.hall));

const sheetOf = (day, hall) => {
  const meetings = [...day.querySelectorAll(".meeting")].filter((one) => one.dataset.hall === hall);
  if (!meetings.length) return null;
  const sheet = Object.assign(document.createElement("section"), { className: "sheet" });
  const title = Object.assign(document.createElement("h2"), { className: "sheet-title" });
  const [place, date] = [document.createElement("span"), document.createElement("span")];
  place.textContent = hall;
  date.textContent = day.querySelector(".day-title span").textContent;
  title.append(place, date);
  sheet.append(title, ...meetings.map((one) => one.cloneNode(true)));
  return sheet;
};

window.addEventListener("beforeprint", () => {
  const results = document.getElementById("results");
  if (!results || results.querySelector(".sheet")) return;
  const halls = hallNames();
  for (const day of results.querySelectorAll(".day")) {
    for (const hall of halls) {
      const sheet = sheetOf(day, hall);
      if (sheet) results.append(sheet);
    }
  }
  results.classList.add("sheets");
});

window.addEventListener("afterprint", () => {
  for (const sheet of document.querySelectorAll(".sheet")) sheet.remove();
  document.getElementById("results")?.classList.remove("sheets");
});

document.addEventListener("click", (event) => { if (event.target.closest?.("[data-print]")) window.print(); });
