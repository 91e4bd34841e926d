/** The start from a photo: dropped, pasted, chosen or taken; made smaller, sent with its progress, or refused in words. */

import { announce, el, fill, icon } from "./dom.js";
import { sendPhoto } from "./photo_api.js";
import { ACCEPTED, fileOf, readyToSend } from "./photo_file.js";
import { keepPhoto, lastPhoto } from "./photo_owner.js";
import { asProblem, sentence, wasCancelled } from "./problem.js";

/** @typedef {import("./app.js").Stage} Stage */

/** Whether this server keeps photos. */
export const takesPhotos = document.documentElement.hasAttribute("data-photos");

/**
 * Make the card. A photo may be dropped or pasted anywhere on the page while the view is open.
 * @param {Stage} stage @param {() => import("./types.js").Wish} wish  what to begin with once a piece is chosen
 */
export function photoCard(stage, wish) {
  const element = el("section", { class: "photo-card", "aria-labelledby": "photo-card-title" });
  /** @type {AbortController|null} */
  let sending = null;

  /** @param {File|null} file */
  const take = async (file) => {
    if (!file || sending) return;
    sending = new AbortController();
    const leave = () => sending?.abort();
    stage.signal.addEventListener("abort", leave, { once: true });
    const shown = progress(element, file, leave);
    try {
      const photo = await sendPhoto(await readyToSend(file), shown.told, sending.signal);
      keepPhoto(photo.id);
      if (!stage.signal.aborted) stage.go({ view: "photo", photo: photo.id, wish: wish() });
    } catch (error) {
      if (stage.signal.aborted) return;
      offer(wasCancelled(error) ? null : asProblem(error));
      element.querySelector("button")?.focus({ preventScroll: true });
    } finally {
      sending = null;
      shown.end();
      stage.signal.removeEventListener("abort", leave);
    }
  };

  /** @param {import("./api.js").Problem|null} problem */
  const offer = (problem) => fill(element, ...invitation(stage, take, problem));
  offer(null);
  listen(element, stage.signal, take);
  return element;
}

/** What the card says and offers. @param {Stage} stage @param {(file: File|null) => void} take @param {import("./api.js").Problem|null} problem */
function invitation(stage, take, problem) {
  const last = lastPhoto();
  const again = () => stage.go({ view: "photo", photo: /** @type {string} */ (last) });
  return [
    el("span", { class: "photo-card-mark" }, icon("camera")),
    el("div", { class: "photo-card-words" },
      el("h2", { class: "photo-card-title", id: "photo-card-title" }, "Start from a photo"),
      el("p", { class: "muted" }, "Your room, or a piece you saw somewhere.", el("span", { class: "with-mouse" }, " Drop or paste it anywhere here."))),
    el("div", { class: "buttons photo-card-buttons" },
      chooser("Choose a photo", take, {}),
      el("span", { class: "with-camera" }, chooser("Take one", take, { capture: "environment" })),
      last && el("button", { type: "button", class: "link", onclick: again }, "Back to your last photo")),
    problem && el("p", { class: "photo-card-problem", role: "alert" }, el("strong", {}, `${problem.title}. `), sentence(problem.detail)),
  ].filter(Boolean);
}

/** A button that opens the file chooser, or the camera. @param {string} words @param {(file: File|null) => void} take @param {object} more */
function chooser(words, take, more) {
  const field = el("input", { type: "file", accept: ACCEPTED, hidden: true, ...more, onchange: () => { const file = field.files?.[0] ?? null; field.value = ""; take(file); } });
  return el("span", {}, field, el("button", { type: "button", class: "button quiet small", onclick: () => field.click() }, words));
}

/** Show the photo on its way. @param {HTMLElement} element @param {File} file @param {() => void} cancel */
function progress(element, file, cancel) {
  const address = file.type.startsWith("image/") ? URL.createObjectURL(file) : "";
  const words = el("p", { role: "status" }, "Making it ready…");
  const bar = el("progress", { max: 1, "aria-label": "Sent" });
  const preview = address && el("img", { class: "photo-card-preview", src: address, alt: "The photo being sent", onerror: () => preview.remove() });
  fill(element, el("span", { class: "photo-card-mark" }, preview || icon("camera")), el("div", { class: "photo-card-words" }, words, bar),
    el("div", { class: "buttons photo-card-buttons" }, el("button", { type: "button", class: "button quiet small", onclick: cancel }, "Cancel")));
  announce("Sending your photo");
  /** @param {number} share */
  const told = (share) => {
    bar.value = share;
    words.textContent = share < 1 ? `Sending your photo, ${Math.round(share * 100)} %` : "Nearly there…";
  };
  return { told, end: () => { if (address) URL.revokeObjectURL(address); } };
}

/** Take what is dropped or pasted on the page. @param {HTMLElement} element @param {AbortSignal} signal @param {(file: File|null) => void} take */
function listen(element, signal, take) {
  const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const over = (on) => element.classList.toggle("is-over", on);
  document.addEventListener("dragover", (event) => { if (carries(event)) { event.preventDefault(); over(true); } }, { signal });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) over(false); }, { signal });
  document.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    over(false);
    take(fileOf(event.dataTransfer));
  }, { signal });
  document.addEventListener("paste", (event) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    take(fileOf(event.clipboardData));
  }, { signal });
}
