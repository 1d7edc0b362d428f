/**
 * <matrix-map>: the reader's own placements, by drag, by two clicks, or by arrow keys; and of the
 * segment in the drawer, how everybody's lie.
 *
 * The server draws everybody's points. This element finds the reader's own among them, lays a chip
 * over each, and offers the segments not placed yet in a tray. It does so again whenever news replace
 * the drawing, so that the drawing stays the only truth.
 */
import { MIDDLE, across, down, drawn, moved, under } from "./map-plane.js";
import { post } from "./posting.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const REST = 500; // ms after the last arrow key before the placement is sent
const SLIP = 6; // px a hand may slip in a click

class MatrixMap extends HTMLElement {
  #me = document.body.dataset.me;
  #own = new Map(); // segment id -> { x, y }
  #held = null; // what is picked up: { segment, at, start: where a drag began }
  #resting = new Map(); // segment id -> { x, y } it was moved to by keys that may go on
  #pause = null; // the timer that ends when the keys have rested
  #focused = null; // the segment whose chip has the focus, though its element may be gone

  connectedCallback() {
    const drawer = document.getElementById("drawer");
    new MutationObserver(() => this.#spotlight()).observe(drawer, { childList: true });
    new MutationObserver(() => this.#spotlight()).observe(this, { childList: true });
    this.addEventListener("click", this.#asked);
    this.#spotlight();
    if (!document.body.dataset.may.split(" ").includes("edit-cells")) return;
    this.addEventListener("pointerdown", this.#pressed);
    this.addEventListener("pointermove", this.#hovered);
    this.addEventListener("pointerup", this.#released);
    this.addEventListener("pointercancel", this.#drop);
    this.addEventListener("keydown", this.#keyed);
    this.addEventListener("focusin", ({ target }) => {
      this.#focused = target.dataset.chip;
    });
    this.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget) this.#focused = null;
    });
    document.addEventListener("undoing", this.#rested);
    new MutationObserver(() => this.#dress()).observe(this, { childList: true });
    this.#dress();
  }

  get #svg() {
    return this.querySelector(".map-picture");
  }

  get #map() {
    return JSON.parse(this.querySelector("#map-facts").textContent);
  }

  #chipOf(segment) {
    return this.#svg.querySelector(`[data-chip="${segment.id}"]`);
  }

  // --- looking at one segment ---------------------------------------------------------------------

  /** Show how the placements lie of the segment that the drawer is about, and let others recede. */
  #spotlight() {
    const shown = document.querySelector("#drawer [data-shows-segment]")?.dataset.showsSegment ?? "";
    this.classList.toggle("looking", shown !== "");
    for (const part of this.#svg.querySelectorAll("[data-halo], [data-segment]")) {
      part.classList.toggle("chosen", (part.dataset.halo ?? part.dataset.segment) === shown);
    }
  }

  /** A click on a segment of the drawing opens what its name beside the drawing opens. */
  #asked = (event) => {
    const id = event.target.closest(".everyone [data-segment], .departments [data-segment]")?.dataset.segment;
    if (id) document.querySelector(`a[data-opens="${id}"]`)?.click();
  };

  // --- dressing the drawing -------------------------------------------------------------------

  #dress() {
    this.#svg.querySelector(".mine")?.remove();
    this.#own.clear();
    for (const point of this.#svg.querySelectorAll(`.point[data-member="${this.#me}"]`)) {
      const { segment, x, y } = point.dataset;
      this.#own.set(segment, this.#resting.get(segment) ?? { x: Number(x), y: Number(y) });
      point.classList.add("own");
    }
    const layer = drawn("g", { class: "mine" });
    const waiting = [];
    const crowd = new Map();
    for (const segment of this.#map.segments) {
      const at = this.#own.get(segment.id);
      if (!at) {
        waiting.push(this.#trayButton(segment));
        continue;
      }
      const spot = `${at.x} ${at.y}`;
      layer.append(this.#chip(segment, at, crowd.get(spot) ?? 0));
      crowd.set(spot, (crowd.get(spot) ?? 0) + 1);
    }
    this.#svg.append(layer);
    this.#svg.setAttribute("role", "group"); // what is one picture to readers may hold no buttons
    this.#fillNumbers();
    const tray = document.querySelector("[data-tray]");
    tray.querySelector("[data-waiting]").replaceChildren(...waiting);
    tray.hidden = waiting.length === 0;
    if (this.#focused && document.activeElement === document.body) {
      this.querySelector(`[data-chip="${this.#focused}"]`)?.focus({ preventScroll: true });
    }
  }

  /** Keep the number fields true, but for one that is being typed in. */
  #fillNumbers() {
    for (const form of document.querySelectorAll("form[data-own]")) {
      const at = this.#own.get(form.dataset.own);
      if (!at || form.contains(document.activeElement)) continue;
      form.elements.x.value = at.x;
      form.elements.y.value = at.y;
    }
  }

  #chip(segment, at, below) {
    const name = drawn("text", {
      y: -18 - below * 15,
      "text-anchor": at.x > 7 ? "end" : at.x < 3 ? "start" : "middle",
    });
    name.textContent = segment.name;
    const chip = drawn(
      "g",
      { class: `chip segment-colour-${segment.colour}`, tabindex: 0, role: "button", "data-chip": segment.id },
      drawn("circle", { r: 13 }),
      drawn("use", { href: `${this.dataset.icons}#shape-${segment.shape}`, x: -7, y: -7, width: 14, height: 14 }),
      name,
    );
    this.#lay(chip, segment, at);
    return chip;
  }

  #lay(chip, segment, at) {
    chip.setAttribute("transform", `translate(${across(at.x)} ${down(at.y)})`);
    chip.setAttribute("aria-label", this.#words(segment, at));
  }

  #trayButton(segment) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `button segment-colour-${segment.colour}`;
    button.dataset.chip = segment.id;
    button.textContent = segment.name;
    return button;
  }

  #words(segment, at) {
    const along = (axis, value) =>
      (value === 5 ? this.dataset.sayMiddle : this.dataset.sayTowards)
        .replace("%axis", axis.name)
        .replace("%value", value)
        .replace("%end", value < 5 ? axis.low : axis.high);
    const { x, y } = this.#map;
    return `${segment.name}. ${along(x, at.x)} ${along(y, at.y)}`;
  }

  #say(words) {
    this.parentElement.querySelector("[data-said]").textContent = words;
  }

  // --- picking up and putting down --------------------------------------------------------------

  #segmentAt(event) {
    const id = event.target.closest?.("[data-chip]")?.dataset.chip;
    return this.#map.segments.find((segment) => segment.id === id);
  }

  #pressed = (event) => {
    if (event.button !== 0) return;
    const segment = this.#segmentAt(event);
    const at = under(this.#svg, event);
    if (this.#held && segment?.id === this.#held.segment.id) {
      this.#drop();
    } else if (this.#held && at) {
      event.preventDefault();
      this.#place(this.#held.segment, at);
    } else if (segment) {
      event.preventDefault();
      event.target.closest("[data-chip]").focus();
      this.setPointerCapture(event.pointerId);
      this.#hold(segment, this.#own.get(segment.id) ?? MIDDLE);
      this.#held.start = { x: event.clientX, y: event.clientY };
    }
  };

  #hovered = (event) => {
    const at = this.#held && under(this.#svg, event);
    if (at) this.#hold(this.#held.segment, at, this.#held.start);
  };

  #released = (event) => {
    const start = this.#held?.start;
    if (!start) return;
    this.#held.start = null;
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) <= SLIP) {
      this.#say(this.dataset.sayHeld.replace("%name", this.#held.segment.name));
      return;
    }
    const at = under(this.#svg, event);
    if (at) this.#place(this.#held.segment, at);
    else this.#drop();
  };

  #keyed = (event) => {
    const segment = this.#segmentAt(event);
    if (!segment || event.ctrlKey || event.metaKey || event.altKey) return;
    const placed = this.#own.get(segment.id);
    const held = this.#held?.segment.id === segment.id ? this.#held.at : null;
    const arrow = ARROWS[event.key];
    if (arrow) {
      const at = moved(held ?? placed ?? MIDDLE, ...arrow);
      if (placed && !held) this.#nudge(segment, at);
      else this.#hold(segment, at);
      this.#say(this.#words(segment, at));
    } else if (event.key === "Enter" || event.key === " ") {
      if (held) this.#place(segment, held);
      else {
        this.#hold(segment, placed ?? MIDDLE);
        this.#say(this.dataset.sayHeld.replace("%name", segment.name));
      }
    } else if (event.key === "Escape" && this.#held) {
      this.#drop();
    } else if (event.key === "Delete" && placed) {
      this.#rested();
      post(this.dataset.withdraw, { segment_id: segment.id });
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  #hold(segment, at, start = null) {
    this.#held = { segment, at, start };
    this.classList.add("holding");
    this.#svg.querySelector(".ghost")?.remove();
    this.#svg.append(
      drawn("circle", {
        class: `ghost segment-colour-${segment.colour}`,
        cx: across(at.x),
        cy: down(at.y),
        r: 13,
      }),
    );
  }

  #drop = () => {
    this.#held = null;
    this.classList.remove("holding");
    this.#svg.querySelector(".ghost")?.remove();
  };

  // --- sending ------------------------------------------------------------------------------------

  /** Move the chip at once and send when the keys rest, so that five steps are one placement. */
  #nudge(segment, at) {
    this.#own.set(segment.id, at);
    this.#lay(this.#chipOf(segment), segment, at);
    this.#resting.set(segment.id, at);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(this.#rested, REST);
  }

  /** Send what the arrow keys moved. */
  #rested = () => {
    clearTimeout(this.#pause);
    const waiting = [...this.#resting];
    this.#resting.clear();
    for (const [id, at] of waiting) {
      const segment = this.#map.segments.find((each) => each.id === id);
      if (segment) this.#place(segment, at);
    }
  };

  async #place(segment, at) {
    this.#resting.delete(segment.id);
    this.#drop();
    const chip = this.#chipOf(segment);
    if (chip) this.#lay(chip, segment, at);
    this.#say(this.#words(segment, at));
    const { x, y } = this.#map;
    const values = { segment_id: segment.id, x: at.x, y: at.y, x_axis_id: x.id, y_axis_id: y.id };
    const done = await post(this.dataset.place, values);
    if (!done) this.#dress(); // a refused placement goes back to where the drawing has it
  }
}

customElements.define("matrix-map", MatrixMap);
