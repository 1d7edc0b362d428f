/**
 * <live-feed data-view="table">: keeps this page true to what everybody does.
 *
 * News comes by a socket, or by asking again and again where sockets are blocked. It takes the page
 * from one number of the matrix to a later one by putting fresh elements in the places of those with
 * the same ids. What the reader's own requests have put there already comes once more and changes
 * nothing. Everything that writes does so by plain requests; the socket only says where its reader is.
 *
 * Other modules hear `live:news` ({ ids, changes, whole }) and `live:here` ({ here }) on the document, and
 * say `live:place` ({ at, writing }) when the reader goes somewhere.
 */
import "./presence.js";
import { replaceElements } from "./fragments.js";
import { operationId } from "./posting.js";

const SPEAKS_WITHIN = 5_000; // ms; a proxy may accept a socket and bring nothing
const ASK_EVERY = 2_000;
const TRY_SOCKET_EVERY = 60_000;
const QUIET = 60_000; // ms without a word, after which an open socket is not believed any more
const FIRST_PAUSE = 300;
const LONGEST_PAUSE = 5_000; // a room full of people waits for it
const SAY_EVERY = 250; // ms between two words about where the reader is

class LiveFeed extends HTMLElement {
  #matrix = document.body.dataset.matrix;
  #number = Number(document.body.dataset.number);
  #page = operationId();
  #place = { at: "", writing: false };
  #saying = null;
  #socket = null;
  #asking = null; // the question under way, so that two do not run side by side
  #wake = () => {};

  connectedCallback() {
    document.addEventListener("live:place", this.#placed);
    window.addEventListener("offline", this.#cut);
    window.addEventListener("online", this.#retry);
    document.addEventListener("visibilitychange", this.#seen);
    this.#run();
  }

  disconnectedCallback() {
    document.removeEventListener("live:place", this.#placed);
    window.removeEventListener("offline", this.#cut);
    window.removeEventListener("online", this.#retry);
    document.removeEventListener("visibilitychange", this.#seen);
    this.#socket?.close();
    this.#wake();
  }

  /** Stay connected, one way or the other, for as long as the page is open. */
  async #run() {
    let failed = 0;
    while (this.isConnected) {
      const heard = await this.#listen();
      const answered = !heard && (await this.#askFor(TRY_SOCKET_EVERY));
      if (answered) continue;
      failed = heard ? 0 : failed + 1;
      // Spread out: after a restart of the server not all pages come back in the same instant.
      await this.#pause(Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failed) * (0.5 + Math.random()));
    }
  }

  /** Apply what a socket brings until it is closed; resolve to whether it brought anything. */
  #listen() {
    return new Promise((resolve) => {
      const address = new URL(`/ws/m/${this.#matrix}/?${this.#question()}`, location.href);
      address.protocol = address.protocol.replace("http", "ws");
      const socket = (this.#socket = new WebSocket(address));
      let heard = false;
      let silence = setTimeout(() => socket.close(), SPEAKS_WITHIN);
      const listenOn = () => {
        clearTimeout(silence);
        silence = setTimeout(() => this.#doubt(socket, listenOn), QUIET);
      };
      socket.addEventListener("open", () => this.#sayPlace());
      socket.addEventListener("message", ({ data }) => {
        heard = true;
        this.#tell("socket");
        listenOn();
        this.#apply(JSON.parse(data));
      });
      socket.addEventListener("close", () => {
        clearTimeout(silence);
        resolve(heard);
      });
    });
  }

  /** Ask over HTTP whether a silent socket has missed something; if so it is dead. */
  async #doubt(socket, listenOn) {
    const before = this.#number;
    const answered = await this.#ask();
    if (answered && this.#number === before) listenOn();
    else socket.close();
  }

  /** Ask for news again and again for some time; resolve to whether every question was answered. */
  async #askFor(time) {
    const end = performance.now() + time;
    while (this.isConnected && performance.now() < end) {
      if (!(await this.#ask())) return false;
      this.#tell("polling");
      await this.#pause(ASK_EVERY);
    }
    return true;
  }

  /** Ask once for what came after the page's number; resolve to whether there was an answer. */
  #ask() {
    this.#asking ??= this.#fetch().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #fetch() {
    const asked = this.#question();
    asked.set("page", this.#page);
    asked.set("at", this.#place.at);
    if (this.#place.writing) asked.set("writing", "1");
    let response;
    try {
      // As a script's request it is refused in plain words when signed out, not sent to sign in.
      response = await fetch(`/m/${this.#matrix}/news?${asked}`, { headers: { "HX-Request": "true" } });
    } catch {
      this.#tell("away");
      return false;
    }
    const ours = response.headers.get("Content-Type")?.startsWith("application/json");
    if (response.status === 403 && !this.#place.writing) {
      location.reload(); // the link by which a guest came in has ended: the page is closed and says so
      return false;
    }
    if (!response.ok || !ours) {
      this.#tell([401, 403, 404].includes(response.status) ? "gone" : "away");
      return false;
    }
    this.#apply(await response.json());
    return true;
  }

  #question() {
    return new URLSearchParams({
      view: this.dataset.view,
      language: document.documentElement.lang,
      after: this.#number,
    });
  }

  #apply(told) {
    if (told.here) document.dispatchEvent(new CustomEvent("live:here", { detail: told }));
    if (told.number === undefined || told.number === this.#number) return;
    if (told.after !== this.#number) {
      if (told.number < this.#number) return; // the page has it already
      if (told.after > this.#number) {
        this.#ask(); // something between is missing
        return;
      }
    }
    const ids = replaceElements(told.html);
    this.#number = told.number;
    document.body.dataset.number = told.number;
    const whole = Boolean(told.html) && !told.changes.length; // the page was too far behind
    const detail = { ids, changes: told.changes, whole };
    document.dispatchEvent(new CustomEvent("live:news", { detail }));
  }

  // --- where the reader is ------------------------------------------------------------------------

  #placed = ({ detail }) => {
    this.#place = detail;
    this.#saying ??= setTimeout(() => this.#sayPlace(), SAY_EVERY);
  };

  #sayPlace() {
    clearTimeout(this.#saying);
    this.#saying = null;
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(this.#place));
  }

  // --- the connection -----------------------------------------------------------------------------

  #cut = () => {
    this.#tell("away");
    this.#socket?.close();
  };

  #retry = () => this.#wake();

  #seen = () => {
    if (document.visibilityState === "visible") this.#ask();
  };

  #pause(time) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, time);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Say quietly how the page is connected, if that is worth a word. */
  #tell(state) {
    if (this.dataset.state === state) return;
    this.dataset.state = state;
    const connection = document.getElementById("connection");
    if (connection) connection.textContent = connection.dataset[state] ?? "";
  }
}

customElements.define("live-feed", LiveFeed);
