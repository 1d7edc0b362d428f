/** <rule-field>: says what a rule means, and what is wrong with it, while it is being typed. */
const PAUSE = 300; // ms without a key before it asks

class RuleField extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.area = this.querySelector("textarea");
    this.said = this.querySelector(".rule-said");
    let timer = null;
    this.area.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.#ask(), PAUSE);
    });
  }

  #ask() {
    window.htmx.ajax("POST", this.form.dataset.check, {
      source: this.said,
      target: this.said,
      swap: "innerHTML",
      values: { rule: this.area.value },
    });
  }
}

customElements.define("rule-field", RuleField);
