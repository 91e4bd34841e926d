/** Why an item is shown: a line that opens under its picture, by tap, click or key. */

import { el } from "./dom.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Why} Why */

/**
 * Return what opens to the reason, or null where the server gave none; of several only one is open at a time.
 * @param {Item} item @param {Why|null|undefined} why
 */
export function whyNote(item, why) {
  if (!why?.text) return null;
  return el("details", { class: "reason", name: "why" },
    el("summary", {}, "Why this one", el("span", { class: "visually-hidden" }, `, ${item.name}`)), el("p", {}, why.text));
}
