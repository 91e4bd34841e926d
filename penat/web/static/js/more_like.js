/** "More like these": on a smart slate several pieces can be marked, and the next slate learns from all of them. */

import { announce, el } from "./dom.js";

/** @typedef {import("./types.js").Item} Item */

/** How many make a direction. */
const LEAST = 2;

export class Liking {
  /** @param {(liking: Liking) => void} onchange */
  constructor(onchange) {
    /** @type {Set<string>} */
    this.ids = new Set();
    this.onchange = onchange;
  }

  get enough() {
    return this.ids.size >= LEAST;
  }

  /** What marks one piece. @param {Item} item */
  mark(item) {
    const button = el("button", { type: "button", class: "chip liking", "aria-pressed": "false", "aria-label": `More like ${item.name}`, onclick: () => this.turn(item, button) }, "More like it");
    return button;
  }

  /** @param {Item} item @param {HTMLElement} button */
  turn(item, button) {
    const on = !this.ids.delete(item.id);
    if (on) this.ids.add(item.id);
    button.setAttribute("aria-pressed", String(on));
    announce(this.words);
    this.onchange(this);
  }

  get words() {
    if (this.ids.size === 1) return "Mark one more";
    return this.enough ? `More like these ${this.ids.size}` : "None of these";
  }
}
