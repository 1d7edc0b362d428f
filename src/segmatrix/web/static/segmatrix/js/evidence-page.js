/** <evidence-page>: a page of the Evidence area, with one tick for all of a list. */
import { RenewingPage } from "./renewing-page.js";
import "./passage-picker.js";

class EvidencePage extends RenewingPage {
  static about = "evidence-";

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("change", this.#ticked);
  }

  #ticked = ({ target }) => {
    if (!("tickAll" in target.dataset)) return;
    for (const box of target.form.querySelectorAll('input[name="finding"]')) {
      box.checked = target.checked;
    }
  };
}

customElements.define("evidence-page", EvidencePage);
