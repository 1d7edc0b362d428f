/**
 * A page that asks for itself anew when what it is about changed; elements extend it.
 *
 * What somebody is typing, ticking or selecting is never taken away: then a button offers the news.
 * With it goes what stands elsewhere on the page under an id and `data-renews`, such as its action.
 * A form with `data-leads-to` goes to another page after its write. The element says in `data-news`
 * that something changed, and in `data-show` what the button is called; `data-about` may name one
 * element more whose change tells that this page is out of date. A form with `data-keeps` and an id
 * stays as it is while something is typed in it and another one is sent. Another `data-phase` says
 * that the page goes on to something else, which is then read from its beginning.
 */
import { keepFocus } from "./keeping-focus.js";
import { oneAtATime } from "./one-at-a-time.js";
import { typedIn } from "./typing.js";

const TOLD = "toast"; // where a message waits for the page that a write leads to

export class RenewingPage extends HTMLElement {
  #offer = null;
  #sent = new WeakSet(); // forms whose write is done, which therefore hold nothing unsaved

  /** How the ids of those elements begin whose change tells that the page is out of date. */
  static about = "";

  connectedCallback() {
    document.addEventListener("written", this.#written);
    document.addEventListener("live:news", this.#news);
    this.#tellAgain();
    this.#showFound();
  }

  disconnectedCallback() {
    document.removeEventListener("written", this.#written);
    document.removeEventListener("live:news", this.#news);
  }

  #written = ({ detail: { by } }) => {
    if (by.dataset.leadsTo) return this.#lead(by.dataset.leadsTo);
    this.#sent.add(by);
    this.renew();
  };

  /** What changed, here or elsewhere, arrives with the counts that it touched, or all of it at once. */
  #news = ({ detail: { changes, whole } }) => {
    const { about } = this.dataset;
    const ours = changes.filter(({ id }) => id === about || id.startsWith(this.constructor.about));
    if (!ours.length && !whole) return;
    if (!this.busy) this.renew();
    else if (whole || ours.some(({ member }) => member !== document.body.dataset.me)) {
      this.offerNews();
    }
  };

  /** Whether its reader is at something that must not be taken away. */
  get busy() {
    return typedIn(this) || this.contains(document.activeElement?.closest("form, [data-block]"));
  }

  /** Ask for the page anew and show what is in this element there. */
  renew = oneAtATime(async () => {
    const busy = this.busy;
    const response = await fetch(location.href);
    if (!response.ok) return;
    const text = await response.text();
    if (!busy && this.busy) this.offerNews();
    else this.#replace(text);
  });

  #replace(text) {
    const page = new DOMParser().parseFromString(text, "text/html");
    const fresh = page.querySelector(this.localName);
    if (!fresh) return;
    const opened = this.#folded();
    const focusAgain = keepFocus(this);
    const another = fresh.dataset.phase !== this.dataset.phase;
    const typed = [...this.querySelectorAll("form[data-keeps]")].filter(
      (form) => typedIn(form) && !this.#sent.has(form),
    );
    this.#offer = null;
    for (const { name, value } of fresh.attributes) this.setAttribute(name, value);
    this.replaceChildren(...fresh.childNodes);
    for (const form of typed) document.getElementById(form.id)?.replaceWith(form);
    for (const part of document.querySelectorAll("[data-renews]")) {
      const now = page.getElementById(part.id);
      if (now) part.replaceWith(now);
    }
    for (const [name, part] of this.#folded()) {
      if (opened.has(name)) part.open = opened.get(name).open;
    }
    window.htmx.process(this);
    if (another) this.scrollIntoView();
    focusAgain(another);
  }

  /** What can be folded, by its summary and which of those with the same one it is. */
  #folded() {
    const found = new Map();
    for (const part of this.querySelectorAll("details")) {
      const words = part.querySelector("summary")?.textContent.trim() ?? "";
      let number = 1;
      while (found.has(`${number} ${words}`)) number += 1;
      found.set(`${number} ${words}`, part);
    }
    return found;
  }

  /** Say that something changed, to who is busy. */
  offerNews() {
    if (this.#offer) return;
    const notice = document.createElement("p");
    notice.className = "notice renewing-news";
    notice.setAttribute("role", "status");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "text-button";
    button.textContent = this.dataset.show;
    button.addEventListener("click", () => this.renew());
    notice.append(this.dataset.news, " ", button);
    this.prepend(notice);
    this.#offer = notice;
  }

  /** Go to another page after a write, and let its message with the undo come along. */
  #lead(address) {
    const toast = document.querySelector("#toasts [data-toast]:last-child");
    if (toast) sessionStorage.setItem(TOLD, toast.outerHTML);
    location.assign(address);
  }

  #tellAgain() {
    const told = sessionStorage.getItem(TOLD);
    if (!told) return;
    sessionStorage.removeItem(TOLD);
    const template = document.createElement("template");
    template.innerHTML = told;
    const toast = template.content.firstElementChild;
    document.getElementById("toasts").append(toast);
    window.addEventListener("load", () => window.htmx.process(toast), { once: true });
  }

  #showFound() {
    document.getElementById(location.hash.slice(1))?.classList.add("pointed-at");
  }
}
