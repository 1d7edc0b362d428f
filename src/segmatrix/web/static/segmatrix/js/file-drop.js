/**
 * A form whose file field also takes dropped files, says what was chosen, and shows how far the upload
 * has come. Without this script it is a plain form with a file field and a button.
 */

class FileDrop extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector('input[type="file"]');
    this.chosen = this.querySelector("[data-chosen]");
    this.bar = this.querySelector("progress");
    this.classList.add("ready");
    this.addEventListener("dragover", (event) => this.hover(event, true));
    this.addEventListener("dragleave", (event) => this.hover(event, false));
    this.addEventListener("drop", (event) => this.take(event));
    this.addEventListener("change", () => this.list());
    this.addEventListener("htmx:xhr:progress", (event) => this.show(event.detail));
    this.addEventListener("htmx:afterRequest", () => this.rest());
  }

  hover(event, over) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.toggleAttribute("data-over", over);
  }

  take(event) {
    this.hover(event, false);
    if (!event.dataTransfer?.files.length) return;
    this.field.files = event.dataTransfer.files;
    this.list();
  }

  list() {
    const items = [...this.field.files].map((file) => {
      const item = document.createElement("li");
      const size = document.createElement("span");
      size.className = "quiet number";
      size.textContent = inWords(file.size);
      item.append(file.name, " ", size);
      return item;
    });
    this.chosen.replaceChildren(...items);
    this.toggleAttribute("data-full", items.length > 0);
  }

  show({ loaded, total }) {
    if (!total) return;
    this.bar.hidden = false;
    this.bar.max = total;
    this.bar.value = loaded;
  }

  rest() {
    this.bar.hidden = true;
  }
}

/** A number of bytes as people read it. */
function inWords(bytes) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  const step = Math.min(3, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const style = { style: "unit", unit: units[step], maximumSignificantDigits: 3 };
  return new Intl.NumberFormat(undefined, style).format(bytes / 1000 ** step);
}

customElements.define("file-drop", FileDrop);
