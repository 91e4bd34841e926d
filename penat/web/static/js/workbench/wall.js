/** The wall of items: endless, drawn only near the screen, selectable with Shift or by drawing a band, and worked from the keyboard. */

import { el, announce } from "../dom.js";
import { caption, picture, spoken } from "../grid.js";
import { Rows } from "./rows.js";

const SIZES = "(min-width: 60rem) 11rem, 30vw";
const BAND_PX = 8;

/**
 * @typedef {{item: any, score?: number}} Shown
 * @typedef {{open: (id: string, similar?: boolean) => void, like: (ids: string[]) => void, unlike: (ids: string[]) => void,
 *   more: () => void, selected: (ids: string[]) => void, label: (ids: string[], belongs: boolean|null) => void}} Deeds
 */

export class Wall {
  /** @param {Deeds} deeds */
  constructor(deeds) {
    this.deeds = deeds;
    /** @type {Shown[]} */
    this.shown = [];
    /** @type {Map<string, number>} */
    this.places = new Map();
    /** @type {Set<string>} */
    this.chosen = new Set();
    this.last = null;
    this.cut = null;
    /** @type {Map<string, boolean>} */
    this.marks = new Map();
    this.list = el("ul", { class: "wall", id: "wall", "aria-label": "Items", onkeydown: (event) => this.key(event), onpointerdown: (event) => this.band(event) });
    this.rows = new Rows(this.list, (place) => this.cell(this.shown[place]));
    this.end = el("p", { class: "wall-end muted", role: "status" });
    this.element = el("div", { class: "wall-box" }, this.list, this.end);
    this.seen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.deeds.more(), { rootMargin: "1200px" });
    this.seen.observe(this.end);
    addEventListener("keydown", (event) => this.labelChosen(event));
  }

  /** Show nothing but bones while the first page is on its way. @param {number} count */
  wait(count) {
    this.clear();
    const bone = () => el("li", { class: "cell", "aria-hidden": "true" }, el("span", { class: "frame" }));
    this.list.append(...Array.from({ length: count }, bone));
    this.list.setAttribute("aria-busy", "true");
  }

  clear() {
    this.shown = [];
    this.places.clear();
    this.chosen.clear();
    this.last = null;
    this.rows.clear();
    this.deeds.selected([]);
  }

  /** @param {Shown[]} shown @param {string} told  what the end of the wall says */
  add(shown, told) {
    if (this.list.hasAttribute("aria-busy")) this.list.replaceChildren();
    this.list.removeAttribute("aria-busy");
    for (const one of shown) if (!this.places.has(one.item.id)) this.places.set(one.item.id, this.shown.push(one) - 1);
    this.rows.grow(this.shown.length);
    this.end.textContent = told;
    this.seen.unobserve(this.end);
    this.seen.observe(this.end); // asks again where the new page did not fill the screen
  }

  /** Grey what scores below. @param {number|null} score */
  setCut(score) {
    this.cut = score;
    for (const [place, cell] of this.rows.drawn) cell.classList.toggle("is-below", this.below(this.shown[place].score));
  }

  /** Show what was said of items: whether they belong to the class that is chosen. @param {Map<string, boolean>} marks */
  setMarks(marks) {
    this.marks = marks;
    for (const [place, cell] of this.rows.drawn) this.mark(cell, this.shown[place].item.id);
  }

  /** @param {HTMLElement} cell @param {string} id */
  mark(cell, id) {
    const belongs = this.marks.get(id);
    cell.classList.toggle("is-in", belongs === true);
    cell.classList.toggle("is-out", belongs === false);
    const tile = cell.querySelector(".tile");
    const said = belongs === undefined ? "" : belongs ? ", belongs" : ", does not belong";
    tile?.setAttribute("aria-label", `${(tile.getAttribute("aria-label") ?? "").replace(/, (does not belong|belongs)$/, "")}${said}`);
  }

  /** @param {number|undefined} score */
  below(score) {
    return this.cut !== null && score !== undefined && score < this.cut;
  }

  ids() {
    return [...this.places.keys()];
  }

  /** The item so many places from another, or null. @param {string} id @param {number} by @returns {string|null} */
  beside(id, by) {
    return this.shown[(this.places.get(id) ?? NaN) + by]?.item.id ?? null;
  }

  /** @param {Shown} one */
  cell({ item, score }) {
    const button = el("button", { type: "button", class: "tile", "aria-label": spoken(item), title: item.name, dataset: { id: item.id }, onclick: (event) => this.click(event, item.id) },
      picture(item, { sizes: SIZES }), caption(item));
    const box = el("input", { type: "checkbox", class: "pick", "aria-label": `Select ${item.name}`, checked: this.chosen.has(item.id), onclick: (event) => this.pick(item.id, event.shiftKey) });
    const kind = `cell${this.chosen.has(item.id) ? " is-chosen" : ""}${this.below(score) ? " is-below" : ""}`;
    const made = el("li", { class: kind }, button, box,
      score !== undefined && el("span", { class: "score" }, score.toFixed(2)),
      el("span", { class: "deeds" },
        el("button", { type: "button", class: "deed", title: "More like this (L)", "aria-label": `More like ${item.name}`, onclick: () => this.deeds.like([item.id]) }, "+"),
        el("button", { type: "button", class: "deed", title: "Not like this (D)", "aria-label": `Not like ${item.name}`, onclick: () => this.deeds.unlike([item.id]) }, "−")));
    this.mark(made, item.id);
    return made;
  }

  /** @param {MouseEvent} event @param {string} id */
  click(event, id) {
    if (this.banded) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey) this.pick(id, event.shiftKey);
    else this.deeds.open(id);
  }

  /** Select or unselect one; with Shift all from the last one on. @param {string} id @param {boolean} through */
  pick(id, through) {
    const from = this.places.get(this.last ?? "") ?? -1;
    const to = this.places.get(id) ?? -1;
    if (through && from >= 0) {
      for (const { item } of this.shown.slice(Math.min(from, to), Math.max(from, to) + 1)) this.chosen.add(item.id);
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
    for (const [place, cell] of this.rows.drawn) {
      const on = this.chosen.has(this.shown[place].item.id);
      cell.classList.toggle("is-chosen", on);
      /** @type {HTMLInputElement} */ (cell.querySelector(".pick")).checked = on;
    }
    this.deeds.selected([...this.chosen]);
    announce(`${this.chosen.size} selected`);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const id = target.dataset?.id ?? (target.matches(".pick") ? target.parentElement?.querySelector(".tile")?.getAttribute("data-id") : null);
    if (!id || event.ctrlKey || event.metaKey || event.altKey) return;
    const ids = this.chosen.has(id) ? [...this.chosen] : [id];
    const deed = {
      b: () => this.deeds.label(ids, true), n: () => this.deeds.label(ids, false), u: () => this.deeds.label(ids, null), l: () => this.deeds.like(ids), d: () => this.deeds.unlike(ids), s: () => this.deeds.open(id, true), x: () => this.pick(id, false),
      ArrowRight: () => this.step(id, 1, event), ArrowLeft: () => this.step(id, -1, event),
      ArrowDown: () => this.step(id, this.rows.columns, event), ArrowUp: () => this.step(id, -this.rows.columns, event),
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  /** One key labels what is selected, wherever the focus is but in a field, a menu or a dialog. @param {KeyboardEvent} event */
  labelChosen(event) {
    const belongs = { b: true, n: false, u: null }[event.key.toLowerCase()];
    if (event.defaultPrevented || belongs === undefined || !this.chosen.size || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/** @type {Element} */ (event.target).closest?.("input:not([type=checkbox]), select, textarea, dialog")) return;
    event.preventDefault();
    this.deeds.label([...this.chosen], belongs);
  }

  /** @param {string} id @param {number} by @param {KeyboardEvent} event */
  step(id, by, event) {
    const next = this.beside(id, by);
    if (!next) return;
    /** @type {HTMLElement} */ (this.rows.at(/** @type {number} */ (this.places.get(next)))?.querySelector(".tile")).focus();
    if (event.shiftKey) this.choose([...this.chosen, id, next]);
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
    return [...this.rows.drawn].filter(([, cell]) => {
      const at = cell.getBoundingClientRect();
      return at.left < right && at.right > left && at.top < bottom && at.bottom > top;
    }).map(([place]) => this.shown[place].item.id);
  }
}
