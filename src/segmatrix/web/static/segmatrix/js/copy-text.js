/** A text to pass on, with a button that copies it. Without scripts the text can be selected. */
class CopyText extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input, textarea");
    const button = this.querySelector("[data-copy]");
    const said = this.querySelector("[data-copied]");
    field.addEventListener("focus", () => field.select());
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        field.focus(); // no clipboard outside https and localhost: select it for the keyboard
        return;
      }
      said.textContent = said.dataset.copied;
    });
  }
}

customElements.define("copy-text", CopyText);
