/** The JSON API; every failure becomes a Problem that can be shown in words. */

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Step} Step */
/** @typedef {import("./types.js").PriceRange} PriceRange */

/** The path the server is mounted at, "" at the root. */
export const BASE = document.documentElement.dataset.base ?? "";
const PATIENCE_MS = 30_000;

/** What went wrong: `kind` is "offline", "slow", "cancelled", "refused" (the server said why) or "closed" (no catalogue yet). */
export class Problem extends Error {
  /**
   * @param {string} kind @param {string} title @param {string} detail @param {number} [status]
   * @param {{restart?: import("./types.js").Wish, type?: string, errors?: {field: string}[]}} [said]  the refusing answer; `restart` offers to begin again
   */
  constructor(kind, title, detail, status = 0, said = {}) {
    super(detail);
    this.kind = kind;
    this.title = title;
    this.detail = detail;
    this.status = status;
    this.restart = said.restart ?? null;
    this.type = said.type ?? "";
    this.fields = Array.isArray(said.errors) ? said.errors.map((error) => error.field) : []; // of the request, that cannot be used
  }
}

/**
 * Ask the server; resolves to the parsed body, or with `text` to the body as it came.
 * @param {string} path @param {{body?: object, signal?: AbortSignal, method?: string, text?: boolean, headers?: Record<string, string>}} [options] @returns {Promise<any>}
 */
export async function ask(path, { body, signal, method, text = false, headers = {} } = {}) {
  const stop = new AbortController();
  const cancel = () => stop.abort("cancelled");
  const timer = setTimeout(() => stop.abort("slow"), PATIENCE_MS);
  signal?.addEventListener("abort", cancel, { once: true });
  if (signal?.aborted) cancel();
  try {
    const answer = await fetch(`${BASE}/api/v1${path}`, request(body, stop.signal, method, headers));
    if (!answer.ok) throw await refusal(answer);
    if (answer.status === 204) return null;
    return await (text ? answer.text() : answer.json());
  } catch (error) {
    throw error instanceof Problem ? error : failure(stop.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
  }
}

/** @param {object|undefined} body @param {AbortSignal} signal @param {string|undefined} method @param {Record<string, string>} more @returns {RequestInit} */
function request(body, signal, method, more) {
  const headers = { Accept: "application/json, application/problem+json", ...more };
  if (!body) return { headers, signal, method: method ?? "GET" };
  return { method: method ?? "POST", headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(body), signal };
}

/** Return the Problem a refusing answer describes. @param {Response} answer */
export async function refusal(answer) {
  const said = await answer.json().catch(() => ({}));
  const detail = typeof said.detail === "string" ? said.detail : `The server answered with status ${answer.status}.`;
  return new Problem("refused", typeof said.title === "string" ? said.title : "That did not work", detail, answer.status, said);
}

/** Return the Problem of a request that had no readable answer. @param {AbortSignal} signal */
function failure(signal) {
  if (signal.reason === "cancelled") return new Problem("cancelled", "Cancelled", "");
  if (signal.aborted) return new Problem("slow", "No answer yet", "The shop took too long to answer.");
  if (!navigator.onLine) return new Problem("offline", "You are offline", "Your device has no connection at the moment.");
  return new Problem("offline", "The shop cannot be reached", "Its server did not answer. It may be restarting, or the connection was lost.");
}

/** Return the catalogue's facts; a server that has none yet is "closed". @returns {Promise<import("./types.js").Catalogue>} */
export async function catalogue() {
  try {
    return await ask("/catalogue");
  } catch (error) {
    if (error instanceof Problem && error.status === 503) error.kind = "closed";
    throw error;
  }
}

/** Return those of the named items that the catalogue still has. @param {string[]} ids @returns {Promise<Item[]>} */
export async function itemsNamed(ids) {
  return (await ask(`/items?${new URLSearchParams({ ids: ids.join(","), limit: String(ids.length) })}`)).items;
}

/** @param {import("./types.js").Wish & {why?: boolean}} wish @param {AbortSignal} [signal] @returns {Promise<Step>} */
export const beginSession = (wish, signal) => ask("/sessions", { body: wish, signal });

/** @param {string} session @param {string|null} item @param {AbortSignal} [signal] @param {string[]} [liked] @returns {Promise<Step>} */
export const pickItem = (session, item, signal, liked = []) => ask("/sessions/pick", { body: { session, item, why: true, ...(liked.length ? { more_like: liked } : {}) }, signal });

/**
 * @param {{item: string, categories: string[], price: Record<string, PriceRange>, limit: number, in_stock?: boolean, why?: boolean}} wanted
 * @param {AbortSignal} [signal]
 * @returns {Promise<{item: Item, matches: Record<string, {item: Item, why?: import("./types.js").Why}[]>, notes: Record<string, string>, nearest_cents: Record<string, number>}>}
 */
export const matches = (wanted, signal) => ask("/matches", { body: wanted, signal });

/** What goes with an item under one budget. @param {object} wanted @param {AbortSignal} [signal] @returns {Promise<any>} */
export const outfit = (wanted, signal) => ask("/outfits", { body: wanted, signal });
