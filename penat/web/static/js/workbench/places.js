/** Addresses inside the workbench. */

import { BASE } from "../api.js";

const MOST = 200;

/** Where these items are the examples of a question. @param {string[]} like @param {string[]} [unlike] */
export function workbenchAddress(like, unlike = []) {
  const params = new URLSearchParams();
  if (like.length) params.set("like", like.slice(0, MOST).join(","));
  if (unlike.length) params.set("unlike", unlike.slice(0, MOST).join(","));
  return `${BASE}/workbench?${params}`;
}
