/** One question after the other: the main picture, its nearest with a key each, and what to do with them. */

import { ask } from "../api.js";
import { announce, el, fill } from "../dom.js";
import { picture } from "../grid.js";
import { sentence } from "../problem.js";
import { agreementView } from "./annotate_agreement.js";
import { KEYS, keyOf } from "./annotate_keys.js";
import { draft, forgetDraft, forgetUnsent, keepDraft, keepUnsent, signInAddress, unsent } from "./annotate_memory.js";

const RETRY_MS = 3000, PATIENT_MS = 15_000;

/** @typedef {{round: string, who: string|null, main: HTMLElement, back: () => void, rename: () => void}} Place */

export class Asking {
  /** @param {Place} place */
  constructor(place) {
    this.place = place;
    this.ends = new AbortController();
    this.dropped = new Set();
    this.last = 0;
    this.busy = false;
    this.told = el("p", { class: "muted asking-told", role: "status" }, "One moment …");
    this.bar = el("progress", { max: 1, value: 0, "aria-label": "Progress" });
    this.head = el("div", { class: "asking-head" });
    this.body = el("div", { class: "question", tabindex: "-1" });
    fill(place.main, el("section", { class: "annotate-page" }, this.head, this.bar, this.told, this.body));
    addEventListener("keydown", (event) => this.key(event), { signal: this.ends.signal });
    addEventListener("online", () => this.resume(), { signal: this.ends.signal });
    this.resume();
  }

  /** Stop listening: another view is shown. */
  leave() {
    this.ends.abort();
    clearTimeout(this.retry);
  }

  /** Send what could not be sent before, in whatever round, then ask for the next question. */
  async resume() {
    for (const answer of unsent().filter((one) => one.who === this.place.who)) await this.deliver(answer);
    await this.send("next", {});
  }

  /** Send an answer of before; what the server refuses is no longer to be sent. @param {any} answer */
  async deliver(answer) {
    try {
      await this.post(answer.round, answer.path, answer.body);
      forgetUnsent(answer);
    } catch (problem) {
      if (problem.kind === "refused" && problem.status < 500 && ![401, 403, 429].includes(problem.status)) forgetUnsent(answer);
    }
  }

  /** @param {string} round @param {string} path @param {object} body */
  post(round, path, body) {
    return ask(`/annotation/rounds/${encodeURIComponent(round)}/${path}`, { body: { ...body, annotator: this.place.who || null } });
  }

  /**
   * Post to the round. An answer that the network loses is kept and sent again, as it then is on the page; taking back is never repeated
   * by itself, for it may have been done.
   * @param {string} path @param {any} body
   */
  async send(path, body) {
    if (this.busy || this.ends.signal.aborted) return;
    this.busy = true;
    clearTimeout(this.retry);
    const { round, who } = this.place;
    const answers = path === "answers" || path === "skips";
    if (answers) keepUnsent({ round, who, path, body });
    try {
      const turn = await this.post(round, path, body);
      this.retry = null; // nothing waits any more, so what is sent next is not to be changed on its way
      if (answers) forgetUnsent({ round, who, body });
      if (answers) forgetDraft(who, body.task);
      if (!this.ends.signal.aborted) this.show(turn);
    } catch (problem) {
      if (!this.ends.signal.aborted) this.failed(problem, path, body);
    } finally {
      this.busy = false;
    }
  }

  /** @param {any} problem @param {string} path @param {any} body */
  failed(problem, path, body) {
    const answers = path === "answers" || path === "skips";
    const refused = problem.kind === "refused" && problem.status < 500;
    const again = (deed, wait) => { this.retry = setTimeout(deed, wait); };
    const next = () => this.send("next", {});
    if (problem.status === 401) {
      fill(this.told, "You are signed out; what you said is kept. ", el("a", { href: signInAddress() }, "Sign in again"));
    } else if (problem.status === 429) {
      this.told.textContent = `${sentence(problem.detail)} It goes on by itself.`;
      again(answers ? () => this.again(path, body) : next, PATIENT_MS);
    } else if (refused) {
      if (answers) forgetUnsent({ round: this.place.round, who: this.place.who, body });
      this.told.textContent = sentence(problem.detail);
      announce(problem.detail);
      if (answers) again(next, RETRY_MS);
      else if (path === "next") fill(this.body, el("button", { type: "button", class: "button", onclick: this.place.back }, "All rounds"));
    } else if (answers) {
      this.told.textContent = `Not saved yet: ${sentence(problem.detail)} It is kept here and sent again.`;
      again(() => this.again(path, body), RETRY_MS);
    } else {
      this.told.textContent = `${sentence(problem.detail)} Trying again.`;
      again(next, RETRY_MS);
    }
  }

  /** Send an answer again, with what was changed on the page meanwhile. @param {string} path @param {any} body */
  again(path, body) {
    const shown = this.turn?.task?.id === body.task;
    return this.send(path, shown && path === "answers" ? { task: body.task, dropped: this.gone() } : body);
  }

  /** @param {any} turn */
  show(turn) {
    this.turn = turn;
    const { round } = turn;
    const mine = round.answers[turn.annotator] ?? 0;
    Object.assign(this.bar, { max: Math.max(1, round.tasks), value: round.finished });
    fill(this.head, el("button", { type: "button", class: "link", onclick: this.place.back }, "All rounds"), el("h1", { class: "side-title" }, round.name),
      el("p", { class: "muted" }, `${round.finished} of ${round.tasks} answered · you (`, el("button", { type: "button", class: "link", onclick: this.place.rename }, turn.annotator), `) ${mine}`));
    this.told.textContent = "";
    if (!turn.task) this.done(round);
    else this.question(turn);
  }

  /** @param {any} round */
  async done(round) {
    this.shown = [];
    const all = round.finished >= round.tasks;
    const words = round.tasks ? (all ? "Every question has its answers. Thank you." : "Nothing is left for you now; others may still answer what is open.") : "This round has no questions.";
    const place = el("div", {});
    fill(this.body, el("div", { class: "asking-done" }, el("p", { class: "display-small" }, words), place,
      el("p", { class: "buttons" }, el("button", { type: "button", class: "button", onclick: this.place.back }, "All rounds"),
        !all && el("button", { type: "button", class: "button quiet", onclick: () => this.send("next", {}) }, "Look again"),
        el("button", { type: "button", class: "button quiet", onclick: () => this.undo() }, "Undo my last"))));
    announce(words);
    try {
      fill(place, agreementView(await ask(`/annotation/rounds/${encodeURIComponent(this.place.round)}/agreement`)));
    } catch { /* the round is done all the same */ }
  }

  /** @param {any} turn */
  question({ task, dropped }) {
    this.dropped = new Set(draft(this.place.who, task.id) ?? dropped);
    if (dropped.length) keepDraft(this.place.who, task.id, [...this.dropped]); // it was taken back: the server has forgotten it
    this.shown = task.shown;
    this.last = 0;
    this.tiles = this.shown.map((one, place) => this.tile(one, place));
    const [main, ...others] = this.tiles;
    this.count = el("p", { class: "asking-count", role: "status" });
    fill(this.body, el("div", { class: "asked" }, main, this.deeds()),
      others.length ? el("ul", { class: "judged", "aria-label": "Its nearest, nearest first" }, ...others.map((one) => el("li", {}, one))) : el("p", { class: "muted" }, "Nothing else is in its category."));
    this.paint();
    this.body.scrollIntoView({ block: "nearest" });
    if (document.activeElement === document.body) this.body.focus({ preventScroll: true });
    announce(`Question ${task.position + 1}: ${nameOf(this.shown[0])}, ${others.length} pictures beside it`);
  }

  deeds() {
    const button = (words, key, deed, quiet = true) => el("button", { type: "button", class: quiet ? "button quiet small" : "button small", "aria-keyshortcuts": key, onclick: deed }, words, el("kbd", { "aria-hidden": "true" }, key));
    return el("div", { class: "asking-deeds" }, this.count,
      el("div", { class: "buttons" }, button("Next", "Enter", () => this.answer(), false), button("Skip", "s", () => this.skip()), button("Undo", "u", () => this.undo())),
      el("div", { class: "buttons" }, button("Drop the rest", "-", () => this.rest(true)), button("Keep all", "+", () => this.rest(false))),
      el("p", { class: "muted hint" }, "A tap or its key takes a picture away or puts it back; with Shift, all since the last one."));
  }

  /** @param {any} one @param {number} place */
  tile(one, place) {
    const key = place ? KEYS[place - 1] : "";
    const inside = one.item ? picture(one.item, { sizes: place ? "(min-width: 60rem) 12rem, 33vw" : "(min-width: 60rem) 26rem, 45vw", eager: true }) : el("span", { class: "frame is-gone" }, "no longer here");
    return el("button", { type: "button", class: place ? "tile judge" : "tile judge is-main", "aria-keyshortcuts": key || null, dataset: { id: one.id },
      onclick: (event) => this.toggle(place, event.shiftKey) }, inside, key && el("kbd", { class: "tile-key", "aria-hidden": "true", dataset: { key } }), el("span", { class: "tile-mark", "aria-hidden": "true" }));
  }

  /** Drop or take back one, or with *range* all since the last touched. @param {number} place @param {boolean} range */
  toggle(place, range) {
    if (!this.shown[place] || (this.busy && !this.retry)) return;
    const drops = !this.dropped.has(this.shown[place].id);
    const [from, to] = range ? [Math.min(this.last || place, place), Math.max(this.last || place, place)] : [place, place];
    for (const one of this.shown.slice(from, to + 1)) this.mark(one.id, drops);
    this.last = place;
    this.keep();
    const many = to > from ? `${to - from + 1} pictures` : nameOf(this.shown[place]);
    announce(`${many} ${drops ? "dropped" : "kept"}`);
  }

  /** Drop all behind the last one touched, or keep everything. @param {boolean} drops */
  rest(drops) {
    for (const one of drops ? this.shown.slice(this.last + 1) : this.shown) this.mark(one.id, drops);
    this.keep();
    announce(drops ? "The rest is dropped" : "All are kept");
  }

  /** @param {string} id @param {boolean} drops */
  mark(id, drops) {
    if (drops) this.dropped.add(id);
    else this.dropped.delete(id);
  }

  /** Remember what is dropped over a reload, and show it. */
  keep() {
    const { round, who } = this.place, task = this.turn.task.id;
    keepDraft(who, task, [...this.dropped]);
    const waiting = unsent().find((one) => one.round === round && one.who === who && one.body.task === task);
    if (waiting?.path === "answers") keepUnsent({ ...waiting, body: { task, dropped: this.gone() } });
    this.paint();
  }

  paint() {
    this.tiles.forEach((tile, place) => {
      const gone = this.dropped.has(this.shown[place].id);
      tile.classList.toggle("is-dropped", gone);
      tile.setAttribute("aria-pressed", String(gone));
      tile.setAttribute("aria-label", `${place ? "" : "The main picture, "}${nameOf(this.shown[place])}${gone ? ", dropped" : ""}`);
    });
    const kept = this.shown.length - this.dropped.size;
    this.count.textContent = `${kept} of ${this.shown.length} kept`;
  }

  /** What is dropped, in the order it is shown. */
  gone() {
    return this.shown.map((one) => one.id).filter((id) => this.dropped.has(id));
  }

  answer() {
    if (this.turn?.task) this.send("answers", { task: this.turn.task.id, dropped: this.gone() });
  }

  /** Take the last answer back; one that is not saved yet is still on the page and can simply be changed. */
  undo() {
    const waiting = unsent().some((one) => one.round === this.place.round && one.who === this.place.who);
    if (waiting) announce("Your last answer is not saved yet; change it here");
    else this.send("undo", {});
  }

  skip() {
    if (this.turn?.task) this.send("skips", { task: this.turn.task.id });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const at = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || at.closest("input, select, textarea, dialog")) return;
    const elsewhere = at.closest("a, button:not(.judge)");
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const asked = { ArrowRight: () => this.answer(), s: () => this.skip(), "-": () => this.rest(true), "+": () => this.rest(false), ...(elsewhere ? {} : { Enter: () => this.answer() }) };
    const deeds = { u: () => this.undo(), Backspace: () => this.undo(), ...(this.turn?.task ? asked : {}) };
    const place = keyOf(event);
    if (place >= 0 && place + 1 < (this.shown?.length ?? 0)) this.toggle(place + 1, event.shiftKey);
    else if (name in deeds && !event.repeat) deeds[name]();
    else return;
    event.preventDefault();
  }
}

/** @param {any} one */
function nameOf(one) {
  return one.item?.name ?? `${one.id}, no longer in the catalogue`;
}
