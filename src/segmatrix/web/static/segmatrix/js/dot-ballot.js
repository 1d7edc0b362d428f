/**
 * <dot-ballot>: big buttons that put dots on things and take them away, and what is left of them.
 *
 * Without this script the numbers are typed. `data-left` says how many are left ("%left"),
 * `data-more` and `data-fewer` what the buttons are called before the name of the thing.
 */
class DotBallot extends HTMLElement {
  connectedCallback() {
    for (const field of this.#fields) {
      if (field.readOnly) continue;
      field.readOnly = true; // the buttons keep to what is left; typing could not
      field.tabIndex = -1;
      const name = this.querySelector(`label[for="${field.id}"]`).textContent.trim();
      field.before(this.#button("−", `${this.dataset.fewer}: ${name}`, field, -1));
      field.after(this.#button("+", `${this.dataset.more}: ${name}`, field, 1));
    }
    this.#show();
  }

  get #fields() {
    return [...this.querySelectorAll("input")];
  }

  get #left() {
    const spent = this.#fields.reduce((sum, { value }) => sum + Number(value), 0);
    return Number(this.dataset.budget) - spent;
  }

  #button(sign, label, field, step) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = sign;
    button.dataset.step = step;
    button.id = `${field.id}-by-${step}`; // found again by it when the page is renewed
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      field.value = Number(field.value) + step;
      field.dispatchEvent(new Event("input", { bubbles: true })); // as if it was typed
      this.#show();
    });
    return button;
  }

  /** Buttons that can do nothing stay in the order of tabs: who works by keys is not thrown out. */
  #show() {
    const left = this.#left;
    this.querySelector(".dots-left").textContent = this.dataset.left.replace("%left", left);
    for (const field of this.#fields) {
      const dots = Number(field.value);
      field.classList.toggle("ballot-on", dots > 0);
      for (const button of field.parentElement.querySelectorAll("button")) {
        const fewer = Number(button.dataset.step) < 0;
        const off = fewer ? dots < 1 : left < 1 || dots >= Number(field.max);
        button.setAttribute("aria-disabled", off);
      }
    }
  }
}

customElements.define("dot-ballot", DotBallot);
