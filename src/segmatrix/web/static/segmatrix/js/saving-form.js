/**
 * <saving-form>: around a form whose texts are sent while they are typed, at each pause.
 *
 * What the server does not have yet is kept on the device, so that neither a lost connection nor a
 * page that goes on loses it; it is sent as soon as there is a connection, or when the page is opened
 * again. `data-saved` and `data-unsaved` say in the element's [data-status] how it stands. Without a
 * script the form's own button saves.
 */
import { post } from "./posting.js";

const PAUSE = 800; // ms without a key until what was typed is sent

class SavingForm extends HTMLElement {
  #timer = null;

  connectedCallback() {
    this.addEventListener("input", this.#typed);
    this.addEventListener("submit", this.#submitted);
    this.#refill();
  }

  disconnectedCallback() {
    if (this.#timer) this.#save(); // the page goes on: what was typed goes to the server first
  }

  get #field() {
    return this.querySelector("textarea");
  }

  get #key() {
    const question = this.querySelector("[name=question]").value;
    return `answer:${document.body.dataset.me}:${question}`;
  }

  #typed = ({ target }) => {
    if (target !== this.#field) return;
    localStorage.setItem(this.#key, target.value);
    this.#say(this.dataset.unsaved);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#save, PAUSE);
  };

  #submitted = () => {
    clearTimeout(this.#timer);
    this.#timer = null;
    localStorage.removeItem(this.#key);
  };

  /** Send what stands in the field; it is saved when it is the same as what was sent. */
  #save = async () => {
    clearTimeout(this.#timer);
    this.#timer = null;
    const [form, field, key] = [this.querySelector("form"), this.#field, this.#key];
    const { operation: _once, ...values } = Object.fromEntries(new FormData(form));
    if (!values.texts.trim()) return;
    const done = await post(form.action, values);
    if (!done || field.value !== values.texts) return;
    field.defaultValue = values.texts;
    localStorage.removeItem(key);
    this.#say(this.dataset.saved);
  };

  /** Put back what was typed here before and is not saved. */
  #refill() {
    const kept = localStorage.getItem(this.#key);
    if (kept === null) return;
    if (kept.trim() === this.#field.value.trim()) {
      localStorage.removeItem(this.#key);
      return;
    }
    this.#field.value = kept;
    this.#say(this.dataset.unsaved);
    this.#save();
  }

  #say(words) {
    this.querySelector("[data-status]").textContent = words;
  }
}

customElements.define("saving-form", SavingForm);
