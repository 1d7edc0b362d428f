/** In bars that scroll sideways, brings the page that one is on into view. */
for (const here of document.querySelectorAll(":is(.rail, .tabs) [aria-current]")) {
  const bar = here.closest(".rail, .tabs");
  const [at, whole] = [here.getBoundingClientRect(), bar.getBoundingClientRect()];
  bar.scrollBy({ left: at.left + at.width / 2 - (whole.left + whole.width / 2) });
}
