"""How often, in words; and what can be said of something that was done so often."""

from segmatrix.kit.rules.explaining.phrases import Phrase, window_words
from segmatrix.kit.rules.nodes import Count, CountTest, Ever, Window
from segmatrix.kit.rules.printing import counted


def done(
    verb: str, infinitive: str, what: str, count: Count | None, window: Window, no: bool
) -> Phrase:
    """Return that something was done so often in a window, or was not.

    Args:
        verb: in the past: `did`.
        infinitive: as it follows “did not”: `do`.
        what: what was done: `“login”`.
        no: whether all of it is denied.
    """
    if count is not None and means_never(count):
        no, count = not no, None
    how_often = "" if count is None else f" {count_words(count)}"
    when = window_words(window)
    if not no:
        some_time = " at least once" if not how_often and not when else ""
        return Phrase(f"{verb} {what}{how_often}{some_time}{when}{_never_too(count)}")
    if not how_often and isinstance(window, Ever):
        return Phrase(f"never {verb} {what}")
    return Phrase(f"did not {infinitive} {what}{how_often}{when}")


def count_words(count: Count) -> str:
    """Return `at least 3 times`, `on between 2 and 5 different days`."""
    high = count.high if count.high is not None else count.number
    on = "on " if count.distinct else ""
    times = _times(high, count)
    if count.test is CountTest.BETWEEN:
        return f"{on}between {count.number} and {times}"
    return f"{on}{count.test} {times}"


def means_never(count: Count) -> bool:
    """Whether a count is fulfilled by none at all, and by nothing else."""
    bounds_above = (CountTest.AT_MOST, CountTest.EXACTLY)
    if count.test is CountTest.FEWER_THAN:
        return count.number == 1
    return count.test in bounds_above and count.number == 0


def _times(number: int, count: Count) -> str:
    if count.distinct is not None:
        return counted(number, f"different {count.distinct}" if number != 1 else count.distinct)
    return "once" if number == 1 else counted(number, "time")


def _never_too(count: Count | None) -> str:
    """Say of a count that is bounded from above alone that none at all fulfils it."""
    above = (CountTest.AT_MOST, CountTest.FEWER_THAN)
    return " (or never)" if count and count.test in above and count.number else ""
