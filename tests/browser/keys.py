"""Hands that know no mouse: Tab leads to something, and keys are pressed there."""

from playwright.sync_api import Page

# What has the focus shows it: by a line around itself, or around what stands for it.
UNSEEN_FOCUS = """() => {
  const at = document.activeElement;
  const around = [at, at.nextElementSibling, at.parentElement].filter(Boolean);
  const lined = around.some((part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(part);
    const { width, height } = part.getBoundingClientRect();
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && width > 1 && height > 1;
  });
  const { top, bottom } = at.getBoundingClientRect();
  const seen = bottom > 0 && top < innerHeight;
  return (lined && seen) || at.id === "main" ? "" : at.outerHTML.slice(0, 200);
}"""


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, selector: str, *, key: str = "Tab") -> None:
    """Press Tab until something that fits has the focus; wherever it leads, that is seen."""
    for _ in range(80):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            unseen = page.evaluate(UNSEEN_FOCUS)
            assert not unseen, f"nobody sees that this has the focus: {unseen}"
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def enter(page: Page, selector: str) -> None:
    """Go to what fits and press Enter there."""
    tab_to(page, selector)
    page.keyboard.press("Enter")


def skip_to_the_page(page: Page) -> None:
    """Pass over what every page begins with, as the first link of a page does."""
    page.wait_for_load_state("load")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip')"), "the way past comes first"
    page.keyboard.press("Enter")
