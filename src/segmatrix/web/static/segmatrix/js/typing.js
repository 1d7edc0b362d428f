/** What was typed and not sent yet. */

/** Tell whether a field inside `part` holds something else than it came with. */
export function typedIn(part) {
  return [...part.querySelectorAll("textarea, input, select")].some((field) => {
    if (field.type === "hidden") return false;
    if (field.matches("select")) {
      const options = [...field.options];
      const came = options.find((option) => option.defaultSelected) ?? options[0];
      return Boolean(came) && !came.selected;
    }
    return ["checkbox", "radio"].includes(field.type)
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue;
  });
}
