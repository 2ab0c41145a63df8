// Two points of the picture under a hall, touched instead of typed: they fill the form that brings it to scale.
{
const frame = document.querySelector("[data-points]");
const svg = frame.querySelector("svg");
const [from, to] = [["from_x", "from_y"], ["to_x", "to_y"]].map((names) => names.map((name) => document.getElementById(`field-${name}`)));
const marks = svg.appendChild(document.createElementNS(svg.namespaceURI, "g"));
marks.setAttribute("class", "floored-points");

const said = (fields) => fields.every((one) => one.value.trim()) ? fields.map((one) => Number(one.value.replace(",", "."))) : null;

const put = (name, values) => {
  const made = document.createElementNS(svg.namespaceURI, name);
  for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
  marks.append(made);
};

const show = () => {
  const [first, then] = [said(from), said(to)];
  marks.replaceChildren();
  if (first && then) put("line", { x1: first[0], y1: first[1], x2: then[0], y2: then[1] });
  for (const point of [first, then]) if (point) put("circle", { cx: point[0], cy: point[1], r: 0.8 });
};

svg.addEventListener("click", (event) => {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  const next = said(from) && !said(to) ? to : from;
  if (next === from) for (const one of to) one.value = "";
  [next[0].value, next[1].value] = [point.x, point.y].map((value) => String(Math.round(value * 100) / 100));
  if (next === to) document.getElementById("field-length").focus({ preventScroll: true });
  show();
});
for (const one of [...from, ...to]) one.addEventListener("input", show);
show();
}
