"""What counts as a number that somebody states, typed into fields or written in a sheet's cell."""

import re
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid


@dataclass(frozen=True, slots=True)
class Number:
    """A value (`low` equals `high`) or a range, with what it counts."""

    low: float
    high: float
    unit: str = ""


def stated(low: float, high: float | None) -> tuple[float, float]:
    """Return the ends of a value or range, refusing an infinite one and a range upside down."""
    ends = (float(low), float(low if high is None else high))
    if not all(isfinite(end) for end in ends):
        raise Invalid(_("This is not a number."), field="low", yours=[str(low), str(high)])
    if ends[0] > ends[1]:
        raise Invalid(
            _("The range ends below its beginning."),
            hint=_("Give the smaller number first."),
            field="high",
            yours=[low, high],
        )
    return ends


def dated(text: str, *, field: str, **typed: Any) -> date | None:
    """Return the day that an ISO date names, None for an empty text."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Invalid(
            _("“%(text)s” is not a date.") % {"text": text},
            hint=_("Write it as year, month and day: 2026-05-01."),
            field=field,
            yours=text,
            **typed,
        ) from error


_TIMES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mio": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "bn": 1e9,
    "billion": 1e9,
    "billions": 1e9,
}
_DIGITS = r"\d[\d., '\u00a0\u202f]*"
_SCALE = r"(?:\s*(" + "|".join(sorted(_TIMES, key=len, reverse=True)) + r")\b\.?)?"
_CELL = re.compile(
    rf"^(?:about|ca\.?|circa|approx\.?|~|≈)?\s*([^\d\s.,~≈-]{{0,4}})\s*(-?{_DIGITS}){_SCALE}"
    rf"(?:\s*(?:-|–|—|to|\.\.\.?)\s*[^\d\s.,-]{{0,4}}\s*({_DIGITS}){_SCALE})?\s*([^\d]{{0,40}})$",
    re.IGNORECASE,
)


def read(text: str) -> Number | None:
    """Return the number that a cell such as `€2.4m`, `450-500 accounts` or `12 %` states.

    A text that can be read in two ways (`1.200`: twelve hundred or one and a fifth) is not
    guessed at.
    """
    found = _CELL.match(" ".join(text.split()))
    if found is None:
        return None
    before, low, low_scale, high, high_scale, after = found.groups()
    first = _figure(low)
    last = first if high is None else _figure(high)
    if first is None or last is None:
        return None
    if high is not None and high_scale and not low_scale:  # "2-3 m" means millions at both ends
        low_scale = high_scale
    first *= _TIMES[low_scale.lower()] if low_scale else 1
    scale = high_scale if high is not None else low_scale
    last *= _TIMES[scale.lower()] if scale else 1
    if first > last:
        return None
    return Number(first, last, (before or after).strip())


def _figure(digits: str) -> float | None:
    """Read digits with grouping and decimal marks, None where the marks are ambiguous or wrong."""
    text = re.sub(r"[ '\u00a0\u202f]", "", digits).rstrip(".,")
    marks = re.findall(r"[.,]", text)
    if not marks:
        return float(text)
    head, tail = re.split(r"[.,](?=[^.,]*$)", text)
    if len(set(marks)) == 2:  # the last mark is the decimal one
        grouping = marks[0]
        if marks.count(marks[-1]) > 1 or not _grouped(head, grouping):
            return None
        return float(head.replace(grouping, "") + "." + tail)
    if len(marks) > 1:
        return float(re.sub(r"[.,]", "", text)) if _grouped(text, marks[0]) else None
    if len(tail) != 3 or head.lstrip("-") == "0":
        return float(f"{head}.{tail}")
    return float(head + tail) if marks[0] == "," else None


def _grouped(text: str, mark: str) -> bool:
    """Say whether the mark divides the digits into threes."""
    first, *others = text.lstrip("-").split(mark)
    return 1 <= len(first) <= 3 and all(len(group) == 3 for group in others)
