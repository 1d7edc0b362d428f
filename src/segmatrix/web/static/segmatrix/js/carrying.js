/**
 * Moving statements and segments: by drag, by picking up (M or a menu) and putting down (Enter or a
 * click), and by Alt with arrows. All three end in the same two requests.
 */
import { post } from "./posting.js";

const TIERS = { primary: 0, secondary: 1, other: 2 };

export class Carrying {
  #table;
  #held = null; // the id of what is carried

  constructor(table) {
    this.#table = table;
    table.addEventListener("dragstart", (event) => this.#dragged(event));
    table.addEventListener("dragover", (event) => this.#over(event));
    table.addEventListener("dragend", () => this.letGo());
    document.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-pick-up]");
      if (!button) return;
      document.getElementById("drawer").close();
      const stop = document.getElementById(button.dataset.pickUp);
      table.go(stop);
      this.pickUp(stop);
    });
    table.addEventListener("drop", (event) => {
      event.preventDefault();
      const stop = event.target.closest(".statement[id], .cell, .head");
      if (stop) this.drop(stop);
    });
  }

  get holds() {
    return Boolean(this.#held);
  }

  pickUp(stop) {
    if (!this.#movable(stop)) return;
    this.letGo();
    this.#held = stop.id;
    this.apply();
    this.#table.querySelector(".carry-hint").textContent = this.#table.dataset.carry;
  }

  letGo() {
    this.#held = null;
    for (const marked of this.#table.querySelectorAll(".carried, .target")) {
      marked.classList.remove("carried", "target");
    }
    this.#table.querySelector(".carry-hint").textContent = "";
  }

  /** Put what is carried where `stop` is. */
  drop(stop) {
    const carried = document.getElementById(this.#held);
    this.letGo();
    if (!carried || carried === stop) return;
    if (carried.matches(".head")) {
      const head = stop.closest(".head");
      if (head) this.#moveSegment(carried, head);
      return;
    }
    const cell = stop.closest(".cell[data-kind=statements]");
    if (!cell) return;
    const others = [...cell.querySelectorAll(".statement[id]")].filter((each) => each !== carried);
    const place = stop.matches(".statement") ? others.indexOf(stop) : others.length;
    this.#moveStatement(carried, cell, Math.max(place, 0));
  }

  /** Move by one step: a statement in its cell or to the next segment, a segment sideways. */
  nudge(stop, dx, dy) {
    if (!this.#movable(stop)) return;
    if (stop.matches(".head")) {
      const heads = [...this.#table.querySelectorAll(".head:not(.aside)")];
      const beside = heads[heads.indexOf(stop) + dx];
      if (dx && beside) this.#moveSegment(stop, beside);
      return;
    }
    const cell = stop.closest(".cell");
    const place = [...cell.querySelectorAll(".statement[id]")].indexOf(stop);
    if (dy) {
      const sibling = dy < 0 ? stop.previousElementSibling : stop.nextElementSibling;
      if (!sibling) return;
      if (dy < 0) sibling.before(stop);
      else sibling.after(stop);
      stop.focus();
      this.#moveStatement(stop, cell, place + dy);
    } else {
      const aside = this.#table.next(cell, dx);
      if (aside) this.#moveStatement(stop, aside, null);
    }
  }

  /** Parts were replaced: mark again what is carried, and what may be dragged. */
  apply() {
    for (const statement of this.#table.querySelectorAll("[data-kind=statements] .statement[id]")) {
      statement.draggable = this.#table.may("edit-cells");
    }
    for (const head of this.#table.querySelectorAll(".head")) {
      head.draggable = this.#table.may("shape");
    }
    if (this.#held) document.getElementById(this.#held)?.classList.add("carried");
  }

  #movable(stop) {
    if (stop.matches(".head")) return this.#table.may("shape");
    return stop.matches("[data-kind=statements] .statement[id]") && this.#table.may("edit-cells");
  }

  #dragged(event) {
    const stop = event.target.closest?.(".statement[id], .head");
    if (!stop || !this.#movable(stop)) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", stop.innerText);
    this.#held = stop.id;
    // The picture under the pointer is taken from the element as it is before it fades.
    requestAnimationFrame(() => this.apply());
  }

  #over(event) {
    if (!this.#held) return;
    const head = document.getElementById(this.#held)?.matches(".head");
    const target = head
      ? event.target.closest(".head")
      : (event.target.closest(".statement[id]") ?? event.target.closest(".cell[data-kind=statements]"));
    for (const marked of this.#table.querySelectorAll(".target")) {
      if (marked !== target) marked.classList.remove("target");
    }
    if (!target || target.closest(".cell")?.matches(":not([data-kind=statements])")) return;
    event.preventDefault();
    target.classList.add("target");
  }

  async #moveStatement(statement, cell, position) {
    const values = { segment: cell.dataset.segment, dimension: cell.dataset.dimension };
    if (position !== null) values.position = position;
    if (cell !== statement.closest(".cell")) {
      let list = cell.querySelector(".statements");
      if (!list) {
        list = document.createElement("ul");
        list.className = "statements";
        cell.querySelector(".question")?.remove();
        cell.prepend(list);
      }
      list.insertBefore(statement, position === null ? null : (list.children[position] ?? null));
    }
    statement.focus();
    await post(`${this.#table.base}statements/${statement.dataset.statement}/move/`, values);
  }

  async #moveSegment(head, target) {
    const heads = [...this.#table.querySelectorAll(".head")];
    const position = heads.indexOf(target);
    const path = `${this.#table.base}segments/${head.dataset.segment}/`;
    if (head.dataset.tier === target.dataset.tier) {
      await post(`${path}move/`, { position });
    } else {
      const down = TIERS[target.dataset.tier] > TIERS[head.dataset.tier];
      await post(`${path}tier/`, {
        tier: target.dataset.tier,
        position: down ? Math.max(position - 1, 0) : position,
      });
    }
  }
}
