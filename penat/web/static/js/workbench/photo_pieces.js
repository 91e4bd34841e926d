/** Asking with one piece of a photo instead of the whole: its pieces as small pictures, and kept ones that look like it. */

import { ask } from "../api.js";
import { announce, el, fill, icon, once, toast } from "../dom.js";
import { deletePhoto, findPieces, sendPhoto } from "../photo_api.js";
import { readyToSend } from "../photo_file.js";
import { ownerHeaders } from "../photo_owner.js";
import { aOf, pieceNames, sureness, takenFor } from "../photo_words.js";
import { asProblem, sentence, wasCancelled } from "../problem.js";

/** @typedef {import("../photo_api.js").Segment} Segment */
/** @typedef {import("./state.js").State} State */

/** Whether this server keeps photos. */
const takesPhotos = document.documentElement.hasAttribute("data-photos");

/** The part of the question that is about a photo's pieces. */
export class PhotoPieces {
  /** @param {(change: Partial<State>) => void} change */
  constructor(change) {
    this.change = change;
    this.element = el("div", { class: "photo-pieces" });
    this.near = el("div", { class: "near-pieces" });
    /** Whose pieces are shown: a photo kept here, and the data URL it was sent as, if in this visit. @type {{id: string, sent: string|null, segments: Segment[]}|null} */
    this.known = null;
    this.working = new AbortController();
  }

  /** @param {State} state */
  async show(state) {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    this.state = state;
    if (!takesPhotos || (!state.photo && !state.segment)) return this.clear();
    if (state.segment && !this.has(state.segment)) await this.learn(state.segment);
    if (turn !== this.turn) return; // another piece or photo is asked with by now
    const mine = this.known && (state.segment ? this.has(state.segment) : this.known.sent === state.photo);
    fill(this.element, ...(mine ? this.pieces() : state.photo ? [this.offer()] : []));
  }

  clear() {
    this.working.abort();
    fill(this.element);
    fill(this.near);
  }

  /** @param {string} id */
  has(id) {
    return Boolean(this.known?.segments.some((segment) => segment.id === id));
  }

  /** Learn of the photo that a piece in the address belongs to, and of the pieces found with it. @param {string} id */
  async learn(id) {
    try {
      const { photo } = await ask(`/segments/${encodeURIComponent(id)}`, { headers: ownerHeaders() });
      const { runs } = await ask(`/photos/${encodeURIComponent(photo)}/segments`, { headers: ownerHeaders() });
      this.known = { id: photo, sent: null, segments: runs.find((run) => run.segments.some((one) => one.id === id))?.segments ?? [] };
    } catch { /* the search itself tells that the piece is gone */ }
  }

  offer() {
    return el("button", { type: "button", class: "chip", onclick: () => this.find() }, icon("search"), "Find its pieces");
  }

  /** Keep the photo here and look for its pieces. */
  async find() {
    const sent = /** @type {string} */ (this.state.photo);
    this.working.abort();
    this.working = new AbortController();
    const { signal } = this.working;
    const bar = el("progress", { max: 1, "aria-label": "Finding pieces" });
    fill(this.element, el("p", { class: "muted", role: "status" }, "Finding its pieces…"), bar, el("button", { type: "button", class: "link", onclick: () => this.working.abort() }, "Cancel"));
    try {
      const photo = await sendPhoto(await readyToSend(fileIn(sent)), () => {}, signal);
      const segments = await findPieces(photo.id, { mode: "quick" }, (share) => { if (share !== null) bar.value = share; }, signal);
      if (this.state.photo !== sent) return; // another photo is asked with by now
      this.known = { id: photo.id, sent, segments };
      announce(`${segments.length} pieces found`);
      fill(this.element, ...this.pieces());
    } catch (error) {
      if (this.state.photo !== sent) return;
      fill(this.element, ...(wasCancelled(error) || signal.aborted ? [] : [el("p", { role: "alert" }, sentence(asProblem(error).detail))]), this.offer());
    }
  }

  /** The pieces to choose from, and the whole photo again. */
  pieces() {
    const { segments } = /** @type {NonNullable<typeof this.known>} */ (this.known);
    const names = pieceNames(segments);
    const chosen = this.state.segment;
    const one = (segment) => el("li", {}, el("button", {
      type: "button", class: "example", "aria-pressed": String(segment.id === chosen), title: `${names.get(segment.id)}, ${sureness(segment.score)}`,
      "aria-label": `Ask with the ${names.get(segment.id)}`, onclick: () => this.change({ segment: segment.id === chosen ? "" : segment.id }),
    }, el("img", { src: segment.cutout, alt: `${names.get(segment.id)}, cut out of the photo` })));
    const rows = segments.length ? [el("h3", { class: "eyebrow" }, "Its pieces"), el("ul", { class: "examples is-pieces", "aria-label": "Pieces of the photo" }, ...segments.map(one))] : [el("p", { class: "muted", role: "status" }, "No furniture was made out in it.")];
    const away = el("button", { type: "button", class: "link", onclick: once(() => this.remove()) }, "Delete from the server");
    const whole = chosen && el("button", { type: "button", class: "link", onclick: () => this.change({ segment: "" }) }, this.state.photo ? "The whole photo" : "Take away");
    return [...rows, el("p", { class: "acts" }, whole, away)];
  }

  async remove() {
    const { id } = /** @type {NonNullable<typeof this.known>} */ (this.known);
    try {
      await deletePhoto(id);
      toast("The photo and its pieces were deleted");
      this.known = null;
      this.change({ segment: "" });
    } catch (error) {
      toast(asProblem(error).detail);
    }
  }

  /** Show the kept pieces nearest to what was asked with. @param {{segment: Segment, score: number}[]|null|undefined} found */
  stored(found) {
    if (!found?.length) return fill(this.near);
    const one = ({ segment, score }) => el("li", {}, el("button", {
      type: "button", class: "example", title: `${takenFor(segment)}, ${Math.round(score * 100)}%`, "aria-label": `Ask with this ${takenFor(segment)}, ${Math.round(score * 100)}% similar`,
      onclick: () => this.change({ segment: segment.id, photo: null }),
    }, el("img", { src: segment.cutout, alt: `${aOf(takenFor(segment))} in another photo` }), el("span", { class: "percent" }, `${Math.round(score * 100)}%`)));
    return fill(this.near, el("h3", { class: "eyebrow" }, "Like it in your photos"), el("ul", { class: "examples is-pieces", "aria-label": "Nearest pieces of your photos" }, ...found.map(one)));
  }
}

/** The file that a data: URL holds. @param {string} address @returns {File} */
function fileIn(address) {
  const [head, body] = address.split(",", 2);
  const type = head.slice("data:".length).split(";")[0];
  return new File([Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0))], "photo", { type });
}
