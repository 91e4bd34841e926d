/** A map of the items: those that look alike lie near one another; draw around a group to take it along. */

import { ask, catalogue, itemsNamed } from "../api.js";
import { announce, el, fill } from "../dom.js";
import { picture } from "../grid.js";
import { Detail } from "./detail.js";
import { download } from "./downloads.js";
import { select } from "./filters.js";
import { Labelling } from "./labelling.js";
import { workbenchAddress } from "./places.js";

const COLOURS = ["#93432a", "#2f6ea3", "#4d8a63", "#b58a1f", "#7a4f9a", "#c2678d", "#3f8f8f", "#6b6156", "#d0702f", "#5566c4", "#8a9a3a", "#a33c4f"];
const SHOWN = 24, NEAR_PX = 12, EDGE = 24, DOT = 3;

class ItemMap {
  /** @param {any} facts @param {HTMLElement} main */
  constructor(facts, main) {
    this.category = select("Category", [["", "All categories"], ...facts.categories.map((one) => [one.name, one.name])], () => this.load());
    this.colour = select("Colour", [["category", "category"]], () => this.load());
    this.method = select("Method", [["pca", "PCA"]], () => this.load());
    this.canvas = el("canvas", { class: "map", tabindex: "0", role: "img", "aria-label": "Map of the items; draw around a group to select it",
      onpointerdown: (event) => this.lasso(event), onpointermove: (event) => this.hover(event), onpointerleave: () => { this.tip.hidden = true; },
      onwheel: (event) => this.zoom(event), ondblclick: () => { this.view = { scale: 1, x: 0, y: 0 }; this.draw(); } });
    this.legend = el("ul", { class: "legend" });
    this.tip = el("div", { class: "tip", hidden: true });
    this.told = el("p", { class: "muted", role: "status" }, "Drawing the map …");
    this.chosen = el("section", { class: "chosen", "aria-label": "Selected items" });
    /** @type {string[]} */
    this.taken = [];
    this.labelling = new Labelling({ marks: () => {}, changed: () => this.offer(), examples: () => ({ like: [], unlike: [] }) });
    this.view = { scale: 1, x: 0, y: 0 };
    this.detail = new Detail({ neighbour: () => null, like: (ids) => location.assign(workbenchAddress(ids)), unlike: (ids) => location.assign(workbenchAddress([], ids)), moved: () => {} });
    fill(main, el("section", { class: "map-page" }, el("h1", { class: "title" }, "Map"),
      el("div", { class: "tools" }, this.category.element, this.colour.element, this.method.element, this.labelling.element), this.told,
      el("div", { class: "map-frame" }, this.canvas, this.tip), this.legend, this.chosen));
    new ResizeObserver(() => this.draw()).observe(this.canvas);
    this.load();
  }

  async load() {
    const query = new URLSearchParams({ method: this.method.input.value, colour: this.colour.input.value });
    if (this.category.input.value) query.set("category", this.category.input.value);
    const turn = (this.turn = (this.turn ?? 0) + 1);
    try {
      const points = await ask(`/map?${query}`);
      if (turn !== this.turn) return;
      this.points = points;
      this.view = { scale: 1, x: 0, y: 0 };
      options(this.colour.input, points.colours, points.colour);
      options(this.method.input, points.methods, points.method);
      this.told.textContent = `${points.ids.length.toLocaleString()} items. Draw around some to select them; the wheel zooms, a double click shows all.`;
      this.paint();
      this.take([]);
      this.draw();
    } catch (problem) {
      if (turn === this.turn) this.told.textContent = problem.detail ?? "That did not work";
    }
  }

  /** Work out each point's colour, and the legend. */
  paint() {
    const { index, legend, cents, colour } = this.points;
    if (colour === "price") {
      const priced = cents.filter((one) => one !== null);
      const [low, high] = [Math.min(...priced), Math.max(...priced)];
      this.colours = cents.map((one) => (one === null ? "#8886" : `hsl(${(220 - (200 * (one - low)) / (high - low || 1)).toFixed(0)} 60% 48%)`));
      fill(this.legend, el("li", {}, `${(low / 100).toLocaleString()} (blue) to ${(high / 100).toLocaleString()} (red)`));
      return;
    }
    this.colours = index.map((one) => (one < 0 ? "#8886" : COLOURS[one % COLOURS.length]));
    fill(this.legend, ...legend.map((one, place) => {
      const dot = el("span", { class: "dot", "aria-hidden": "true" });
      dot.style.background = COLOURS[place % COLOURS.length];
      return el("li", {}, el("button", { type: "button", class: "link", onclick: () => this.take(this.points.ids.filter((_, at) => index[at] === place)) }, dot, `${one.value.replaceAll("_", " ")} (${one.count})`));
    }));
  }

  draw() {
    if (!this.points) return;
    const { x, y } = this.points;
    const ratio = devicePixelRatio || 1;
    const [wide, high] = [this.canvas.clientWidth, this.canvas.clientHeight];
    Object.assign(this.canvas, { width: wide * ratio, height: high * ratio });
    const pen = this.canvas.getContext("2d");
    pen.scale(ratio, ratio);
    const range = (values) => values.reduce(([low, top], one) => [Math.min(low, one), Math.max(top, one)], [Infinity, -Infinity]);
    const [left, right] = range(x), [bottom, top] = range(y);
    const unit = Math.min((wide - 2 * EDGE) / (right - left || 1), (high - 2 * EDGE) / (top - bottom || 1)) * this.view.scale;
    this.at = x.map((one, place) => [
      wide / 2 + (one - (left + right) / 2) * unit + this.view.x, high / 2 - (y[place] - (top + bottom) / 2) * unit + this.view.y,
    ]);
    const held = new Set(this.taken);
    this.at.forEach(([px, py], place) => {
      const on = held.has(this.points.ids[place]);
      pen.globalAlpha = held.size && !on ? 0.25 : 0.85;
      pen.fillStyle = this.colours[place];
      pen.beginPath();
      pen.arc(px, py, on ? DOT + 1.5 : DOT, 0, 2 * Math.PI);
      pen.fill();
    });
    if (this.line?.length > 1) {
      pen.globalAlpha = 1;
      pen.strokeStyle = getComputedStyle(this.canvas).color;
      pen.setLineDash([4, 4]);
      pen.beginPath();
      this.line.forEach(([px, py], place) => (place ? pen.lineTo(px, py) : pen.moveTo(px, py)));
      pen.closePath();
      pen.stroke();
    }
  }

  /** @param {PointerEvent} begun */
  lasso(begun) {
    if (!this.at) return;
    this.canvas.setPointerCapture(begun.pointerId);
    this.line = [[begun.offsetX, begun.offsetY]];
    const move = (event) => { this.line.push([event.offsetX, event.offsetY]); this.draw(); };
    const up = () => {
      this.canvas.removeEventListener("pointermove", move);
      const line = this.line;
      this.line = null;
      if (line.length > 3) this.take(this.points.ids.filter((_, place) => inside(this.at[place], line)));
      else {
        const near = this.nearest(begun);
        if (near >= 0) this.detail.open(this.points.ids[near]);
      }
      this.draw();
    };
    this.canvas.addEventListener("pointermove", move);
    this.canvas.addEventListener("pointerup", up, { once: true });
  }

  /** @param {WheelEvent} event */
  zoom(event) {
    event.preventDefault();
    const by = Math.exp(-event.deltaY / 400);
    const scale = Math.min(40, Math.max(1, this.view.scale * by));
    const real = scale / this.view.scale;
    const [cx, cy] = [event.offsetX - this.canvas.clientWidth / 2, event.offsetY - this.canvas.clientHeight / 2];
    this.view = { scale, x: cx - (cx - this.view.x) * real, y: cy - (cy - this.view.y) * real };
    this.draw();
  }

  /** @param {PointerEvent|MouseEvent} event */
  nearest(event) {
    let best = -1, far = NEAR_PX;
    (this.at ?? []).forEach(([px, py], place) => {
      const apart = Math.hypot(px - event.offsetX, py - event.offsetY);
      if (apart < far) [best, far] = [place, apart];
    });
    return best;
  }

  /** @param {PointerEvent} event */
  async hover(event) {
    const near = this.line || event.pointerType !== "mouse" ? -1 : this.nearest(event);
    if (near < 0) { this.tip.hidden = true; this.tipped = null; return; }
    const id = this.points.ids[near];
    Object.assign(this.tip.style, { left: `${this.at[near][0] + 12}px`, top: `${this.at[near][1] + 12}px` });
    this.tip.hidden = false;
    if (this.tipped === id) return;
    this.tipped = id;
    fill(this.tip, id);
    const [item] = await itemsNamed([id]).catch(() => []);
    if (item && this.tipped === id) fill(this.tip, el("img", { src: item.thumbnail, alt: "" }), item.name);
  }

  /** @param {string[]} ids */
  async take(ids) {
    this.taken = ids;
    this.draw();
    announce(`${ids.length} selected`);
    if (!ids.length) return fill(this.chosen);
    const items = await itemsNamed(ids.slice(0, SHOWN)).catch(() => []);
    if (this.taken !== ids) return;
    fill(this.chosen, el("p", { class: "buttons" }, el("strong", {}, `${ids.length} selected`),
      el("a", { class: "button small", href: workbenchAddress(ids) }, `Ask for more like ${ids.length > 200 ? "200 of them" : "these"}`),
      this.labels = el("span", { class: "buttons" }),
      el("button", { type: "button", class: "button quiet small", onclick: () => download("penat-ids.txt", "text/plain", ids.join("\n")) }, "Their ids"),
      el("button", { type: "button", class: "button quiet small", onclick: () => this.take([]) }, "None")),
    el("div", { class: "trouble-row" }, ...items.map((item) => el("button", { type: "button", class: "tile", title: item.name, "aria-label": item.name, onclick: () => this.detail.open(item.id) }, picture(item, { sizes: "8rem" })))));
    this.offer();
  }

  /** Offer to label what is selected, where a class is chosen. */
  offer() {
    if (!this.labels) return; // nothing was selected yet
    const button = (words, belongs) => el("button", { type: "button", class: "button quiet small", onclick: () => this.labelling.label(this.taken, belongs) }, words);
    fill(this.labels, ...(this.labelling.on ? [button("Belong", true), button("Do not", false), button("No label", null)] : []));
  }
}

/** @param {HTMLSelectElement} input @param {string[]} names @param {string} chosen */
function options(input, names, chosen) {
  fill(input, ...names.map((name) => el("option", { value: name, selected: name === chosen }, name.replaceAll("_", " "))));
}

/** Whether a point lies inside a closed line. @param {number[]} point @param {number[][]} line */
function inside([px, py], line) {
  let within = false;
  for (let here = 0, before = line.length - 1; here < line.length; before = here++) {
    const [ax, ay] = line[here], [bx, by] = line[before];
    if (ay > py !== by > py && px < ((bx - ax) * (py - ay)) / (by - ay) + ax) within = !within;
  }
  return within;
}

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
catalogue().then((facts) => new ItemMap(facts, main), (problem) => fill(main, el("section", { class: "problem" }, el("h1", { class: "problem-title" }, problem.title), el("p", {}, problem.detail))));
