/**
 * <workshop-page data-phase="ID">: a workshop where it is, for its reader.
 *
 * A step takes everybody's page along, except where something is typed and not saved: there a button
 * offers it. Until then only what stands in [data-counts] is kept true: the time, and who is ready.
 */
import { RenewingPage } from "./renewing-page.js";
import { typedIn } from "./typing.js";

class WorkshopPage extends RenewingPage {
  static about = "workshops-";

  get busy() {
    const at = document.activeElement;
    return typedIn(this) || (this.contains(at) && at.matches("textarea, input[name=name]"));
  }

  async offerNews() {
    const response = await fetch(location.href);
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.querySelector(this.localName);
    if (fresh?.dataset.phase !== this.dataset.phase) {
      if (typedIn(this)) super.offerNews();
      else this.renew(); // a caret alone keeps nobody back from a step
      return;
    }
    const counts = [...fresh.querySelectorAll("[data-counts]")];
    this.querySelectorAll("[data-counts]").forEach((part, place) => part.replaceWith(counts[place]));
  }
}

customElements.define("workshop-page", WorkshopPage);
