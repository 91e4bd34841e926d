/** The wall of items: endless, selectable with Shift or by drawing a band, and worked from the keyboard. */

import { el, announce } from "../dom.js";
import { caption, picture, spoken } from "../grid.js";

const SIZES = "(min-width: 60rem) 11rem, 30vw";
const BAND_PX = 8;

/**
 * @typedef {{item: any, score?: number}} Shown
 * @typedef {{open: (id: string, similar?: boolean) => void, like: (ids: string[]) => void, unlike: (ids: string[]) => void,
 *   more: () => void, selected: (ids: string[]) => void}} Deeds
 */

export class Wall {
  /** @param {Deeds} deeds */
  constructor(deeds) {
    this.deeds = deeds;
    /** @type {Map<string, HTMLElement>} */
    this.cells = new Map();
    /** @type {Set<string>} */
    this.chosen = new Set();
    this.last = null;
    this.cut = null;
    this.list = el("ul", { class: "wall", id: "wall", "aria-label": "Items", onkeydown: (event) => this.key(event), onpointerdown: (event) => this.band(event) });
    this.end = el("p", { class: "wall-end muted", role: "status" });
    this.element = el("div", { class: "wall-box" }, this.list, this.end);
    this.seen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.deeds.more(), { rootMargin: "1200px" });
    this.seen.observe(this.end);
  }

  /** Show nothing but bones while the first page is on its way. @param {number} count */
  wait(count) {
    this.clear();
    const bone = () => el("li", { class: "cell", "aria-hidden": "true" }, el("span", { class: "frame" }));
    this.list.append(...Array.from({ length: count }, bone));
    this.list.setAttribute("aria-busy", "true");
  }

  clear() {
    this.cells.clear();
    this.chosen.clear();
    this.last = null;
    this.list.replaceChildren();
    this.deeds.selected([]);
  }

  /** @param {Shown[]} shown @param {string} told  what the end of the wall says */
  add(shown, told) {
    if (this.list.hasAttribute("aria-busy")) this.list.replaceChildren();
    this.list.removeAttribute("aria-busy");
    for (const one of shown) {
      if (this.cells.has(one.item.id)) continue;
      const cell = this.cell(one);
      this.cells.set(one.item.id, cell);
      this.list.append(cell);
    }
    this.end.textContent = told;
    this.grey();
    this.seen.unobserve(this.end);
    this.seen.observe(this.end); // asks again where the new page did not fill the screen
  }

  /** Grey what scores below. @param {number|null} score */
  setCut(score) {
    this.cut = score;
    this.grey();
  }

  grey() {
    for (const cell of this.cells.values()) {
      cell.classList.toggle("is-below", this.cut !== null && Number(cell.dataset.score) < this.cut);
    }
  }

  ids() {
    return [...this.cells.keys()];
  }

  /** @param {Shown} one */
  cell({ item, score }) {
    const button = el("button", { type: "button", class: "tile", "aria-label": spoken(item), title: item.name, dataset: { id: item.id }, onclick: (event) => this.click(event, item.id) },
      picture(item, { sizes: SIZES }), caption(item));
    const box = el("input", { type: "checkbox", class: "pick", "aria-label": `Select ${item.name}`, onclick: (event) => this.pick(item.id, event.shiftKey) });
    return el("li", { class: "cell", dataset: { score: score ?? "" } }, button, box,
      score !== undefined && el("span", { class: "score" }, score.toFixed(2)),
      el("span", { class: "deeds" },
        el("button", { type: "button", class: "deed", title: "More like this (L)", "aria-label": `More like ${item.name}`, onclick: () => this.deeds.like([item.id]) }, "+"),
        el("button", { type: "button", class: "deed", title: "Not like this (D)", "aria-label": `Not like ${item.name}`, onclick: () => this.deeds.unlike([item.id]) }, "−")));
  }

  /** @param {MouseEvent} event @param {string} id */
  click(event, id) {
    if (this.banded) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey) this.pick(id, event.shiftKey);
    else this.deeds.open(id);
  }

  /** Select or unselect one; with Shift all from the last one on. @param {string} id @param {boolean} through */
  pick(id, through) {
    const all = this.ids();
    const from = this.last === null ? -1 : all.indexOf(this.last);
    const to = all.indexOf(id);
    if (through && from >= 0) {
      for (const one of all.slice(Math.min(from, to), Math.max(from, to) + 1)) this.chosen.add(one);
    } else if (this.chosen.has(id)) this.chosen.delete(id);
    else this.chosen.add(id);
    this.last = id;
    this.show();
  }

  /** @param {Iterable<string>} ids */
  choose(ids) {
    this.chosen = new Set(ids);
    this.show();
  }

  show() {
    for (const [id, cell] of this.cells) {
      const on = this.chosen.has(id);
      cell.classList.toggle("is-chosen", on);
      /** @type {HTMLInputElement} */ (cell.querySelector(".pick")).checked = on;
    }
    this.deeds.selected([...this.chosen]);
    announce(`${this.chosen.size} selected`);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const id = target.dataset?.id;
    if (!id || event.ctrlKey || event.metaKey || event.altKey) return;
    const ids = this.chosen.has(id) ? [...this.chosen] : [id];
    const deed = {
      l: () => this.deeds.like(ids), d: () => this.deeds.unlike(ids), s: () => this.deeds.open(id, true), x: () => this.pick(id, false),
      ArrowRight: () => this.step(id, 1, event), ArrowLeft: () => this.step(id, -1, event),
      ArrowDown: () => this.step(id, this.columns(), event), ArrowUp: () => this.step(id, -this.columns(), event),
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  /** @param {string} id @param {number} by @param {KeyboardEvent} event */
  step(id, by, event) {
    const all = this.ids();
    const next = all[all.indexOf(id) + by];
    if (!next) return;
    /** @type {HTMLElement} */ (this.cells.get(next)?.querySelector(".tile")).focus();
    if (event.shiftKey) this.choose([...this.chosen, id, next]);
  }

  columns() {
    return getComputedStyle(this.list).gridTemplateColumns.split(" ").length;
  }

  /** Select what a band drawn with the mouse touches. @param {PointerEvent} begun */
  band(begun) {
    if (begun.pointerType !== "mouse" || begun.button !== 0) return;
    if (/** @type {HTMLElement} */ (begun.target).closest(".pick, .deeds")) return;
    const box = el("div", { class: "band" });
    const kept = begun.shiftKey ? [...this.chosen] : [];
    this.banded = false;
    const move = (event) => {
      const far = Math.hypot(event.clientX - begun.clientX, event.clientY - begun.clientY);
      if (!this.banded && far < BAND_PX) return;
      if (!this.banded) document.body.append(box);
      this.banded = true;
      const [left, right] = [begun.clientX, event.clientX].sort((a, b) => a - b);
      const [top, bottom] = [begun.clientY, event.clientY].sort((a, b) => a - b);
      Object.assign(box.style, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
      this.chosen = new Set([...kept, ...this.touched(left, top, right, bottom)]);
    };
    const up = () => {
      removeEventListener("pointermove", move);
      box.remove();
      if (this.banded) this.show();
      setTimeout(() => { this.banded = false; }); // after the click that follows
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", up, { once: true });
  }

  /** @param {number} left @param {number} top @param {number} right @param {number} bottom */
  touched(left, top, right, bottom) {
    return this.ids().filter((id) => {
      const at = /** @type {HTMLElement} */ (this.cells.get(id)).getBoundingClientRect();
      return at.left < right && at.right > left && at.top < bottom && at.bottom > top;
    });
  }
}
