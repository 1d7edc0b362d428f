/**
 * What of the table this reader looks at: folded rows, all evidence or exceptions only, one segment in
 * focus or two side by side. Segments are kept in the address, so that a link shows the same, the rest
 * in this browser.
 */
const EVIDENCE = "evidence";

export class TableView {
  #table;
  #folded;

  constructor(table) {
    this.#table = table;
    this.#folded = new Set(JSON.parse(localStorage.getItem(this.#name) ?? "[]"));
    table.addEventListener("click", (event) => {
      const button = event.target.closest("[data-fold]");
      if (button) this.fold(button.closest(".line"));
    });
    document.addEventListener("click", (event) => {
      const button = event.target.closest(
        "[data-focus-segment], [data-show-all], [data-show-evidence]",
      );
      if (!button) return;
      event.preventDefault();
      if ("showEvidence" in button.dataset) return this.showEvidence();
      if (button.dataset.focusSegment) this.focus(button.dataset.focusSegment);
      else this.showAll();
    });
  }

  get #name() {
    return `folded:${this.#table.base}`;
  }

  /** The ids of the segments in focus; empty when all are shown. */
  get focused() {
    const show = new URLSearchParams(location.search).get("show");
    return show ? show.split(",") : null;
  }

  fold(line) {
    if (!line) return;
    const { dimension } = line.dataset;
    if (!this.#folded.delete(dimension)) this.#folded.add(dimension);
    localStorage.setItem(this.#name, JSON.stringify([...this.#folded]));
    this.apply();
  }

  /** Show one segment alone, with a second one both, and drop one that is shown already. */
  focus(segment) {
    if (!segment) return;
    const shown = this.focused ?? [];
    const next = shown.includes(segment)
      ? shown.filter((each) => each !== segment)
      : [...shown, segment].slice(-2);
    this.#show(next);
  }

  /** Show what everything rests on, or exceptions only. */
  showEvidence() {
    if (this.#evidence) localStorage.removeItem(EVIDENCE);
    else localStorage.setItem(EVIDENCE, "shown");
    this.apply();
  }

  get #evidence() {
    return localStorage.getItem(EVIDENCE) === "shown";
  }

  showAll() {
    this.#show([]);
  }

  apply() {
    const shown = this.focused;
    for (const part of this.#table.querySelectorAll(".sheet [data-segment]")) {
      part.classList.toggle("aside", Boolean(shown) && !shown.includes(part.dataset.segment));
    }
    this.#table.toggleAttribute("data-focus", Boolean(shown));
    for (const button of document.querySelectorAll("[data-show-all]")) button.hidden = !shown;
    this.#table.toggleAttribute("data-evidence", this.#evidence);
    for (const button of document.querySelectorAll("[data-show-evidence]")) {
      button.setAttribute("aria-pressed", String(this.#evidence));
    }
    for (const line of this.#table.querySelectorAll(".line")) {
      const folded = this.#folded.has(line.dataset.dimension);
      line.classList.toggle("folded", folded);
      line.querySelector("[data-fold]")?.setAttribute("aria-expanded", String(!folded));
    }
  }

  #show(segments) {
    const address = new URL(location.href);
    if (segments.length) address.searchParams.set("show", segments.join(","));
    else address.searchParams.delete("show");
    history.replaceState(history.state, "", address);
    this.apply();
  }
}
