/** Short messages at the foot of the page. One with an undo stays longer; hover or focus holds it. */
const SECONDS = { plain: 6, undo: 12, bad: 14 };

class ToastRegion extends HTMLElement {
  connectedCallback() {
    new MutationObserver((records) => {
      for (const record of records) {
        for (const node of record.addedNodes) {
          if (node instanceof HTMLElement && node.matches("[data-toast]")) this.#arrived(node);
        }
      }
    }).observe(this, { childList: true });
    this.addEventListener("click", (event) => {
      event.target.closest("[data-dismiss]")?.closest("[data-toast]").remove();
    });
    this.addEventListener("submit", (event) => {
      const toast = event.target.closest("[data-toast]");
      if (toast) setTimeout(() => toast.remove());
    });
  }

  #arrived(toast) {
    for (const older of [...this.querySelectorAll("[data-toast]")].slice(0, -2)) older.remove();
    let kind = "plain";
    if (toast.querySelector("form")) kind = "undo";
    if (toast.classList.contains("bad")) kind = "bad";
    this.#count(toast, SECONDS[kind] * 1000);
  }

  #count(toast, time) {
    let timer = setTimeout(() => toast.remove(), time);
    const hold = () => clearTimeout(timer);
    const resume = () => {
      clearTimeout(timer);
      timer = setTimeout(() => toast.remove(), time);
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
