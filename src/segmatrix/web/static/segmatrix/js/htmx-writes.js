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
  if (verb === "post" && elt.matches("form")) follow(detail.xhr);
});

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const number = detail.xhr.getResponseHeader("Segmatrix-Written");
  if (!number) return;
  detail.shouldSwap = false;
  placed(detail.serverResponse, Number(number));
  document.dispatchEvent(new CustomEvent("written", { detail: { by: detail.requestConfig.elt } }));
});

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
