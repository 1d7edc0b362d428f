/**
 * <receipts-page>: what became of what the reader said. All that decides on it touches the gate.
 */
import { RenewingPage } from "./renewing-page.js";

class ReceiptsPage extends RenewingPage {
  static about = "gate";
}

customElements.define("receipts-page", ReceiptsPage);
