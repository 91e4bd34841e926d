/** A price slider with two thumbs: two native ranges over one track, so keyboards and screen readers work as they know. */

import { el } from "./dom.js";
import { money, plural } from "./words.js";

/** @typedef {import("./types.js").PriceRange} PriceRange */
/** @typedef {import("./types.js").Category} Category */

const TARGET_STEPS = 60;

/** Return a round step, in cents, that divides a span into some dozens. @param {number} span */
export function roundStep(span) {
  const raw = Math.max(span / TARGET_STEPS, 1);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw);
  return Math.max(step ?? power * 10, 100);
}

/** Return the track's ends and step for a category's prices. @param {Category} category */
export function track(category) {
  const low = category.min_cents ?? 0, high = category.max_cents ?? 0;
  const step = roundStep(high - low);
  const start = Math.floor(low / step) * step;
  return { start, step, end: Math.max(Math.ceil(high / step) * step, start + step) };
}

/** Whether prices can be chosen in a category at all. @param {Category|undefined} category */
export function canSlide(category) {
  return Boolean(category && category.priced > 0 && category.min_cents !== null && category.max_cents !== null);
}

/**
 * Make a slider; a thumb at its end sets no limit, so unpriced items stay.
 * @param {{category: Category, range?: PriceRange, onchange: (range: PriceRange) => void}} how
 * @returns {{element: HTMLElement, set: (range: PriceRange) => void}}
 */
export function priceSlider({ category, range = {}, onchange }) {
  const { start, end, step } = track(category);
  const name = plural(category.name);
  const thumb = (label) => el("input", { type: "range", min: start, max: end, step, "aria-label": label });
  const low = thumb(`Lowest price for ${name}`), high = thumb(`Highest price for ${name}`);
  const words = el("span", { class: "slider-words" });
  const rail = el("div", { class: "slider-rail" }, low, high);

  const read = () => limits(Number(low.value), Number(high.value), start, end);
  const draw = () => paint(rail, words, low, high, category.currency, { start, end });
  const onmove = (moved) => () => {
    if (Number(low.value) > Number(high.value)) moved.value = (moved === low ? high : low).value;
    draw();
    onchange(read());
  };
  low.addEventListener("input", onmove(low));
  high.addEventListener("input", onmove(high));

  const set = (wanted) => {
    low.value = String(wanted.min_cents === undefined ? start : Math.floor(wanted.min_cents / step) * step);
    high.value = String(wanted.max_cents === undefined ? end : Math.ceil(wanted.max_cents / step) * step);
    draw();
  };
  set(range);
  const title = el("span", { class: "slider-title" }, "Price");
  return { element: el("div", { class: "slider", role: "group", "aria-label": `Price of ${name}` }, el("div", { class: "slider-head" }, title, words), rail), set };
}

/** @param {number} low @param {number} high @param {number} start @param {number} end @returns {PriceRange} */
function limits(low, high, start, end) {
  return { ...(low > start ? { min_cents: low } : {}), ...(high < end ? { max_cents: high } : {}) };
}

/** Colour the track between the thumbs and say the range in words. */
function paint(rail, words, low, high, currency, { start, end }) {
  const share = (input) => ((Number(input.value) - start) / (end - start)) * 100;
  rail.style.setProperty("--from", `${share(low)}%`);
  rail.style.setProperty("--to", `${share(high)}%`);
  low.classList.toggle("is-above", share(low) > 50);
  low.setAttribute("aria-valuetext", money(Number(low.value), currency));
  high.setAttribute("aria-valuetext", money(Number(high.value), currency));
  words.textContent = rangeWords(limits(Number(low.value), Number(high.value), start, end), currency);
}

/** Return a range as words: "any price", "up to €300", "€100 to €300". @param {PriceRange} range @param {string|null} currency */
export function rangeWords(range, currency) {
  const { min_cents: low, max_cents: high } = range;
  if (low === undefined && high === undefined) return "any price";
  if (low === undefined) return `up to ${money(high ?? 0, currency)}`;
  return high === undefined ? `from ${money(low, currency)}` : `${money(low, currency)} to ${money(high, currency)}`;
}
