// How long something is still held: minutes and seconds beside the time that the page says anyway.
const two = (number) => String(number).padStart(2, "0");

const tick = (one) => {
  const left = Math.floor((Date.parse(one.dataset.countdown) - Date.now()) / 1000);
  const over = left <= 0;
  one.querySelector("[data-countdown-left]").textContent = over ? "" : `${Math.floor(left / 3600) ? `${Math.floor(left / 3600)}:` : ""}${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
  one.querySelector("[data-countdown-over]").hidden = !over;
  one.classList.toggle("countdown-near", !over && left < 120);
};

for (const one of document.querySelectorAll("[data-countdown]")) {
  tick(one);
  setInterval(() => tick(one), 1000);
}
