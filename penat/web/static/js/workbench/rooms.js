/** Rooms that curators confirm: all of them, and the one the address names, told from a photo of it. */

import { ask, BASE, catalogue } from "../api.js";
import { el, fill, once, toast } from "../dom.js";
import { findPieces, sendPhoto } from "../photo_api.js";
import { ACCEPTED, fileOf, readyToSend } from "../photo_file.js";
import { ownerHeaders } from "../photo_owner.js";
import { asProblem, sentence, wasCancelled } from "../problem.js";
import { recall, remember, signInAddress } from "./annotate_memory.js";
import { RoomEditor } from "./rooms_editor.js";

const NAME = "penat.annotator";
const PAGE = 50, RECENT = 12;
/** Whether this server keeps photos. */
const takesPhotos = document.documentElement.hasAttribute("data-photos");

/** @typedef {import("./rooms_piece.js").RoomFacts} RoomFacts */

class Rooms {
  /** @param {any} facts @param {HTMLElement} main */
  constructor(facts, main) {
    this.facts = facts;
    this.main = main;
    this.message = el("p", { class: "room-told muted", role: "status" });
    this.undone = el("p", { class: "undo", hidden: true });
    addEventListener("popstate", () => this.route());
    this.route();
  }

  /** Show the room or the photo that the address names, else all rooms. */
  route() {
    this.turn = (this.turn ?? 0) + 1;
    this.editor?.leave();
    this.working?.abort();
    this.editor = null;
    this.message.textContent = "";
    const params = new URLSearchParams(location.search);
    const [room, photo] = [params.get("room"), params.get("photo")];
    if (room || photo) this.tell(() => this.open(room, photo, params.get("name") ?? ""));
    else this.tell(() => this.list());
  }

  /** @param {Record<string, string>} params */
  go(params) {
    const query = new URLSearchParams(params).toString();
    history.pushState(null, "", query ? `${location.pathname}?${query}` : location.pathname);
    this.route();
  }

  /** @param {string|null} room @param {string|null} photo @param {string} name */
  async open(room, photo, name) {
    const { turn } = this;
    fill(this.main, el("section", { class: "rooms-page" }, el("h1", { class: "title" }, "Rooms"), this.message));
    this.message.textContent = "One moment …";
    const told = room ? await ask(`/rooms/${encodeURIComponent(room)}`) : null;
    if (turn !== this.turn) return; // something else is shown by now
    this.message.textContent = "";
    this.editor = new RoomEditor({
      main: this.main, facts: this.facts, room: told, photo: told ? told.photo : photo, name,
      save: (body) => this.save(told, body), back: () => this.go({}),
    });
    await this.editor.begin();
  }

  /** @param {RoomFacts|null} room @param {object} body */
  async save(room, body) {
    const { turn } = this;
    const who = recall(NAME);
    const sent = { ...body, ...(who && { annotator: who }) };
    const { undo, room: kept } = room ? await ask(`/rooms/${room.id}`, { method: "PUT", body: { ...sent, facts: room.facts, step: room.step } }) : await ask("/rooms", { body: sent });
    if (turn === this.turn) this.go({});
    this.offer(`${kept.name} is kept with ${items(kept)}.`, undo);
  }

  async list() {
    this.undone.hidden = true;
    this.before = el("div");
    const list = el("ul", { class: "rooms-list", "aria-label": "Confirmed rooms" });
    const more = el("button", { type: "button", class: "button quiet small", hidden: true }, "More");
    const count = el("h2", { class: "side-title" });
    this.name = el("input", { name: "annotator", maxlength: 60, autocomplete: "nickname", value: recall(NAME) ?? "", placeholder: "ann", onchange: () => remember(NAME, this.name.value.trim()) });
    fill(this.main, el("section", { class: "rooms-page" }, el("h1", { class: "title" }, "Rooms"),
      el("p", { class: "lede" }, "A photo of a furnished room, and which of the shop’s items stand in it. What is confirmed here teaches what goes together."),
      this.undone, this.message, takesPhotos && this.uploading(), this.before,
      el("label", { class: "field annotator" }, el("span", {}, "Your name, beside what you confirm"), this.name),
      count, list, more, this.files()));
    await Promise.all([this.grow(list, more, count, null), this.recent()]);
  }

  /** Offer the photos that this browser sent before, the newest first; without any there is nothing to say. */
  async recent() {
    if (!takesPhotos) return;
    const { photos } = await ask(`/photos?limit=${RECENT}`, { headers: ownerHeaders() }).catch(() => ({ photos: [] }));
    if (!photos.length) return;
    const one = (photo) => el("li", {}, el("button", { type: "button", class: "room-recent-one", "aria-label": `The photo of ${photo.made_at.slice(0, 16).replace("T", " ")}`, onclick: () => this.go({ photo: photo.id }) }, el("img", { src: photo.thumbnail, alt: "", loading: "lazy" })));
    fill(this.before, el("p", { class: "muted", id: "room-recent" }, "Or one you sent before:"), el("ul", { class: "room-recent", "aria-labelledby": "room-recent" }, ...photos.map(one)));
  }

  /** Append a page of rooms. @param {HTMLElement} list @param {HTMLElement} more @param {HTMLElement} count @param {string|null} after */
  async grow(list, more, count, after) {
    const told = await ask(`/rooms?${new URLSearchParams({ limit: String(PAGE), ...(after && { cursor: after }) })}`);
    count.textContent = told.count ? `Confirmed (${told.count})` : "No room is confirmed yet";
    list.append(...told.rooms.map((one) => this.line(one)));
    more.hidden = !told.next;
    more.onclick = () => this.tell(() => this.grow(list, more, count, told.next));
  }

  /** @param {RoomFacts} room */
  line(room) {
    const photo = room.photo && el("img", { class: "room-thumb", src: `${BASE}/api/v1/photos/${encodeURIComponent(room.photo)}/picture?side=320`, alt: "", loading: "lazy" });
    photo?.addEventListener("error", () => photo.remove()); // photos expire, rooms stay
    const shown = room.pieces.filter((one) => one.product).map((one) => el("li", {}, el("img", { src: one.product.thumbnail, alt: one.product.name, title: one.product.name, loading: "lazy" })));
    const gone = room.pieces.length - shown.length;
    return el("li", { dataset: { id: room.id } }, photo, el("div", {},
      el("p", {}, el("button", { type: "button", class: "link", onclick: () => this.go({ room: room.id }) }, room.name)),
      el("p", { class: "muted" }, [room.scene !== room.name && `scene ${room.scene}`, items(room), gone && `${gone} no longer in the catalogue`, room.author, room.at.slice(0, 10)].filter(Boolean).join(" · ")),
      el("ul", { class: "room-items" }, ...shown),
      el("p", { class: "acts" }, el("button", { type: "button", class: "link", "aria-label": `Delete ${room.name}`, onclick: once(() => this.tell(() => this.remove(room))) }, "Delete"))));
  }

  /** A photo to begin with: chosen, dropped or taken. */
  uploading() {
    const input = el("input", { type: "file", accept: ACCEPTED, class: "visually-hidden", id: "room-photo", onchange: () => { const file = fileOf(input); input.value = ""; if (file) this.upload(file); } });
    this.bar = el("progress", { max: 1, hidden: true, "aria-label": "Sending the photo" });
    const place = el("div", { class: "room-drop" }, input, el("label", { class: "button", for: "room-photo" }, "Choose a photo of a room"), el("span", { class: "muted" }, "or drop one here"), this.bar);
    place.addEventListener("dragover", (event) => { event.preventDefault(); place.classList.add("is-over"); });
    place.addEventListener("dragleave", () => place.classList.remove("is-over"));
    place.addEventListener("drop", (event) => { event.preventDefault(); place.classList.remove("is-over"); const file = fileOf(event.dataTransfer); if (file) this.upload(file); });
    return place;
  }

  /** @param {File} file */
  async upload(file) {
    this.working?.abort();
    this.working = new AbortController();
    const { signal } = this.working;
    await this.tell(async () => {
      this.bar.hidden = false;
      try {
        this.message.textContent = "Sending the photo …";
        const photo = await sendPhoto(await readyToSend(file), (share) => { this.bar.value = share; }, signal);
        this.bar.removeAttribute("value");
        this.message.textContent = "Finding its pieces …";
        await findPieces(photo.id, { mode: "quick" }, (share) => { if (share !== null) this.bar.value = share; }, signal);
        if (!signal.aborted) this.go({ photo: photo.id, name: file.name });
      } finally {
        this.bar.hidden = true;
      }
    });
  }

  files() {
    const input = el("input", { type: "file", accept: "application/json,.json", class: "visually-hidden", id: "room-file", onchange: () => this.tell(() => this.take(input)) });
    return el("p", { class: "acts room-files" }, el("a", { href: `${BASE}/api/v1/room-file`, download: "rooms.json" }, "Download rooms.json"), input, el("label", { class: "link", for: "room-file" }, "Take in a rooms.json"));
  }

  /** @param {HTMLInputElement} input */
  async take(input) {
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    const { turn } = this;
    const rooms = await file.text().then(JSON.parse).catch(() => { throw new Error(`${file.name} is no JSON file.`); });
    const who = recall(NAME);
    const done = await ask("/room-file", { body: { rooms, ...(who && { annotator: who }) } });
    const words = [`${done.added} rooms added, ${done.changed} changed, ${done.same} known already.`, ...done.notes.slice(0, 5)].join(" ");
    if (turn !== this.turn) return toast(words); // a room is shown by now
    await this.list();
    this.message.textContent = words;
  }

  /** @param {RoomFacts} room */
  async remove(room) {
    const { turn } = this;
    const { undo } = await ask(`/rooms/${room.id}`, { method: "DELETE" });
    if (turn === this.turn) await this.list();
    this.offer(`${room.name} is deleted.`, undo);
  }

  /** @param {string} words @param {string} undo */
  offer(words, undo) {
    const back = once(() => this.tell(() => this.takeBack(undo)));
    toast(words, { words: "Undo", deed: back });
    fill(this.undone, `${words} `, el("button", { type: "button", class: "link", onclick: back }, "Undo"));
    this.undone.hidden = false;
  }

  /** @param {string} undo */
  async takeBack(undo) {
    await ask("/room-undo", { body: { undo } });
    this.go({});
    toast("Taken back");
  }

  /** Do something and say in words why it did not work. @param {() => Promise<any>} deed */
  async tell(deed) {
    try {
      await deed();
    } catch (error) {
      if (wasCancelled(error)) return;
      const problem = asProblem(error);
      fill(this.message, sentence(problem.detail), problem.status === 401 ? el("a", { href: signInAddress() }, " Sign in again") : "");
      if (!this.message.isConnected) fill(this.main, el("section", { class: "rooms-page" }, el("h1", { class: "title" }, "Rooms"), this.message, el("p", {}, el("a", { href: location.pathname }, "All rooms"))));
    }
  }
}

/** @param {RoomFacts} room */
function items(room) {
  return `${room.pieces.length} ${room.pieces.length === 1 ? "item" : "items"}`;
}

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
catalogue().then((facts) => new Rooms(facts, main), (problem) => fill(main, el("section", { class: "problem" }, el("h1", { class: "problem-title" }, problem.title), el("p", {}, problem.detail))));
