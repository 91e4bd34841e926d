/** What the results hold, in small drawings: counts, prices, and the curve of the scores with its bend. */

import { el, fill } from "../dom.js";

const SPACE = "http://www.w3.org/2000/svg";
const WIDE = 220, HIGH = 70, MOST = 8;

export class Summary {
  /** @param {(change: object) => void} change */
  constructor(change) {
    this.change = change;
    this.inside = el("div", { class: "summary-inside" });
    this.element = el("details", { class: "summary", hidden: true }, el("summary", {}, "What the results hold"), this.inside);
  }

  /** @param {any|null} told @param {import("./state.js").State} state */
  show(told, state) {
    this.element.hidden = !told || !told.counted;
    if (!told || !told.counted) return;
    const columns = Object.entries(told.columns).map(([name, counts]) => bars(name.replaceAll("_", " "), counts, told.counted));
    fill(this.inside, this.curve(told, state), told.prices && prices(told.prices), bars("category", told.categories, told.counted), ...columns);
  }

  /** @param {any} told @param {import("./state.js").State} state */
  curve(told, state) {
    const points = told.curve;
    const best = points[0][1], worst = points.at(-1)[1];
    const x = (rank) => ((rank - 1) / Math.max(1, told.curve_of - 1)) * WIDE;
    const y = (score) => HIGH - ((score - worst) / (best - worst || 1)) * (HIGH - 8) - 4;
    const svg = draw("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, class: "curve", role: "img", "aria-label": `Scores from ${best.toFixed(2)} to ${worst.toFixed(2)}` },
      draw("polyline", { points: points.map(([rank, score]) => `${x(rank).toFixed(1)},${y(score).toFixed(1)}`).join(" ") }));
    if (told.elbow) svg.append(draw("line", { x1: x(told.elbow), x2: x(told.elbow), y1: 0, y2: HIGH, class: "elbow" }));
    const at = told.elbow && points.reduce((near, point) => (Math.abs(point[0] - told.elbow) < Math.abs(near[0] - told.elbow) ? point : near))[1];
    const cut = (value, drop) => this.change({ cut: value === "" ? "" : value.toFixed(3), drop });
    return el("figure", {}, el("figcaption", {}, `Scores of the best ${told.curve_of}: ${best.toFixed(2)} to ${worst.toFixed(2)}`, told.elbow ? `, a bend after ${told.elbow}` : ""), svg,
      el("p", { class: "buttons" },
        at && el("button", { type: "button", class: "chip", onclick: () => cut(at, false) }, "Grey after the bend"),
        at && el("button", { type: "button", class: "chip", onclick: () => cut(at, true) }, "Leave out after it"),
        state.cut !== "" && el("button", { type: "button", class: "chip", onclick: () => cut("", false) }, `No cut-off (${state.cut})`)));
  }
}

/** @param {any} told */
function prices(told) {
  const most = Math.max(...told.counts, 1);
  const step = WIDE / told.counts.length;
  const bar = (count, place) => draw("rect", { x: place * step + 1, width: Math.max(1, step - 2), y: HIGH - (count / most) * (HIGH - 4), height: (count / most) * (HIGH - 4) });
  const whole = (cents) => (cents / 100).toLocaleString(undefined, { maximumFractionDigits: 0 });
  return el("figure", {}, el("figcaption", {}, `Prices of ${told.priced}: ${whole(told.min_cents)} to ${whole(told.max_cents)}`),
    draw("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, class: "histogram", role: "img", "aria-label": "How many results have which price" }, ...told.counts.map(bar)));
}

/** @param {string} name @param {Record<string, number>} counts @param {number} of */
function bars(name, counts, of) {
  const line = ([value, count]) => el("li", {}, el("span", { class: "bar-name" }, value.replaceAll("_", " ")), bar(count / of), el("span", { class: "muted" }, String(count)));
  return el("figure", {}, el("figcaption", {}, name), el("ul", { class: "bars" }, ...Object.entries(counts).slice(0, MOST).map(line)));
}

/** @param {number} share */
function bar(share) {
  const drawn = el("span", { class: "bar", "aria-hidden": "true" });
  drawn.style.setProperty("--share", `${(share * 100).toFixed(1)}%`);
  return drawn;
}

/** @param {string} tag @param {Record<string, any>} props @param {...SVGElement} children */
function draw(tag, props, ...children) {
  const element = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(props)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}
