/** The filters: category, words of the name, price, order, and every column of the shop's table. */

import { ask } from "../api.js";
import { el, fill } from "../dom.js";
import { filtered } from "./where.js";

const SHOWN = 8;
const ORDERS = [["catalogue", "Catalogue order"], ["name", "Name, A to Z"], ["-name", "Name, Z to A"], ["price", "Cheapest first"], ["-price", "Dearest first"]];

/** @typedef {import("./state.js").State} State */
/** @typedef {{name: string, distinct: number, values: Record<string, number>|null, min: number|null, max: number|null}} Facet */

export class Filters {
  /** @param {any[]} categories @param {(change: Partial<State>) => void} change */
  constructor(categories, change) {
    this.change = change;
    this.category = select("Category", [["", "All categories"], ...categories.map((one) => [one.name, `${one.name} (${one.count.toLocaleString()})`])],
      (value) => change({ category: value, where: {}, contains: {}, range: {} }));
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
    this.state = state;
    this.category.input.value = state.category;
    this.words.set(state.q);
    this.min.set(state.min);
    this.max.set(state.max);
    this.order.input.value = state.sort;
    this.order.element.hidden = asking; // results are in the order of their scores
    const { category } = state;
    if (this.shownFor !== category) {
      this.shownFor = category;
      const query = category ? `?category=${encodeURIComponent(category)}` : "";
      const facets = await ask(`/facets${query}`).then((told) => told.columns, () => []);
      if (this.shownFor !== category) return; // the state is the same object, now with another category
      this.facets = facets;
      this.built = "";
    }
    if (this.facets) this.showColumns();
  }

  /** Make the columns' controls where others are needed now, else only set them, so that the focus stays. */
  showColumns() {
    const known = new Set(this.facets.map((facet) => facet.name));
    const others = [...filtered(this.state)].filter((name) => !known.has(name));
    const needed = `${this.shownFor} ${others.join(";")}`;
    if (this.built !== needed) {
      this.built = needed;
      this.controls = [...this.facets.filter((facet) => facet.distinct > 1 || filtered(this.state).has(facet.name)),
        ...others.map((name) => ({ name, distinct: 0, values: null, min: null, max: null }))].map((facet) => this.control(facet));
      fill(this.columns, ...this.controls.map((control) => control.element));
    }
    for (const control of this.controls) control.set(this.state);
  }

  /** @param {Facet} facet */
  control(facet) {
    const { where, contains, range } = this.state;
    const numbers = facet.min !== null && facet.distinct > SHOWN;
    const kinds = [
      (range[facet.name] || numbers) && this.range(facet),
      (contains[facet.name] || (!facet.values && !numbers && facet.distinct)) && this.text(facet),
      (where[facet.name] || (facet.values && !numbers)) && this.boxes(facet),
    ].filter(Boolean);
    const open = !facet.values || facet.distinct <= 3 * SHOWN;
    const element = el("details", { class: "facet-group", open }, el("summary", {}, said(facet.name)), ...kinds.map((kind) => kind.element));
    return { element, set: (state) => kinds.forEach((kind) => kind.set(state)) };
  }

  /** @param {Facet} facet */
  boxes(facet) {
    const chosen = this.state.where[facet.name] ?? [];
    const values = Object.entries({ ...Object.fromEntries(chosen.map((value) => [value, null])), ...facet.values });
    const inputs = new Map();
    const box = ([value, count]) => {
      const input = el("input", { type: "checkbox", onchange: () => this.toggle(facet.name, value, input.checked) });
      inputs.set(value, input);
      return el("label", { class: "facet" }, input, el("span", {}, said(value)), el("span", { class: "muted" }, count === null ? "" : count.toLocaleString()));
    };
    const first = values.filter(([value], place) => place < SHOWN || chosen.includes(value));
    const rest = values.filter((one) => !first.includes(one));
    const element = el("div", {}, ...first.map(box),
      rest.length > 0 && el("details", {}, el("summary", { class: "muted" }, `${rest.length} more`), ...rest.map(box)));
    return { element, set: (state) => inputs.forEach((input, value) => { input.checked = (state.where[facet.name] ?? []).includes(value); }) };
  }

  /** @param {Facet} facet */
  text(facet) {
    const placeholder = facet.distinct ? `${facet.distinct.toLocaleString()} different` : "";
    const { element, set } = field("search", "contains", (value) => this.change({ contains: { ...this.state.contains, [facet.name]: value } }),
      { placeholder, "aria-label": `${said(facet.name)} contains` });
    return { element, set: (state) => set(state.contains[facet.name] ?? "") };
  }

  /** @param {Facet} facet */
  range(facet) {
    const limit = (which, word, hint) => field("number", word, (value) => {
      const limits = [...(this.state.range[facet.name] ?? ["", ""])];
      limits[which] = value;
      this.change({ range: { ...this.state.range, [facet.name]: /** @type {[string, string]} */ (limits) } });
    }, { step: "any", inputmode: "decimal", placeholder: hint ?? "", "aria-label": `${said(facet.name)} ${word}` });
    const from = limit(0, "from", facet.min), to = limit(1, "to", facet.max);
    return {
      element: el("div", { class: "pair" }, from.element, to.element),
      set: (state) => [from, to].forEach((one, place) => one.set((state.range[facet.name] ?? ["", ""])[place])),
    };
  }

  /** @param {string} name @param {string} value @param {boolean} on */
  toggle(name, value, on) {
    const values = new Set(this.state.where[name] ?? []);
    if (on) values.add(value);
    else values.delete(value);
    this.change({ where: { ...this.state.where, [name]: [...values] } });
  }
}

function said(name) {
  return name.replaceAll("_", " ");
}

/**
 * A labelled field that tells its value when typing pauses. To set it to what it was already leaves what is being typed.
 * @param {string} type @param {string} label @param {(value: string) => void} change @param {object} [props]
 */
export function field(type, label, change, props = {}) {
  let timer = 0, known = "";
  const tell = () => { known = input.value; change(known); };
  const input = el("input", { type, ...props, oninput: () => { clearTimeout(timer); timer = window.setTimeout(tell, 350); } });
  const clear = (value = "") => { clearTimeout(timer); input.value = known = value; };
  const set = (value) => { if (value !== known) clear(value); };
  return { input, set, clear, element: el("label", { class: "field" }, el("span", {}, label), input) };
}

/** @param {string} label @param {string[][]} options @param {(value: string) => void} change */
export function select(label, options, change) {
  const input = el("select", { onchange: () => change(input.value) }, ...options.map(([value, text]) => el("option", { value }, text)));
  return { input, element: el("label", { class: "field" }, el("span", {}, label), input) };
}
