/** Where the shopper is: one browser history entry per slate, so Back, Forward and reload work without the server. */

import { BASE } from "./api.js";

/** @typedef {import("./types.js").Place} Place */

const LAST = "penat.last";

/** Return the place this address and history entry stand for. @returns {Place} */
export function here() {
  const kept = history.state;
  if (location.pathname.startsWith(`${BASE}/look`)) return { view: "look", depth: kept?.depth ?? 0 };
  return kept?.view === "choose" || kept?.view === "start" ? kept : { view: "start", depth: 0 };
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
