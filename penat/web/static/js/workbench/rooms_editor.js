/** Confirming one room: its photo with the pieces outlined, and for the chosen piece the items it may be. */

import { ask } from "../api.js";
import { announce, el, fill, once } from "../dom.js";
import { grid, skeleton } from "../grid.js";
import { findPieces, photoNamed } from "../photo_api.js";
import { PiecesPicture } from "../photo_picture.js";
import { sureness } from "../photo_words.js";
import { asProblem, sentence, wasCancelled } from "../problem.js";
import { select } from "./filters.js";
import { piecesOf, RoomPiece, SHOWN, toldOf } from "./rooms_piece.js";

/** @typedef {import("./rooms_piece.js").RoomFacts} RoomFacts */
/** @typedef {{main: HTMLElement, facts: any, room: RoomFacts|null, photo: string|null, name: string, save: (body: object) => Promise<void>, back: () => void}} Place */

const WAIT_MS = 250;

export class RoomEditor {
  /** @param {Place} place */
  constructor(place) {
    this.place = place;
    this.ends = new AbortController();
    this.asking = new AbortController();
    /** @type {RoomPiece[]} */
    this.pieces = [];
    this.chosen = -1;
    this.told = el("p", { class: "room-told muted", role: "status" });
    this.list = el("ol", { class: "room-pieces", "aria-label": "Pieces of the room" });
    this.work = el("section", { class: "room-work", "aria-label": "The chosen piece" });
    this.seen = el("div", { class: "room-seen" });
    this.frame();
    addEventListener("keydown", (event) => this.key(event), { signal: this.ends.signal });
  }

  /** Stop listening: another view is shown. */
  leave() {
    this.ends.abort();
    this.asking.abort();
    this.picture?.watch.disconnect();
  }

  frame() {
    const { room, name, main, back } = this.place;
    const text = (words, value, hint) => {
      const input = el("input", { name: words.toLowerCase(), maxlength: 200, value, required: true, "aria-describedby": hint && "scene-hint" });
      return { input, element: el("label", { class: "field" }, el("span", {}, words), input) };
    };
    this.name = text("Name", room?.name ?? name, false);
    this.scene = text("Scene", room?.scene ?? name.replace(/\.[a-z]+$/i, ""), true);
    this.keep = el("button", { type: "button", class: "button", onclick: () => this.save() }, "Keep this room");
    fill(main, el("section", { class: "rooms-page" },
      el("p", {}, el("button", { type: "button", class: "link", onclick: back }, "All rooms")),
      el("h1", { class: "title" }, room ? room.name : "Confirm a room"), this.told,
      el("div", { class: "room-bench" }, this.seen, el("div", { class: "room-side" }, this.list, this.work,
        el("div", { class: "room-facts" }, this.name.element, this.scene.element, el("p", { class: "hint muted", id: "scene-hint" }, "Photos of one scene share furniture: give them the same one."), el("div", { class: "buttons room-keep" }, this.keep))))));
  }

  /** Look for the pieces and show the first that is open. */
  async begin() {
    const { photo, room } = this.place;
    const { signal } = this.ends;
    if (photo) await this.look(photo, "quick", signal);
    else this.show(piecesOf([], room), null, null);
  }

  /** @param {string} id @param {"quick"|"full"} mode @param {AbortSignal} signal */
  async look(id, mode, signal) {
    const { room } = this.place;
    try {
      this.told.textContent = "Finding its pieces …";
      const photo = await photoNamed(id, signal);
      const segments = await findPieces(id, { mode }, () => {}, signal);
      const { pieces } = await ask(`/room-proposals?photo=${encodeURIComponent(id)}&limit=${SHOWN}`, { signal });
      const whole = new Map(segments.map((one) => [one.id, one]));
      for (const one of pieces) one.segment = { ...one.segment, ...whole.get(one.segment.id) }; // with its outline, where it was told
      this.told.textContent = pieces.length ? "" : "No furniture was made out in it; add what you see below.";
      this.show(piecesOf(pieces, room), photo, mode);
    } catch (error) {
      const problem = asProblem(error);
      if (wasCancelled(problem) || signal.aborted) return;
      if (!room) throw problem;
      this.told.textContent = `The photo of this room cannot be shown: ${sentence(problem.detail)}`;
      this.show(piecesOf([], room), null, null);
    }
  }

  /** @param {RoomPiece[]} pieces @param {any} photo @param {string|null} mode */
  show(pieces, photo, mode) {
    this.pieces = pieces;
    this.picture?.watch.disconnect();
    this.picture = null;
    if (photo) {
      const found = pieces.filter((one) => one.segment);
      this.picture = new PiecesPicture(photo, (id) => this.choose(pieces.findIndex((one) => one.segment?.id === id)));
      this.picture.show(found.map((one) => /** @type {any} */ (one.segment)), new Map(found.map((one) => [/** @type {any} */ (one.segment).id, one.name])));
      this.picture.image.alt = "The room";
    }
    const more = mode === "quick" && el("button", { type: "button", class: "link", onclick: once(() => this.closely(photo.id)) }, "Look more closely");
    fill(this.seen, ...(this.picture ? [this.picture.element] : []), el("p", { class: "acts" }, more, el("button", { type: "button", class: "link", onclick: () => this.add() }, "Add an item that was not found")));
    const open = pieces.findIndex((one) => one.said === "open");
    this.choose(open < 0 ? (pieces.length ? 0 : -1) : open);
  }

  /** Look for all pieces; what was said already of what lies in the same place is said anew. @param {string} id */
  async closely(id) {
    const said = this.pieces;
    try {
      await this.look(id, "full", this.ends.signal);
    } catch (error) {
      this.told.textContent = sentence(asProblem(error).detail);
      return;
    }
    if (this.ends.signal.aborted) return;
    for (const piece of this.pieces) {
      const before = said.find((one) => one.segment && piece.segment && one.said !== "open" && sharing(one.box, piece.box) > 0.5);
      if (before) Object.assign(piece, { said: before.said, item: before.item, product: before.product });
    }
    this.pieces.push(...said.filter((one) => one.said === "item" && !this.pieces.some((other) => other.item === one.item)));
    this.choose(this.pieces.findIndex((one) => one.said === "open"));
  }

  /** A piece that nothing found: chosen by category and words. */
  add() {
    const piece = new RoomPiece({ category: this.place.facts.categories[0]?.name ?? "" });
    piece.name = "Added item";
    this.pieces.push(piece);
    this.choose(this.pieces.length - 1);
    this.words?.input.focus();
  }

  /** @param {number} place */
  choose(place) {
    this.chosen = place;
    this.picture?.select(this.pieces[place]?.segment?.id ?? null);
    this.lines();
    if (place < 0) {
      fill(this.work, el("p", { class: "muted" }, this.pieces.length ? "Everything is decided. Keep the room, or tap a piece to change it." : "Add what stands in the room."));
      return;
    }
    this.ask(this.pieces[place]);
  }

  /** The pieces as a list of what was said of them. */
  lines() {
    fill(this.list, ...this.pieces.map((piece, place) => {
      const said = { open: "?", item: "✓", none: "–" }[piece.said];
      const words = { open: "undecided", item: piece.product?.name ?? piece.item, none: "left out" }[piece.said];
      return el("li", {}, el("button", { type: "button", class: `room-piece is-${piece.said}`, "aria-current": place === this.chosen ? "true" : null, onclick: () => this.choose(place) },
        piece.segment ? el("img", { src: piece.segment.cutout, alt: "" }) : el("span", { class: "room-nothing" }), el("span", { class: "room-mark", "aria-hidden": "true" }, said),
        el("span", { class: "room-piece-words" }, el("span", {}, piece.name), el("span", { class: "muted" }, String(words)))));
    }));
    const current = this.list.querySelector("[aria-current]");
    if (current) this.list.scrollTo({ left: current.offsetLeft - 16 }); // on a phone they lie in a row
    const told = toldOf(this.pieces).length, open = this.pieces.filter((one) => one.said === "open").length;
    this.keep.disabled = !told;
    fill(this.keep, told ? `Keep this room (${told} ${told === 1 ? "item" : "items"}${open ? `, ${open} undecided left out` : ""})` : "Keep this room");
  }

  /** The items a piece may be. @param {RoomPiece} piece */
  ask(piece) {
    const names = this.place.facts.categories.map((one) => one.name);
    this.category = select("Category", [...(piece.category ? [] : [["", "Any"]]), ...names.map((name) => [name, name])], (value) => { piece.category = value; this.search(piece, ""); });
    this.category.input.value = piece.category;
    const input = el("input", { type: "search", maxlength: 100, placeholder: "such as walnut" });
    const find = () => { if (this.words.input === input) this.search(piece, input.value.trim()); }; // else another piece is chosen by now
    this.words = { input };
    let wait = 0;
    input.addEventListener("input", () => { clearTimeout(wait); wait = window.setTimeout(find, WAIT_MS); });
    this.tiles = el("div", { class: "room-proposals" });
    const sure = piece.segment ? `, ${sureness(piece.segment.score)}` : "";
    fill(this.work, el("h2", { class: "side-title" }, `${piece.name}${sure}`), el("div", { class: "pair" }, this.category.element, el("label", { class: "field" }, el("span", {}, "Search its name"), this.words.input)), this.tiles,
      el("p", { class: "acts" }, el("button", { type: "button", class: "button quiet small", "aria-keyshortcuts": "0", onclick: () => this.say(piece, null) }, "None of the shop’s ", el("kbd", {}, "0")), el("span", { class: "hint muted room-keys" }, el("kbd", {}, "1"), "–", el("kbd", {}, "9"), " take an item, ", el("kbd", {}, "↑"), el("kbd", {}, "↓"), " change the piece")));
    if (piece.proposals) this.propose(piece);
    else this.search(piece, "");
  }

  /** @param {RoomPiece} piece @param {string} words */
  async search(piece, words) {
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    fill(this.tiles, skeleton(SHOWN));
    try {
      await piece.propose(words, signal);
      if (!signal.aborted && this.pieces[this.chosen] === piece) this.propose(piece);
    } catch (error) {
      if (!wasCancelled(error) && !signal.aborted) fill(this.tiles, el("p", { role: "alert" }, sentence(asProblem(error).detail)));
    }
  }

  /** @param {RoomPiece} piece */
  propose(piece) {
    const proposals = piece.proposals ?? [];
    const shown = grid(proposals, { label: "What it may be", sizes: "9rem", onpick: (item) => this.say(piece, item), below: (place) => (place < 9 ? el("kbd", { class: "room-key", "aria-hidden": "true" }, String(place + 1)) : null) });
    for (const tile of shown.querySelectorAll("button")) tile.setAttribute("aria-pressed", String(tile.dataset.id === piece.item));
    fill(this.tiles, proposals.length ? shown : el("p", { class: "muted", role: "status" }, "There is no such item."));
  }

  /** Confirm a piece as an item, null for none of the shop's, and go on to the next that is open. @param {RoomPiece} piece @param {any} item */
  say(piece, item) {
    if (item) piece.confirm(item);
    else piece.drop();
    const after = this.pieces.findIndex((one, place) => one.said === "open" && place > this.chosen);
    const next = after < 0 ? this.pieces.findIndex((one) => one.said === "open") : after;
    announce(`${piece.name}: ${item ? item.name : "left out"}. ${next < 0 ? "Everything is decided." : `Next: ${this.pieces[next].name}`}`);
    this.choose(next);
    if (next < 0) this.keep.focus();
  }

  async save() {
    const { photo } = this.place;
    const pieces = toldOf(this.pieces);
    const name = this.name.input.value.trim();
    if (!name) {
      this.told.textContent = "Give the room a name first.";
      this.name.input.focus();
      return;
    }
    if (!pieces.length || this.saving) return;
    this.saving = true; // Ctrl+Enter pays no heed to the button
    this.keep.disabled = true;
    try {
      await this.place.save({ name, scene: this.scene.input.value.trim() || name, pieces, photo });
    } catch (error) {
      this.saving = this.keep.disabled = false;
      this.told.textContent = sentence(asProblem(error).detail);
      this.told.scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return void this.save();
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const inGrid = event.target instanceof Element && event.target.closest(".room-proposals");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !inGrid && this.pieces.length) {
      event.preventDefault();
      this.choose((Math.max(0, this.chosen) + step + this.pieces.length) % this.pieces.length);
    }
    const piece = this.pieces[this.chosen];
    if (!piece || !/^[0-9]$/.test(event.key)) return;
    const item = piece.proposals?.[Number(event.key) - 1];
    if (event.key === "0" || item) this.say(piece, event.key === "0" ? null : item);
  }
}

/** The share of two boxes' union that both cover. @param {any} one @param {any} other */
function sharing(one, other) {
  if (!one || !other) return 0;
  const across = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const down = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  const both = Math.max(0, across) * Math.max(0, down);
  return both / (one.width * one.height + other.width * other.height - both);
}
