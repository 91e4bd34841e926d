/** One piece of a room: the items it may be, and what a curator says of it. */

import { ask } from "../api.js";
import { nearTo } from "../photo_api.js";
import { pieceNames } from "../photo_words.js";

/** @typedef {import("../types.js").Item} Item */
/** @typedef {import("../photo_api.js").Segment} Segment */
/** @typedef {{left: number, top: number, width: number, height: number}} Box */
/** @typedef {{id: string, name: string, scene: string, photo: string|null, pieces: {item: string, box: Box|null, segment: string|null, product: Item|null}[], facts: Record<string, string>, author: string, at: string, step: string}} RoomFacts */

export const SHOWN = 8;

/** `said` is "open" while nobody said anything, "item" where `item` is confirmed, "none" where it is dropped. */
export class RoomPiece {
  /** @param {{segment?: Segment|null, box?: Box|null, category: string, item?: string|null, product?: Item|null, proposals?: Item[]|null, said?: "open"|"item"|"none"}} facts */
  constructor({ segment = null, box = null, category, item = null, product = null, proposals = null, said = "open" }) {
    this.segment = segment;
    this.box = box;
    this.category = category;
    this.item = item;
    this.product = product;
    this.proposals = proposals;
    this.said = said;
    this.name = "Item";
  }

  /** @param {Item} product */
  confirm(product) {
    this.said = "item";
    this.item = product.id;
    this.product = product;
  }

  drop() {
    this.said = "none";
    this.item = this.product = null;
  }

  /** Learn which items it may be: the nearest to it, or those whose name holds the words. @param {string} words @param {AbortSignal} signal */
  async propose(words, signal) {
    if (words) {
      const query = new URLSearchParams({ q: words, limit: String(2 * SHOWN), ...(this.category && { category: this.category }) });
      this.proposals = (await ask(`/items?${query}`, { signal })).items;
    } else if (this.segment) {
      this.proposals = await nearTo({ segment: this.segment.id, ...(this.category && { category: this.category }), limit: SHOWN }, signal);
    } else if (this.product && this.product.category === this.category) {
      const found = await ask(`/items/${encodeURIComponent(this.product.id)}/similar?limit=${SHOWN - 1}`, { signal });
      this.proposals = [this.product, ...found.results.map((one) => one.item)];
    } else {
      this.proposals = (await ask(`/items?${new URLSearchParams({ category: this.category, limit: String(2 * SHOWN) })}`, { signal })).items;
    }
  }

  /** What is sent of it; null where nothing is. */
  told() {
    return this.said === "item" ? { item: this.item, box: this.box, segment: this.segment?.id ?? null } : null;
  }
}

/**
 * The pieces of a room: those found in its photo, with what was said of them, and those said without a photo.
 * @param {{segment: Segment, category: string|null, proposals: {item: Item}[]}[]} found @param {RoomFacts|null} room
 */
export function piecesOf(found, room) {
  const known = new Map((room?.pieces ?? []).map((one) => [one.segment, one]));
  const seen = found.map(({ segment, category, proposals }) => {
    const told = known.get(segment.id);
    if (told) known.delete(segment.id);
    const said = told ? "item" : room ? "none" : "open";
    return new RoomPiece({ segment, box: segment.box, category: told?.product?.category ?? category ?? "", proposals: proposals.map((one) => one.item), item: told?.item, product: told?.product, said });
  });
  const left = (room?.pieces ?? []).filter((one) => !seen.some((piece) => piece.segment?.id === one.segment && piece.item === one.item));
  const told = left.map((one) => new RoomPiece({ box: one.box, category: one.product?.category ?? "", item: one.item, product: one.product, said: "item" }));
  const names = pieceNames(seen.map((piece) => /** @type {Segment} */ (piece.segment)));
  for (const piece of seen) piece.name = names.get(/** @type {Segment} */ (piece.segment).id) ?? "Piece";
  for (const piece of told) piece.name = piece.product?.name ?? /** @type {string} */ (piece.item);
  return [...seen, ...told];
}

/** The pieces that are sent: each item once. @param {RoomPiece[]} pieces */
export function toldOf(pieces) {
  const once = new Map();
  for (const piece of pieces) {
    const told = piece.told();
    if (told && !once.has(told.item)) once.set(told.item, told);
  }
  return [...once.values()];
}
