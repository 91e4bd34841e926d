/** Labelling from the wall: a class is chosen, and what is selected belongs to it or does not, with undo. */

import { ask } from "../api.js";
import { el, fill, toast } from "../dom.js";

const KEPT = "penat.label", NAME = "penat.annotator", NEW = "+new";

/** @typedef {{marks: (marks: Map<string, boolean>) => void, changed: () => void}} Around */

export class Labelling {
  /** @param {Around} around */
  constructor(around) {
    this.around = around;
    /** @type {string|null} */
    this.set = localStorage.getItem(KEPT);
    this.sets = [];
    this.choice = el("select", { name: "label", "aria-label": "Label as", onfocus: () => this.list(), onchange: () => this.choose(this.choice.value) });
    this.counts = el("span", { class: "label-counts muted", role: "status" });
    this.element = el("span", { class: "labelling" }, el("span", { class: "muted", "aria-hidden": "true" }, "Label as"), this.choice, this.counts);
    this.list();
  }

  /** Whether a class is chosen, so that items can be labelled. */
  get on() {
    return Boolean(this.set);
  }

  async list() {
    try {
      ({ sets: this.sets } = await ask("/labels"));
    } catch {
      this.element.hidden = true; // no key that may read them, or no database
      return;
    }
    if (!this.sets.some((one) => one.id === this.set)) this.set = null;
    this.paint();
    await this.marks();
  }

  paint() {
    const option = (value, words) => el("option", { value, selected: value === (this.set ?? "") }, words);
    fill(this.choice, option("", "nothing"), ...this.sets.map((one) => option(one.id, one.name)), option(NEW, "New class …"));
    this.choice.value = this.set ?? "";
    const set = this.sets.find((one) => one.id === this.set);
    this.counts.textContent = set ? `${set.positives} in, ${set.negatives} out` : "";
    this.around.changed();
  }

  /** @param {string} value */
  async choose(value) {
    if (value === NEW) {
      const name = prompt("What is the class called?", "");
      if (!name) return this.paint();
      try {
        const made = await ask("/labels", { body: { name, author: localStorage.getItem(NAME) ?? "" } });
        this.sets.push(made);
        value = made.id;
      } catch (problem) {
        toast(problem.detail);
        return this.paint();
      }
    }
    this.set = value || null;
    if (this.set) localStorage.setItem(KEPT, this.set);
    else localStorage.removeItem(KEPT);
    this.paint();
    await this.marks();
  }

  /** Show on the wall what was said of its items. */
  async marks() {
    const marks = new Map();
    if (this.set) {
      try {
        for (const one of (await ask(`/labels/${this.set}`)).labels) marks.set(one.item, one.belongs);
      } catch (problem) {
        toast(problem.detail);
      }
    }
    this.around.marks(marks);
  }

  /** Say of items that they belong, or do not. @param {string[]} ids @param {boolean} belongs */
  label(ids, belongs) {
    const words = `${ids.length === 1 ? "1 item" : `${ids.length} items`} ${belongs ? "in" : "out"}`;
    return this.send(belongs ? { belongs: ids } : { excluded: ids }, words);
  }

  /** @param {{belongs?: string[], excluded?: string[]}} marks @param {string} words */
  async send(marks, words) {
    const set = this.sets.find((one) => one.id === this.set);
    if (!set) return toast("Choose a class first, under “Label as”.");
    const who = localStorage.getItem(NAME);
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
  }

  /** @param {any} set @param {string} undo */
  async undo(set, undo) {
    try {
      Object.assign(set, await ask(`/labels/${set.id}/undo`, { body: { undo } }));
      this.paint();
      await this.marks();
      toast("Taken back");
    } catch (problem) {
      toast(problem.detail);
    }
  }
}
