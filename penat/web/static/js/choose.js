/** Choosing: one slate after another, with a story at its side. */

import { el, announce, fill, icon } from "./dom.js";
import { grid, picture, skeleton } from "./grid.js";
import { fromPhoto } from "./photo_near.js";
import { Liking } from "./more_like.js";
import { forget } from "./places.js";
import { asProblem, problemPanel, refusesSession, sentence, wasCancelled, watchSlow } from "./problem.js";
import { SHOWN, begin, pick } from "./session.js";
import { encodeLook, freshLook } from "./share.js";
import { whyNote } from "./why.js";
import { noun, plural } from "./words.js";

/** @typedef {import("./app.js").Stage} Stage */
/** @typedef {import("./types.js").Trail} Trail */
/** @typedef {import("./types.js").Item} Item */

/** Ends the single-key shortcuts of the slate on the screen. */
let keys = new AbortController();

const SIZES = "(min-width: 60rem) 17rem, 50vw";

/** @param {Stage} stage */
export async function showChoose(stage) {
  const { trail, wish } = stage.place;
  if (trail) return drawSlate(stage, trail);
  if (!wish) return stage.go({ view: "start" }, { replace: true });
  document.title = `Penat · Finding ${plural(wish.category)}`;
  const status = el("p", { class: "story-text" }, "A moment, we are laying them out.");
  fill(stage.root, el("div", { class: "choose" }, el("section", { class: "story" }, el("h1", { class: "title" }, `Finding ${plural(wish.category)}`), status), el("div", { class: "slate" }, skeleton(SHOWN))));
  const settled = watchSlow((text) => { status.textContent = text; announce(text); });
  try {
    const begun = await begin(wish, stage.signal);
    if (begun) stage.go({ view: "choose", trail: begun }, { replace: true });
  } catch (error) {
    if (!wasCancelled(error)) showBeginProblem(stage, wish, error);
  } finally {
    settled();
  }
}

/** @param {Stage} stage @param {import("./types.js").Wish} wish @param {unknown} error */
function showBeginProblem(stage, wish, error) {
  const problem = asProblem(error);
  const cures = [];
  if (problem.kind !== "refused" || problem.status >= 500) cures.push({ label: "Try again", run: stage.redraw });
  if (wish.text) cures.push({ label: "Begin without the words", run: () => stage.go({ view: "choose", wish: { ...wish, text: undefined } }, { replace: true }) });
  if (wish.item) cures.push({ label: "Begin anywhere", run: () => stage.go({ view: "choose", wish: { ...wish, item: undefined } }, { replace: true }) });
  if (wish.segment || wish.photo) cures.push({ label: "Begin without the photo", run: () => stage.go({ view: "choose", wish: { ...wish, segment: undefined, photo: undefined } }, { replace: true }) });
  if (wish.price || wish.in_stock) cures.push({ label: "Begin without limits", run: () => stage.go({ view: "choose", wish: { ...wish, price: undefined, in_stock: undefined } }, { replace: true }) });
  cures.push({ label: "To the start", run: () => stage.go({ view: "start", wish }, { replace: true }) });
  fill(stage.root, problemPanel(problem, cures, stage.signal));
}

/** Draw one slate. @param {Stage} stage @param {Trail} trail */
function drawSlate(stage, trail) {
  const { step } = trail;
  document.title = `Penat · ${noun(step.category)} ${step.step} of ${step.steps}`;
  const items = step.slate.map((shown) => shown.item);
  const choose = (item, button) => choosing(stage, trail, item, button);
  const liking = trail.wish.policy === "taste" ? new Liking(sayLiking) : null;
  const none = () => choosing(stage, trail, null, null, liking?.enough ? [...liking.ids] : []);
  const slate = el("div", { class: "slate" }, items.length ? grid(items, { label: `${plural(step.category)} to choose from`, sizes: SIZES, onpick: choose, extra: noneTile(none), below: (place) => below(liking, step.slate[place]) }) : emptySlate(stage, trail));
  const heading = el("h1", { class: "title", tabindex: "-1" }, headline(trail));
  fill(stage.root, el("div", { class: "choose" }, story(stage, trail, heading, { choose, none }), slate));
  heading.focus({ preventScroll: true });
  announce(`Step ${step.step} of ${step.steps}. ${headline(trail)} ${items.length} ${plural(step.category)}.`);
  keys.abort();
  keys = new AbortController();
  stage.signal.addEventListener("abort", () => keys.abort(), { signal: keys.signal });
  addEventListener("keydown", (event) => shortcut(event, stage, slate, none), { signal: keys.signal });
}

/** What lies under a picture: the reason, and on a smart slate what marks it as liked. @param {Liking|null} liking @param {{item: Item, why?: any}} shown */
function below(liking, { item, why }) {
  const reason = whyNote(item, why);
  return liking ? el("div", { class: "under" }, liking.mark(item), reason) : reason;
}

/** "None of these" becomes "More like these" where pieces are marked. @param {Liking} liking */
function sayLiking(liking) {
  for (const words of document.querySelectorAll(".none-words")) words.textContent = liking.words;
  for (const button of document.querySelectorAll(".story-buttons .none")) button.classList.toggle("is-liking", liking.enough);
}

/** The text at the grid's side. */
function story(stage, trail, heading, { choose, none }) {
  const { step } = trail;
  const line = step.note ? sentence(step.note) : advice(trail);
  return el("section", { class: "story", "aria-label": "Your choice" },
    progress(step), heading, el("p", { class: "story-text" }, line),
    keptStrip(trail, choose),
    el("div", { class: "story-buttons" },
      step.slate.length > 0 && el("button", { type: "button", class: "button quiet none", "aria-keyshortcuts": "N", onclick: none }, icon("shuffle"), el("span", { class: "none-words" }, "None of these")),
      el("button", { type: "button", class: "button quiet", "aria-keyshortcuts": "B", onclick: stage.back }, icon("back"), "Back"),
      el("button", { type: "button", class: "button quiet", onclick: () => startOver(stage, trail) }, icon("again"), "Start over")),
    el("p", { class: "keys" }, el("kbd", {}, "1"), "–", el("kbd", {}, "9"), " choose, ", el("kbd", {}, "N"), " none, ", el("kbd", {}, "B"), " back, arrows move"));
}

/** @param {import("./types.js").Step} step */
function progress(step) {
  const marks = Array.from({ length: step.steps }, (_, place) => el("li", { class: place < step.step - 1 ? "is-done" : null, "aria-current": place === step.step - 1 ? "step" : null }, el("span", { class: "visually-hidden" }, `Step ${place + 1}`)));
  return el("div", { class: "progress" }, el("ol", { "aria-label": "Steps" }, ...marks), el("p", {}, `${step.step} of ${step.steps}`));
}

/** @param {Trail} trail */
function headline({ step, refused, liked }) {
  if (!step.slate.length) return "Nothing left to show";
  if (refused) return liked ? "More like those" : "Then perhaps one of these";
  if (step.step === 1) return `Which ${noun(step.category)} speaks to you?`;
  if (step.step === step.steps) return "And the one to keep?";
  return step.step === 2 ? "More in that spirit" : "Closer still";
}

/** @param {Trail} trail */
function advice({ step, wish }) {
  if (step.step === 1 && fromPhoto(wish)) return fromPhoto(wish);
  if (step.step === 1 && wish.text) return `The nearest we have to “${wish.text}”. Choose the one you like best.`;
  if (step.step === step.steps) return "The last choice: your look is built around it.";
  if (step.step === 1) return "Do not think long. What you choose decides what comes next.";
  return "Some near to your choice, some a step further. Choose again, or go back to an earlier one.";
}

/** Earlier picks; tapping one picks it again. @param {Trail} trail */
function keptStrip(trail, choose) {
  if (!trail.kept.length) return null;
  const kept = (item) => el("li", {}, el("button", { type: "button", class: "kept", "aria-label": `Choose ${item.name} again`, title: item.name, onclick: (event) => choose(item, event.currentTarget) }, picture(item, { sizes: "5rem", eager: true })));
  return el("div", { class: "kept-strip" }, el("h2", { class: "eyebrow" }, "You chose"), el("ul", {}, ...trail.kept.map(kept)));
}

/** "None of these" as the last tile, where there is no room at the side. @param {() => void} none */
function noneTile(none) {
  return el("li", { class: "none-tile" }, el("button", { type: "button", class: "tile", onclick: none }, el("span", { class: "frame" }, icon("shuffle")), el("span", { class: "caption" }, el("span", { class: "caption-name none-words" }, "None of these"), el("span", { class: "caption-price" }, "Show me others"))));
}

/** @param {Stage} stage @param {Trail} trail */
function emptySlate(stage, trail) {
  const { wish } = trail;
  const limited = wish.price || wish.in_stock;
  const again = () => stage.go({ view: "choose", wish: { ...wish, price: undefined, in_stock: undefined } });
  return el("div", { class: "empty" }, el("p", {}, limited ? `No other ${noun(wish.category)} fits your limits.` : `You have seen every ${noun(wish.category)} we have.`),
    el("div", { class: "buttons" }, limited && el("button", { type: "button", class: "button", onclick: again }, "Begin without limits"),
      el("button", { type: "button", class: "button quiet", onclick: stage.back }, "Back to the last ones")));
}

/**
 * Send a pick, or the *liked* items' ids, and go where it leads.
 * @param {Stage} stage @param {Trail} trail @param {Item|null} item @param {HTMLElement|null} button @param {string[]} [liked]
 */
async function choosing(stage, trail, item, button, liked = []) {
  const slate = stage.root.querySelector(".choose");
  if (slate?.getAttribute("aria-busy") === "true") return;
  slate?.setAttribute("aria-busy", "true");
  button?.classList.add("is-chosen");
  announce(item ? `You chose ${item.name}` : "Looking for others");
  const settled = watchSlow(announce);
  try {
    const next = await pick(trail, item, stage.signal, liked);
    if (next) arrive(stage, next);
  } catch (error) {
    if (!wasCancelled(error)) showPickProblem(stage, trail, item, error, liked);
  } finally {
    settled();
    slate?.removeAttribute("aria-busy");
    button?.classList.remove("is-chosen");
  }
}

/** @param {Stage} stage @param {Trail} next */
function arrive(stage, next) {
  if (!next.step.done || !next.step.item) return stage.go({ view: "choose", trail: next });
  forget();
  return stage.go({ view: "look" }, { hash: encodeLook(freshLook(next.step.item, next.wish.in_stock ?? false)) });
}

/** @param {Stage} stage @param {Trail} trail @param {Item|null} item @param {unknown} error @param {string[]} liked */
function showPickProblem(stage, trail, item, error, liked) {
  const problem = asProblem(error);
  keys.abort();
  const again = { label: "Start again with the same wishes", run: () => startOver(stage, trail) };
  const retry = { label: "Try again", run: () => { drawSlate(stage, trail); choosing(stage, trail, item, null, liked); } };
  const back = { label: "Back to the choice", run: () => stage.redraw() };
  const { restart } = problem;
  const onward = restart?.item ? [{ label: "Go on from your last choice", run: () => startOver(stage, { ...trail, wish: restart }) }] : [];
  fill(stage.root, problemPanel(problem, refusesSession(problem) ? [...onward, again, back] : [retry, back, again], stage.signal));
}

/** @param {Stage} stage @param {Trail} trail */
function startOver(stage, trail) {
  forget();
  stage.go({ view: "choose", wish: trail.wish });
}

/** Single keys: digits pick, N none, B back, arrows enter the grid. */
function shortcut(event, stage, slate, none) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const tiles = [...slate.querySelectorAll(".tile[data-id]")];
  const key = event.key.toLowerCase();
  if (key >= "1" && key <= "9") tiles[Number(key) - 1]?.click();
  else if (key === "n") none();
  else if (key === "b") stage.back();
  else if (key.startsWith("arrow") && document.activeElement?.tagName === "H1" && tiles.length) { event.preventDefault(); tiles[0].focus(); }
}
