/** The keys of the pictures beside the main one: 1 to 9 and 0, then letters that mean nothing else here. */

export const KEYS = [..."1234567890qwertyiopadfghjklzxcvbm"];

/**
 * Return the place of the picture a key stands for, -1 for none; with Shift a digit's key gives another mark.
 * @param {KeyboardEvent} event
 */
export function keyOf(event) {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code);
  return KEYS.indexOf(digit ? digit[1] : event.key.toLowerCase());
}
