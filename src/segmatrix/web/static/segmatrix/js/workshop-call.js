/**
 * The band that tells of a workshop under way: when who leads it asks everybody to look elsewhere, who
 * is along goes along. Along is who is at the page that everybody looked at before; who works
 * elsewhere, or has typed something that is not saved, reads it in the band.
 */
import { typedIn } from "./typing.js";

const called = () => document.getElementById("workshop-call")?.dataset.calls ?? "";
let before = called();

document.addEventListener("live:news", () => {
  const to = called();
  if (to === before) return;
  const along = location.pathname === before;
  before = to;
  if (to && along && !typedIn(document.body)) location.assign(to);
});
