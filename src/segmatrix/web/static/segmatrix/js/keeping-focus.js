/**
 * Who works by keys stays where they are, though what they are at is replaced by a fresh copy of it.
 *
 * The focus goes to what does the same in the copy. Where that is gone it goes to what was ticked for
 * it, then to the nearest part around it that is still there, and at last to the heading of the page.
 */
const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]";

/**
 * Remember what has the focus in `part`; return what focuses it in all that is in `part` by then.
 *
 * Called with true, since it is about something else by then, that focuses its heading.
 */
export function keepFocus(part) {
  const at = document.activeElement;
  if (!part.contains(at)) return () => {};
  const name = nameOf(at);
  const place = stopsCalled(name, part).indexOf(at);
  const near = [...ticked(at), ...around(at, part)];
  return (another) => {
    const heading = part.querySelector("h1") ?? part;
    if (another) return void focused(heading);
    const same = part.contains(at) ? at : stopsCalled(name, part)[place];
    if (same && focused(same, { preventScroll: true })) return;
    const others = near.map((id) => document.getElementById(id)).filter(Boolean);
    [...others, heading].some((other) => focused(other));
  };
}

/** What a stop is called by: its id, or else where it leads, what it sends and what it says. */
function nameOf(stop) {
  if (stop.id) return `#${stop.id}`;
  const leads = stop.form?.getAttribute("action") ?? stop.getAttribute("href");
  const sends = [stop.getAttribute("name"), stop.getAttribute("value")];
  const says = stop.matches("button, summary") ? stop.textContent.trim() : "";
  return [stop.localName, leads, ...sends, says].join("\n");
}

function stopsCalled(name, part) {
  return [...part.querySelectorAll(STOPS)].filter((stop) => nameOf(stop) === name);
}

/** The ids of what is ticked in the form of a button. */
function ticked(button) {
  return [...(button.form?.elements ?? [])].filter(({ checked, id }) => checked && id).map(({ id }) => id);
}

/** The ids of a stop and of the parts around it, the nearest first. */
function around(stop, part) {
  const ids = [];
  for (let outer = stop; outer && outer !== part; outer = outer.parentElement) {
    if (outer.id) ids.push(outer.id);
  }
  return ids;
}

/** Focus `stop`, which may be a part or a heading; tell whether that could be done. */
function focused(stop, options) {
  if (!stop.matches(STOPS)) stop.tabIndex = -1;
  stop.focus(options);
  return document.activeElement === stop;
}
