/** What the browser keeps for an annotator: a name, what was dropped so far, and answers that could not be sent yet. */

import { BASE } from "../api.js";

const DRAFT = "penat.annotate.draft", UNSENT = "penat.annotate.unsent";

/** @param {string} key @returns {string|null} */
export function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // a browser that keeps nothing
  }
}

/** @param {string} key @param {string|null} value */
export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch { /* full, or refused: the page goes on without */ }
}

/** @param {string} key @returns {any} */
function parsed(key) {
  try {
    return JSON.parse(recall(key) ?? "null");
  } catch {
    return null;
  }
}

/** What one annotator had dropped in a question, null where nothing is kept. @param {string|null} who @param {string} task @returns {string[]|null} */
export function draft(who, task) {
  const kept = parsed(DRAFT);
  return kept && kept.who === who && kept.task === task ? kept.dropped : null;
}

/** @param {string|null} who @param {string} task @param {string[]} dropped */
export function keepDraft(who, task, dropped) {
  remember(DRAFT, JSON.stringify({ who, task, dropped }));
}

/** Forget what was dropped in a question that is answered. @param {string|null} who @param {string} task */
export function forgetDraft(who, task) {
  if (draft(who, task)) remember(DRAFT, null);
}

/** Answers not sent yet, each {round, who, path, body}. @returns {any[]} */
export function unsent() {
  const kept = parsed(UNSENT);
  return Array.isArray(kept) ? kept : [];
}

const same = (one, other) => one.round === other.round && one.who === other.who && one.body.task === other.body.task;

/** @param {{round: string, who: string|null, path: string, body: any}} answer */
export function keepUnsent(answer) {
  remember(UNSENT, JSON.stringify([...unsent().filter((one) => !same(one, answer)), answer]));
}

/** @param {{round: string, who: string|null, body: any}} answer */
export function forgetUnsent(answer) {
  const left = unsent().filter((one) => !same(one, answer));
  remember(UNSENT, left.length ? JSON.stringify(left) : null);
}

/** Where one signs in and comes back to here. */
export function signInAddress() {
  return `${BASE}/workbench/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
}
