/** The plane of the map: grid values 1 to 9 and where they lie in the drawing (as in picturing.py). */
const LEFT = 70;
const RIGHT = 700;
const TOP = 40;
const BOTTOM = 556;
const MARGIN = 30; // how far outside the grid a hand may still mean its edge

const STEP_X = (RIGHT - LEFT) / 8;
const STEP_Y = (BOTTOM - TOP) / 8;

export const MIDDLE = { x: 5, y: 5 };

export const across = (x) => LEFT + (x - 1) * STEP_X;
export const down = (y) => BOTTOM - (y - 1) * STEP_Y;
const onGrid = (value) => Math.min(9, Math.max(1, Math.round(value)));

/** The grid point `dx` and `dy` steps from `at`, or the edge. */
export const moved = (at, dx, dy) => ({ x: onGrid(at.x + dx), y: onGrid(at.y + dy) });

/** The grid point under a pointer, or null when it is not on the plane. */
export function under(svg, event) {
  const inverse = svg.getScreenCTM().inverse();
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(inverse);
  const outside =
    point.x < LEFT - MARGIN ||
    point.x > RIGHT + MARGIN ||
    point.y < TOP - MARGIN ||
    point.y > BOTTOM + MARGIN;
  if (outside) return null;
  return { x: onGrid((point.x - LEFT) / STEP_X + 1), y: onGrid((BOTTOM - point.y) / STEP_Y + 1) };
}

/** An SVG element with attributes and children. */
export function drawn(name, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
