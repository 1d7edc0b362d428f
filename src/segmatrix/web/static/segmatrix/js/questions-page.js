/**
 * <questions-page>: what the reader is asked and asks, and what was proposed, each in its cell.
 */
import { RenewingPage } from "./renewing-page.js";

class QuestionsPage extends RenewingPage {
  static about = "cell-";
}

customElements.define("questions-page", QuestionsPage);
