/**
 * <unread-count>: how many notices wait in the reader's inbox, true on every open page.
 *
 * A socket brings the number whenever it changes. Where sockets are blocked it is asked for again
 * and again. Others hear `inbox:unread` on the document when there is another number.
 */
const SPEAKS_WITHIN = 5_000; // ms; a proxy may accept a socket and bring nothing
const ASK_EVERY = 10_000; // ms, and the socket is tried again
const SPREAD = 0.5; // after a restart of the server not all pages come back in the same instant

class UnreadCount extends HTMLElement {
  #socket = null;
  #again = null;

  connectedCallback() {
    document.addEventListener("visibilitychange", this.#seen);
    this.#listen();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.#seen);
    clearTimeout(this.#again);
    this.#socket?.close();
  }

  #listen() {
    const address = new URL(`/ws/w/${this.dataset.workspace}/inbox/`, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = (this.#socket = new WebSocket(address));
    const silence = setTimeout(() => socket.close(), SPEAKS_WITHIN);
    socket.addEventListener("message", ({ data }) => {
      clearTimeout(silence);
      this.#show(JSON.parse(data).unread);
    });
    socket.addEventListener("close", () => {
      clearTimeout(silence);
      if (!this.isConnected) return;
      this.#again = setTimeout(async () => {
        await this.#ask();
        if (this.isConnected) this.#listen();
      }, ASK_EVERY * (1 - SPREAD * Math.random()));
    });
  }

  async #ask() {
    try {
      const address = `/w/${this.dataset.workspace}/inbox/unread/`;
      const response = await fetch(address, { headers: { "HX-Request": "true" } });
      if (response.ok) this.#show((await response.json()).unread);
    } catch {
      // Without a connection the number stays as it was.
    }
  }

  #seen = () => {
    const closed = this.#socket.readyState !== WebSocket.OPEN;
    if (document.visibilityState === "visible" && closed) this.#ask();
  };

  #show(number) {
    if (number === Number(this.dataset.unread)) return;
    this.dataset.unread = number;
    const badge = this.querySelector(".badge");
    badge.textContent = number;
    badge.hidden = !number;
    const words = number ? this.dataset.some.replace("%number", number) : this.dataset.none;
    this.querySelector(".unseen").textContent = words;
    document.dispatchEvent(new CustomEvent("inbox:unread", { detail: { number } }));
  }
}

customElements.define("unread-count", UnreadCount);
