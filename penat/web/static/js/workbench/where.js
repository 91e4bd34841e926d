/** Filters on columns as the address and GET /items write them: `style:boho|plain;name~oak;width>=80`. */

/**
 * @typedef {object} Where
 * @property {Record<string, string[]>} where  column -> values, any of them
 * @property {Record<string, string>} contains  column -> text
 * @property {Record<string, [string, string]>} range  column -> from, to; "" for no limit
 */

const ONE = /^((?:\\.|[^\\:~=<>])+)(>=|<=|[:~=])([^]*)$/;

/** @param {Where} state */
export function whereText({ where, contains, range }) {
  return [
    ...filled(where).map(([field, values]) => `${name(field)}:${values.map(plain).join("|")}`),
    ...filled(contains).map(([field, text]) => `${name(field)}~${plain(text.trim())}`),
    ...Object.entries(range).flatMap(([field, [from, to]]) => [from && `${name(field)}>=${from}`, to && `${name(field)}<=${to}`].filter(Boolean)),
  ].join(";");
}

/** @param {string} text @returns {Where} */
export function readWhere(text) {
  const state = { where: {}, contains: {}, range: {} };
  for (const part of apart(text, ";")) {
    const [, field, sign, said] = ONE.exec(part) ?? [];
    if (field) SIGNS[sign](state, meant(field).trim(), said);
  }
  return state;
}

const values = (state, field, said) => { state.where[field] = apart(said, "|").map((one) => meant(one).trim()).filter(Boolean); };
const SIGNS = {
  ":": values, "=": values,
  "~": (state, field, said) => { state.contains[field] = meant(said).trim(); },
  ">=": (state, field, said) => { state.range[field] = [said.trim(), state.range[field]?.[1] ?? ""]; },
  "<=": (state, field, said) => { state.range[field] = [state.range[field]?.[0] ?? "", said.trim()]; },
};

/** The filters of POST /search. @param {Where} state */
export function whereBody({ where, contains, range }) {
  return [
    ...filled(where).map(([field, values]) => ({ field, in: values })),
    ...filled(contains).map(([field, text]) => ({ field, contains: text.trim() })),
    ...Object.entries(range).filter(([, limits]) => limits.some(Boolean)).map(([field, [from, to]]) => ({
      field, ...(from && { min: Number(from) }), ...(to && { max: Number(to) }),
    })),
  ];
}

/** Take over one filter of POST /search. @param {Where} state @param {any} one @returns {boolean} whether it could be */
export function takeWhere(state, one) {
  if (one.in) state.where[one.field] = [...one.in];
  else if (one.equal) state.where[one.field] = [one.equal];
  else if (one.contains) state.contains[one.field] = one.contains;
  else if (one.min != null || one.max != null) state.range[one.field] = [String(one.min ?? ""), String(one.max ?? "")];
  else return false;
  return true;
}

/** Every column that is filtered on. @param {Where} state */
export function filtered({ where, contains, range }) {
  const ranged = Object.entries(range).filter(([, limits]) => limits.some(Boolean));
  return new Set([...filled(where), ...filled(contains), ...ranged].map(([field]) => field));
}

function filled(filters) {
  return Object.entries(filters).filter(([, said]) => said.length && (Array.isArray(said) || said.trim()));
}

function name(text) {
  return text.replace(/[\\;|:~=<>]/g, "\\$&");
}

function plain(text) {
  return text.replace(/[\\;|]/g, "\\$&");
}

function meant(text) {
  return text.replace(/\\([\\;|:~=<>])/g, "$1");
}

/** Split at a mark that has no backslash before it. @param {string} text @param {string} mark @returns {string[]} */
function apart(text, mark) {
  return text.match(new RegExp(`(?:\\\\[^]|[^${mark}\\\\])+`, "g")) ?? [];
}
