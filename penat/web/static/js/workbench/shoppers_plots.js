/** Small bar plots of the shopping log: days, steps, places and exploration. */

import { svg } from "./labels_plots.js";

const WIDE = 360, HIGH = 220, LEFT = 44, BOTTOM = 34, TOP = 12, RIGHT = 10, MOST_MARKS = 8;

/** @typedef {{name: string, parts: {value: number, kind: string}[], even?: number, low?: number, high?: number}} Bar */

/**
 * Bars side by side; the parts of one bar stand behind each other, the largest first.
 * @param {string} told @param {string} across @param {string} up @param {Bar[]} bars @param {(value: number) => string} [write]
 */
export function barPlot(told, across, up, bars, write = String) {
  const top = nice(Math.max(...bars.flatMap((one) => [...one.parts.map((part) => part.value), one.even ?? 0, one.high ?? 0])));
  const room = (WIDE - LEFT - RIGHT) / bars.length;
  const y = (value) => HIGH - BOTTOM - (value / top) * (HIGH - BOTTOM - TOP);
  const each = Math.ceil(bars.length / MOST_MARKS);
  const drawn = bars.flatMap((one, place) => {
    const left = LEFT + place * room, middle = left + room / 2, gap = Math.min(room * 0.15, 6);
    return [
      ...one.parts.map((part) => svg("rect", { class: `column ${part.kind}`, x: left + gap, y: y(part.value), width: room - 2 * gap, height: HIGH - BOTTOM - y(part.value) })),
      ...(one.even === undefined ? [] : [svg("path", { class: "even", d: `M${left} ${y(one.even)}h${room}` })]),
      ...(one.low === undefined ? [] : [svg("path", { class: "reach", d: `M${middle} ${y(one.low)}V${y(one.high ?? 0)}` })]),
      ...(place % each ? [] : [svg("text", { x: middle, y: HIGH - BOTTOM + 14, "text-anchor": "middle" }, one.name)]),
    ];
  });
  const marks = [0, top / 2, top].map((one) => svg("text", { x: LEFT - 6, y: y(one) + 4, "text-anchor": "end" }, write(one)));
  return svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, class: "plot", role: "img", "aria-label": told }, ...drawn, svg("path", { class: "axis", d: `M${LEFT} ${y(top)}V${y(0)}H${WIDE - RIGHT}` }), ...marks,
    svg("text", { x: (LEFT + WIDE - RIGHT) / 2, y: HIGH - 5, "text-anchor": "middle" }, across), svg("text", { x: 11, y: (y(0) + y(top)) / 2, "text-anchor": "middle", transform: `rotate(-90 11 ${(y(0) + y(top)) / 2})` }, up));
}

/** The next round number up: 1, 2 or 5 times a power of ten. @param {number} value */
function nice(value) {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return (([1, 2, 5].find((one) => one * power >= value * 0.9999)) ?? 10) * power;
}
