/** Short messages at the foot of the page. One with an undo stays longer; hover or focus holds it. */
const SECONDS = { plain: 6, undo: 12, bad: 14 };

class ToastRegion extends HTMLElement {
  #from = null; // what had the focus before a toast

  connectedCallback() {
    new MutationObserver((records) => {
      for (const record of records) {
        for (const node of record.addedNodes) {
          if (node instanceof HTMLElement && node.matches("[data-toast]")) this.#arrived(node);
        }
      }
    }).observe(this, { childList: true });
    this.addEventListener("click", (event) => {
      const toast = event.target.closest("[data-dismiss]")?.closest("[data-toast]");
      if (!toast) return;
      this.#goBack(toast);
      toast.remove();
    });
    this.addEventListener("focusin", ({ relatedTarget }) => {
      if (relatedTarget && !this.contains(relatedTarget)) this.#from = relatedTarget;
    });
    // Out of sight until the answer is here: without its form on the page nobody would hear it.
    this.addEventListener("submit", ({ target }) => {
      const toast = target.closest("[data-toast]");
      this.#goBack(toast);
      toast.hidden = true;
    });
    this.addEventListener("htmx:afterRequest", ({ target, detail }) => {
      const toast = target.closest("[data-toast]");
      if (!toast) return; // htmx tells once more, here, of a form that has left
      if (detail.successful) toast.remove();
      else toast.hidden = false; // it stays until it is dismissed or succeeds
    });
  }

  /** Leave a toast that goes: whoever works by keys goes on where they were. */
  #goBack(toast) {
    if (!toast.contains(document.activeElement)) return;
    const back = this.#from?.isConnected ? this.#from : document.getElementById("main");
    back?.focus({ preventScroll: true });
  }

  #arrived(toast) {
    const shown = this.querySelectorAll("[data-toast]:not([hidden])");
    for (const older of [...shown].slice(0, -2)) older.remove();
    let kind = "plain";
    if (toast.querySelector("form")) kind = "undo";
    if (toast.classList.contains("bad")) kind = "bad";
    this.#count(toast, SECONDS[kind] * 1000);
  }

  #count(toast, time) {
    const leave = () => toast.hidden || toast.remove();
    let timer = setTimeout(leave, time);
    const hold = () => clearTimeout(timer);
    const resume = () => {
      clearTimeout(timer);
      timer = setTimeout(leave, time);
    };
    toast.addEventListener("pointerenter", hold);
    toast.addEventListener("pointerleave", resume);
    toast.addEventListener("focusin", hold);
    toast.addEventListener("focusout", resume);
  }
}

customElements.define("toast-region", ToastRegion);

/** Show `words` as a toast made in the browser; the server's own arrive as fragments. */
export function say(words, { bad = false } = {}) {
  const toast = document.createElement("div");
  toast.className = bad ? "toast bad" : "toast";
  toast.dataset.toast = "";
  const text = document.createElement("p");
  text.textContent = words;
  toast.append(text);
  document.getElementById("toasts").append(toast);
}
