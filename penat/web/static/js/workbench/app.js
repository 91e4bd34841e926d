/** The workbench: look through the catalogue, ask by example, keep the question. */

import { ask, catalogue } from "../api.js";
import { announce, el, fill, toast } from "../dom.js";
import { AskedModels } from "./asked_models.js";
import { Asking } from "./asking.js";
import { Detail } from "./detail.js";
import { download } from "./downloads.js";
import { Filters } from "./filters.js";
import { Labelling } from "./labelling.js";
import { ownerHeaders } from "../photo_owner.js";
import { fitting } from "./places.js";
import { Saved } from "./saved.js";
import { asks, empty, fromParams, itemsQuery, modelsNamed, toParams } from "./state.js";
import { Summary } from "./summary.js";
import { Wall } from "./wall.js";

const PAGE = 60, NAMED = 30; // so many ids fit into an address

class Workbench {
  /** @param {any} facts */
  constructor(facts) {
    this.state = fromParams(new URLSearchParams(location.search));
    this.loaded = [];
    const change = (part) => this.change(part);
    this.filters = new Filters(facts.categories, change);
    this.asking = new Asking(facts.models, change);
    this.models = new AskedModels(facts.models, { state: () => this.state, changed: () => this.address("replaceState", location.hash), show: (models) => this.asking.offer(models, this.state) });
    this.summary = new Summary(change);
    this.wall = new Wall({
      open: (id, similar) => this.detail.open(id, similar), like: (ids) => this.judge(ids, "like"), unlike: (ids) => this.judge(ids, "unlike"),
      more: () => this.more(), selected: (ids) => this.selected(ids), label: (ids, belongs) => this.labelling.label(ids, belongs),
    });
    this.labelling = new Labelling({
      marks: (marks) => this.wall.setMarks(marks), changed: () => this.selected([...this.wall.chosen]), examples: () => this.state,
      filtered: () => this.show(), ask: (like, unlike) => this.change({ like: fitting(like), unlike: fitting(unlike) }),
    });
    this.detail = new Detail({
      neighbour: (id, by) => this.neighbour(id, by), like: (ids) => this.judge(ids, "like"), unlike: (ids) => this.judge(ids, "unlike"), moved: (id) => this.moved(id),
    });
    this.saved = new Saved({ state: () => this.state, count: () => this.loaded.length || PAGE, open: (state, note) => this.openSaved(state, note), asked: (deed) => this.models.asked(deed) });
    this.count = el("p", { class: "count", role: "status" });
    this.bulk = el("div", { class: "bulk", hidden: true });
    this.draw(facts);
    addEventListener("popstate", () => this.back());
  }

  draw(facts) {
    const side = el("aside", { class: "side", id: "side", "aria-label": "Filters and question" },
      el("h2", { class: "side-title" }, "Ask"), this.asking.element, el("h2", { class: "side-title" }, "Filter"), this.filters.element);
    const toggle = el("button", { type: "button", class: "button quiet small side-toggle", "aria-expanded": "false", "aria-controls": "side", onclick: () => {
      const open = side.classList.toggle("is-open");
      toggle.setAttribute("aria-expanded", String(open));
    } }, "Ask and filter");
    this.doubt = el("button", { type: "button", class: "chip doubt", title: "Show first where likes turn into dislikes: judging these tells most", onclick: () => this.turnOrder() }, "Doubtful first");
    this.tools = el("div", { class: "tools" }, toggle, this.count, this.doubt, this.labelling.element,
      el("span", { class: "buttons" },
        el("button", { type: "button", class: "button quiet small", onclick: () => this.saved.open() }, "Saved questions"),
        this.csv = el("button", { type: "button", class: "button quiet small", onclick: () => this.table() }, "CSV"),
        this.json = el("button", { type: "button", class: "button quiet small", onclick: () => download("penat-items.json", "application/json", JSON.stringify(this.loaded, null, 1)) }, "JSON")));
    fill(/** @type {HTMLElement} */ (document.getElementById("main")),
      el("div", { class: "bench-frame" }, side, el("section", { class: "results", "aria-label": "Results" },
        el("h1", { class: "visually-hidden" }, `Workbench, release ${facts.release}`), this.tools, this.summary.element, this.wall.element)), this.bulk);
    this.show();
  }

  /** @param {object} part */
  change(part) {
    Object.assign(this.state, part);
    this.address("pushState");
    this.show();
  }

  /** Say in the address what is looked at. @param {"pushState"|"replaceState"} how @param {string} hash */
  address(how, hash = "") {
    const query = toParams(this.state).toString();
    history[how](null, "", `${location.pathname}${query ? `?${query}` : ""}${hash}`);
  }

  back() {
    const photo = this.state.photo;
    const before = toParams(this.state).toString();
    this.state = { ...fromParams(new URLSearchParams(location.search)), photo };
    const id = itemInAddress();
    if (before !== toParams(this.state).toString()) this.show();
    else if (id && id !== this.detail.id) this.detail.open(id);
    else if (!id) this.detail.close();
  }

  async show() {
    this.turn = (this.turn ?? 0) + 1;
    this.cursor = undefined;
    this.loaded = [];
    this.met = null;
    this.failed = false;
    this.busy = false;
    const asking = asks(this.state);
    this.csv.hidden = this.doubt.hidden = !asking;
    this.doubt.setAttribute("aria-pressed", String(this.state.order === "doubtful"));
    this.filters.show(this.state, asking);
    this.asking.show(this.state);
    this.labelling.offer();
    this.wall.wait(24);
    this.wall.setCut(!this.state.drop && this.state.cut !== "" ? Number(this.state.cut) : null);
    await this.more();
    const id = itemInAddress();
    if (id && this.detail.id !== id) this.detail.open(id);
  }

  /** Load the next page, if there is one. @returns {Promise<void>} */
  more() {
    if (!this.busy && this.cursor !== null && !this.failed) this.loading = this.load();
    return this.loading;
  }

  async load() {
    this.busy = true;
    const turn = this.turn;
    try {
      const page = await (asks(this.state) ? this.results() : this.items());
      if (turn !== this.turn) return;
      if (this.labelling.show) page.shown = page.shown.filter(({ item }) => this.labelling.keeps(item.id));
      if (asks(this.state) && !this.cursor) this.asking.pieces.stored(page.segments);
      this.cursor = page.next;
      this.loaded.push(...page.shown);
      this.told(page);
      this.wall.add(page.shown, this.end(page));
    } catch (problem) {
      if (turn !== this.turn) return;
      this.failed = true;
      this.summary.show(null, this.state);
      this.count.textContent = "";
      if (!this.loaded.length) this.wall.clear();
      this.wall.add([], problem.detail ?? "That did not work");
      this.wall.end.append(" ", el("button", { type: "button", class: "link", onclick: () => this.show() }, "Try again"));
    } finally {
      if (turn === this.turn) this.busy = false;
    }
  }

  async items() {
    const named = this.labelling.shown();
    if (named) return this.named(named);
    const query = itemsQuery(this.state, PAGE);
    if (this.cursor) query.set("cursor", this.cursor);
    const { items, next, total } = await ask(`/items?${query}`);
    return { shown: items.map((item) => ({ item })), next, total, summary: null };
  }

  /** The next of these items that pass the filters. @param {string[]} ids */
  async named(ids) {
    const from = this.cursor ?? 0, to = from + NAMED;
    if (!ids.length) return { shown: [], next: null, total: 0, summary: null };
    const query = itemsQuery(this.state, NAMED);
    query.set("ids", ids.slice(from, to).join(","));
    const { items } = await ask(`/items?${query}`);
    return { shown: items.map((item) => ({ item })), next: to < ids.length ? to : null, total: ids.length, summary: null };
  }

  async results() {
    const part = { limit: PAGE, ...(this.cursor ? { cursor: this.cursor } : {}) };
    const { results, next, summary, segments } = await this.models.asked((body) => ask("/search", { body: { ...body, ...part }, headers: ownerHeaders() }));
    return { shown: results, next, total: summary.total, summary, segments };
  }

  told(page) {
    const count = this.labelling.show ? this.loaded.length : page.total; // how many pass by their labels is known at the end
    this.count.textContent = `${count.toLocaleString()}${this.labelling.show && page.next ? "+" : ""} ${count === 1 ? "item" : "items"}`;
    this.summary.show(page.summary, this.state);
    if (this.loaded.length === page.shown.length) announce(this.count.textContent);
  }

  end(page) {
    if (page.next) return "More …";
    if (this.loaded.length) return "That is all.";
    return "Nothing passes these filters. Take one away, or ask differently.";
  }

  /** Show the doubtful first, or the best again. */
  turnOrder() {
    const doubtful = this.state.order !== "doubtful";
    this.change({ order: doubtful ? "doubtful" : "best" });
    toast(doubtful ? "Judge a few of these, then look at the best again" : "The best first");
  }

  /** @param {string[]} ids @param {"like"|"unlike"} side */
  judge(ids, side) {
    const other = side === "like" ? "unlike" : "like";
    const judged = new Set(ids);
    const before = { like: this.state.like, unlike: this.state.unlike };
    this.detail.close();
    this.change({ [side]: [...new Set([...this.state[side], ...ids])].slice(-200), [other]: this.state[other].filter((id) => !judged.has(id)) });
    const words = side === "like" ? "More like" : "Not like";
    toast(`${words} ${ids.length === 1 ? "it" : `these ${ids.length}`}`, { words: "Undo", deed: () => this.change(before) });
  }

  /** @param {string[]} ids */
  selected(ids) {
    if (!this.bulk) return;
    this.bulk.hidden = !ids.length;
    if (!ids.length) return;
    fill(this.bulk, el("span", {}, `${ids.length} selected`),
      el("button", { type: "button", class: "button small", onclick: () => this.judge(ids, "like") }, "More like these"),
      el("button", { type: "button", class: "button small quiet", onclick: () => this.judge(ids, "unlike") }, "Not like these"),
      ...this.labelButtons(ids),
      el("button", { type: "button", class: "button small quiet", onclick: () => this.copy(ids) }, "Copy ids"),
      el("button", { type: "button", class: "button small quiet", onclick: () => this.wall.choose(this.wall.ids()) }, "All shown"),
      el("button", { type: "button", class: "button small quiet", onclick: () => this.wall.choose([]) }, "None"));
  }

  /** What labels the selected items, where a class is chosen. @param {string[]} ids */
  labelButtons(ids) {
    if (!this.labelling.on) return [];
    const button = (words, belongs) => el("button", { type: "button", class: "button small quiet", onclick: () => this.labelling.label(ids, belongs) }, words);
    return [button("Belong (B)", true), button("Do not (N)", false), button("No label (U)", null)];
  }

  /** @param {string[]} ids */
  async copy(ids) {
    try {
      await navigator.clipboard.writeText(ids.join("\n"));
      toast(`${ids.length} ids copied`);
    } catch {
      download("penat-ids.txt", "text/plain", ids.join("\n"));
    }
  }

  async table() {
    try {
      const limit = Math.min(500, Math.max(PAGE, this.loaded.length));
      download("penat-search.csv", "text/csv", await this.models.asked((body) => ask("/search/csv", { body: { ...body, limit }, text: true })));
    } catch (problem) {
      toast(problem.detail);
    }
  }

  /** The item before or after another, from the next page if need be; one that is not on the wall goes on where it was left. @param {string} open @param {number} by */
  async neighbour(open, by) {
    const id = this.wall.places.has(open) ? open : this.met ?? open;
    if (by > 0 && this.wall.places.get(id) === this.wall.shown.length - 1) await this.more();
    return this.wall.beside(id, by);
  }

  /** Say in the address which item is open. @param {string|null} id */
  moved(id) {
    if (id && this.wall.places.has(id)) this.met = id;
    if ((id ?? "") === (itemInAddress() ?? "")) return;
    const hash = id ? `#item=${encodeURIComponent(id)}` : "";
    const url = `${location.pathname}${location.search}${hash}`;
    if (id && itemInAddress()) history.replaceState(null, "", url);
    else history.pushState(null, "", url);
  }

  /** @param {import("./state.js").State} state @param {string} note */
  openSaved(state, note) {
    this.state = empty();
    this.change({ ...state, models: this.models.known.length > 1 || modelsNamed(state, []).length ? state.models : "" }); // one model needs no word
    toast(note);
  }
}

function itemInAddress() {
  return new URLSearchParams(location.hash.slice(1)).get("item");
}

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
fill(main, el("p", { class: "waiting" }, "Opening the workbench …"));
catalogue().then((facts) => new Workbench(facts), (problem) => fill(main, el("section", { class: "problem" }, el("h1", { class: "problem-title" }, problem.title), el("p", {}, problem.detail),
  el("p", { class: "buttons" }, el("button", { type: "button", class: "button", onclick: () => location.reload() }, "Try again")))));
