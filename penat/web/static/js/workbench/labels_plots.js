/** Two small plots: precision over recall, and truth over confidence. */

const SPACE = "http://www.w3.org/2000/svg";
const WIDE = 360, HIGH = 260, LEFT = 40, BOTTOM = 34, TOP = 12, RIGHT = 14;

/** @param {string} tag @param {Record<string, any>} props @param {...(Node|string)} children */
export function svg(tag, props, ...children) {
  const made = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(props)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

const x = (share) => LEFT + share * (WIDE - LEFT - RIGHT);
const y = (share) => HIGH - BOTTOM - share * (HIGH - BOTTOM - TOP);

/** @param {string} told @param {string} across @param {string} up @param {...Node} drawn */
function frame(told, across, up, ...drawn) {
  const marks = [0, 0.5, 1].flatMap((one) => [
    svg("text", { x: x(one), y: HIGH - BOTTOM + 14, "text-anchor": "middle" }, String(one)), svg("text", { x: LEFT - 6, y: y(one) + 4, "text-anchor": "end" }, String(one))]);
  return svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, class: "plot", role: "img", "aria-label": told }, svg("path", { class: "axis", d: `M${x(0)} ${y(1)}V${y(0)}H${x(1)}` }), ...marks,
    svg("text", { x: (x(0) + x(1)) / 2, y: HIGH - 5, "text-anchor": "middle" }, across), svg("text", { x: 11, y: (y(0) + y(1)) / 2, "text-anchor": "middle", transform: `rotate(-90 11 ${(y(0) + y(1)) / 2})` }, up), ...drawn);
}

/** @param {{precision: number, recall: number}[]} curve @param {{precision: number, recall: number}} cut @param {number} chance */
export function curvePlot(curve, cut, chance) {
  const line = curve.map((one) => `${x(one.recall).toFixed(1)},${y(one.precision).toFixed(1)}`).join(" ");
  return frame(`Precision ${cut.precision.toFixed(2)} at recall ${cut.recall.toFixed(2)}`, "recall", "precision", svg("path", { class: "even", d: `M${x(0)} ${y(chance)}H${x(1)}` }),
    svg("polyline", { class: "line", points: line }), svg("circle", { cx: x(cut.recall), cy: y(cut.precision), r: 5 }));
}

/** @param {{confidence: number, share: number, count: number}[]} bins */
export function calibrationPlot(bins) {
  const most = Math.max(1, ...bins.map((one) => one.count));
  const filled = bins.filter((one) => one.count);
  return frame(`${filled.length} bins of confidence against the share that belongs`, "confidence", "share that belongs", svg("path", { class: "even", d: `M${x(0)} ${y(0)}L${x(1)} ${y(1)}` }),
    svg("polyline", { class: "line", points: filled.map((one) => `${x(one.confidence).toFixed(1)},${y(one.share).toFixed(1)}`).join(" ") }),
    ...filled.map((one) => svg("circle", { cx: x(one.confidence), cy: y(one.share), r: 2.5 + 4 * Math.sqrt(one.count / most) })));
}
