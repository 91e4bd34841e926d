/** Addresses inside the workbench. */

import { BASE } from "../api.js";

const MOST = 200, LONGEST = 2500; // a server takes a request line of some 8,000 characters

/** Where these items are the examples of a question. @param {string[]} like @param {string[]} [unlike] */
export function workbenchAddress(like, unlike = []) {
  const params = new URLSearchParams();
  if (like.length) params.set("like", fitting(like).join(","));
  if (unlike.length) params.set("unlike", fitting(unlike).join(","));
  return `${BASE}/workbench?${params}`;
}

/** Return as many ids as an address can hold. @param {string[]} ids */
export function fitting(ids) {
  let length = 0;
  return ids.slice(0, MOST).filter((id) => (length += encodeURIComponent(`${id},`).length) <= LONGEST);
}
