/** A photo and its pieces: choose one, see what is near it, and begin there; or furnish the whole room. */

import { el, fill, icon, once, toast } from "./dom.js";
import { cancelJob, deletePhoto, findPieces, photoNamed } from "./photo_api.js";
import { NearPanel } from "./photo_near.js";
import { keepPhoto, lastPhoto } from "./photo_owner.js";
import { PiecesPicture } from "./photo_picture.js";
import { photoSteps } from "./photo_steps.js";
import { inventory, pieceNames, sureness } from "./photo_words.js";
import { enter } from "./places.js";
import { asProblem, problemPanel, sentence, wasCancelled } from "./problem.js";

/** @typedef {import("./app.js").Stage} Stage */
/** @typedef {import("./photo_api.js").Photo} Photo */
/** @typedef {import("./photo_api.js").Segment} Segment */
/** @typedef {import("./photo_api.js").Looking} Looking */

/** What stands for the whole picture where a piece's id would. */
export const WHOLE = "whole";
const QUICK = /** @type {Looking} */ ({ mode: "quick" });

/** @param {Stage} stage */
export async function showPhoto(stage) {
  document.title = "Penat · Your photo";
  const id = stage.place.photo ?? "";
  try {
    const photo = await photoNamed(id, stage.signal);
    const view = new PhotoView(stage, photo);
    view.draw();
    await view.look();
  } catch (error) {
    if (wasCancelled(error) || stage.signal.aborted) return;
    showPhotoProblem(stage, error);
  }
}

/** Say that a photo cannot be had. @param {Stage} stage @param {unknown} error */
export function showPhotoProblem(stage, error) {
  const problem = asProblem(error);
  const gone = problem.status === 404 || problem.status === 410;
  if (gone && lastPhoto() === stage.place.photo) keepPhoto(null);
  const start = { label: gone ? "Start from another photo" : "To the start", run: () => stage.go({ view: "start" }, { replace: true }) };
  fill(stage.root, problemPanel(problem, gone ? [start] : [{ label: "Try again", run: stage.redraw }, start], stage.signal));
}

/** One photo on the screen. */
class PhotoView {
  /** @param {Stage} stage @param {Photo} photo */
  constructor(stage, photo) {
    this.stage = stage;
    this.photo = photo;
    this.looking = stage.place.looking ?? QUICK;
    /** @type {Segment[]} */
    this.segments = [];
    this.names = new Map();
    this.picture = new PiecesPicture(photo, (id) => this.pick(id));
    this.title = el("h1", { class: "title", tabindex: "-1" }, "One look at your photo");
    this.said = el("div", { class: "photo-said", role: "status" });
    this.row = el("ul", { class: "pieces", "aria-label": "Pieces in your photo" });
    this.near = new NearPanel(stage, photo);
  }

  draw() {
    const { stage, photo } = this;
    fill(stage.root, el("div", { class: "photo-view" }, el("div", { class: "photo-intro" }, this.title, this.said), this.picture.element,
      this.row, this.near.element, this.furnish(), this.more(), el("div", { class: "photo-foot" }, keptUntil(photo), el("button", { type: "button", class: "link", onclick: () => stage.go({ view: "start", wish: stage.place.wish }) }, "Another photo"), removal(stage, photo), photoSteps(photo))));
    this.title.focus({ preventScroll: true });
  }

  /** Look for pieces and show them; that none could be looked for leaves the whole picture to begin with. */
  async look() {
    this.waiting(null, "");
    try {
      this.segments = await findPieces(this.photo.id, this.looking, (share, job) => this.waiting(share, job), this.stage.signal);
    } catch (error) {
      if (this.stage.signal.aborted) return;
      this.segments = [];
      this.found(wasCancelled(error) ? "Given up. You can begin with the whole picture, or look again." : sentence(asProblem(error).detail), !wasCancelled(error));
      return;
    }
    this.found(this.tale(), false);
  }

  /** @param {number|null} share @param {string} job */
  waiting(share, job) {
    const words = this.looking.mode === "prompt" ? `Looking for “${this.looking.prompt}”…` : this.looking.mode === "full" ? "Looking closely…" : "Looking for furniture…";
    if (!this.said.querySelector("progress")) fill(this.said, el("p", {}, words), el("span", { class: "photo-progress" }, el("progress", { max: 1, "aria-label": words })));
    const bar = this.said.querySelector("progress");
    if (share !== null) bar.value = share;
    if (job && !this.said.querySelector("button")) bar.after(el("button", { type: "button", class: "link", onclick: () => cancelJob(job).catch((error) => toast(asProblem(error).detail)) }, "Cancel"));
  }

  /** Show what was found. @param {string} words @param {boolean} failed */
  found(words, failed) {
    this.names = pieceNames(this.segments);
    this.title.textContent = this.segments.length ? "What shall we start with?" : "Start with the picture itself";
    const looked = this.looking.mode !== "quick" && el("button", { type: "button", class: "link", onclick: () => this.again(QUICK) }, "Back to the quick look");
    fill(this.said, el("p", failed ? { class: "photo-trouble" } : {}, words), looked);
    this.picture.show(this.segments, this.names);
    fill(this.row, ...this.segments.map((segment) => this.pieceButton(segment)), this.wholeButton());
    const kept = this.stage.place.piece;
    const known = kept === WHOLE || this.segments.some((segment) => segment.id === kept);
    if (kept && known) this.pick(kept, false);
    else if (!this.segments.length && !failed) this.pick(WHOLE, false);
  }

  tale() {
    if (this.segments.length) return `We see ${inventory(this.segments)}. Tap what you would like more of.`;
    if (this.looking.mode === "prompt") return `Nothing here looks like “${this.looking.prompt}”. Try another word, or begin with the whole picture.`;
    return this.looking.mode === "full" ? "Even looking closely we could not make out any furniture. Begin with the whole picture, or say what to look for." : "We could not make out any furniture. Begin with the whole picture, look more closely, or say what to look for.";
  }

  /** @param {Segment} segment */
  pieceButton(segment) {
    const name = this.names.get(segment.id);
    const hover = (id) => (event) => { if (event.pointerType !== "touch") this.picture.hover(id); };
    const chosen = { "aria-pressed": "false", "aria-label": `${name}, ${sureness(segment.score)}`, dataset: { piece: segment.id } };
    return el("li", {}, el("button", { type: "button", class: "piece-button", ...chosen, onclick: () => this.pick(segment.id), onfocus: hover(segment.id), onblur: hover(null), onpointerenter: hover(segment.id), onpointerleave: hover(null) },
      thumb(segment.cutout, `${name}, cut out of your photo`), el("span", { class: "piece-label" }, name), " ", el("span", { class: "piece-sure" }, sureness(segment.score))));
  }

  wholeButton() {
    return el("li", {}, el("button", { type: "button", class: "piece-button is-whole", "aria-pressed": "false", "aria-label": "The whole picture, its style", dataset: { piece: WHOLE }, onclick: () => this.pick(WHOLE) },
      thumb(this.photo.thumbnail, "Your photo, small"), el("span", { class: "piece-label" }, "The whole picture"), " ", el("span", { class: "piece-sure" }, "its style")));
  }

  /** Choose a piece, or the whole picture, and show what is near it. @param {string} id @param {boolean} [byHand] */
  pick(id, byHand = true) {
    const { place } = this.stage;
    place.piece = id;
    enter({ ...place }, { replace: true });
    this.picture.select(id === WHOLE ? null : id);
    for (const button of this.row.querySelectorAll("button")) {
      const on = button.dataset.piece === id;
      button.setAttribute("aria-pressed", String(on));
      if (on) button.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    const segment = this.segments.find((each) => each.id === id) ?? null;
    this.near.show(segment, segment ? this.names.get(id) : "");
    if (byHand) this.bringUp();
  }

  /** Scroll, where what is near is far down, so that the photo and it are both seen. */
  bringUp() {
    if (this.near.element.getBoundingClientRect().top < innerHeight * 0.7) return;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    const tall = this.picture.element.offsetHeight > innerHeight * 0.45;
    (tall ? this.row : this.picture.element).scrollIntoView({ block: "start", behavior });
  }

  /** Look once more, in another way. @param {Looking} looking */
  again(looking) {
    this.stage.go({ view: "photo", photo: this.photo.id, looking, wish: this.stage.place.wish });
  }

  furnish() {
    const go = () => this.stage.go({ view: "room", photo: this.photo.id, wish: this.stage.place.wish });
    return el("section", { class: "furnish-offer", "aria-labelledby": "furnish-title" },
      el("div", {}, el("h2", { class: "eyebrow", id: "furnish-title" }, "Or furnish this room"), el("p", { class: "muted" }, "For each kind of furniture it lacks, what goes with everything in it.")),
      el("button", { type: "button", class: "button", onclick: go }, icon("room"), "Furnish this room"));
  }

  more() {
    const field = el("input", { id: "photo-prompt", type: "text", maxlength: 300, autocomplete: "off", enterkeyhint: "search", placeholder: "such as a green armchair", value: this.looking.prompt ?? "" });
    const send = (event) => {
      event.preventDefault();
      const prompt = field.value.trim();
      if (prompt) this.again({ mode: "prompt", prompt });
      else field.focus();
    };
    return el("section", { class: "photo-more", "aria-label": "Look again" },
      el("form", { class: "words", onsubmit: send }, el("label", { for: "photo-prompt" }, "Not what you meant? What should I look for?"),
        el("div", { class: "words-field" }, field, el("button", { type: "submit", class: "icon-button", "aria-label": "Look for this in the photo" }, icon("arrow")))),
      this.looking.mode !== "full" && el("button", { type: "button", class: "chip", onclick: () => this.again({ mode: "full" }) }, icon("search"), "Look more closely"));
  }
}

/** A small square picture. @param {string} address @param {string} name */
export function thumb(address, name) {
  const image = el("img", { src: address, alt: name, width: 96, height: 96, loading: "lazy", decoding: "async", onerror: () => image.remove() });
  return el("span", { class: "piece-thumb" }, image);
}

/** How long a photo is kept. @param {Photo} photo */
function keptUntil(photo) {
  const day = photo.expires_at && new Date(photo.expires_at).toLocaleDateString("en", { day: "numeric", month: "long" });
  return el("p", { class: "muted" }, day ? `Kept until ${day}, without its place and camera data.` : "Kept without its place and camera data.");
}

/** Delete the photo, once that has been said twice. @param {Stage} stage @param {Photo} photo */
export function removal(stage, photo) {
  const row = el("p", { class: "photo-delete" });
  const button = (words, deed, kind = "link") => el("button", { type: "button", class: kind, onclick: deed }, words);
  const remove = once(async () => {
    try {
      await deletePhoto(photo.id);
      if (lastPhoto() === photo.id) keepPhoto(null);
      toast("Your photo was deleted.");
      if (!stage.signal.aborted) stage.go({ view: "start", wish: stage.place.wish }, { replace: true });
    } catch (error) {
      fill(row, el("span", { role: "alert" }, sentence(asProblem(error).detail)), button("Try again", remove));
    }
  });
  const ask = () => { fill(row, el("span", {}, "Delete it, with all that was found in it?"), button("Delete", remove), button("Keep it", offer)); row.querySelector("button")?.focus(); };
  const offer = () => { fill(row, button("Delete this photo", ask)); };
  offer();
  return row;
}
