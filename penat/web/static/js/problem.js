/** What went wrong, in words, with the button that cures it; the page is never left blank. */

import { el } from "./dom.js";
import { Problem } from "./api.js";

/** @typedef {{label: string, run: () => void}} Cure */

/** @param {unknown} error @returns {Problem} */
export function asProblem(error) {
  return error instanceof Problem ? error : new Problem("fault", "Something broke on this page", error instanceof Error ? error.message : String(error));
}

/** Whether the request was given up because the shopper moved on. @param {unknown} error */
export function wasCancelled(error) {
  return error instanceof Problem && error.kind === "cancelled";
}

/** Whether the server refused the session itself (expired, altered, or its release is gone). @param {Problem} problem */
export function refusesSession(problem) {
  return problem.kind === "refused" && problem.status >= 400 && problem.status < 500;
}

/**
 * A panel that tells of a problem; "try again" runs by itself when the connection returns.
 * @param {Problem} problem @param {Cure[]} cures @param {AbortSignal} [signal]
 */
export function problemPanel(problem, cures, signal) {
  const said = inWords(problem);
  const buttons = cures.map((cure, place) => el("button", { type: "button", class: place ? "button quiet" : "button", onclick: cure.run }, cure.label));
  const heading = el("h1", { class: "problem-title", tabindex: "-1" }, said.title);
  requestAnimationFrame(() => heading.focus({ preventScroll: true }));
  if (problem.kind === "offline" && cures.length) addEventListener("online", cures[0].run, { once: true, signal });
  return el("section", { class: "problem", role: "alert" }, heading, el("p", {}, said.detail),
    said.hint, el("div", { class: "buttons" }, ...buttons));
}

/** @param {Problem} problem @returns {{title: string, detail: string, hint?: HTMLElement}} */
function inWords(problem) {
  if (problem.type === "/problems/release-gone") return { title: "The catalogue has changed", detail: "The shop has new furniture since you began." };
  if (problem.kind !== "closed") return { title: problem.title, detail: sentence(problem.detail) };
  const hint = el("p", { class: "problem-hint" }, "If this is your shop: publish its catalogue with ", el("code", {}, "make ingest"), ", then try again.");
  return { title: "The shop is not open yet", detail: sentence(problem.detail), hint };
}

/** Return text as a sentence. @param {string} text */
export function sentence(text) {
  const trimmed = text.trim();
  return trimmed && trimmed.charAt(0).toUpperCase() + trimmed.slice(1) + (/[.!?]$/.test(trimmed) ? "" : ".");
}

/**
 * Say that an answer is taking long; returns the function that ends the watch.
 * @param {(text: string) => void} say @param {number} [after_ms]
 */
export function watchSlow(say, after_ms = 4000) {
  const timer = setTimeout(() => say("Still looking. The connection is slow today."), after_ms);
  return () => clearTimeout(timer);
}
