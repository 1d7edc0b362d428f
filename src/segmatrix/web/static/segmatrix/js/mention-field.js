/**
 * <mention-field>: a text in which @ offers members. Arrows choose, Enter or Tab takes, Esc closes.
 *
 * It writes `@Name` as anybody can by hand; the server reads that. Ctrl or Cmd with Enter sends.
 */
const BEGUN = /(?:^|[^\p{L}\p{N}_@])@([^\n@]{0,60})$/u;
const MOST = 6;

class MentionField extends HTMLElement {
  #field;
  #list;
  #active = 0;

  connectedCallback() {
    this.#field = this.querySelector("textarea");
    this.#list = this.querySelector("[role=listbox]");
    this.#field.addEventListener("input", () => this.#offer());
    this.#field.addEventListener("keydown", (event) => this.#key(event));
    this.#field.addEventListener("blur", () => this.#close());
    this.#list.addEventListener("mousedown", (event) => {
      event.preventDefault(); // the field keeps the focus
      const option = event.target.closest("[role=option]");
      if (option) this.#take(option);
    });
  }

  get #options() {
    return [...this.#list.children];
  }

  /** What is typed after the @ before the caret, or null. */
  get #sought() {
    const { value, selectionStart: at, selectionEnd: end } = this.#field;
    return at === end ? (BEGUN.exec(value.slice(0, at))?.[1] ?? null) : null;
  }

  #offer() {
    const sought = this.#sought;
    const members = this.closest("comment-threads")?.querySelector("template[data-members]");
    if (sought === null || !members) return this.#close();
    const found = [...members.content.querySelectorAll("[role=option]")]
      .filter(({ dataset }) => fits(dataset.name, sought))
      .slice(0, MOST);
    if (!found.length) return this.#close();
    this.#list.replaceChildren(...found.map((option, at) => this.#option(option, at)));
    this.#list.hidden = false;
    this.#field.setAttribute("role", "combobox");
    this.#field.setAttribute("aria-autocomplete", "list");
    this.#field.setAttribute("aria-expanded", "true");
    this.#field.setAttribute("aria-controls", this.#list.id);
    this.#activate(0);
  }

  #option(option, at) {
    const own = option.cloneNode(true);
    own.id = `${this.#list.id}-${at}`;
    return own;
  }

  #activate(number) {
    this.#active = number;
    for (const [at, option] of this.#options.entries()) {
      option.setAttribute("aria-selected", String(at === number));
    }
    this.#field.setAttribute("aria-activedescendant", this.#options[number].id);
    this.#options[number].scrollIntoView({ block: "nearest" });
  }

  #close() {
    this.#list.hidden = true;
    for (const name of [
      "role",
      "aria-autocomplete",
      "aria-expanded",
      "aria-controls",
      "aria-activedescendant",
    ]) {
      this.#field.removeAttribute(name);
    }
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.#field.form.requestSubmit();
      return;
    }
    if (this.#list.hidden) return;
    const last = this.#options.length - 1;
    const act = {
      ArrowDown: () => this.#activate(this.#active < last ? this.#active + 1 : 0),
      ArrowUp: () => this.#activate(this.#active > 0 ? this.#active - 1 : last),
      Enter: () => this.#take(this.#options[this.#active]),
      Tab: () => !event.shiftKey && this.#take(this.#options[this.#active]),
      Escape: () => this.#close(),
    }[event.key];
    if (!act || act() === false) return;
    event.preventDefault();
    event.stopPropagation(); // Esc closes this and not what lies behind
  }

  #take({ dataset: { name } }) {
    const { value, selectionStart: at } = this.#field;
    const start = at - this.#sought.length;
    const gap = /^\s/.test(value.slice(at)) ? "" : " ";
    this.#field.setRangeText(`${name}${gap}`, start, at, "end");
    this.#close();
  }
}

/** Whether what is sought begins the name or one of its words, whatever the capitals and accents. */
function fits(name, sought) {
  const [whole, begun] = [name, sought].map((text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase(),
  );
  return whole.startsWith(begun) || whole.split(/\s+/).some((word) => word.startsWith(begun));
}

customElements.define("mention-field", MentionField);
