/** The start: an invitation, a words field, quiet limits, and a few pieces to begin near. */

import { beginSession } from "./api.js";
import { el, fill, icon, toast } from "./dom.js";
import { picture, spoken } from "./grid.js";
import { photoCard, takesPhotos } from "./photo_start.js";
import { enter, lastTrail } from "./places.js";
import { canSlide, priceSlider, rangeWords } from "./slider.js";
import { capital, list, noun, plural } from "./words.js";

/** @typedef {import("./app.js").Stage} Stage */
/** @typedef {import("./types.js").Wish} Wish */

const STYLED = "chair";
const COVER_PIECES = 6;
const COVER_SEED = 11;
/** Examples in words, by category; elsewhere the plain ones with the category's name. @type {Record<string, string[]>} */
const EXAMPLES = { chair: ["walnut armchair", "green velvet chair", "rattan lounge chair", "black metal bar stool"] };
const PLAIN_EXAMPLES = ["walnut", "white", "black metal", "colourful"];

/** @param {Stage} stage */
export async function showStart(stage) {
  const names = stage.catalogue.categories.map((category) => category.name);
  /** @type {Wish} */
  const wish = { category: "", ...stage.place.wish, segment: undefined, photo: undefined };
  if (!names.includes(wish.category)) wish.category = names.includes(STYLED) ? STYLED : names[0];
  const photo = takesPhotos ? photoCard(stage, () => wish) : null;
  const draw = () => {
    document.title = `Penat · Start with a ${noun(wish.category)}`;
    fill(stage.root, el("div", { class: "start" }, invitation(stage, wish, photo, draw), cover(stage, wish)));
  };
  draw();
}

/** The left-hand page. @param {Stage} stage @param {Wish} wish @param {HTMLElement|null} photo @param {() => void} redraw */
function invitation(stage, wish, photo, redraw) {
  const others = stage.catalogue.categories.map((category) => category.name).filter((name) => name !== wish.category);
  const one = noun(wish.category);
  const begin = (more = {}) => {
    enter({ view: "start", depth: stage.place.depth, wish: { ...wish, ...more } }, { replace: true });
    stage.go({ view: "choose", wish: { ...wish, text: undefined, ...more } });
  };
  return el("section", { class: "invitation" },
    el("h1", { class: "display" }, `Start with a ${one}.`, el("br"), el("em", {}, "The room follows.")),
    el("p", { class: "lede" }, `Choose the ${one} you like best, four times over. We will show you the ${list(others.slice(0, 3).map(plural))} that belong with it, at prices you set.`),
    el("div", { class: "buttons" },
      el("button", { type: "button", class: "button big", onclick: () => begin() }, `Show me ${plural(wish.category)}`, icon("arrow")),
      resume(stage)),
    photo,
    wordsForm(wish, begin),
    limits(stage, wish, redraw));
}

/** A way on for someone who left in the middle. @param {Stage} stage */
function resume(stage) {
  const trail = lastTrail();
  if (!trail) return null;
  return el("button", { type: "button", class: "button quiet", onclick: () => stage.go({ view: "choose", trail }) }, "Go on where I was");
}

/** Start from words. @param {Wish} wish @param {(more: Partial<Wish>) => void} begin */
function wordsForm(wish, begin) {
  const examples = EXAMPLES[wish.category] ?? PLAIN_EXAMPLES.map((start) => `${start} ${noun(wish.category)}`);
  const field = el("input", { id: "words", type: "text", name: "words", maxlength: 200, autocomplete: "off", enterkeyhint: "search", placeholder: examples[0], value: wish.text ?? "" });
  const send = (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text) begin({ text });
    else field.focus();
  };
  const chip = (text) => el("button", { type: "button", class: "chip", onclick: () => begin({ text }) }, text);
  return el("form", { class: "words", role: "search", onsubmit: send },
    el("label", { for: "words" }, "Or say what you have in mind"),
    el("div", { class: "words-field" }, field, el("button", { type: "submit", class: "icon-button", "aria-label": "Begin from these words" }, icon("arrow"))),
    el("div", { class: "chips", role: "group", "aria-label": "Examples" }, ...examples.map(chip)));
}

/** Category, price and stock, tucked away. @param {Stage} stage @param {Wish} wish @param {() => void} redraw */
function limits(stage, wish, redraw) {
  const category = stage.catalogue.categories.find((each) => each.name === wish.category);
  const summary = el("summary", {}, limitWords(wish, category));
  const say = () => { summary.textContent = limitWords(wish, category); };
  const choice = el("select", { id: "category", onchange: () => { wish.category = choice.value; delete wish.price; redraw(); document.querySelector(".limits")?.setAttribute("open", ""); document.getElementById("category")?.focus(); } },
    ...stage.catalogue.categories.map((each) => el("option", { value: each.name, selected: each.name === wish.category }, `${capital(plural(each.name))} (${each.count})`)));
  const stock = el("input", { type: "checkbox", class: "switch", role: "switch", id: "stock", checked: wish.in_stock, onchange: () => { wish.in_stock = stock.checked; say(); } });
  const smart = el("input", { type: "checkbox", class: "switch", role: "switch", id: "smart", checked: wish.policy === "taste", onchange: () => { if (smart.checked) wish.policy = "taste"; else delete wish.policy; say(); } });
  const slide = category && canSlide(category)
    ? priceSlider({ category, range: wish.price, onchange: (range) => { wish.price = range; say(); } }).element
    : el("p", { class: "muted" }, "These have no prices yet.");
  return el("details", { class: "limits" }, summary, el("div", { class: "limits-body" },
    el("label", { class: "row", for: "category" }, "Begin with", choice), slide,
    el("label", { class: "row", for: "stock" }, "Only what is in stock", stock),
    el("label", { class: "row", for: "smart" }, "Smart: learn from what I pass over too", smart)));
}

/** @param {Wish} wish @param {import("./types.js").Category|undefined} category */
function limitWords(wish, category) {
  return `${capital(plural(wish.category))}, ${rangeWords(wish.price ?? {}, category?.currency ?? null)}${wish.in_stock ? ", in stock" : ""}${wish.policy === "taste" ? ", smart" : ""}`;
}

/** The right-hand page: a few pieces, each a way to begin near it. @param {Stage} stage @param {Wish} wish */
function cover(stage, wish) {
  const frames = Array.from({ length: COVER_PIECES }, () => el("li", {}, el("span", { class: "frame" })));
  const board = el("ul", { class: "cover", "aria-label": `Begin near one of these ${plural(wish.category)}` }, ...frames);
  coverItems(wish.category).then((items) => {
    frames.slice(items.length).forEach((frame) => frame.remove());
    items.forEach((item, place) => frames[place].replaceChildren(coverTile(stage, wish, item)));
  }, () => { board.parentElement?.remove(); });
  return el("section", { class: "cover-page", "aria-label": "Pieces to begin near" }, board, el("p", { class: "eyebrow cover-line" }, "Or begin near one of these."));
}

/** Return some items spread over the category: an opening slate, the same for every visitor of a release. @param {string} category */
async function coverItems(category) {
  const step = await beginSession({ category, shown: COVER_PIECES, seed: COVER_SEED });
  return step.slate.map((shown) => shown.item);
}

/** @param {Stage} stage @param {Wish} wish @param {import("./types.js").Item} item */
function coverTile(stage, wish, item) {
  const begin = () => { toast(`Beginning near ${item.name}`); stage.go({ view: "choose", wish: { ...wish, text: undefined, item: item.id } }); };
  return el("button", { type: "button", class: "tile", "aria-label": `Begin near ${spoken(item)}`, onclick: begin },
    picture(item, { sizes: "(min-width: 60rem) 25rem, 50vw", eager: true }));
}
