/** Proposes the browser's own time zone where a form still proposes UTC. */
for (const field of document.querySelectorAll("[data-own-timezone]")) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (own && field.value === field.defaultValue && field.value === "UTC") field.value = own;
}
