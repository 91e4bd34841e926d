/** One budget for the whole look: the pieces that go best together with the chosen one inside it, kept ones left alone. */

import { outfit } from "./api.js";
import { announce, el, fill, icon } from "./dom.js";
import { asProblem, sentence, wasCancelled } from "./problem.js";
import { pieceOf } from "./share.js";
import { roundStep } from "./slider.js";
import { capital, money, noun } from "./words.js";

const SETTLE_MS = 180;
const SWAPS = 4;
/** As much as the distances to the chosen piece. */
const TOGETHER = 1;

export class Budget {
  /** @param {any} board */
  constructor(board) {
    this.board = board;
    this.latest = new AbortController();
    this.words = el("span", { class: "slider-words" });
    this.range = el("input", { type: "range", class: "budget-range", "aria-label": "Budget for everything", oninput: () => this.moved() });
    this.together = el("input", { type: "checkbox", class: "switch", role: "switch", id: "together", onchange: () => this.agree() });
    this.proof = el("p", { class: "muted budget-hint" });
    this.note = el("div", { class: "note", role: "status" });
    this.element = el("section", { class: "budget", "aria-label": "Budget" });
    board.stage.signal.addEventListener("abort", () => { clearTimeout(this.timer); this.latest.abort(); });
  }

  get on() {
    return this.board.look.budget !== null;
  }

  /** What the chosen piece takes of the budget. */
  get taken() {
    return this.board.look.main.item?.price_cents ?? 0;
  }

  /** Categories that can be paid for: those of the catalogue that are on the board and have prices. */
  get payable() {
    return this.board.shown.filter((name) => this.board.known.get(name)?.priced);
  }

  draw() {
    if (!this.payable.length) return fill(this.element);
    if (!this.on) return fill(this.element, el("button", { type: "button", class: "chip", onclick: () => this.begin() }, icon("plus"), "Set one budget"));
    const facts = this.payable.map((name) => this.board.known.get(name));
    const low = this.taken + facts.reduce((sum, one) => sum + one.min_cents, 0), high = this.taken + facts.reduce((sum, one) => sum + one.max_cents, 0);
    const step = roundStep(high - low);
    Object.assign(this.range, { min: String(Math.floor(low / step) * step), max: String(Math.ceil(high / step) * step), step: String(step) });
    this.range.value = String(this.board.look.budget);
    this.together.checked = this.board.look.together;
    this.say();
    return fill(this.element, el("div", { class: "slider-head" }, el("span", { class: "slider-title" }, "Everything within"), this.words), this.range,
      el("p", { class: "muted budget-hint" }, "What you keep or swap stays; the rest is chosen to fit."),
      el("label", { class: "row", for: "together" }, "Pieces that go with one another too", this.together), this.proof, this.note,
      el("button", { type: "button", class: "chip", onclick: () => this.end() }, icon("close"), "No budget"));
  }

  say() {
    this.words.textContent = money(this.board.look.budget, this.board.look.currency);
    this.range.setAttribute("aria-valuetext", this.words.textContent);
  }

  begin() {
    const pieces = this.payable.map((name) => this.board.look.pieces.get(name)?.item?.price_cents ?? 0);
    const total = this.taken + pieces.reduce((sum, one) => sum + one, 0);
    this.set(Math.ceil(total / 10_000) * 10_000);
    this.range.focus();
  }

  end() {
    this.board.look.budget = null;
    this.board.look.kept.clear();
    this.latest.abort();
    this.draw();
    this.board.budgeted();
    this.board.refill(this.board.shown).catch(() => {});
  }

  /** @param {number} cents */
  set(cents) {
    this.board.look.budget = cents;
    this.draw();
    this.board.budgeted();
    this.fit();
  }

  /** Let the pieces be chosen to go with one another too, or with the chosen one alone. */
  agree() {
    this.board.look.together = this.together.checked;
    this.board.changed();
    this.fit();
  }

  moved() {
    this.board.look.budget = Number(this.range.value);
    this.say();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fit(), SETTLE_MS);
  }

  /** Ask for the pieces that fit, giving up an older question. */
  async fit() {
    const { board } = this;
    const names = this.payable;
    if (!this.on || !board.anchor || !names.length) return;
    this.latest.abort();
    this.latest = new AbortController();
    const keep = Object.fromEntries(names.map((name) => [name, board.look.pieces.get(name)]).filter(([name, piece]) => board.look.kept.has(name) && piece?.item?.price_cents != null).map(([name, piece]) => [name, piece.id]));
    const price = Object.fromEntries([...board.look.limits].filter(([name]) => names.includes(name)));
    try {
      const told = await outfit({ item: board.anchor, categories: names, budget_cents: Math.max(0, board.look.budget - this.taken), price, keep, in_stock: board.look.inStock, swaps: SWAPS, harmony: board.look.together ? TOGETHER : 0 }, this.latest.signal);
      if (told.relaxed) this.relax(told.relaxed);
      else this.place(told);
    } catch (error) {
      if (!wasCancelled(error)) fill(this.note, el("p", {}, sentence(asProblem(error).detail)), el("button", { type: "button", class: "button small", onclick: () => this.fit() }, "Try again"));
    }
  }

  /** @param {any} told */
  place(told) {
    const { board } = this;
    fill(this.note);
    this.proof.textContent = told.harmony ? togetherness(told) : "";
    for (const [name, piece] of Object.entries(told.items)) {
      board.look.pieces.set(name, { ...pieceOf(piece.item), byHand: board.look.kept.has(name) });
      if (!board.look.kept.has(name)) board.cards.get(name)?.show([piece.item, ...(told.swaps[name] ?? []).map((one) => one.item)], null);
    }
    board.changed();
    announce(`Everything fits: ${money(told.total_cents + this.taken, board.look.currency)}`);
  }

  /** Say what would help where nothing fits. @param {any} relaxed */
  relax(relaxed) {
    const { board } = this;
    const needed = relaxed.needed_cents === null ? null : relaxed.needed_cents + this.taken;
    const names = relaxed.empty.length ? relaxed.empty : relaxed.droppable;
    const words = needed === null ? `No ${relaxed.empty.map(noun).join(" or ")} lies inside its prices.` : `Nothing fits ${this.words.textContent}; the cheapest choice comes to ${money(needed, board.look.currency)}.`;
    fill(this.note, el("p", {}, words), el("div", { class: "buttons" },
      needed !== null && el("button", { type: "button", class: "button small", onclick: () => this.set(Math.ceil(needed / 100) * 100) }, `Raise it to ${money(Math.ceil(needed / 100) * 100, board.look.currency)}`),
      ...names.slice(0, 3).map((name) => el("button", { type: "button", class: "button small quiet", onclick: () => board.toggle(name, false) }, `Leave the ${noun(name)} out`))));
    announce(capital(words));
  }
}

/** What is proven of pieces chosen to go with one another. @param {{optimal: boolean, harmony: {could_be_better_by: number}}} told */
function togetherness({ optimal, harmony }) {
  if (optimal) return "No other choice inside this budget goes better together.";
  return `The best that was found; another could go together better by ${Math.ceil(100 * harmony.could_be_better_by)} % at most.`;
}
