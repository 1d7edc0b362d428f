/** Ctrl or Cmd with K: pages, segments, statements and actions by name, without the mouse. */
import { command } from "./keys.js";

const MOST = 60;
const EVERYWHERE = "everywhere";

class CommandPalette extends HTMLElement {
  #options = [];
  #at = 0;
  #loading = false;
  #entered = false; // Enter was pressed before the list had arrived: it chooses as soon as it has

  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.input = this.querySelector("input");
    this.list = this.querySelector("[role=listbox]");
    this.none = this.querySelector(".palette-none");
    document.addEventListener("keydown", (event) => {
      if (!command(event, "k")) return;
      event.preventDefault();
      if (this.dialog.open) return this.dialog.close();
      this.dialog.dispatchEvent(new CustomEvent("opening"));
      this.dialog.showModal();
    });
    this.dialog.addEventListener("opening", () => this.#fill());
    this.input.addEventListener("input", () => {
      this.#entered = false;
      this.#show();
    });
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#choose(option.dataset.at);
    });
  }

  async #fill() {
    this.input.value = "";
    this.list.replaceChildren(); // what was found last time may be gone by now
    this.#loading = true;
    this.#entered = false;
    const answer = await fetch(this.dataset.source, { headers: { Accept: "application/json" } });
    this.#options = answer.ok ? (await answer.json()).options : [];
    this.#loading = false;
    this.#show();
    if (this.#entered) this.#chooseMarked();
  }

  /** List what holds every word typed, beginnings of names first. */
  #show() {
    if (this.#loading) return;
    const words = fold(this.input.value).split(/\s+/).filter(Boolean);
    const found = this.#options
      .map((option, at) => ({ option, at, text: fold(`${option.name} ${option.where}`) }))
      .filter(({ text }) => words.every((word) => text.includes(word)))
      .sort((a, b) => starts(b.text, words) - starts(a.text, words) || a.at - b.at)
      .slice(0, MOST);
    this.list.replaceChildren(...found.map(({ option, at }) => line(option, at)));
    if (words.length) this.list.append(line(this.#everywhere(), EVERYWHERE));
    this.none.hidden = found.length > 0;
    this.#mark(0);
  }

  /** What leads to the search of the whole matrix, for whoever looks for more than names. */
  #everywhere() {
    const typed = this.input.value.trim();
    const href = `${this.dataset.search}?${new URLSearchParams({ q: typed })}`;
    return { name: typed, where: this.dataset.searchLabel, href };
  }

  #key(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    if (event.key in steps) {
      event.preventDefault();
      this.#mark(this.#at + steps[event.key]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (this.#loading) this.#entered = true;
      else this.#chooseMarked();
    }
  }

  #chooseMarked() {
    const option = this.list.children[this.#at];
    if (option) this.#choose(option.dataset.at);
  }

  #mark(at) {
    const lines = [...this.list.children];
    this.#at = Math.max(0, Math.min(at, lines.length - 1));
    for (const [index, each] of lines.entries()) {
      each.setAttribute("aria-selected", String(index === this.#at));
    }
    const marked = lines[this.#at];
    marked?.scrollIntoView({ block: "nearest" });
    if (marked) this.input.setAttribute("aria-activedescendant", marked.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  #choose(at) {
    const option = at === EVERYWHERE ? this.#everywhere() : this.#options[at];
    this.dialog.close();
    if (option.opens) document.getElementById(option.opens)?.showModal();
    else if (option.drawer) document.getElementById("drawer").open(option.href);
    else location.assign(option.href);
  }
}

function line(option, at) {
  const element = document.createElement("div");
  element.className = "palette-option";
  element.id = `palette-option-${at}`;
  element.role = "option";
  element.dataset.at = at;
  const what = document.createElement("span");
  what.className = "what";
  what.textContent = option.name;
  const where = document.createElement("span");
  where.className = "where";
  where.textContent = option.where;
  element.append(what, where);
  return element;
}

function fold(text) {
  return text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();
}

function starts(text, words) {
  return words.length > 0 && text.startsWith(words[0]) ? 1 : 0;
}

customElements.define("command-palette", CommandPalette);
