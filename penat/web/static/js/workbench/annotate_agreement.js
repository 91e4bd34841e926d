/** How far annotators agree, in words and numbers. */

import { el } from "../dom.js";

const percent = (share) => `${Math.round(100 * share)} %`;
const figure = (value) => (value === null ? "not defined" : value.toFixed(2));

/** @param {any} told  the answer of …/agreement */
export function agreementView(told) {
  if (!told.units) {
    const who = told.annotators.length ? `Only ${told.annotators.join(" and ")} answered so far, and no picture was judged by two.` : "Nobody has answered yet.";
    return el("p", { class: "muted agreement" }, who);
  }
  const rows = told.pairings.map((one) => el("tr", {}, el("th", { scope: "row" }, `${one.one} and ${one.other}`), el("td", {}, String(one.units)), el("td", {}, percent(one.share)), el("td", {}, figure(one.kappa))));
  const head = el("tr", {}, ...["Annotators", "Judged by both", "Said the same", "Cohen’s kappa"].map((words) => el("th", { scope: "col" }, words)));
  const disputes = told.disputes.slice(0, 5).map((one) => `${one.item} beside ${one.main}`).join("; ");
  return el("div", { class: "agreement" },
    el("p", {}, `${told.units} pictures judged by two or more; they said the same of `, el("strong", {}, percent(told.share)), `. Krippendorff’s alpha ${figure(told.alpha)} (1 is full agreement, 0 chance).`),
    el("div", { class: "scrolls" }, el("table", {}, el("thead", {}, head), el("tbody", {}, ...rows))),
    disputes && el("p", { class: "muted" }, `Most disputed: ${disputes}`));
}
