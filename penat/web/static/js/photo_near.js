/** The catalogue's items nearest to a piece, or to the whole picture, and the way on from there. */

import { announce, el, fill, icon } from "./dom.js";
import { skeleton, tile } from "./grid.js";
import { nearTo } from "./photo_api.js";
import { asProblem, sentence, wasCancelled } from "./problem.js";
import { capital, noun, plural } from "./words.js";

/** @typedef {import("./app.js").Stage} Stage */
/** @typedef {import("./photo_api.js").Segment} Segment */

const OFFERED = 6;
const SIZES = "(min-width: 60rem) 12rem, 33vw";

/** What is near the chosen piece; empty until one is chosen. */
export class NearPanel {
  /** @param {Stage} stage @param {import("./photo_api.js").Photo} photo */
  constructor(stage, photo) {
    this.stage = stage;
    this.photo = photo;
    this.latest = new AbortController();
    this.element = el("section", { class: "near-panel", "aria-labelledby": "near-title", hidden: true });
    stage.signal.addEventListener("abort", () => this.latest.abort());
  }

  /** @param {Segment|null} segment  null for the whole picture @param {string} name */
  async show(segment, name) {
    const known = this.stage.catalogue.categories.some((each) => each.name === segment?.category);
    this.segment = segment;
    this.name = segment ? name.toLowerCase() : "picture";
    this.draw();
    await this.ask(known ? /** @type {string} */ (segment?.category) : null);
  }

  draw() {
    this.element.hidden = false;
    this.list = el("div", { class: "near-items" }, skeleton(OFFERED));
    this.choice = el("select", { id: "near-category", "aria-label": "Look among", onchange: () => this.ask(this.choice.value) },
      ...this.stage.catalogue.categories.map(({ name }) => el("option", { value: name }, capital(plural(name)))));
    this.begin = el("button", { type: "button", class: "button", onclick: () => this.start() }, this.segment ? `Start with this ${this.name.replace(/ \d+$/, "")}` : "Start with this picture", icon("arrow"));
    fill(this.element,
      el("div", { class: "near-head" }, el("h2", { class: "eyebrow", id: "near-title" }, `Nearest to this ${this.name.replace(/ \d+$/, "")}`), this.choice),
      el("div", { class: "near-begin" }, this.begin, el("p", { class: "muted near-advice" }, "Four choices, each nearer to what you like.")), this.list);
  }

  /** @param {string|null} category  null where it has to be learnt from the nearest item */
  async ask(category) {
    this.latest.abort();
    this.latest = new AbortController();
    const { signal } = this.latest;
    this.list.setAttribute("aria-busy", "true");
    this.begin.disabled = true;
    try {
      const items = await this.nearest(category, signal);
      if (signal.aborted) return;
      this.category = category ?? items[0]?.category ?? this.stage.catalogue.categories[0].name;
      this.choice.value = this.category;
      this.begin.disabled = false;
      fill(this.list, items.length ? this.cards(items) : el("p", { class: "muted" }, `The catalogue has no ${plural(this.category)} near it.`));
      announce(`${items.length} ${plural(this.category)} near this ${this.name}.`);
    } catch (error) {
      if (wasCancelled(error) || signal.aborted) return;
      fill(this.list, el("div", { class: "near-trouble", role: "alert" }, el("p", {}, sentence(asProblem(error).detail)), el("button", { type: "button", class: "button small quiet", onclick: () => this.ask(category) }, "Try again")));
    } finally {
      if (!signal.aborted) this.list.removeAttribute("aria-busy");
    }
  }

  /** @param {string|null} category @param {AbortSignal} signal @returns {Promise<import("./types.js").Item[]>} */
  async nearest(category, signal) {
    const about = this.segment ? { segment: this.segment.id } : { photo: this.photo.id };
    if (category) return nearTo({ ...about, category, limit: OFFERED }, signal);
    const [first] = await nearTo({ ...about, limit: 1 }, signal);
    return first ? nearTo({ ...about, category: first.category, limit: OFFERED }, signal) : [];
  }

  /** @param {import("./types.js").Item[]} items */
  cards(items) {
    const cards = items.map((item) => tile(item, { sizes: SIZES, onpick: () => this.begins({ item: item.id }) }));
    for (const card of cards) {
      const button = card.querySelector("button");
      button?.setAttribute("aria-label", `Begin near ${button.getAttribute("aria-label")}`);
    }
    return el("ul", { class: "near-grid", "aria-label": `${capital(plural(this.category))} near this ${this.name}` }, ...cards);
  }

  start() {
    this.begins(this.segment ? { segment: this.segment.id } : { photo: this.photo.id });
  }

  /** Begin choosing. @param {Partial<import("./types.js").Wish>} from */
  begins(from) {
    const { in_stock, policy, price, category } = this.stage.place.wish ?? {};
    const kept = { ...(in_stock ? { in_stock } : {}), ...(policy ? { policy } : {}), ...(price && category === this.category ? { price } : {}) };
    this.stage.go({ view: "choose", wish: { ...kept, category: this.category, ...from } });
  }
}

/** Return what a session from a photo is said to begin with. @param {import("./types.js").Wish} wish */
export function fromPhoto(wish) {
  return wish.segment || wish.photo ? `The nearest we have to ${wish.segment ? `the ${noun(wish.category)} in your photo` : "your photo"}. Choose the one you like best.` : null;
}
