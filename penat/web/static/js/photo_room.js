/** Furnishing a room: for each kind of furniture it lacks, what goes with its pieces, inside the prices one sets. */

import { announce, el, fill, icon, toast } from "./dom.js";
import { lookCard } from "./look_card.js";
import { removal, showPhotoProblem, thumb } from "./photo.js";
import { findPieces, furnish, photoNamed } from "./photo_api.js";
import { PiecesPicture } from "./photo_picture.js";
import { inventory, pieceNames, takenFor } from "./photo_words.js";
import { enter } from "./places.js";
import { asProblem, sentence, wasCancelled } from "./problem.js";
import { encodeLook, freshLook, pieceOf } from "./share.js";
import { capital, list, money, noun, plural, priceOf } from "./words.js";

/** @typedef {import("./app.js").Stage} Stage */
/** @typedef {import("./photo_api.js").Segment} Segment */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Piece} Piece */

const OFFERED = 5, NAMED = 3;

/** @param {Stage} stage */
export async function showRoom(stage) {
  document.title = "Penat · Furnish your room";
  try {
    const id = stage.place.photo ?? "";
    const photo = await photoNamed(id, stage.signal);
    const room = new Room(stage, photo);
    room.draw();
    room.know(await findPieces(id, stage.place.looking ?? { mode: "quick" }, () => {}, stage.signal));
    await room.load();
  } catch (error) {
    if (wasCancelled(error) || stage.signal.aborted) return;
    showPhotoProblem(stage, error);
  }
}

/** One room on the screen; to its cards it is the board they belong to. */
class Room {
  /** @param {Stage} stage @param {import("./photo_api.js").Photo} photo */
  constructor(stage, photo) {
    this.stage = stage;
    this.photo = photo;
    this.known = new Map(stage.catalogue.categories.map((category) => [category.name, category]));
    const { wish, room } = stage.place;
    /** Which pieces do not count, which categories are left out or asked for, and the limits: kept with the history entry. */
    this.left = new Set(room?.left ?? []);
    this.dropped = new Set(room?.dropped ?? []);
    this.added = new Set(room?.added ?? []);
    this.look = { limits: new Map(room?.limits ?? []), pieces: new Map(), kept: new Set(), inStock: wish?.in_stock ?? false, currency: [...this.known.values()].find((each) => each.currency)?.currency ?? null };
    this.budget = { on: false };
    /** @type {Map<string, ReturnType<typeof lookCard>>} */
    this.cards = new Map();
    /** How many answers were asked for, and the latest that each card shows. */
    this.asked = 0;
    /** @type {Map<string, number>} */
    this.placed = new Map();
    /** @type {Segment[]} */
    this.segments = [];
    /** @type {string[]} */
    this.shown = [];
    this.picture = new PiecesPicture(photo, (id) => this.count(id));
    this.title = el("h1", { class: "title", tabindex: "-1" }, "Furnish this room");
    this.said = el("p", { class: "story-text", role: "status" }, "Looking at what is there…");
    this.row = el("ul", { class: "pieces is-small", "aria-label": "Pieces that count" });
    this.list = el("div", { class: "cards" });
    this.add = el("div", { class: "add-row" });
    this.total = el("section", { class: "total", "aria-label": "Total" });
  }

  draw() {
    fill(this.stage.root, el("div", { class: "look room-view" },
      el("div", { class: "look-side" }, el("div", { class: "look-intro" }, this.title, this.said), this.picture.element, this.row, this.total),
      el("div", { class: "look-main" }, this.list, this.add, el("div", { class: "photo-foot" }, removal(this.stage, this.photo)))));
    this.title.focus({ preventScroll: true });
    this.drawTotal();
  }

  /** @param {Segment[]} segments */
  know(segments) {
    this.segments = segments;
    this.names = pieceNames(segments);
    for (const id of this.left) if (!this.names.has(id)) this.left.delete(id);
    this.picture.show(segments, this.names);
    fill(this.row, ...segments.map((segment) => this.toggleButton(segment)));
    this.mark();
  }

  /** @param {Segment} segment */
  toggleButton(segment) {
    const name = this.names.get(segment.id);
    return el("li", {}, el("button", { type: "button", class: "piece-button", dataset: { piece: segment.id }, onclick: () => this.count(segment.id) }, thumb(segment.cutout, `${name}, cut out of your photo`), el("span", { class: "piece-label" }, name)));
  }

  /** Say of each piece whether it counts. */
  mark() {
    for (const button of this.row.querySelectorAll("button")) {
      const on = !this.left.has(button.dataset.piece);
      button.setAttribute("aria-pressed", String(on));
      button.setAttribute("aria-label", `${this.names.get(button.dataset.piece)} counts`);
    }
    for (const [id, { path, label }] of this.picture.marks) for (const each of [path, label]) each.classList.toggle("is-left", this.left.has(id));
  }

  get counting() {
    return this.segments.filter((segment) => !this.left.has(segment.id));
  }

  /** Let a piece count, or leave it out of account: it may be going. @param {string} id */
  async count(id) {
    if (this.left.has(id)) this.left.delete(id);
    else if (this.counting.length > 1) this.left.add(id);
    else return toast("At least one piece has to count.");
    this.mark();
    this.changed();
    return this.reload();
  }

  /** Ask anew; what fails is told, and what was shown stays. */
  async reload() {
    try {
      await this.load();
    } catch (error) {
      if (wasCancelled(error) || this.stage.signal.aborted) return;
      for (const card of this.cards.values()) card.element.removeAttribute("aria-busy");
      toast(sentence(asProblem(error).detail), { words: "Try again", deed: () => this.reload() });
    }
  }

  /** Ask for every category anew. */
  async load() {
    if (!this.segments.length) return this.bare();
    this.asking?.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    this.stage.signal.addEventListener("abort", () => this.asking.abort(), { once: true, signal });
    for (const card of this.cards.values()) card.element.setAttribute("aria-busy", "true");
    const answer = await this.answer(null, signal);
    this.shown = this.wanted(answer);
    const late = this.shown.filter((name) => !(name in answer.matches) && !(name in answer.notes));
    const rest = late.length ? await this.answer(late, signal) : null;
    if (signal.aborted) return;
    this.drawCards();
    this.place(this.shown.filter((name) => !late.includes(name)), answer);
    if (rest) this.place(late, rest);
    this.tell();
  }

  /** The categories to show: those the room lacks, without what was dropped, with what was asked for. @param {any} answer */
  wanted(answer) {
    const lacking = new Set([...Object.keys(answer.matches), ...Object.keys(answer.notes)]);
    return [...this.known.keys()].filter((name) => this.added.has(name) || (lacking.has(name) && !this.dropped.has(name)));
  }

  /** @param {string[]|null} categories @param {AbortSignal} signal */
  async answer(categories, signal) {
    const turn = (this.asked += 1);
    const asked = (name) => this.known.has(name) && (!categories || categories.includes(name));
    const price = Object.fromEntries([...this.look.limits].filter(([name]) => asked(name)));
    const told = await furnish(this.photo.id, { price, ...(categories ? { categories } : {}), segments: this.counting.map((each) => each.id), limit: OFFERED, in_stock: this.look.inStock }, signal);
    return { ...told, turn };
  }

  /** A card's limits changed: ask for it alone. @param {string[]} names @param {AbortSignal} signal */
  async refill(names, signal) {
    this.place(names, await this.answer(names, signal));
  }

  /** Show an answer, but in no card that shows a later one already. @param {string[]} names @param {any} answer */
  place(names, answer) {
    for (const name of names) {
      if ((this.placed.get(name) ?? 0) > answer.turn) continue;
      this.placed.set(name, answer.turn);
      const items = (answer.matches[name] ?? []).map((match) => match.item);
      const chosen = this.look.pieces.get(name);
      const stays = chosen?.byHand && items.some((item) => item.id === chosen.id);
      if (!stays && items.length) this.look.pieces.set(name, pieceOf(items[0]));
      else if (!items.length) this.look.pieces.delete(name);
      const note = name in answer.notes ? { words: answer.notes[name], cents: answer.nearest_cents?.[name] ?? null } : null;
      this.cards.get(name)?.show(items, note);
      this.explain(name);
    }
    this.changed();
  }

  /** Say under a card what its piece goes with, and lead on from it. @param {string} name */
  explain(name) {
    const element = this.cards.get(name)?.element;
    const chosen = this.look.pieces.get(name);
    element?.querySelector(".card-why")?.remove();
    if (!element || !chosen) return;
    const near = () => this.stage.go({ view: "choose", wish: { category: name, item: this.look.pieces.get(name)?.id, ...(this.look.inStock ? { in_stock: true } : {}), ...(this.look.limits.has(name) ? { price: this.look.limits.get(name) } : {}) } });
    element.querySelector(".thumbs")?.before(el("div", { class: "card-why" }, el("p", { class: "why" }, `Goes with ${this.company()}.`),
      el("button", { type: "button", class: "link", onclick: near }, `Choose among ${plural(name)} like this one`)));
  }

  /** What the suggestions go with: "your couch and rug", the largest first. */
  company() {
    const labels = [...new Set([...this.counting].sort((one, other) => other.area - one.area).map(takenFor))];
    const rest = labels.length - NAMED;
    return `your ${rest > 0 ? `${labels.slice(0, NAMED).join(", ")} and ${rest} more` : list(labels)}`;
  }

  drawCards() {
    const cards = this.shown.map((name) => this.cards.get(name) ?? lookCard(this, name));
    this.cards = new Map(this.shown.map((name, place) => [name, cards[place]]));
    fill(this.list, ...cards.map((card) => card.element));
    const absent = [...this.known.keys()].filter((name) => !this.shown.includes(name));
    fill(this.add, ...absent.map((name) => el("button", { type: "button", class: "chip", onclick: () => this.toggle(name, true) }, icon("plus"), `Add ${plural(name) === noun(name) ? noun(name) : `a ${noun(name)}`}`)));
  }

  /** @param {string} name @param {boolean} on */
  async toggle(name, on) {
    if (on) { this.added.add(name); this.dropped.delete(name); }
    else { this.added.delete(name); this.dropped.add(name); this.look.pieces.delete(name); this.cards.delete(name); }
    this.changed();
    announce(on ? `${capital(plural(name))} added` : `${capital(plural(name))} left out`);
    if (on) return this.reload();
    this.shown = this.shown.filter((other) => other !== name);
    this.drawCards();
    this.drawTotal();
    return this.add.querySelector("button")?.focus();
  }

  /** A budget pins pieces; a room has none. */
  keep() {}

  /** @param {Item} item */
  swap(item) {
    this.look.pieces.set(item.category, { ...pieceOf(item), byHand: true });
    announce(`${item.name}, ${priceOf(item)}, is now in your room.`);
    this.changed();
  }

  /** Keep the history entry and the total true. */
  changed() {
    if (this.stage.signal.aborted) return;
    const { place } = this.stage;
    place.room = { left: [...this.left], dropped: [...this.dropped], added: [...this.added], limits: [...this.look.limits] };
    enter({ ...place }, { replace: true });
    this.drawTotal();
  }

  tell() {
    const counted = inventory(this.counting);
    const advice = this.segments.length > 1 ? "Here is what goes with everything that is there; tap a piece that should not count." : "Here is what goes with it.";
    this.said.textContent = this.shown.length ? `With ${counted} in it, it lacks ${list(this.shown.map((name) => plural(name)))}. ${advice}` : `With ${counted} in it, nothing we have is missing. Add a kind below to see what would go with it.`;
    announce(`Suggestions for ${this.shown.length} kinds of furniture.`);
  }

  /** Nothing was found that anything could go with. */
  bare() {
    this.said.textContent = "We could not make out any furniture here, so there is nothing to match. Look more closely, or begin with the whole picture.";
    fill(this.list, el("div", { class: "buttons" }, el("button", { type: "button", class: "button", onclick: () => this.stage.go({ view: "photo", photo: this.photo.id, looking: { mode: "full" } }) }, "Look more closely"),
      el("button", { type: "button", class: "button quiet", onclick: () => this.stage.go({ view: "photo", photo: this.photo.id }) }, "To the photo")));
  }

  /** The chosen pieces as a look: the first is its middle. */
  asLook() {
    const [main, ...others] = this.shown.map((name) => this.look.pieces.get(name)).filter(Boolean);
    const look = freshLook(/** @type {Item} */ (main.item), this.look.inStock);
    look.pieces = new Map(others.map((piece) => [piece.category, { ...piece, byHand: true }]));
    look.categories = others.map((piece) => piece.category);
    look.limits = new Map(this.look.limits);
    return look;
  }

  drawTotal() {
    const chosen = this.shown.map((name) => this.look.pieces.get(name)).filter(Boolean);
    const priced = chosen.filter((piece) => piece.cents !== null);
    const sum = priced.reduce((left, piece) => left + piece.cents, 0);
    const unpriced = chosen.length - priced.length;
    const words = chosen.length ? `${chosen.length} ${chosen.length === 1 ? "piece" : "pieces"}${unpriced ? `, ${unpriced} without a price` : ""}` : "Nothing chosen yet";
    fill(this.total, el("div", { class: "total-words" }, el("p", { class: "total-sum" }, priced.length ? money(sum, this.look.currency) : "–"), el("p", { class: "muted" }, words)),
      el("div", { class: "total-buttons" },
        el("button", { type: "button", class: "button", disabled: !chosen.length, onclick: () => this.stage.go({ view: "look" }, { hash: encodeLook(this.asLook()) }) }, "See them as a look", icon("arrow")),
        el("button", { type: "button", class: "button quiet icon-only-small", onclick: this.stage.back }, icon("back"), "Back")));
  }
}
