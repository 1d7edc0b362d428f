// Cells copied from a page or a slide arrive as HTML, which knows of merged cells and lists. It goes
// along in a field of its own, until what was pasted is edited by hand.

const kept = document.querySelector("[data-pasted]");
const typed = kept?.form?.elements.namedItem("text");

typed?.addEventListener("paste", (event) => {
  const html = event.clipboardData?.getData("text/html") ?? "";
  const replaces = typed.value.trim() === "";
  // The browser inserts the plain text after this, as an input of its own.
  queueMicrotask(() => {
    kept.value = replaces && /<table/i.test(html) ? html : "";
  });
});

typed?.addEventListener("input", (event) => {
  if (event.inputType !== "insertFromPaste") {
    kept.value = "";
  }
});
