/** Labelling from the wall: a class is chosen, and what is selected belongs to it or does not, with undo. */

import { ask } from "../api.js";
import { el, fill, toast } from "../dom.js";

const KEPT = "penat.label", NAME = "penat.annotator", NEW = "+new";
/** What each side of a step says of its items. @type {Record<string, boolean|undefined>} */
const SIDES = { belongs: true, excluded: false, cleared: undefined };
const SHOW = [["", "all shown"], ["labelled", "labelled"], ["unlabelled", "not labelled"], ["in", "belong"], ["out", "do not"]];

/**
 * @typedef {object} Around
 * @property {(marks: Map<string, boolean>) => void} marks  shows what was said of items
 * @property {() => void} changed  another class is chosen, or none
 * @property {() => {like: string[], unlike: string[]}} examples  of the question
 * @property {() => void} [filtered]  other items are to be shown
 * @property {(like: string[], unlike: string[]) => void} [ask]  asks by a class
 */

export class Labelling {
  /** @param {Around} around */
  constructor(around) {
    this.around = around;
    /** @type {string|null} */
    this.set = null;
    this.wanted = localStorage.getItem(KEPT);
    this.sets = [];
    this.turn = 0;
    /** How many steps of labelling the server has answered. */
    this.said = 0;
    /** @type {Map<string, boolean>} */
    this.known = new Map();
    /** One step of labelling is sent after the other, so that the last word is the last one said. */
    this.sent = Promise.resolve();
    this.choice = el("select", { name: "label", "aria-label": "Label as", onchange: () => this.choose(this.choice.value) });
    this.counts = el("span", { class: "label-counts muted", role: "status" });
    this.take = el("button", { type: "button", class: "link", hidden: true, onclick: () => this.takeExamples() }, "Take the examples over");
    this.showing = el("select", { name: "label-show", "aria-label": "Show by label", hidden: true, onchange: () => around.filtered?.() }, ...SHOW.map(([value, words]) => el("option", { value }, words)));
    this.asking = el("button", { type: "button", class: "link", hidden: true, title: "What belongs as likes, what does not as dislikes", onclick: () => this.askBy() }, "Ask by it");
    this.learnt(new Map(), null);
    this.element = el("span", { class: "labelling" }, el("span", { class: "muted", "aria-hidden": "true" }, "Label as"), this.choice, this.counts, this.showing, this.take, this.asking);
    this.choice.addEventListener("pointerdown", () => this.list());
    this.list();
  }

  /** Whether a class is chosen, so that items can be labelled. */
  get on() {
    return this.set !== null;
  }

  /** Which items are to be shown by their labels: "", labelled, unlabelled, in or out. */
  get show() {
    return this.on ? this.showing.value : "";
  }

  /** Whether an item is to be shown. @param {string} id */
  keeps(id) {
    const belongs = this.known.get(id);
    return { "": true, labelled: belongs !== undefined, unlabelled: belongs === undefined, in: belongs === true, out: belongs === false }[this.show];
  }

  /** The items to be shown where these are labelled ones only, else null. @returns {string[]|null} */
  shown() {
    return ["", "unlabelled"].includes(this.show) ? null : [...this.known.keys()].filter((id) => this.keeps(id));
  }

  /** Learn which classes there are; one that was made here meanwhile stays. */
  async list() {
    const { said, sets: { length: before } } = this;
    try {
      const { sets } = await ask("/labels");
      if (this.sets.length === before && this.said === said) this.sets = sets; // else they may be of before the last step
      this.element.hidden = false;
    } catch (problem) {
      this.element.hidden = problem.status === 401 || problem.status === 403; // no key that may read them
      if (!this.sets.length) this.counts.textContent = "not to be had at the moment";
      return;
    }
    const chosen = this.set ?? this.wanted;
    const known = this.sets.some((one) => one.id === chosen) ? chosen : null;
    const other = known !== this.set;
    this.set = known;
    this.paint();
    if (other || known) await this.marks();
  }

  /** A class has other counts. @param {any} set */
  count(set) {
    this.sets = this.sets.map((one) => (one.id === set.id ? { ...one, ...set } : one));
    if (set.id === this.set) this.tell();
  }

  /** Say how many belong to the class that is chosen, and how many do not. */
  tell() {
    const set = this.sets.find((one) => one.id === this.set);
    this.counts.textContent = set ? `${set.positives} in, ${set.negatives} out` : "";
    this.offer();
  }

  paint() {
    const option = (value, words) => el("option", { value }, words);
    fill(this.choice, option("", "nothing"), ...this.sets.map((one) => option(one.id, one.name)), option(NEW, "New class …"));
    this.choice.value = this.set ?? "";
    this.tell();
    this.around.changed();
  }

  /** Offer what can be done with the class and the question as they are. */
  offer() {
    const { like, unlike } = this.around.examples();
    this.take.hidden = !this.on || !(like.length + unlike.length);
    this.showing.hidden = !this.on || !this.around.filtered;
    this.asking.hidden = !this.around.ask || !this.sets.find((one) => one.id === this.set)?.positives;
  }

  takeExamples() {
    const { like, unlike } = this.around.examples();
    return this.send({ ...(like.length && { belongs: like }), ...(unlike.length && { excluded: unlike }) }, `${like.length} in, ${unlike.length} out`);
  }

  askBy() {
    const of = (belongs) => [...this.known].filter(([, one]) => one === belongs).map(([id]) => id);
    this.around.ask?.(of(true), of(false));
  }

  /** @param {string} value */
  async choose(value) {
    const filtered = this.show !== "";
    if (value === NEW) {
      const name = prompt("What is the class called?", "");
      if (!name) return this.paint();
      try {
        const made = await ask("/labels", { body: { name, author: localStorage.getItem(NAME) ?? "" } });
        this.sets = [...this.sets, made];
        value = made.id;
      } catch (problem) {
        toast(problem.detail);
        return this.paint();
      }
    }
    this.set = value || null;
    this.wanted = this.set;
    if (this.set) localStorage.setItem(KEPT, this.set);
    else localStorage.removeItem(KEPT);
    this.showing.value = "";
    this.learnt(new Map(), null);
    this.around.marks(this.known);
    this.paint();
    await this.marks();
    if (filtered) this.around.filtered?.();
  }

  /** Show on the wall what was said of its items; an answer about an earlier class is not looked at. @param {boolean} [quiet]  a failure is not told */
  async marks(quiet = false) {
    const turn = ++this.turn;
    const marks = new Map();
    if (this.set) {
      try {
        const { set, labels } = await ask(`/labels/${this.set}`);
        for (const one of labels) marks.set(one.item, one.belongs);
        if (turn === this.turn) this.count(set); // others label too
      } catch (problem) {
        if (turn === this.turn && !quiet) toast(problem.detail);
        return; // what was known stays
      }
    }
    if (turn !== this.turn) return;
    this.learnt(marks, this.set);
    this.around.marks(marks);
  }

  /** What is asked of a class waits until its labels are known. @param {Map<string, boolean>} marks @param {string|null} of */
  learnt(marks, of) {
    this.known = marks;
    this.asking.disabled = this.showing.disabled = of === null;
  }

  /** Say of items that they belong, do not, or (null) nothing any more. @param {string[]} ids @param {boolean|null} belongs */
  label(ids, belongs) {
    const [side, words] = belongs === null ? ["cleared", "without a label"] : belongs ? ["belongs", "in"] : ["excluded", "out"];
    return this.send({ [side]: ids }, `${ids.length === 1 ? "1 item" : `${ids.length} items`} ${words}`);
  }

  /** @param {{belongs?: string[], excluded?: string[], cleared?: string[]}} marks @param {string} words */
  send(marks, words) {
    const set = this.sets.find((one) => one.id === this.set);
    if (!set) return toast("Choose a class first, under “Label as”.");
    const who = localStorage.getItem(NAME);
    return this.step(async () => {
      const before = this.labels(Object.values(marks).flat());
      const told = await ask(`/labels/${set.id}/marks`, { body: { ...marks, ...(who && { annotator: who }) } });
      this.learn(told.set, new Map(Object.entries(marks).flatMap(([side, ids]) => ids.map((id) => [id, SIDES[side]]))));
      toast(`${set.name}: ${words}`, { words: "Undo", deed: () => this.undo(set, told.undo, before) });
    });
  }

  /** @param {any} set @param {string} undo @param {Map<string, boolean|undefined>} before */
  undo(set, undo, before) {
    return this.step(async () => {
      this.learn(await ask(`/labels/${set.id}/undo`, { body: { undo } }), before);
      toast("Taken back");
    });
  }

  /** Do one step of labelling once those before are done, then ask how it all stands: others label too. @param {() => Promise<void>} deed */
  step(deed) {
    this.sent = this.sent.then(async () => {
      try {
        await deed();
      } catch (problem) {
        return toast(problem.detail);
      }
      await this.marks(true); // the step is shown; its Undo stays
    });
    return this.sent;
  }

  /** What is known of items, undefined for nothing. @param {string[]} ids @returns {Map<string, boolean|undefined>} */
  labels(ids) {
    return new Map(ids.map((id) => [id, this.known.get(id)]));
  }

  /** Show a step at once, its counts and its marks. @param {any} set @param {Map<string, boolean|undefined>} marks */
  learn(set, marks) {
    this.said += 1;
    if (set.id === this.set) {
      const all = [...new Map([...this.known, ...marks])].filter(([, belongs]) => belongs !== undefined);
      this.known = new Map(/** @type {[string, boolean][]} */ (all));
      this.around.marks(this.known);
    }
    this.count(set);
  }
}
