/**
 * <presence-list>: who has this matrix open, as avatars; and whose cursor is in which cell.
 *
 * Where the reader is, the focus says: in an element with an id that others have too (a cell, a
 * column's head), or in an editor that names it with `data-at`.
 */
const PLACES = ".cell[id], .head[id], .row-head[id]";
const WRITES = "textarea, input:not([type=checkbox], [type=radio]), [contenteditable]";

const MOST_FACES = 5; // beside each other, on a phone as well

class PresenceList extends HTMLElement {
  #me = document.body.dataset.me;
  #here = [];

  connectedCallback() {
    document.addEventListener("live:here", this.#met);
    document.addEventListener("live:news", this.#changed);
    document.addEventListener("focusin", this.#focused);
    document.addEventListener("focusout", this.#focused);
  }

  disconnectedCallback() {
    document.removeEventListener("live:here", this.#met);
    document.removeEventListener("live:news", this.#changed);
    document.removeEventListener("focusin", this.#focused);
    document.removeEventListener("focusout", this.#focused);
  }

  #met = ({ detail }) => {
    const others = detail.here.filter(({ member }) => member !== this.#me);
    this.#here = others.map((other) => ({ ...other, name: this.#called(other) }));
    const names = new Map(this.#here.map(({ member, name }) => [member, name]));
    this.replaceChildren(...faces([...names.values()]));
    this.#outline();
  };

  #changed = ({ detail }) => {
    this.#outline();
    const editor = document.querySelector("[data-at]");
    const other = detail.changes.find(
      ({ id, member }) => id === editor?.dataset.at && member !== this.#me,
    );
    if (other) note(editor, this.dataset.sayAlso.replace("%name", this.#called(other)));
  };

  /** Guests are not told every name. */
  #called({ name }) {
    return name || this.dataset.saySomebody;
  }

  #outline() {
    for (const cell of document.querySelectorAll("[data-writing]")) delete cell.dataset.writing;
    for (const { at, name, writing } of this.#here) {
      const cell = writing && document.getElementById(at);
      if (cell) cell.dataset.writing = this.dataset.sayWriting.replace("%name", name);
    }
  }

  #focused = ({ type, target, relatedTarget }) => {
    if (type === "focusout" && relatedTarget) return; // the focusin that follows says where to
    const focus = type === "focusin" ? target : document.body;
    const editor = focus.closest("[data-at]");
    const at = editor?.dataset.at ?? focus.closest(PLACES)?.id ?? "";
    const detail = { at, writing: at !== "" && focus.matches(WRITES) };
    document.dispatchEvent(new CustomEvent("live:place", { detail }));
  };
}

customElements.define("presence-list", PresenceList);

/** Say `words` under what is being typed, once. */
function note(editor, words) {
  const said = editor.querySelector(".hint") ?? document.createElement("p");
  said.className = "hint";
  said.setAttribute("role", "status");
  said.textContent = words;
  editor.append(said);
}

/** Return the pictures of a few people, and of the others how many they are. */
function faces(names) {
  if (names.length <= MOST_FACES) return names.map(avatar);
  const others = names.slice(MOST_FACES - 1);
  const counted = avatar(others.join(", "));
  counted.firstElementChild.textContent = `+${others.length}`;
  return [...names.slice(0, MOST_FACES - 1).map(avatar), counted];
}

function avatar(name) {
  const letters = name.split("(")[0].split(/\s+/).filter(Boolean); // a guest’s mark is no name
  const initials =
    letters.length > 1 ? letters[0][0] + letters.at(-1)[0] : (letters[0] ?? "?").slice(0, 2);
  const picture = document.createElement("span");
  picture.className = "avatar";
  picture.title = name;
  const shown = document.createElement("span");
  shown.ariaHidden = "true";
  shown.textContent = initials.toUpperCase();
  const read = document.createElement("span");
  read.className = "unseen";
  read.textContent = name;
  picture.append(shown, read);
  return picture;
}
