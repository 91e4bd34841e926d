/** Money and category names as people read them. */

/** @type {Record<string, string>} */
const PLURALS = { storage: "storage", seating: "seating", lighting: "lighting", shelf: "shelves", bookshelf: "bookshelves" };

/** Return a category's name as words: "plant_pot" becomes "plant pot". @param {string} category */
export function noun(category) {
  return category.replace(/[_-]+/g, " ");
}

/** Return the plural of a category's name. @param {string} category */
export function plural(category) {
  const word = noun(category);
  if (PLURALS[word]) return PLURALS[word];
  if (/(s|x|ch|sh)$/.test(word)) return /s$/.test(word) && !/ss$/.test(word) ? word : `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** @param {string} text */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Join words as in "beds, couches and tables". @param {string[]} words */
export function list(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

/**
 * Return hundredths of a currency as people write them, whole amounts without decimals.
 * @param {number} cents @param {string|null|undefined} currency
 */
export function money(cents, currency) {
  const digits = cents % 100 === 0 ? 0 : 2;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency: currency ?? "", ...options }).format(cents / 100);
  } catch {
    return `${new Intl.NumberFormat("en", options).format(cents / 100)} ${currency ?? ""}`.trim();
  }
}

/** Return an item's price in words, honest where there is none. @param {import("./types.js").Item} item */
export function priceOf(item) {
  return item.price_cents === null ? "No price" : money(item.price_cents, item.currency);
}
