/** A shopper's session: begin, pick, none of these; never two requests at once. */

import { beginSession, pickItem } from "./api.js";

/** @typedef {import("./types.js").Trail} Trail */
/** @typedef {import("./types.js").Item} Item */

/** How many a slate shows. */
export const SHOWN = 9;
/** Views, by their signals, that wait for an answer. @type {WeakSet<AbortSignal>} */
const underway = new WeakSet();

/**
 * Run one request at a time for a view; a second click meanwhile gets null.
 * @template T @param {AbortSignal} signal @param {() => Promise<T>} work @returns {Promise<T|null>}
 */
async function once(signal, work) {
  if (underway.has(signal)) return null;
  underway.add(signal);
  try {
    return await work();
  } finally {
    underway.delete(signal);
  }
}

/** Begin from a wish. @param {import("./types.js").Wish} wish @param {AbortSignal} signal @returns {Promise<Trail|null>} */
export function begin(wish, signal) {
  return once(signal, async () => ({ wish, step: await beginSession({ shown: SHOWN, ...wish, why: true }, signal), kept: [] }));
}

/**
 * Pick an item, or null for none of these, or for more like some; resolves to the next trail, or null while another
 * pick is underway.
 * @param {Trail} trail @param {Item|null} item @param {AbortSignal} signal @param {string[]} [liked] @returns {Promise<Trail|null>}
 */
export function pick(trail, item, signal, liked = []) {
  return once(signal, async () => {
    const step = await pickItem(trail.step.session, item ? item.id : null, signal, liked);
    return { wish: trail.wish, step, kept: item ? keep(trail.kept, item) : trail.kept, refused: item === null, liked: liked.length > 0 };
  });
}

/** Return the picks with this one last. @param {Item[]} kept @param {Item} item */
function keep(kept, item) {
  return [...kept.filter((other) => other.id !== item.id), item];
}
