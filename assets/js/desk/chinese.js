// A device without a Chinese font is lent one where there is Chinese to read, unless its line is to be spared: slices of Noto
// Sans SC, of which the browser fetches those that the page needs.
const lendChinese = () => {
  const script = document.querySelector("script[data-chinese]");
  if (!script || navigator.connection?.saveData || !document.querySelector("main [lang='zh-Hans']")) return;
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = "20px 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
  if (Math.abs(pen.measureText("这").width - 20) < 1) return; // every Chinese letter is as wide as it is high
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = script.dataset.chinese;
  document.head.append(sheet);
  script.removeAttribute("data-chinese");
};
lendChinese();
document.addEventListener("htmx:after:swap", lendChinese);
