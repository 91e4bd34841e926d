/**
 * The shapes that travel between the API and the page; nothing here runs.
 *
 * @typedef {object} Item
 * @property {string} id
 * @property {string} category
 * @property {string} name
 * @property {number|null} price_cents  whole hundredths of `currency`
 * @property {string|null} currency
 * @property {string|null} price_text
 * @property {boolean} in_stock
 * @property {string|null} link
 * @property {string} image
 * @property {string} thumbnail
 *
 * @typedef {object} Category
 * @property {string} name
 * @property {number} count
 * @property {number} priced
 * @property {number|null} min_cents
 * @property {number|null} max_cents
 * @property {string|null} currency
 *
 * @typedef {{release: string, model: string, categories: Category[]}} Catalogue
 *
 * @typedef {{min_cents?: number, max_cents?: number}} PriceRange
 * @typedef {{words: string, cents: number|null}} Note  why a category has no match, and the nearest price that would fit
 *
 * @typedef {object} Wish  what a session begins with
 * @property {string} category
 * @property {number} [shown]
 * @property {PriceRange} [price]
 * @property {boolean} [in_stock]
 * @property {string} [text]
 * @property {string} [item]
 * @property {string} [segment]  a piece of a photo
 * @property {string} [photo]  a whole photo
 * @property {"taste"} [policy]  learns from what is passed over too; without it the last pick alone counts
 * @property {number} [seed]  makes the slates repeatable
 *
 * @typedef {{text: string}} Why  why an item is shown; the answer says more than the sentence
 *
 * @typedef {object} Step  one answer of the session routes
 * @property {string} session
 * @property {string} category
 * @property {number} step
 * @property {number} steps
 * @property {boolean} done
 * @property {string[]} picked
 * @property {{item: Item, why?: Why}[]} slate
 * @property {Item} [item]
 * @property {string|null} [note]
 *
 * @typedef {object} Trail  everything needed to draw a step again, so Back and reload ask the server nothing
 * @property {Wish} wish
 * @property {Step} step
 * @property {Item[]} kept  earlier picks, oldest first
 * @property {boolean} [refused]  whether this slate answers "none of these", or "more like these"
 * @property {boolean} [liked]  whether it answers "more like these"
 *
 * @typedef {object} Place
 * @property {"start"|"choose"|"look"|"photo"|"room"} view
 * @property {number} depth
 * @property {Trail} [trail]
 * @property {Wish} [wish]
 * @property {string} [photo]  the photo looked at
 * @property {import("./photo_api.js").Looking} [looking]  how its pieces were looked for
 * @property {string} [piece]  the chosen piece, or "whole"
 * @property {{left: string[], dropped: string[], added: string[], limits: [string, PriceRange][]}} [room]  what was set while furnishing
 *
 * @typedef {object} Piece  one member of a look, as remembered and as it is now
 * @property {string} id
 * @property {string} name
 * @property {string} category
 * @property {number|null} cents  the price when it was chosen
 * @property {boolean} [byHand]  chosen by a person, so it stays while its limits allow
 * @property {Item|null} [item]  the item now; null once it has left the catalogue, undefined while not yet asked
 *
 * @typedef {object} Look
 * @property {Piece} main
 * @property {Map<string, Piece>} pieces  category to chosen piece
 * @property {Map<string, PriceRange>} limits
 * @property {string[]|null} categories  those on the board; null for every other category
 * @property {boolean} inStock
 * @property {number|null} budget  for everything, the chosen piece too; null for none
 * @property {boolean} together  whether the pieces are to go with one another too, not only with the chosen one
 * @property {Set<string>} kept  categories whose piece a budget leaves alone
 * @property {string|null} currency
 */

export {};
