/** A classifier out of a label set: how good it is on what it has not seen, and the column it makes. */

import { ask, BASE } from "../api.js";
import { el, fill, once, toast } from "../dom.js";
import { picture } from "../grid.js";
import { calibrationPlot, curvePlot } from "./labels_plots.js";

const percent = (share) => `${Math.round(100 * share)} %`;

export class Classifier {
  /** @param {any} set */
  constructor(set) {
    this.path = `/labels/${set.id}/classifier`;
    this.set = set;
    this.begun = false;
    this.message = el("p", { class: "muted", role: "status" });
    this.report = el("div", {});
    this.background = el("input", { type: "number", name: "background", min: 0, max: 10000, value: 0, inputmode: "numeric" });
    this.fitting = el("button", { type: "button", class: "button small", onclick: () => this.fit() }, "Fit");
    this.element = el("section", { class: "classifier", "aria-label": "Classifier" }, el("h2", { class: "side-title" }, "A classifier out of it"),
      el("p", { class: "muted" }, "Fitted to these labels, judged on those it did not see, and laid over the catalogue as a column that filters know."),
      el("div", { class: "buttons" }, this.fitting, el("label", { class: "field" }, el("span", {}, "Unlabelled items as weak negatives"), this.background)), this.message, this.report);
    this.load();
  }

  async load() {
    try {
      const told = await ask(this.path);
      if (!this.begun) this.show(told); // else it would take the place of what was fitted since
    } catch (problem) {
      if (problem.status === 404) return; // none was fitted yet
      this.message.textContent = problem.detail;
    }
  }

  async fit() {
    this.begun = true;
    this.fitting.disabled = true;
    this.message.textContent = "Fitting …";
    try {
      this.show(await ask(this.path, { body: { background: Number(this.background.value) || 0 } }));
      this.message.textContent = "";
    } catch (problem) {
      this.message.textContent = problem.detail;
    } finally {
      this.fitting.disabled = false;
    }
  }

  /** @param {any} told */
  show(told) {
    this.told = told;
    this.fitting.textContent = "Fit anew";
    this.cut = told.applied ? nearest(told.curve, told.applied.threshold) : nearest(told.curve, told.best.threshold);
    const { labels } = told;
    const made = [`${labels.positives} that belong`, `${labels.negatives} that do not`, labels.background && `${labels.background} unlabelled`].filter(Boolean).join(", ");
    const figure = (value, words) => el("p", {}, el("strong", {}, value), words);
    this.knob = el("input", { type: "range", name: "threshold", min: 0, max: Math.max(0, told.curve.length - 1), value: told.curve.indexOf(this.cut), "aria-label": "Threshold",
      oninput: () => { this.cut = told.curve[Number(this.knob.value)]; this.paint(); } });
    this.words = el("p", { role: "status" });
    this.table = el("table", { class: "confusion" });
    this.column = el("p", { class: "muted" });
    this.plots = el("div", { class: "plots" });
    fill(this.report,
      !told.fits && el("p", { class: "undo" }, "The release being served has vectors of another model; fit it anew."),
      el("p", { class: "muted" }, `Made of ${made}${labels.gone.length ? `; ${labels.gone.length} labelled items are gone` : ""}${labels.outside ? `; ${labels.outside} of other categories left out` : ""}. Scores ${told.categories.join(", ")}. Every figure is of items it had not seen.`),
      el("div", { class: "figures" },
        figure(told.average_precision.toFixed(2), `average precision (${told.interval.map((one) => one.toFixed(2)).join(" to ")}; a blind guess has ${told.chance.toFixed(2)})`),
        figure(percent(told.best.precision), "precision where F1 is best"), figure(percent(told.best.recall), "recall there"), figure(told.calibration_error.toFixed(3), "calibration error")),
      this.plots, el("div", { class: "cutting" }, el("label", {}, "From which confidence on an item belongs", this.knob), this.words), this.table,
      this.mistakes("Confident, and wrong", told.false_positives), this.mistakes("Missed", told.false_negatives),
      el("p", { class: "buttons" }, el("button", { type: "button", class: "button small", onclick: once(() => this.apply()) }, "Apply as a column"),
        told.applied && el("button", { type: "button", class: "button small quiet", onclick: once(() => this.remove()) }, "Take the column away"), this.download = el("a", { class: "button small quiet", download: "" }, "Download CSV")), this.column);
    this.paint();
  }

  paint() {
    const { told, cut } = this;
    this.words.textContent = `${cut.threshold.toFixed(2)}: precision ${percent(cut.precision)}, recall ${percent(cut.recall)}`;
    fill(this.plots, figureOf("Precision and recall", curvePlot(told.curve, cut, told.chance)), figureOf("Confidence and truth", calibrationPlot(told.bins)));
    const row = (name, ...cells) => el("tr", {}, el("th", { scope: "row" }, name), ...cells.map((one) => el("td", {}, String(one))));
    fill(this.table, el("caption", { class: "visually-hidden" }, "Confusion at this threshold"), el("thead", {}, el("tr", {}, el("td", {}), el("th", { scope: "col" }, "said to belong"), el("th", { scope: "col" }, "said not to"))),
      el("tbody", {}, row("belongs", cut.true_positives, cut.false_negatives), row("does not", cut.false_positives, cut.true_negatives)));
    this.download.setAttribute("href", `${BASE}/api/v1${this.path}.csv?threshold=${cut.threshold}`);
    const { applied } = told;
    fill(this.column, applied ? `Applied from ${applied.threshold.toFixed(2)} on: ${applied.members} of ${applied.items} items belong.${told.outdated ? " It is of an earlier fit or release; apply it again." : ""} ` : "Not applied yet. ",
      applied && el("a", { href: `${BASE}/workbench?where=${encodeURIComponent(`${applied.column}:yes`)}` }, "See them on the wall"));
  }

  /** @param {string} words @param {any[]} found */
  mistakes(words, found) {
    if (!found.length) return el("p", { class: "muted" }, `${words}: none.`);
    const shown = found.map((one) => el("li", { class: "member" }, el("a", { class: "tile", href: `${BASE}/workbench#item=${encodeURIComponent(one.item.id)}`, "aria-label": `${one.item.name}, confidence ${one.confidence.toFixed(2)}` },
      picture(one.item, { sizes: "8rem" }), el("span", { class: "caption-name" }, `${one.confidence.toFixed(2)} ${one.item.name}${one.judged ? "" : " (not labelled)"}`))));
    return el("section", {}, el("h3", { class: "muted" }, words), el("ul", { class: "members" }, ...shown));
  }

  async apply() {
    await this.do(async () => {
      const column = await ask(`${this.path}/apply`, { body: { threshold: Math.max(this.cut.threshold, 1e-6) } });
      toast(`${column.members} of ${column.items} items belong; the column is ${column.column}`);
    });
  }

  async remove() {
    await this.do(async () => {
      await ask(`${this.path}/apply`, { method: "DELETE" });
      toast("The column is taken away");
    });
  }

  /** @param {() => Promise<any>} deed */
  async do(deed) {
    try {
      await deed();
      this.show(await ask(this.path));
    } catch (problem) {
      this.message.textContent = problem.detail;
    }
  }
}

/** The point of the curve whose threshold is nearest. @param {any[]} curve @param {number} threshold */
function nearest(curve, threshold) {
  return curve.reduce((best, one) => (Math.abs(one.threshold - threshold) < Math.abs(best.threshold - threshold) ? one : best), curve[0]);
}

/** @param {string} words @param {SVGElement} plot */
function figureOf(words, plot) {
  return el("figure", {}, el("figcaption", {}, words), plot);
}
