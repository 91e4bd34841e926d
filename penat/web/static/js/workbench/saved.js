/** Saved questions: keep one, find it again, run it, rename it, take it away and bring it back. */

import { ask } from "../api.js";
import { el, fill, icon, once, toast } from "../dom.js";
import { download } from "./downloads.js";
import { field } from "./filters.js";
import { asks, fromBody } from "./state.js";

/**
 * @typedef {object} Around
 * @property {() => import("./state.js").State} state
 * @property {(state: import("./state.js").State, note: string) => void} open
 * @property {() => number} count  how many items are shown
 * @property {(deed: (body: any) => Promise<any>) => Promise<any>} asked  do something with the question's body
 */

export class Saved {
  /** @param {Around} around */
  constructor(around) {
    this.around = around;
    this.words = field("search", "Find among the saved", () => this.list());
    this.items = el("ul", { class: "saved" });
    this.message = el("p", { class: "muted", role: "status" });
    this.undo = el("p", { class: "undo", hidden: true });
    this.dialog = el("dialog", { class: "sheet sheet-narrow", "aria-label": "Saved questions" },
      el("button", { type: "button", class: "icon-button sheet-close", "aria-label": "Close", onclick: () => this.dialog.close() }, icon("close")),
      el("h2", { class: "detail-name" }, "Saved questions"), this.form(), this.words.element, this.undo, this.message, this.items,
      el("p", { class: "buttons" }, el("button", { type: "button", class: "button quiet small", onclick: () => this.check() }, "Check the tests against this release")));
    document.body.append(this.dialog);
  }

  form() {
    this.name = el("input", { name: "name", required: true, maxlength: 100, placeholder: "Rattan chairs" });
    this.note = el("input", { name: "note", maxlength: 2000 });
    this.author = el("input", { name: "author", maxlength: 100, autocomplete: "name" });
    this.test = el("input", { type: "checkbox", name: "test" });
    const save = once(() => this.save());
    this.keep = el("form", { class: "keep", onsubmit: (event) => { event.preventDefault(); save(); } },
      el("label", { class: "field" }, el("span", {}, "Save this question as"), this.name), el("label", { class: "field" }, el("span", {}, "Note"), this.note),
      el("label", { class: "field" }, el("span", {}, "Your name"), this.author),
      el("label", { class: "facet" }, this.test, el("span", {}, "A test: every release must find 80 % of these again")),
      el("button", { class: "button small" }, "Save"));
    return this.keep;
  }

  async open() {
    this.keep.hidden = !asks(this.around.state());
    this.dialog.showModal();
    await this.list();
  }

  async list() {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    await this.tell(async () => {
      const { queries, refused } = await ask(`/queries?q=${encodeURIComponent(this.words.input.value)}`);
      if (turn !== this.turn) return; // other words are looked for by now
      fill(this.items, ...queries.map((query) => this.line(query)));
      const wrong = Object.entries(refused).map(([file, reason]) => `${file}: ${reason}`);
      this.message.textContent = [queries.length ? "" : "Nothing is saved under these words yet.", ...wrong].join(" ").trim();
    });
  }

  async save() {
    await this.tell(async () => {
      const limit = Math.min(500, Math.max(1, this.around.count()));
      const kept = { name: this.name.value, note: this.note.value, author: this.author.value, together: this.test.checked ? 0.8 : 0 };
      const made = await this.around.asked((query) => ask("/queries", { body: { ...kept, query: { ...query, limit } } }));
      this.keep.reset();
      toast(`Saved ${made.name} with ${made.items.length} items`);
      await this.list();
    });
  }

  /** @param {any} query */
  line(query) {
    const path = `/queries/${query.id}`;
    const act = (words, deed, props = {}) => el("button", { type: "button", class: "link", onclick: once(() => this.tell(deed)), ...props }, words);
    const tables = el("ul", { class: "tables", hidden: true });
    return el("li", { dataset: { id: query.id } },
      el("p", {}, el("strong", {}, query.name), query.example ? " · example" : "", query.together ? ` · test ${Math.round(query.together * 100)} %` : ""),
      el("p", { class: "muted" }, [query.note, query.author, `${query.items.length} items on ${query.saved_at.slice(0, 10)}`].filter(Boolean).join(" · ")),
      el("p", { class: "acts" }, act("Run", () => this.run(query)), act("CSV", () => this.table(query)), act("Earlier tables", () => this.tables(query, tables)),
        !query.example && act("Rename", () => this.rename(query)), !query.example && act("Delete", () => this.remove(query, path))), tables);
  }

  /** @param {any} query */
  async run(query) {
    const { change } = await ask(`/queries/${query.id}/run`, { body: {} });
    const { state, left } = fromBody(query.query);
    const changed = [[change.came, "came"], [change.left, "left"], [change.gone, "are gone"]].filter(([ids]) => ids.length).map(([ids, word]) => `${ids.length} ${word}`);
    const note = [`${query.name}: ${changed.length ? `${changed.join(", ")} since it was saved` : "as it was saved"}`, ...(left.length ? [`not shown here: ${left.join(", ")}`] : [])].join("; ");
    this.dialog.close();
    this.around.open(state, note);
  }

  /** @param {any} query */
  async table(query) {
    try {
      await ask(`/queries/${query.id}/run`, { body: { keep: true } });
    } catch (problem) {
      if (problem.status !== 403) throw problem; // who may only read has the table without its being kept
      const body = { ...query.query, limit: query.items.length || 24 };
      return download(`${query.id}.csv`, "text/csv", await ask("/search/csv", { body, text: true }));
    }
    const { tables } = await ask(`/queries/${query.id}/tables`);
    download(`${query.id}-${tables[0]}`, "text/csv", await ask(`/queries/${query.id}/tables/${tables[0]}`, { text: true }));
  }

  /** @param {any} query @param {HTMLElement} place */
  async tables(query, place) {
    const { tables } = await ask(`/queries/${query.id}/tables`);
    place.hidden = !place.hidden;
    const get = (name) => this.tell(async () => download(`${query.id}-${name}`, "text/csv", await ask(`/queries/${query.id}/tables/${name}`, { text: true })));
    fill(place, ...(tables.length ? tables.map((name) => el("li", {}, el("button", { type: "button", class: "link", onclick: () => get(name) }, name))) : [el("li", { class: "muted" }, "None yet; CSV keeps one.")]));
  }

  /** @param {any} query */
  async rename(query) {
    const name = prompt("A new name for it", query.name);
    if (!name || name === query.name) return;
    await ask(`/queries/${query.id}`, { body: { name }, method: "PATCH" });
    await this.list();
  }

  /** @param {any} query @param {string} path */
  async remove(query, path) {
    const { undo } = await ask(path, { method: "DELETE" });
    await this.list();
    this.undo.hidden = false;
    fill(this.undo, `${query.name} is deleted. `, el("button", { type: "button", class: "link", onclick: once(() => this.tell(async () => {
      await ask("/query-undo", { body: { undo } });
      this.undo.hidden = true;
      await this.list();
    })) }, "Undo"));
  }

  async check() {
    await this.tell(async () => {
      const { checks } = await ask("/query-checks");
      const broken = checks.filter((one) => !one.passed);
      this.message.textContent = broken.length
        ? `Broken: ${broken.map((one) => `${one.name} (${one.problem ?? `${Math.round(one.kept * 100)} % found again`})`).join(", ")}`
        : `All ${checks.length} tests hold on this release.`;
    });
  }

  /** Do something and say in words why it did not work. @param {() => Promise<any>} deed */
  async tell(deed) {
    try {
      await deed();
    } catch (problem) {
      this.message.textContent = problem.detail ?? String(problem);
    }
  }
}
