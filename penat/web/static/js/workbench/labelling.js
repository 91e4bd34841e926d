/** Labelling from the wall: a class is chosen, and what is selected belongs to it or does not, with undo. */

import { ask } from "../api.js";
import { announce, el, fill, toast } from "../dom.js";

const KEPT = "penat.label", NAME = "penat.annotator", NEW = "+new";

/** @typedef {{marks: (marks: Map<string, boolean>) => void, changed: () => void, examples: () => {like: string[], unlike: string[]}}} Around */

export class Labelling {
  /** @param {Around} around */
  constructor(around) {
    this.around = around;
    /** @type {string|null} */
    this.set = null;
    this.wanted = localStorage.getItem(KEPT);
    this.sets = [];
    this.turn = 0;
    /** One step of labelling is sent after the other, so that the last word is the last one said. */
    this.sent = Promise.resolve();
    this.choice = el("select", { name: "label", "aria-label": "Label as", onchange: () => this.choose(this.choice.value) });
    this.counts = el("span", { class: "label-counts muted", role: "status" });
    this.take = el("button", { type: "button", class: "link", hidden: true, onclick: () => this.takeExamples() }, "Take the examples over");
    this.element = el("span", { class: "labelling" }, el("span", { class: "muted", "aria-hidden": "true" }, "Label as"), this.choice, this.counts, this.take);
    this.choice.addEventListener("pointerdown", () => this.list());
    this.list();
  }

  /** Whether a class is chosen, so that items can be labelled. */
  get on() {
    return this.set !== null;
  }

  /** Learn which classes there are; one that was made here meanwhile stays. */
  async list() {
    const before = this.sets.length;
    try {
      const { sets } = await ask("/labels");
      if (this.sets.length === before) this.sets = sets;
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

  paint() {
    const option = (value, words) => el("option", { value }, words);
    fill(this.choice, option("", "nothing"), ...this.sets.map((one) => option(one.id, one.name)), option(NEW, "New class …"));
    this.choice.value = this.set ?? "";
    const set = this.sets.find((one) => one.id === this.set);
    this.counts.textContent = set ? `${set.positives} in, ${set.negatives} out` : "";
    this.offer();
    this.around.changed();
  }

  /** Offer to take the question's likes and dislikes over, where there are any. */
  offer() {
    const { like, unlike } = this.around.examples();
    this.take.hidden = !this.on || !(like.length + unlike.length);
  }

  takeExamples() {
    const { like, unlike } = this.around.examples();
    return this.send({ ...(like.length && { belongs: like }), ...(unlike.length && { excluded: unlike }) }, `${like.length} in, ${unlike.length} out`);
  }

  /** @param {string} value */
  async choose(value) {
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
    this.paint();
    await this.marks();
  }

  /** Show on the wall what was said of its items; an answer about an earlier class is not looked at. */
  async marks() {
    const turn = ++this.turn;
    const marks = new Map();
    if (this.set) {
      try {
        for (const one of (await ask(`/labels/${this.set}`)).labels) marks.set(one.item, one.belongs);
      } catch (problem) {
        if (turn === this.turn) toast(problem.detail);
      }
    }
    if (turn === this.turn) this.around.marks(marks);
  }

  /** Say of items that they belong, or do not. @param {string[]} ids @param {boolean} belongs */
  label(ids, belongs) {
    const words = `${ids.length === 1 ? "1 item" : `${ids.length} items`} ${belongs ? "in" : "out"}`;
    return this.send(belongs ? { belongs: ids } : { excluded: ids }, words);
  }

  /** @param {{belongs?: string[], excluded?: string[]}} marks @param {string} words */
  send(marks, words) {
    const set = this.sets.find((one) => one.id === this.set);
    if (!set) return toast("Choose a class first, under “Label as”.");
    const who = localStorage.getItem(NAME);
    this.sent = this.sent.then(async () => {
      try {
        const told = await ask(`/labels/${set.id}/marks`, { body: { ...marks, ...(who && { annotator: who }) } });
        Object.assign(set, told.set);
        this.paint();
        await this.marks();
        toast(`${set.name}: ${words}`);
        const undo = () => this.undo(set, told.undo);
        document.getElementById("toast")?.append(" ", el("button", { type: "button", class: "link", onclick: undo }, "Undo"));
      } catch (problem) {
        toast(problem.detail);
      }
    });
    return this.sent;
  }

  /** @param {any} set @param {string} undo */
  async undo(set, undo) {
    try {
      Object.assign(set, await ask(`/labels/${set.id}/undo`, { body: { undo } }));
      this.paint();
      await this.marks();
      toast("Taken back");
    } catch (problem) {
      announce(problem.detail);
      toast(problem.detail);
    }
  }
}
