/** Which models the page's question is asked of, and what to do where one of them does not answer. */

import { catalogue } from "../api.js";
import { toast } from "../dom.js";
import { list } from "../words.js";
import { modelsNamed, OWN, searchBody } from "./state.js";

/**
 * @typedef {object} Around
 * @property {() => import("./state.js").State} state
 * @property {() => void} changed  the state names other models now
 * @property {(models: string[]) => void} show  offer these models
 */

export class AskedModels {
  /** @param {string[]} known  the release's models, its own first @param {Around} around */
  constructor(known, around) {
    this.known = known;
    this.around = around;
  }

  /**
   * Do something with the question's body; where that names models that are no longer there, or one of all cannot answer,
   * once more with those that can.
   * @param {(body: any) => Promise<any>} deed
   */
  async asked(deed) {
    try {
      return await deed(searchBody(this.around.state(), this.known));
    } catch (problem) {
      if (problem.status === 503 && this.together()) return this.alone(deed, problem);
      if (!problem.fields?.includes("models") || !(await this.outdated())) throw problem;
      return deed(searchBody(this.around.state(), this.known));
    }
  }

  /** Whether all models are asked because the curator chose none. */
  together() {
    const state = this.around.state();
    return !state.models && modelsNamed(state, this.known).length > 1;
  }

  /**
   * Ask the release's own model, and stay with it where that one answers.
   * @param {(body: any) => Promise<any>} deed @param {any} problem  why not all could be asked
   */
  async alone(deed, problem) {
    const state = this.around.state();
    const answer = await deed(searchBody({ ...state, models: OWN }, this.known)).catch(() => Promise.reject(problem));
    if (state.models) return answer; // another choice was made meanwhile
    state.models = OWN;
    this.told(`Asked of ${this.known[0]} alone: ${problem.detail.split("; ")[0]}`); // the cure after it is the operator's
    return answer;
  }

  /** Learn which models there are now, and choose all where a chosen one is gone; whether the page knew others. */
  async outdated() {
    const { models } = await catalogue();
    const before = this.known, state = this.around.state();
    const gone = modelsNamed(state, []).filter((name) => !models.includes(name));
    this.known = models;
    if (gone.length) {
      state.models = "";
      this.told(`${list(gone)} cannot be asked any more`);
    } else this.around.show(models);
    return gone.length > 0 || before.join() !== models.join();
  }

  /** @param {string} note */
  told(note) {
    this.around.changed();
    this.around.show(this.known);
    toast(note);
  }
}
