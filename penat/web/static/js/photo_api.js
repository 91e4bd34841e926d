/** The photo routes: send, find pieces (soon, or as a job that can be given up), what is near, what is missing. */

import { ask, BASE, Problem, refusal } from "./api.js";
import { ownerHeaders } from "./photo_owner.js";

/**
 * @typedef {{id: string, width: number, height: number, expires_at: string|null, picture: string, thumbnail: string}} Photo
 * @typedef {{counts: number[], size: [number, number]}} Mask
 * @typedef {object} Segment
 * @property {string} id
 * @property {string} label
 * @property {string|null} category
 * @property {number} score
 * @property {{left: number, top: number, width: number, height: number}} box
 * @property {number} area
 * @property {{width: number, height: number}} size
 * @property {Mask} [mask]
 * @property {[number, number][]} [outline]
 * @property {string} cutout
 *
 * @typedef {{mode: "quick"|"full"|"prompt", prompt?: string}} Looking  how carefully pieces are looked for, or for what
 * @typedef {import("./types.js").Item} Item
 */

const POLL_MS = 500, POLL_MOST_MS = 3000;

/**
 * Send a photo. @param {Blob} file @param {(share: number) => void} told how much has gone, 0 to 1
 * @param {AbortSignal} signal @returns {Promise<Photo>}
 */
export function sendPhoto(file, told, signal) {
  return new Promise((done, failed) => {
    if (signal.aborted) return failed(new Problem("cancelled", "Cancelled", "")); // while it was made smaller
    const request = new XMLHttpRequest(); // fetch does not tell how much has gone
    const offline = navigator.onLine ? ["The shop cannot be reached", "The connection was lost while your photo was on its way."] : ["You are offline", "Your device has no connection at the moment."];
    request.open("POST", `${BASE}/api/v1/photos`);
    for (const [name, value] of Object.entries({ Accept: "application/json, application/problem+json", ...ownerHeaders() })) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => { if (event.lengthComputable) told(event.loaded / event.total); };
    request.onerror = () => failed(new Problem("offline", offline[0], offline[1]));
    request.onabort = () => failed(new Problem("cancelled", "Cancelled", ""));
    request.onload = async () => {
      const answer = new Response(request.response, { status: request.status });
      if (answer.ok) done(await answer.json());
      else failed(await refusal(answer));
    };
    signal.addEventListener("abort", () => request.abort(), { once: true });
    const form = new FormData();
    form.append("file", file, file instanceof File ? file.name : "photo.jpg");
    return request.send(form);
  });
}

/** @param {string} id @param {AbortSignal} [signal] @returns {Promise<Photo>} */
export const photoNamed = (id, signal) => ask(`/photos/${encodeURIComponent(id)}`, { signal, headers: ownerHeaders() });

/** @param {string} id @returns {Promise<void>} */
export const deletePhoto = (id) => ask(`/photos/${encodeURIComponent(id)}`, { method: "DELETE", headers: ownerHeaders() });

/**
 * Find a photo's pieces; what was found before comes at once. Long work runs as a job: `told` hears of its share and its id.
 * @param {string} id @param {Looking} looking @param {(share: number|null, job: string) => void} told @param {AbortSignal} signal
 * @returns {Promise<Segment[]>} those one can start with, the surest first
 */
export async function findPieces(id, looking, told, signal) {
  const path = `/photos/${encodeURIComponent(id)}/segments`;
  const post = () => ask(path, { body: looking, signal, headers: ownerHeaders() });
  const first = await post();
  if (!first.job) return first.segments;
  await finished(jobOf(first), told, signal);
  return (await post()).segments; // the same wish is one run, so this only fetches it
}

/** Wait for a job. @param {string} job @param {(share: number|null, job: string) => void} told @param {AbortSignal} signal */
async function finished(job, told, signal) {
  for (let pause = POLL_MS; ; pause = Math.min(POLL_MOST_MS, pause * 1.2)) {
    const state = await ask(`/jobs/${encodeURIComponent(job)}`, { signal, headers: ownerHeaders() });
    if (state.state === "done") return;
    if (state.state === "failed") throw new Problem("refused", "The photo could not be looked through", state.error?.detail ?? state.error ?? "The work broke off.", 500);
    if (state.state === "cancelled") throw new Problem("cancelled", "Cancelled", "");
    told(typeof state.progress === "number" ? state.progress : null, job);
    await rest(pause, signal);
  }
}

/** @param {any} answer @returns {string} */
function jobOf(answer) {
  return typeof answer.job === "string" ? answer.job : answer.job.id;
}

/** @param {string} job */
export const cancelJob = (job) => ask(`/jobs/${encodeURIComponent(job)}`, { method: "DELETE", headers: ownerHeaders() });

/** @param {number} ms @param {AbortSignal} signal */
function rest(ms, signal) {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", () => { clearTimeout(timer); done(null); }, { once: true });
  });
}

/**
 * The catalogue's items nearest to a piece or a whole photo. @param {{segment?: string, photo?: string, category?: string, limit: number}} wanted
 * @param {AbortSignal} [signal] @returns {Promise<Item[]>}
 */
export async function nearTo(wanted, signal) {
  const found = await ask("/search", { body: { ...wanted, segments: 0 }, signal, headers: ownerHeaders() });
  return found.results.map((one) => one.item);
}

/** What goes with everything in a photo. @param {string} id @param {object} wanted @param {AbortSignal} signal @returns {Promise<any>} */
export const furnish = (id, wanted, signal) => ask(`/photos/${encodeURIComponent(id)}/furnish`, { body: wanted, signal, headers: ownerHeaders() });
