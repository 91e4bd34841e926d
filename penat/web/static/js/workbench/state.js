/** What is being looked at, as the address says it: every view of the workbench can be shared and gone back to. */

import { readWhere, takeWhere, whereBody, whereText } from "./where.js";

/**
 * @typedef {object} State
 * @property {string} category  "" for all
 * @property {string} q  words of the name
 * @property {string} text  words of the look
 * @property {Record<string, string[]>} where  column -> values
 * @property {Record<string, string>} contains  column -> text
 * @property {Record<string, [string, string]>} range  column -> from, to
 * @property {string} min  lowest price in whole units, "" for none
 * @property {string} max
 * @property {string} sort
 * @property {string[]} like
 * @property {string[]} unlike
 * @property {string} strategy
 * @property {number} diversity
 * @property {string} order  "doubtful" to be shown what is worth judging next
 * @property {string} models  comma-separated, "" for all there are, OWN for the release's own
 * @property {string} fusion
 * @property {string} cut  score below which results are greyed, "" for none
 * @property {boolean} drop  leave them out instead
 * @property {string|null} photo  a data: URL; never in the address
 * @property {string} segment  a piece of a photo that is kept, "" for none
 */

export const STRATEGIES = ["mean", "best", "rocchio", "linear"];
/** In place of a name: the model the release was made with, whatever it is called. */
export const OWN = "_own"; // no model can be called so
const MOST_MODELS = 8; // one question names no more

/** @returns {State} */
export function empty() {
  return {
    category: "", q: "", text: "", where: {}, contains: {}, range: {}, min: "", max: "", sort: "catalogue", like: [], unlike: [],
    strategy: "mean", diversity: 0, order: "best", models: "", fusion: "concatenate", cut: "", drop: false, photo: null, segment: "",
  };
}

/** Whether the state asks by example, words or photo, and not only through filters. @param {State} state */
export function asks(state) {
  return Boolean(state.text || state.photo || state.segment || state.like.length || state.unlike.length);
}

/** @param {URLSearchParams} params @returns {State} */
export function fromParams(params) {
  const state = empty();
  for (const name of ["category", "q", "text", "min", "max", "cut", "models", "segment"]) state[name] = params.get(name) ?? "";
  state.sort = params.get("sort") ?? "catalogue";
  state.like = listed(params.get("like"));
  state.unlike = listed(params.get("unlike"));
  state.strategy = STRATEGIES.includes(params.get("strategy") ?? "") ? /** @type {string} */ (params.get("strategy")) : "mean";
  if (params.get("order") === "doubtful") state.order = "doubtful";
  if (params.get("fusion") === "rank") state.fusion = "rank";
  state.diversity = Math.min(1, Math.max(0, Number(params.get("diversity")) || 0));
  state.drop = params.get("drop") === "1";
  return Object.assign(state, readWhere(params.get("where") ?? ""));
}

/** @param {State} state @returns {URLSearchParams} */
export function toParams(state) {
  const params = new URLSearchParams();
  const plain = empty();
  for (const name of ["category", "q", "text", "min", "max", "sort", "strategy", "diversity", "order", "models", "fusion", "cut", "segment"]) {
    if (state[name] !== plain[name]) params.set(name, String(state[name]));
  }
  if (state.drop) params.set("drop", "1");
  if (state.like.length) params.set("like", state.like.join(","));
  if (state.unlike.length) params.set("unlike", state.unlike.join(","));
  const where = whereText(state);
  if (where) params.set("where", where);
  return params;
}

/** The query string of GET /items. @param {State} state @param {number} limit */
export function itemsQuery(state, limit) {
  const params = new URLSearchParams({ limit: String(limit) });
  if (state.category) params.set("category", state.category);
  if (state.q.trim()) params.set("q", state.q.trim());
  if (state.sort !== "catalogue") params.set("sort", state.sort);
  const where = whereText(state);
  if (where) params.set("where", where);
  for (const [name, value] of Object.entries(limits(state))) params.set(name, String(value));
  return params;
}

/**
 * The models that a question names: none for the release's own alone. A piece of a photo is known to that one only.
 * @param {State} state @param {string[]} models  those the release has, its own first
 */
export function modelsNamed(state, models) {
  if (state.models === OWN) return [];
  if (state.models) return state.models.split(",");
  return models.length > 1 && !state.segment ? models.slice(0, MOST_MODELS) : [];
}

/** The body of POST /search. @param {State} state @param {string[]} models  those the release has */
export function searchBody(state, models) {
  const words = state.q.split(/\s+/).filter(Boolean);
  const where = [...whereBody(state), ...words.map((contains) => ({ field: "name", contains }))];
  const body = { strategy: state.strategy, like: state.like, unlike: state.unlike, where, price: limits(state) };
  if (state.text.trim()) body.text = state.text.trim();
  if (state.segment) body.segment = state.segment;
  else if (state.photo) body.photo = state.photo;
  if (state.category) body.category = state.category;
  const named = modelsNamed(state, models);
  if (named.length) Object.assign(body, { models: named, fusion: state.fusion });
  if (state.order !== "best") body.order = state.order;
  else if (state.diversity) body.diversity = state.diversity; // which spreads the best
  if (state.drop && state.cut !== "") body.min_score = Number(state.cut);
  return body;
}

/** The state a saved search body means; what the page has no control for is named in `left`. @param {any} body */
export function fromBody(body) {
  const state = { ...empty(), models: OWN }; // a question that names no models means the release's own
  const left = [];
  for (const [name, value] of Object.entries(body)) {
    if (["text", "category", "strategy", "diversity", "fusion"].includes(name)) state[name] = value;
    else if (name === "models") state.models = value.join(",") || OWN;
    else if (name === "like" || name === "unlike") state[name] = [...value];
    else if (name === "price") {
      if (value.min_cents != null) state.min = String(value.min_cents / 100);
      if (value.max_cents != null) state.max = String(value.max_cents / 100);
    } else if (name === "min_score") Object.assign(state, { cut: String(value), drop: true });
    else if (name === "where") for (const one of value) takeFilter(state, one, left);
    else left.push(name);
  }
  return { state, left };
}

/** @param {State} state @param {any} one @param {string[]} left */
function takeFilter(state, one, left) {
  if (one.field === "name" && one.contains) state.q = `${state.q} ${one.contains}`.trim();
  else if (!takeWhere(state, one)) left.push(`the filter on ${one.field}`);
}

/** @param {State} state */
function limits(state) {
  const price = {};
  for (const [name, said] of [["min_cents", state.min], ["max_cents", state.max]]) {
    const cents = Math.round(Number(said) * 100);
    if (said !== "" && Number.isFinite(cents) && cents >= 0) price[name] = cents;
  }
  return price;
}

/** @param {string|null} text */
function listed(text) {
  return [...new Set((text ?? "").split(",").filter(Boolean))];
}
