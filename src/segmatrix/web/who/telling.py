"""Who is in, in words: segments as people read them, coverage and overlap as sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.explaining import explain
from segmatrix.kit.rules.parsing import parse
from segmatrix.matrix.queries import DimensionView, SegmentView
from segmatrix.studies.queries import ComputedMeasure, Covered, Overlap, WhoIsIn
from segmatrix.web.figures import figure, percentage


@dataclass(frozen=True, slots=True)
class Line:
    """A segment as the page lists it.

    Attributes:
        english: Its rule in words, empty if it has none or one that cannot be read.
        measures: Its other numbers by row.
    """

    segment: SegmentView
    english: str
    size: ComputedMeasure | None
    measures: tuple[tuple[DimensionView, ComputedMeasure], ...]


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of all customers: those in none, one or several segments.

    Attributes:
        key: `none`, `one` or `several`, which is also how members are asked for.
        begins: Where its piece of the bar begins, as a share of the whole.
        value: How much it is; None where it is too large to add up.
        share: Of the whole; None where that is not a number above zero.
    """

    key: str
    label: str
    value: float | None
    share: float | None
    begins: float


@dataclass(frozen=True, slots=True)
class Bar:
    """All customers, or what they make, cut in three.

    Attributes:
        name: What is cut.
        drawn: Whether its slices can stand in a bar: none of them is below zero.
    """

    name: str
    unit: str
    total: float | None
    slices: tuple[Slice, ...]
    drawn: bool


def customers(number: float, unit: str) -> str:
    """Return a number of people or accounts in words, such as `1,204 accounts`."""
    words = (
        ngettext("%(number)s account", "%(number)s accounts", int(number))
        if unit == "account"
        else ngettext("%(number)s person", "%(number)s people", int(number))
    )
    return words % {"number": figure(number)}


def lines(seen: WhoIsIn) -> list[Line]:
    """Return the segments as the page lists them."""
    return [
        Line(
            each.segment,
            english(each.segment.rule, seen.unit),
            each.size,
            tuple(zip(seen.measures, each.measures, strict=False)),  # none without a rule
        )
        for each in seen.segments
    ]


def english(rule: str, unit: str) -> str:
    """Return a rule in words, empty text for one that cannot be read."""
    if not rule.strip():
        return ""
    try:
        return explain(parse(rule), unit)
    except RuleError:  # the page shows what is wrong with it in the number's place
        return ""


def bars(seen: WhoIsIn) -> list[Bar]:
    """Return how all customers, and what they make of each sum, are spread over the three parts."""
    covered = seen.coverage
    if covered is None:
        return []
    counted = {"none": covered.none, "one": covered.one, "several": covered.several}
    name = _("Accounts") if seen.unit == "account" else _("People")
    found = [_bar(name, "", seen.universe, counted)]
    for row, made in covered.measures:
        found.append(_bar(row.name, row.unit, made.everyone, _parts(made)))
    return found


def coverage_sentences(seen: WhoIsIn) -> list[str]:
    """Return what the bars say, the customers first."""
    if seen.coverage is None or not seen.universe:
        return []
    counted, *made = bars(seen)
    none, one, several = counted.slices
    everybody = customers(seen.universe, seen.unit)
    if not none.value:
        said = [_("All %(everybody)s are in at least one segment.") % {"everybody": everybody}]
    else:
        said = [
            _("Of %(everybody)s, %(none)s are in no segment (%(share)s).")
            % {"everybody": everybody, "none": figure(none.value), "share": percentage(none.share)}
        ]
    said.append(
        _("%(one)s are in one (%(one_share)s), %(several)s in several (%(several_share)s).")
        % {
            "one": figure(one.value),
            "one_share": percentage(one.share),
            "several": figure(several.value),
            "several_share": percentage(several.share),
        }
    )
    for bar in made:
        outside = bar.slices[0]
        if outside.value and outside.share is not None:
            said.append(
                _("Those in none bring %(value)s of %(measure)s (%(share)s).")
                % {
                    "value": figure(outside.value, bar.unit),
                    "measure": bar.name,
                    "share": percentage(outside.share),
                }
            )
    return said


def overlap_sentence(overlap: Overlap, unit: str) -> str:
    """Return which two segments share most, in words."""
    pairs = [
        (count, one, other)
        for row, (counts, one) in enumerate(zip(overlap.counts, overlap.segments, strict=True))
        for count, other in zip(counts[row + 1 :], overlap.segments[row + 1 :], strict=True)
    ]
    most = max(pairs, key=lambda pair: pair[0], default=(0, None, None))
    if not most[0]:
        return _("No two segments share anybody.")
    count, one, other = most
    return _("“%(one)s” and “%(other)s” share most: %(customers)s.") % {
        "one": one.name,
        "other": other.name,
        "customers": customers(count, unit),
    }


def combination_name(names: list[str]) -> str:
    """Return exactly which segments are meant, in words."""
    if len(names) == 1:
        return _("Only %(name)s") % {"name": names[0]}
    return _("%(names)s and %(last)s, no other") % {
        "names": ", ".join(names[:-1]),
        "last": names[-1],
    }


def _parts(made: Covered) -> Mapping[str, float | None]:
    return {"none": made.none, "one": made.one, "several": made.several}


def _bar(name: str, unit: str, total: float | None, parts: Mapping[str, float | None]) -> Bar:
    labels = {"none": _("in none"), "one": _("in one"), "several": _("in several")}
    whole = total if total and total > 0 else None
    drawn = whole is not None and all(part is not None and part >= 0 for part in parts.values())
    return Bar(name, unit, total, tuple(_slices(labels, parts, whole)), drawn)


def _slices(
    labels: Mapping[str, str], parts: Mapping[str, float | None], whole: float | None
) -> Iterator[Slice]:
    begins = 0.0
    for key, value in parts.items():
        share = value / whole if whole and value is not None and value >= 0 else None
        yield Slice(key, labels[key], value, share, begins)
        begins += share or 0.0
