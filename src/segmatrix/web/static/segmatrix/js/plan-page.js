/**
 * <plan-page>: what is told of a plan, in the zone of its reader.
 *
 * The browser's own zone goes into a cookie, for pages to arrive right; a page that came before it
 * asks for itself once more.
 */
import { RenewingPage } from "./renewing-page.js";

const YEAR = 365 * 24 * 60 * 60;

class PlanPage extends RenewingPage {
  static about = "plan-";

  connectedCallback() {
    super.connectedCallback();
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const kept = `own-timezone=${own}`;
    if (!own || document.cookie.split("; ").includes(kept)) return;
    document.cookie = `${kept}; path=/; max-age=${YEAR}; samesite=lax`;
    const chosen = document.cookie.split("; ").some((cookie) => cookie.startsWith("timezone="));
    const shown = this.dataset.zone === own || !this.querySelector("time, .plan-zone");
    if (!chosen && !shown && document.cookie.split("; ").includes(kept)) this.renew();
  }
}

customElements.define("plan-page", PlanPage);
