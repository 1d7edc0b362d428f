/**
 * <comment-threads data-source="...">: conversations that stay true while somebody reads and types.
 *
 * What a reader may do in them is theirs alone, so the fragment is asked for anew when news says that
 * this conversation changed. What is being typed stays, and so does the focus.
 */
import "./mention-field.js";
import { oneAtATime } from "./one-at-a-time.js";

const TABLE = "matrix-table"; // with segments merged or split, conversations go elsewhere

class CommentThreads extends HTMLElement {
  connectedCallback() {
    document.addEventListener("live:news", this.#heard);
    document.addEventListener("written", this.#written);
    const meant = location.hash && document.getElementById(location.hash.slice(1));
    if (meant && this.contains(meant)) this.#show(meant);
  }

  disconnectedCallback() {
    document.removeEventListener("live:news", this.#heard);
    document.removeEventListener("written", this.#written);
  }

  /** News without a word on who changed what may be about anything. */
  #heard = ({ detail: { changes } }) => {
    if (!changes.length || changes.some(({ id }) => id === this.id || id === TABLE)) this.renew();
  };

  #written = async ({ detail: { by } }) => {
    if (!this.contains(by)) return;
    const field = by.querySelector("textarea");
    if (field) field.value = field.defaultValue = "";
    by.closest("details.reword")?.removeAttribute("open");
    const next = field?.id.replace(/^edit-/, "comment-") ?? by.querySelector("button")?.id;
    await this.renew();
    (document.getElementById(next) ?? this.querySelector("h2, h3"))?.focus({ preventScroll: true });
  };

  /** Ask for the fragment and put it here. */
  renew = oneAtATime(() => this.#fetch());

  async #fetch() {
    let answer;
    try {
      const shown = { "HX-Request": "true", "HX-Current-URL": location.href };
      const response = await fetch(this.dataset.source, { headers: shown });
      if (!response.ok) return; // the frame says that the connection or the sign-in is gone
      answer = await response.text();
    } catch {
      return;
    }
    const template = document.createElement("template");
    template.innerHTML = answer;
    const fresh = template.content.getElementById(this.id);
    if (fresh && this.isConnected) this.#replace(fresh);
  }

  #replace(fresh) {
    const drafts = [...this.querySelectorAll("textarea")].filter(typedInto).map(draftOf);
    const open = [...this.querySelectorAll("details[open][id]")].map(({ id }) => id);
    const focused = this.contains(document.activeElement) ? document.activeElement.id : "";
    this.replaceChildren(...fresh.childNodes);
    window.htmx.process(this);
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    for (const draft of drafts) this.#restore(draft);
    const field = focused && document.getElementById(focused);
    if (field) field.focus({ preventScroll: true });
  }

  /** Put what was being typed back; where its place is gone, into the field for a new comment. */
  #restore({ id, value, start, end, version }) {
    const own = document.getElementById(id);
    const field = own ?? this.querySelector(`#${CSS.escape(this.id)}-text`);
    if (!field) return;
    field.value = own || !field.value ? value : `${field.value}\n${value}`;
    field.setSelectionRange(start, end);
    if (own && version) own.form.elements.version.value = version;
  }

  #show(meant) {
    for (let at = meant; at !== this; at = at.parentElement) {
      if (at.matches("details")) at.open = true;
    }
    meant.classList.add("meant");
    meant.scrollIntoView({ block: "center" });
    meant.focus({ preventScroll: true });
  }
}

function typedInto(field) {
  return field.value !== field.defaultValue;
}

function draftOf({ id, value, selectionStart: start, selectionEnd: end, form }) {
  return { id, value, start, end, version: form.elements.version?.value };
}

customElements.define("comment-threads", CommentThreads);
