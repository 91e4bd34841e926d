/** The one grid of pictures: tiles that are buttons, skeletons of the same shape, and arrow keys. */

import { el } from "./dom.js";
import { priceOf } from "./words.js";

/** @typedef {import("./types.js").Item} Item */

/**
 * A picture that fades in over its placeholder; a picture that cannot be had leaves its name.
 * Where its name stands beside it, *named* keeps screen readers from saying it twice.
 * @param {Item} item @param {{sizes: string, eager?: boolean, named?: boolean}} how
 */
export function picture(item, { sizes, eager = false, named = false }) {
  const image = el("img", {
    alt: named ? "" : item.name, src: item.thumbnail, srcset: `${item.thumbnail} 320w, ${item.image}?width=640 640w, ${item.image} 1024w`, sizes,
    width: 640, height: 640, loading: eager ? "eager" : "lazy", decoding: "async",
  });
  const frame = el("span", { class: "frame" }, image);
  const settle = (state) => () => frame.classList.add(state);
  image.addEventListener("load", settle("is-loaded"));
  image.addEventListener("error", settle("is-missing"));
  if (image.complete && image.naturalWidth) frame.classList.add("is-loaded");
  return frame;
}

/** Return what a tile is called by screen readers. @param {Item} item */
export function spoken(item) {
  return `${item.name}, ${priceOf(item)}${item.in_stock ? "" : ", out of stock"}`;
}

/** The two lines under a picture. @param {Item} item */
export function caption(item) {
  return el("span", { class: "caption" },
    el("span", { class: "caption-name" }, item.name),
    el("span", { class: "caption-price" }, priceOf(item), !item.in_stock && el("em", { class: "badge" }, "Out of stock")));
}

/**
 * One picture as a button.
 * @param {Item} item @param {{sizes: string, onpick: (item: Item, button: HTMLButtonElement) => void, number?: number, eager?: boolean, below?: Node|null}} how
 */
export function tile(item, { sizes, onpick, number, eager, below }) {
  const button = el("button", {
    type: "button", class: "tile", "aria-label": spoken(item), dataset: { id: item.id },
    "aria-keyshortcuts": number && number <= 9 ? String(number) : null,
    onclick: () => onpick(item, button),
  }, picture(item, { sizes, eager }), caption(item));
  return el("li", {}, button, below);
}

/**
 * A grid of tiles whose arrow keys move the focus.
 * @param {Item[]} items @param {{label: string, sizes: string, onpick: (item: Item, button: HTMLButtonElement) => void, extra?: HTMLElement, below?: (place: number) => Node|null}} how
 */
export function grid(items, { label, sizes, onpick, extra, below }) {
  const tiles = items.map((item, place) => tile(item, { sizes, onpick, number: place + 1, eager: place < 6, below: below?.(place) }));
  return el("ul", { class: "grid", "aria-label": label, onkeydown: moveFocus }, ...tiles, extra);
}

/** A grid of empty tiles of the same shape. @param {number} count */
export function skeleton(count) {
  const empty = () => el("li", {}, el("span", { class: "tile" }, el("span", { class: "frame" }),
    el("span", { class: "caption" }, el("span", { class: "bone" }), el("span", { class: "bone bone-short" }))));
  return el("ul", { class: "grid is-skeleton", "aria-hidden": "true" }, ...Array.from({ length: count }, empty));
}

/** Move the focus between tiles as they lie on the screen. @param {KeyboardEvent} event */
function moveFocus(event) {
  const buttons = /** @type {HTMLElement[]} */ ([...event.currentTarget.querySelectorAll("button.tile")].filter((b) => b.offsetParent));
  const at = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const to = buttons[target(event.key, at, buttons)];
  if (at < 0 || !to) return;
  event.preventDefault();
  to.focus();
}

/** Return the index a key leads to, or -1. @param {string} key @param {number} at @param {HTMLElement[]} buttons */
function target(key, at, buttons) {
  const row = (button) => button.parentElement?.offsetTop;
  const columns = Math.max(1, buttons.filter((button) => row(button) === row(buttons[0])).length);
  const jumps = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + columns, ArrowUp: at - columns, Home: 0, End: buttons.length - 1 };
  return key in jumps ? jumps[key] : -1;
}
