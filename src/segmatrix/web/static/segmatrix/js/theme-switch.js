/** Light, dark or as the system: kept in a cookie of this browser, so that pages arrive right. */
const YEAR = 365 * 24 * 60 * 60;

class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      const theme = event.submitter.value;
      document.cookie = `theme=${theme}; path=/; max-age=${YEAR}; samesite=lax`;
      document.documentElement.dataset.theme = theme;
      for (const button of document.querySelectorAll("theme-switch button[name=theme]")) {
        button.setAttribute("aria-pressed", String(button.value === theme));
      }
    });
  }
}

customElements.define("theme-switch", ThemeSwitch);
