/** The filters: category, words of the name, price, order, and every column of the shop's table with few values. */

import { ask } from "../api.js";
import { el, fill } from "../dom.js";

const SHOWN = 8;
const ORDERS = [["catalogue", "Catalogue order"], ["name", "Name, A to Z"], ["-name", "Name, Z to A"], ["price", "Cheapest first"], ["-price", "Dearest first"]];

/** @typedef {import("./state.js").State} State */

export class Filters {
  /** @param {any[]} categories @param {(change: Partial<State>) => void} change */
  constructor(categories, change) {
    this.change = change;
    this.category = select("Category", [["", "All categories"], ...categories.map((one) => [one.name, `${one.name} (${one.count.toLocaleString()})`])], (value) => change({ category: value, where: {} }));
    this.words = field("search", "Words of the name", (value) => change({ q: value }));
    this.min = field("number", "Price from", (value) => change({ min: value }), { min: 0, inputmode: "decimal" });
    this.max = field("number", "to", (value) => change({ max: value }), { min: 0, inputmode: "decimal" });
    this.order = select("Order", ORDERS, (value) => change({ sort: value }));
    this.columns = el("div", { class: "facets" });
    this.element = el("div", { class: "filters" }, this.category.element, this.words.element,
      el("div", { class: "pair" }, this.min.element, this.max.element), this.order.element, this.columns);
  }

  /** @param {State} state @param {boolean} asking */
  async show(state, asking) {
    this.category.input.value = state.category;
    this.words.input.value = state.q;
    this.min.input.value = state.min;
    this.max.input.value = state.max;
    this.order.input.value = state.sort;
    this.order.element.hidden = asking; // results are in the order of their scores
    if (this.shownFor !== state.category) {
      this.shownFor = state.category;
      const query = state.category ? `?category=${encodeURIComponent(state.category)}` : "";
      this.facets = await ask(`/facets${query}`).then((told) => told.columns, () => []);
    }
    fill(this.columns, ...(this.facets ?? []).filter((facet) => facet.values && facet.distinct > 1).map((facet) => this.facet(facet, state)));
  }

  /** @param {any} facet @param {State} state */
  facet(facet, state) {
    const chosen = new Set(state.where[facet.name] ?? []);
    const values = Object.entries(facet.values);
    const box = ([value, count]) => el("label", { class: "facet" },
      el("input", { type: "checkbox", checked: chosen.has(value), onchange: (event) => this.toggle(state, facet.name, value, event.target.checked) }),
      el("span", {}, value.replaceAll("_", " ")), el("span", { class: "muted" }, String(count)));
    const first = values.filter(([value], place) => place < SHOWN || chosen.has(value));
    const rest = values.filter(([value], place) => place >= SHOWN && !chosen.has(value));
    return el("details", { class: "facet-group", open: true }, el("summary", {}, facet.name.replaceAll("_", " ")), ...first.map(box),
      rest.length > 0 && el("details", {}, el("summary", { class: "muted" }, `${rest.length} more`), ...rest.map(box)));
  }

  /** @param {State} state @param {string} name @param {string} value @param {boolean} on */
  toggle(state, name, value, on) {
    const values = new Set(state.where[name] ?? []);
    if (on) values.add(value);
    else values.delete(value);
    this.change({ where: { ...state.where, [name]: [...values] } });
  }
}

/** A labelled field that tells its value when typing pauses. @param {string} type @param {string} label @param {(value: string) => void} change @param {object} [props] */
export function field(type, label, change, props = {}) {
  let timer = 0;
  const input = el("input", { type, ...props, oninput: () => { clearTimeout(timer); timer = window.setTimeout(() => change(input.value), 350); } });
  return { input, element: el("label", { class: "field" }, el("span", {}, label), input) };
}

/** @param {string} label @param {string[][]} options @param {(value: string) => void} change */
export function select(label, options, change) {
  const input = el("select", { onchange: () => change(input.value) }, ...options.map(([value, text]) => el("option", { value }, text)));
  return { input, element: el("label", { class: "field" }, el("span", {}, label), input) };
}
