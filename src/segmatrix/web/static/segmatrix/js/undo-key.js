/** Ctrl or Cmd with Z takes back the reader's own last change; with Shift it does it again. */
import { command, typing } from "./keys.js";
import { post } from "./posting.js";

document.addEventListener("keydown", (event) => {
  const matrix = document.body.dataset.matrix;
  if (!matrix || typing(event) || !command(event, "z")) return;
  event.preventDefault();
  document.dispatchEvent(new CustomEvent("undoing")); // what waits for a pause of the keys goes first
  post(`/m/${matrix}/undo/`, event.shiftKey ? { again: "1" } : {});
});
