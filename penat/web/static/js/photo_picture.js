/** A photo with its pieces outlined: an outline can be tapped, and the chosen piece stands in the light. */

import { el, fill } from "./dom.js";
import { outlinePath, pathOf } from "./photo_outline.js";

/** @typedef {import("./photo_api.js").Photo} Photo */
/** @typedef {import("./photo_api.js").Segment} Segment */

const SPACE = "http://www.w3.org/2000/svg";
const SIDES = [640, 1024, 1600];
const GAP = 3;
/** How far down its piece a label may stand. */
const SPOTS = [0.5, 0.25, 0.75, 0.1, 0.9];

/** The photo, its outlines and its labels. The labels repeat, for eyes and pointers, what the buttons beside it say. */
export class PiecesPicture {
  /** @param {Photo} photo @param {(id: string) => void} onpick */
  constructor(photo, onpick) {
    this.photo = photo;
    this.onpick = onpick;
    /** @type {Map<string, {path: SVGElement, label: HTMLElement, line: string, box: Segment["box"]}>} */
    this.marks = new Map();
    this.image = el("img", { src: `${photo.picture}?side=1024`, srcset: sources(photo), sizes: "(min-width: 60rem) 42rem, 100vw", alt: "Your photo", width: photo.width, height: photo.height, decoding: "async" });
    this.drawing = svg("svg", { viewBox: `0 0 ${photo.width} ${photo.height}`, class: "outlines", "aria-hidden": "true" });
    this.shade = svg("path", { class: "shade", "fill-rule": "evenodd" });
    this.labels = el("div", { class: "outline-labels", "aria-hidden": "true" });
    this.element = el("figure", { class: "photo-frame is-looking" }, this.image, this.drawing, this.labels);
    this.element.style.setProperty("--shape", String(photo.width / photo.height));
    this.image.addEventListener("error", () => this.element.classList.add("is-missing"));
    this.watch = new ResizeObserver(() => this.settleLabels());
    this.watch.observe(this.element);
  }

  /** Draw the outlines, the smaller pieces above. @param {Segment[]} segments @param {Map<string, string>} names */
  show(segments, names) {
    this.element.classList.remove("is-looking");
    this.marks.clear();
    for (const segment of [...segments].sort((one, other) => other.area - one.area)) this.marks.set(segment.id, this.mark(segment, names.get(segment.id) ?? segment.label));
    const marks = [...this.marks.values()];
    fill(this.drawing, this.shade, ...marks.map((mark) => mark.path));
    fill(this.labels, ...marks.map((mark) => mark.label));
    this.image.alt = segments.length ? `Your photo, in it ${[...names.values()].join(", ")}` : "Your photo";
    this.settleLabels();
  }

  /** @param {Segment} segment @param {string} name */
  mark(segment, name) {
    const line = lineOf(segment);
    const pick = () => this.onpick(segment.id);
    const path = svg("path", { d: line, class: "outline", "fill-rule": "evenodd" });
    const label = el("span", { class: "outline-label", onclick: pick }, name);
    path.addEventListener("click", pick);
    for (const each of [path, label]) {
      each.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") this.hover(segment.id); });
      each.addEventListener("pointerleave", () => this.hover(null));
    }
    return { path, label, line, box: segment.box };
  }

  /** Put a piece into the light; null for none. @param {string|null} id */
  select(id) {
    const { width, height } = this.photo;
    const chosen = id ? this.marks.get(id) : undefined;
    this.shade.setAttribute("d", chosen ? `M0 0H${width}V${height}H0Z${chosen.line}` : "");
    this.toggle("is-chosen", id);
    this.element.classList.toggle("has-chosen", Boolean(chosen));
    if (chosen) this.drawing.append(chosen.path); // above the others, so that its line is whole
    this.settleLabels(id);
  }

  /** @param {string|null} id */
  hover(id) {
    this.toggle("is-hovered", id);
  }

  /** @param {string} state @param {string|null} id */
  toggle(state, id) {
    for (const [each, { path, label }] of this.marks) {
      path.classList.toggle(state, each === id);
      label.classList.toggle(state, each === id);
    }
  }

  /** Move each label to where it covers no other, or shrink it to a dot; the chosen one's comes first. @param {string|null} [first] */
  settleLabels(first = null) {
    const frame = { width: this.element.clientWidth, height: this.element.clientHeight };
    if (!frame.width) return;
    const order = [...this.marks].sort(([one], [other]) => Number(other === first) - Number(one === first)).map(([, mark]) => mark);
    for (const { label } of order) label.classList.remove("is-dot");
    const sizes = order.map(({ label }) => ({ width: label.offsetWidth, height: label.offsetHeight }));
    /** @type {DOMRect[]} */
    const taken = [];
    order.forEach(({ label, box }, place) => {
      const spots = SPOTS.map((share) => this.spot(box, share, sizes[place], frame));
      const free = spots.find((spot) => !taken.some((other) => overlap(spot, other)));
      const spot = free ?? spots[0];
      label.classList.toggle("is-dot", !free);
      label.style.left = `${(100 * (spot.x + spot.width / 2)) / frame.width}%`;
      label.style.top = `${(100 * (spot.y + spot.height / 2)) / frame.height}%`;
      if (free) taken.push(free);
    });
  }

  /** Where a label would lie on the screen, some share down its piece. @param {Segment["box"]} box */
  spot(box, share, { width, height }, frame) {
    const x = ((box.left + box.width / 2) * frame.width) / this.photo.width, y = ((box.top + box.height * share) * frame.height) / this.photo.height;
    const inside = (at, size, room) => Math.min(Math.max(at - size / 2, GAP), room - size - GAP);
    return new DOMRect(inside(x, width, frame.width), inside(y, height, frame.height), width, height);
  }
}

/** @param {DOMRect} one @param {DOMRect} other */
function overlap(one, other) {
  return one.left < other.right + GAP && other.left < one.right + GAP && one.top < other.bottom + GAP && other.top < one.bottom + GAP;
}

/** The sizes a photo can be had in. @param {Photo} photo */
function sources({ picture, width, height }) {
  const longer = Math.max(width, height);
  const each = SIDES.filter((side) => side < longer).map((side) => `${picture}?side=${side} ${Math.round((side * width) / longer)}w`);
  return [...each, `${picture} ${width}w`].join(", ");
}

/** The line around a piece, from its mask; else the outline or the box that the server tells. @param {Segment} segment */
function lineOf({ mask, outline, box }) {
  const line = mask ? outlinePath(mask) : pathOf(outline ?? []);
  return line || `M${box.left} ${box.top}h${box.width}v${box.height}h${-box.width}Z`;
}

/** @param {string} tag @param {Record<string, string>} attributes @returns {any} */
function svg(tag, attributes) {
  const element = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
