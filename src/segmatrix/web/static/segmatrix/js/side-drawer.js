/**
 * The drawer: what was clicked, beside the page, under an address of its own.
 *
 * A link with `data-drawer` opens here instead of leaving the page; Back closes it again. Without a
 * script the same link leads to the same page with the drawer open.
 */
import { typedIn } from "./typing.js";

class SideDrawer extends HTMLElement {
  #opener = null;
  #page = null; // where Close leads: the page without its drawer
  #address = location.href; // of what is in the drawer, or on its way into it
  #renewing = false;
  #focused = ""; // the id of what had the focus before the drawer was held

  connectedCallback() {
    const door = this.querySelector("a[data-close-drawer]");
    this.#page = door?.href ?? location.href;
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-drawer]");
      const plain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
      if (!link || event.button !== 0 || !plain) return;
      event.preventDefault();
      this.open(link.href, { opener: link });
    });
    this.addEventListener("click", (event) => {
      if (!event.target.closest("[data-close-drawer]")) return;
      event.preventDefault();
      this.close();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || !this.isOpen) return;
      if (document.querySelector("dialog[open], details.menu[open]")) return;
      event.preventDefault();
      this.close();
    });
    // The answer to a form takes its place. Until then nobody types what would be lost with it.
    this.addEventListener("htmx:beforeSend", ({ target, detail }) => {
      if (!target.matches("form")) return;
      this.#hold();
      // The request tells, not its form: news may take that off the page before the answer is here.
      detail.xhr.addEventListener("loadend", () => this.#renewing || this.#release());
    });
    // A write from inside the drawer changes what it shows.
    document.addEventListener("written", ({ detail }) => {
      if (!this.isOpen || !this.contains(detail.by)) return;
      if (detail.by.matches("[data-closes-drawer]")) this.close();
      else if (!detail.by.closest("comment-threads")) this.#renew(); // these renew themselves
    });
    // So does news of what it says that it shows, unless somebody is writing in it.
    document.addEventListener("live:news", ({ detail }) => {
      const about = this.querySelector("[data-renews]")?.dataset.renews;
      if (!about || !detail.changes.some(({ id }) => id.startsWith(about))) return;
      if (typedIn(this) || this.querySelector(":is(input, textarea, select):focus")) return;
      this.#hold();
      this.#renew();
    });
    window.addEventListener("popstate", () => {
      if (history.state?.drawer) this.#load(history.state.drawer);
      else this.#empty();
    });
  }

  get isOpen() {
    return this.childElementCount > 0;
  }

  /** Show the page at `address` in the drawer and make it the page's address. */
  async open(address, { opener = document.activeElement, toEdit = false } = {}) {
    this.#opener = opener;
    if (!(await this.#load(address))) return;
    history.pushState({ drawer: address }, "", address);
    const fields = toEdit ? this.querySelectorAll(".drawer-body :is(input, select, textarea)") : [];
    const field = [...fields].find((each) => each.offsetParent);
    (field ?? this.querySelector("h2"))?.focus({ preventScroll: true });
    const part = new URL(address, location.href).hash.slice(1);
    if (part) document.getElementById(part)?.scrollIntoView();
  }

  close() {
    this.#empty();
    history.pushState({}, "", this.#page);
    const opener = this.#opener?.isConnected
      ? this.#opener
      : document.getElementById(this.#opener?.id);
    (opener ?? document.getElementById("main")).focus();
  }

  /** Fetch what is at `address`, in place of what is still on its way; resolve to whether it came. */
  async #load(address) {
    this.#address = address;
    window.htmx.trigger(this, "htmx:abort");
    try {
      await window.htmx.ajax("GET", address, { source: this, target: this, swap: "innerHTML" });
      return true;
    } catch {
      return false; // something else was asked for, or there is no connection, which the frame says
    }
  }

  async #renew() {
    this.#renewing = true;
    try {
      await this.#load(this.#address);
    } finally {
      this.#renewing = false;
      this.#release();
    }
  }

  #hold() {
    this.#focused = this.contains(document.activeElement) ? document.activeElement.id : "";
    this.inert = true;
  }

  #release() {
    if (!this.inert) return;
    this.inert = false;
    const focused = document.getElementById(this.#focused) ?? this.querySelector("h2");
    if (document.activeElement === document.body) focused?.focus({ preventScroll: true });
  }

  #empty() {
    window.htmx.trigger(this, "htmx:abort");
    this.replaceChildren();
  }
}

customElements.define("side-drawer", SideDrawer);
