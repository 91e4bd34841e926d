/** Asking by example: words of the look, a photo, likes and dislikes, and how they are weighed. */

import { itemsNamed } from "../api.js";
import { el, fill, icon, toast } from "../dom.js";
import { field, select } from "./filters.js";
import { PhotoPieces } from "./photo_pieces.js";
import { list } from "../words.js";
import { asks, modelsNamed, OWN } from "./state.js";

const PHOTO_BYTES = 10_000_000;
const STRATEGIES = [["mean", "Mean of the examples"], ["best", "Best single example"], ["rocchio", "Rocchio"], ["linear", "Linear classifier"]];

/** @typedef {import("./state.js").State} State */

export class Asking {
  /** @param {string[]} models @param {(change: Partial<State>) => void} change */
  constructor(models, change) {
    this.change = change;
    this.releaseModels = models;
    this.models = select("Model", [], (value) => change({ models: value }));
    this.fusion = select("Made one by", [["concatenate", "Vectors end to end"], ["rank", "Reciprocal ranks"]], (value) => change({ fusion: value }));
    /** @type {Map<string, any>} */
    this.known = new Map();
    this.words = field("search", "Words of the look", (value) => change({ text: value }), { placeholder: 'boho -leather "art deco"^2' });
    this.photo = el("div", { class: "photo" });
    this.pieces = new PhotoPieces(change);
    this.file = el("input", { type: "file", accept: "image/*", class: "visually-hidden", id: "photo-file", "aria-label": "Ask with a photo", onchange: () => this.read(this.file.files?.[0]) });
    this.likes = el("ul", { class: "examples", "aria-label": "Liked" });
    this.dislikes = el("ul", { class: "examples is-not", "aria-label": "Not liked" });
    this.strategy = select("Strategy", STRATEGIES, (value) => change({ strategy: value }));
    this.diversity = field("range", "Variety", (value) => change({ diversity: Number(value) }), { min: 0, max: 0.9, step: 0.1 });
    this.clear = el("button", { type: "button", class: "button quiet small", onclick: () => { this.words.clear(); change({ text: "", photo: null, segment: "", like: [], unlike: [] }); } }, "Clear the question");
    this.how = el("div", { class: "how" }, this.strategy.element, this.diversity.element, this.models.element, this.fusion.element);
    this.element = el("div", { class: "asking", ondragover: (event) => event.preventDefault(), ondrop: (event) => this.drop(event) }, this.words.element, this.file, this.photo, this.pieces.element, this.pieces.near,
      el("h3", { class: "eyebrow" }, "More like these"), this.likes, el("h3", { class: "eyebrow" }, "Not like these"), this.dislikes, this.how, this.clear);
  }

  /** @param {State} state */
  async show(state) {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    this.words.set(state.text);
    this.strategy.input.value = state.strategy;
    this.diversity.set(String(state.diversity));
    this.diversity.element.hidden = state.order === "doubtful";
    this.fusion.input.value = state.fusion;
    this.showModels(state);
    this.clear.hidden = !asks(state);
    this.how.hidden = !asks(state);
    fill(this.photo, state.photo
      ? el("span", { class: "photo-shown" }, el("img", { src: state.photo, alt: "The photo asked with" }), el("button", { type: "button", class: "link", onclick: () => this.change({ photo: null, segment: "" }) }, "Take away"))
      : el("label", { class: "chip", for: "photo-file" }, icon("plus"), "Ask with a photo"));
    this.pieces.show(state);
    await this.learn([...state.like, ...state.unlike]);
    if (turn !== this.turn) return;
    fill(this.likes, ...this.shown(state, "like"));
    fill(this.dislikes, ...this.shown(state, "unlike"));
  }

  /** Learn which models there are now. @param {string[]} models @param {State} state */
  offer(models, state) {
    this.releaseModels = models;
    this.showModels(state);
  }

  /** Offer the models there are, and what else the question names; a piece of a photo leaves no choice. @param {State} state */
  showModels(state) {
    const [own, ...further] = this.releaseModels, named = modelsNamed(state, this.releaseModels);
    const all = named.length === this.releaseModels.length && this.releaseModels.every((name) => named.includes(name));
    const shown = all ? "" : named.length && named.join() !== own ? state.models : OWN;
    const every = [["", "All together"], [OWN, own], ...further.map((name) => [name, name])];
    if (!every.some(([value]) => value === shown)) every.push([shown, list(named)]);
    fill(this.models.input, ...every.map(([value, words]) => el("option", { value }, words)));
    this.models.input.value = shown;
    this.models.element.hidden = !further.length || (state.segment !== "" && !named.length);
    this.fusion.element.hidden = named.length < 2;
  }

  /** @param {string[]} ids */
  async learn(ids) {
    const unknown = ids.filter((id) => !this.known.has(id)).slice(0, 100);
    if (!unknown.length) return;
    for (const item of await itemsNamed(unknown).catch(() => [])) this.known.set(item.id, item);
  }

  /** @param {State} state @param {"like"|"unlike"} side */
  shown(state, side) {
    if (!state[side].length) return [el("li", { class: "muted none" }, side === "like" ? "Press + on an item, or L." : "Press − on an item, or D.")];
    return state[side].map((id) => {
      const item = this.known.get(id);
      const take = () => this.change({ [side]: state[side].filter((other) => other !== id) });
      return el("li", {}, el("button", { type: "button", class: "example", title: `Take ${item?.name ?? id} away`, "aria-label": `Take ${item?.name ?? id} away`, onclick: take },
        item ? el("img", { src: item.thumbnail, alt: "" }) : el("span", {}, id), el("span", { class: "example-x", "aria-hidden": "true" }, "×")));
    });
  }

  /** @param {DragEvent} event */
  drop(event) {
    event.preventDefault();
    this.read(event.dataTransfer?.files[0]);
  }

  /** @param {File|undefined} file */
  read(file) {
    this.file.value = "";
    if (!file) return;
    if (!file.type.startsWith("image/")) return toast(`${file.name} is no picture`);
    if (file.size > PHOTO_BYTES) return toast(`${file.name} is larger than 10 MB; send a smaller one`);
    const reader = new FileReader();
    reader.onload = () => this.change({ photo: String(reader.result), segment: "" });
    reader.onerror = () => toast(`${file.name} cannot be read`);
    reader.readAsDataURL(file);
  }
}
