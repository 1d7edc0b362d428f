/**
 * <charter-page>: the questions of the charter, which show anew when somebody answered one.
 *
 * An answer can be saved where one types or has typed; the others read as they stand.
 */
import { RenewingPage } from "./renewing-page.js";
import { typedIn } from "./typing.js";

class CharterPage extends RenewingPage {
  static about = "charter-";

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("input", ({ target }) => this.#mark(target.form));
    this.querySelectorAll("form").forEach(this.#mark); // a browser may fill in what was typed before
  }

  #mark = (form) => form.toggleAttribute("data-typed", typedIn(form));
}

customElements.define("charter-page", CharterPage);
