/** The line around a piece: its mask's run lengths drawn on a coarse grid, walked around, and straightened. */

/** @typedef {[number, number]} Point */

const GRID = 420, STRAY = 0.55, SPECK = 0.004;

/**
 * Return the path, in pixels of the photo, around all parts of a mask, holes left open; "" where there is none.
 * @param {{counts: number[], size: [number, number]}} mask  run lengths column after column, and its height and width
 */
export function outlinePath(mask) {
  const [height, width] = mask.size;
  const scale = Math.max(1, Math.max(height, width) / GRID);
  const columns = Math.max(1, Math.round(width / scale)), rows = Math.max(1, Math.round(height / scale));
  const loops = walk(sampled(mask.counts, height, width, columns, rows), columns, rows);
  const least = SPECK * Math.max(0, ...loops.map(area));
  const place = ([x, y]) => `${Math.round((x * width * 10) / columns) / 10} ${Math.round((y * height * 10) / rows) / 10}`;
  return loops.filter((loop) => area(loop) > least).map((loop) => `M${straightened(rounded(loop)).map(place).join("L")}Z`).join("");
}

/** The path of a plain outline, as a server may tell it. @param {Point[]} points */
export function pathOf(points) {
  return points.length > 2 ? `M${points.map(([x, y]) => `${x} ${y}`).join("L")}Z` : "";
}

/** Look at the mask in the middle of each cell of a grid. @param {number[]} counts @returns {Uint8Array} row after row */
function sampled(counts, height, width, columns, rows) {
  const grid = new Uint8Array(columns * rows);
  let run = 0, end = counts[0] ?? 0;
  for (let column = 0; column < columns; column += 1) {
    const x = Math.min(width - 1, Math.floor(((column + 0.5) * width) / columns));
    for (let row = 0; row < rows; row += 1) {
      const at = x * height + Math.min(height - 1, Math.floor(((row + 0.5) * height) / rows));
      while (at >= end && run < counts.length - 1) end += counts[(run += 1)];
      if (at < end) grid[row * columns + column] = run % 2;
    }
  }
  return grid;
}

/** Return the closed lines between in and out, the inside at their right hand. @returns {Point[][]} */
function walk(grid, columns, rows) {
  const inside = (x, y) => x >= 0 && y >= 0 && x < columns && y < rows && grid[y * columns + x] === 1;
  const name = (x, y) => y * (columns + 1) + x;
  /** @type {Map<number, number[]>} */
  const ways = new Map();
  const step = (from, to) => (ways.get(from)?.push(to) ?? ways.set(from, [to]));
  for (let y = 0; y < rows; y += 1) for (let x = 0; x < columns; x += 1) {
    if (!inside(x, y)) continue;
    if (!inside(x, y - 1)) step(name(x, y), name(x + 1, y));
    if (!inside(x + 1, y)) step(name(x + 1, y), name(x + 1, y + 1));
    if (!inside(x, y + 1)) step(name(x + 1, y + 1), name(x, y + 1));
    if (!inside(x - 1, y)) step(name(x, y + 1), name(x, y));
  }
  const loops = [];
  for (const start of ways.keys()) while (ways.get(start)?.length) loops.push(follow(start, ways, columns + 1));
  return loops;
}

/** Walk from a corner until it is met again. @returns {Point[]} */
function follow(start, ways, stride) {
  /** @type {Point[]} */
  const loop = [];
  let at = start;
  do {
    loop.push([at % stride, Math.floor(at / stride)]);
    at = /** @type {number} */ (ways.get(at)?.pop());
  } while (at !== start);
  return loop;
}

/** Take the stairs' middles, so that a slope is a slope. @param {Point[]} loop @returns {Point[]} */
function rounded(loop) {
  const size = loop.length;
  return loop.map(([x, y], place) => {
    const [a, b] = [loop[(place + size - 1) % size], loop[(place + 1) % size]];
    return [(a[0] + 2 * x + b[0]) / 4, (a[1] + 2 * y + b[1]) / 4];
  });
}

/** Leave out what strays little from a straight line (Douglas and Peucker), without recursion: a rug's edge is long. @param {Point[]} loop @returns {Point[]} */
function straightened(loop) {
  const keep = new Uint8Array(loop.length);
  const half = Math.floor(loop.length / 2);
  keep[0] = keep[half] = 1;
  const spans = [[0, half], [half, loop.length]];
  while (spans.length) {
    const [from, to] = /** @type {[number, number]} */ (spans.pop());
    const [far, stray] = farthest(loop, from, to);
    if (stray <= STRAY) continue;
    keep[far] = 1;
    spans.push([from, far], [far, to]);
  }
  return loop.filter((_, place) => keep[place]);
}

/** @param {Point[]} loop @param {number} from @param {number} to @returns {[number, number]} which point strays most, and how far */
function farthest(loop, from, to) {
  const [ax, ay] = loop[from], [bx, by] = loop[to % loop.length];
  const length = Math.hypot(bx - ax, by - ay);
  let far = from, most = -1;
  for (let place = from + 1; place < to; place += 1) {
    const [x, y] = loop[place];
    const stray = length ? Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length : Math.hypot(x - ax, y - ay);
    if (stray > most) [far, most] = [place, stray];
  }
  return [far, most];
}

/** @param {Point[]} loop */
function area(loop) {
  return Math.abs(loop.reduce((sum, [x, y], place) => { const [u, v] = loop[(place + 1) % loop.length]; return sum + x * v - u * y; }, 0)) / 2;
}
