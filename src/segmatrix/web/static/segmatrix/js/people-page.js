/**
 * <people-page>: a page about people to ask. Choosing a member in a form fills in what is known of
 * them, as far as nothing is written there.
 */
import { RenewingPage } from "./renewing-page.js";

class PeoplePage extends RenewingPage {
  static about = "people-";

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("change", this.#chosen);
  }

  #chosen = ({ target }) => {
    if (target.name !== "member_id" || !target.value) return;
    const { name, department } = target.selectedOptions[0].dataset;
    for (const [field, known] of Object.entries({ name, department })) {
      const input = target.form.elements[field];
      if (!input.value.trim()) input.value = known;
    }
  };
}

customElements.define("people-page", PeoplePage);
