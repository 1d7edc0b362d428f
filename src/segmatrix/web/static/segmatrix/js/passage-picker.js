/**
 * <passage-picker>: a passage of a document becomes a finding. Select it, choose what it speaks about,
 * save. With the keyboard: arrows walk through the paragraphs, Shift with an arrow selects word by
 * word, Enter takes what is selected, or the whole paragraph.
 *
 * Places are counted in characters as the server counts them: an emoji is one.
 */
const WALK = { ArrowDown: 1, ArrowUp: -1 };
const EXTEND = { ArrowRight: "forward", ArrowLeft: "backward" };

class PassagePicker extends HTMLElement {
  connectedCallback() {
    this.addEventListener("pointerup", () => setTimeout(() => this.#take(this.#selected())));
    this.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("focusin", ({ target }) => {
      if (target.matches("[data-block]")) this.#stand(target);
    });
    this.addEventListener("click", ({ target }) => {
      const mark = target.closest("mark[data-findings]");
      if (mark && getSelection().isCollapsed) this.#point(mark.dataset.findings.split(" ")[0]);
    });
  }

  get #form() {
    return this.querySelector("[data-take]");
  }

  get #mayTake() {
    return document.body.dataset.may.split(" ").includes("edit-cells");
  }

  #key(event) {
    const block = event.target;
    if (!block.matches?.("[data-block]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in WALK && !event.shiftKey) {
      event.preventDefault();
      this.#walk(block, WALK[event.key]);
    } else if (event.key in EXTEND && event.shiftKey) {
      event.preventDefault();
      this.#extend(block, EXTEND[event.key]);
    } else if (event.key in EXTEND) {
      event.preventDefault();
      this.#begin(block, EXTEND[event.key]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const passage = this.#selected();
      this.#take(passage?.block === block ? passage : wholeOf(block), { thenChoose: true });
    }
  }

  #walk(block, step) {
    const blocks = [...this.querySelectorAll("[data-block]")];
    const next = blocks[blocks.indexOf(block) + step];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  #stand(block) {
    for (const other of this.querySelectorAll('[data-block][tabindex="0"]')) other.tabIndex = -1;
    block.tabIndex = 0;
  }

  /** Let the selection reach a word further, from the paragraph's beginning if there is none. */
  #extend(block, direction) {
    const selection = this.#selectionIn(block);
    selection.modify("extend", direction, "word");
    const { start, end } = this.#selected() ?? {};
    this.#tell(start === undefined ? "" : textOf(block).slice(start, end).join(""));
  }

  /** Move where the selection begins by a word. */
  #begin(block, direction) {
    const selection = this.#selectionIn(block);
    selection.collapseToStart();
    selection.modify("move", direction, "word");
    selection.modify("extend", "forward", "word");
  }

  #selectionIn(block) {
    const selection = getSelection();
    if (!block.contains(selection.anchorNode) || !block.contains(selection.focusNode)) {
      selection.setBaseAndExtent(block, 0, block, 0);
    }
    return selection;
  }

  /** What is selected, if it lies in one paragraph: the paragraph with the first and last character. */
  #selected() {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const block = elementOf(range.startContainer).closest("[data-block]");
    if (!block || !this.contains(block)) return null;
    const inside = range.cloneRange();
    if (!block.contains(range.endContainer)) inside.setEnd(block, block.childNodes.length);
    const before = document.createRange();
    before.setStart(block, 0);
    before.setEnd(inside.startContainer, inside.startOffset);
    return trimmed(block, lengthOf(before.toString()), lengthOf(inside.toString()));
  }

  /** Put a passage into the form. */
  #take(passage, { thenChoose = false } = {}) {
    if (!passage || !this.#mayTake) return;
    const { block, start, end } = passage;
    const form = this.#form;
    form.elements.block.value = block.dataset.block;
    form.elements.start.value = start;
    form.elements.end.value = end;
    form.elements.text.value = textOf(block).slice(start, end).join("");
    this.#tell(block.dataset.words);
    form.classList.add("ready");
    if (thenChoose) form.elements.target.focus();
    else form.scrollIntoView({ block: "nearest" });
  }

  #tell(words) {
    this.#form.querySelector("[data-place]").textContent = words;
  }

  #point(finding) {
    const listed = this.querySelector(`#finding-${CSS.escape(finding)}`);
    if (!listed) return;
    for (const other of this.querySelectorAll(".pointed-at")) other.classList.remove("pointed-at");
    listed.classList.add("pointed-at");
    listed.scrollIntoView({ block: "nearest" });
  }
}

function elementOf(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
}

/** The characters of a paragraph, as the server counts them. */
function textOf(block) {
  return Array.from(block.textContent);
}

function lengthOf(text) {
  return Array.from(text).length;
}

function wholeOf(block) {
  return trimmed(block, 0, textOf(block).length);
}

/** The passage without the blanks around it, nothing if that is all there is. */
function trimmed(block, start, length) {
  const text = textOf(block);
  let [from, to] = [start, start + length];
  while (from < to && !text[from].trim()) from += 1;
  while (to > from && !text[to - 1].trim()) to -= 1;
  return from < to ? { block, start: from, end: to } : null;
}

customElements.define("passage-picker", PassagePicker);
