/** The key / leads to the field in which a matrix is searched, on whatever page of it. */
import { typing } from "./keys.js";

document.addEventListener("keydown", (event) => {
  const matrix = document.body.dataset.matrix;
  const other = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
  if (event.key !== "/" || other || !matrix || typing(event)) return;
  if (document.querySelector("dialog[open]")) return;
  event.preventDefault();
  const field = document.getElementById("search-field");
  if (field) field.select();
  else location.assign(`/m/${matrix}/search/`);
});
