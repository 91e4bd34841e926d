/** A whole front end: pick a chair four times, then see what goes with it. Open index.html?api=http://127.0.0.1:8080 */
import { beginSession, findMatches, pick } from "../dist/index.js";
import { client } from "../dist/client.gen.js";

/** @typedef {import("../dist/index.js").Item} Item @typedef {import("../dist/index.js").Step} Step */

client.setConfig({ baseUrl: new URLSearchParams(location.search).get("api") ?? "http://127.0.0.1:8080" });
const question = /** @type {HTMLElement} */ (document.getElementById("question"));
const shown = /** @type {HTMLElement} */ (document.getElementById("shown"));

/** @param {string} words @param {Item[]} items @param {(item: Item) => void} [choose] */
function show(words, items, choose) {
  question.textContent = words;
  shown.inert = false;
  shown.replaceChildren(...items.map((item) => {
    const image = Object.assign(new Image(320, 320), { src: item.thumbnail, alt: "" });
    const inside = document.createElement(choose ? "button" : "figure");
    if (choose) inside.onclick = () => { shown.inert = true; choose(item); }; // one pick a slate
    inside.append(image, `${item.name}, ${item.price_text ?? "price on request"}`);
    const line = document.createElement("li");
    line.append(inside);
    return line;
  }));
}

/** @param {{data?: Step, error?: {detail: string}}} answer */
async function go({ data: step, error }) {
  if (!step) return show(error?.detail ?? "The shop does not answer.", []);
  if (step.done) return finish(step);
  show(`Which one? ${step.step} of ${step.steps}`, step.slate.map((each) => each.item),
    async (item) => go(await pick({ body: { session: step.session, item: item.id } })));
}

/** @param {Step} step */
async function finish({ session }) {
  const { data, error } = await findMatches({ body: { session, limit: 1, price: { bed: { max_cents: 90_000 } } } });
  show(data ? `With ${data.item.name}:` : error.detail, Object.values(data?.matches ?? {}).flat().map((match) => match.item));
}

go(await beginSession({ body: {} }));
