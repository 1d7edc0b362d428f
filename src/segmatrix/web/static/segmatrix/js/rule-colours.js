/**
 * The coloured copy of a rule that lies beneath its field, with what is wrong underlined.
 *
 * Only looks: what a word means is for the server to say. Places come from the server as numbers of
 * characters; `units` turns them into places of a JavaScript string.
 */
const PIECES =
  /(?<comment>#[^\n]*)|(?<text>"(?:[^"]|"")*"?)|(?<name>`(?:[^`]|``)*`?)|(?<number>-?\d[\w.:+-]*%?)|(?<word>[\p{L}_][\p{L}\p{N}_]*)/gu;

/** The place in a string of the character with this number. */
export function units(text, characters) {
  let at = 0;
  for (const character of text) {
    if (characters-- <= 0) break;
    at += character.length;
  }
  return at;
}

/** The number of the character that stands at a place of a string. */
export function characters(text, at) {
  return [...text.slice(0, at)].length;
}

/** Draw `text` into `layer`; `marks` are {start, end, kind} with places of the string. */
export function colour(layer, text, keywords, marks) {
  const cuts = new Set([0, text.length]);
  const pieces = [];
  for (const match of text.matchAll(PIECES)) {
    const kind = kindOf(match, keywords);
    if (!kind) continue;
    pieces.push({ start: match.index, end: match.index + match[0].length, kind });
    cuts.add(match.index).add(match.index + match[0].length);
  }
  for (const { start, end } of marks) cuts.add(start).add(end);
  const places = [...cuts].filter((at) => at <= text.length).sort((a, b) => a - b);
  const drawn = document.createDocumentFragment();
  let piece = 0;
  for (let i = 0; i + 1 < places.length; i++) {
    const [start, end] = [places[i], places[i + 1]];
    while (piece < pieces.length && pieces[piece].end <= start) piece++;
    const over = pieces[piece]?.start <= start ? pieces[piece].kind : "";
    const marked = marks.filter((mark) => mark.start <= start && end <= mark.end);
    const kinds = [over, ...marked.map((mark) => mark.kind)].filter(Boolean);
    drawn.append(kinds.length ? span(text.slice(start, end), kinds) : text.slice(start, end));
  }
  // A mistake at the very end has nothing to stand under but a blank.
  const missing = marks.some((mark) => mark.start === mark.end && mark.start === text.length);
  drawn.append(missing ? span(" ", ["wrong"]) : "", "\n");
  layer.replaceChildren(drawn);
}

/** Where a place of the text is on the screen. */
export function boxAt(layer, at) {
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  let left = at;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (left <= node.length) {
      const range = document.createRange();
      range.setStart(node, left);
      range.setEnd(node, Math.min(left + 1, node.length));
      const boxes = range.getClientRects();
      return boxes[0] ?? range.getBoundingClientRect();
    }
    left -= node.length;
  }
  return layer.getBoundingClientRect();
}

function kindOf({ groups, 0: written }, keywords) {
  if (groups.comment) return "comment";
  if (groups.text) return "quoted";
  if (groups.number) return "amount";
  if (groups.word) return keywords.has(written.toLowerCase()) ? "keyword" : "";
  return "";
}

function span(text, kinds) {
  const element = document.createElement("span");
  element.className = kinds.join(" ");
  element.textContent = text;
  return element;
}
