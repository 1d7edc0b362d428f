/**
 * <note-board>: notes are dragged onto each other, into a group or out of it.
 *
 * It does what the boxes and buttons of the board do for whoever works without a mouse: it ticks the
 * note that is dragged and presses the button of the place where it is let go.
 */
const DRAGGED = "dragged", OVER = "over";

class NoteBoard extends HTMLElement {
  #note = null;

  connectedCallback() {
    this.addEventListener("dragstart", this.#start);
    this.addEventListener("dragover", this.#over);
    this.addEventListener("dragleave", ({ target }) => target.closest?.(`.${OVER}`)?.classList.remove(OVER));
    this.addEventListener("drop", this.#drop);
    this.addEventListener("dragend", this.#end);
  }

  #start = ({ target, dataTransfer }) => {
    this.#note = target.closest(".board-note");
    if (!this.#note) return;
    dataTransfer.effectAllowed = "move";
    dataTransfer.setData("text/plain", this.#note.textContent.trim());
    this.#note.classList.add(DRAGGED);
  };

  #over = (event) => {
    const place = this.#place(event.target);
    if (!place) return;
    event.preventDefault();
    for (const other of this.querySelectorAll(`.${OVER}`)) other.classList.remove(OVER);
    place.classList.add(OVER);
  };

  /** Where a note can be let go: on a lone note, in a group, or beside the groups if it is in one. */
  #place(target) {
    if (!this.#note) return null;
    const other = target.closest(".board-note[data-alone]");
    if (other && other !== this.#note) return other;
    const part = target.closest("[data-to]");
    return part && part !== this.#note.closest("[data-to]") ? part : null;
  }

  #drop = (event) => {
    const place = this.#place(event.target);
    if (!place) return;
    event.preventDefault();
    this.#tick(place.dataset.to ? [this.#note] : [place, this.#note]);
    this.#press(place.dataset.to ?? "new");
  };

  #end = () => {
    for (const part of this.querySelectorAll(`.${DRAGGED}, .${OVER}`)) part.classList.remove(DRAGGED, OVER);
    this.#note = null;
  };

  #tick(notes) {
    for (const box of this.querySelectorAll(".board-note input")) {
      box.checked = notes.includes(box.closest(".board-note"));
    }
  }

  #press(to) {
    this.querySelector(`button[name="to"][value="${CSS.escape(to)}"]`)?.click();
  }
}

customElements.define("note-board", NoteBoard);
