/** A picture file on its way to the server: what it may be, and made smaller where it is large. */

import { Problem } from "./api.js";

/** What the server reads, as a file chooser wants it; a phone turns its own format into the first of them. */
export const ACCEPTED = "image/jpeg,image/png,image/webp,image/avif";
const LONGEST = 2048, LARGE_BYTES = 2_500_000, QUALITY = 0.9;

/** Return the first picture among what was dropped, pasted or chosen; else its first file. @param {DataTransfer|null|undefined} given @returns {File|null} */
export function fileOf(given) {
  const files = [...(given?.files ?? [])];
  return files.find((file) => file.type.startsWith("image/")) ?? files[0] ?? null;
}

/**
 * Return the file as it should be sent: as it is, or drawn smaller and upright where it is larger than is kept.
 * One that this browser cannot draw goes as it is, for the server to say what is wrong with it. Throws Problem where it is no picture.
 * @param {File} file @returns {Promise<Blob>}
 */
export async function readyToSend(file) {
  const name = file.name ? `“${file.name}”` : "The file";
  if (!file.size) throw refused(`${name} is empty.`);
  if (file.type && !file.type.startsWith("image/")) throw refused(`${name} is no picture. JPEG, PNG, WebP and AVIF can be read.`);
  const drawn = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (!drawn) return file;
  const longer = Math.max(drawn.width, drawn.height);
  const fits = longer <= LONGEST && file.size <= LARGE_BYTES && file.type !== "";
  const smaller = fits ? null : await drawnAt(drawn, Math.min(1, LONGEST / longer));
  drawn.close();
  return smaller ?? file;
}

/** @param {ImageBitmap} drawn @param {number} scale @returns {Promise<Blob|null>} */
function drawnAt(drawn, scale) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(drawn.width * scale));
  canvas.height = Math.max(1, Math.round(drawn.height * scale));
  const pen = canvas.getContext("2d");
  if (!pen) return Promise.resolve(null);
  pen.fillStyle = "#fff"; // what is see-through is kept on white
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => { canvas.toBlob(done, "image/jpeg", QUALITY); });
}

/** @param {string} words */
function refused(words) {
  return new Problem("refused", "That is no photo", words, 415);
}
