/**
 * <asked-steps>: a few questions, one a screen. Each is saved when its field is left.
 *
 * What is typed is kept on the device until the server has it: a question that found no connection is
 * sent again by itself, and after a reload it is there as it was typed. Without a script all questions
 * stand one below the other, each with its own button.
 */
const AGAIN = 10_000; // milliseconds until what found no connection is sent again

class AskedSteps extends HTMLElement {
  #at = 0;
  #timer = null;

  connectedCallback() {
    this.addEventListener("input", this.#typed);
    this.addEventListener("click", this.#clicked);
    this.addEventListener("htmx:sendError", this.#unsent);
    this.addEventListener("htmx:load", this.#arrived);
    document.addEventListener("written", this.#written);
    window.addEventListener("online", this.#sendAgain);
    for (const heading of this.querySelectorAll("[data-unstepped]")) heading.hidden = true;
    for (const field of this.querySelectorAll("textarea")) {
      if (field.value !== field.defaultValue) this.#typed({ target: field }); // before this came
    }
    this.#steps.filter((step) => "done" in step.dataset).reverse().forEach((step) => this.#first(step));
    this.#steps.forEach((step) => this.#refill(step));
    const open = this.#steps.findIndex((step) => !("done" in step.dataset));
    this.#show(open < 0 ? this.#steps.length : open);
    this.#sendAgain();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    document.removeEventListener("written", this.#written);
    window.removeEventListener("online", this.#sendAgain);
  }

  get #steps() {
    return [...this.querySelectorAll("[data-step]")];
  }

  /** Put what was answered earlier before what is open, so that one goes on where one was. */
  #first(step) {
    this.querySelector("[data-progress]").after(step);
  }

  #show(at) {
    const steps = this.#steps;
    this.#at = Math.max(0, Math.min(at, steps.length));
    steps.forEach((step, place) => (step.hidden = place !== this.#at));
    const ended = this.#at === steps.length;
    const progress = this.querySelector("[data-progress]");
    progress.hidden = !steps.length;
    progress.querySelector("progress").max = steps.length || 1;
    progress.querySelector("progress").value = this.#at;
    progress.lastElementChild.textContent = ended
      ? ""
      : this.dataset.place.replace("{at}", this.#at + 1).replace("{all}", steps.length);
    const nav = this.querySelector("[data-nav]");
    nav.hidden = !steps.length;
    nav.querySelector("[data-back]").disabled = this.#at === 0;
    nav.querySelector("[data-next]").hidden = ended;
    this.querySelector("[data-end]").hidden = !ended && steps.length > 0;
    this.querySelector("[data-thanks]").hidden = !ended || !steps.length || this.#waiting.length > 0;
    this.querySelector("[data-waits]").hidden = !ended || !this.#waiting.length;
  }

  #clicked = ({ target }) => {
    if (target.closest("[data-next]")) this.#go(1);
    if (target.closest("[data-back]")) this.#go(-1);
  };

  #go(by) {
    this.#show(this.#at + by);
    this.#sendAgain();
    const next = this.#steps[this.#at] ?? this.querySelector("[data-end]");
    next.querySelector("textarea, input:not([type=hidden]), a, button")?.focus({ preventScroll: true });
    this.scrollIntoView({ block: "start" });
  }

  #key(field) {
    return `asked:${this.dataset.key}:${field.id}`;
  }

  #typed = ({ target }) => {
    if (!target.matches("textarea")) return;
    if (target.value === target.defaultValue) localStorage.removeItem(this.#key(target));
    else localStorage.setItem(this.#key(target), target.value);
    this.#say(target, target.value === target.defaultValue ? "" : this.dataset.unsaved);
  };

  /** Put back what was typed and not saved; forget what the server has. */
  #refill(step) {
    for (const field of step.querySelectorAll("textarea")) {
      const kept = localStorage.getItem(this.#key(field));
      if (kept === null) continue;
      if (kept.trim() === field.defaultValue.trim()) {
        localStorage.removeItem(this.#key(field));
        continue;
      }
      field.value = kept;
      this.#say(field, this.dataset.unsaved);
    }
  }

  /** A saved question comes back from the server; what was typed meanwhile is put into it again. */
  #arrived = ({ target }) => {
    if (!target.matches?.("[data-step]")) return;
    this.#forgetSent(target);
    this.#refill(target);
    this.#show(this.#at);
    this.#sendAgain();
  };

  /** An answer that became a proposal leaves no field behind: what was kept of it is done. */
  #forgetSent(step) {
    if (step.querySelector("textarea")) return;
    const here = new Set([...this.querySelectorAll("textarea")].map((field) => this.#key(field)));
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(`asked:${this.dataset.key}:`) && !here.has(key)) localStorage.removeItem(key);
    }
  }

  /** Another kind of answer was taken; its step says so by being done. */
  #written = ({ detail: { by } }) => {
    const step = by.closest?.("[data-step]");
    if (!step || !this.contains(step)) {
      if (this.contains(by)) location.reload();
      return;
    }
    for (const field of step.querySelectorAll("textarea")) localStorage.removeItem(this.#key(field));
    step.dataset.done = "";
    this.#go(1);
  };

  #unsent = (event) => {
    event.stopPropagation(); // said beside the question, so not in a toast as well
    const { target } = event;
    const field = target.querySelector("textarea");
    if (field) this.#say(field, this.dataset.unsent);
    this.#later();
  };

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#sendAgain, AGAIN);
  }

  /** Send questions whose text the server does not have, unless somebody is typing in them. */
  #sendAgain = () => {
    const waiting = this.#waiting;
    if (!waiting.length) return;
    this.#later();
    if (!navigator.onLine) return;
    for (const field of waiting) {
      if (document.activeElement !== field) field.form.requestSubmit();
    }
  };

  /** The fields whose text the server does not have yet. */
  get #waiting() {
    return [...this.querySelectorAll("form[hx-trigger] textarea")].filter(
      (field) => field.value.trim() && localStorage.getItem(this.#key(field)) !== null,
    );
  }

  #say(field, words) {
    const status = field.closest("[data-step]")?.querySelector("[data-status]");
    if (status) status.textContent = words;
  }
}

customElements.define("asked-steps", AskedSteps);
