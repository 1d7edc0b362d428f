/** What fits where somebody types, offered beneath the caret: arrows choose, Enter or Tab takes. */
import { csrfToken } from "./posting.js";
import { boxAt, characters, units } from "./rule-colours.js";

const PAUSE = 120; // ms without a key before words are asked for

export class RuleOptions {
  #field;
  #layer;
  #list;
  #address;
  #take;
  #timer = null;
  #asking = null;
  #active = -1;

  /** `take(start, end, text)` puts words in the place of others. */
  constructor(field, layer, list, address, take) {
    this.#field = field;
    this.#layer = layer;
    this.#list = list;
    this.#address = address;
    this.#take = take;
    field.addEventListener("keydown", (event) => this.#key(event));
    field.addEventListener("blur", () => this.close());
    field.addEventListener("click", () => this.close());
    list.addEventListener("mousedown", (event) => {
      event.preventDefault(); // the field keeps the focus
      const option = event.target.closest("[role=option]");
      if (option) this.#choose(option);
    });
  }

  get isOpen() {
    return !this.#list.hidden;
  }

  /** Something was typed: offer what fits, once the hands rest. */
  typed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(false), PAUSE);
  }

  close() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#list.hidden = true;
    this.#active = -1;
    this.#field.removeAttribute("role");
    for (const name of ["aria-expanded", "aria-controls", "aria-activedescendant", "aria-autocomplete"]) {
      this.#field.removeAttribute(name);
    }
  }

  async #ask(asked) {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    const { value: text, selectionStart: at, selectionEnd: end } = this.#field;
    if (at !== end || document.activeElement !== this.#field) return this.close();
    const body = new URLSearchParams({ rule: text, caret: characters(text, at) });
    const headers = { "X-CSRFToken": csrfToken(), "HX-Request": "true" };
    let answer;
    try {
      answer = await fetch(this.#address, { method: "POST", body, headers, signal: asking.signal });
      if (!answer.ok) return this.close();
      answer = await answer.text();
    } catch {
      return; // a newer question, or no connection: typing goes on without
    }
    if (asking.signal.aborted) return;
    this.#show(answer, asked || /[\w"`]$/.test(text.slice(0, at)), asked);
  }

  #show(html, chooses, asked) {
    this.#list.innerHTML = html;
    const options = this.#options;
    // Between two words nothing is offered unasked but what has to come.
    if (!options.length || (!chooses && !asked && options.length > 60)) return this.close();
    this.#list.hidden = false;
    const field = this.#field;
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "true");
    field.setAttribute("aria-controls", this.#list.id);
    this.#place();
    this.#activate(chooses ? 0 : -1);
  }

  #place() {
    const frame = this.#list.parentElement.getBoundingClientRect();
    const start = units(this.#field.value, Number(this.#options[0].dataset.start));
    const box = boxAt(this.#layer, start);
    const most = Math.max(0, frame.width - this.#list.offsetWidth);
    this.#list.style.left = `${Math.min(most, Math.max(0, box.left - frame.left))}px`;
    this.#list.style.top = `${box.bottom - frame.top + 4}px`;
  }

  get #options() {
    return [...this.#list.children];
  }

  #activate(number) {
    this.#active = number;
    for (const [at, option] of this.#options.entries()) {
      option.setAttribute("aria-selected", String(at === number));
    }
    const option = this.#options[number];
    if (option) {
      this.#field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.#field.removeAttribute("aria-activedescendant");
    }
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === " " && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.#ask(true);
      return;
    }
    if (!this.isOpen) return;
    const last = this.#options.length - 1;
    const act = {
      ArrowDown: () => this.#activate(this.#active < last ? this.#active + 1 : 0),
      ArrowUp: () => this.#activate(this.#active > 0 ? this.#active - 1 : last),
      Enter: () => this.#taken(),
      Tab: () => !event.shiftKey && this.#taken(),
      Escape: () => this.close(),
    }[event.key];
    if (!act || act() === false) return;
    event.preventDefault();
    event.stopPropagation(); // Esc closes this and not what lies behind
  }

  #taken() {
    const option = this.#options[this.#active];
    if (!option) {
      this.close();
      return false;
    }
    this.#choose(option);
    return true;
  }

  #choose({ dataset }) {
    const text = this.#field.value;
    const start = units(text, Number(dataset.start));
    const end = units(text, Number(dataset.end));
    const goesOn = /^[\s)(,.]/.test(text.slice(end)) || /[.(]$/.test(dataset.text);
    this.close();
    this.#take(start, end, goesOn ? dataset.text : `${dataset.text} `);
  }
}
