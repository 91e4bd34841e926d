/** Classes that curators name: made, filled, renamed, taken away, and turned into a classifier. */

import { ask, BASE, catalogue, itemsNamed } from "../api.js";
import { el, fill, once, toast } from "../dom.js";
import { picture } from "../grid.js";
import { Detail } from "./detail.js";
import { Classifier } from "./labels_classifier.js";
import { workbenchAddress } from "./places.js";

const NAME = "penat.annotator", LABEL = "penat.label";
const PAGE = 60, ASKED = 30;

class Labels {
  /** @param {HTMLElement} main */
  constructor(main) {
    this.main = main;
    this.detail = new Detail({ neighbour: () => null, like: (ids) => location.assign(workbenchAddress(ids)), unlike: (ids) => location.assign(workbenchAddress([], ids)), moved: () => {} });
    this.undone = el("p", { class: "undo", hidden: true });
    this.message = el("p", { class: "muted", role: "status" });
    addEventListener("popstate", () => this.route());
    this.route();
  }

  route() {
    this.turn = (this.turn ?? 0) + 1;
    const id = new URLSearchParams(location.search).get("set");
    this.undone.hidden = true;
    this.message.textContent = "";
    this.tell(() => (id ? this.open(id) : this.list()));
  }

  /** @param {string|null} id */
  go(id) {
    history.pushState(null, "", id ? `${location.pathname}?set=${encodeURIComponent(id)}` : location.pathname);
    this.route();
  }

  async list() {
    const turn = this.turn;
    this.name = el("input", { name: "name", required: true, maxlength: 100, placeholder: "Rattan chairs" });
    this.note = el("input", { name: "note", maxlength: 2000 });
    const make = once(() => this.tell(() => this.make()));
    const form = el("form", { class: "keep", onsubmit: (event) => { event.preventDefault(); make(); } }, el("h2", { class: "side-title" }, "Name a class"),
      el("label", { class: "field" }, el("span", {}, "Name"), this.name), el("label", { class: "field" }, el("span", {}, "What belongs to it"), this.note), el("button", { class: "button small" }, "Make it"));
    const { sets } = await ask("/labels");
    if (turn !== this.turn) return; // a class was opened meanwhile
    const lines = sets.map((one) => el("li", { dataset: { id: one.id } }, el("p", {}, el("button", { type: "button", class: "link", onclick: () => this.go(one.id) }, one.name)),
      el("p", { class: "muted" }, [`${one.positives} belong, ${one.negatives} do not`, one.note, one.author].filter(Boolean).join(" · "))));
    fill(this.main, el("section", { class: "labels-page" }, el("h1", { class: "title" }, "Labels"),
      el("p", { class: "lede" }, "A class is named here and filled on the wall: choose it under “Label as”, select items, and say whether they belong."),
      this.undone, this.message, sets.length ? el("ul", { class: "sets" }, ...lines) : el("p", { class: "muted" }, "No class is named yet."), form));
  }

  async make() {
    const made = await ask("/labels", { body: { name: this.name.value, note: this.note.value, author: localStorage.getItem(NAME) ?? "" } });
    localStorage.setItem(LABEL, made.id);
    this.go(made.id);
  }

  /** @param {string} id */
  async open(id) {
    const turn = this.turn;
    const { set, labels } = await ask(`/labels/${encodeURIComponent(id)}`);
    if (turn !== this.turn) return; // another class was opened meanwhile
    this.set = set;
    const of = (belongs) => labels.filter((one) => one.belongs === belongs && one.known).map((one) => one.item);
    const [inside, outside] = [of(true), of(false)];
    const gone = labels.filter((one) => !one.known).length;
    const act = (words, deed) => el("button", { type: "button", class: "link", onclick: once(() => this.tell(deed)) }, words);
    const file = (format) => el("a", { href: `${BASE}/api/v1/labels/${set.id}/export?format=${format}`, download: "" }, format.toUpperCase());
    const toWall = () => { localStorage.setItem(LABEL, set.id); location.assign(`${BASE}/workbench`); };
    this.counts = el("p", { class: "muted" }, `${set.positives} belong, ${set.negatives} do not${gone ? `; ${gone} of them are no longer in the catalogue` : ""}${set.author ? ` · named by ${set.author}` : ""}`);
    fill(this.main, el("section", { class: "labels-page" }, act("All classes", async () => this.go(null)), el("h1", { class: "title" }, set.name), set.note && el("p", { class: "lede" }, set.note), this.counts,
      el("p", { class: "acts" }, act("Label on the wall", async () => toWall()), inside.length > 0 && el("a", { href: workbenchAddress(inside, outside) }, "Ask by these"), file("csv"), file("json"),
        act("Rename", () => this.rename()), act("Note", () => this.annotate()), act("Delete", () => this.remove())),
      this.undone, this.message, this.members("Belong", inside, true), this.members("Do not belong", outside, false), new Classifier(set).element));
  }

  /** @param {string} words @param {string[]} ids @param {boolean} belongs */
  members(words, ids, belongs) {
    const list = el("ul", { class: "members", "aria-label": words });
    const more = el("button", { type: "button", class: "button quiet small", hidden: true, onclick: () => this.tell(grow) }, "More");
    let shown = 0;
    const grow = async () => {
      const page = ids.slice(shown, shown + PAGE);
      shown += page.length;
      const items = [];
      const bones = page.map(bone); // what stands below is not to move away under a finger
      list.append(...bones);
      try {
        for (let at = 0; at < page.length; at += ASKED) items.push(...await itemsNamed(page.slice(at, at + ASKED)));
      } finally {
        for (const one of bones) one.remove();
      }
      list.append(...items.map((item) => this.member(item, belongs)));
      more.hidden = shown >= ids.length;
    };
    if (ids.length) this.tell(grow);
    return el("section", {}, el("h2", { class: "side-title" }, `${words} (${ids.length})`), ids.length ? list : el("p", { class: "muted" }, "None yet."), more);
  }

  /** @param {any} item @param {boolean} belongs */
  member(item, belongs) {
    const send = once((marks) => this.tell(() => this.mark(marks)));
    return el("li", { class: `member ${belongs ? "is-in" : "is-out"}` },
      el("button", { type: "button", class: "tile", "aria-label": item.name, onclick: () => this.detail.open(item.id) }, picture(item, { sizes: "8rem", named: true }), el("span", { class: "caption-name" }, item.name)),
      el("span", { class: "acts" }, el("button", { type: "button", class: "link", "aria-label": `${belongs ? "Move out" : "Move in"}: ${item.name}`, onclick: () => send(belongs ? { excluded: [item.id] } : { belongs: [item.id] }) }, belongs ? "Out" : "In"),
        el("button", { type: "button", class: "link", "aria-label": `Clear the label of ${item.name}`, onclick: () => send({ cleared: [item.id] }) }, "Clear")));
  }

  /** @param {object} marks */
  async mark(marks) {
    const who = localStorage.getItem(NAME), from = scrollY;
    const { undo } = await ask(`/labels/${this.set.id}/marks`, { body: { ...marks, ...(who && { annotator: who }) } });
    await this.open(this.set.id);
    scrollTo(0, from);
    this.main.focus({ preventScroll: true });
    this.offer("The label is changed.", async () => {
      await ask(`/labels/${this.set.id}/undo`, { body: { undo } });
      await this.open(this.set.id);
    });
  }

  async rename() {
    const name = prompt("A new name for it", this.set.name);
    if (!name || name === this.set.name) return;
    const made = await ask(`/labels/${this.set.id}`, { body: { name }, method: "PATCH" });
    history.replaceState(null, "", `${location.pathname}?set=${made.id}`);
    await this.open(made.id);
  }

  async annotate() {
    const note = prompt("What belongs to it", this.set.note);
    if (note === null) return;
    await ask(`/labels/${this.set.id}`, { body: { note }, method: "PATCH" });
    await this.open(this.set.id);
  }

  async remove() {
    const { name } = this.set;
    const { undo } = await ask(`/labels/${this.set.id}`, { method: "DELETE" });
    history.pushState(null, "", location.pathname);
    await this.list();
    this.offer(`${name} is deleted with its labels.`, async () => {
      const back = await ask("/label-undo", { body: { undo } });
      this.go(back.id);
    });
  }

  /** @param {string} words @param {() => Promise<any>} deed */
  offer(words, deed) {
    this.undone.hidden = false;
    fill(this.undone, `${words} `, el("button", { type: "button", class: "link", onclick: once(() => this.tell(async () => { await deed(); this.undone.hidden = true; toast("Taken back"); })) }, "Undo"));
  }

  /** Do something and say in words why it did not work. @param {() => Promise<any>} deed */
  async tell(deed) {
    try {
      this.message.textContent = "";
      await deed();
    } catch (problem) {
      this.message.textContent = problem.detail ?? String(problem);
      if (!this.message.isConnected) fill(this.main, el("section", { class: "labels-page" }, el("h1", { class: "title" }, "Labels"), this.message, el("p", {}, el("a", { href: location.pathname }, "All classes"))));
    }
  }
}

/** Room for an item that is on its way. */
function bone() {
  return el("li", { class: "member", "aria-hidden": "true" }, el("span", { class: "tile" }, el("span", { class: "frame" }), el("span", { class: "caption-name" }, "\u00a0")), el("span", { class: "acts" }, el("span", { class: "link" }, "\u00a0")));
}

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
catalogue().then(() => new Labels(main), (problem) => fill(main, el("section", { class: "problem" }, el("h1", { class: "problem-title" }, problem.title), el("p", {}, problem.detail))));
