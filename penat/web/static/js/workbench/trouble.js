/** What is wrong in the release: mislabelled items, odd kinds, copies, outliers, and what nobody meets. */

import { ask, catalogue } from "../api.js";
import { el, fill } from "../dom.js";
import { picture } from "../grid.js";
import { Detail } from "./detail.js";
import { select } from "./filters.js";
import { workbenchAddress } from "./places.js";

const PAGE = 12;

/** @typedef {{title: string, lede: string, line: (found: any) => HTMLElement, head?: (answer: any) => Node|null}} View */

/** @type {Record<string, View>} */
const VIEWS = {
  mislabelled: {
    title: "Likely mislabelled", lede: "Items whose nearest neighbours are of another category.",
    line: (found) => group([found.item], `${found.item.category}, looks like ${found.suggested}`, `${percent(found.share)} of its neighbours are ${found.suggested}`, found.neighbours),
  },
  kinds: {
    title: "Kinds inside categories", lede: "Groups that stand apart inside their category: a kind of thing that was filed elsewhere is among them.",
    line: (found) => group(found.examples, `${found.count} of ${found.category}`, found.nearest ? `closest to ${found.nearest}` : "", found.ids),
  },
  duplicates: {
    title: "Copies and near copies", lede: "Items that show one picture or design; those across categories come first.",
    line: (found) => group(found.items, found.sort, `${found.across ? "in several categories" : found.items[0].category}, distance ${found.distance.toFixed(3)}`, found.items.map((item) => item.id)),
  },
  outliers: {
    title: "Outliers", lede: "Items far from everything.",
    line: (found) => group([found.item], found.item.category, `${found.oddness.toFixed(1)} times as far from its nearest as is usual`, [found.item.id]),
  },
  hubs: {
    title: "Seldom met", lede: "Items in few of the others' neighbour lists: shoppers hardly come to them.",
    head: (answer) => el("ul", { class: "figures" }, ...answer.categories.map((one) => el("li", {}, el("strong", {}, one.category),
      ` ${percent(one.never)} of ${one.designs} designs are in no list of ${one.list_length}, ${one.unreachable} only in openings; Gini ${one.gini.toFixed(2)}`))),
    line: (found) => group([found.item], found.item.category, `in ${found.lists || "no"} ${found.lists === 1 ? "list" : "lists"}${found.reachable ? "" : ", reached by no pick"}`, [found.item.id]),
  },
};

/** @param {number} share */
const percent = (share) => `${Math.round(share * 100)} %`;

/** @param {any[]} items @param {string} title @param {string} told @param {string[]} ids */
function group(items, title, told, ids) {
  return el("li", { class: "trouble" },
    el("div", { class: "trouble-row" }, ...items.map((item) => el("button", { type: "button", class: "tile", title: item.name, "aria-label": item.name, dataset: { open: item.id } }, picture(item, { sizes: "8rem", named: true }), el("span", { class: "caption-name" }, item.name)))),
    el("p", {}, el("strong", {}, title), told && el("span", { class: "muted" }, ` · ${told}`), " ",
      el("a", { href: workbenchAddress(ids) }, ids.length > 1 ? `Ask for more like these ${Math.min(ids.length, 200)}` : "Ask for more like it")));
}

class Trouble {
  /** @param {any} facts @param {HTMLElement} main */
  constructor(facts, main) {
    const params = new URLSearchParams(location.search);
    this.view = params.get("view") ?? "mislabelled";
    if (!(this.view in VIEWS)) this.view = "mislabelled";
    this.category = select("Category", [["", "All categories"], ...facts.categories.map((one) => [one.name, one.name])], () => this.go());
    this.category.input.value = params.get("category") ?? "";
    this.tabs = el("div", { class: "tabs", role: "tablist", "aria-label": "Kinds of trouble", onkeydown: (event) => this.key(event) }, ...Object.entries(VIEWS).map(([name, view]) =>
      el("button", { type: "button", role: "tab", id: `tab-${name}`, class: "chip", "aria-controls": "found", onclick: () => { this.view = name; this.go(); } }, view.title)));
    this.lede = el("p", { class: "muted" });
    this.head = el("div", {});
    this.list = el("ul", { class: "troubles" });
    this.told = el("p", { class: "muted", role: "status" });
    this.more = el("button", { type: "button", class: "button quiet small", hidden: true, onclick: () => this.load() }, "More");
    const detail = new Detail({ neighbour: () => null, like: (ids) => location.assign(workbenchAddress(ids)), unlike: (ids) => location.assign(workbenchAddress([], ids)), moved: () => {} });
    this.list.addEventListener("click", (event) => {
      const id = /** @type {HTMLElement} */ (event.target).closest("[data-open]")?.getAttribute("data-open");
      if (id) detail.open(id);
    });
    fill(main, el("section", { class: "trouble-page" }, el("h1", { class: "title" }, "Trouble"), el("div", { class: "tools" }, this.tabs, this.category.element),
      el("div", { id: "found", role: "tabpanel", tabindex: "-1" }, this.lede, this.head, this.told, this.list, this.more)));
    addEventListener("popstate", () => location.reload());
    this.show();
  }

  go() {
    const params = new URLSearchParams({ view: this.view, ...(this.category.input.value ? { category: this.category.input.value } : {}) });
    history.pushState(null, "", `${location.pathname}?${params}`);
    this.show();
  }

  show() {
    this.cursor = null;
    this.turn = (this.turn ?? 0) + 1;
    for (const tab of this.tabs.children) {
      const on = tab.id === `tab-${this.view}`;
      tab.setAttribute("aria-selected", String(on));
      tab.setAttribute("tabindex", on ? "0" : "-1");
    }
    this.lede.textContent = VIEWS[this.view].lede;
    fill(this.head);
    fill(this.list);
    this.told.textContent = "Looking through the release …";
    this.load();
  }

  async load() {
    const turn = this.turn;
    const view = VIEWS[this.view];
    const query = new URLSearchParams({ limit: String(PAGE) });
    if (this.category.input.value) query.set("category", this.category.input.value);
    if (this.cursor) query.set("cursor", this.cursor);
    this.more.hidden = true;
    try {
      const answer = await ask(`/trouble/${this.view}?${query}`);
      if (turn !== this.turn) return;
      if (view.head && !this.cursor) fill(this.head, view.head(answer));
      this.cursor = answer.next;
      this.list.append(...answer.results.map(view.line));
      const recall = answer.recall !== undefined && answer.recall < 1 ? `; ${percent(answer.recall)} of the true neighbours were looked at` : "";
      this.told.textContent = answer.total ? `${answer.total.toLocaleString()} found${recall}` : "Nothing of the kind was found.";
      this.more.hidden = !answer.next;
    } catch (problem) {
      if (turn === this.turn) this.told.textContent = problem.detail ?? "That did not work";
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const names = Object.keys(VIEWS);
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.view = names[(names.indexOf(this.view) + by + names.length) % names.length];
    this.go();
    /** @type {HTMLElement} */ (document.getElementById(`tab-${this.view}`)).focus();
  }
}

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
catalogue().then((facts) => new Trouble(facts, main), (problem) => fill(main, el("section", { class: "problem" }, el("h1", { class: "problem-title" }, problem.title), el("p", {}, problem.detail))));
