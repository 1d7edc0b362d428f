/**
 * What htmx needs to know of us: the token that proves a request comes from our own page, which view
 * the page shows, and that the answer to a write is fragments, each with the id of its place.
 */
import { replaceElements } from "./fragments.js";
import { csrfToken, follow, operationId } from "./posting.js";
import { say } from "./toast-region.js";

document.addEventListener("htmx:configRequest", ({ detail }) => {
  detail.headers["X-CSRFToken"] = csrfToken();
  detail.headers["Segmatrix-View"] = document.querySelector("live-feed")?.dataset.view ?? "";
  if (detail.verb === "post" && !detail.parameters.operation) {
    detail.parameters.operation = operationId();
  }
});

document.addEventListener("htmx:beforeSend", ({ detail }) => {
  const { verb, elt } = detail.requestConfig;
  if (verb !== "post" || !elt.matches("form")) return;
  follow(detail.xhr);
  // News may have taken the form off the page, where nobody hears of the swap.
  detail.xhr.addEventListener("load", () => take(detail.xhr, elt));
});

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (!detail.xhr.getResponseHeader("Segmatrix-Written")) return;
  detail.shouldSwap = false;
  take(detail.xhr, detail.requestConfig.elt);
});

const taken = new WeakSet();

/** Take the answer to a write that the element `by` asked for, once. */
function take(request, by) {
  const number = request.getResponseHeader("Segmatrix-Written");
  if (!number || taken.has(request)) return;
  taken.add(request);
  placed(request.responseText, Number(number));
  document.dispatchEvent(new CustomEvent("written", { detail: { by } }));
}

// A form that found no connection keeps what was typed; writes by `post` are sent again by themselves.
document.addEventListener("htmx:sendError", ({ detail }) => {
  if (detail.elt.matches("form")) say(document.getElementById("toasts").dataset.offline, { bad: true });
});

/**
 * Put the answer to a write in its places: toasts to the others, elements where their ids are.
 *
 * Elements that stand at an earlier `number` of the matrix than the page has heard of in the meantime
 * are left out: what the page shows holds this write and what came after it.
 */
function placed(html, number) {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const toast of [...template.content.children]) {
    if (!toast.matches("[data-toast]")) continue;
    document.getElementById("toasts").append(toast);
    window.htmx.process(toast);
  }
  const known = Number(document.body.dataset.number ?? 0);
  const ids = known > number ? [] : replaceElements(template.innerHTML);
  document.dispatchEvent(new CustomEvent("live:news", { detail: { ids, changes: [] } }));
}
