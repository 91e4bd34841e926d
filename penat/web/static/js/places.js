/** Where the shopper is: one browser history entry per slate, so Back, Forward and reload work without the server. */

import { BASE } from "./api.js";

/** @typedef {import("./types.js").Place} Place */

const LAST = "penat.last";

/** Return the place this address and history entry stand for. @returns {Place} */
export function here() {
  const kept = history.state;
  if (location.pathname.startsWith(`${BASE}/look`)) return { view: "look", depth: kept?.depth ?? 0 };
  const photo = photoPlace(kept?.depth ?? 0);
  if (photo) return kept?.view === photo.view && kept.photo === photo.photo ? kept : photo;
  return kept?.view === "choose" || kept?.view === "start" ? kept : { view: "start", depth: 0 };
}

/** The photo, or the room in it, that the address names; null for none. @param {number} depth @returns {Place|null} */
function photoPlace(depth) {
  const said = new URLSearchParams(location.hash.slice(1));
  const view = said.has("room") ? "room" : "photo";
  const photo = said.get(view), prompt = said.get("prompt");
  if (!photo) return null;
  const looking = prompt ? { looking: /** @type {const} */ ({ mode: "prompt", prompt }) } : said.get("mode") === "full" ? { looking: /** @type {const} */ ({ mode: "full" }) } : {};
  return { view, depth, photo, ...looking, ...(said.has("piece") ? { piece: said.get("piece") ?? "" } : {}) };
}

/** The same in words of an address. @param {Place} place */
function photoHash({ view, photo, looking, piece }) {
  const said = new URLSearchParams({ [view]: photo ?? "" });
  if (looking?.prompt) said.set("prompt", looking.prompt);
  else if (looking?.mode === "full") said.set("mode", "full");
  if (piece) said.set("piece", piece);
  return said;
}

/**
 * Enter a place. @param {Place} place @param {{replace?: boolean, hash?: string}} [how]
 */
export function enter(place, { replace = false, hash = "" } = {}) {
  const address = place.view === "look" ? `${BASE}/look#${hash}` : addressOf(place);
  history[replace ? "replaceState" : "pushState"](place, "", address);
  remember(place);
}

/** @param {Place} place */
function addressOf(place) {
  if (place.view === "start") return `${BASE}/`;
  if (place.view === "photo" || place.view === "room") return `${BASE}/#${photoHash(place)}`;
  return place.trail ? `${BASE}/#step-${place.trail.step.step}` : `${BASE}/#choosing`;
}

/** Keep the last slate for this tab, so that coming back to the start can go on from it. @param {Place} place */
function remember(place) {
  if (place.view !== "choose" || !place.trail) return;
  try {
    sessionStorage.setItem(LAST, JSON.stringify(place.trail));
  } catch { /* private mode without storage: going on is a courtesy, nothing depends on it */ }
}

/** Forget the slate to go on from. */
export function forget() {
  try {
    sessionStorage.removeItem(LAST);
  } catch { /* nothing was kept then */ }
}

/** Return the slate this tab showed last, or null. @returns {import("./types.js").Trail|null} */
export function lastTrail() {
  try {
    return JSON.parse(sessionStorage.getItem(LAST) ?? "null");
  } catch {
    return null;
  }
}
