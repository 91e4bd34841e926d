/** The page's one conductor: draws the view that the address and history entry stand for. */

import { catalogue } from "./api.js";
import { el, fill } from "./dom.js";
import { enter, here } from "./places.js";
import { asProblem, problemPanel, wasCancelled } from "./problem.js";
import { showChoose } from "./choose.js";
import { showLook } from "./look.js";
import { showPhoto } from "./photo.js";
import { showRoom } from "./photo_room.js";
import { showStart } from "./start.js";

/** @typedef {import("./types.js").Place} Place */
/**
 * What every view is given.
 * @typedef {object} Stage
 * @property {HTMLElement} root
 * @property {import("./types.js").Catalogue} catalogue
 * @property {Place} place
 * @property {AbortSignal} signal  aborted when the shopper leaves the view
 * @property {(place: Omit<Place, "depth">, how?: {replace?: boolean, hash?: string}) => void} go
 * @property {() => void} back
 * @property {() => void} redraw
 */

const VIEWS = { start: showStart, choose: showChoose, look: showLook, photo: showPhoto, room: showRoom };
const root = /** @type {HTMLElement} */ (document.getElementById("main"));
/** @type {Promise<import("./types.js").Catalogue>|null} */
let facts = null;
let leaving = new AbortController();

/** Draw the current place; a failure to do so is shown, not swallowed. */
async function draw() {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const place = here();
  document.body.dataset.view = place.view;
  try {
    facts ??= catalogue();
    if (!root.childElementCount) fill(root, el("p", { class: "waiting" }, "Opening the shop…"));
    const known = await facts;
    if (signal.aborted) return;
    scrollTo(0, 0);
    await VIEWS[place.view]({ root, catalogue: known, place, signal, go: goFrom(place), back: () => backFrom(place), redraw: draw });
  } catch (error) {
    facts = null;
    if (wasCancelled(error) || signal.aborted) return;
    fill(root, problemPanel(asProblem(error), [{ label: "Try again", run: draw }], signal));
  }
}

/** @param {Place} from */
function goFrom(from) {
  return (place, how = {}) => {
    enter({ ...place, depth: how.replace ? from.depth : from.depth + 1 }, how);
    draw();
  };
}

/** One slate back, or to the start where this visit began. @param {Place} from */
function backFrom(from) {
  if (from.depth > 0) history.back();
  else goFrom(from)({ view: "start" });
}

/** Stay in this document for links to its own start. @param {MouseEvent} event */
function followHome(event) {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  goFrom(here())({ view: "start" });
}

history.scrollRestoration = "manual";
document.querySelector(".wordmark")?.addEventListener("click", /** @type {any} */ (followHome));
document.querySelector(".skip")?.addEventListener("click", (event) => { event.preventDefault(); root.focus(); });
addEventListener("popstate", draw);
draw();
