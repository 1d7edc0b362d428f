/**
 * Return a function that runs `ask`, never twice at once: called meanwhile, it runs once more.
 *
 * So the last answer to arrive is also the answer to the last question. Resolves when all have ended.
 */
export function oneAtATime(ask) {
  let asking = null;
  let again = false;
  const all = async () => {
    do {
      again = false;
      await ask();
    } while (again);
  };
  return () => {
    again = true;
    asking ??= all().finally(() => {
      asking = null;
    });
    return asking;
  };
}
