/**
 * <place-plane>: nine by nine places for one segment, over the two rows of steps that say the same.
 *
 * The steps are the truth: they work without this, by keyboard, and are what is sent. The plane
 * shows where they point, beside the places that its reader gave other segments in this round.
 */
const STEPS = 9;
let shown = ""; // the question that was brought into sight; who scrolled away from it is left there

class PlacePlane extends HTMLElement {
  connectedCallback() {
    this.plane = document.createElement("div");
    this.plane.className = "plane";
    this.plane.setAttribute("aria-hidden", "true"); // the steps below say it in words
    for (let y = STEPS; y >= 1; y--) {
      for (let x = 1; x <= STEPS; x++) this.plane.append(this.#spot(x, y));
    }
    for (const ghost of this.querySelectorAll(".ghost")) {
      const { x, y } = ghost.dataset;
      const name = document.createElement("span");
      name.className = "plane-ghost";
      name.textContent = ghost.textContent;
      this.#at(x, y)?.append(name);
    }
    const up = document.createElement("p");
    up.className = "plane-up";
    up.textContent = `${this.dataset.up} ↑`;
    const across = document.createElement("p");
    across.className = "plane-across";
    across.textContent = `${this.dataset.across} →`;
    this.prepend(up, this.plane, across);
    this.addEventListener("change", () => this.#show());
    this.plane.addEventListener("click", ({ target }) => {
      const spot = target.closest("[data-x]");
      if (!spot) return;
      for (const name of ["x", "y"]) {
        this.querySelector(`input[name="${name}"][value="${spot.dataset[name]}"]`).checked = true;
      }
      this.#show();
    });
    this.#show();
    requestAnimationFrame(() => this.#bringIntoSight()); // after the heading got the focus
  }

  /** On a small screen the plane takes all the room there is. */
  #bringIntoSight() {
    const form = this.closest("form");
    if (!form) return; // gone meanwhile
    const question = form.elements.question.value;
    if (question === shown) return;
    shown = question;
    const below = form.querySelector(".answer-bar").getBoundingClientRect().top;
    if (this.plane.getBoundingClientRect().bottom > below) form.scrollIntoView();
  }

  #spot(x, y) {
    const spot = document.createElement("div");
    spot.className = "spot";
    Object.assign(spot.dataset, { x, y });
    return spot;
  }

  #at(x, y) {
    return this.plane.querySelector(`.spot[data-x="${x}"][data-y="${y}"]`);
  }

  #show() {
    const chosen = (name) => this.querySelector(`input[name="${name}"]:checked`)?.value;
    const [x, y] = [chosen("x"), chosen("y")];
    for (const spot of this.plane.children) {
      spot.classList.toggle("here", spot.dataset.x === x && spot.dataset.y === y);
      spot.classList.toggle("on", spot.dataset.x === x || spot.dataset.y === y);
    }
  }
}

customElements.define("place-plane", PlacePlane);
