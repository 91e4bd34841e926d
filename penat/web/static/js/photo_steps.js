/** A photo's way, step by step with its times: taken in, looked through, its pieces embedded, found by searches. */

import { el, fill } from "./dom.js";
import { photoNamed } from "./photo_api.js";
import { asProblem, sentence } from "./problem.js";

const STEPS = [["uploaded", "Taken in"], ["segmented", "Looked through"], ["embedded", "Pieces compared"], ["searchable", "Found by searches"]];

/** A line that opens into the steps, asked for when it is opened. @param {import("./photo_api.js").Photo} photo */
export function photoSteps(photo) {
  const body = el("dl", { class: "photo-steps" });
  const open = async () => {
    if (!details.open) return;
    try {
      const { steps } = /** @type {any} */ (await photoNamed(photo.id));
      fill(body, ...STEPS.flatMap(([name, words]) => [el("dt", {}, words), el("dd", {}, told(steps[name]))]));
    } catch (error) {
      fill(body, el("dt", {}, "Not known"), el("dd", {}, sentence(asProblem(error).detail)));
    }
  };
  const details = el("details", { class: "photo-way", ontoggle: open }, el("summary", {}, "What was done with it"), body);
  return details;
}

/** @param {{at: string|null, ms: number|null}} step */
function told({ at, ms }) {
  if (!at) return "not yet";
  const time = new Date(at).toLocaleTimeString("en", { hour: "2-digit", minute: "2-digit", hour12: false });
  if (ms === null) return time;
  return `${time}, in ${ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`}`;
}
