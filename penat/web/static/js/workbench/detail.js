/** One item in a dialog: its facts, its row of the table, and what is similar to it. */

import { ask } from "../api.js";
import { announce, el, fill, icon, webLink } from "../dom.js";
import { picture } from "../grid.js";
import { priceOf } from "../words.js";

const KEPT = "penat.similar";
const SHOWN = 20;
const ROOM_PX = 240; // of what is similar, to be seen without scrolling

/** @typedef {{neighbour: (id: string, by: number) => string|null|Promise<string|null>, like: (ids: string[]) => void, unlike: (ids: string[]) => void, moved: (id: string|null) => void}} Around */

export class Detail {
  /** @param {Around} around */
  constructor(around) {
    this.around = around;
    this.id = null;
    this.body = el("div", { class: "detail", tabindex: "-1" });
    this.dialog = el("dialog", { class: "sheet", "aria-labelledby": "detail-name", onclose: () => this.closed(), onkeydown: (event) => this.key(event), onclick: (event) => event.target === this.dialog && this.dialog.close() },
      el("button", { type: "button", class: "icon-button sheet-close", "aria-label": "Close", onclick: () => this.dialog.close() }, icon("close")), this.body);
    document.body.append(this.dialog);
  }

  /** @param {string} id @param {boolean} [similar]  with what is similar open */
  async open(id, similar = false) {
    if (!this.dialog.open) {
      this.from = document.activeElement;
      this.dialog.showModal();
    }
    this.id = id;
    this.around.moved(id);
    if (this.body.contains(document.activeElement)) this.body.focus({ preventScroll: true }); // what had it is about to go
    fill(this.body, el("p", { class: "muted", id: "detail-name" }, "One moment …"));
    try {
      const [item, row] = await Promise.all([ask(`/items/${encodeURIComponent(id)}`), ask(`/items/${encodeURIComponent(id)}/columns`)]);
      if (this.id !== id) return;
      this.draw(item, { ...(row.file_name && { file: row.file_name }), ...row.columns });
      if (similar) this.toggle.click();
      announce(item.name);
    } catch (problem) {
      if (this.id === id) fill(this.body, el("p", { id: "detail-name", class: "detail-name" }, problem.title), el("p", { class: "muted" }, problem.detail));
    }
  }

  close() {
    if (this.dialog.open) this.dialog.close();
  }

  closed() {
    this.id = null;
    this.around.moved(null);
    if (this.from instanceof HTMLElement && this.from.isConnected) this.from.focus();
  }

  /** @param {any} item @param {Record<string, string>} row */
  draw(item, row) {
    this.panel = el("section", { class: "similar", "aria-label": "Similar items", hidden: true });
    this.toggle = el("button", { type: "button", class: "button", "aria-expanded": "false", onclick: () => this.similar(item) }, "Find Similar");
    const link = webLink(item.link);
    fill(this.body,
      el("div", { class: "detail-top" }, el("div", { class: "detail-picture" }, picture(item, { sizes: "(min-width: 60rem) 30rem, 90vw", eager: true })),
        el("div", { class: "detail-facts" },
          el("h2", { class: "detail-name", id: "detail-name", tabindex: "-1" }, item.name),
          el("p", { class: "muted" }, `${item.category} · ${priceOf(item)}${item.in_stock ? "" : " · out of stock"}`),
          el("dl", {}, ...facts({ id: item.id, ...row })),
          item.variants.length > 0 && el("p", { class: "muted" }, "Same design: ", ...item.variants.map((id) => el("button", { type: "button", class: "link", onclick: () => this.open(id) }, id))),
          link && el("p", {}, el("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, "In the shop")),
          el("div", { class: "buttons" }, this.toggle,
            el("button", { type: "button", class: "button quiet", onclick: () => this.around.like([item.id]) }, "More like this"),
            el("button", { type: "button", class: "button quiet", onclick: () => this.around.unlike([item.id]) }, "Not like this")))),
      this.panel);
  }

  /** Open or close the panel of similar items. @param {any} item */
  async similar(item) {
    const opening = this.panel.hidden;
    this.panel.hidden = !opening;
    this.toggle.textContent = opening ? "Hide Similar" : "Find Similar";
    this.toggle.setAttribute("aria-expanded", String(opening));
    if (!opening) return;
    const bone = () => el("li", {}, el("span", { class: "frame" }));
    const list = el("ul", { class: "similar-grid is-skeleton", "aria-busy": "true" }, ...Array.from({ length: 8 }, bone));
    fill(this.panel, cutOff((cut) => mark(list, cut)), list);
    const hidden = this.panel.getBoundingClientRect().top > this.dialog.getBoundingClientRect().bottom - ROOM_PX;
    if (hidden) this.toggle.scrollIntoView({ block: "start" });
    const { panel } = this;
    try {
      const { results } = await ask(`/items/${encodeURIComponent(item.id)}/similar?limit=${SHOWN}`);
      if (!list.isConnected) return; // another item is shown by now, or this was asked anew
      list.removeAttribute("aria-busy");
      list.classList.remove("is-skeleton");
      if (!results.length) fill(panel, el("p", { class: "muted", role: "status" }, "No similar images found"));
      else {
        list.replaceChildren(...results.map((found) => this.thumbnail(found)));
        mark(list, kept());
        announce(`${results.length} similar items`);
      }
    } catch (problem) {
      const none = problem.status === 503;
      if (list.isConnected) fill(panel, el("p", { class: "muted", role: "status" }, none ? "No similar images found. Generate embeddings first." : problem.detail));
    }
  }

  /** @param {{item: any, score: number, file_name: string|null}} found */
  thumbnail({ item, score, file_name: file }) {
    const percent = `${Math.round(score * 100)}%`;
    return el("li", { dataset: { score } }, el("button", { type: "button", class: "tile", title: file ?? item.name, "aria-label": `${item.name}, ${percent} similar`, onclick: () => this.open(item.id) },
      picture(item, { sizes: "8rem" }), el("span", { class: "percent" }, percent)));
  }

  /** @param {KeyboardEvent} event */
  async key(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!this.id || !by || /** @type {HTMLElement} */ (event.target).matches("input, select")) return;
    event.preventDefault();
    const from = this.id;
    const next = await this.around.neighbour(from, by);
    if (next && this.id === from) this.open(next);
  }
}

/** @param {Record<string, string>} row */
function facts(row) {
  return Object.entries(row).flatMap(([name, value]) => [el("dt", {}, name.replaceAll("_", " ")), el("dd", {}, value || "–")]);
}

/** @returns {{below: number, drop: boolean}} */
function kept() {
  try {
    return { below: 0, drop: false, ...JSON.parse(localStorage.getItem(KEPT) ?? "{}") };
  } catch {
    return { below: 0, drop: false };
  }
}

/** The cut-off's controls. @param {(cut: {below: number, drop: boolean}) => void} changed */
function cutOff(changed) {
  const now = kept();
  const said = el("output", {}, `${Math.round(now.below * 100)}%`);
  const store = () => {
    said.textContent = `${Math.round(now.below * 100)}%`;
    try { localStorage.setItem(KEPT, JSON.stringify(now)); } catch { /* a private window keeps nothing */ }
    changed(now);
  };
  const range = el("input", { type: "range", min: 0, max: 100, value: Math.round(now.below * 100), "aria-label": "Cut-off", oninput: (event) => { now.below = event.target.value / 100; store(); } });
  const drop = el("input", { type: "checkbox", checked: now.drop, onchange: (event) => { now.drop = event.target.checked; store(); } });
  return el("div", { class: "cut" }, el("label", {}, "Below ", range, said), el("label", {}, drop, " leave out"));
}

/** @param {HTMLElement} list @param {{below: number, drop: boolean}} cut */
function mark(list, { below, drop }) {
  for (const one of /** @type {HTMLElement[]} */ ([...list.children])) {
    const under = Number(one.dataset.score) < below;
    one.classList.toggle("is-below", under);
    one.hidden = under && drop;
  }
}
