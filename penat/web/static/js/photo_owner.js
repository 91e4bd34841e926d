/** Whose photos these are: a random name that this browser makes once, keeps to itself and tells only this server. */

const KEY = "penat.owner", LAST = "penat.photo";
const BYTES = 24;
let unkept = "";

/** Return the name; where nothing can be kept it lasts as long as the page does. @returns {string} */
function owner() {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept && /^[A-Za-z0-9_-]{16,200}$/.test(kept)) return kept;
    const made = madeUp();
    localStorage.setItem(KEY, made);
    return made;
  } catch {
    return (unkept ||= madeUp());
  }
}

function madeUp() {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_");
}

/** What every request about photos carries. @returns {Record<string, string>} */
export function ownerHeaders() {
  return { "Penat-Owner": owner() };
}

/** Keep which photo was looked at last, null for none, so that the start can lead back to it. @param {string|null} id */
export function keepPhoto(id) {
  try {
    if (id) localStorage.setItem(LAST, id);
    else localStorage.removeItem(LAST);
  } catch { /* leading back is a courtesy, nothing depends on it */ }
}

/** @returns {string|null} */
export function lastPhoto() {
  try {
    return localStorage.getItem(LAST);
  } catch {
    return null;
  }
}
