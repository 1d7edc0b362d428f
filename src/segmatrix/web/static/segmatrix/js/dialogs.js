/** Buttons that open a dialog (`data-opens`), the `?` key, and a click beside a dialog closing it. */
import { typing } from "./keys.js";

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-opens]");
  if (button) open(button.dataset.opens);
  if (event.target instanceof HTMLDialogElement && event.target.open) {
    const box = event.target.getBoundingClientRect();
    const inside =
      event.clientX >= box.left &&
      event.clientX <= box.right &&
      event.clientY >= box.top &&
      event.clientY <= box.bottom;
    if (!inside && event.detail > 0) event.target.close();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "?" && !typing(event) && !document.querySelector("dialog[open]")) {
    event.preventDefault();
    open("shortcuts");
  }
});

function open(id) {
  const dialog = document.getElementById(id);
  dialog.dispatchEvent(new CustomEvent("opening"));
  dialog.showModal();
}
