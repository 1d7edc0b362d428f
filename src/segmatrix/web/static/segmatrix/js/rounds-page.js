/**
 * <rounds-page>: rounds as their reader may see them; how far each has come tells that it is old.
 */
import { RenewingPage } from "./renewing-page.js";

class RoundsPage extends RenewingPage {
  static about = "rounds-";
}

customElements.define("rounds-page", RoundsPage);
