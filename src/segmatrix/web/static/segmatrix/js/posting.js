/** Writes over HTTP from scripts: the same forms as without a script, sent through htmx. */

/** The token of this page, as Django's check of forgeries wants it. */
export function csrfToken() {
  return document.querySelector('meta[name="csrf-token"]').content;
}

/** An id for one write, so that a request sent twice is carried out once. */
export function operationId() {
  const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => alphabet[byte % 32]).join("");
}

const TRY_AGAIN = 3_000; // ms without a connection before the same write is sent once more
let earlier = Promise.resolve();

/**
 * Post `values` to `address`; what changed arrives as fragments and is put in its places.
 *
 * Writes go one after another, in the order in which they were made. Without a connection a write
 * waits and is sent again until it is answered; its operation id makes that safe. Resolves to whether
 * the server carried it out; a refusal shows itself as a toast, which is what the server answers with.
 */
export function post(address, values = {}) {
  const write = { operation: operationId(), ...values };
  const sent = earlier.then(() => untilAnswered(address, write));
  earlier = sent;
  return sent;
}

/** Let the writes that come wait for one that is under way by itself: a form's. */
export function follow(request) {
  const ended = new Promise((resolve) => request.addEventListener("loadend", resolve));
  earlier = Promise.all([earlier, ended]);
}

async function untilAnswered(address, values) {
  for (;;) {
    const status = await send(address, values);
    if (status > 0) return status < 400;
    await connectionOr(TRY_AGAIN);
  }
}

/** Send once; resolve to the answer's status, 0 when none arrived. */
async function send(address, values) {
  // An element of its own: htmx lets a second request of the same element wait, and drops a third.
  const sender = document.createElement("span");
  sender.hidden = true;
  sender.dataset.sender = "";
  document.body.append(sender);
  const status = await new Promise((answered) => {
    sender.addEventListener("htmx:afterRequest", ({ detail }) => answered(detail.xhr.status));
    window.htmx.ajax("POST", address, { source: sender, values, swap: "none" }).catch(() => {});
  });
  sender.remove();
  return status;
}

function connectionOr(time) {
  return new Promise((resolve) => {
    window.addEventListener("online", resolve, { once: true });
    setTimeout(resolve, time);
  });
}
