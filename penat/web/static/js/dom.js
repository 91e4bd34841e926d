/** Making elements: data only ever enters the page as text or as attributes set here, never as markup. */

/**
 * Make an element. `on…` functions become listeners, `dataset` an object, true/false boolean attributes; null is left out.
 * @param {string} tag
 * @param {Record<string, any>} [props]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {any}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(element, name, value);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** @param {HTMLElement} element @param {string} name @param {any} value */
function setProp(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (name === "dataset") Object.assign(element.dataset, value);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/** Put new content in place of all that an element holds. @param {Element} parent @param {...(Node|string)} children */
export function fill(parent, ...children) {
  parent.replaceChildren(...children.filter(Boolean));
}

/**
 * Make a handler that does nothing while what it began is still under way: a second click is no second wish.
 * @template {any[]} Given @param {(...given: Given) => Promise<any>} deed @returns {(...given: Given) => Promise<void>}
 */
export function once(deed) {
  let busy = false;
  return async (...given) => {
    if (busy) return;
    busy = true;
    try {
      await deed(...given);
    } finally {
      busy = false;
    }
  };
}

/** Return the address if it is an http(s) one, else null. @param {string|null|undefined} address */
export function webLink(address) {
  if (!address) return null;
  try {
    const url = new URL(address, location.href);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

/** Say something to screen readers without moving the focus. @param {string} text */
export function announce(text) {
  const region = document.getElementById("announcer");
  if (region) region.textContent = text;
}

let toastTimer = 0;

/** Show a short line at the foot of the page and read it out; one that something can be done with stays longer. @param {string} text @param {{words: string, deed: () => void}} [act] */
export function toast(text, act) {
  const region = document.getElementById("toast");
  announce(text);
  if (!region) return;
  region.textContent = text;
  if (act) {
    const button = el("button", { type: "button", class: "link" }, act.words);
    button.addEventListener("click", act.deed, { once: true }); // a second click would take back what is taken back
    region.append(" ", button);
  }
  region.hidden = false;
  clearTimeout(toastTimer);
  const away = () => {
    if (region.matches(":hover, :focus-within")) toastTimer = window.setTimeout(away, 1500);
    else region.hidden = true;
  };
  toastTimer = window.setTimeout(away, act ? 8000 : 3500);
}

const SHAPES = {
  camera: "M4 8h3.2L9 5.5h6L16.8 8H20v11H4zM12 16.4a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20",
  arrow: "M4 12h15M13 6l6 6-6 6",
  back: "M20 12H5M11 6l-6 6 6 6",
  again: "M5 12a7 7 0 1 0 2.2-5.1M5 4v4h4",
  close: "M6 6l12 12M18 6L6 18",
  plus: "M12 5v14M5 12h14",
  share: "M12 15V4M8 7.5 12 4l4 3.5M6 12v7h12v-7",
  out: "M9 6h9v9M18 6 7 17",
  room: "M4 11.5 12 5l8 6.5M6.5 9.8V19h11V9.8",
  shuffle: "M4 7h3.5l9 10H20M4 17h3.5l2.5-2.8M13.6 10 16.5 7H20M18 5l2 2-2 2M18 15l2 2-2 2",
};

/** Return one of the page's line drawings, hidden from screen readers. @param {keyof typeof SHAPES} name */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}
