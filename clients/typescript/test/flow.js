/** Every step of the API that a front end takes, through the typed client; what came back is handed to the test. */
import { beginSession, dressOutfit, findMatches, pick, readCatalogue, recordEvent, search, uploadPhoto } from "../dist/index.js";
import { client } from "../dist/client.gen.js";

/** @param {string} api @param {string} photo The picture file as base64 */
export async function everyStep(api, photo) {
  client.setConfig({ baseUrl: api });
  const { data: catalogue } = await readCatalogue({ throwOnError: true });
  let { data: step } = await beginSession({ body: { category: "chair", shown: 4, seed: 7 }, throwOnError: true });
  const slates = [];
  while (!step.done) {
    const [first] = step.slate;
    if (!first) throw new Error("an empty slate");
    slates.push(step.slate.map((each) => each.item.id));
    ({ data: step } = await pick({ body: { session: step.session, item: first.item.id }, throwOnError: true }));
  }
  const { session } = step;
  const { data: found } = await findMatches({ body: { session, price: { bed: { max_cents: 20_000 } }, limit: 3 }, throwOnError: true });
  const { data: outfit } = await dressOutfit({ body: { session, budget_cents: 60_000 }, throwOnError: true });
  const { data: looked } = await search({ body: { text: "walnut armchair", limit: 5 }, throwOnError: true });
  const bytes = Uint8Array.from(atob(photo), (letter) => letter.charCodeAt(0));
  const { data: kept } = await uploadPhoto({ body: { file: new File([bytes], "room.png", { type: "image/png" }) }, throwOnError: true });
  const chosen = step.item;
  if (!chosen) throw new Error("nothing was chosen");
  const { response: told } = await recordEvent({ body: { session, item: chosen.id, kind: "like" }, throwOnError: true });
  const { error: problem } = await pick({ body: { session: "forged", item: null } });
  const { error: wrong } = await beginSession({ body: { shown: 99 } });
  return {
    categories: catalogue.categories.map((each) => each.name),
    slates,
    chosen: chosen.id,
    beds: (found.matches["bed"] ?? []).map((match) => match.item.price_cents),
    outfit: Object.keys(outfit.items),
    looked: looked.results.map((result) => result.score),
    photo: [kept.width, kept.height],
    told: told.status,
    problem: problem?.type,
    fields: (wrong?.errors ?? []).map((error) => error.field),
  };
}
