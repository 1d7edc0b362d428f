/**
 * <rule-editor>: a rule as coloured text with its mistakes underlined, and as a form of the same text.
 *
 * The text in the field is the truth. What is typed is kept in this tab until the server has it; every
 * change is looked at by the server, which says what it means and how many it finds. A step of the
 * builder answers with the text it makes.
 */
import { command } from "./keys.js";
import { operationId } from "./posting.js";
import { colour, units } from "./rule-colours.js";
import { RuleOptions } from "./rule-options.js";

const PAUSE = 300; // ms without a key before the server looks
const PREFIX = "unsaved-rule:";

class RuleEditor extends HTMLElement {
  #timer = null;
  #marks = [];

  connectedCallback() {
    this.form = this.querySelector("form");
    this.field = this.querySelector("#rule");
    this.layer = this.querySelector(".code-layer");
    this.builder = this.querySelector("#rule-builder");
    this.key = PREFIX + this.dataset.segment;
    this.keywords = new Set(this.dataset.keywords.split(" "));
    this.options = new RuleOptions(
      this.field,
      this.layer,
      this.querySelector("#rule-options"),
      this.dataset.complete,
      (start, end, text) => this.#put(start, end, text),
    );
    this.#restore();
    this.#readMarks();
    this.#draw();
    this.field.addEventListener("input", () => {
      this.#changed();
      this.options.typed();
    });
    this.addEventListener("click", (event) => this.#click(event));
    this.addEventListener("keydown", (event) => {
      if (!command(event, "s")) return;
      event.preventDefault();
      this.form.requestSubmit();
    });
    this.form.addEventListener("submit", () => {
      this.form.elements.operation.value = operationId();
      this.#keep();
    });
    this.addEventListener("htmx:afterSwap", ({ target }) => this.#swapped(target));
    this.addEventListener("htmx:oobAfterSwap", () => this.#marked());
    this.builder.addEventListener("htmx:afterRequest", () => (this.builder.inert = false));
    this.#face(location.hash === "#builder" ? "form" : "text", { first: true });
    this.#look();
  }

  // --- the text ---------------------------------------------------------------------------------

  get text() {
    return this.field.value;
  }

  #changed() {
    this.#marks = [];
    this.#keep();
    this.#draw();
    this.querySelector("#rule-numbers").classList.add("old");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), PAUSE);
  }

  /** Put words in the place of others, so that the field's own undo takes them back. */
  #put(start, end, text) {
    this.field.focus();
    this.field.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, text)) {
      this.field.setRangeText(text, start, end, "end");
      this.field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  #set(text) {
    if (text === this.text) return;
    this.field.value = text;
    this.#changed();
  }

  #draw() {
    colour(this.layer, this.text, this.keywords, this.#marks);
    const saved = this.text.trim() === this.dataset.saved.trim();
    const state = this.querySelector("[data-state]");
    state.textContent = saved ? "" : this.querySelector("[data-unsaved]").content.textContent;
    for (const button of this.querySelectorAll(".rule-end [data-discard]")) button.hidden = saved;
  }

  // --- what is kept until it is saved -----------------------------------------------------------

  #keep() {
    if (this.text.trim() === this.dataset.saved.trim()) sessionStorage.removeItem(this.key);
    else sessionStorage.setItem(this.key, JSON.stringify(this.text));
  }

  /** Show what was typed before and never saved, unless the page brings back what was refused. */
  #restore() {
    const kept = sessionStorage.getItem(this.key);
    if (kept === null) return;
    const text = JSON.parse(kept);
    const shown = this.text.trim();
    if (text.trim() === this.dataset.saved.trim()) return sessionStorage.removeItem(this.key);
    if (text.trim() === shown || shown !== this.dataset.saved.trim()) return;
    this.field.value = text;
    this.querySelector("[data-draft]").hidden = false;
  }

  // --- what the server says ---------------------------------------------------------------------

  #look() {
    window.htmx.ajax("POST", this.dataset.look, {
      source: this.querySelector("#rule-look"),
      target: "#rule-look",
      swap: "innerHTML",
      values: { rule: this.text },
    });
  }

  #swapped(target) {
    if (target.id === "rule-builder") this.#built();
    if (target.id === "rule-look") this.#marked();
    if (target.id === "rule-numbers") {
      target.classList.remove("old");
      this.#marked();
    }
  }

  #marked() {
    this.#readMarks();
    this.#draw();
  }

  /** Read which words are wrong, and which are odd, from what is said of them. */
  #readMarks() {
    const text = this.text;
    const mark = (from, to, kind) => {
      const start = units(text, Number(from));
      const end = units(text, Number(to));
      return { start, end: Math.max(end, Math.min(start + 1, text.length)), kind };
    };
    const wrong = [...this.querySelectorAll(".rule-mistake")].map(({ dataset }) =>
      mark(dataset.start, dataset.end, "wrong"),
    );
    const old = this.querySelector("#rule-numbers").classList.contains("old");
    const odd = old ? [] : [...this.querySelectorAll("[data-odd-start]")].map(({ dataset }) =>
      mark(dataset.oddStart, dataset.oddEnd, "odd"),
    );
    const whole = ({ start, end }) => start === 0 && end >= text.trimEnd().length;
    this.#marks = [...wrong, ...odd.filter((each) => !whole(each))];
    this.field.toggleAttribute("aria-invalid", wrong.length > 0);
    if (wrong.length) this.field.setAttribute("aria-invalid", "true");
  }

  // --- text and builder -------------------------------------------------------------------------

  #face(face, { first = false } = {}) {
    for (const section of this.querySelectorAll("[data-shown]")) {
      section.hidden = section.dataset.shown !== face;
    }
    for (const only of this.querySelectorAll("[data-only]")) only.hidden = only.dataset.only !== face;
    for (const button of this.querySelectorAll(".segmented [data-face]")) {
      button.setAttribute("aria-pressed", String(button.dataset.face === face));
    }
    if (face === "form") this.#build();
    else if (!first) {
      this.#draw();
      this.field.focus();
    }
  }

  #build() {
    if (this.builder.querySelector("[data-built]")?.value === this.text) return;
    this.builder.inert = true; // what it shows is not the text any more
    window.htmx.ajax("POST", this.dataset.build, {
      source: this.builder,
      target: this.builder,
      swap: "innerHTML",
      values: { rule: this.text, op: "" },
    });
  }

  /** A step of the builder brought another text; the focus stays with what it was about. */
  #built() {
    const built = this.builder.querySelector("[data-built]");
    if (built) this.#set(built.value);
    if (document.activeElement !== document.body) return;
    const { focus } = this.builder.querySelector(".rule-tree")?.dataset ?? {};
    if (focus === undefined || this.builder.closest("[hidden]")) return;
    const parts = [...this.builder.querySelectorAll(`[id^="row-${CSS.escape(focus)}-"]`)];
    (parts.find((part) => part.offsetParent) ?? this.builder.querySelector("select, button"))?.focus();
  }

  #click(event) {
    const button = event.target.closest("button");
    if (!button) return;
    const { face, fix, fixStart, fixEnd, go } = button.dataset;
    if (face) this.#face(face);
    else if (fix) this.#put(units(this.text, Number(fixStart)), units(this.text, Number(fixEnd)), fix);
    else if (go !== undefined) {
      const at = units(this.text, Number(go));
      this.field.focus();
      this.field.setSelectionRange(at, at);
    } else if ("discard" in button.dataset) this.#discard(this.dataset.saved);
    else if ("takeTheirs" in button.dataset) {
      this.#discard(this.querySelector("[data-theirs]").textContent);
    }
  }

  #discard(text) {
    this.querySelector("[data-draft]").hidden = true;
    this.#set(text);
    if (!this.builder.closest("[hidden]")) this.#build();
    this.field.focus();
  }
}

/** <copy-block>: a text to pass on, with a button that copies it. */
class CopyBlock extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", async ({ target }) => {
      const button = target.closest("[data-copy]");
      if (!button) return;
      const text = this.querySelector("pre");
      try {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = button.dataset.copied;
      } catch {
        getSelection().selectAllChildren(text); // no clipboard here: select it for the keyboard
        text.focus();
      }
    });
  }
}

customElements.define("copy-block", CopyBlock);
customElements.define("rule-editor", RuleEditor);
