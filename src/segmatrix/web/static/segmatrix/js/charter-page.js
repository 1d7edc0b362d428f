/** <charter-page>: the questions of the charter, which show anew when somebody answered one. */
import { RenewingPage } from "./renewing-page.js";

class CharterPage extends RenewingPage {
  static about = "charter-";
}

customElements.define("charter-page", CharterPage);
