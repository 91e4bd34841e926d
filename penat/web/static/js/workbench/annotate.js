/** Judging look-alikes: choose or begin a round, and answer its questions one after the other. */

import { ask, BASE, catalogue } from "../api.js";
import { el, fill, once, toast } from "../dom.js";
import { agreementView } from "./annotate_agreement.js";
import { Asking } from "./annotate_asking.js";
import { recall, remember, signInAddress } from "./annotate_memory.js";
import { field, select } from "./filters.js";

const NAME = "penat.annotator";
const SEEDS = 2 ** 32;
const BEGUN = { n: 50, nearest: 20, per_task: 1 };

class Annotate {
  /** @param {any} facts @param {HTMLElement} main */
  constructor(facts, main) {
    this.main = main;
    this.facts = facts;
    addEventListener("popstate", () => this.route());
    this.route();
  }

  /** Show the round that the address names, else all rounds. */
  route() {
    this.asking?.leave();
    this.asking = null;
    const round = new URLSearchParams(location.search).get("round");
    if (round && (recall(NAME) || signedIn())) this.ask(round);
    else this.list(round);
  }

  /** @param {string|null} round */
  go(round) {
    history.pushState(null, "", round ? `${location.pathname}?round=${encodeURIComponent(round)}` : location.pathname);
    this.route();
  }

  /** @param {string} round */
  ask(round) {
    const who = recall(NAME) || null;
    this.asking = new Asking({ round, who, main: this.main, back: () => this.go(null), rename: () => this.rename(round) });
  }

  /** @param {string} round */
  rename(round) {
    this.asking?.leave();
    this.asking = null;
    this.list(round);
  }

  /** @param {string|null} [wanted]  a round to go on to once a name is given */
  async list(wanted = null) {
    this.rounds = el("ul", { class: "rounds" });
    this.message = el("p", { class: "muted", role: "status" }, "One moment …");
    this.undo = el("p", { class: "undo", hidden: true });
    this.name = el("input", { name: "annotator", maxlength: 60, autocomplete: "nickname", value: recall(NAME) ?? "", placeholder: signedIn() ? "as your key is called" : "ann",
      onchange: () => remember(NAME, this.name.value.trim()) });
    const how = el("p", { class: "lede" }, "One picture, and those most like it. Take away what does not belong: what stays is a positive, what goes a hard negative.");
    fill(this.main, el("section", { class: "annotate-page" }, el("h1", { class: "title" }, "Annotate"), how,
      el("label", { class: "field annotator" }, el("span", {}, "Your name, beside your answers"), this.name),
      wanted && el("p", { class: "undo" }, "Say who you are, then ", el("button", { type: "button", class: "link", onclick: () => this.named() && this.go(wanted) }, "go on to the round"), "."),
      this.undo, this.message, this.rounds, this.below = el("div", { hidden: true }, this.form(), this.exports()))); // it would move when the rounds come
    await this.fetch();
  }

  async fetch() {
    await this.tell(async () => {
      const { rounds, samplers } = await ask("/annotation/rounds");
      fill(this.rounds, ...rounds.map((one) => this.line(one)));
      this.message.textContent = rounds.length ? "" : "There is no round yet; begin one below.";
      fill(this.sampler.input, ...samplers.map((one) => el("option", { value: one.name }, `${one.name}: ${one.says}`)));
      this.below.hidden = false;
    }, () => this.fetch());
  }

  form() {
    const number = (words, name, most) => {
      const made = field("number", words, () => {});
      Object.assign(made.input, { name, min: 1, max: most, value: String(BEGUN[name]), required: true });
      return made;
    };
    this.title = el("input", { name: "name", required: true, maxlength: 100, placeholder: "Chairs, first look" });
    this.category = select("Category", [["", "All categories"], ...this.facts.categories.map((one) => [one.name, one.name])], () => {});
    this.sampler = select("Which to ask about", [["random", "random"]], () => {});
    this.numbers = { n: number("Questions", "n", 5000), nearest: number("Pictures beside each", "nearest", 100), per_task: number("Annotators for each", "per_task", 20) };
    const begin = once(() => this.begin());
    return el("form", { class: "keep begin", onsubmit: (event) => { event.preventDefault(); begin(); } },
      el("h2", { class: "side-title" }, "Begin a round"), el("label", { class: "field" }, el("span", {}, "Name"), this.title),
      this.category.element, this.sampler.element, ...Object.values(this.numbers).map((one) => one.element), el("button", { class: "button small" }, "Begin"));
  }

  exports() {
    const link = (words, query) => el("a", { href: `${BASE}/api/v1/annotation/export?${query}`, download: "" }, words);
    return el("p", { class: "muted" }, "Everything judged: ", link("JSON", "format=json"), " · ", link("CSV", "format=csv"));
  }

  /** Keep the name; without one say so. */
  named() {
    const name = this.name.value.trim();
    if (!name && !signedIn()) {
      this.name.focus();
      this.message.textContent = "Say who you are first: several people may answer one round.";
      return false;
    }
    remember(NAME, name);
    return true;
  }

  async begin() {
    if (!this.named()) return;
    await this.tell(async () => {
      const numbers = Object.fromEntries(Object.entries(this.numbers).map(([name, one]) => [name, Number(one.input.value)]));
      const body = { name: this.title.value, category: this.category.input.value || null, sampler: this.sampler.input.value, seed: Math.floor(Math.random() * SEEDS), ...numbers };
      const made = await ask("/annotation/rounds", { body });
      this.go(made.id);
    });
  }

  /** @param {any} round */
  line(round) {
    const people = Object.entries(round.answers).map(([who, count]) => `${who} ${count}`).join(", ");
    const place = el("div", { hidden: true });
    const act = (words, deed) => el("button", { type: "button", class: "link", onclick: once(() => this.tell(deed)) }, words);
    return el("li", { dataset: { id: round.id } },
      el("p", {}, el("strong", {}, round.name), el("span", { class: "muted" }, ` ${[round.category, round.sampler, round.made_at.slice(0, 10)].filter(Boolean).join(" · ")}`)),
      el("progress", { max: Math.max(1, round.tasks), value: round.finished, "aria-label": `${round.finished} of ${round.tasks} questions answered` }),
      el("p", { class: "muted" }, `${round.finished} of ${round.tasks} answered${round.per_task > 1 ? ` by ${round.per_task}` : ""}${people ? `; ${people}` : ""}`),
      el("p", { class: "acts" }, el("button", { type: "button", class: "link", onclick: () => this.named() && this.go(round.id) }, "Answer"),
        act("Agreement", async () => { place.hidden = false; fill(place, agreementView(await ask(`/annotation/rounds/${round.id}/agreement`))); }),
        el("a", { href: `${BASE}/api/v1/annotation/export?round=${round.id}`, download: "" }, "JSON"), el("a", { href: `${BASE}/api/v1/annotation/export?format=csv&round=${round.id}`, download: "" }, "CSV"),
        act("Delete", () => this.remove(round))), place);
  }

  /** @param {any} round */
  async remove(round) {
    const { undo } = await ask(`/annotation/rounds/${round.id}`, { method: "DELETE" });
    await this.fetch();
    this.undo.hidden = false;
    fill(this.undo, `${round.name} is deleted with its answers. `, el("button", { type: "button", class: "link", onclick: once(() => this.tell(async () => {
      await ask("/annotation/undo", { body: { undo } });
      this.undo.hidden = true;
      toast(`${round.name} is back`);
      await this.fetch();
    })) }, "Undo"));
  }

  /** Do something and say in words why it did not work. @param {() => Promise<any>} deed @param {() => void} [again]  offered then */
  async tell(deed, again) {
    try {
      await deed();
    } catch (problem) {
      const cure = again ? el("button", { type: "button", class: "link", onclick: again }, "Try again") : "";
      fill(this.message, `${problem.detail ?? String(problem)} `, problem.status === 401 ? el("a", { href: signInAddress() }, "Sign in again") : cure);
    }
  }
}

/** Whether the page is seen with a key, whose name stands beside the answers. */
function signedIn() {
  return document.querySelector(".masthead form") !== null;
}

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
catalogue().then((facts) => new Annotate(facts, main), (problem) => fill(main, el("section", { class: "problem" }, el("h1", { class: "problem-title" }, problem.title), el("p", {}, problem.detail))));
