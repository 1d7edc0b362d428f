/** Elements that arrive as text and take the places of those with the same ids. */

import { csrfToken } from "./posting.js";

/**
 * Put each element of `html` in the place of the one with its id; return the ids that changed.
 *
 * An element without a place on this page is left out, and one that is there already as it arrives
 * stays untouched. Focus stays where it was, or on what now has the same id.
 */
export function replaceElements(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const changed = [];
  for (const fresh of [...template.content.children]) {
    fresh.removeAttribute("hx-swap-oob");
    const stale = document.getElementById(fresh.id);
    if (!stale || stale.isEqualNode(fresh)) continue;
    giveTokens(fresh);
    keepingFocus(stale, () => stale.replaceWith(fresh));
    window.htmx.process(fresh);
    changed.push(fresh.id);
  }
  return changed;
}

/** Forms that everybody gets alike carry no token; without it a plain one would be refused. */
function giveTokens(element) {
  for (const form of element.querySelectorAll('form[method="post"]')) {
    if (form.querySelector('[name="csrfmiddlewaretoken"]')) continue;
    const token = document.createElement("input");
    Object.assign(token, { type: "hidden", name: "csrfmiddlewaretoken", value: csrfToken() });
    form.prepend(token);
  }
}

function keepingFocus(stale, replace) {
  const inside = stale.contains(document.activeElement);
  const id = inside && document.activeElement.closest("[id]").id;
  replace();
  if (inside) document.getElementById(id)?.focus({ preventScroll: true });
}
