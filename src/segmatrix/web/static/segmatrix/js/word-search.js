/**
 * <word-search>: leaves only the words that hold what is typed, without asking the server.
 *
 * Each word says in `data-sought` what is looked in: small letters without accents.
 */
class WordSearch extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input[type=search]");
    this.said = this.querySelector("[data-said]");
    this.field.addEventListener("input", () => this.#leave());
    this.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    document.addEventListener("live:news", this.#onNews);
    this.#leave();
  }

  disconnectedCallback() {
    document.removeEventListener("live:news", this.#onNews);
  }

  #onNews = ({ detail }) => {
    if (detail.ids.includes("glossary")) this.#leave();
  };

  #leave() {
    const parts = folded(this.field.value).split(" ");
    const empty = !this.querySelector("[data-sought]");
    let found = 0;
    for (const letter of this.querySelectorAll("[data-letter]")) {
      let some = 0;
      for (const entry of letter.querySelectorAll("[data-sought]")) {
        entry.hidden = !parts.every((part) => entry.dataset.sought.includes(part));
        if (!entry.hidden) some += 1;
      }
      letter.hidden = some === 0;
      found += some;
    }
    this.said.textContent = found || empty ? "" : this.dataset.nothing;
  }
}

/** The text as the server folds it: small, without accents and doubled blanks. */
function folded(text) {
  const plain = text.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.trim().split(/\s+/).join(" ");
}

customElements.define("word-search", WordSearch);
