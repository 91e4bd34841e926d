/** A grid of any length: what is near the screen is drawn, and room above and below stands in for the rest. */

const NEAR = 240; // items drawn before and after what is seen
const SLACK = 60; // items the sight may move before the drawing follows

export class Rows {
  /** @param {HTMLElement} list  a CSS grid whose rows are all of one height @param {(place: number) => HTMLElement} make */
  constructor(list, make) {
    this.list = list;
    this.make = make;
    /** @type {Map<number, HTMLElement>} */
    this.drawn = new Map();
    this.clear();
    let asked = 0;
    const soon = () => { asked ||= requestAnimationFrame(() => { asked = 0; this.look(); }); };
    addEventListener("scroll", soon, { passive: true });
    new ResizeObserver(() => this.resized()).observe(list);
  }

  clear() {
    this.drawn.clear();
    this.count = this.from = this.to = this.seen = 0;
    this.columns = this.pitch = this.width = 0;
    this.lost = -1; // the place whose focus was lost because it left the screen
    this.list.replaceChildren();
    this.list.style.padding = "";
  }

  /** Let there be so many places. @param {number} count */
  grow(count) {
    if (!this.count) this.list.replaceChildren();
    this.count = count;
    this.look();
  }

  /** Return a place's element, drawn if it was not. @param {number} place */
  at(place) {
    if (place < 0 || place >= this.count) return null;
    if (!this.drawn.has(place)) this.draw(place - NEAR, place + NEAR);
    return /** @type {HTMLElement} */ (this.drawn.get(place));
  }

  /** Draw what is near the screen now. */
  look() {
    if (!this.count) return;
    if (!this.pitch) this.begin();
    const top = this.list.getBoundingClientRect().top;
    const first = Math.max(0, Math.floor(-top / this.pitch)) * this.columns;
    const last = Math.max(0, Math.ceil((innerHeight - top) / this.pitch)) * this.columns;
    this.seen = first;
    const enough = this.from <= Math.max(0, first - NEAR + SLACK) && this.to >= Math.min(this.count, last + NEAR - SLACK);
    if (!enough) this.draw(first - NEAR, last + NEAR);
  }

  /** Draw the first ones and measure them. */
  begin() {
    this.columns = this.tracks();
    this.draw(0, NEAR);
    this.measure();
  }

  tracks() {
    return getComputedStyle(this.list).gridTemplateColumns.split(" ").length;
  }

  measure() {
    this.width = this.list.clientWidth;
    const top = (place) => /** @type {HTMLElement} */ (this.drawn.get(place)).getBoundingClientRect().top;
    const rows = Math.floor((this.to - 1 - this.from) / this.columns);
    const only = /** @type {HTMLElement} */ (this.drawn.get(this.from));
    this.pitch = rows ? (top(this.from + rows * this.columns) - top(this.from)) / rows : only.getBoundingClientRect().height;
    this.pad();
  }

  /** Draw the whole rows from one place to another. @param {number} from @param {number} to */
  draw(from, to) {
    const whole = this.columns || 1;
    const focused = this.place(document.activeElement);
    this.from = Math.max(0, Math.min(from, this.count - 1));
    this.from -= this.from % whole;
    this.to = Math.min(this.count, Math.ceil(Math.max(to, this.from + 1) / whole) * whole);
    this.pad(); // before anything is taken away: a page that is too short for a moment scrolls up
    for (const [place, cell] of this.drawn) if (place < this.from || place >= this.to) this.drop(place, cell, focused);
    let next = this.list.firstChild;
    for (let place = this.from; place < this.to; place += 1) {
      const there = this.drawn.get(place);
      if (there) next = there.nextSibling;
      else this.list.insertBefore(this.made(place), next);
    }
    if (this.drawn.has(this.lost) && document.activeElement === document.body) this.focus(this.lost);
  }

  /** @param {number} place */
  made(place) {
    const cell = this.make(place);
    cell.setAttribute("aria-posinset", String(place + 1));
    this.drawn.set(place, cell);
    return cell;
  }

  /** @param {number} place @param {HTMLElement} cell @param {number} focused */
  drop(place, cell, focused) {
    if (place === focused) this.lost = place;
    this.drawn.delete(place);
    cell.remove();
  }

  /** @param {number} place */
  focus(place) {
    this.lost = -1;
    /** @type {HTMLElement|null} */ (this.drawn.get(place)?.querySelector("button"))?.focus({ preventScroll: true });
  }

  /** The place an element is in, or -1. @param {Element|null} element */
  place(element) {
    const cell = this.list.contains(element) && element?.closest("[aria-posinset]");
    return cell ? Number(cell.getAttribute("aria-posinset")) - 1 : -1;
  }

  /** Keep room for the rows that are not drawn. */
  pad() {
    if (!this.pitch) return;
    const rows = (places) => Math.ceil(places / this.columns);
    const above = (this.from / this.columns) * this.pitch;
    const below = (rows(this.count) - rows(this.to)) * this.pitch;
    this.list.style.padding = `${above}px 0 ${below}px`;
  }

  /** In another width there are other columns: begin anew around what was seen. */
  resized() {
    if (!this.pitch || this.list.clientWidth === this.width) return;
    const place = this.list.getBoundingClientRect().top < 0 ? this.seen : 0;
    this.columns = this.tracks();
    this.draw(place - NEAR, place + NEAR);
    this.measure();
    if (place) this.drawn.get(place)?.scrollIntoView({ block: "start" });
    this.look();
  }
}
