/**
 * The matrix table under the keyboard, pointer and finger.
 *
 * The server renders the table and replaces parts of it at any time. This element owns nothing but
 * where the reader is: one *stop* at a time has the focus, which is a column's head, a row's head, a
 * statement, or a cell that holds none. Writing, carrying and viewing have modules of their own.
 */
import { CellEditor } from "./cell-editor.js";
import { Carrying } from "./carrying.js";
import { TableView } from "./table-view.js";
import { post } from "./posting.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const WRITTEN = ["text", "statements"];

class MatrixTable extends HTMLElement {
  #stop = null; // the id of where the reader is, or was when the table had the focus
  #cell = null; // the id of the cell around it
  #entered = false; // whether the reader is in the table, though its focused part may be gone

  connectedCallback() {
    this.base = this.dataset.base;
    this.editor = new CellEditor(this);
    this.carrying = new Carrying(this);
    this.view = new TableView(this);
    this.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("focusin", (event) => this.#focused(event));
    this.addEventListener("click", (event) => this.#clicked(event));
    this.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !this.contains(relatedTarget)) this.#entered = false;
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (!this.contains(target)) this.#entered = false;
    });
    document.addEventListener("live:news", () => this.#renewed());
    this.#renewed();
  }

  may(what) {
    return document.body.dataset.may.split(" ").includes(what);
  }

  /** The visible stops of the row `line`, as a list per column. */
  stops(line) {
    return [...line.children]
      .filter((part) => !part.matches(".aside, .corner"))
      .map((part) => {
        const inside =
          part.dataset.kind === "statements" && !line.matches(".folded")
            ? [...part.querySelectorAll(".statement[id]")]
            : [];
        return inside.length ? inside : [part];
      });
  }

  go(stop) {
    if (!stop) return;
    stop.focus({ preventScroll: true });
    stop.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** The cell after `cell` in reading order within its row, for Tab. */
  next(cell, step = 1) {
    const cells = [...cell.parentElement.querySelectorAll(".cell:not(.aside)")];
    return cells[cells.indexOf(cell) + step];
  }

  edit(stop) {
    const cell = stop.closest(".cell");
    if (!cell) return this.details(stop);
    if (!this.may("edit-cells")) return this.details(stop);
    if (!WRITTEN.includes(cell.dataset.kind)) return this.details(stop, { toEdit: true });
    const statement = stop.matches(".statement") ? stop : cell.querySelector(".statement[id]");
    if (statement && (stop !== cell || cell.dataset.kind === "text")) {
      return this.editor.edit(cell, statement);
    }
    return this.editor.add(cell);
  }

  add(cell) {
    if (!cell || !this.may("edit-cells")) return;
    if (cell.dataset.kind === "statements") this.editor.add(cell);
    else this.edit(cell);
  }

  async remove(stop) {
    const statement = stop.matches(".cell[data-kind=text]")
      ? stop.querySelector(".statement[id]")
      : stop.closest(".statement[id]");
    if (!statement || !this.may("edit-cells")) return;
    const cell = statement.closest(".cell");
    const after = statement.nextElementSibling ?? statement.previousElementSibling;
    statement.classList.add("waiting");
    this.#stop = after?.id || cell.id;
    const done = await post(`${this.base}statements/${statement.dataset.statement}/remove/`, {
      version: statement.dataset.version,
    });
    if (!done) statement.classList.remove("waiting");
  }

  details(stop, { toEdit = false } = {}) {
    const part = stop.matches(".statement") ? stop : stop.closest(".cell, .head, .row-head");
    const link = stop.closest(".cell, .head, .row-head").querySelector("a.open");
    const address = part.dataset.statement
      ? `${this.base}statements/${part.dataset.statement}/`
      : link.href;
    document.getElementById("drawer").open(address, { opener: stop, toEdit });
  }

  /** Open what a statement rests on, or all that a cell claims. */
  #grounds(stop) {
    const part = stop.matches(".statement") ? stop : stop.closest(".cell");
    const link = part?.querySelector("a.grounds") ?? part?.closest(".cell").querySelector("a.grounds");
    if (link) document.getElementById("drawer").open(link.href, { opener: stop });
  }

  #focused(event) {
    const stop = event.target.closest(".statement[id], .cell, .head, .row-head");
    if (!stop || this.editor.owns(event.target)) return;
    if (this.#stop && this.#stop !== stop.id) {
      const left = document.getElementById(this.#stop);
      if (left) left.tabIndex = -1;
    }
    this.#stop = stop.id;
    this.#cell = stop.closest(".cell")?.id;
    this.#entered = true;
    stop.tabIndex = 0;
  }

  #clicked(event) {
    if (event.target.closest("a, button, input, .cell-editor")) return;
    const stop = event.target.closest(".statement[id], .cell, .head, .row-head");
    if (!stop) return;
    if (this.carrying.holds) return this.carrying.drop(stop);
    if (event.detail === 2 && stop.matches(".cell")) return this.add(stop);
    const cell = stop.closest(".cell");
    const onText = event.target.closest(".said, .question");
    if (cell && onText && WRITTEN.includes(cell.dataset.kind)) this.edit(stop);
    else this.go(stop);
  }

  #key(event) {
    const stop = event.target;
    if (!stop.matches?.(".statement[id], .cell, .head, .row-head")) return;
    const act = this.#command(event, stop);
    if (!act) return;
    event.preventDefault();
    act();
  }

  #command(event, stop) {
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key in ARROWS) {
      if (event.altKey) return () => this.carrying.nudge(stop, ...ARROWS[event.key]);
      return bare && (() => this.#walk(stop, ...ARROWS[event.key]));
    }
    if (event.key === "Home" || event.key === "End") {
      return () => this.#jump(stop, event.key === "Home" ? 0 : -1, event.ctrlKey || event.metaKey);
    }
    if (!bare) return null;
    const commands = {
      Enter: () => (this.carrying.holds ? this.carrying.drop(stop) : this.edit(stop)),
      F2: () => this.edit(stop),
      " ": () => this.details(stop),
      n: () => this.add(stop.closest(".cell")),
      Delete: () => this.remove(stop),
      Backspace: () => this.remove(stop),
      m: () => this.carrying.pickUp(stop),
      e: () => this.view.showEvidence(),
      w: () => this.#grounds(stop),
      c: () => this.view.fold(stop.closest(".line")),
      f: () => this.view.focus(stop.closest("[data-segment]")?.dataset.segment),
    };
    if (event.key === "Escape") {
      if (this.carrying.holds) return () => this.carrying.letGo();
      return this.view.focused ? () => this.view.showAll() : null;
    }
    return commands[event.key] ?? commands[event.key.toLowerCase()] ?? null;
  }

  #walk(stop, dx, dy) {
    const line = stop.closest("tr");
    const row = this.stops(line);
    const column = row.findIndex((each) => each.includes(stop));
    const place = row[column].indexOf(stop);
    if (dx) {
      const aside = row[column + (document.dir === "rtl" ? -dx : dx)];
      return this.go(aside?.[Math.min(place, aside.length - 1)]);
    }
    if (row[column][place + dy]) return this.go(row[column][place + dy]);
    const lines = [...this.querySelectorAll("tr")];
    const below = lines[lines.indexOf(line) + dy];
    if (!below) return null;
    const cells = this.stops(below);
    // The first row has no head of its own: the corner is no place to stand.
    const across = below.querySelector(".corner") ? column - 1 : column;
    const fromCorner = line.querySelector(".corner") ? column + 1 : across;
    const target = cells[line.querySelector(".corner") ? fromCorner : across];
    return this.go(dy > 0 ? target?.[0] : target?.at(-1));
  }

  #jump(stop, at, wholeTable) {
    const lines = this.querySelectorAll("tbody tr");
    const line = wholeTable ? (at === 0 ? lines[0] : lines[lines.length - 1]) : stop.closest("tr");
    const row = this.stops(line).filter(([first]) => !first.matches(".row-head"));
    this.go(row.at(at)[0]);
  }

  /** Parts were replaced: give them back what a script adds, and the reader their place. */
  #renewed() {
    for (const inner of this.querySelectorAll(".sheet :is(a, button):not([tabindex])")) {
      inner.tabIndex = -1;
    }
    this.view.apply();
    this.carrying.apply();
    this.editor.settle();
    const stop = this.#standing();
    if (!stop) return;
    stop.tabIndex = 0;
    // What had the focus is gone, or is no stop any more: the reader goes on from beside it.
    const here = document.activeElement;
    if (this.#entered && (here === document.body || (here.id === this.#stop && here !== stop))) {
      this.go(stop);
    }
  }

  /** Where the reader is: beside what was removed, or at first at the first cell of the table. */
  #standing() {
    const part =
      document.getElementById(this.#stop) ??
      document.getElementById(this.#cell) ??
      this.querySelector("tbody .cell:not(.aside)") ??
      this.querySelector(".head");
    const stops = part?.matches(".cell") && this.stops(part.parentElement);
    return stops ? stops.find(([stop]) => stop.closest(".cell") === part).at(-1) : part;
  }
}

customElements.define("matrix-table", MatrixTable);
