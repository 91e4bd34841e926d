/** One category of a look: its chosen piece, the others to swap to, a price slider, and honest words when nothing fits. */

import { announce, el, fill, icon, webLink } from "./dom.js";
import { picture, spoken } from "./grid.js";
import { asProblem, sentence, wasCancelled } from "./problem.js";
import { canSlide, priceSlider } from "./slider.js";
import { whyNote } from "./why.js";
import { capital, money, noun, plural, priceOf } from "./words.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").PriceRange} PriceRange */
/** @typedef {import("./types.js").Note} Note */

const SETTLE_MS = 180;

/**
 * Make the card of a category.
 * @param {any} board the look it belongs to @param {string} name
 * @returns {{element: HTMLElement, show: (items: Item[], note: Note|null) => void, pin: () => void}}
 */
export function lookCard(board, name) {
  const category = board.known.get(name);
  const piece = el("div", { class: "piece" }, el("span", { class: "frame" }));
  const others = el("ul", { class: "thumbs", "aria-label": `${capital(plural(name))} to swap to` });
  const note = el("div", { class: "note", role: "status" });
  const slider = canSlide(category) ? priceSlider({ category, range: board.look.limits.get(name), onchange: (range) => refilter(range) }) : null;
  const refilter = refilterer(board, name, note, () => slider);
  const drop = el("button", { type: "button", class: "icon-button drop", "aria-label": `Leave the ${noun(name)} out`, title: "Leave out", onclick: () => board.toggle(name, false) }, icon("close"));
  const keeps = el("button", { type: "button", class: "chip keeps", hidden: true, onclick: () => board.keep(name, !board.look.kept.has(name)) });
  const pin = () => {
    const on = board.look.kept.has(name);
    keeps.hidden = !board.budget.on;
    keeps.setAttribute("aria-pressed", String(on));
    keeps.setAttribute("aria-label", `${on ? "Let go of" : "Keep"} the ${noun(name)}`);
    keeps.textContent = on ? "Kept" : "Keep";
  };
  const element = el("section", { class: "card", dataset: { category: name }, "aria-label": capital(plural(name)) },
    el("div", { class: "card-head" }, el("h2", { class: "eyebrow" }, capital(noun(name))), keeps, drop), piece, others, note, slider?.element);

  /** @param {Item[]} items @param {Note|null} said */
  const show = (items, said) => {
    const draw = () => {
      const chosen = board.look.pieces.get(name);
      fill(piece, ...(chosen ? pieceParts(chosen, board) : [el("span", { class: "frame is-gone" }, icon("room"))]));
      const offered = chosen?.item && !items.some((item) => item.id === chosen.id) ? [chosen.item, ...items.slice(0, -1)] : items;
      fill(others, ...offered.map((item) => thumb(item, item.id === chosen?.id, () => { board.swap(item); draw(); focusThumb(others, item); })));
    };
    draw();
    fill(note, ...(items.length ? [] : noteParts(said, name, category, refilter, board)));
    pin();
    element.removeAttribute("aria-busy");
  };
  return { element, show, pin };
}

/** Return the function that asks again for one category, shortly after the last change, giving up older requests. */
function refilterer(board, name, note, slider) {
  let timer = 0;
  let latest = new AbortController();
  board.stage.signal.addEventListener("abort", () => { clearTimeout(timer); latest.abort(); });
  const ask = async (range) => {
    latest = new AbortController();
    try {
      await board.refill([name], latest.signal);
      const chosen = board.look.pieces.get(name);
      if (chosen) announce(`${capital(noun(name))}: ${chosen.name}`);
    } catch (error) {
      if (wasCancelled(error)) return;
      const again = el("button", { type: "button", class: "button small", onclick: () => run(range) }, "Try again");
      fill(note, el("p", {}, asProblem(error).detail), again);
    }
  };
  /** @param {PriceRange} range @param {boolean} [moveThumbs] */
  const run = (range, moveThumbs = false) => {
    board.look.limits.set(name, range);
    if (!Object.keys(range).length) board.look.limits.delete(name);
    if (moveThumbs) slider()?.set(range);
    board.cards.get(name)?.element.setAttribute("aria-busy", "true");
    latest.abort();
    clearTimeout(timer);
    timer = window.setTimeout(ask, SETTLE_MS, range);
  };
  return run;
}

/** The chosen piece, or what is remembered of one that has left. */
function pieceParts(chosen, board) {
  if (!chosen.item) return chosen.item === null ? gone(chosen, board) : [el("span", { class: "frame" }), facts(chosen.name, "")];
  const { item } = chosen;
  const link = webLink(item.link);
  return [picture(item, { sizes: "(min-width: 60rem) 24rem, 100vw" }),
    el("div", { class: "piece-facts" }, el("h3", { class: "piece-name" }, item.name),
      el("p", { class: "piece-price" }, priceOf(item), priceThen(chosen, item.currency), !item.in_stock && el("em", { class: "badge" }, "Out of stock")),
      link && el("a", { class: "shop-link", href: link, target: "_blank", rel: "noopener noreferrer", "aria-label": `See ${item.name} in the shop` }, "In the shop", icon("out")),
      whyNote(item, board.whys?.get(item.id)))];
}

/** @param {string} name @param {string} price */
function facts(name, price) {
  return el("div", { class: "piece-facts" }, el("h3", { class: "piece-name" }, name), el("p", { class: "piece-price" }, price));
}

function gone(chosen, board) {
  const then = chosen.cents === null ? "" : ` It cost ${money(chosen.cents, board.look.currency)} when the look was shared.`;
  return [el("span", { class: "frame is-gone" }, icon("room")), el("div", { class: "piece-facts" }, el("h3", { class: "piece-name" }, chosen.name),
    el("p", { class: "gone-note" }, `This ${noun(chosen.category)} has left the catalogue.${then} The nearest ones are below.`))];
}

/** A small picture that swaps the piece. @param {Item} item @param {boolean} on @param {() => void} onswap */
function thumb(item, on, onswap) {
  return el("li", {}, el("button", { type: "button", class: "thumb", "aria-pressed": String(on), "aria-label": spoken(item), title: item.name, dataset: { id: item.id }, onclick: onswap }, picture(item, { sizes: "5rem" })));
}

/** @param {HTMLElement} others @param {Item} item */
function focusThumb(others, item) {
  const buttons = /** @type {HTMLElement[]} */ ([...others.querySelectorAll("button")]);
  buttons.find((button) => button.dataset.id === item.id)?.focus();
}

/** Why nothing is shown, and the buttons that cure it. */
function noteParts(said, name, category, refilter, board) {
  const limited = board.look.limits.has(name);
  const cents = said?.cents ?? null;
  const words = said ? sentence(said.words) : category ? `No ${noun(name)} was found to go with this.` : `The catalogue has no ${plural(name)} any more.`;
  const current = board.look.limits.get(name) ?? {};
  const opened = cents === null ? null : reach(current, cents);
  const stock = () => { board.look.inStock = false; board.changed(); board.stage.redraw(); };
  return [el("p", {}, words), el("div", { class: "buttons" },
    opened && limited && el("button", { type: "button", class: "button small", onclick: () => refilter(opened, true) }, `Show the one at ${money(cents, category?.currency)}`),
    limited && el("button", { type: "button", class: "button small quiet", onclick: () => refilter({}, true) }, "Any price"),
    !limited && board.look.inStock && el("button", { type: "button", class: "button small", onclick: stock }, "Also show what is out of stock"))];
}

/** Return the limits opened just far enough to reach a price. @param {PriceRange} range @param {number} cents @returns {PriceRange} */
function reach(range, cents) {
  const opened = { ...range };
  if (opened.min_cents !== undefined && cents < opened.min_cents) opened.min_cents = cents;
  if (opened.max_cents !== undefined && cents > opened.max_cents) opened.max_cents = cents;
  return opened;
}

/** Say what a piece cost when the look was made, where that has changed. @param {Piece} piece @param {string|null} currency */
export function priceThen(piece, currency) {
  const now = piece.item?.price_cents;
  if (!piece.item || piece.cents === null || now === piece.cents) return null;
  return el("span", { class: "price-then" }, ` was ${money(piece.cents, currency)} when shared`);
}
