/** A look as a link: everything needed to open it again travels in the address itself. */

import { BASE } from "./api.js";
import { toast } from "./dom.js";

/** @typedef {import("./types.js").Look} Look */
/** @typedef {import("./types.js").Piece} Piece */
/** @typedef {import("./types.js").Item} Item */

const VERSION = 1;
const MOST_CENTS = 1e12;
const MOST_PIECES = 40;

/** Remember an item as a piece of a look. @param {Item} item @returns {Piece} */
export function pieceOf(item) {
  return { id: item.id, name: item.name, category: item.category, cents: item.price_cents, item };
}

/** The look around a chosen item before anything was matched. @param {Item} item @param {boolean} inStock @returns {Look} */
export function freshLook(item, inStock) {
  return { main: pieceOf(item), pieces: new Map(), limits: new Map(), categories: null, inStock, budget: null, together: false, kept: new Set(), currency: item.currency };
}

/** Return the look as text for an address. @param {Look} look */
export function encodeLook(look) {
  const packed = { v: VERSION, m: pack(look.main), p: [...look.pieces.values()].map(pack) };
  if (look.currency) packed.c = look.currency;
  if (look.limits.size) packed.l = Object.fromEntries([...look.limits].map(([name, range]) => [name, [range.min_cents ?? null, range.max_cents ?? null]]));
  if (look.categories) packed.k = look.categories;
  if (look.inStock) packed.s = 1;
  if (look.budget !== null) packed.b = look.budget;
  if (look.together) packed.t = 1;
  if (look.kept.size) packed.h = [...look.kept];
  const bytes = new TextEncoder().encode(JSON.stringify(packed));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Return the look that an address holds, or null where it holds none (cut short, or from elsewhere). @param {string} text @returns {Look|null} */
export function decodeLook(text) {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
    return unpackLook(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

/** @param {Piece} piece */
function pack(piece) {
  return [piece.id, piece.name, piece.cents, piece.category];
}

/** @param {any} entry @returns {Piece} */
function unpack(entry) {
  const [id, name, cents, category] = entry;
  if (![id, name, category].every((word) => typeof word === "string" && word)) throw new TypeError("a piece lacks its name");
  return { id, name, category, cents: isCents(cents) ? cents : null, byHand: true };
}

/** @param {unknown} value @returns {value is number} */
function isCents(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MOST_CENTS;
}

/** @param {any} packed @returns {Look|null} */
function unpackLook(packed) {
  if (packed.v !== VERSION) return null;
  const pieces = (packed.p ?? []).slice(0, MOST_PIECES).map(unpack);
  const limits = Object.entries(packed.l ?? {}).map(([name, ends]) => [name, unpackRange(ends)]);
  return {
    main: unpack(packed.m), pieces: new Map(pieces.map((piece) => [piece.category, piece])), limits: new Map(limits),
    categories: Array.isArray(packed.k) ? packed.k.filter((name) => typeof name === "string") : null,
    inStock: packed.s === 1, budget: isCents(packed.b) ? packed.b : null, together: packed.t === 1,
    kept: new Set(Array.isArray(packed.h) ? packed.h.filter((name) => typeof name === "string") : []), currency: typeof packed.c === "string" ? packed.c : null,
  };
}

/** @param {any} ends @returns {import("./types.js").PriceRange} */
function unpackRange(ends) {
  const [low, high] = ends;
  const crossed = isCents(low) && isCents(high) && low > high;
  return { ...(isCents(low) && !crossed ? { min_cents: low } : {}), ...(isCents(high) && !crossed ? { max_cents: high } : {}) };
}

/** The address of a look. @param {Look} look */
export function lookAddress(look) {
  return `${location.origin}${BASE}/look#${encodeLook(look)}`;
}

/**
 * Hand the link on: the phone's own sheet where there is one, else the clipboard, else a field to copy from.
 * @param {Look} look @param {(address: string) => void} showField
 */
export async function shareLook(look, showField) {
  const address = lookAddress(look);
  if (navigator.share && matchMedia("(pointer: coarse)").matches) {
    const closed = await navigator.share({ title: `A look around ${look.main.name}`, url: address }).then(() => true, (error) => error.name === "AbortError");
    if (closed) return;
  }
  try {
    await navigator.clipboard.writeText(address);
    toast("Link copied. It opens this look anywhere.");
  } catch {
    showField(address);
  }
}
