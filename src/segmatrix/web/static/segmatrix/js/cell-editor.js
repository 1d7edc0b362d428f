/**
 * Writing in a cell, in a layer above the table: news may replace the cell below at any moment and
 * takes nothing away from what is being typed. What is typed is kept in this tab until the server
 * has it, so that a reload or a refusal loses nothing either.
 */
import { post } from "./posting.js";

const PREFIX = "unsaved:";
const ON_ITS_WAY = "#";

export class CellEditor {
  #table;
  #form = null;
  #target = null; // {cell, statement}: ids, since the elements come and go

  constructor(table) {
    this.#table = table;
  }

  owns(node) {
    return Boolean(this.#form && (node === this.#form || this.#form.contains(node)));
  }

  edit(cell, statement) {
    this.#open(cell, statement, statement.querySelector(".said").textContent);
  }

  add(cell) {
    this.#open(cell, null, "");
  }

  #open(cell, statement, text) {
    if (this.#form) this.#save();
    const key = statement?.id ?? cell.id;
    this.#target = {
      cell: cell.id,
      segment: cell.dataset.segment,
      dimension: cell.dataset.dimension,
      statement: statement?.dataset.statement ?? null,
      version: statement?.dataset.version,
      text,
      key,
    };
    this.#form = document.createElement("form");
    this.#form.className = "cell-editor";
    this.#form.dataset.at = cell.id; // others see where somebody writes, not what
    const area = document.createElement("textarea");
    area.rows = 1;
    area.value = draft(key) ?? text;
    area.maxLength = 2000;
    area.setAttribute("aria-label", cell.dataset.name);
    const hint = document.createElement("p");
    hint.className = "hint";
    hint.textContent = this.#table.dataset.hint;
    this.#form.append(area, hint);
    this.#table.append(this.#form);
    area.addEventListener("keydown", (event) => this.#key(event));
    area.addEventListener("input", () => {
      keep(key, area.value);
      this.#fit();
    });
    area.addEventListener("blur", () => {
      if (this.#form?.contains(area)) this.#save();
    });
    this.#fit();
    area.focus({ preventScroll: true });
    area.setSelectionRange(area.value.length, area.value.length);
    this.#form.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** The table changed beneath: stay over the cell, and mark texts that the server never got. */
  settle() {
    this.#fit();
    for (const [id] of drafts()) {
      if (this.#form && this.#target.key === id) continue;
      document.getElementById(id)?.classList.add("unsaved");
    }
  }

  #fit() {
    if (!this.#form) return;
    const cell = document.getElementById(this.#target.cell);
    if (!cell) return;
    const statement = this.#target.statement
      ? document.getElementById(`statement-${this.#target.statement}`)
      : null;
    const layer = this.#table.getBoundingClientRect();
    const box = cell.getBoundingClientRect();
    const list = cell.querySelector(".statements")?.getBoundingClientRect();
    const top = statement?.getBoundingClientRect().top ?? (list ? list.bottom : box.top + 4);
    const area = this.#form.firstElementChild;
    this.#form.style.left = `${box.left - layer.left}px`;
    this.#form.style.top = `${top - layer.top - 4}px`;
    this.#form.style.width = `${box.width}px`;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }

  #key(event) {
    const act = {
      Enter: () => !event.shiftKey && this.#enter(),
      Escape: () => this.#cancel(),
      Tab: () => this.#onward(event.shiftKey ? -1 : 1),
    }[event.key];
    event.stopPropagation();
    if (!act || event.isComposing || act() === false) return;
    event.preventDefault();
  }

  /** Save; after adding a statement offer the next one, which an empty Enter declines. */
  #enter() {
    const { cell, statement } = this.#target;
    const written = this.#form.firstElementChild.value.trim() !== "";
    this.#save();
    const here = document.getElementById(cell);
    if (!statement && written && here?.dataset.kind === "statements") this.add(here);
    else this.#back(cell, statement);
  }

  #cancel() {
    const { cell, statement, key } = this.#target;
    forget(key);
    this.#close();
    document.getElementById(key)?.classList.remove("unsaved");
    this.#back(cell, statement);
  }

  #onward(step) {
    const { cell } = this.#target;
    const here = document.getElementById(cell);
    const next = here && this.#table.next(here, step);
    this.#save();
    if (!next) return this.#back(cell, null);
    if (next.dataset.kind === "statements") this.add(next);
    else if (next.dataset.kind === "text") this.#table.edit(next);
    else this.#table.go(next);
    return true;
  }

  #back(cell, statement) {
    const here = document.getElementById(cell);
    const said = here?.dataset.kind === "statements" ? here.querySelectorAll(".statement[id]") : [];
    const stop = [...said].find((each) => each.id === `statement-${statement}`);
    this.#table.go(stop ?? [...said].at(-1) ?? here);
  }

  #save() {
    const target = this.#target;
    const { statement, version, text, key } = target;
    const written = this.#form.firstElementChild.value.trim();
    this.#close();
    if (written === text.trim()) return forget(key);
    if (!statement) return written ? this.#add(target, written) : forget(key);
    const element = document.getElementById(`statement-${statement}`);
    if (!written) {
      forget(key);
      return element && this.#table.remove(element);
    }
    if (element) {
      element.querySelector(".said").textContent = written;
      element.classList.add("waiting");
    }
    return this.#send(`statements/${statement}/edit/`, { text: written, version }, target, element);
  }

  #add(target, text) {
    const cell = document.getElementById(target.cell);
    const path = `cells/${target.segment}/${target.dimension}/statements/`;
    return this.#send(path, { text }, target, cell && waiting(cell, text));
  }

  async #send(path, values, { key, cell }, element) {
    forget(key);
    const way = `${key}${ON_ITS_WAY}${performance.now()}`; // the next text of the cell has the key
    keep(way, values.text);
    const done = await post(this.#table.base + path, values);
    forget(way);
    element?.classList.remove("waiting");
    if (done) return;
    if (element?.isConnected && !element.id) element.remove();
    // Of a statement that is gone the text waits in its cell, to be added anew.
    const place = document.getElementById(key) ? key : cell;
    keep(place, [draft(place), values.text].filter(Boolean).join("\n"));
    document.getElementById(place)?.classList.add("unsaved");
  }

  #close() {
    const form = this.#form;
    this.#form = null;
    form.remove();
  }
}

/** Show a text at the end of a cell before the server has it. */
function waiting(cell, text) {
  let list = cell.querySelector(".statements");
  if (!list) {
    list = document.createElement("ul");
    list.className = "statements";
    cell.querySelector(".question")?.remove();
    cell.prepend(list);
  }
  const statement = document.createElement("li");
  statement.className = "statement waiting";
  const said = document.createElement("span");
  said.className = "said";
  said.textContent = text;
  statement.append(said);
  list.append(statement);
  return statement;
}

// What was on its way when the page was left never got an answer: offer it again.
for (const [name, text] of drafts()) {
  if (!name.includes(ON_ITS_WAY)) continue;
  forget(name);
  keep(name.split(ON_ITS_WAY)[0], text);
}

function keep(key, text) {
  sessionStorage.setItem(PREFIX + key, text);
}

function forget(key) {
  sessionStorage.removeItem(PREFIX + key);
}

function draft(key) {
  return sessionStorage.getItem(PREFIX + key);
}

function drafts() {
  return Object.entries(sessionStorage)
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, text]) => [name.slice(PREFIX.length), text]);
}
