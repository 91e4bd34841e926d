/** What shoppers were shown and did: how far they came, where they picked, and what they never took. */

import { ask, BASE, catalogue } from "../api.js";
import { el, fill } from "../dom.js";
import { picture } from "../grid.js";
import { Detail } from "./detail.js";
import { field, select } from "./filters.js";
import { workbenchAddress } from "./places.js";
import { barPlot } from "./shoppers_plots.js";

const DAYS = [["1", "The last day"], ["7", "The last 7 days"], ["30", "The last 30 days"], ["90", "The last 90 days"], ["365", "The last year"], ["3650", "All that is kept"]];
const MOST_DAYS = 400, DAY_MS = 86_400_000;

/** @param {number} part @param {number} whole */
const percent = (part, whole) => (whole ? `${((100 * part) / whole).toFixed(part && part / whole < 0.1 ? 1 : 0)} %` : "–");
/** @param {number} count @param {string} one @param {string} [many] */
const counted = (count, one, many = `${one}s`) => `${count.toLocaleString()} ${count === 1 ? one : many}`;

/** @param {string[]} heads @param {(Node|string)[][]} rows @param {number[]} [wide] columns that a phone leaves out */
function table(heads, rows, wide = []) {
  const at = (place) => (wide.includes(place) ? { class: "wide" } : {});
  return el("div", { class: "table-room" }, el("table", { class: "report" }, el("thead", {}, el("tr", {}, ...heads.map((one, place) => el("th", { scope: "col", ...at(place) }, one)))),
    el("tbody", {}, ...rows.map((row) => el("tr", {}, ...row.map((one, place) => el("td", at(place), one)))))));
}

class Shoppers {
  /** @param {HTMLElement} main */
  constructor(main) {
    const given = new URLSearchParams(location.search);
    const changed = () => this.go();
    this.days = select("Time", DAYS, changed);
    this.policy = select("Policy", [["", "All policies"]], changed);
    this.category = select("Category", [["", "All categories"]], changed);
    this.often = field("number", "Never picked means shown at least", changed, { min: 1, max: 1000000, step: 1 });
    this.offered(this.days.input, given.get("days") ?? "30", (days) => `The last ${days} days`);
    this.offered(this.policy.input, given.get("policy") ?? "");
    this.offered(this.category.input, given.get("category") ?? "");
    this.often.input.value = given.get("often") ?? "20";
    this.told = el("p", { class: "muted", role: "status" });
    this.found = el("div", { id: "report" });
    this.detail = new Detail({ neighbour: () => null, like: (ids) => location.assign(workbenchAddress(ids)), unlike: (ids) => location.assign(workbenchAddress([], ids)), moved: () => {} });
    this.found.addEventListener("click", (event) => {
      const id = /** @type {HTMLElement} */ (event.target).closest("[data-open]")?.getAttribute("data-open");
      if (id) this.detail.open(id);
    });
    fill(main, el("section", { class: "shoppers-page" }, el("h1", { class: "title" }, "Shoppers"), el("p", { class: "lede" }, "What sessions were shown, and what they did. Days are in UTC."),
      el("div", { class: "tools" }, this.days.element, this.policy.element, this.category.element, this.often.element), this.told, this.found));
    addEventListener("popstate", () => location.reload());
    this.load();
  }

  /** Choose a value, offering it first where it is not. @param {HTMLSelectElement} input @param {string} value @param {(value: string) => string} [words] */
  offered(input, value, words = String) {
    if (![...input.options].some((one) => one.value === value)) input.append(el("option", { value }, words(value)));
    input.value = value;
  }

  /** What is asked for, as a query. @param {boolean} [whole] with how often never is */
  query(whole = true) {
    const asked = { days: this.days.input.value, policy: this.policy.input.value, category: this.category.input.value, often: whole ? this.often.input.value : "" };
    return new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
  }

  go() {
    history.pushState(null, "", `${location.pathname}?${this.query()}`);
    this.load();
  }

  async load() {
    this.turn = (this.turn ?? 0) + 1;
    const turn = this.turn;
    this.told.textContent = "Reading the log …";
    try {
      const report = await ask(`/shopping?${this.query()}`);
      if (turn === this.turn) this.show(report);
    } catch (problem) {
      if (turn !== this.turn) return;
      this.told.textContent = problem.detail ?? String(problem);
      fill(this.found);
    }
  }

  /** @param {any} report */
  show(report) {
    for (const one of report.policies) this.keep(this.policy.input, one);
    for (const one of report.categories) this.keep(this.category.input, one);
    if (!report.sessions) {
      this.told.textContent = nothing(report, this.policy.input.value || this.category.input.value);
      fill(this.found);
      return;
    }
    this.told.textContent = report.share < 1 ? `The log is long: these are the figures of a random ${percent(report.share, 1)} of its sessions.` : counted(report.sessions, "session");
    fill(this.found, headline(report), this.section("Days", "days", daysPlot(report)), this.section("Step by step", "steps", funnel(report)), this.section("Places of a slate", "positions", places(report)),
      this.section("Coverage", "coverage", coverage(report)), this.section("Most picked", "items", items(report.top)), el("h2", { class: "side-title" }, "Shown, never picked"), never(report));
  }

  /** @param {HTMLSelectElement} input @param {string} value */
  keep(input, value) {
    if (![...input.options].some((one) => one.value === value)) input.append(el("option", { value }, value));
  }

  /** @param {string} title @param {string} name the table to download @param {Node} content */
  section(title, name, content) {
    const query = this.query(false);
    query.set("table", name);
    return el("section", { "aria-label": title }, el("div", { class: "section-head" }, el("h2", { class: "side-title" }, title), el("a", { href: `${BASE}/api/v1/shopping.csv?${query}`, download: "" }, name === "items" ? "CSV of all items" : "CSV")), content);
  }
}

/** @param {any} report @param {string} filtered */
function nothing(report, filtered) {
  if (!report.kept && !report.policies.length) return "No session has been logged: this server keeps no log (PENAT_LOG_DAYS is 0).";
  return filtered || report.policies.length ? "No session of this kind was logged in this time." : report.days >= 3650 ? "No session has been logged yet." : "No session has been logged yet, or none in this time.";
}

/** @param {any} report */
function headline(report) {
  const figure = (value, words) => el("li", {}, el("strong", {}, value.toLocaleString()), words);
  return el("ul", { class: "headline" }, figure(report.sessions, "sessions"), figure(report.slates, "slates shown"), figure(report.picks, "picks"), figure(report.refusals, "none of these"),
    figure(report.finished, `finished, ${percent(report.finished, report.sessions)}`), figure(report.deeds.like, "liked"), figure(report.deeds.buy, "bought"));
}

/** @param {any} report */
function daysPlot(report) {
  const known = new Map(report.by_day.map((one) => [one.day, one]));
  const last = Date.parse(report.by_day.at(-1).day);
  const first = Math.max(Date.parse(report.by_day[0].day), last - MOST_DAYS * DAY_MS);
  const bars = Array.from({ length: (last - first) / DAY_MS + 1 }, (_, place) => {
    const day = new Date(first + place * DAY_MS).toISOString().slice(0, 10);
    return { name: day.slice(5), parts: [{ value: known.get(day)?.sessions ?? 0, kind: "is-strong" }] };
  });
  return el("div", { class: "plots" }, el("figure", {}, el("figcaption", {}, "Sessions begun"), barPlot(`Sessions begun on each of ${bars.length} days`, "day", "sessions", bars)));
}

/** @param {any} report */
function funnel(report) {
  const bars = report.steps.map((one) => ({ name: String(one.step), parts: [{ value: one.reached, kind: "" }, { value: one.picked, kind: "is-strong" }] }));
  const measured = report.steps.filter((one) => one.effective !== null);
  const chances = measured.map((one) => ({ name: String(one.step), parts: [{ value: one.effective, kind: "is-strong" }] }));
  const rows = report.steps.map((one) => [String(one.step), one.reached.toLocaleString(), `${one.picked.toLocaleString()} (${percent(one.picked, one.reached)})`, one.refused.toLocaleString(), one.finished.toLocaleString(), one.left.toLocaleString(), one.effective === null ? "–" : one.effective.toFixed(1)]);
  return el("div", {}, el("div", { class: "plots" },
    el("figure", {}, el("figcaption", {}, "Sessions that came to a step (light), and that picked there (dark)"), barPlot("Sessions by step", "step", "sessions", bars)),
    measured.length > 0 && el("figure", {}, el("figcaption", {}, "Effective choices of the first place: 1 is no exploration"), barPlot("Effective choices by step", "step", "choices", chances))),
    table(["Step", "Came", "Picked", "None of these", "Finished", "Left", "Effective choices"], rows, [3, 4]));
}

/** @param {any} report */
function places(report) {
  if (!report.positions.length) return el("p", { class: "muted" }, "Nothing was picked yet.");
  const bars = report.positions.map((one) => ({ name: String(one.position), parts: [{ value: one.share, kind: "is-strong" }], even: one.even, low: one.low, high: one.high }));
  return el("div", { class: "plots" }, el("figure", {}, el("figcaption", {}, "Share of the picks by place, with its 95 % interval; dashed, what an even hand would give. A kernel slate tends to show the nearest first, so some of the slope is taste."),
    barPlot("Share of the picks by place", "place", "share of picks", bars, (value) => value.toFixed(2))));
}

/** @param {any} report */
function coverage(report) {
  return table(["Category", "Items shown", "Designs shown"], report.coverage.map((one) => [one.category, `${one.items_shown.toLocaleString()} of ${one.items.toLocaleString()} (${percent(one.items_shown, one.items)})`,
    `${one.designs_shown.toLocaleString()} of ${one.designs.toLocaleString()} (${percent(one.designs_shown, one.designs)})`]));
}

/** @param {any[]} listed */
function items(listed) {
  if (!listed.length) return el("p", { class: "muted" }, "Nothing was picked yet.");
  const rows = listed.map((one) => [named(one), one.shown, one.picked, percent(one.picked, one.shown), one.liked, one.rejected, one.bought].map((cell) => (typeof cell === "number" ? cell.toLocaleString() : cell)));
  return table(["Item", "Shown", "Picked", "Of shown", "Liked", "Rejected", "Bought"], rows, [3, 5]);
}

/** @param {any} report */
function never(report) {
  if (!report.never_total) return el("p", { class: "muted" }, `Nothing that was shown ${counted(report.often, "time")} or more was never picked.`);
  const more = report.never_total > report.never.length ? ` The ${report.never.length} most shown:` : "";
  return el("div", {}, el("p", { class: "muted" }, `${counted(report.never_total, "item was", "items were")} shown ${counted(report.often, "time")} or more and never picked.${more}`), items(report.never));
}

/** @param {any} one */
function named(one) {
  if (!one.item) return el("span", { class: "muted" }, `${one.id} (no longer in the catalogue)`);
  return el("button", { type: "button", class: "named", dataset: { open: one.id } }, picture(one.item, { sizes: "3rem", named: true }), el("span", {}, one.item.name));
}

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
catalogue().then(() => new Shoppers(main), (problem) => fill(main, el("section", { class: "problem" }, el("h1", { class: "problem-title" }, problem.title), el("p", {}, problem.detail))));
