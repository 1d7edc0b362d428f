/** Questions about key presses that several elements ask. */

/** Whether the press goes into a field, where letters are text and no commands. */
export function typing(event) {
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"))
  );
}

/** Whether Ctrl, or Cmd on a Mac, is held alone with the key. */
export function command(event, key) {
  return (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === key;
}
