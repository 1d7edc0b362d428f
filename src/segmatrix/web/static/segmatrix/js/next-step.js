/**
 * <next-step>: what its reader does next. It is theirs alone, so that no news brings it: told that the
 * matrix stands otherwise than before, it is asked for.
 */
import { oneAtATime } from "./one-at-a-time.js";

const STANDING = "standing"; // how the ids of those elements begin that say where the matrix stands

class NextStep extends HTMLElement {
  connectedCallback() {
    document.addEventListener("live:news", this.#news);
  }

  disconnectedCallback() {
    document.removeEventListener("live:news", this.#news);
  }

  #news = ({ detail: { ids } }) => {
    if (ids.some((id) => id.startsWith(STANDING))) this.#renew();
  };

  #renew = oneAtATime(async () => {
    const response = await fetch(location.href);
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.querySelector(this.localName);
    if (!fresh || fresh.innerHTML === this.innerHTML) return;
    const focused = this.contains(document.activeElement);
    this.replaceChildren(...fresh.childNodes);
    if (focused) this.querySelector("a")?.focus({ preventScroll: true });
  });
}

customElements.define("next-step", NextStep);
