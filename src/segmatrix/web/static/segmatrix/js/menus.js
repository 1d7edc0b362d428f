/** Menus are <details>: this closes them on Esc and elsewhere, and lets arrows walk their items. */
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    const chosen = event.target.closest("a.menu-item, [data-opens]");
    if (!menu.contains(event.target) || (chosen && menu.contains(chosen))) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  const menu = document.activeElement?.closest("details.menu[open]");
  if (!menu) return;
  if (event.key === "Escape") {
    event.preventDefault();
    menu.open = false;
    menu.querySelector("summary").focus();
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  if (event.target.matches("input, textarea, select")) return;
  event.preventDefault();
  const items = [...menu.querySelectorAll(".menu-panel :is(a, button, input, select)")];
  const at = items.indexOf(document.activeElement);
  const step = event.key === "ArrowDown" ? 1 : -1;
  items[(at + step + items.length) % items.length]?.focus();
});
