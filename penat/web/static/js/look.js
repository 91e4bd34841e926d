/** The result: a look board around the chosen piece, kept in the address at every change. */

import { itemsNamed, matches } from "./api.js";
import { announce, el, fill, icon, toast, webLink } from "./dom.js";
import { picture } from "./grid.js";
import { Budget } from "./look_budget.js";
import { lookCard, priceThen } from "./look_card.js";
import { asProblem, problemPanel, wasCancelled } from "./problem.js";
import { decodeLook, encodeLook, pieceOf, shareLook } from "./share.js";
import { capital, money, noun, plural, priceOf } from "./words.js";

/** @typedef {import("./app.js").Stage} Stage */
/** @typedef {import("./types.js").Look} Look */
/** @typedef {import("./types.js").Piece} Piece */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Note} Note */

/** How many matches a category offers. */
const OFFERED = 5;

/** @param {Stage} stage */
export async function showLook(stage) {
  const look = decodeLook(location.hash.slice(1));
  if (!look) return showUnreadable(stage);
  document.title = `Penat · A look around ${look.main.name}`;
  const board = new Board(stage, look);
  board.draw();
  await board.load();
}

/** @param {Stage} stage */
function showUnreadable(stage) {
  const title = el("h1", { class: "problem-title" }, "This link holds no look");
  const again = el("button", { type: "button", class: "button", onclick: () => stage.go({ view: "start" }) }, "Begin a look of your own");
  fill(stage.root, el("section", { class: "problem", role: "alert" }, title, el("p", {}, "It was probably cut short on its way. Ask for it again, or begin your own."), el("div", { class: "buttons" }, again)));
}

/** One look on the screen: its state, its cards, and how they change. */
class Board {
  /** @param {Stage} stage @param {Look} look */
  constructor(stage, look) {
    this.stage = stage;
    this.look = look;
    this.known = new Map(stage.catalogue.categories.map((category) => [category.name, category]));
    /** @type {Map<string, ReturnType<typeof lookCard>>} */
    this.cards = new Map();
    /** Item id to why it goes with the anchor, of all that was offered. @type {Map<string, import("./types.js").Why|null>} */
    this.whys = new Map();
    /** How many answers were asked for, and the latest that each card shows. */
    this.asked = 0;
    /** @type {Map<string, number>} */
    this.placed = new Map();
    /** The living item that matches are asked for: the chosen one, or a survivor once it has left. @type {string} */
    this.anchor = look.main.id;
    this.hero = el("section", { class: "hero", "aria-label": "The chosen piece" });
    this.list = el("div", { class: "cards" });
    this.add = el("div", { class: "add-row" });
    this.total = el("section", { class: "total", "aria-label": "Total" });
    this.budget = new Budget(this);
  }

  /** The categories on the board, those of the catalogue in its order first. */
  get shown() {
    const kept = this.look.categories;
    const order = [...this.known.keys(), ...this.look.pieces.keys()];
    return [...new Set(order)].filter((name) => name !== this.look.main.category && (!kept || kept.includes(name)));
  }

  /** Draw the frame; cards show skeletons until their matches come. */
  draw() {
    const intro = el("div", { class: "look-intro" }, el("h1", { class: "title", tabindex: "-1" }, `A look around one ${noun(this.look.main.category)}`),
      el("p", { class: "story-text" }, "Tap a small picture to swap; set your prices."));
    fill(this.stage.root, el("div", { class: "look" }, el("div", { class: "look-side" }, intro, this.hero, this.budget.element, this.total), el("div", { class: "look-main" }, this.list, this.add)));
    this.drawHero();
    this.drawCards();
    this.drawTotal();
    intro.querySelector("h1").focus({ preventScroll: true });
  }

  /** Ask what the pieces are now, then what goes with them. */
  async load() {
    const names = this.shown;
    const early = this.ask(names, this.stage.signal).catch((error) => error);
    try {
      await this.remember();
      this.drawHero();
      this.drawTotal();
      const answer = await early;
      if (!(answer instanceof Error)) this.place(names, answer);
      else if (this.look.main.item) throw answer;
      else await this.refill(names);
      this.budget.draw();
      await this.budget.fit();
      announce(`Your look is ready: ${this.shown.length} categories around ${this.look.main.name}.`);
    } catch (error) {
      if (wasCancelled(error) || this.stage.signal.aborted) return;
      fill(this.stage.root, problemPanel(asProblem(error), [{ label: "Try again", run: this.stage.redraw }, { label: "To the start", run: () => this.stage.go({ view: "start" }) }], this.stage.signal));
    }
  }

  /** Learn which of the remembered pieces the catalogue still has. */
  async remember() {
    const pieces = [this.look.main, ...this.look.pieces.values()];
    const now = new Map((await itemsNamed(pieces.map((piece) => piece.id))).map((item) => [item.id, item]));
    for (const piece of pieces) piece.item = now.get(piece.id) ?? null;
    if (!this.look.main.item) this.anchor = pieces.find((piece) => piece.item)?.id ?? "";
    const currencies = [...this.known.values()].map((category) => category.currency);
    this.look.currency = currencies.find(Boolean) ?? this.look.currency;
  }

  /** Ask for matches of some categories and show them. @param {string[]} names @param {AbortSignal} [signal] */
  async refill(names, signal = this.stage.signal) {
    this.place(names, await this.ask(names, signal));
    await this.budget.fit();
  }

  /** Return the matches of some categories; none where nothing is left to match with. @param {string[]} names @param {AbortSignal} signal */
  async ask(names, signal) {
    const turn = (this.asked += 1);
    const asked = names.filter((name) => this.known.has(name));
    if (!this.anchor || !asked.length) return { matches: {}, notes: {}, nearest_cents: {}, turn };
    const price = Object.fromEntries([...this.look.limits].filter(([name]) => asked.includes(name)));
    return { ...(await matches({ item: this.anchor, categories: asked, price, limit: OFFERED, in_stock: this.look.inStock, why: true }, signal)), turn };
  }

  /** Show matches, but in no card that shows later ones already. @param {string[]} names @param {{matches: Record<string, {item: Item, why?: import("./types.js").Why}[]>, notes: Record<string, string>, nearest_cents: Record<string, number>, turn: number}} answer */
  place(names, answer) {
    for (const name of names) {
      if ((this.placed.get(name) ?? 0) > answer.turn) continue;
      this.placed.set(name, answer.turn);
      const note = name in answer.notes ? { words: answer.notes[name], cents: answer.nearest_cents[name] ?? null } : null;
      const found = answer.matches[name] ?? [];
      for (const { item, why } of found) this.whys.set(item.id, why ?? null);
      this.settle(name, found.map((match) => match.item), note);
    }
    this.changed();
  }

  /** Choose a category's piece after its matches came. @param {string} name @param {Item[]} items @param {Note|null} note */
  settle(name, items, note) {
    const chosen = this.look.pieces.get(name);
    const stays = chosen && (chosen.item === null || (chosen.byHand && this.fits(chosen)));
    if (!stays) {
      if (items.length) this.look.pieces.set(name, pieceOf(items[0]));
      else this.look.pieces.delete(name);
    }
    this.cards.get(name)?.show(items, note);
  }

  /** Whether a chosen piece lies inside its category's limits. @param {Piece} piece */
  fits(piece) {
    const range = this.look.limits.get(piece.category) ?? {};
    if (range.min_cents === undefined && range.max_cents === undefined) return true;
    const cents = piece.item?.price_cents ?? null;
    return cents !== null && cents >= (range.min_cents ?? 0) && cents <= (range.max_cents ?? Infinity);
  }

  /** Keep the address and the total true. */
  changed() {
    if (this.stage.signal.aborted) return;
    history.replaceState(history.state, "", `#${encodeLook(this.look)}`);
    this.drawTotal();
  }

  /** Take another piece for a category. @param {Item} item */
  swap(item) {
    this.look.pieces.set(item.category, { ...pieceOf(item), byHand: true });
    announce(`${item.name}, ${priceOf(item)}, is now in your look.`);
    if (this.budget.on) this.keep(item.category, true);
    else this.changed();
  }

  /** Let the budget leave a category's piece alone, or choose it anew. @param {string} name @param {boolean} on */
  keep(name, on) {
    if (on) this.look.kept.add(name);
    else this.look.kept.delete(name);
    this.cards.get(name)?.pin();
    this.changed();
    this.budget.fit();
  }

  /** The budget was set or taken away: show or hide what keeps pieces. */
  budgeted() {
    for (const card of this.cards.values()) card.pin();
    this.changed();
  }

  /** Put another piece in the middle of the look. @param {Item} item */
  recentre(item) {
    this.stage.go({ view: "look" }, { hash: encodeLook({ ...this.look, main: pieceOf(item), categories: this.shown.filter((name) => name !== item.category) }) });
  }

  /** @param {string} name @param {boolean} on */
  async toggle(name, on) {
    this.look.categories = on ? [...this.shown, name] : this.shown.filter((other) => other !== name);
    if (!on) this.look.pieces.delete(name);
    if (!on) this.look.kept.delete(name);
    this.drawCards();
    this.budget.draw();
    this.changed();
    if (!on) this.budget.fit();
    announce(on ? `${capital(plural(name))} added` : `${capital(plural(name))} left out`);
    if (on) await this.load();
    else this.add.querySelector("button")?.focus();
  }

  drawCards() {
    const cards = this.shown.map((name) => this.cards.get(name) ?? lookCard(this, name));
    this.cards = new Map(this.shown.map((name, place) => [name, cards[place]]));
    fill(this.list, ...cards.map((card) => card.element));
    const absent = [...this.known.keys()].filter((name) => name !== this.look.main.category && !this.shown.includes(name));
    fill(this.add, ...absent.map((name) => el("button", { type: "button", class: "chip", onclick: () => this.toggle(name, true) }, icon("plus"), `Add a ${noun(name)}`)));
  }

  drawHero() {
    const { main } = this.look;
    if (main.item === null) return fill(this.hero, ...this.farewell());
    const link = webLink(main.item?.link);
    const price = main.item ? priceOf(main.item) : main.cents === null ? "" : money(main.cents, this.look.currency);
    const view = main.item ? picture(main.item, { sizes: "(min-width: 60rem) 30rem, 100vw", eager: true }) : el("span", { class: "frame" });
    return fill(this.hero, view, el("div", { class: "hero-facts" }, el("h2", { class: "piece-name" }, main.name),
      el("p", { class: "piece-price" }, price, priceThen(main, this.look.currency), main.item && !main.item.in_stock && el("em", { class: "badge" }, "Out of stock")),
      link && el("a", { class: "shop-link", href: link, target: "_blank", rel: "noopener noreferrer" }, "See it in the shop", icon("out"))));
  }

  /** What is shown for a chosen piece that has left: its name, its price then, and where to begin again. */
  farewell() {
    const { main } = this.look;
    const again = () => this.stage.go({ view: "choose", wish: { category: main.category, text: main.name } });
    const near = el("ul", { class: "near", "aria-label": "Nearest to the rest of this look" });
    if (this.anchor && this.known.has(main.category)) this.offerNear(near);
    return [el("span", { class: "frame is-gone" }, icon("room")),
      el("div", { class: "hero-facts" }, el("h2", { class: "piece-name" }, main.name),
        el("p", { class: "gone-note" }, `This ${noun(main.category)} has left the catalogue.`, main.cents === null ? "" : ` It cost ${money(main.cents, this.look.currency)} when the look was shared.`),
        near, this.known.has(main.category) && el("button", { type: "button", class: "button", onclick: again }, "Begin again from the nearest"))];
  }

  /** @param {HTMLElement} near */
  async offerNear(near) {
    const name = this.look.main.category;
    const anchored = this.anchor;
    const found = await matches({ item: anchored, categories: [name], price: {}, limit: 4 }, this.stage.signal).catch(() => null);
    const items = (found?.matches[name] ?? []).map((match) => match.item);
    if (items.length) near.before(el("p", { class: "eyebrow near-label" }, "Nearest to the rest of this look"));
    fill(near, ...items.map((item) => el("li", {}, el("button", { type: "button", class: "thumb", title: item.name, "aria-label": `Put ${item.name}, ${priceOf(item)}, in its place`, onclick: () => this.recentre(item) }, picture(item, { sizes: "6rem" })))));
  }

  drawTotal() {
    const living = [this.look.main, ...this.shown.map((name) => this.look.pieces.get(name))].filter((piece) => piece && piece.item !== null);
    const cents = living.map((piece) => (piece.item ? piece.item.price_cents : piece.cents));
    const priced = cents.filter((each) => each !== null);
    const unpriced = living.length - priced.length;
    const sum = priced.reduce((left, right) => left + right, 0);
    const share = el("button", { type: "button", class: "button", onclick: () => shareLook(this.look, (address) => this.showAddress(address)) }, icon("share"), el("span", {}, "Share", el("span", { class: "wide" }, " this look")));
    const words = `${living.length} ${living.length === 1 ? "piece" : "pieces"}${unpriced ? `, ${unpriced} without a price` : ""}`;
    fill(this.total, el("div", { class: "total-words" }, el("p", { class: "total-sum" }, priced.length ? money(sum, this.look.currency) : "No prices"), el("p", { class: "muted" }, words)),
      el("div", { class: "total-buttons" }, share,
        this.stage.place.depth > 0 && el("button", { type: "button", class: "button quiet icon-only-small", onclick: this.stage.back }, icon("back"), "Back"),
        el("button", { type: "button", class: "button quiet icon-only-small", onclick: () => this.stage.go({ view: "start" }) }, icon("again"), "Start over")));
  }

  /** A field to copy from, where the clipboard is closed to pages. @param {string} address */
  showAddress(address) {
    const field = el("input", { class: "address", readonly: true, value: address, "aria-label": "Link to this look" });
    this.total.querySelector(".address")?.remove();
    this.total.append(field);
    field.select();
    toast("Copy the link from the field.");
  }
}
