/**
 * <time-left data-ends="2026-05-01T09:30:00+00:00" data-now="...">: how much time is left, by the
 * server's clock: what this device's says does not matter. After it is over it says so; nothing else
 * happens. More than an hour is told by the instant at which it ends.
 */
const SECOND = 1_000;
const MINUTE = 60;
const HOUR = 60 * MINUTE;

class TimeLeft extends HTMLElement {
  #timer = null;

  connectedCallback() {
    const begun = performance.now();
    const seconds = (Date.parse(this.dataset.ends) - Date.parse(this.dataset.now)) / SECOND;
    const tell = () => this.#tell(Math.ceil(seconds - (performance.now() - begun) / SECOND));
    tell();
    this.#timer = setInterval(tell, SECOND / 2);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  #tell(left) {
    const words = left > HOUR ? this.dataset.until : left > 0 ? clock(left) : this.dataset.over;
    this.classList.toggle("over", left <= 0);
    if (this.textContent !== words) this.textContent = words;
  }
}

function clock(left) {
  return `${Math.floor(left / MINUTE)}:${String(left % MINUTE).padStart(2, "0")}`;
}

customElements.define("time-left", TimeLeft);
