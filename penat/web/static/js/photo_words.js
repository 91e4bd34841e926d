/** How pieces are spoken of: what they are called, how sure that is, and what is said of all of them together. */

import { capital, list, noun, plural } from "./words.js";

/** @typedef {import("./photo_api.js").Segment} Segment */

const UNNAMED = "piece";
const SURE = 0.75, LIKELY = 0.5;
const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** How sure a piece is. @param {number} score 0 to 1 */
export function sureness(score) {
  if (score >= SURE) return "quite sure";
  return score >= LIKELY ? "likely" : "a guess";
}

/** What a piece is taken for: by its label, or where that only says that it is one, by the category it looks like. @param {Segment} segment */
export function takenFor({ label, category }) {
  return noun(label === UNNAMED ? category ?? label : label);
}

/** Return the pieces' names, numbered where several would be called the same. @param {Segment[]} segments @returns {Map<string, string>} id to name */
export function pieceNames(segments) {
  const names = new Map();
  const said = new Map();
  for (const segment of segments) {
    const word = capital(takenFor(segment));
    const among = segments.filter((other) => takenFor(other) === takenFor(segment)).length;
    said.set(word, (said.get(word) ?? 0) + 1);
    names.set(segment.id, among > 1 ? `${word} ${said.get(word)}` : word);
  }
  return names;
}

/** Return "a couch, two chairs and a rug". @param {Segment[]} segments */
export function inventory(segments) {
  const counts = new Map();
  for (const word of segments.map(takenFor)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return list([...counts].map(([word, count]) => (count === 1 ? aOf(word) : `${NUMBERS[count] ?? count} ${plural(word) === word ? `pieces of ${word}` : plural(word)}`)));
}

/** Return a word with its article: "an armchair". What there is none or two of, such as storage, goes without. @param {string} word */
export function aOf(word) {
  if (plural(word) === word) return word;
  return `${/^[aeiou]/i.test(word) ? "an" : "a"} ${word}`;
}
